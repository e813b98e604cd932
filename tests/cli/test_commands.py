"""The command line as a process: what it prints, where, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import click
import pytest

from zonereader.commands.group import commands

PAGE = "# 江边新区添了一座码头\n\n江边新区今年投资约3.5亿元，新建码头12座，同比增长20%。\n\n本报记者 王小明\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.db"


def run(*arguments: object, code: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "zonereader", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    assert done.returncode == code, done.stderr
    if code == 0:
        assert done.stderr == "" or "\n" not in done.stderr.strip()
    return done


def test_parse_prints_the_contract(page: Path) -> None:
    reading = json.loads(run("parse", page).stdout)
    assert set(reading) == {"document", "articles", "noise_spans", "figures"}
    (article,) = reading["articles"]
    assert article["title"] == "江边新区添了一座码头"
    assert {f["text"] for f in reading["figures"]} == {"约3.5亿元", "12座", "20%"}
    for figure in reading["figures"]:
        assert PAGE[figure["start"] : figure["end"]] == figure["text"]


def test_parse_prints_a_line_for_each_of_several_files(page: Path, tmp_path: Path) -> None:
    done = run("parse", page, tmp_path / "none.txt", page, code=1)
    assert [json.loads(line)["document"] for line in done.stdout.splitlines()] == ["page.txt"] * 2
    assert done.stderr.count("\n") == 1
    assert "none.txt" in done.stderr


BAD_FILES = {
    "missing.txt": None,
    "empty.txt": b"",
    "blank.txt": b" \n\n",
    "binary.txt": bytes(range(256)) * 64,
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(2000),
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("command", ["parse", "import"])
def test_a_bad_file_is_one_sentence_and_status_1(
    tmp_path: Path, library: Path, name: str, command: str
) -> None:
    path = tmp_path / name
    if BAD_FILES[name] is not None:
        path.write_bytes(BAD_FILES[name])
    more = ("--library", library) if command == "import" else ()
    done = run(command, path, *more, code=1)
    assert done.stderr.startswith("zonereader: ")
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_a_folder_without_pages_is_one_sentence(tmp_path: Path, library: Path) -> None:
    (tmp_path / "folder").mkdir()
    done = run("import", tmp_path / "folder", "--library", library, code=1)
    assert "no page" in done.stderr


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-8-sig", "big5"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    text = PAGE * 8 if encoding != "big5" else "臺灣的園區今年投資約三億元，增長百分之二十。\n" * 40
    path = tmp_path / "page.txt"
    path.write_bytes(text.encode(encoding))
    reading = json.loads(run("parse", path).stdout)
    assert reading["figures"]


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind the administrator")
def test_a_file_without_permission_is_said(page: Path) -> None:
    page.chmod(0)
    assert "may not be read" in run("parse", page, code=1).stderr


def test_a_line_of_fifty_megabytes_is_said_or_read(tmp_path: Path, library: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes("园区投资3亿元，".encode() * (50 * 1024 * 1024 // 22))
    done = run("import", path, "--library", library, code=1)
    assert "too large" in done.stderr
    run("check", "--library", library)


def test_a_data_folder_that_cannot_be_is_said(page: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = run("import", page, "--library", tmp_path / "file" / "library.db", code=1)
    assert "cannot be written" in done.stderr


def test_import_search_figures_check(page: Path, library: Path) -> None:
    at = ("--library", library, "--json")
    assert json.loads(run("import", page, *at).stdout) == {"added": 1, "skipped": 0, "failed": []}
    assert json.loads(run("import", page.parent, *at).stdout)["skipped"] == 1
    found = json.loads(run("search", "码头", *at).stdout)
    assert found["count"] == 1
    assert set(found["hits"][0]) == {"page", "title", "zone", "score", "snippet", "spans", "article_start"}
    assert all(PAGE[a:b] == "码头" for a, b in found["hits"][0]["spans"])
    rows = json.loads(run("figures", "--kind", "money", *at).stdout)
    assert [(row["text"], row["low"], row["unit"], row["approx"]) for row in rows] == [
        ("约3.5亿元", 350000000, "CNY", "about")
    ]
    report = json.loads(run("check", *at).stdout)
    assert report["ok"]
    assert (report["pages"], report["articles"], report["annotations"]) == (1, 1, 0)


def test_search_takes_fields_and_conditions_and_says_what_is_malformed(page: Path, library: Path) -> None:
    at = ("--library", library)
    run("import", page, *at)
    everything = json.loads(run("search", "date:2000..", "--json", *at).stdout)
    assert everything["count"] == len(everything["hits"]) > 0
    assert json.loads(run("search", "-没有的词", "--json", *at).stdout)["count"] == everything["count"]
    done = run("search", "码头 kind:没有", "--json", "--sort", "page", *at)
    assert json.loads(done.stdout) == {"count": 0, "hits": []}
    assert (
        done.stderr
        == "zonereader: kind:没有 has a value that its field does not take; it is searched as text.\n"
    )
    run("search", "码头", "--sort", "size", *at, code=2)


def test_a_library_of_another_version_is_read_anew(page: Path, library: Path) -> None:
    run("import", page, "--library", library)
    found = run("figures", "--kind", "money", "--library", library).stdout
    with closing(sqlite3.connect(library)) as raw:
        raw.execute("DROP TABLE figures_of_page")
    assert "another version" in run("check", "--library", library, code=1).stderr
    first = run("figures", "--kind", "money", "--library", library)
    assert first.stdout == found
    assert "read anew" in first.stderr
    assert run("figures", "--kind", "money", "--library", library).stderr == ""
    run("check", "--library", library)


def test_figures_as_csv(page: Path, library: Path) -> None:
    run("import", page, "--library", library)
    text = run("figures", "--csv", "--library", library).stdout
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    assert {row["text"] for row in rows} >= {"约3.5亿元", "12座", "20%"}


def test_annotate_then_export_in_every_format(page: Path, library: Path, tmp_path: Path) -> None:
    run("import", page, "--library", library)
    start = PAGE.index("新建码头")
    at = ("--library", library, "--json")
    made = json.loads(
        run(
            "annotate",
            "highlight",
            "--page",
            "page.txt",
            "--start",
            start,
            "--end",
            start + 4,
            "--text",
            "看",
            *at,
        ).stdout
    )
    assert made["exact"] == "新建码头"
    for name, arguments in {
        "plain.md": (),
        "obsidian.md": ("--profile", "obsidian"),
        "logseq.md": ("--profile", "logseq"),
        "notes.json": ("--format", "json"),
        "figures.csv": ("--format", "csv"),
        "dossier.docx": ("--format", "docx"),
    }.items():
        out = tmp_path / "out" / name
        files = json.loads(run("export", "--out", out, *arguments, *at).stdout)["files"]
        assert files == [str(out)]
        assert out.stat().st_size > 100
    assert made["uuid"].replace("-", "")[:10] in (tmp_path / "out" / "obsidian.md").read_text("utf-8")
    notes = json.loads((tmp_path / "out" / "notes.json").read_text("utf-8"))
    assert notes["annotations"][0]["target"]["selector"][0] == {
        "type": "TextPositionSelector",
        "start": start,
        "end": start + 4,
    }


def test_a_second_export_changes_no_file(page: Path, library: Path, tmp_path: Path) -> None:
    run("import", page, "--library", library)
    out = tmp_path / "note.md"
    run("export", "--scope", "page:page.txt", "--out", out, "--library", library)
    out.write_text("my own words", "utf-8")
    done = run("export", "--scope", "page:page.txt", "--out", out, "--library", library)
    assert out.read_text("utf-8") == "my own words"
    assert done.stdout.strip().endswith("note 2.md")


def test_backup_restore_rebuild(page: Path, library: Path, tmp_path: Path) -> None:
    at = ("--library", library, "--json")
    run("import", page, *at)
    copy = json.loads(run("backup", "--out", tmp_path / "copy.db", *at).stdout)["file"]
    assert json.loads(run("rebuild", *at).stdout)["pages"] == 1
    restored = json.loads(run("restore", copy, *at).stdout)
    assert Path(restored["kept"]).exists()
    assert json.loads(run("check", *at).stdout)["ok"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("figures", "--kind", "nonsense"),
        ("figures", "--range", "nonsense"),
        ("figures", "--sort", "size"),
        ("related", "page.txt"),
        ("export", "--scope", "nonsense", "--out", "x"),
        ("annotate", "note", "--page", "page.txt", "--start", "5", "--end", "2"),
        ("search",),
        ("parse", "--nonsense"),
    ],
)
def test_wrong_usage_is_status_2(page: Path, library: Path, arguments: tuple[str, ...]) -> None:
    run("import", page, "--library", library)
    more = ("--library", library) if arguments[0] not in ("parse", "search") else ()
    assert "Usage" in run(*arguments, *more, code=2).stderr


@pytest.mark.parametrize(
    "arguments",
    [("check",), ("search", "x"), ("figures", "--zone", "没有"), ("export", "--out", "x"), ("rebuild",)],
)
def test_a_library_that_is_not_there_is_said(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, "--library", tmp_path / "none.db", code=1)
    assert "no library" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_an_unknown_zone_is_said(page: Path, library: Path) -> None:
    run("import", page, "--library", library)
    assert "no zone" in run("figures", "--zone", "没有这个区", "--library", library, code=1).stderr


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_every_command_has_help(name: str) -> None:
    assert "Usage" in run(name, "--help").stdout


def test_what_is_wrong_with_a_path_is_not_wrong_usage() -> None:
    paths = [p.type for c in commands.commands.values() for p in c.params if isinstance(p.type, click.Path)]
    assert paths
    assert not any(kind.readable or kind.exists for kind in paths)


def test_version() -> None:
    from zonereader import __version__

    assert __version__ in run("--version").stdout


def test_repair_makes_a_damaged_library_whole(page: Path, library: Path) -> None:
    at = ("--library", library)
    run("import", page, *at)
    uuid = run("annotate", "note", "--page", "page.txt", "--start", "2", "--end", "6", *at).stdout.strip()
    with library.open("r+b") as file:
        file.write(b"\0" * 100)
    assert "not a ZoneReader library" in run("check", *at, code=1).stderr
    done = json.loads(run("repair", *at, "--json").stdout)
    assert (done["pages"], done["annotations"]) == (1, 1)
    assert Path(done["kept"]).read_bytes().startswith(b"\0" * 100)
    assert json.loads(run("check", *at, "--json").stdout)["ok"]
    run("export", "--format", "json", "--out", library.parent / "notes.json", *at)
    assert uuid in (library.parent / "notes.json").read_text("utf-8")
