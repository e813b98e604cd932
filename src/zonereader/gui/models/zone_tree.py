"""Province › zone › article, as the tree on the left shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QCollator, QLocale, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from zonereader.gui.models.rows import ROW, Index
from zonereader.library.records import ArticleRow
from zonereader.zones.gazetteer import gazetteer


class Grouping(StrEnum):
    """What the tree's upper levels are."""

    ZONE = "zone"
    PAGE = "page"


@dataclass(slots=True, eq=False)
class Node:
    """A province, zone, page or article; ``key`` names it over rebuilds of the tree."""

    key: str
    text: str
    parent: Node | None = None
    row: ArticleRow | None = None
    children: list[Node] = field(default_factory=list)

    @property
    def place(self) -> int:
        """Its number among its siblings."""
        return self.parent.children.index(self) if self.parent else 0

    def articles(self) -> Iterator[ArticleRow]:
        """Every article below, or itself."""
        if self.row is not None:
            yield self.row
        for child in self.children:
            yield from child.articles()


class Names:
    """How a zone can be called: its name, aliases, pinyin and initials; looked up once each."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, name: str) -> tuple[str, ...]:
        """All that a filter may match for ``name``, in lower case."""
        if name not in self._known:
            zone = gazetteer().by_name(name)
            names = (name, zone.official_name, *zone.aliases) if zone else (name,)
            self._known[name] = tuple(spelt for each in names for spelt in _spellings(each))
        return self._known[name]


def _spellings(name: str) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin

    letters = "".join(lazy_pinyin(name))
    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))
    return name.lower(), letters.lower(), initials.lower()


class ZoneTreeModel(QAbstractItemModel):
    """The tree of the articles that pass the filter, in the order a Chinese reader expects."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Node("", "")
        self._names = Names()
        self._collator = QCollator(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        self._all: Sequence[ArticleRow] = ()
        self._words = ""
        self._wanted: Callable[[ArticleRow], bool] | None = None
        self.grouping = Grouping.ZONE

    def set_articles(self, rows: Sequence[ArticleRow]) -> None:
        """Show these articles."""
        self._all = rows
        self._rebuild()

    def set_filter(self, words: str, wanted: Callable[[ArticleRow], bool] | None) -> None:
        """Show only what ``words`` name by zone, province, city or heading, and ``wanted`` lets pass."""
        self._words, self._wanted = words.strip().lower(), wanted
        self._rebuild()

    def set_grouping(self, grouping: Grouping) -> None:
        """Change what the upper levels are."""
        self.grouping = grouping
        self._rebuild()

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._root = Node("", "")
        for row in self._all:
            if self._passes(row):
                self._add(row)
        if self.grouping is Grouping.ZONE:
            self._sort(self._root)
        self.endResetModel()

    def _passes(self, row: ArticleRow) -> bool:
        if self._wanted is not None and not self._wanted(row):
            return False
        if not self._words:
            return True
        names = [row.heading.lower()]
        for name in (row.zone, row.province, row.city, row.page_name):
            names += self._names.of(name) if name else ()
        return any(self._words in name for name in names)

    def _add(self, row: ArticleRow) -> None:
        parent = self._root
        for text in self._levels(row):
            parent = self._child(parent, text)
        key = f"article:{row.page_id}:{row.start}"
        parent.children.append(Node(key, row.heading, parent, row))

    def _levels(self, row: ArticleRow) -> tuple[str, ...]:
        if self.grouping is Grouping.PAGE:
            return (row.page_name,)
        zone = row.zone or self.tr("No zone")
        return (row.province or self.tr("Elsewhere"), zone)

    def _child(self, parent: Node, text: str) -> Node:
        for child in parent.children:
            if child.row is None and child.text == text:
                return child
        made = Node(f"{parent.key}/{text}", text, parent)
        parent.children.append(made)
        return made

    def _sort(self, node: Node) -> None:
        if node.children and node.children[0].row is None:
            node.children.sort(key=lambda child: self._collator.sortKey(child.text))
            for child in node.children:
                self._sort(child)

    # Places in the tree

    def node(self, index: Index) -> Node:
        """The node behind an index; the root behind an invalid one."""
        found = index.internalPointer() if index.isValid() else self._root
        return found if isinstance(found, Node) else self._root

    def index_of(self, node: Node) -> QModelIndex:
        """The index of a node."""
        return QModelIndex() if node.parent is None else self.createIndex(node.place, 0, node)

    def articles(self) -> list[ArticleRow]:
        """The articles shown, from top to bottom."""
        return list(self._root.articles())

    def index_of_article(self, row: ArticleRow) -> QModelIndex:
        """Where an article stands; an invalid index when the filter hides it."""
        for node in self.nodes():
            if node.row is not None and node.row.id == row.id:
                return self.index_of(node)
        return QModelIndex()

    def nodes(self) -> Iterable[Node]:
        """Every node, from top to bottom."""
        waiting = list(reversed(self._root.children))
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    # Qt's side

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        children = self.node(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        node = self.node(index).parent
        return QModelIndex() if node is None else self.index_of(node)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.node(parent).children) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self.node(index)
        if role == ROW:
            return node.row
        if role == Qt.ItemDataRole.DisplayRole:
            return node.text if node.row else f"{node.text}  {sum(1 for _ in node.articles())}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return None if node.row is None else node.row.heading
        if role == Qt.ItemDataRole.FontRole and any(not row.read for row in node.articles()):
            font = QFont()
            font.setBold(node.row is not None)
            return font
        return None
