"""Words over as many lines as they take, and no more."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel


def give_height(label: QLabel, width: int) -> None:
    """Make ``label`` as high as its words are at ``width``; where it has none, it takes no room."""
    label.setMinimumHeight(0)  # a label never says that it needs less
    label.setMinimumHeight(label.heightForWidth(width) if label.text() else 0)
    label.setMaximumHeight(max(1, label.minimumHeight()))


class Paragraph(QLabel):
    """A label that gives itself its height; forms and scroll areas guess it from another width."""

    def setText(self, text: str) -> None:
        super().setText(text)
        if self.isVisible():  # before, its width says nothing yet
            give_height(self, self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        give_height(self, self.width())
