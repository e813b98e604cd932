from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from zonereader.export import escape

HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("#|`*=_~[]<>()!-+.1 9\\$%^&;:{}\n园区，。\"'"), st.characters(codec="utf-8")
    ),
    max_size=60,
)


def shown(markdown: str) -> str:
    """The text that a CommonMark program shows of a document: blanks made one."""
    words = []
    for token in MarkdownIt("commonmark").parse(markdown):
        words += [child.content if child.type == "text" else " " for child in token.children or []]
        words.append(" ")  # paragraphs stand apart
        assert token.type in {"paragraph_open", "inline", "paragraph_close"}, token.type
    return " ".join("".join(words).split())


@given(HOSTILE)
def test_escaped_text_shows_as_it_was(text: str) -> None:
    plain = text.replace("\0", "\ufffd")
    assert shown(escape.inline(plain)) == " ".join(plain.split())


@given(HOSTILE)
def test_every_line_of_an_escaped_text_shows(text: str) -> None:
    plain = text.replace("\0", "\ufffd")
    assert shown(escape.markdown(plain)) == " ".join(plain.split())


@pytest.mark.parametrize("title", ["CON", "a/b\\c:d", "", ".", "园" * 300, "x\0y", "nul.txt"])
def test_file_names_are_safe(title: str) -> None:
    name = escape.file_name(title, ".md")
    assert len(name.encode()) <= 180
    assert not set('\0/\\:*?"<>|') & set(name)
    assert name.removesuffix(".md").strip(". ")
    assert name.split(".")[0].upper() not in {"CON", "NUL"}


@given(st.text())
def test_file_names_are_safe_for_any_title(title: str) -> None:
    name = escape.file_name(title, ".md")
    assert 3 < len(name.encode("utf-8", "surrogatepass")) <= 180
    assert "/" not in name
    assert "\0" not in name


@pytest.mark.parametrize(
    ("text", "safe"),
    [("=1+1", "'=1+1"), ("@x", "'@x"), ("-12.5", "-12.5"), ("+3%", "+3%"), ("-a", "'-a"), ("1亿元", "1亿元")],
)
def test_no_cell_is_a_formula(text: str, safe: str) -> None:
    assert escape.cell(text) == safe
    out = io.StringIO()
    csv.writer(out).writerow([escape.cell(text)])
    assert next(csv.reader([out.getvalue()])) == [safe]
