"""The tree view of the left pane: our own arrows, selection and counts."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from zonereader.gui.models.zone_tree import COUNT

INDENT = 14
MARGIN, PADDING = 8, 5
DOWN = tuple(QPointF(x, y) for x, y in ((-3, -1.5), (0, 1.5), (3, -1.5)))
ASIDE = tuple(QPointF(x, y) for x, y in ((-1.5, -3), (1.5, 0), (-1.5, 3)))
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

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
        self.setItemDelegate(ZoneDelegate(self))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The row chosen lies below all, from edge to edge."""
        current = self.currentIndex()
        if current.isValid():
            row = self.visualRect(current).adjusted(0, 1, 0, -1)
            row.setLeft(0)
            row.setRight(self.viewport().width() - 3)
            ground = QApplication.palette().color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight)
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(row, 6, 6)
            painter.end()
        super().paintEvent(event)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The delegate draws a group's arrow."""


class ZoneDelegate(QStyledItemDelegate):
    """Draws what a row is called, and at the right edge how many articles a group has.

    The style would ask the model for six more things of every row, and take four times as long.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if option.state & QStyle.StateFlag.State_MouseOver:
            panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
            option.widget.style().drawPrimitive(panel, option, painter, option.widget)
        area: QRect = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        count = index.data(COUNT)
        if count is not None:
            words = str(count)
            right = area.adjusted(0, 0, PADDING - MARGIN, 0)
            _draw_arrow(painter, option)
            area.setRight(area.right() - option.fontMetrics.horizontalAdvance(words) - 2 * MARGIN)
            painter.setFont(option.font)
            painter.setPen(option.palette.placeholderText().color())
            painter.drawText(right, RIGHT, words)
        bold = index.data(Qt.ItemDataRole.FontRole)
        font = option.font if bold is None else bold.resolve(option.font)
        heading = index.data(Qt.ItemDataRole.DisplayRole)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(option.palette.text().color())
        painter.drawText(area, LEFT, metrics.elidedText(heading, Qt.TextElideMode.ElideRight, area.width()))


def _draw_arrow(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Down where the group is open, else to the right."""
    is_open = bool(option.state & QStyle.StateFlag.State_Open)
    middle = QPointF(option.rect.left() - 1 - INDENT / 2, option.rect.center().y() + 0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(option.palette.placeholderText(), 1.6))
    painter.drawPolyline([middle + offset for offset in (DOWN if is_open else ASIDE)])
    painter.restore()
