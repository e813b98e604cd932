"""What a search found, in the middle of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from zonereader.gui.delegates import HitDelegate
from zonereader.gui.messages import malformed_sentence
from zonereader.gui.models.rows import ROW, Headline, RowsModel
from zonereader.gui.panes.empty_state import EmptyState
from zonereader.gui.sizes import scaled
from zonereader.gui.theme import Theme
from zonereader.library.records import Order, SearchHit, SearchResult

COUNT_WIDTH = 230
AT_ONCE = 30
"""Hits that are laid out in one go: what is in view comes first, the rest when there is time."""


class SearchPane(QWidget):
    """Signals: hit_chosen (a SearchHit), closed, order_changed, grouping_changed, more_wanted."""

    hit_chosen = Signal(object)
    closed = Signal()
    order_changed = Signal()
    more_wanted = Signal()
    grouping_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = QLabel(self)
        self.notice = QLabel(self)
        self.order = QComboBox(self)
        self.by_zone = QPushButton(self)
        self.more = QPushButton(self)
        self.list = QListView(self)
        self.model = RowsModel(_words, None, self)
        self.delegate = HitDelegate(theme, self.list)
        self._empty = EmptyState("search", theme, self)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._stack = QStackedLayout()
        self._hits: Sequence[SearchHit] = ()
        self._result: SearchResult | None = None
        self.is_searching = False
        for order in Order:
            self.order.addItem("", order.value)
        self.retranslate()
        self._lay_out()
        self._connect()

    def retranslate(self) -> None:
        """Say everything anew."""
        self.list.setAccessibleName(self.tr("Search results"))
        self.order.setAccessibleName(self.tr("Order of the results"))
        names = {
            Order.RELEVANCE: self.tr("Best first"),
            Order.PAGE: self.tr("In page order"),
            Order.DATE: self.tr("Latest first"),
        }
        for order, name in names.items():
            self.order.setItemText(self.order.findData(order.value), name)
        self.by_zone.setText(self.tr("By zone"))
        self.more.setText(self.tr("Show more"))
        if self.is_searching:
            self.say_searching()
        elif self._result is not None:
            self._say(self._result)

    def _lay_out(self) -> None:
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.count.setProperty("role", "muted")
        self.count.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.setWordWrap(True)
        self.notice.setContentsMargins(14, 0, 0, 0)
        self.notice.hide()
        self.by_zone.setCheckable(True)
        self.by_zone.setProperty("chip", True)
        self.more.hide()
        self.list.setProperty("role", "page")
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setMouseTracking(True)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setBatchSize(AT_ONCE)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tools, head = QHBoxLayout(), self._head
        tools.addStretch()
        tools.addWidget(self.by_zone)
        tools.addWidget(self.order)
        head.setContentsMargins(14, 0, 12, 0)
        head.addWidget(self.count, 1)
        head.addLayout(tools)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 12, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.notice)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the count and what orders the hits have no room side by side, one stands below the other."""
        tools = self.by_zone.sizeHint().width() + self.order.sizeHint().width()
        is_wide = self.width() > tools + scaled(COUNT_WIDTH)
        directions = QBoxLayout.Direction
        self._head.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        super().resizeEvent(event)

    def _connect(self) -> None:
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.order.currentIndexChanged.connect(lambda _: self.order_changed.emit())
        self.by_zone.toggled.connect(lambda _: self._on_grouped())
        self.more.clicked.connect(self.more_wanted)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self.delegate.theme = theme
        self._empty.set_theme(theme)
        self.list.viewport().update()

    @property
    def chosen_order(self) -> Order:
        """In which order the hits shall come."""
        return Order(self.order.currentData())

    def set_order(self, order: Order) -> None:
        """Choose the order of the hits."""
        self.order.setCurrentIndex(self.order.findData(order.value))

    @property
    def hits(self) -> list[SearchHit]:
        """The hits as they are shown."""
        return [row for row in self.model.rows if isinstance(row, SearchHit)]

    def say_searching(self) -> None:
        """Say that an answer takes its time; what was found before stays in view until it is there."""
        self.is_searching = True
        said = self.tr("Searching…")
        self.count.setText(said)
        self.notice.hide()
        self._empty.say(said, "", ())
        self._stack.setCurrentWidget(self.list if self._hits else self._empty)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.count, said))

    def show_result(self, result: SearchResult) -> None:
        """Show what was found, how much in all, and what of the query was not understood."""
        self._hits, self._result, self.is_searching = result.hits, result, False
        self._fill()
        self._say(result)

    def _say(self, result: SearchResult) -> None:
        if not result.count:
            said = self.tr("Nothing found")
        elif result.count > len(result.hits):
            said = self.tr("{0} articles found, the first {1} shown").format(result.count, len(result.hits))
        else:
            said = self.tr("{0} articles found").format(result.count)
        self.count.setText(said)
        notice = "\n".join(malformed_sentence(each) for each in result.malformed)
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))
        self.more.setVisible(result.count > len(result.hits))
        hint = self.tr("Try less, or a part of a word.")
        self._empty.say(self.tr("Nothing meets all of this"), hint, ())
        self._stack.setCurrentWidget(self.list if result.count else self._empty)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.count, f"{said}\n{notice}".strip()))

    def _fill(self) -> None:
        self.model.set_rows(_by_zone(self._hits) if self.by_zone.isChecked() else self._hits)

    def _on_grouped(self) -> None:
        self._fill()
        self.grouping_changed.emit()

    def choose_first(self) -> None:
        """Open the first hit."""
        if self.hits:
            self.hit_chosen.emit(self.hits[0])

    def focus_list(self) -> None:
        """Go to the list by keyboard."""
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.find(lambda row: isinstance(row, SearchHit)))
        self.list.setFocus()

    def _on_chosen(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, SearchHit):
            self.hit_chosen.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def _by_zone(hits: Sequence[SearchHit]) -> list[Headline | SearchHit]:
    """The hits under their zones; zones and hits in the order in which they were found."""
    zones: dict[str, list[SearchHit]] = {}
    for hit in hits:
        zones.setdefault(hit.zone or "—", []).append(hit)
    rows: list[Headline | SearchHit] = []
    for zone, own in zones.items():
        rows += [Headline(f"{zone} · {len(own)}"), *own]
    return rows


def _words(row: Headline | SearchHit) -> str:
    return row.text if isinstance(row, Headline) else f"{row.title} {row.snippet}"
