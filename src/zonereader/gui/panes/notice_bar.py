"""A line above the window's panes for what the reader should know; never in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from zonereader.gui.icons import icon
from zonereader.gui.sizes import icon_size
from zonereader.gui.theme import Theme

ICON = 16


class NoticeBar(QFrame):
    """Shows one message at a time, until it is closed or another takes its place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.message = QLabel(self)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton(self)
        self.close_button = QToolButton(self)
        self._do: Callable[[], object] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 7, 8, 7)
        layout.addWidget(self.message, 1)
        layout.addWidget(self.button)
        layout.addWidget(self.close_button)
        self.button.clicked.connect(self._on_button)
        self.close_button.clicked.connect(self.hide)
        self.set_theme(theme)
        self.retranslate()
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw the close button in the theme's colours."""
        self.close_button.setIcon(icon("close", theme))
        self.close_button.setIconSize(icon_size(ICON))

    def retranslate(self) -> None:
        """Name the close button anew; what is said stays as it was said."""
        self.close_button.setToolTip(self.tr("Close"))
        self.close_button.setAccessibleName(self.tr("Close"))

    def say(self, text: str, button: str = "", do: Callable[[], object] | None = None) -> None:
        """Show ``text``, with a button when there is something to do about it."""
        self.message.setText(text)
        self.message.setAccessibleName(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._do = do
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.message, text))

    def _on_button(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()
