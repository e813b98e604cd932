"""Province › zone › article, as the tree on the left shows them."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import compress, pairwise
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QCollator, QLocale, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from zonereader.gui.models.rows import ROW, Index
from zonereader.gui.state import Grouping
from zonereader.gui.tool_tips import tool_tip
from zonereader.gui.typesetting import in_a_list
from zonereader.library.listing import ArticleRows, Picked, Place
from zonereader.library.records import ArticleId, ArticleRow
from zonereader.paths import resource

COUNT = ROW + 1
"""The role that gives how many articles are below a group."""


Wanted = Callable[[ArticleRows], bytes | bytearray]
"""Says of every article, with 1 or 0, whether it is wanted."""
Order = Callable[[ArticleRows, int], int]
"""Where the article of a number stands in a list without groups."""


@dataclass(slots=True, eq=False)
class Group:
    """A province, zone or page; ``key`` names it over rebuilds of the tree.

    ``number`` is its place among all groups, ``place`` among its siblings. Its children are its
    groups, then its ``own`` articles, which are shown from the ``first`` on; ``count`` articles are below it.
    """

    key: str
    text: str
    parent: Group | None = None
    number: int = 0
    place: int = 0
    first: int = 0
    own: int = 0
    count: int = 0
    groups: list[Group] = field(default_factory=list)


class Names:
    """How a zone or place can be called: its name, aliases, pinyin and initials; looked up once each."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, name: str) -> tuple[str, ...]:
        """All that a filter may match for ``name``, in lower case."""
        if name not in self._known:
            line = _shipped().get(name)
            self._known[name] = _worked_out(name) if line is None else tuple(line.split("\t"))
        return self._known[name]

    def learn_of(self, rows: ArticleRows) -> None:
        """Look up the zones and places of articles before they are asked for; may run beside the window."""
        self.learn(rows.names())
        rows.prepare()

    def learn(self, names: Iterable[str]) -> None:
        """Look up some names before they are asked for; may run beside the window."""
        for name in set(names):
            self.of(name)


@cache
def _shipped() -> Mapping[str, str]:
    """The spellings of zones, places and commands, worked out beforehand."""
    lines = resource("spellings.tsv").read_text("utf-8").splitlines()
    return MappingProxyType({name: rest for name, _, rest in (line.partition("\t") for line in lines)})


def _worked_out(name: str) -> tuple[str, ...]:
    from zonereader.zones.spelling import spellings

    return spellings(name)


