"""The 数据 tab: every figure of the article, by kind, one click from its sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
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

from zonereader.corrections import FigureSays
from zonereader.gui.delegates import FigureDelegate
from zonereader.gui.figure_list import FigureList, figure_list, figure_state
from zonereader.gui.figure_words import describe, direction_names, kind_names
from zonereader.gui.flow import FlowLayout
from zonereader.gui.models.rows import ROW, Headline, RowsModel
from zonereader.gui.theme import Theme
from zonereader.library.records import ArticleDetail
from zonereader.model import Figure, Kind, Span

IN_TEXT, BY_KIND, BY_VALUE = range(3)


class FigurePane(QWidget):
    """Signals: figure_chosen (index among the article's figures), hidden_chosen (the Span of a hidden
    one); copy_requested, note_requested, correct_requested and hide_requested (a Figure);
    restore_requested (a Correction); ledger_wanted (Filters)."""

    figure_chosen = Signal(int)
    hidden_chosen = Signal(object)
    copy_requested = Signal(object)
    note_requested = Signal(object)
    correct_requested = Signal(object)
    hide_requested = Signal(object)
    restore_requested = Signal(object)
    ledger_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail: ArticleDetail | None = None
        self._shown = FigureList()
        self._kind: Kind | None = None
        self.order = QComboBox(self)
        self.order.addItems([""] * len((IN_TEXT, BY_KIND, BY_VALUE)))
        self.list = QListView(self)
        self.model = RowsModel(self._words, self._about, self)
        self.delegate = FigureDelegate(theme, self.list)
        self.empty = QLabel(self)
        self.hidden = QPushButton(self)
        self._chips = FlowLayout()
        self._chip_of: dict[Kind | None, QPushButton] = {}
        self.before: QWidget = self
        self._stack = QStackedLayout()
        self._lay_out()
        self._copy, self._note, self._correct, self._hide, self._restore = (QAction(self) for _ in range(5))
        self._set_names()
        self._connect()
        self._make_actions()
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
        foot.addStretch(1)
        self.hidden.setCheckable(True)
        self.hidden.setProperty("chip", True)
        foot.addWidget(self.hidden)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.order.currentIndexChanged.connect(lambda _: self._refill())
        self.hidden.toggled.connect(lambda _: self._refill())

    def _make_actions(self) -> None:
        """What can be done with the figure that is chosen, in the menu and by key."""
        does = {
            self._copy: self.copy_requested.emit,
            self._note: self.note_requested.emit,
            self._correct: self.correct_requested.emit,
            self._hide: self.hide_requested.emit,
            self._restore: self._on_restore,
        }
        keys = {self._copy: "Ctrl+C", self._correct: "F2", self._hide: "Del"}
        for action, act in does.items():
            if action in keys:
                action.setShortcut(QKeySequence(keys[action]))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, act=act: self._with_chosen(act))
            self.list.addAction(action)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._update_actions())

    def _with_chosen(self, act: Callable[[Figure], object]) -> None:
        row = self.list.currentIndex().data(ROW)
        if isinstance(row, Figure):
            act(row)

    def _on_restore(self, figure: Figure) -> None:
        made = self._shown.made.get(figure)
        if made is not None:
            self.restore_requested.emit(made)

    def _update_actions(self) -> None:
        row = self.list.currentIndex().data(ROW)
        is_hidden = row in self._shown.hidden
        for action in (self._copy, self._note, self._correct):
            action.setEnabled(isinstance(row, Figure))
        self._hide.setEnabled(isinstance(row, Figure) and not is_hidden)
        self._restore.setEnabled(isinstance(row, Figure) and row in self._shown.made)
        self._restore.setText(self.tr("Show again") if is_hidden else self.tr("As the program read it"))

    @property
    def count(self) -> int:
        """How many figures the article has."""
        return len(self._shown.figures)

    def retranslate(self) -> None:
        """Say everything anew."""
        current = self.list.currentIndex().data(ROW)
        self._set_names()
        self._refill()
        self.list.setCurrentIndex(self.model.find(lambda row: row is current))

    def _set_names(self) -> None:
        if self._detail is not None:
            self.empty.setText(self.tr("This article states no figures."))
        else:
            self.empty.setText(self.tr("Here stand the figures of an article, once one is open."))
        self.list.setAccessibleName(self.tr("Figures of the article"))
        self.order.setAccessibleName(self.tr("Order of the figures"))
        self._copy.setText(self.tr("Copy with sentence and source"))
        self._note.setText(self.tr("Note on this figure"))
        self._correct.setText(self.tr("Correct…"))
        self._hide.setText(self.tr("Hide: this is no figure"))
        self.hidden.setToolTip(self.tr("Show the figures that you hid"))
        orders = (self.tr("As in the text"), self.tr("By kind"), self.tr("By value"))
        for number, name in enumerate(orders):
            self.order.setItemText(number, name)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self.delegate.theme = theme
        self.list.viewport().update()

    def set_article(self, detail: ArticleDetail) -> None:
        """Show an article's figures; the one that was chosen stays so."""
        chosen = self.list.currentIndex().data(ROW)
        self._detail, self._shown = detail, figure_list(detail)
        self._set_names()
        if self._kind not in {figure.kind for figure in self._listed()}:
            self._kind = None
        self._refill()
        if isinstance(chosen, Figure):
            place = self.model.find(lambda row: isinstance(row, Figure) and row.start == chosen.start)
            self.list.setCurrentIndex(place)

    def _listed(self) -> Sequence[Figure]:
        """The figures, with those that the reader hid where they are asked for."""
        if not self.hidden.isChecked():
            return self._shown.figures
        return sorted([*self._shown.figures, *self._shown.hidden], key=lambda figure: figure.start)

    def select(self, index: int) -> None:
        """Mark the figure that the reader is at in the text."""
        if self._detail is None or not 0 <= index < len(self._detail.figures):
            return
        wanted = self._detail.figures[index]
        place = self.model.find(lambda row: row is wanted)
        if not place.isValid():
            self._kind = None
            self._refill()
            place = self.model.find(lambda row: row is wanted)
        self.list.setCurrentIndex(place)
        self.list.scrollTo(place)

    def _refill(self) -> None:
        figures = self._listed()
        counts = {kind: sum(f.kind is kind for f in figures) for kind in Kind}
        present = {kind: count for kind, count in counts.items() if count}
        self._fill_chips(present)
        self.order.setVisible(self.count > 1)
        self.hidden.setText(self.tr("Hidden {0}").format(len(self._shown.hidden)))
        self.hidden.setVisible(bool(self._shown.hidden))
        listed = figures if self._kind is None else [f for f in figures if f.kind is self._kind]
        self.delegate.list = self._shown
        self.model.set_rows(_ordered(listed, self.order.currentIndex(), list(present)))
        self._update_actions()
        self._stack.setCurrentWidget(self.list if listed else self.empty)

    def _fill_chips(self, present: dict[Kind, int]) -> None:
        """A chip for each kind: made once, for styling a new one takes longer than all else here."""
        names = kind_names()
        words: dict[Kind | None, str] = {kind: f"{names[kind]} {count}" for kind, count in present.items()}
        if present:
            words[None] = self.tr("All {0}").format(sum(present.values()))
        for kind in (None, *Kind):
            chip = self._chip_of.get(kind)
            if chip is None and kind in words:
                chip = self._chip_of[kind] = self._new_chip(kind)
            if chip is not None:
                chip.setText(words.get(kind, ""))
                chip.setChecked(kind is self._kind)
                chip.setVisible(kind in words)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """The keys come from ``before`` and go through the chips from the top, whichever was made first."""
        chips = [self._chip_of[kind] for kind in (None, *Kind) if kind in self._chip_of]
        for one, following in pairwise([self.before, *chips, self.list, self.order, self.hidden]):
            QWidget.setTabOrder(one, following)

    def _new_chip(self, kind: Kind | None) -> QPushButton:
        """A chip in its place: all first, then the kinds in their order."""
        chip = QPushButton(self)
        chip.setProperty("chip", True)
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self._choose_kind(kind))
        order = [None, *Kind]
        self._chips.insert(sum(order.index(each) < order.index(kind) for each in self._chip_of), chip)
        return chip

    def _choose_kind(self, kind: Kind | None) -> None:
        self._kind = kind
        self._refill()

    def _on_chosen(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if not isinstance(row, Figure) or self._detail is None:
            return
        if row in self._shown.hidden:
            self.hidden_chosen.emit(Span(row.start, row.end))
        else:
            self.figure_chosen.emit(self._detail.figures.index(row))

    def _show_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        row = index.data(ROW)
        if isinstance(row, Figure):
            self.list.setCurrentIndex(index)
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions([self._copy, self._note])
            if row.label:
                from zonereader.figures.topics import topic
                from zonereader.gui.panes.ledger_filters import Filters

                wanted = Filters(topic=topic(row.label))
                words = self.tr("Show all figures with this label in the ledger")
                menu.addAction(words, lambda: self.ledger_wanted.emit(wanted))
            menu.addSeparator()
            menu.addActions([self._correct, self._hide, self._restore])
            menu.popup(self.list.viewport().mapToGlobal(place))

    def _words(self, row: object) -> str:
        """What a row says, also to a screen reader."""
        if isinstance(row, Figure):
            words = (row.label, row.text, direction_names()[row.direction], figure_state(row, self._shown))
            return " ".join(word for word in words if word)
        return row.text if isinstance(row, Headline) else ""

    def _about(self, row: object) -> str:
        made = self._shown.made.get(row) if isinstance(row, Figure) else None
        was = made.change.was if made is not None and isinstance(made.change, FigureSays) else None
        return describe(row, None if was == row else was) if isinstance(row, Figure) else ""


def _ordered(figures: Sequence[Figure], order: int, kinds: list[Kind]) -> list[object]:
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
