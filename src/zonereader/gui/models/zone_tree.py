"""Province › zone › article, as the tree on the left shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QCollator, QLocale, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from zonereader.gui.models.rows import ROW, Index
from zonereader.gui.tool_tips import tool_tip
from zonereader.library.records import ArticleId, ArticleRow

COUNT = ROW + 1
"""The role that gives how many articles are below a group."""


Wanted = Callable[[ArticleRow], bool]
Where = tuple[str | None, str | None, str | None]
"""The zone, province and city of an article."""


class Grouping(StrEnum):
    """What the tree's upper levels are."""

    ZONE = "zone"
    PAGE = "page"
    KIND = "kind"


@dataclass(slots=True, eq=False)
class Group:
    """A province, zone or page; ``key`` names it over rebuilds of the tree.

    ``number`` is its place among all groups, ``place`` among its siblings. Its children are its
    groups, then its articles.
    """

    key: str
    text: str
    parent: Group | None = None
    number: int = 0
    place: int = 0
    groups: list[Group] = field(default_factory=list)
    rows: list[ArticleRow] = field(default_factory=list)

    def articles(self) -> list[ArticleRow]:
        """Every article below, from top to bottom."""
        found: list[ArticleRow] = []
        for group in self.groups:
            found += group.articles()
        found += self.rows
        return found

    @property
    def count(self) -> int:
        """How many articles are below."""
        return len(self.rows) + sum(group.count for group in self.groups)


class Shelf:
    """The articles of one lowest group in page order, whatever the filter."""

    def __init__(self, levels: tuple[str, ...]) -> None:
        self.levels = levels
        self.rows: list[ArticleRow] = []
        self._headings = ""
        self._places: AbstractSet[Where] = frozenset()

    def passing(
        self, words: str, named: AbstractSet[str | None], pages: AbstractSet[str]
    ) -> list[ArticleRow]:
        """The articles whose headings hold ``words``, on a zone or place in ``named`` or a page in ``pages``.

        All of them at once where that can be seen without looking at each.
        """
        if not self._places:
            self._headings = "\n".join([row.heading for row in self.rows]).lower()
            self._places = {(row.zone, row.province, row.city) for row in self.rows}
        if all(not named.isdisjoint(names) for names in self._places):
            return self.rows
        if words not in self._headings and not pages and all(map(named.isdisjoint, self._places)):
            return []
        return [
            row
            for row in self.rows
            if words in row.heading.lower()
            or row.page_name in pages
            or row.zone in named
            or row.province in named
            or row.city in named
        ]