class ZoneTreeModel(QAbstractItemModel):
    """The tree of the articles that pass the filter, in the order a Chinese reader expects.

    An index carries the number of its parent group, so that articles need no node of their own.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.names = Names()
        self._collator = QCollator(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        self.rows = ArticleRows()
        self._first_replaced = 0
        self._shelves: list[tuple[tuple[str, ...], int, int]] = []
        self._all: array[int] = array("i")
        self._words = self._page_names = ""
        self._wanted: Wanted | None = None
        self._order_of: Order | None = None
        self.grouping = Grouping.ZONE
        self._unread = QFont()
        self._unread.setBold(True)
        self._reset()

    def _reset(self) -> None:
        self._root = Group("", "")
        self._groups = [self._root]
        self._known: dict[tuple[str, ...], Group] = {(): self._root}
        self._shown: array[int] = array("i")

    def set_articles(self, rows: Sequence[ArticleRow], replaced: Sequence[ArticleRow] = ()) -> None:
        """Show these articles, and at the end ``replaced``: those on pages that gave way."""
        self._first_replaced = len(rows)
        self.rows = ArticleRows.of((*rows, *replaced)) if replaced else ArticleRows.of(rows)
        self._page_names = "\n".join([name for _, name in self.rows.pages]).lower()
        self._put_on_shelves()
        self._rebuild()

    def set_filter(self, words: str, wanted: Wanted | None, order: Order | None = None) -> None:
        """Show only what ``words`` name by zone, province, city or heading, and ``wanted`` lets pass.

        With an ``order`` there are no groups: the articles stand in it.
        """
        self._words, self._wanted, self._order_of = words.strip().lower(), wanted, order
        self._rebuild()

    def set_grouping(self, grouping: Grouping) -> None:
        """Change what the upper levels are."""
        self.grouping = grouping
        self._put_on_shelves()
        self._rebuild()

    def set_row(self, row: ArticleRow) -> None:
        """An article was marked read or unread."""
        number = self.rows.number_of(row.id)
        if number is None:
            return
        self.rows.read[number] = row.read
        index = self._index_of(number)
        if index.isValid():
            self.dataChanged.emit(index, index)

    # Building

    def _put_on_shelves(self) -> None:
        """Put what stands in one group together, in the order of the tree, once for all filters."""
        rows, first = self.rows, self._first_replaced
        shelves: dict[tuple[str, ...], array[int]] = {}
        if self.grouping is Grouping.PAGE:
            of_number, levels = rows.page_of, [self._levels_of_page(name) for _, name in rows.pages]
        else:
            of_number, levels = rows.place_of, [self._levels_of_place(place) for place in rows.places]
        adders = [shelves.setdefault(each, array("i")).append for each in levels]
        for number, at in enumerate(of_number[:first]):
            adders[at](number)
        for number in range(first, len(rows)):
            shelves.setdefault(self._levels_of_replaced(number), array("i")).append(number)
        self._shelves, self._all = [], array("i")
        for each in self._sorted(shelves):
            begin = len(self._all)
            self._all.extend(shelves[each])
            self._shelves.append((each, begin, len(self._all)))

    def _sorted(self, shelves: Iterable[tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
        """Groups in the order of their names, those without one of their own last; pages as they are."""
        if self.grouping is Grouping.PAGE:
            return shelves
        last = {
            self.tr("Elsewhere"),
            self.tr("No zone"),
            self.tr("Not in the list of zones"),
            self.tr("Replaced by the original"),
        }
        texts = {text for levels in shelves for text in levels}
        ordered = sorted(texts, key=lambda text: (text in last, self._collator.sortKey(text)))
        rank = {text: place for place, text in enumerate(ordered)}
        return sorted(shelves, key=lambda levels: [rank[text] for text in levels])

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._reset()
        mask = self._passing()
        passing = None if mask is None else bytes(map(mask.__getitem__, self._all))
        self._shown = self._all if passing is None else array("i", compress(self._all, passing))
        if self._order_of is None:
            self._put_up(passing)
        else:
            self._shown = array("i", sorted(self._shown, key=partial(self._order_of, self.rows)))
            self._root.own = self._root.count = len(self._shown)
        self.endResetModel()

    def _put_up(self, passing: bytes | None) -> None:
        """Make the groups of the shelves that hold what is shown."""
        first = 0
        for levels, begin, end in self._shelves:
            own = end - begin if passing is None else passing.count(1, begin, end)
            if own:
                above: Group | None = self._group(levels)
                self._known[levels].first, self._known[levels].own = first, own
                first += own
                while above is not None:
                    above.count += own
                    above = above.parent

    def _passing(self) -> bytes | bytearray | None:
        """Of every article 1 or 0, whether words and shelf let it pass; None where all do."""
        wanted = self._wanted(self.rows) if self._wanted else None
        if not self._words:
            return wanted
        rows, named = self.rows, self._named()
        is_place = [not named.isdisjoint(place) for place in rows.places]
        passing = bytearray(map(is_place.__getitem__, rows.place_of) if any(is_place) else len(rows))
        if self._words in self._page_names:
            for begin, end in pairwise((*rows.page_begins, len(rows))):
                if self._words in rows.pages[rows.page_of[begin]][1].lower():
                    passing[begin:end] = bytes((1,)) * (end - begin)
        for number in rows.called(self._words):
            passing[number] = 1
        return passing if wanted is None else both(passing, wanted)

    def _named(self) -> AbstractSet[str | None]:
        """The zones and places that can be called what is typed."""
        known = set(self.rows.names())
        return {name for name in known if any(self._words in each for each in self.names.of(name))}

    def _levels_of_page(self, name: str) -> tuple[str, ...]:
        return (name,)

    def _levels_of_place(self, place: Place) -> tuple[str, ...]:
        zone, province, _ = place
        below = zone or self.tr("No zone")
        return (
            self._kind_of(zone) if self.grouping is Grouping.KIND else province or self.tr("Elsewhere"),
            below,
        )

    def _kind_of(self, zone: str | None) -> str:
        """高新区, 经开区, …; what kind a zone is that no list holds is not known."""
        from zonereader.zones.gazetteer import gazetteer

        known = gazetteer().by_name(zone) if zone else None
        return known.kind if known else self.tr("Not in the list of zones")

    def _levels_of_replaced(self, number: int) -> tuple[str, ...]:
        return self.tr("Replaced by the original"), self.rows[number].page_name

    def _group(self, levels: tuple[str, ...]) -> Group:
        """The group at ``levels``; it and those above are made where they are not there yet."""
        group = self._known.get(levels)
        if group is None:
            above = self._group(levels[:-1])
            key, number, place = f"{above.key}/{levels[-1]}", len(self._groups), len(above.groups)
            # Those above are in their places already: shelves stand in the order of the tree.
            group = self._known[levels] = Group(key, levels[-1], above, number, place)
            above.groups.append(group)
            self._groups.append(group)
        return group

    # Places in the tree

    def group(self, index: Index) -> Group | None:
        """The group behind an index, the root behind an invalid one; None behind an article."""
        if not index.isValid():
            return self._root
        groups = self._groups[index.internalId()].groups
        return groups[index.row()] if index.row() < len(groups) else None

    def row(self, index: Index) -> ArticleRow | None:
        """The article behind an index, if one is."""
        if not index.isValid():
            return None
        parent = self._groups[index.internalId()]
        number = index.row() - len(parent.groups)
        return self.rows[self._shown[parent.first + number]] if number >= 0 else None

    def above(self, index: Index) -> Iterator[Group]:
        """The groups that an index stands in, the innermost first."""
        group = self._groups[index.internalId()] if index.isValid() else self._root
        while group.parent is not None:
            yield group
            group = group.parent

    def index_of(self, group: Group) -> QModelIndex:
        """The index of a group."""
        parent = group.parent
        return QModelIndex() if parent is None else self.createIndex(group.place, 0, parent.number)

    def index_of_article(self, article_id: ArticleId) -> QModelIndex:
        """Where an article stands; an invalid index when the filter hides it."""
        number = self.rows.number_of(article_id)
        return QModelIndex() if number is None else self._index_of(number)

    def _index_of(self, number: int) -> QModelIndex:
        group, place = self._standing(number)
        if place is None:
            return QModelIndex()
        return self.createIndex(len(group.groups) + place - group.first, 0, group.number)

    def _standing(self, number: int) -> tuple[Group, int | None]:
        """The group of an article, and its place in all that is shown, if it is shown."""
        if self._order_of is not None:
            return self._root, self._shown.index(number) if number in self._shown else None
        if number >= self._first_replaced:
            levels = self._levels_of_replaced(number)
        elif self.grouping is Grouping.PAGE:
            levels = self._levels_of_page(self.rows.pages[self.rows.page_of[number]][1])
        else:
            levels = self._levels_of_place(self.rows.places[self.rows.place_of[number]])
        group = self._known.get(levels, self._root)
        end = group.first + group.own
        place = bisect_left(self._shown, number, group.first, end)
        return group, place if place < end and self._shown[place] == number else None

    def articles(self) -> Picked:
        """The articles shown, from top to bottom."""
        return Picked(self.rows, self._shown)

    def articles_of(self, group: Group) -> Picked:
        """The articles that stand in a group itself."""
        return Picked(self.rows, self._shown[group.first : group.first + group.own])

    def neighbour(self, article_id: ArticleId | None, step: int) -> ArticleRow | None:
        """The article shown after (1) or before (-1) one; the first where that is not shown."""
        number = self.rows.number_of(article_id) if article_id is not None else None
        here = None if number is None else self._standing(number)[1]
        place = 0 if here is None else here + step
        return self.rows[self._shown[place]] if 0 <= place < len(self._shown) else None

    def groups(self) -> Iterable[Group]:
        """Every group, parents first."""
        return self._groups[1:]

    # Qt's side

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        group = self.group(parent)
        if group is None or column != 0 or not 0 <= row < len(group.groups) + group.own:
            return QModelIndex()
        return self.createIndex(row, 0, group.number)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not index.isValid():
            return QModelIndex()
        return self.index_of(self._groups[index.internalId()])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        group = self.group(parent) if parent.column() <= 0 else None
        return len(group.groups) + group.own if group else 0

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        if not parent.isValid():
            return bool(self._root.count)
        return parent.row() < len(self._groups[parent.internalId()].groups)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        above = self._groups[index.internalId()]
        place = index.row() - len(above.groups)
        if place < 0:
            return _group_data(above.groups[index.row()], role)
        return self._article_data(self._shown[above.first + place], role)

    def _article_data(self, number: int, role: int) -> Any:
        """Without a row made for each question that a view asks."""
        if role == Qt.ItemDataRole.DisplayRole:
            return in_a_list(self.rows.heading(number))
        if role == Qt.ItemDataRole.FontRole:
            return None if self.rows.read[number] else self._unread
        if role == ROW:
            return self.rows[number]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(in_a_list(self.rows.heading(number)))
        return None


def _group_data(group: Group, role: int) -> Any:
    if role == Qt.ItemDataRole.DisplayRole:
        return group.text
    if role == COUNT:
        return group.count
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{group.text} {group.count}"
    return None


def both(one: bytes | bytearray, other: bytes | bytearray) -> bytes:
    """1 where both hold 1, else 0."""
    common = int.from_bytes(one, "little") & int.from_bytes(other, "little")
    return common.to_bytes(len(one), "little")
