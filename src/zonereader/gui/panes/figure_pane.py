"""The 数据 tab: every figure of the article, by kind, one click from its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from zonereader.gui.delegates import FigureDelegate
from zonereader.gui.figure_words import describe, kind_names
from zonereader.gui.flow import FlowLayout
from zonereader.gui.models.rows import ROW, Headline, RowsModel
from zonereader.gui.theme import Theme
from zonereader.model import Figure, Kind

IN_TEXT, BY_KIND, BY_VALUE = range(3)


class FigurePane(QWidget):
    """Signals: figure_chosen (index among the article's figures), copy_requested and
    note_requested (a Figure)."""

    figure_chosen = Signal(int)
    copy_requested = Signal(object)
    note_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: Sequence[Figure] = ()
        self._has_article = False
        self._kind: Kind | None = None
        self.order = QComboBox(self)
        self.order.addItems([""] * len((IN_TEXT, BY_KIND, BY_VALUE)))
        self.list = QListView(self)
        self.model = RowsModel(_words, lambda row: describe(row) if isinstance(row, Figure) else "", self)
        self.delegate = FigureDelegate(theme, self.list)
        self.empty = QLabel(self)
        self._chips = FlowLayout()
        self._stack = QStackedLayout()
        self._lay_out()
        self._set_names()
        self._connect()
        self._refill()

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "muted")
        self.empty.setMargin(16)
        self._chips.setContentsMargins(10, 6, 10, 4)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 8)
        layout.setSpacing(4)
        layout.addLayout(self._chips)
        layout.addLayout(self._stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 0, 10, 0)
        foot.addWidget(self.order)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.order.currentIndexChanged.connect(lambda _: self._refill())

    @property
    def count(self) -> int:
        """How many figures the article has."""
        return len(self._figures)

    def retranslate(self) -> None:
        """Say everything anew."""
        current = self.list.currentIndex().data(ROW)
        self._set_names()
        self._refill()
        self.list.setCurrentIndex(self.model.find(lambda row: row is current))

    def _set_names(self) -> None:
        if self._has_article:
            self.empty.setText(self.tr("This article states no figures."))
        else:
            self.empty.setText(self.tr("Here stand the figures of an article, once one is open."))
        self.list.setAccessibleName(self.tr("Figures of the article"))
        self.order.setAccessibleName(self.tr("Order of the figures"))
        orders = (self.tr("As in the text"), self.tr("By kind"), self.tr("By value"))
        for number, name in enumerate(orders):
            self.order.setItemText(number, name)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self.delegate.theme = theme
        self.list.viewport().update()

    def set_figures(self, figures: Sequence[Figure]) -> None:
        """Show an article's figures."""
        self._figures, self._has_article = figures, True
        self._set_names()
        if self._kind not in {figure.kind for figure in figures}:
            self._kind = None
        self._refill()

    def select(self, index: int) -> None:
        """Mark the figure that the reader is at in the text."""
        if not 0 <= index < len(self._figures):
            return
        wanted = self._figures[index]
        place = self.model.find(lambda row: row is wanted)
        if not place.isValid():
            self._kind = None
            self._refill()
            place = self.model.find(lambda row: row is wanted)
        self.list.setCurrentIndex(place)
        self.list.scrollTo(place)

    def _refill(self) -> None:
        counts = {kind: sum(f.kind is kind for f in self._figures) for kind in Kind}
        present = {kind: count for kind, count in counts.items() if count}
        self._fill_chips(present)
        self.order.setVisible(len(self._figures) > 1)
        shown = [f for f in self._figures if self._kind is None or f.kind is self._kind]
        self.model.set_rows(_ordered(shown, self.order.currentIndex(), list(present)))
        self._stack.setCurrentWidget(self.list if shown else self.empty)

    def _fill_chips(self, present: dict[Kind, int]) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        names = kind_names()
        if present:
            self._add_chip(None, self.tr("All {0}").format(len(self._figures)))
        for kind, count in present.items():
            self._add_chip(kind, f"{names[kind]} {count}")

    def _add_chip(self, kind: Kind | None, text: str) -> None:
        chip = QPushButton(text, self)
        chip.setProperty("chip", True)
        chip.setCheckable(True)
        chip.setChecked(kind is self._kind)
        chip.clicked.connect(lambda: self._choose_kind(kind))
        self._chips.addWidget(chip)

    def _choose_kind(self, kind: Kind | None) -> None:
        self._kind = kind
        self._refill()

    def _on_chosen(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, Figure):
            self.figure_chosen.emit(next(i for i, f in enumerate(self._figures) if f == row))

    def _show_menu(self, place: QPoint) -> None:
        row = self.list.indexAt(place).data(ROW)
        if isinstance(row, Figure):
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            copy = menu.addAction(self.tr("Copy with sentence and source"))
            copy.triggered.connect(lambda: self.copy_requested.emit(row))
            note = menu.addAction(self.tr("Note on this figure"))
            note.triggered.connect(lambda: self.note_requested.emit(row))
            menu.popup(self.list.viewport().mapToGlobal(place))


def _words(row: object) -> str:
    if isinstance(row, Figure):
        return f"{row.label or ''} {row.text}".strip()
    return row.text if isinstance(row, Headline) else ""


def _ordered(figures: list[Figure], order: int, kinds: list[Kind]) -> list[object]:
    """The rows of the list: as in the text; or under a headline for each kind."""
    if order == IN_TEXT:
        return list(figures)
    rows: list[object] = []
    for kind in kinds:
        of_kind = [f for f in figures if f.kind is kind]
        if order == BY_VALUE:
            of_kind.sort(key=lambda f: (f.unit or "", -(f.high or 0)))
        rows += [Headline(kind_names()[kind]), *of_kind] if of_kind else []
    return rows