class Names:
    """How a zone or place can be called: its name, aliases, pinyin and initials; looked up once each."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, name: str) -> tuple[str, ...]:
        """All that a filter may match for ``name``, in lower case."""
        if name not in self._known:
            from zonereader.zones.gazetteer import gazetteer

            zone = gazetteer().by_name(name)
            names = (name, zone.official_name, *zone.aliases) if zone else (name,)
            self._known[name] = tuple(spelt for each in names for spelt in _spellings(each))
        return self._known[name]

    def learn_of(self, rows: Iterable[ArticleRow]) -> None:
        """Look up the zones and places of articles before they are asked for; may run beside the window."""
        self.learn(name for row in rows for name in (row.zone, row.province, row.city) if name)

    def learn(self, names: Iterable[str]) -> None:
        """Look up some names before they are asked for; may run beside the window."""
        for name in set(names):
            self.of(name)


def _spellings(name: str) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin

    letters = "".join(lazy_pinyin(name))
    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))
    return name.lower(), letters.lower(), initials.lower()


class ZoneTreeModel(QAbstractItemModel):
    """The tree of the articles that pass the filter, in the order a Chinese reader expects.

    An index carries the number of its parent group, so that articles need no node of their own.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.names = Names()
        self._collator = QCollator(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        self._all: Sequence[ArticleRow] = ()
        self._replaced: frozenset[ArticleId] = frozenset()
        self._names: AbstractSet[str | None] = frozenset()
        self._shelves: dict[tuple[str, ...], Shelf] = {}
        self._words = ""
        self._wanted: Wanted | None = None
        self.grouping = Grouping.ZONE
        self._reset()

    def _reset(self) -> None:
        self._root = Group("", "")
        self._groups = [self._root]
        self._known: dict[tuple[str, ...], Group] = {(): self._root}

    def set_articles(self, rows: Sequence[ArticleRow], replaced: Sequence[ArticleRow] = ()) -> None:
        """Show these articles, and at the end ``replaced``: those on pages that gave way."""
        self._all = (*rows, *replaced)
        self._replaced = frozenset(row.id for row in replaced)
        self._names = frozenset()
        self._put_on_shelves()
        self._rebuild()

    def set_filter(self, words: str, wanted: Wanted | None) -> None:
        """Show only what ``words`` name by zone, province, city or heading, and ``wanted`` lets pass."""
        self._words, self._wanted = words.strip().lower(), wanted
        self._rebuild()

    def set_grouping(self, grouping: Grouping) -> None:
        """Change what the upper levels are."""
        self.grouping = grouping
        self._put_on_shelves()
        self._rebuild()

    def set_row(self, row: ArticleRow) -> None:
        """An article was marked read or unread."""
        self._all = [row if each.id == row.id else each for each in self._all]
        shelf = self._shelf_of(row.id)
        if shelf is None:
            return
        group = self._known.get(shelf.levels)
        for rows in [shelf.rows] if group is None else [shelf.rows, group.rows]:
            number = _number_of(row.id, rows)
            if number is not None:
                rows[number] = row
        index = self.index_of_article(row.id)
        if index.isValid():
            self.dataChanged.emit(index, index)

    # Building

    def _put_on_shelves(self) -> None:
        """Put what stands in one group together, once for all filters."""
        self._shelves = {}
        known: dict[object, Shelf] = {}
        is_by_page = self.grouping is Grouping.PAGE
        for row in self._all:
            alike = row.page_name if is_by_page or row.id in self._replaced else (row.province, row.zone)
            shelf = known.get(alike)
            if shelf is None:
                levels = self._levels(row)
                shelf = known[alike] = self._shelves.setdefault(levels, Shelf(levels))
            shelf.rows.append(row)

    def _shelf_of(self, article_id: ArticleId) -> Shelf | None:
        shelves = self._shelves.values()
        return next((each for each in shelves if _number_of(article_id, each.rows) is not None), None)

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._reset()
        named, pages = self._named(), self._pages_named()
        for shelf in self._shelves.values():
            rows = shelf.passing(self._words, named, pages) if self._words else shelf.rows
            if self._wanted is not None:
                rows = [row for row in rows if self._wanted(row)]
            if rows:
                self._group(shelf.levels).rows = rows
        self._settle(self._root)
        self.endResetModel()

    def _named(self) -> AbstractSet[str | None]:
        """The zones and places that can be called what is typed."""
        if not self._words:
            return frozenset()
        if not self._names:
            rows = self._all
            self._names = (
                {row.zone for row in rows} | {row.province for row in rows} | {row.city for row in rows}
            )
        known = (name for name in self._names if name)
        return {name for name in known if any(self._words in each for each in self.names.of(name))}

    def _pages_named(self) -> AbstractSet[str]:
        """The pages that are called what is typed."""
        if not self._words:
            return frozenset()
        return {name for name in {row.page_name for row in self._all} if self._words in name.lower()}

    def _levels(self, row: ArticleRow) -> tuple[str, ...]:
        if row.id in self._replaced:
            return (self.tr("Replaced by the original"), row.page_name)
        if self.grouping is Grouping.PAGE:
            return (row.page_name,)
        zone = row.zone or self.tr("No zone")
        if self.grouping is Grouping.KIND:
            return (self._kind_of(row.zone), zone)
        return (row.province or self.tr("Elsewhere"), zone)

    def _kind_of(self, zone: str | None) -> str:
        """高新区, 经开区, …; what kind a zone is that no list holds is not known."""
        from zonereader.zones.gazetteer import gazetteer

        known = gazetteer().by_name(zone) if zone else None
        return known.kind if known else self.tr("Not in the list of zones")

    def _group(self, levels: tuple[str, ...]) -> Group:
        """The group at ``levels``; it and those above are made where they are not there yet."""
        group = self._known.get(levels)
        if group is None:
            above = self._group(levels[:-1])
            group = self._known[levels] = Group(f"{above.key}/{levels[-1]}", levels[-1], above)
            above.groups.append(group)
        return group

    def _settle(self, group: Group) -> None:
        """Sort the groups below and note every place."""
        if self.grouping is not Grouping.PAGE:
            group.groups.sort(key=self._order)
        for place, child in enumerate(group.groups):
            child.place, child.number = place, len(self._groups)
            self._groups.append(child)
            self._settle(child)

    def _order(self, group: Group) -> tuple[bool, Any]:
        last = {
            self.tr("Elsewhere"),
            self.tr("No zone"),
            self.tr("Not in the list of zones"),
            self.tr("Replaced by the original"),
        }
        return group.text in last, self._collator.sortKey(group.text)

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
        return parent.rows[number] if number >= 0 else None

    def index_of(self, group: Group) -> QModelIndex:
        """The index of a group."""
        parent = group.parent
        return QModelIndex() if parent is None else self.createIndex(group.place, 0, parent.number)

    def index_of_article(self, article_id: ArticleId) -> QModelIndex:
        """Where an article stands; an invalid index when the filter hides it."""
        shelf = self._shelf_of(article_id)
        group = self._known.get(shelf.levels) if shelf is not None else None
        number = _number_of(article_id, group.rows) if group is not None else None
        if group is None or number is None:
            return QModelIndex()
        return self.createIndex(len(group.groups) + number, 0, group.number)

    def articles(self) -> list[ArticleRow]:
        """The articles shown, from top to bottom."""
        return self._root.articles()

    def groups(self) -> Iterable[Group]:
        """Every group, parents first."""
        return self._groups[1:]

    # Qt's side

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        group = self.group(parent)
        if group is None or column != 0 or not 0 <= row < len(group.groups) + len(group.rows):
            return QModelIndex()
        return self.createIndex(row, 0, group.number)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not index.isValid():
            return QModelIndex()
        return self.index_of(self._groups[index.internalId()])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        group = self.group(parent) if parent.column() <= 0 else None
        return len(group.groups) + len(group.rows) if group else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.row(index)
        if row is not None:
            return _article_data(row, role)
        group = self.group(index)
        return _group_data(group, role) if group else None


def _number_of(article_id: ArticleId, rows: Sequence[ArticleRow]) -> int | None:
    return next((number for number, row in enumerate(rows) if row.id == article_id), None)


def _article_data(row: ArticleRow, role: int) -> Any:
    if role == ROW:
        return row
    if role == Qt.ItemDataRole.DisplayRole:
        return row.heading
    if role == Qt.ItemDataRole.ToolTipRole:
        return tool_tip(row.heading)
    if role == Qt.ItemDataRole.FontRole and not row.read:
        font = QFont()
        font.setBold(True)
        return font
    return None


def _group_data(group: Group, role: int) -> Any:
    if role == Qt.ItemDataRole.DisplayRole:
        return group.text
    if role == COUNT:
        return group.count
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{group.text} {group.count}"
    return None
