"""The ledger: all figures of a library in memory, filtered, sorted and counted at once.

SQLite would need an index for every order under every filter, and still walk through all figures to
count them. Here they stand by kind, unit and value, so that a kind, a unit and a range of values are a
stretch of rows each; everything else is a column (``zonereader.library.columns``). What is printed of a
figure stays in the file until it is looked at.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import compress, repeat
from operator import contains, eq, itemgetter, lt
from typing import Any, NamedTuple, TypeVar
from unicodedata import normalize

from zonereader.figures.periods import away, moment
from zonereader.figures.topics import topic
from zonereader.library.columns import Coder, Column, Rows, Test, inverse, ordered, passing, picked, strides
from zonereader.library.records import FigureQuery, FigureSort, TopicRow
from zonereader.model import Kind
from zonereader.search.query import Condition
from zonereader.zones.gazetteer import gazetteer

MOST_NAMES = 5000
"""Topics and periods that are offered; the others are found by their words."""

NONE = b"\0"
"""The last rank of a column, which is for rows without a value, is never wanted."""

T = TypeVar("T")


class Batch(NamedTuple):
    """What the ledger keeps of some figures, column by column: a ``low`` and ``high`` of 0 where one
    ``is_bare`` of a value, and in ``source`` the place of its article among all."""

    id: Iterable[int]
    kind: Iterable[str]
    unit: Iterable[str | None]
    is_bare: Iterable[bool]
    low: Iterable[float]
    high: Iterable[float]
    label: Iterable[str | None]
    text: Iterable[str]
    period: Iterable[str | None]
    source: Iterable[int]


class Source(NamedTuple):
    """What the ledger keeps of an article."""

    title: str
    zones: tuple[str, ...]
    province: str | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows of one kind and unit, by value; ``is_valued`` is False for dates and the like."""

    kind: Kind
    unit: str | None
    start: int
    stop: int
    is_valued: bool


class Texts(NamedTuple):
    """A column with its values, or the texts behind them, folded."""

    column: Column[Any]
    folded: tuple[str, ...]

    @classmethod
    def of(cls, column: Column[str]) -> Texts:
        """The values themselves."""
        return cls(column, tuple(map(plain, column.values)))

    def holding(self, part: str) -> tuple[Column[Any], bytes]:
        """The column, with a one for every rank whose text holds ``part``."""
        return self.column, bytes(map(contains, self.folded, repeat(plain(part)))) + NONE


