"""What a search found, in the middle of the window."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget

from zonereader.gui.delegates import HitDelegate
from zonereader.gui.models.rows import ROW, RowsModel
from zonereader.gui.theme import Theme
from zonereader.library.records import SearchHit, SearchResult


class SearchPane(QWidget):
    """Signals: hit_chosen (a SearchHit), closed."""

    hit_chosen = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = QLabel(self)
        self.list = QListView(self)
        self.model = RowsModel(_words, None, self)
        self.delegate = HitDelegate(theme, self.list)
        self._lay_out()
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)

    def _lay_out(self) -> None:
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.count.setProperty("role", "muted")
        self.count.setContentsMargins(14, 0, 0, 0)
        self.list.setProperty("role", "page")
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Search results"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 12, 0)
        layout.setSpacing(8)
        layout.addWidget(self.count)
        layout.addWidget(self.list, 1)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self.delegate.theme = theme
        self.list.viewport().update()

    def show_result(self, result: SearchResult) -> None:
        """Show what was found, and how much in all."""
        self.model.set_rows(result.hits)
        if not result.count:
            said = self.tr("Nothing holds all of these words. Try fewer, or a part of them.")
        elif result.count > len(result.hits):
            said = self.tr("{0} articles found, the best {1} shown").format(result.count, len(result.hits))
        else:
            said = self.tr("{0} articles found").format(result.count)
        self.count.setText(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.count, said))

    def choose_first(self) -> None:
        """Open the best hit."""
        if self.model.rows:
            self.hit_chosen.emit(self.model.rows[0])

    def focus_list(self) -> None:
        """Go to the list by keyboard."""
        self.list.setFocus()
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))

    def _on_chosen(self, index: QModelIndex) -> None:
        self.hit_chosen.emit(index.data(ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def _words(hit: SearchHit) -> str:
    return f"{hit.title} {hit.snippet}"
