from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonereader.gui.typesetting import (
    BLANK,
    CLOSING,
    FAST_BLANK,
    GAP,
    OPENING,
    SQUEEZE,
    joints,
    runs,
    spacings,
    typographic,
)
from zonereader.model import Span

MARKS = CLOSING | OPENING


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("投产,首批", "投产，首批"),
        ("共1,152亿元,约1:1", "共1,152亿元，约1:1"),
        ("占比:115", "占比：115"),
        ("增长12%,达到", "增长12%，达到"),
        ("芯片(IC),AI", "芯片（IC），AI"),
        ("IC(芯片)", "IC（芯片）"),
        ("Hello, world (again)!", "Hello, world (again)!"),
        ("f(x)=1;y", "f(x)=1;y"),
        ("吗?好!", "吗？好！"),
        ("共(约)5家(IC),余下", "共（约）5家（IC），余下"),
        ("断\n行\u2029\ufeff", "断 行  "),
        ("用 ISO 24591 号", f"用{FAST_BLANK}ISO{FAST_BLANK}24591{FAST_BLANK}号"),
    ],
)
def test_marks_beside_chinese_are_widened(page: str, shown: str) -> None:
    assert typographic(page) == shown


@given(st.text(st.sampled_from("园,;:!?()1a ，（）“%\n𬭎"), max_size=40))
def test_no_character_moves(text: str) -> None:
    shown = typographic(text)
    assert len(shown) == len(text)
    assert all(a == b for a, b in zip(text, shown, strict=True) if a.isalnum())
    assert "".join(words for words, _ in runs(shown, MARKS, gaps=True)) == shown


def test_a_blank_that_holds_a_line_together_has_a_width_of_its_own() -> None:
    assert spacings(typographic("共 5"), MARKS, gaps=True) == {1: BLANK}


def test_two_marks_side_by_side_share_the_space_of_one() -> None:
    assert spacings("好”，（再", MARKS, gaps=False) == {1: SQUEEZE, 2: SQUEEZE}
    assert spacings("好”，", frozenset(), gaps=False) == {}


def test_gaps_stand_between_han_and_digits_but_not_beside_marks() -> None:
    assert spacings("共3个。5", MARKS, gaps=True) == {0: GAP, 1: GAP}


@pytest.mark.parametrize(
    ("figure", "kept"),
    [
        ("15.3亿元", "亿元"),
        ("约3400亩", "3亩"),
        ("2023年10月", "年1月"),
        ("19.4%", ""),
        ("近千亿元以上规模", ""),
    ],
)
def test_a_number_is_kept_with_its_unit_unless_that_is_long(figure: str, kept: str) -> None:
    text = f"共{figure}余"
    assert "".join(text[at] for at in joints(text, [Span(1, 1 + len(figure))])) == kept
