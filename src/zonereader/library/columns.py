"""Columns of the ledger: arrays that a million figures are filtered and sorted in, without a database.

Work goes in strides, so that a window's own thread gets its turn between two of them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate, chain, compress, count
from operator import itemgetter, or_, sub
from typing import Any, Generic, TypeVar

STRIDE = 1 << 16
FEW = 4
"""Up to a quarter of all rows are gathered or sorted by themselves; more are picked from all in order.
Where there are so many rows to a value, they are dealt out to the values."""

T = TypeVar("T", bound=Hashable)
Rows = Sequence[int]
"""Numbers of rows: a range, or an array of unsigned integers."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One value for every row, as its rank among the different ``values``; the last rank is for none.

    ``order`` holds all rows by rank, those of one rank ascending: ``order[starts[r]:starts[r + 1]]``.
    """

    values: Sequence[T]
    codes: Rows
    order: Rows
    starts: Sequence[int]

    def rows_of(self, rank: int) -> Rows:
        """The rows with one rank, ascending."""
        return self.order[self.starts[rank] : self.starts[rank + 1]]

    def counts(self) -> Iterator[int]:
        """How many rows each rank has."""
        return map(sub, self.starts[1:], self.starts)

    def sorted(self, rows: Rows, *, descending: bool) -> Rows:
        """``rows`` (ascending) by this column; those without a value come last either way."""
        found: Rows
        if len(rows) == len(self.codes):
            found = self.order
        elif len(self.values) * FEW < len(rows):
            found = self._dealt(rows)
        elif len(rows) * FEW < len(self.codes):
            found = array("I", sorted(rows, key=self.codes.__getitem__))
        else:
            found = self._picked(rows)
        if not descending:
            return found
        none = len(self.values)
        last = bisect_left(found, none, key=self.codes.__getitem__)
        turned = array("I", found[:last][::-1])
        turned.extend(found[last:])
        return turned

    def _dealt(self, rows: Rows) -> Rows:
        """Rank by rank, in one pass: for few different values."""
        dealt: list[list[int]] = [[] for _ in range(len(self.values) + 1)]
        put = [each.append for each in dealt]
        for row, rank in zip(rows, map(self.codes.__getitem__, rows), strict=True):
            put[rank](row)
        return array("I", chain.from_iterable(dealt))

    def _picked(self, rows: Rows) -> Rows:
        is_in = bytearray(len(self.codes))
        if isinstance(rows, range):
            is_in[rows.start : rows.stop] = b"\1" * len(rows)
        else:
            for row in rows:
                is_in[row] = 1
        found = array("I")
        for stride in strides([range(len(self.order))]):
            some = self.order[stride.start : stride.stop]
            found.extend(compress(some, map(is_in.__getitem__, some)))
        return found


def strides(pieces: Iterable[range]) -> Iterator[range]:
    """The same rows in ranges of at most ``STRIDE``."""
    for piece in pieces:
        for start in range(piece.start, piece.stop, STRIDE):
            yield range(start, min(start + STRIDE, piece.stop))


def picked(code: str, values: Sequence[Any], places: Rows) -> array[Any]:
    """The values at some places, as an array of type ``code``."""
    found = array(code)
    for some in strides([range(len(places))]):
        found.extend(map(values.__getitem__, places[some.start : some.stop]))
    return found


def column(codes: Rows, values: Sequence[T], key: Callable[[T], Any]) -> Column[T]:
    """A column of ``codes``, places in ``values`` (len(values) for none); ``key`` orders the values."""
    ranked = sorted(range(len(values)), key=lambda code: key(values[code]))
    ranks = [*range(len(values) + 1)]
    for rank, code in enumerate(ranked):
        ranks[code] = rank
    by_row = picked("I", ranks, codes)
    rows_of: list[list[int]] = [[] for _ in ranks]
    for row, rank in enumerate(by_row):
        rows_of[rank].append(row)
    starts = array("I", accumulate(map(len, rows_of), initial=0))
    return Column(
        tuple(values[code] for code in ranked), by_row, array("I", chain.from_iterable(rows_of)), starts
    )


def inverse(order: Rows) -> array[int]:
    """The place of every row in an order of all rows."""
    places = array("I", bytes(4 * len(order)))
    for place, row in enumerate(order):
        places[row] = place
    return places


def ordered(order: Rows) -> Column[int]:
    """A column by which the rows come in this ``order``; its values are the places in it."""
    count = len(order)
    return Column(range(count), inverse(order), order, (*range(count + 1), count))


class Coder(Generic[T]):
    """Gathers the values of a column as they come in, each different value once."""

    def __init__(self) -> None:
        self.codes = array("I")
        self._known: dict[T | None, int] = defaultdict(count().__next__)

    def extend(self, values: Iterable[T | None]) -> None:
        """The values of the next rows."""
        self.codes.extend(map(self._known.__getitem__, values))

    @property
    def values(self) -> list[T | None]:
        """The different values by their codes."""
        return [*self._known]

    def column(self, places: Rows, key: Callable[[T], Any]) -> Column[T]:
        """The column, the rows put in the order of ``places``; None is no value."""
        values = [value for value in self._known if value is not None]
        new = {value: code for code, value in enumerate(values)}
        codes = [len(values) if value is None else new[value] for value in self._known]
        return column(picked("I", codes, picked("I", self.codes, places)), values, key)


Test = Sequence[tuple[Column[Any], bytes]]
"""Columns, with a one for every rank wanted of each: a row passes when one of them wants its rank."""


def passing(pieces: Sequence[range], tests: Iterable[Test]) -> Rows:
    """The rows of ``pieces`` (ascending, disjoint) that pass every test, ascending."""
    used = [[(column, wanted) for column, wanted in test if 1 in wanted] for test in tests]
    if not used:
        return joined(pieces)
    sizes = [*map(_size, used)]
    (size, first), *others = sorted(zip(sizes, used, strict=True), key=itemgetter(0))
    is_few = size * FEW < sum(map(len, pieces))
    found = _gathered(first, pieces) if is_few else _scanned(first, pieces)
    for _, test in others:
        rest = array("I")
        for start in range(0, len(found), STRIDE):
            some = found[start : start + STRIDE]
            rest.extend(compress(some, _any_wanted((map(c.codes.__getitem__, some), w) for c, w in test)))
        found = rest
    return found


def joined(pieces: Sequence[range]) -> Rows:
    """All rows of some ranges; one range stays one."""
    return pieces[0] if len(pieces) == 1 else array("I", chain.from_iterable(pieces))


def _size(test: Test) -> int:
    """How many rows pass at most."""
    return sum(sum(compress(column.counts(), wanted)) for column, wanted in test)


def _gathered(test: Test, pieces: Iterable[range]) -> array[int]:
    """The rows that pass a test, each column's taken rank by rank: for few."""
    found = array("I")
    for column, wanted in test:
        for rank in compress(range(len(wanted)), wanted):
            found.extend(column.rows_of(rank))
    rows = sorted(set(found) if len(test) > 1 else found)
    inside = array("I")
    for piece in pieces:
        inside.extend(rows[bisect_left(rows, piece.start) : bisect_left(rows, piece.stop)])
    return inside


def _scanned(test: Test, pieces: Iterable[range]) -> array[int]:
    """The rows that pass a test, looked at one after the other: for many."""
    found = array("I")
    for some in strides(pieces):
        picked = ((column.codes[some.start : some.stop], wanted) for column, wanted in test)
        found.extend(compress(some, _any_wanted(picked)))
    return found


def _any_wanted(picked: Iterable[tuple[Iterable[int], bytes]]) -> Iterable[int]:
    """For every row whether one of its columns' ranks is wanted."""
    flags = [map(wanted.__getitem__, codes) for codes, wanted in picked]
    return reduce(lambda one, other: map(or_, one, other), flags) if flags else ()
