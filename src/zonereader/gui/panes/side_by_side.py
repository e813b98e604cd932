"""The panes of the window side by side, and how much of its width each has."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from zonereader.gui.sizes import scaled

FIRST_WIDTHS, MOST_BESIDE = (270, 310), 0.6
"""The panes beside the article, and how much of the window they may have together."""

LEAST_WIDTHS = (158, 280, 200)
"""Of the tree, the article and the sidebar: a window of 640 pixels has room for all three."""


class SideBySide(QSplitter):
    """The tree, the article and the sidebar; the article takes what more there is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def fill(self, tree: QWidget, article: QWidget, sidebar: QWidget) -> None:
        """Put the panes in, from left to right."""
        for pane in (tree, article, sidebar):
            self.addWidget(pane)
        self.setStretchFactor(1, 1)
        self._set_least_widths()

    def fit_text(self) -> None:
        """Give the panes what larger or smaller text asks for."""
        self._set_least_widths()
        self.share_out()

    def _set_least_widths(self) -> None:
        """Half as much wider as the text is larger: of a small window all panes want their share."""
        for number, least in enumerate(LEAST_WIDTHS):
            pane = self.widget(number)
            if pane is not None:
                pane.setMinimumWidth((least + scaled(least)) // 2)

    def share_out(self) -> None:
        """Panes as wide as their text asks for; the article keeps its share of the window."""
        width = self.window().width()
        left, right = (scaled(each) for each in FIRST_WIDTHS)
        less = min(1.0, width * MOST_BESIDE / (left + right))
        sides = round(left * less), round(right * less)
        self.setSizes([sides[0], width - sum(sides), sides[1]])
