"""The left pane: a filter, the tree of zones, and what of it to show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedLayout,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from zonereader.gui.models.zone_tree import Grouping, ZoneTreeModel
from zonereader.library.records import ArticleRow

ALL, UNREAD, BOOKMARKED, NOTED = range(4)
INDENT = 14


class ZoneTree(QTreeView):
    """A tree with our own small arrows, in the text's colour."""

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if not self.model().hasChildren(index):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().placeholderText(), 1.6))
        middle = QPointF(rect.right() - INDENT / 2, rect.center().y() + 0.5)
        offsets = (
            ((-3, -1.5), (0, 1.5), (3, -1.5)) if self.isExpanded(index) else ((-1.5, -3), (1.5, 0), (-1.5, 3))
        )
        painter.drawPolyline([middle + QPointF(x, y) for x, y in offsets])
        painter.restore()


class ZonePane(QWidget):
    """Signals: article_chosen (an ArticleRow), read_toggled (an ArticleRow)."""

    article_chosen = Signal(object)
    read_toggled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ZoneTreeModel(self)
        self.filter = QLineEdit(self)
        self.tree = ZoneTree(self)
        self.empty = QLabel(self)
        self._shelves = [QPushButton(self) for _ in range(4)]
        self._group = QButtonGroup(self)
        self._stack = QStackedLayout()
        self._shelf = ALL
        self._closed: set[str] = set()
        self._bookmarked: set[int] = set()
        self._noted: set[int] = set()
        self._current: ArticleRow | None = None
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.tree.setModel(self.model)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(INDENT)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.filter.setClearButtonEnabled(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "muted")
        self.empty.setMargin(16)
        shelves = QHBoxLayout()
        shelves.setSpacing(4)
        for number, button in enumerate(self._shelves):
            button.setCheckable(True)
            button.setProperty("chip", True)
            self._group.addButton(button, number)
            shelves.addWidget(button)
        shelves.addStretch()
        self._shelves[ALL].setChecked(True)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 6, 8)
        layout.setSpacing(8)
        layout.addWidget(self.filter)
        layout.addLayout(self._stack, 1)
        layout.addLayout(shelves)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _: self._refilter())
        self._group.idClicked.connect(self._on_shelf)
        self.tree.selectionModel().currentChanged.connect(self._on_current)
        self.tree.activated.connect(self._on_activated)
        self.tree.expanded.connect(lambda index: self._closed.discard(self.model.node(index).key))
        self.tree.collapsed.connect(self._on_collapsed)
        self.tree.customContextMenuRequested.connect(self._show_menu)

    def retranslate(self) -> None:
        """Name everything in the window's language."""
        self.filter.setPlaceholderText(self.tr("Filter zones: name, pinyin, initials"))
        self.filter.setAccessibleName(self.tr("Filter zones"))
        self.tree.setAccessibleName(self.tr("Zones and articles"))
        names = (self.tr("All"), self.tr("Unread"), self.tr("Bookmarks"), self.tr("Notes"))
        for button, name in zip(self._shelves, names, strict=True):
            button.setText(name)

    # What is shown

    def set_articles(self, rows: Sequence[ArticleRow]) -> None:
        """Show these articles; what was open or chosen stays so."""
        self.model.set_articles(rows)
        self._after_rebuild()

    def set_marked_articles(self, bookmarked: set[int], noted: set[int]) -> None:
        """The ids of articles that carry a bookmark, and of those that carry a note or highlight."""
        self._bookmarked, self._noted = bookmarked, noted
        if self._shelf in (BOOKMARKED, NOTED):
            self._refilter()

    def set_current(self, row: ArticleRow) -> None:
        """Mark the article that is being read."""
        self._current = row
        index = self.model.index_of_article(row)
        if index.isValid():
            self.tree.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.tree.scrollTo(index)

    def show_zone(self, name: str) -> None:
        """Show every zone, this one opened and chosen."""
        self.filter.clear()
        self._shelves[ALL].click()
        node = next((n for n in self.model.nodes() if n.row is None and n.text == name), None)
        if node is not None:
            index = self.model.index_of(node)
            self.tree.expand(index)
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
            self.tree.setFocus()

    def set_hint(self, text: str) -> None:
        """What to say while the tree is empty."""
        self.empty.setText(text)

    def neighbour(self, step: int) -> ArticleRow | None:
        """The article after (1) or before (-1) the current one in the tree."""
        rows = self.model.articles()
        ids = [row.id for row in rows]
        if self._current is None or self._current.id not in ids:
            return rows[0] if rows else None
        place = ids.index(self._current.id) + step
        return rows[place] if 0 <= place < len(rows) else None

    def closed_nodes(self) -> list[str]:
        """The keys of the nodes the reader has closed."""
        return sorted(self._closed)

    def set_closed_nodes(self, keys: Sequence[str]) -> None:
        """Close these nodes."""
        self._closed = set(keys)
        self._after_rebuild()

    # Filtering

    def _on_shelf(self, number: int) -> None:
        self._shelf = number
        self._refilter()

    def _refilter(self) -> None:
        wanted = {
            ALL: None,
            UNREAD: lambda row: not row.read,
            BOOKMARKED: lambda row: row.id in self._bookmarked,
            NOTED: lambda row: row.id in self._noted,
        }
        self.model.set_filter(self.filter.text(), wanted[self._shelf])
        self._after_rebuild()

    def _after_rebuild(self) -> None:
        filtered = bool(self.filter.text().strip()) or self._shelf != ALL
        self.tree.expandAll()
        if not filtered:
            for node in self.model.nodes():
                if node.key in self._closed:
                    self.tree.collapse(self.model.index_of(node))
        if filtered:
            self.empty.setText(self.tr("Nothing here matches. Clear the filter to see every zone."))
        self._stack.setCurrentWidget(self.tree if self.model.rowCount() else self.empty)
        if self._current is not None:
            self.set_current(self._current)

    def _on_collapsed(self, index: QModelIndex) -> None:
        self._closed.add(self.model.node(index).key)

    # Choosing

    def _on_current(self, index: QModelIndex, _: QModelIndex) -> None:
        self._choose(index)

    def _on_activated(self, index: QModelIndex) -> None:
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.node(index).row
        if row is not None and (self._current is None or row.id != self._current.id):
            self.article_chosen.emit(row)

    def _show_menu(self, place: QPoint) -> None:
        node = self.model.node(self.tree.indexAt(place))
        menu = QMenu(self)
        if node.row is not None:
            text = self.tr("Mark as unread") if node.row.read else self.tr("Mark as read")
            menu.addAction(text).triggered.connect(lambda: self.read_toggled.emit(node.row))
            menu.addSeparator()
        menu.addAction(self.tr("Expand all")).triggered.connect(self.tree.expandAll)
        menu.addAction(self.tr("Collapse all")).triggered.connect(self.tree.collapseAll)
        menu.addSeparator()
        other = Grouping.PAGE if self.model.grouping is Grouping.ZONE else Grouping.ZONE
        name = self.tr("Group by page") if other is Grouping.PAGE else self.tr("Group by zone")
        menu.addAction(name).triggered.connect(lambda: self._group_by(other))
        menu.popup(self.tree.viewport().mapToGlobal(place))

    def _group_by(self, grouping: Grouping) -> None:
        self.model.set_grouping(grouping)
        self._after_rebuild()
