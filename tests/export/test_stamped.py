"""A stamp holds for the document and the bytes that it was made for, and for nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zonereader.export.stamped import is_unchanged, stamp

DOCUMENTS = st.from_regex(r"[a-z]{1,9}:[0-9a-f-]{1,40}", fullmatch=True)


@given(st.binary(), DOCUMENTS, DOCUMENTS)
def test_a_stamp_is_of_one_document(data: bytes, one: str, other: str) -> None:
    stamped = stamp(data, one)
    assert is_unchanged(stamped, one)
    assert is_unchanged(stamped, other) == (one == other)


@given(st.binary(min_size=1), DOCUMENTS, st.data())
def test_a_change_anywhere_breaks_it(data: bytes, document: str, draw: st.DataObject) -> None:
    stamped = bytearray(stamp(data, document))
    place = draw.draw(st.integers(0, len(stamped) - 1))
    stamped[place] ^= draw.draw(st.integers(1, 255))
    assert not is_unchanged(bytes(stamped), document)
    assert not is_unchanged(stamp(data, document) + draw.draw(st.binary(min_size=1)), document)
