"""The reader's saved searches, below the zones; hidden while there are none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListView, QMenu, QVBoxLayout, QWidget

MOST_SHOWN = 5
"""Rows that are seen at once; more are scrolled to."""


class SavedSearches(QWidget):
    """Signals: chosen (a query), forgotten (a query)."""

    chosen = Signal(str)
    forgotten = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(self)
        self.list = QListView(self)
        self.model = QStringListModel(self)
        self.title.setProperty("role", "muted")
        self.list.setProperty("role", "saved")
        self.list.setModel(self.model)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.title)
        layout.addWidget(self.list)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Say everything anew."""
        self.title.setText(self.tr("Saved searches"))
        self.list.setAccessibleName(self.title.text())

    def set_queries(self, queries: Sequence[str]) -> None:
        """Show these searches."""
        self.model.setStringList(list(queries))
        rows = min(MOST_SHOWN, len(queries))
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), 0) + 4)
        self.setVisible(bool(queries))

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data())

    def _show_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        if index.isValid():
            query = index.data()
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(self.tr("Search"), lambda: self.chosen.emit(query))
            menu.addAction(self.tr("Forget this search"), lambda: self.forgotten.emit(query))
            menu.popup(self.list.viewport().mapToGlobal(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.list.currentIndex()
        if event.key() == Qt.Key.Key_Delete and index.isValid():
            self.forgotten.emit(index.data())
        else:
            super().keyPressEvent(event)
