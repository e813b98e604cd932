"""The tables of the ledger: figures, and labels with how often they are stated."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from zonereader.gui.models.rows import ROW, Index
from zonereader.gui.sizes import factor, grow_columns, scaled
from zonereader.gui.theme import Theme

ROW_HEIGHT, SIDE, CHIP = 30, 8, 20
TABULAR = QFont.Tag("tnum")


class LedgerDelegate(QStyledItemDelegate):
    """Figures of one width in columns of numbers; a kind as its name on its colour."""

    def __init__(self, theme: Theme, kind_column: int, numbers: frozenset[int], view: QTableView) -> None:
        super().__init__(view)
        self.theme, self._kind_column, self._numbers = theme, kind_column, numbers

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        row = index.data(ROW) if index.column() == self._kind_column else None
        if row is not None:
            self._paint_kind(painter, option, index.data(), QColor(self.theme.kinds[row.kind]))

    def _paint_kind(
        self, painter: QPainter, option: QStyleOptionViewItem, words: str, colour: QColor
    ) -> None:
        whole: QRect = option.rect
        width = min(option.fontMetrics.horizontalAdvance(words) + 2 * SIDE, whole.width() - SIDE)
        height = scaled(CHIP)
        chip = QRect(whole.left() + 4, whole.center().y() - height // 2 + 1, width, height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(chip, height / 2, height / 2)
        painter.setPen(QColor(self.theme.text))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.column() == self._kind_column:
            option.text = ""
        if index.column() in self._numbers:
            font = QFont(option.font)
            font.setFeature(TABULAR, 1)
            option.font = font


class LedgerTable(QTableView):
    """A table of whole rows without a grid."""

    def __init__(
        self,
        model: QAbstractItemModel,
        theme: Theme,
        *,
        kind_column: int,
        numbers: frozenset[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._factor = factor()
        self.setModel(model)
        self.delegate = LedgerDelegate(theme, kind_column, numbers, self)
        self.setItemDelegate(self.delegate)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setStretchLastSection(True)
        head.setMinimumSectionSize(48)

    def set_widths(self, *widths: int) -> None:
        """The columns' widths; the last takes what is left."""
        for column, width in enumerate(widths):
            self.setColumnWidth(column, scaled(width))

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours; rows are as high, and columns as wide, as the text needs."""
        self.delegate.theme = theme
        self._factor = grow_columns(self, self._factor)
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(860, 480)
