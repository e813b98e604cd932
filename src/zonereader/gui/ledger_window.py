"""The ledger 数据台账: all figures of the library in one table, filtered, sorted, compared, taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from zonereader.gui.chart import ChartView
from zonereader.gui.flow import FlowLayout
from zonereader.gui.icons import icon
from zonereader.gui.models import ledger_table as columns
from zonereader.gui.models.ledger_table import LedgerModel, TopicModel
from zonereader.gui.models.rows import ROW
from zonereader.gui.panes.empty_state import EmptyState
from zonereader.gui.panes.ledger_filters import LedgerFilters
from zonereader.gui.panes.ledger_table import LedgerTable
from zonereader.gui.panes.notice_bar import NoticeBar
from zonereader.gui.sizes import icon_size, open_at, scaled
from zonereader.gui.theme import Theme
from zonereader.library.charting import Chart
from zonereader.library.ledger import Choice
from zonereader.library.records import FigureQuery, FigureRow, FigureSort, TopicRow

FIRST_SIZE = QSize(1120, 720)
EXPORT_ICON = 18
OFFERS_WIDTH = 620
EDGE = 11
"""Where the words of the table's first column begin."""


class View(StrEnum):
    """How the figures are looked at."""

    LIST = "list"
    TOPICS = "topics"
    ZONES = "zones"
    TIME = "time"


