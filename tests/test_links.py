"""What a start is asked to open: files as a shell and as a desktop names them, and links."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonereader.links import ArticleLink, BrokenLink, NoteLink, target, word

SHA = "0f" * 32

links = st.one_of(
    st.builds(
        ArticleLink,
        st.text("0123456789abcdef", min_size=64, max_size=64),
        st.integers(0, 999_999_999),
    ),
    st.builds(NoteLink, st.uuids().map(str)),
)


@given(links)
def test_a_link_is_read_as_it_was_written(link: ArticleLink | NoteLink) -> None:
    assert target(str(link)) == link
    assert target(word(link)) == link


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"ZoneReader://Article/{SHA.upper()}/7/", ArticleLink(SHA, 7)),
        ("page.txt", Path("page.txt")),
        ("/tmp/100%.txt", Path("/tmp/100%.txt")),
        ("file:///tmp/%E5%9B%AD%E5%8C%BA%20a.txt", Path("/tmp/园区 a.txt")),
        ("file://localhost/tmp/a.txt", Path("/tmp/a.txt")),
        ("file:/tmp/a.txt", Path("/tmp/a.txt")),
        ("file://elsewhere/tmp/a.txt", Path("file://elsewhere/tmp/a.txt")),
    ],
)
def test_words_of_shells_and_desktops(text: str, expected: object) -> None:
    assert target(text) == expected


@pytest.mark.parametrize(
    "rest",
    ["", "//", "//article/", f"//article/{SHA}", f"//article/{SHA}/-1", "//article/../1", "//note/a b"],
)
def test_a_link_that_names_nothing_is_never_taken_for_a_file(rest: str) -> None:
    assert target("zonereader:" + rest) == BrokenLink("zonereader:" + rest)


def test_a_path_is_handed_over_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert target(word(Path("page.txt"))) == tmp_path / "page.txt"
