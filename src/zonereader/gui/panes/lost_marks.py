"""Marks on an earlier text of the page that have no sure place in this one: shown, never dropped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from zonereader.composition import compose
from zonereader.gui.models.rows import ROW, RowsModel
from zonereader.gui.typesetting import in_a_list
from zonereader.library.records import Annotation

if TYPE_CHECKING:
    from zonereader.library.anchors import Anchored

    Lost = tuple[Annotation, Anchored, str]
"""A mark, the place where it might stand, and what stands there now."""

MOST_HEIGHT = 120


class LostMarks(QWidget):
    """Lists them with what they might quote now; the reader puts them back by hand.

    Signals:
        reattach_requested: an Annotation and page spans, none for those that are selected in the text.
        place_shown: the page spans of a place to look at.
    """

    reattach_requested = Signal(object, object)
    place_shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = QLabel(self)
        self.list = QListView(self)
        self.model = RowsModel(self._words, self._words, self)
        self.accept = QPushButton(self)
        self.put = QPushButton(self)
        self._lay_out()
        self.retranslate()
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.accept.clicked.connect(lambda: self._put(at_place=True))
        self.put.clicked.connect(lambda: self._put(at_place=False))
        self.set_lost((), "")

    def _lay_out(self) -> None:
        self.head.setWordWrap(True)
        self.head.setProperty("role", "muted")
        self.list.setModel(self.model)
        self.list.setMaximumHeight(MOST_HEIGHT)
        self.list.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.accept)
        buttons.addWidget(self.put)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        for part in (self.head, self.list):
            layout.addWidget(part)
        layout.addLayout(buttons)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.head.setText(self.tr("From an earlier text of this page, without a sure place now:"))
        self.list.setAccessibleName(self.tr("Marks without a sure place"))
        self.accept.setText(self.tr("Take the place shown"))
        self.put.setText(self.tr("Put on the selection"))
        self.list.viewport().update()

    def set_lost(self, lost: Sequence[tuple[Annotation, Anchored]], page_text: str) -> None:
        """Show these; nothing at all where there are none."""
        rows = [(mark, place, compose(page_text, place.spans).text) for mark, place in lost]
        self.model.set_rows(rows)
        self.setVisible(bool(rows))
        self.accept.setEnabled(False)
        self.put.setEnabled(False)

    def _words(self, row: Lost) -> str:
        mark, _, now = row
        was = in_a_list(mark.exact or mark.body)
        return self.tr('was "{0}", now "{1}"').format(was, now) if now else self.tr('"{0}"').format(was)

    def _on_chosen(self, index: QModelIndex) -> None:
        _, place, _ = index.data(ROW)
        self.accept.setEnabled(bool(place.spans))
        self.put.setEnabled(True)
        if place.spans:
            self.place_shown.emit(place.spans)

    def _put(self, *, at_place: bool) -> None:
        row = self.list.currentIndex().data(ROW)
        if row is not None:
            mark, place, _ = row
            self.reattach_requested.emit(mark, place.spans if at_place else ())
