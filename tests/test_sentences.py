from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonereader.sentences import sentence_around

TEXT = "园区去年投产。“今年签约12个项目！”负责人说；明年再看。"


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("去年", "园区去年投产。"),
        ("12个", "“今年签约12个项目！”"),
        ("明年", "明年再看。"),
        ("负责人", "负责人说；"),
    ],
)
def test_the_sentence_around_a_word(word: str, sentence: str) -> None:
    at = TEXT.index(word)
    start, end = sentence_around(TEXT, at, at + len(word))
    assert TEXT[start:end] == sentence


@given(st.text(alphabet="园区。！\n” 1"), st.data())
def test_the_place_lies_in_its_sentence_but_for_blanks(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = sentence_around(text, start, end)
    place = text[start:end]
    assert 0 <= first <= last <= len(text)
    if place.strip():
        assert first <= start + len(place) - len(place.lstrip())
        assert last >= end - len(place) + len(place.rstrip())
