"""Notes on the command line: tags, out as JSON, into another library."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "新材料园区迎来十家企业\n\n园区今年新建厂房12万平方米，投资约3.5亿元。\n"


def run(*arguments: object, code: int = 0) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "zonereader", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == code, done.stderr
    return done


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(TEXT, "utf-8")
    return file


def test_notes_go_from_one_library_to_another(page: Path, tmp_path: Path) -> None:
    one, two, out = tmp_path / "one.db", tmp_path / "two.db", tmp_path / "marks.json"
    run("import", page, "--library", one)
    mark = ("annotate", "highlight", "--page", "page.txt", "--start", 2, "--end", 6, "--tag", "待查，#重要")
    run(*mark, "--colour", "underline", "--library", one)
    run("notes", "tags", "--rename", "待查", "待核", "--library", one)
    assert json.loads(run("notes", "tags", "--json", "--library", one).stdout) == ["待核", "重要"]
    run("export", "--format", "json", "--out", out, "--library", one)
    run("import", tmp_path, "--library", two)
    done = json.loads(run("notes", "import", out, "--json", "--library", two).stdout)
    assert done == {"added": 1, "changed": 0, "known": 0, "without_page": 0}
    assert json.loads(run("search", "tag:待核", "--json", "--library", two).stdout)["count"] == 1
    assert "no tag" in run("notes", "tags", "--rename", "没有", "x", "--library", two, code=1).stderr
    assert "no annotations" in run("notes", "import", page, "--library", two, code=1).stderr
    file = tmp_path / "marks.csv"
    run("export", "--format", "notes-csv", "--out", file, "--library", two)
    assert "#待核 #重要" in file.read_text("utf-8-sig")


def test_articles_become_pdfs_with_their_marks(page: Path, tmp_path: Path) -> None:
    library, out = tmp_path / "one.db", tmp_path / "sheets"
    run("import", page, "--library", library)
    assert "no articles" in run("pdf", "--out", out, "--library", library, code=1).stderr
    asked = ("pdf", "--scope", "page:page.txt", "--out", out, "--library", library, "--json")
    (file,) = json.loads(run(*asked).stdout)["files"]
    assert Path(file).name == "新材料园区迎来十家企业.pdf"
    plain = Path(file).read_bytes()
    run("annotate", "highlight", "--page", "page.txt", "--start", 0, "--end", 6, "--library", library)
    assert json.loads(run(*asked).stdout)["files"] == [file]
    marked = Path(file).read_bytes()
    assert plain.startswith(b"%PDF-")
    assert marked.startswith(b"%PDF-")
    assert len(plain) != len(marked)


def test_a_pdf_that_somebody_changed_is_left_and_a_file_may_be_named(page: Path, tmp_path: Path) -> None:
    library, out = tmp_path / "one.db", tmp_path / "sheets"
    run("import", page, "--library", library)
    asked = ("pdf", "--scope", "page:page.txt", "--library", library, "--out")
    file = Path(run(*asked, out).stdout.strip())
    changed = file.read_bytes() + b"% drawn on by its reader\n"
    file.write_bytes(changed)
    for _ in range(2):
        assert run(*asked, out).stdout == f"{file.with_stem(file.stem + ' 2')}\n"
    assert file.read_bytes() == changed
    named, other = out / "named.pdf", out / "letter.pdf"
    other.write_bytes(b"%PDF-1.4 of somebody else")
    assert run(*asked, named).stdout == run(*asked, named).stdout == f"{named}\n"
    assert run(*asked, other).stdout == f"{out / 'letter 2.pdf'}\n"
    assert other.read_bytes() == b"%PDF-1.4 of somebody else"


def test_a_page_that_comes_in_again_says_what_became_of_its_notes(page: Path, tmp_path: Path) -> None:
    library = tmp_path / "one.db"
    run("import", page, "--library", library)
    at = TEXT.index("新建厂房")
    run("annotate", "note", "--page", "page.txt", "--start", at, "--end", at + 4, "--library", library)
    page.write_text("要闻\n\n" + TEXT, "utf-8")
    assert (
        "newer than a page here; 1 annotations went along" in run("import", page, "--library", library).stderr
    )
    assert json.loads(run("check", "--json", "--library", library).stdout)["ok"]
