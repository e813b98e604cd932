"""What a pane shows when it has nothing: what the place is for, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from zonereader.gui.icons import icon
from zonereader.gui.paragraph import give_height
from zonereader.gui.sizes import scaled
from zonereader.gui.theme import Theme

PICTURE = 56
WIDTH, LEAST_WIDTH, EDGE, KEY_GAP = 380, 160, 16, 12


class EmptyState(QWidget):
    """A picture, a sentence on what belongs here, a hint, and the keys that help."""

    def __init__(self, picture: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = picture
        self._picture, self._title, self._hint = QLabel(self), QLabel(self), QLabel(self)
        self._holder = QWidget(self)
        self._keys = QGridLayout(self._holder)
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._title.setProperty("role", "title")
        self._hint.setProperty("role", "muted")
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addStretch(2)
        for label in (self._picture, self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._hint.setWordWrap(True)
        self._keys.setHorizontalSpacing(KEY_GAP)
        self._keys.setVerticalSpacing(8)
        layout.addWidget(self._holder, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the picture in the theme's muted colour; the words get the room that their size takes."""
        self._fit()
        size, ratio = QSize(PICTURE, PICTURE), self.devicePixelRatioF()
        self._picture.setPixmap(icon(self._icon, theme).pixmap(size, ratio, QIcon.Mode.Disabled))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A label that is centred is given the height of one line, however many its words take."""
        width = min(scaled(WIDTH), max(LEAST_WIDTH, self.contentsRect().width() - 2 * EDGE))
        self._hint.setFixedWidth(width)
        give_height(self._hint, width)
        room = width - max((cap.sizeHint().width() for cap, _ in self._rows), default=0) - KEY_GAP
        for _, meaning in self._rows:
            natural = meaning.fontMetrics().horizontalAdvance(meaning.text()) + 2
            meaning.setFixedWidth(min(natural, max(LEAST_WIDTH, room)))
            give_height(meaning, meaning.width())
        for layout in (self._keys, self.layout()):
            if layout is not None:
                layout.activate()  # not one paint later

    def words_area(self) -> QRectF:
        """Where the picture and the words stand."""
        area = self._picture.geometry()
        for label in (self._title, self._hint):
            area = area.united(label.geometry())
        return QRectF(area)

    def say(self, title: str, hint: str, keys: Sequence[tuple[str, str]]) -> None:
        """Say what this place is for, what to do next, and which keys do it."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(f"{title} {hint}")
        for label in (label for row in self._rows for label in row):
            self._keys.removeWidget(label)
            label.hide()  # at once: it goes only when control is back with Qt, and would be painted once more
            label.deleteLater()
        self._rows.clear()
        for row, (key, words) in enumerate(keys):
            cap, meaning = QLabel(key, self._holder), QLabel(words, self._holder)
            cap.setProperty("role", "key")
            meaning.setProperty("role", "muted")
            meaning.setWordWrap(True)
            self._rows.append((cap, meaning))
            self._keys.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignRight)
            self._keys.addWidget(meaning, row, 1)
            for label in (cap, meaning):
                label.show()  # with this paint: a layout shows what is put into it with the next one
        self._fit()
