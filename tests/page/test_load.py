from __future__ import annotations

from pathlib import Path

import pytest

from zonereader.errors import PageError, PageProblem
from zonereader.page.load import digest_of, load_page, page_files

TEXT = "# 洛阳高新区\r\n\r\n面粉厂添了机器人，工人们学会了修机器人，工资也涨了。\u2028田禾\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_one_text_in_any_encoding_is_one_page(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "p.txt"
    file.write_bytes(TEXT.encode(encoding))
    (tmp_path / "q.txt").write_bytes(TEXT.encode())
    page = load_page(file)
    assert (page.name, page.text) == ("p.txt", TEXT)
    assert page.sha256 == load_page(tmp_path / "q.txt").sha256


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", PageProblem.EMPTY),
        (b" \r\n", PageProblem.EMPTY),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", PageProblem.BINARY),
    ],
)
def test_a_file_that_is_no_page(tmp_path: Path, data: bytes, problem: PageProblem) -> None:
    file = tmp_path / "p.txt"
    file.write_bytes(data)
    with pytest.raises(PageError) as error:
        load_page(file)
    assert error.value.problem is problem


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(PageError) as error:
        load_page(tmp_path / "p.txt")
    assert error.value.problem is PageProblem.MISSING


def test_the_pages_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/a.TXT", "b/notes.md", ".hidden.txt"):
        (tmp_path / name).write_text("文", "utf-8")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    assert page_files(tmp_path) == [tmp_path / "b" / "a.TXT", tmp_path / "c.txt"]
    assert page_files(tmp_path / "c.txt") == [tmp_path / "c.txt"]


def test_what_a_digest_was_drawn_from() -> None:
    assert digest_of("文。\n（本版为摘编，据 001_ab.txt 所载事实与数据重新撰写。）\n\n") == "001_ab.txt"
    assert digest_of("文。\n") is None
