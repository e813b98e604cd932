"""Sets of articles as whole numbers: bit ``n`` is the article with the id ``n``.

Two sets of a hundred thousand are cut, joined and counted in a hundredth of a millisecond, and it takes
no code but Python's own.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import Any

from zonereader.library.connection import Connection
from zonereader.library.records import ArticleId

BLOCK = 1024
"""So many ids one row of the index speaks of: larger blocks make a smaller index, but one of 4,096 takes
its maker four times as long at a stretch, and a quarter of a gigabyte more."""

STACK = 7
"""So many blocks share a row: eight whole ones would be more than SQLite keeps in a table's own pages."""

BYTES = BLOCK // 8
NOBODY, EVERYBODY = bytes(BYTES), b"\xff" * BYTES
FEW, MANY = 64, 1000
_GAPS, _DEFLATED, _PLAIN = 0, 1, 2
_FURTHEST = 255
_RAW = -9
WORTHWHILE = 0.75
"""What is deflated takes ten times as long to read as what is not; more of a block is not worth it."""


def bits_of(ids: Sequence[int]) -> int:
    """The set of some ids."""
    if not ids:
        return 0
    size = max(ids) + 1
    if len(ids) < MANY:
        bits = bytearray((size + 7) // 8)
        for each in ids:
            bits[each >> 3] |= 1 << (each & 7)
        return int.from_bytes(bits, "little")
    digits = bytearray(b"0") * size
    for each in ids:
        digits[~each] = 49  # "1"; the last digit is the article 0
    return int(bytes(digits), 2)


def selected(connection: Connection, sql: str, values: Sequence[object] = ()) -> int:
    """The set of the ids in the first column of a query."""
    # As one text: a row for each of a hundred thousand ids would take longer than to find them.
    every = f"WITH chosen(id) AS ({sql}) SELECT json_group_array(id) FROM chosen"
    return bits_of(json.loads(connection.value(every, values)))


def first_ids(bits: int, limit: int | None, *, latest_first: bool) -> list[ArticleId]:
    """The ids in a set in ascending or descending order, the first ``limit`` of them."""
    most = bits.bit_count() if limit is None else limit
    found: list[ArticleId] = []
    blocks = _filled(bits)
    for number, block in reversed(blocks) if latest_first else blocks:
        digits = f"{int.from_bytes(block, 'little'):b}"
        last = number * BLOCK + len(digits) - 1
        ids, digits = (
            (range(last, -1, -1), digits) if latest_first else (range(number * BLOCK, last + 1), digits[::-1])
        )
        at = digits.find("1")
        while at >= 0 and len(found) < most:
            found.append(ArticleId(ids[at]))
            at = digits.find("1", at + 1)
        if len(found) >= most:
            break
    return found


def _filled(bits: int) -> list[tuple[int, bytes]]:
    """The blocks that hold any of a set, each with its number."""
    held = bits.to_bytes(-(-bits.bit_length() // BLOCK) * BYTES, "little")
    blocks = [(at // BYTES, held[at : at + BYTES]) for at in range(0, len(held), BYTES)]
    return [each for each in blocks if each[1] != NOBODY]


def blocks_of(bits: int) -> list[int]:
    """The numbers of the blocks that hold any of a set."""
    return [number for number, _ in _filled(bits)]


def packed(numbers: Sequence[int]) -> bytes:
    """Some places in a block, ascending, in few bytes."""
    if len(numbers) < FEW:
        return bytes((_GAPS, *_gaps(numbers)))
    bits = bytearray(BYTES)
    for each in numbers:
        bits[each >> 3] |= 1 << (each & 7)
    deflated = zlib.compress(bits, 6, _RAW)
    if len(deflated) < WORTHWHILE * BYTES:
        return bytes((_DEFLATED,)) + deflated
    return bytes((_PLAIN,)) + bits


def _gaps(numbers: Iterable[int]) -> Iterator[int]:
    """How much further each place is; a gap of 255 and less is one byte, the largest goes on."""
    last = 0
    for each in numbers:
        far = each - last
        last = each
        while far >= _FURTHEST:
            yield _FURTHEST
            far -= _FURTHEST
        yield far


def entry(number: int, numbers: Sequence[int]) -> bytes:
    """What the row of a stack says of a block: its place in the stack, how many bytes, its set."""
    block = packed(numbers)
    return bytes((number % STACK, len(block))) + block


def unpacked(rows: Iterable[Iterable[Any]], wanted: Collection[int]) -> tuple[int, int]:
    """What rows of stacks, each with its number, say of the blocks that are wanted: the set itself, and
    all places of those blocks that they speak of."""
    size = (1 + max(wanted)) * BYTES
    bits, spoken = bytearray(size), bytearray(size)
    single: list[int] = []
    for stack, entries in rows:
        at = 0
        while at < len(entries):
            number, start = stack * STACK + entries[at], at + 3
            at += 2 + entries[at + 1]
            if number in wanted:
                first, last = number * BYTES, (number + 1) * BYTES
                spoken[first:last] = EVERYBODY
                form, block = entries[start - 1], entries[start:at]
                if form == _GAPS:
                    single += _summed(number * BLOCK, block)
                else:
                    bits[first:last] = block if form == _PLAIN else zlib.decompress(block, _RAW)
    for each in single:
        bits[each >> 3] |= 1 << (each & 7)
    return int.from_bytes(bits, "little"), int.from_bytes(spoken, "little")


def _summed(start: int, steps: bytes) -> Iterable[int]:
    """The places behind ``start`` that are so far from each other."""
    places = islice(accumulate(steps, initial=start), 1, None)
    if _FURTHEST not in steps:
        return places
    return (place for place, step in zip(places, steps, strict=True) if step != _FURTHEST)
