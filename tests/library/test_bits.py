"""Sets of articles, and folded text that is looked for in text as it is printed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zonereader.library.bits import BLOCK, STACK, bits_of, entry, first_ids, unpacked
from zonereader.search.fold import Needle, fold


@given(st.sets(st.integers(0, BLOCK - 1)))
def test_sets_come_back(ids: set[int]) -> None:
    listed = sorted(ids)
    assert unpacked([(0, entry(0, listed))], {0}) == (bits_of(listed), (1 << BLOCK) - 1)
    assert first_ids(bits_of(listed), None, latest_first=False) == listed
    assert first_ids(bits_of(listed), 5, latest_first=True) == listed[::-1][:5]


@given(st.dictionaries(st.integers(0, 3 * STACK), st.sets(st.integers(0, BLOCK - 1)), min_size=1))
def test_rows_of_several_blocks_come_back(blocks: dict[int, set[int]]) -> None:
    rows: dict[int, bytes] = {}
    for number, ids in sorted(blocks.items()):
        rows[number // STACK] = rows.get(number // STACK, b"") + entry(number, sorted(ids))
    for wanted in ({*blocks}, {min(blocks)}, {*range(4 * STACK)}):
        held, spoken = unpacked(rows.items(), wanted)
        every = [number * BLOCK + at for number in wanted & {*blocks} for at in blocks[number]]
        assert held == bits_of(sorted(every))
        assert spoken == sum(((1 << BLOCK) - 1) << (number * BLOCK) for number in wanted & {*blocks})


def test_every_way_to_print_a_character_is_looked_for() -> None:
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x110000))))
    for char, folded in zip(every, fold(every), strict=True):
        if folded != char != "\n":
            assert Needle(folded).is_in(char), hex(ord(char))


@given(st.text(alphabet="园企㊭aAＡ1１ ,，\u3000"), st.text(alphabet="园企a1 ,", min_size=1, max_size=3))
def test_folded_text_is_found_as_it_is_printed(text: str, words: str) -> None:
    needle, whole = Needle(words), fold(text)
    assert needle.is_in(text) == (words in whole)
    if words not in text:  # what is printed just so is found alone
        assert needle.count(text) == whole.count(words)
        places = needle.places(text, len(text))
        assert [whole[at : at + len(words)] for at in places] == [words] * whole.count(words)
        assert needle.places(text, 1) == places[:1]
