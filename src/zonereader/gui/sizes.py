"""How large the window's text is, and lengths that grow with it.

Everything is drawn for text of 13 pixels; with larger text, the system's or chosen, what holds it grows too.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView, QWidget

NORMAL_TEXT, MOST_TEXT = 13, 26
PERCENTS = (100, 125, 150, 200)
"""What can be chosen; without a choice the text is as large as the system's."""


def text_pixels(percent: str = "") -> int:
    """The size of the window's text: ``percent`` of the normal one, else the system's; never below normal."""
    if percent.isdecimal():
        pixels = round(NORMAL_TEXT * int(percent) / 100)
    else:
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        pixels = QFontInfo(system).pixelSize()
    return min(MOST_TEXT, max(NORMAL_TEXT, pixels))


def factor() -> float:
    """How much larger than normal the window's text is, 1 to 2."""
    return max(NORMAL_TEXT, QApplication.font().pixelSize()) / NORMAL_TEXT


def scaled(length: int) -> int:
    """A length that was drawn for normal text, in pixels for the text there is."""
    return round(length * factor())


def icon_size(pixels: int) -> QSize:
    """The size of an icon that was drawn for normal text with so many ``pixels`` a side."""
    return QSize(scaled(pixels), scaled(pixels))


def grow_columns(table: QTableView, before: float) -> float:
    """Make columns wider by as much as the text grew since the factor ``before``; returns today's.

    Widths that the reader gave them grow as well, or shrink.
    """
    now, head = factor(), table.horizontalHeader()
    stretched = head.count() - 1 if head.stretchLastSection() else -1
    for column in range(head.count()):
        if column != stretched and head.sectionResizeMode(column) != QHeaderView.ResizeMode.Stretch:
            table.setColumnWidth(column, round(table.columnWidth(column) * now / before))
    return now


def open_at(window: QWidget, size: QSize) -> None:
    """Give a window its first size, grown with the text but not beyond the screen."""
    room = window.screen().availableSize().expandedTo(size)
    window.resize(QSize(scaled(size.width()), scaled(size.height())).boundedTo(room))