@dataclass(frozen=True, slots=True)
class Names:
    """What can be asked for: zones and provinces in the order of their names, periods in that of time,
    topics the most used first."""

    zones: tuple[str, ...]
    provinces: tuple[str, ...]
    periods: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The figures that a query chose, in its order: ``rows`` of ``ledger``. ``kinds`` counts those that
    it would choose if it asked for no kind."""

    query: FigureQuery
    ledger: Ledger
    rows: Rows
    kinds: dict[Kind, int]

    def ids(self, start: int = 0, stop: int | None = None) -> list[int]:
        """The ids of some of the figures, by their places."""
        return self.ledger.ids(self.rows[start:stop])


class Ledger:
    """The figures of a library as they were when it was made. It never changes: any thread may ask."""

    def __init__(self, sources: Sequence[Source], batches: Iterable[Batch], by_value: Iterable[int]) -> None:
        """``batches`` come page by page; ``by_value`` are the ids of the figures by high, then low."""
        arrived = _Arrived(batches)
        self._stretches, places = arrived.stretches(by_value)
        self._ids = picked("q", arrived.ids, places)
        self._low = picked("d", arrived.low, places)
        self._high = picked("d", arrived.high, places)
        self._ranges = [*compress(range(len(places)), map(lt, self._low, self._high))]
        self._labels = Texts.of(arrived.label.column(places, pinyin))
        self._texts = Texts.of(arrived.text.column(places, pinyin))
        self._topics = tuple(map(topic, self._labels.column.values))
        source = arrived.source.column(places, int)
        self._sources = [sources[number] for number in source.values]
        self._titles = Texts(source, tuple(plain(each.title) for each in self._sources))
        self._homes = self._of_sources(lambda each: (each.province, each.zones), str)
        zones = (" ".join(zones) for _, zones in self._homes.values)
        self._zones = Texts(self._homes, tuple(map(plain, zones)))
        periods = arrived.period.column(places, _in_time)
        self._periods = Texts.of(periods)
        self._orders: dict[FigureSort, Column[Any]] = {
            FigureSort.PAGE: ordered(inverse(places)),
            FigureSort.LABEL: self._labels.column,
            FigureSort.PERIOD: periods,
            FigureSort.ZONE: self._of_sources(lambda each: next(iter(each.zones), None), pinyin),
            FigureSort.TITLE: self._of_sources(lambda each: each.title or None, pinyin),
        }
        self.names = self._names()

    def __len__(self) -> int:
        return len(self._ids)

    def ids(self, rows: Rows) -> list[int]:
        """The ids of the figures in some rows."""
        return [*map(self._ids.__getitem__, rows)]

    def _of_sources(self, value_of: Callable[[Source], T | None], key: Callable[[T], Any]) -> Column[T]:
        """A column of something that the articles have."""
        coder = Coder[T]()
        coder.extend(map(value_of, self._sources))
        return coder.column(self._titles.column.codes, key)

    def _names(self) -> Names:
        often: Counter[str] = Counter()
        for name, count in zip(self._topics, self._labels.column.counts(), strict=False):
            often[name] += count
        zones = {zone for _, zones in self._homes.values for zone in zones}
        provinces = {province for province, _ in self._homes.values if province}
        return Names(
            tuple(sorted(zones, key=pinyin)),
            tuple(sorted(provinces, key=pinyin)),
            tuple(self._periods.column.values[:MOST_NAMES]),
            tuple(name for name, _ in often.most_common(MOST_NAMES)),
        )

    # Choosing

    def choose(self, query: FigureQuery) -> Choice:
        """The figures that meet all of ``query``, in its order."""
        rows = passing(self._pieces(query.conditions), self._tests(query))
        kinds = {kind: len(self._of_kind(rows, kind)) for kind in Kind}
        if query.kind is not None:
            rows = self._of_kind(rows, query.kind)
        return Choice(query, self, self._sorted(rows, query), {kind: n for kind, n in kinds.items() if n})

    def _of_kind(self, rows: Rows, kind: Kind) -> Rows:
        own = [stretch for stretch in self._stretches if stretch.kind is kind]
        return _between(rows, own[0].start, own[-1].stop) if own else rows[:0]

    def _sorted(self, rows: Rows, query: FigureQuery) -> Rows:
        if query.sort is not FigureSort.VALUE:
            return self._orders[query.sort].sorted(rows, descending=query.descending)
        if not query.descending:
            return rows
        found = array("I")
        for stretch in self._stretches:
            found.extend(_between(rows, stretch.start, stretch.stop)[:: -1 if stretch.is_valued else 1])
        return found

    # Ranges of values

    def _pieces(self, conditions: Iterable[Condition]) -> list[range]:
        found = [range(len(self))]
        for condition in conditions:
            meeting = list(self._meeting(condition))
            found = [common for one in found for other in meeting if (common := _common(one, other))]
        return found

    def _meeting(self, condition: Condition) -> Iterator[range]:
        """The rows with some value inside the bounds, ascending."""
        for stretch in self._stretches:
            if (
                stretch.is_valued
                and condition.kind in (None, stretch.kind)
                and condition.unit in (None, stretch.unit)
            ):
                yield from self._inside(stretch, condition)

    def _inside(self, stretch: Stretch, condition: Condition) -> Iterator[range]:
        start, stop = stretch.start, stretch.stop
        at_low, at_high = (bisect_right, bisect_left) if condition.is_open else (bisect_left, bisect_right)
        if condition.low is not None:
            start = at_low(self._high, condition.low, start, stop)
        end = stop if condition.high is None else at_high(self._high, condition.high, start, stop)
        yield range(start, end)
        # Of what ends above the bound, such ranges as 5至8亿 may still begin below it.
        for row in _between(self._ranges, end, stop):
            if self._low[row] < (condition.high or 0) or (
                self._low[row] == condition.high and not condition.is_open
            ):
                yield range(row, row + 1)

    # Everything else that is asked for

    def _tests(self, query: FigureQuery) -> list[Test]:
        tests: list[Test] = [
            [each.holding(word) for each in (self._labels, self._texts, self._titles, self._zones)]
            for word in query.words.split()
        ]
        labels = [query.label, *(condition.label for condition in query.conditions)]
        tests += [[self._labels.holding(label)] for label in labels if label]
        if query.topic is not None:
            flags = bytes(map(eq, self._topics, repeat(topic(query.topic)))) + NONE
            tests.append([(self._labels.column, flags)])
        if query.zone is not None or query.province is not None:
            tests.append([(self._homes, self._wanted_homes(query))])
        if query.period is not None:
            tests.append([self._periods.holding(query.period)])
        return tests

    def _wanted_homes(self, query: FigureQuery) -> bytes:
        """Which provinces with zones are asked for."""
        wanted = None if query.zone is None else zones_called(query.zone, self.names.zones)
        provinces = None if query.province is None else _called(query.province, self.names.provinces)
        flags = (
            (wanted is None or not wanted.isdisjoint(zones)) and (provinces is None or province in provinces)
            for province, zones in self._homes.values
        )
        return bytes(flags) + NONE

    # What to compare

    def measured(self, choice: Choice) -> tuple[Stretch, Rows] | None:
        """The unit that most of the chosen figures have, and those in it by value; None without values."""
        rows = _ascending(choice.rows)
        of_unit = [
            (stretch, _between(rows, stretch.start, stretch.stop))
            for stretch in self._stretches
            if stretch.is_valued
        ]
        best = max(of_unit, key=lambda each: len(each[1]), default=None)
        return best if best and best[1] else None

    def in_time(self, rows: Rows) -> Rows:
        """Those of some rows (ascending) that name a period, in the order of time."""
        periods = self._periods.column
        found = periods.sorted(rows, descending=False)
        return found[: bisect_left(found, len(periods.values), key=periods.codes.__getitem__)]

    def zones(self, choice: Choice, most: int) -> tuple[tuple[str, int], ...]:
        """The zones that the chosen figures are about, those with the most of them first."""
        column = self._orders[FigureSort.ZONE]
        counted = Counter(map(column.codes.__getitem__, choice.rows))
        counted.pop(len(column.values), None)
        return tuple((column.values[rank], count) for rank, count in counted.most_common(most))

    def topics(self, choice: Choice, most: int) -> tuple[TopicRow, ...]:
        """What was chosen by topic and unit, the ``most`` often stated ones; nothing is added up."""
        rows = range(len(self)) if len(choice.rows) == len(self) else _ascending(choice.rows)
        found: list[tuple[int, Stretch, str]] = []
        for stretch in self._stretches:
            often = self._often(_between(rows, stretch.start, stretch.stop)).items()
            found += [(count, stretch, name) for name, count in nlargest(most, often, key=itemgetter(1))]
        best = nlargest(most, found, key=itemgetter(0))
        labels: dict[str, list[int]] = {name: [] for _, _, name in best}
        for code, name in enumerate(self._topics):
            if name in labels:
                labels[name].append(code)
        return tuple(
            self._topic_row(
                rows, stretch, TopicRow(name, stretch.kind, stretch.unit, count, None, None), labels[name]
            )
            for count, stretch, name in best
        )

    def _often(self, rows: Rows) -> dict[str, int]:
        """How many of some rows are about each topic."""
        found: dict[str, int] = {}
        counted = Counter(map(self._labels.column.codes.__getitem__, rows))
        counted.pop(len(self._topics), None)
        for code, count in counted.items():
            name = self._topics[code]
            found[name] = found.get(name, 0) + count
        return found

    def _topic_row(self, rows: Rows, stretch: Stretch, found: TopicRow, labels: Iterable[int]) -> TopicRow:
        """A topic in one unit with the least and the greatest value among ``rows`` (ascending)."""
        if not stretch.is_valued:
            return found
        every = (self._labels.column.rows_of(label) for label in labels)
        own = [row for some in every for row in _between(some, stretch.start, stretch.stop)]
        if found.count < len(own):
            own = [row for row in own if _holds(rows, row)]
        least, greatest = min(map(self._low.__getitem__, own)), max(map(self._high.__getitem__, own))
        return replace(found, least=least, greatest=greatest)


class _Arrived:
    """The figures column by column, in the order in which they came."""

    def __init__(self, batches: Iterable[Batch]) -> None:
        self.ids, self.low, self.high = array("q"), array("d"), array("d")
        self.label, self.text, self.period = Coder[str](), Coder[str](), Coder[str]()
        self.source = Coder[int]()
        self._unit = Coder[tuple[str, bool, str | None]]()
        for batch in batches:
            self.ids.extend(batch.id)
            self._unit.extend(zip(batch.kind, batch.is_bare, batch.unit, strict=True))
            self.low.extend(batch.low)
            self.high.extend(batch.high)
            self.label.extend(batch.label)
            self.text.extend(batch.text)
            self.period.extend(batch.period)
            self.source.extend(batch.source)

    def stretches(self, by_value: Iterable[int]) -> tuple[list[Stretch], array[int]]:
        """The stretches kind by kind, the most used unit first, and which figure stands in which row."""
        place_of: dict[int, int] = {}
        for some in strides([range(len(self.ids))]):
            place_of.update(zip(self.ids[some.start : some.stop], some, strict=True))
        units = [unit for unit in self._unit.values if unit is not None]
        rows_of: list[list[int]] = [[] for _ in units]
        codes = self._unit.codes
        for place in map(place_of.get, by_value):
            if place is not None:
                rows_of[codes[place]].append(place)
        kinds = {kind.value: number for number, kind in enumerate(Kind)}
        both = zip(units, rows_of, strict=True)
        by_use = sorted(both, key=lambda each: (kinds[each[0][0]], each[0][1], -len(each[1])))
        found, rows = [], array("I")
        for (kind, is_bare, unit), places in by_use:
            found.append(Stretch(Kind(kind), unit, len(rows), len(rows) + len(places), not is_bare))
            rows.extend(places)
        return found, rows


def _ascending(rows: Rows) -> Rows:
    return rows if isinstance(rows, range) else array("I", sorted(rows))


def _between(rows: Rows, start: int, stop: int) -> Rows:
    """Those of ascending rows that lie in a stretch."""
    return rows[bisect_left(rows, start) : bisect_left(rows, stop)]


def _holds(rows: Rows, row: int) -> bool:
    place = bisect_left(rows, row)
    return place < len(rows) and rows[place] == row


def _common(one: range, other: range) -> range:
    return range(max(one.start, other.start), min(one.stop, other.stop))


def plain(text: str) -> str:
    """``text`` as words are looked for in it: width and case made the same."""
    return normalize("NFKC", text).lower()


def pinyin(text: str) -> bytes:
    """A key that sorts the usual Chinese characters by their sound: so they stand in GB 18030."""
    return text.encode("gb18030", "replace")


def _in_time(period: str) -> tuple[int, tuple[int, int], bytes]:
    """Periods with a year by time; then those that a page counts from its own year (去年, 上半年); then
    the others."""
    for rank, at in enumerate((moment(period), away(period))):
        if at is not None:
            return rank, at, pinyin(period)
    return 2, (0, 0), pinyin(period)


def zones_called(name: str, names: Iterable[str]) -> frozenset[str]:
    """The zone among ``names`` that is called so, by any of its names; else those whose name holds it."""
    known = gazetteer().by_name(name)
    return _called(known.name if known else name, names) or _called(name, names)


def _called(name: str, names: Iterable[str]) -> frozenset[str]:
    listed = frozenset(names)
    wanted = plain(name)
    held = (each for each in listed if wanted in plain(each) or wanted.startswith(plain(each)))
    return frozenset({name} if name in listed else held)
