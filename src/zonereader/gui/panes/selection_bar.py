"""The small bar beside a selection: four colours, a line, a note, a copy."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from zonereader.gui.icons import icon
from zonereader.gui.sizes import icon_size
from zonereader.gui.theme import Theme
from zonereader.library.records import Colour

DOT = 18


class SelectionBar(QFrame):
    """Signals: colour_chosen (a Colour), note_chosen, copy_chosen."""

    colour_chosen = Signal(object)
    note_chosen = Signal()
    copy_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setAutoFillBackground(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(5, 4, 5, 4)
        layout.setSpacing(2)
        self._colours = {colour: self._button(layout) for colour in Colour}
        self._note, self._copy = self._button(layout), self._button(layout)
        for colour, button in self._colours.items():
            button.setObjectName(colour.value)
            button.clicked.connect(lambda _=False, chosen=colour: self.colour_chosen.emit(chosen))
        self._note.clicked.connect(self.note_chosen)
        self._copy.clicked.connect(self.copy_chosen)
        self.set_theme(theme)
        self.retranslate()

    def _button(self, layout: QHBoxLayout) -> QToolButton:
        button = QToolButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(button)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Draw the buttons in the theme's colours, as large as the text asks for."""
        for button in (*self._colours.values(), self._note, self._copy):
            button.setIconSize(icon_size(DOT))
        for colour, button in self._colours.items():
            button.setIcon(look(colour, theme))
        self._note.setIcon(icon("note", theme))
        self._copy.setIcon(icon("copy", theme))

    def retranslate(self) -> None:
        """Say everything anew."""
        names = {
            Colour.YELLOW: self.tr("Highlight in yellow"),
            Colour.GREEN: self.tr("Highlight in green"),
            Colour.BLUE: self.tr("Highlight in blue"),
            Colour.PINK: self.tr("Highlight in pink"),
            Colour.UNDERLINE: self.tr("Underline"),
        }
        for colour, button in self._colours.items():
            _name(button, names[colour])
        _name(self._note, self.tr("Note on the selection"))
        _name(self._copy, self.tr("Copy with source"))

    def add_to(self, menu: QMenu) -> None:
        """Offer the same in a menu."""
        for button in (*self._colours.values(), self._note, self._copy):
            menu.addAction(button.icon(), button.toolTip(), button.click)


def _name(button: QToolButton, text: str) -> None:
    button.setToolTip(text)
    button.setAccessibleName(text)


def look(colour: Colour, theme: Theme) -> QIcon:
    """What stands for a highlight's look: a spot of its colour, or a letter with a line under it."""
    if colour is Colour.UNDERLINE:
        return icon("underline", theme)
    return dot(theme.highlights[colour], theme.muted)


def dot(colour: str, edge: str, size: int = DOT) -> QIcon:
    """A round spot of ``colour``."""
    pixmap = QPixmap(size * 2, size * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(2, 2, size - 4, size - 4)
    painter.end()
    return QIcon(pixmap)
