"""The tree view of the left pane: our own arrows, selection and counts."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from zonereader.gui.models.zone_tree import COUNT

INDENT = 14
MARGIN = 8

Index = QModelIndex | QPersistentModelIndex


class ZoneTree(QTreeView):
    """A tree whose selected row is one rounded piece, and whose arrows are in the text's colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(CountDelegate(self))

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index == self.currentIndex():
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(
                QApplication.palette().color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight)
            )
            row: QRect = option.rect.adjusted(0, 1, 0, -1)
            row.setRight(self.viewport().width() - 3)
            row.setLeft(0)
            painter.drawRoundedRect(row, 6, 6)
            painter.restore()
        super().drawRow(painter, option, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if not self.model().hasChildren(index):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().placeholderText(), 1.6))
        middle = QPointF(rect.right() - INDENT / 2, rect.center().y() + 0.5)
        offsets = (
            ((-3, -1.5), (0, 1.5), (3, -1.5)) if self.isExpanded(index) else ((-1.5, -3), (1.5, 0), (-1.5, 3))
        )
        painter.drawPolyline([middle + QPointF(x, y) for x, y in offsets])
        painter.restore()


class CountDelegate(QStyledItemDelegate):
    """Draws how many articles a group has at the right edge."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        count = index.data(COUNT)
        if count is None:
            super().paint(painter, option, index)
            return
        whole: QRect = option.rect
        words = str(count)
        width = option.fontMetrics.horizontalAdvance(words) + 2 * MARGIN
        named = QStyleOptionViewItem(option)
        named.rect = whole.adjusted(0, 0, -width, 0)
        super().paint(painter, named, index)
        painter.save()
        painter.setPen(option.palette.placeholderText().color())
        painter.drawText(
            whole.adjusted(0, 0, -MARGIN, 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            words,
        )
        painter.restore()
