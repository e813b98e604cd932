"""The left pane: a filter, the tree of zones, and what of it to show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from operator import not_

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from zonereader.gui.actions import key_of
from zonereader.gui.flow import FlowLayout
from zonereader.gui.models.zone_tree import Group, Grouping, Wanted, ZoneTreeModel
from zonereader.gui.panes.saved_searches import SavedSearches
from zonereader.gui.panes.zone_tree import ZoneTree
from zonereader.library.listing import ArticleRows
from zonereader.library.records import ArticleId, ArticleRow, PageId

ALL, UNREAD, RECENT, BOOKMARKED, NOTED = range(5)
MOST_OPEN = 400
"""With more articles than this, only what the reader opened is open."""


class ZonePane(QWidget):
    """Signals: article_chosen (an ArticleRow), read_toggled (an ArticleRow), ledger_wanted (Filters)."""

    article_chosen = Signal(object)
    read_toggled = Signal(object)
    ledger_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ZoneTreeModel(self)
        self.filter = QLineEdit(self)
        self.tree = ZoneTree(self)
        self.empty = QLabel(self)
        self.saved = SavedSearches(self)
        self._shelves = [QPushButton(self) for _ in range(5)]
        self._group = QButtonGroup(self)
        self._stack = QStackedLayout()
        self._shelf = ALL
        self._hint = ""
        self._closed: set[str] = set()
        self._opened: set[str] = set()
        self._bookmarked: set[ArticleId] = set()
        self._noted: set[ArticleId] = set()
        self._recent: dict[tuple[PageId, int], int] = {}
        self._current: ArticleId | None = None
        self._lay_out()
        self._connect()
        self._set_names()

    def _lay_out(self) -> None:
        self.tree.setModel(self.model)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.filter.setClearButtonEnabled(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "muted")
        self.empty.setMargin(16)
        self.empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        shelves = FlowLayout()
        for number, button in enumerate(self._shelves):
            button.setCheckable(True)
            button.setProperty("chip", True)
            self._group.addButton(button, number)
            shelves.addWidget(button)
        self._shelves[ALL].setChecked(True)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(8)
        layout.addWidget(self.filter)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self.saved)
        layout.addLayout(shelves)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _: self._refilter())
        self._group.idClicked.connect(self._on_shelf)
        self.tree.selectionModel().currentChanged.connect(lambda index, _: self._choose(index))
        self.tree.activated.connect(self._choose)
        self.tree.expanded.connect(lambda index: self._on_opened(index, is_open=True))
        self.tree.collapsed.connect(lambda index: self._on_opened(index, is_open=False))
        self.tree.customContextMenuRequested.connect(self._show_menu)

    @property
    def last(self) -> QWidget:
        """What takes the keys last."""
        return self._shelves[-1]

    def retranslate(self) -> None:
        """Say everything anew; groups without a name of their own are called otherwise too."""
        self._set_names()
        self._change(lambda: self.model.set_grouping(self.model.grouping))

    def _set_names(self) -> None:
        self.filter.setPlaceholderText(self.tr("Filter zones: name, pinyin, initials"))
        self.filter.setAccessibleName(self.tr("Filter zones"))
        self.tree.setAccessibleName(self.tr("Zones and articles"))
        names = (
            self.tr("All"),
            self.tr("Unread"),
            self.tr("Recent"),
            self.tr("Bookmarks"),
            self.tr("Notes"),
        )
        for button, name in zip(self._shelves, names, strict=True):
            button.setText(name)

    # What is shown

    def set_articles(self, rows: Sequence[ArticleRow], replaced: Sequence[ArticleRow] = ()) -> None:
        """Show these articles, at the end those on pages that gave way; what was open stays so."""
        self._change(lambda: self.model.set_articles(rows, replaced))

    def set_marked_articles(self, bookmarked: set[ArticleId], noted: set[ArticleId]) -> None:
        """Which articles carry a bookmark, and which a note or highlight."""
        self._bookmarked, self._noted = bookmarked, noted
        if self._shelf in (BOOKMARKED, NOTED):
            self._refilter()

    def set_recent(self, recent: Iterable[tuple[PageId, int]]) -> None:
        """Which articles were read, by page and start, the last first; shown when the shelf is opened."""
        self._recent = {visit: place for place, visit in enumerate(recent)}

    def set_current(self, article_id: ArticleId) -> None:
        """Mark the article that is being read and bring it into view."""
        self._current = article_id
        index = self._mark_current()
        if index.isValid():
            self.tree.scrollTo(index)

    def _mark_current(self) -> QModelIndex:
        index = self.model.index_of_article(self._current) if self._current is not None else QModelIndex()
        if index.isValid():
            self.tree.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        return index

    def set_hint(self, text: str) -> None:
        """What to say while there are no articles."""
        self._hint = text
        self._say_empty()

    def focus_tree(self) -> None:
        """Send the keys to the tree, or to what stands in its place."""
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus()

    def show_zone(self, name: str) -> None:
        """Show every zone, this one opened and chosen."""
        self.filter.clear()
        self._shelves[ALL].click()
        group = next((each for each in self.model.groups() if each.text == name), None)
        if group is not None:
            index = self.model.index_of(group)
            self.tree.expand(index)
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
            self.tree.setFocus()

    def neighbour(self, step: int) -> ArticleRow | None:
        """The article after (1) or before (-1) the current one in the tree."""
        return self.model.neighbour(self._current, step)

    def toggled_groups(self) -> tuple[list[str], list[str]]:
        """The keys of the groups that the reader closed, and of those that were opened."""
        return sorted(self._closed), sorted(self._opened)

    def set_toggled_groups(self, closed: Sequence[str], opened: Sequence[str]) -> None:
        """Close and open these groups."""
        self._closed, self._opened = set(closed), set(opened)
        self._change(lambda: None)

    # Filtering

    @property
    def _is_filtered(self) -> bool:
        return bool(self.filter.text().strip()) or self._shelf != ALL

    def _on_shelf(self, number: int) -> None:
        self._shelf = number
        self._refilter()

    def _refilter(self) -> None:
        tests: dict[int, Wanted | None] = {
            ALL: None,
            UNREAD: lambda rows: bytes(map(not_, rows.read)),
            RECENT: self._is_recent,
            BOOKMARKED: lambda rows: bytes(map(self._bookmarked.__contains__, rows.ids)),
            NOTED: lambda rows: bytes(map(self._noted.__contains__, rows.ids)),
        }
        order = self._last_first if self._shelf == RECENT else None
        self._change(lambda: self.model.set_filter(self.filter.text(), tests[self._shelf], order))

    def _last_first(self, rows: ArticleRows, number: int) -> int:
        """The last article read comes first."""
        page, _ = rows.pages[rows.page_of[number]]
        return self._recent[page, rows.starts[number]]

    def _is_recent(self, rows: ArticleRows) -> bytes:
        pages = {page for page, _ in self._recent}
        of_page = [page if page in pages else None for page, _ in rows.pages]
        places = zip(map(of_page.__getitem__, rows.page_of), rows.starts, strict=True)
        return bytes(map(self._recent.__contains__, places))

    @property
    def grouping(self) -> Grouping:
        """What the tree's upper levels are."""
        return self.model.grouping

    def group_by(self, grouping: Grouping) -> None:
        """Change what the tree's upper levels are."""
        self._change(lambda: self.model.set_grouping(grouping))

    def _change(self, change: Callable[[], None]) -> None:
        """Change the model; what was open or chosen, and the place, stay."""
        bar = self.tree.verticalScrollBar()
        place = bar.value()
        change()
        self._open_groups()
        self._say_empty()
        self._mark_current()
        self.tree.doItemsLayout()
        bar.setValue(place)

    def _open_groups(self) -> None:
        self.tree.blockSignals(True)
        groups = list(self.model.groups())
        if len(self.model.articles()) > MOST_OPEN:
            self._expand(groups, lambda group: group.key in self._opened)
        elif self._is_filtered:
            self.tree.expandAll()
        else:
            self._expand(groups, lambda group: group.key not in self._closed)
        self.tree.blockSignals(False)

    def _expand(self, groups: Sequence[Group], is_open: Callable[[Group], bool]) -> None:
        for group in groups:
            self.tree.setExpanded(self.model.index_of(group), is_open(group))

    def _say_empty(self) -> None:
        nothing = self.tr("Nothing here matches. Clear the filter to see every zone.")
        if self._shelf in (BOOKMARKED, NOTED) and not self.filter.text().strip():
            words = self.tr("Nothing is marked yet. {0} sets a bookmark, {1} writes a note.")
            nothing = words.format(key_of(self, "bookmark"), key_of(self, "note"))
        self.empty.setText(nothing if self._is_filtered else self._hint)
        was_here = self.empty.hasFocus()
        self._stack.setCurrentWidget(self.tree if self.model.rowCount() else self.empty)
        if was_here:
            self.focus_tree()

    def _on_opened(self, index: QModelIndex, *, is_open: bool) -> None:
        group = self.model.group(index)
        if group is not None:
            now, before = (self._opened, self._closed) if is_open else (self._closed, self._opened)
            now.add(group.key)
            before.discard(group.key)

    # Choosing

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is not None and row.id != self._current:
            self.article_chosen.emit(row)

    def _below(self, place: QPoint) -> Iterator[ArticleRow]:
        """The articles of the zone that is shown at a place."""
        index = self.tree.indexAt(place)
        group = self.model.group(index) if index.isValid() else None
        if group is not None and not group.groups and self.model.grouping is Grouping.ZONE:
            yield from self.model.articles_of(group)

    def _show_menu(self, place: QPoint) -> None:
        row = self.model.row(self.tree.indexAt(place))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row is not None:
            text = self.tr("Mark as unread") if row.read else self.tr("Mark as read")
            menu.addAction(text, lambda: self.read_toggled.emit(row))
            menu.addSeparator()
        home = row or next(self._below(place), None)
        if home is not None and home.zone:
            from zonereader.gui.panes.ledger_filters import Filters

            wanted = Filters(zone=home.zone)
            words = self.tr("Figures of {0} in the ledger").format(home.zone.replace("&", "&&"))
            menu.addAction(words, lambda: self.ledger_wanted.emit(wanted))
            menu.addSeparator()
        menu.addAction(self.tr("Expand all"), self.tree.expandAll)
        menu.addAction(self.tr("Collapse all"), self.tree.collapseAll)
        menu.addSeparator()
        self._add_groupings(menu)
        menu.popup(self.tree.viewport().mapToGlobal(place))

    def _add_groupings(self, menu: QMenu) -> None:
        names = {
            Grouping.ZONE: self.tr("Group by province"),
            Grouping.KIND: self.tr("Group by kind of zone"),
            Grouping.PAGE: self.tr("Group by page"),
        }
        for grouping, name in names.items():
            action = menu.addAction(name, partial(self.group_by, grouping))
            action.setCheckable(True)
            action.setChecked(grouping is self.grouping)
