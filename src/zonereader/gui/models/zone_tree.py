"""Province › zone › article, as the tree on the left shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QCollator, QLocale, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from zonereader.gui.models.rows import ROW, Index
from zonereader.gui.tool_tips import tool_tip
from zonereader.library.records import ArticleId, ArticleRow
from zonereader.zones.gazetteer import gazetteer

COUNT = ROW + 1
"""The role that gives how many articles are below a group."""


class Grouping(StrEnum):
    """What the tree's upper levels are."""

    ZONE = "zone"
    PAGE = "page"


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

    def articles(self) -> Iterator[ArticleRow]:
        """Every article below, from top to bottom."""
        for group in self.groups:
            yield from group.articles()
        yield from self.rows

    @property
    def count(self) -> int:
        """How many articles are below."""
        return len(self.rows) + sum(group.count for group in self.groups)


class Names:
    """How a zone or place can be called: its name, aliases, pinyin and initials; looked up once each."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, name: str) -> tuple[str, ...]:
        """All that a filter may match for ``name``, in lower case."""
        if name not in self._known:
            zone = gazetteer().by_name(name)
            names = (name, zone.official_name, *zone.aliases) if zone else (name,)
            self._known[name] = tuple(spelt for each in names for spelt in _spellings(each))
        return self._known[name]

    def learn(self, names: Iterable[str | None]) -> None:
        """Look these up before they are asked for; may run beside the window."""
        for name in names:
            if name:
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
        self._words = ""
        self._wanted: Callable[[ArticleRow], bool] | None = None
        self.grouping = Grouping.ZONE
        self._reset()

    def _reset(self) -> None:
        self._root = Group("", "")
        self._groups = [self._root]
        self._places: dict[ArticleId, tuple[Group, int]] = {}

    def set_articles(self, rows: Sequence[ArticleRow], replaced: Sequence[ArticleRow] = ()) -> None:
        """Show these articles, and at the end ``replaced``: those on pages that gave way."""
        self._all = (*rows, *replaced)
        self._replaced = frozenset(row.id for row in replaced)
        self._rebuild()

    def set_filter(self, words: str, wanted: Callable[[ArticleRow], bool] | None) -> None:
        """Show only what ``words`` name by zone, province, city or heading, and ``wanted`` lets pass."""
        self._words, self._wanted = words.strip().lower(), wanted
        self._rebuild()

    def set_grouping(self, grouping: Grouping) -> None:
        """Change what the upper levels are."""
        self.grouping = grouping
        self._rebuild()

    def set_row(self, row: ArticleRow) -> None:
        """An article was marked read or unread."""
        self._all = [row if each.id == row.id else each for each in self._all]
        if row.id in self._places:
            group, number = self._places[row.id]
            group.rows[number] = row
            index = self.index_of_article(row.id)
            self.dataChanged.emit(index, index)

    # Building

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._reset()
        known: dict[tuple[str, ...], Group] = {}
        for row in self._all:
            if self._passes(row):
                levels = self._levels(row)
                group = known.get(levels)
                if group is None:
                    group = known[levels] = self._group(levels)
                group.rows.append(row)
        self._settle(self._root)
        self.endResetModel()

    def _passes(self, row: ArticleRow) -> bool:
        if self._wanted is not None and not self._wanted(row):
            return False
        if not self._words or self._words in row.heading.lower() or self._words in row.page_name.lower():
            return True
        names = (row.zone, row.province, row.city)
        return any(self._words in spelt for name in names if name for spelt in self.names.of(name))

    def _levels(self, row: ArticleRow) -> tuple[str, ...]:
        if row.id in self._replaced:
            return (self.tr("Replaced by the original"), row.page_name)
        if self.grouping is Grouping.PAGE:
            return (row.page_name,)
        return (row.province or self.tr("Elsewhere"), row.zone or self.tr("No zone"))

    def _group(self, levels: tuple[str, ...]) -> Group:
        group = self._root
        for text in levels:
            found = next((each for each in group.groups if each.text == text), None)
            if found is None:
                found = Group(f"{group.key}/{text}", text, group)
                group.groups.append(found)
            group = found
        return group

    def _settle(self, group: Group) -> None:
        """Sort the groups below and note every place."""
        if self.grouping is Grouping.ZONE:
            group.groups.sort(key=self._order)
        for place, row in enumerate(group.rows, start=len(group.groups)):
            self._places[row.id] = (group, place - len(group.groups))
        for place, child in enumerate(group.groups):
            child.place, child.number = place, len(self._groups)
            self._groups.append(child)
            self._settle(child)

    def _order(self, group: Group) -> tuple[bool, Any]:
        last = {self.tr("Elsewhere"), self.tr("No zone"), self.tr("Replaced by the original")}
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
        if article_id not in self._places:
            return QModelIndex()
        group, number = self._places[article_id]
        return self.createIndex(len(group.groups) + number, 0, group.number)

    def articles(self) -> list[ArticleRow]:
        """The articles shown, from top to bottom."""
        return list(self._root.articles())

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
