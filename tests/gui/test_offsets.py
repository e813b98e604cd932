from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zonereader.gui.offsets import Utf16Map

texts = st.text(st.sampled_from("园区a1，𬭎𠮷😀"), max_size=30)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(texts)
def test_every_offset_counts_the_utf16_units_before_it_and_comes_back(text: str) -> None:
    wide = Utf16Map.of(text)
    for offset in range(len(text) + 1):
        assert wide.to_utf16(offset) == units(text[:offset])
        assert wide.from_utf16(wide.to_utf16(offset)) == offset


@given(texts)
def test_a_position_inside_a_pair_is_its_character(text: str) -> None:
    wide = Utf16Map.of(text)
    for offset, char in enumerate(text):
        if units(char) == 2:
            assert wide.from_utf16(wide.to_utf16(offset) + 1) == offset
