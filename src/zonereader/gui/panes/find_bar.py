"""Find in the article: a line above the text, with the count of what it found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from zonereader.gui.icons import icon
from zonereader.gui.panes.article_text import ArticleText
from zonereader.gui.sizes import icon_size
from zonereader.gui.theme import Theme

ICON = 16


class FindBar(QFrame):
    """Finds text in an ArticleText; Enter and Shift+Enter walk, Esc closes."""

    def __init__(self, text: ArticleText, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self._found: list[tuple[int, int]] = []
        self._current = -1
        self.line = QLineEdit(self)
        self.count = QLabel(self)
        self.count.setProperty("role", "muted")
        self._buttons = {name: QToolButton(self) for name in ("previous", "next", "close")}
        self._lay_out()
        self.line.textChanged.connect(self._search)
        self.line.installEventFilter(self)
        self._buttons["previous"].clicked.connect(lambda: self.step(-1))
        self._buttons["next"].clicked.connect(lambda: self.step(1))
        self._buttons["close"].clicked.connect(self.close_bar)
        self.set_theme(theme)
        self.retranslate()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 6, 10, 6)
        layout.addWidget(self.line)
        layout.addWidget(self.count)
        for button in self._buttons.values():
            layout.addWidget(button)
        self.line.setMaximumWidth(420)
        layout.addStretch()

    def set_theme(self, theme: Theme) -> None:
        """Draw the buttons in the theme's colours."""
        for name, button in self._buttons.items():
            button.setIcon(icon(name, theme))
            button.setIconSize(icon_size(ICON))

    def retranslate(self) -> None:
        """Say everything anew."""
        self.line.setPlaceholderText(self.tr("Find in this article"))
        self.line.setAccessibleName(self.tr("Find in this article"))
        names = {
            "previous": self.tr("Previous place"),
            "next": self.tr("Next place"),
            "close": self.tr("Close"),
        }
        for name, button in self._buttons.items():
            button.setToolTip(names[name])
            button.setAccessibleName(names[name])

    def open(self, words: str) -> None:
        """Show the bar with ``words`` in it, or with what was sought before."""
        self.show()
        if words:
            self.line.setText(words)
        self.line.setFocus()
        self.line.selectAll()
        self._search()

    def close_bar(self) -> None:
        """Hide the bar; the reader is back in the text, at the place that was found."""
        self.hide()
        if 0 <= self._current < len(self._found):
            self._text.put_caret(self._found[self._current][0])
        self._text.set_found([], -1)
        self._text.setFocus()

    def forget(self) -> None:
        """Another article is shown: search it when the bar is open."""
        self._found, self._current = [], -1
        if not self.isHidden():
            self._search()

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) place, round the end."""
        if self.isHidden() or not self._found:
            return
        self._current = (self._current + step) % len(self._found)
        self._show()

    def _search(self) -> None:
        self._found = self._text.occurrences(self.line.text())
        at = self._text.textCursor().selectionStart()
        after = [i for i, (start, _) in enumerate(self._found) if start >= at]
        self._current = (after or [0])[0] if self._found else -1
        self._show()

    def _show(self) -> None:
        self._text.set_found(self._found, self._current)
        if self.line.text():
            shown = self.tr("{0} of {1}").format(self._current + 1, len(self._found))
            self.count.setText(shown if self._found else self.tr("Not found"))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.count, self.count.text()))
        else:
            self.count.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step(-1 if back else 1)
                return True
        return super().eventFilter(watched, event)
