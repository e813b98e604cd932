from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonereader.page.lines import Shape, balance, split_lines

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n\r\u2028\f #“”（）。， 林"))


@given(ANY_TEXT)
def test_lines_hold_every_non_blank_character_once(text: str) -> None:
    seen = [
        at
        for line in split_lines(text)
        for span in (line.marks, line.span)
        for at in range(span.start, span.end)
        if not text[at].isspace()
    ]
    assert seen == [at for at, char in enumerate(text) if not char.isspace()]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("# 某某高新区开工", Shape.MARKED),
        ("某某高新区开工", Shape.SHORT),
        ("图片来源：某某高新区", Shape.CREDIT),
        ("某某高新区供图", Shape.CREDIT),
        ("► 林小满", Shape.NAMES),
        ("新桥昨天通车。", Shape.TEXT),
        ("（本版为摘编，据 001_a.txt 所载事实与数据重新撰写。）", Shape.DIGEST),
    ],
)
def test_shapes(text: str, shape: Shape) -> None:
    assert [line.shape for line in split_lines(text)] == [shape]


def test_lines_end_at_line_feeds_only() -> None:
    lines = split_lines("甲。\r\n\r\n乙\u2028丙。\x0c丁。\n")
    assert [line.text for line in lines] == ["甲。", "乙\u2028丙。\x0c丁。"]
    assert [line.gap for line in lines] == [0, 1]


def test_what_a_cut_leaves_open() -> None:
    assert balance("他说：“新桥（一期") == ("“（", "")
    assert balance("工程)明年完工”") == ("", "（“")
    assert balance("“完整”") == ("", "")
