from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonereader.page.words import crossing, word_at


def test_a_word_that_a_break_cuts_shows() -> None:
    assert crossing("企业可以申请补", "贴，每家一次") > 5
    assert crossing("企业可以申请", "补贴，每家一次") == 0


def test_nothing_crosses_at_a_mark() -> None:
    assert crossing("已经完工。", "补贴到位") == 0


WORDS = ["企业", "可以", "申请", "补贴", "GDP", "2024", "年"]


@pytest.mark.parametrize("word", WORDS)
def test_the_word_at_a_place(word: str) -> None:
    text = "企业可以申请补贴，GDP 2024年"
    place = text.index(word)
    assert word_at(text, place) == word_at(text, place + len(word) - 1) == (place, place + len(word))


def test_no_word_stands_at_a_mark() -> None:
    assert word_at("已经，完工", 2) is None
    assert word_at("", 0) is None


@given(st.text(st.sampled_from("企业可以申请补贴，。 ab12\n😀")), st.integers(0, 60))
def test_a_word_holds_its_place(text: str, offset: int) -> None:
    found = word_at(text, offset)
    if found is not None:
        assert found[0] <= offset < found[1] <= len(text)
        assert not any(char.isspace() for char in text[found[0] : found[1]])
