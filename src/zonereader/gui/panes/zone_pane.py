"""The left pane: a filter, the tree of zones, and what of it to show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
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
from zonereader.gui.models.zone_tree import Group, Wanted, ZoneTreeModel
from zonereader.gui.panes.saved_searches import SavedSearches
from zonereader.gui.panes.zone_tree import ZoneTree
from zonereader.gui.state import Grouping
from zonereader.library.listing import ArticleRows
from zonereader.library.records import ArticleId, ArticleRow, PageId

ALL, UNREAD, RECENT, BOOKMARKED, NOTED = range(5)
UNREAD_OF = bytes((1, 0)).ljust(256, b"\0")
"""What is not read, by what is."""

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
        self._led_to: set[str] = set()
        self._following = QTimer(self, interval=0, singleShot=True)
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
        self._following.timeout.connect(self._follow)
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
        """Mark the article that is being read; it is brought into view once it is painted itself."""
        self._current = article_id
        self._mark_current()
        self._following.start()

    def _follow(self) -> None:
        """Open what stands above the article, and close again what was opened only for the one before.

        Else who reads across a large library would have all of it open, and every change would be slow.
        """
        index = self.tree.currentIndex()
        if self._current is None or index != self.model.index_of_article(self._current):
            return
        above = {group.key: self.model.index_of(group) for group in self.model.above(index)}
        self.tree.blockSignals(True)
        if len(self.model.articles()) > MOST_OPEN:
            self._close(self._led_to - above.keys() - self._opened)
        led = {key for key, group in above.items() if not self.tree.isExpanded(group)}
        self._led_to = led | (self._led_to & above.keys())
        self.tree.scrollTo(index)
        self.tree.blockSignals(False)

    def _mark_current(self) -> QModelIndex:
        index = self.model.index_of_article(self._current) if self._current is not None else QModelIndex()
        if index.isValid():
            self.tree.setAutoScroll(False)  # it would open what the reader closed
            self.tree.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.tree.setAutoScroll(True)
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
            UNREAD: lambda rows: rows.read.translate(UNREAD_OF),
            RECENT: self._is_recent,
            BOOKMARKED: lambda rows: rows.mask(self._bookmarked),
            NOTED: lambda rows: rows.mask(self._noted),
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
        self.tree.doItemsLayout()
        self._mark_current()
        bar.setValue(place)

    def _open_groups(self) -> None:
        self.tree.blockSignals(True)
        if len(self.model.articles()) > MOST_OPEN:
            self._expand(lambda group: group.key in self._opened or group.key in self._led_to)
        elif self._is_filtered:
            self.tree.expandAll()
        else:
            self._expand(lambda group: group.key not in self._closed)
        self.tree.blockSignals(False)

    def _expand(self, is_open: Callable[[Group], bool]) -> None:
        for group in self.model.groups():
            index, wanted = self.model.index_of(group), is_open(group)
            if self.tree.isExpanded(index) != wanted:
                self.tree.setExpanded(index, wanted)

    def _close(self, keys: AbstractSet[str]) -> None:
        for group in self.model.groups() if keys else ():
            if group.key in keys:
                self.tree.collapse(self.model.index_of(group))

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