class LedgerWindow(QWidget):
    """Shows what it is given; what to ask for and what to do with it is ``Ledgering``'s.

    Signals:
        wanted: the filters, the order or the view changed.
        figure_chosen: a FigureRow to open in its article.
        label_chosen, zone_chosen: a name to filter by.
        copy_wanted: the numbers of the rows to copy, all where there are none.
        csv_wanted, picture_wanted, svg_wanted: to be saved.
        closed: the window was closed.
    """

    wanted = Signal()
    figure_chosen = Signal(object)
    label_chosen = Signal(str)
    zone_chosen = Signal(str)
    copy_wanted = Signal(object)
    csv_wanted = Signal()
    picture_wanted = Signal()
    svg_wanted = Signal()
    closed = Signal()

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], Sequence[FigureRow]],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.filters = LedgerFilters(self)
        self.notice = NoticeBar(theme, self)
        self.model, self.topics = LedgerModel(fetch, self), TopicModel(self)
        self.table = LedgerTable(
            self.model, theme, kind_column=columns.KIND, numbers=columns.NUMBERS, parent=self
        )
        self.topic_table = LedgerTable(
            self.topics, theme, kind_column=columns.TOPIC_KIND, numbers=columns.TOPIC_NUMBERS, parent=self
        )
        self.chart = ChartView(theme, self)
        self.message = EmptyState("ledger", theme, self)
        self.offers = QWidget(self)
        self.offered = FlowLayout()
        self.offer_words = QLabel(self.offers)
        self.stack = QStackedWidget(self)
        self.count = QLabel(self)
        self.more = QToolButton(self)
        self.sort, self.descending = FigureSort.VALUE, True
        self._views = QButtonGroup(self)
        self._shown: FigureQuery | None = None
        self._lay_out()
        self._make_menu()
        self._connect()
        self.retranslate()
        self.set_theme(theme)

    # Building

    def _lay_out(self) -> None:
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        open_at(self, FIRST_SIZE)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.filters.line, 1)
        top.addSpacing(6)
        for view in View:
            button = QPushButton(self)
            button.setProperty("chip", True)
            button.setCheckable(True)
            button.setChecked(view is View.LIST)
            self._views.addButton(button, list(View).index(view))
            top.addWidget(button)
        top.addWidget(self.more)
        head = QVBoxLayout()
        head.setContentsMargins(EDGE, 12, EDGE, 8)
        head.setSpacing(8)
        head.addLayout(top)
        head.addWidget(self.filters)
        for page in (self.table, self.topic_table, self.chart, self.message, self._offers_page()):
            self.stack.addWidget(page)
        self.count.setProperty("role", "muted")
        self.count.setContentsMargins(EDGE, 6, EDGE, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addLayout(head)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.count)
        self.table.set_widths(150, 210, 120, 170, 70, 88, 120)
        self.topic_table.set_widths(300, 90, 190, 190, 90)
        self.table.horizontalHeader().setSortIndicatorShown(True)
        self.table.horizontalHeader().setSortIndicator(columns.VALUE, Qt.SortOrder.DescendingOrder)

    def _offers_page(self) -> QWidget:
        self.offer_words.setProperty("role", "title")
        column = self._column = QWidget(self.offers)
        inside = QVBoxLayout(column)
        inside.setSpacing(16)
        inside.addWidget(self.offer_words)
        inside.addLayout(self.offered)
        layout = QVBoxLayout(self.offers)
        layout.addStretch(2)
        layout.addWidget(column, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        return self.offers

    def view_names(self) -> dict[View, str]:
        """What the views are called."""
        return {
            View.LIST: self.tr("Figures"),
            View.TOPICS: self.tr("By label"),
            View.ZONES: self.tr("Compare zones"),
            View.TIME: self.tr("Over time"),
        }

    def _make_menu(self) -> None:
        menu = QMenu(self)
        self._copy = menu.addAction("", self.copy)
        self._csv = menu.addAction("", self.csv_wanted.emit)
        menu.addSeparator()
        self._picture = menu.addAction("", self.picture_wanted.emit)
        self._svg = menu.addAction("", self.svg_wanted.emit)
        self._copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._csv.setShortcut(QKeySequence(QKeySequence.StandardKey.Save))
        self.addActions([self._copy, self._csv])
        menu.aboutToShow.connect(self._update_menu)
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.setWindowTitle(self.tr("Ledger of figures"))
        for view, name in self.view_names().items():
            self._views.button(list(View).index(view)).setText(name)
        self._copy.setText(self.tr("Copy as a table"))
        self._csv.setText(self.tr("Save as CSV…"))
        self._picture.setText(self.tr("Save the chart as a picture…"))
        self._svg.setText(self.tr("Save the chart as SVG…"))
        self.more.setAccessibleName(self.tr("Copy and save"))
        self.more.setToolTip(self.tr("Copy and save"))
        self.table.setAccessibleName(self.tr("Figures of the library"))
        self.topic_table.setAccessibleName(self.tr("Labels of the library"))

    def _update_menu(self) -> None:
        for action in (self._picture, self._svg):
            action.setEnabled(self.stack.currentWidget() is self.chart)

    def _connect(self) -> None:
        self.filters.changed.connect(self.wanted)
        self._views.idClicked.connect(lambda _: self.wanted.emit())
        self.table.horizontalHeader().sectionClicked.connect(self._sort_by)
        self.table.doubleClicked.connect(self._open)
        self.table.activated.connect(self._open)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.topic_table.clicked.connect(self._choose_topic)
        self.topic_table.activated.connect(self._choose_topic)
        self.chart.bar_chosen.connect(self.figure_chosen)
        for keys, do in (("Ctrl+F", self.focus_line), ("/", self.focus_line), ("Ctrl+W", self.close)):
            QShortcut(QKeySequence(keys), self, do)
        down = QShortcut(QKeySequence("Down"), self.filters.line, self._focus_shown)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence("Esc"), self, self.close)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self.more.setIcon(icon("export", theme))
        self.more.setIconSize(icon_size(EXPORT_ICON))
        self.chart.theme = theme
        self.chart.viewport().update()
        self._column.setFixedWidth(scaled(OFFERS_WIDTH))
        for part in (self.table, self.topic_table, self.message, self.notice):
            part.set_theme(theme)

    # What is wanted

    @property
    def view(self) -> View:
        """How the figures are looked at."""
        return list(View)[self._views.checkedId()]

    def set_view(self, view: View) -> None:
        """Look at them otherwise; the caller asks for what it shows."""
        self._views.button(list(View).index(view)).setChecked(True)

    def focus_line(self) -> None:
        """Go to the line that filters."""
        self.filters.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.line.selectAll()

    def _focus_shown(self) -> None:
        shown = self.stack.currentWidget()
        if isinstance(shown, LedgerTable) and not shown.currentIndex().isValid():
            shown.setCurrentIndex(shown.model().index(0, 0))
        if shown is not None:
            shown.setFocus()

    def _sort_by(self, column: int) -> None:
        sort = columns.SORTS[column]
        first = sort is FigureSort.VALUE
        self.descending = not self.descending if sort is self.sort else first
        self.sort = sort
        order = Qt.SortOrder.DescendingOrder if self.descending else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(column, order)
        self.wanted.emit()

    # What is shown

    def say(self, title: str, hint: str) -> None:
        """Show a message in the place of figures."""
        self.message.say(title, hint, ())
        self.stack.setCurrentWidget(self.message)

    def show_choice(self, choice: Choice) -> None:
        """Show the figures that were chosen: from the first one on, unless pages only came in."""
        bar = self.table.verticalScrollBar()
        place = bar.value() if choice.query == self._shown else 0
        self._shown = choice.query
        self.model.set_choice(choice)
        self.table.updateGeometries()
        bar.setValue(place)
        self.stack.setCurrentWidget(self.table)

    def show_topics(self, rows: Sequence[TopicRow]) -> None:
        """Show labels with how often they are stated."""
        self.topics.set_rows(rows)
        self.stack.setCurrentWidget(self.topic_table)

    def show_chart(self, chart: Chart, title: str) -> None:
        """Show figures as bars."""
        self.chart.show_chart(chart, title)
        self.stack.setCurrentWidget(self.chart)

    def offer(self, words: str, names: Sequence[tuple[str, int]], choose: Callable[[str], None]) -> None:
        """Ask the reader to choose one of some names before there can be a chart."""
        self.offer_words.setText(words)
        while (item := self.offered.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for name, count in names:
            chip = QPushButton(f"{name.replace('&', '&&')} {count:,}", self.offer_words.parentWidget())
            chip.setProperty("chip", True)
            chip.clicked.connect(lambda _=False, name=name: choose(name))
            self.offered.addWidget(chip)
            chip.show()
        # Centred in its page, the column would be given the height of fewer lines than its chips take.
        inside = self.offer_words.parentWidget()
        layout = inside.layout() if inside else None
        if inside is not None and layout is not None:
            inside.setMinimumHeight(layout.totalHeightForWidth(scaled(OFFERS_WIDTH)))
        self.stack.setCurrentWidget(self.offers)

    # What is done with it

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if row is not None:
            self.figure_chosen.emit(row)

    def _choose_topic(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if row is not None:
            self.label_chosen.emit(row.topic)

    def copy(self) -> None:
        """Ask for the selected rows, or all, to be copied."""
        chosen = (
            self.table.selectionModel().selectedRows() if self.stack.currentWidget() is self.table else []
        )
        self.copy_wanted.emit(sorted(index.row() for index in chosen))

    def _show_menu(self, place: QPoint) -> None:
        row = self.table.indexAt(place).data(ROW)
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open in its article"), lambda: self.figure_chosen.emit(row))
        if row.label:
            menu.addAction(self.tr("Only this label"), lambda: self.label_chosen.emit(row.label))
        if row.zone:
            menu.addAction(self.tr("Only this zone"), lambda: self.zone_chosen.emit(row.zone))
        menu.addSeparator()
        menu.addAction(self._copy)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
