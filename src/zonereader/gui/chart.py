"""A bar for every figure, drawn by hand: on the screen, in a picture and in a file for printing.

What a text states as about is drawn lighter, a range as a whisker from its least to its greatest value.
"""

from __future__ import annotations

import math
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from zonereader.gui.figure_words import kind_names, unit_name
from zonereader.gui.sizes import NORMAL_TEXT, factor, scaled
from zonereader.gui.theme import Theme
from zonereader.gui.typesetting import in_a_list
from zonereader.library.charting import Chart, ChartKind
from zonereader.library.records import FigureRow
from zonereader.model import Approx

translate = QCoreApplication.translate

MARGIN, HEAD, ROW, BAR, FOOT = 24, 84, 34, 14, 14
PICTURE_WIDTH, PICTURE_RATIO = 960, 2.0
TICKS = 4
ROUGH = 110
"""How opaque, of 255, what is only about so much is drawn."""


def height_of(chart: Chart) -> int:
    """How high a chart is drawn, in pixels."""
    return HEAD + ROW * len(chart.rows) + FOOT


def names(row: FigureRow, kind: ChartKind) -> tuple[str, str]:
    """What stands before a bar, and in small letters below it."""
    zone, period, title = row.zone or "—", row.period or "", in_a_list(row.title)
    return (zone, period or title) if kind is ChartKind.ZONES else (period, title)


class ChartPainter:
    """Draws one chart into any width; offsets are pixels from the chart's own top left corner."""

    def __init__(self, chart: Chart, title: str, theme: Theme, font: QFont, width: int) -> None:
        self.chart, self.title, self.theme, self.width = chart, title, theme, width
        self.font, self.small, self.strong = QFont(font), QFont(font), QFont(font)
        self.small.setPixelSize(max(9, font.pixelSize() - 2))
        self.strong.setPixelSize(font.pixelSize() + 3)
        self.strong.setBold(True)
        values = [value for row in chart.rows for value in (row.low, row.high) if value is not None]
        self.least, self.greatest = min(0.0, *values), max(0.0, *values) or 1.0
        self.left = MARGIN + round(min(210, 0.28 * width))
        longest = max(QFontMetrics(self.font).horizontalAdvance(row.text) for row in chart.rows)
        self.right = width - MARGIN - min(longest + 12, round(0.3 * width))

    def x(self, value: float) -> float:
        """Where a value stands."""
        share = (value - self.least) / (self.greatest - self.least)
        return self.left + share * (self.right - self.left)

    def paint(self, painter: QPainter, current: int = -1) -> None:
        """Draw everything; the bar ``current`` is marked."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        self._paint_grid(painter)
        for number, row in enumerate(self.chart.rows):
            self._paint_row(painter, HEAD + ROW * number, row, is_current=number == current)

    def _paint_head(self, painter: QPainter) -> None:
        inside = self.width - 2 * MARGIN
        self._text(painter, QRect(MARGIN, 14, inside, 22), self.strong, self.theme.text, self.title)
        self._text(painter, QRect(MARGIN, 37, inside, 18), self.small, self.theme.muted, about(self.chart))

    def _paint_grid(self, painter: QPainter) -> None:
        bottom = HEAD + ROW * len(self.chart.rows)
        for value in ticks(self.least, self.greatest):
            x = self.x(value)
            painter.setPen(QPen(QColor(self.theme.muted if value == 0 else self.theme.line), 1))
            painter.drawLine(QPoint(round(x), HEAD - 4), QPoint(round(x), bottom + 2))
            place = QRect(round(x) - 60, HEAD - 22, 120, 16)
            words = short(value, self.chart.unit)
            self._text(painter, place, self.small, self.theme.muted, words, Qt.AlignmentFlag.AlignHCenter)

    def _paint_row(self, painter: QPainter, top: int, row: FigureRow, *, is_current: bool) -> None:
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.hover))
            painter.drawRoundedRect(QRect(MARGIN - 10, top, self.width - 2 * MARGIN + 20, ROW), 6, 6)
        name, note = names(row, self.chart.kind)
        before = QRect(MARGIN, top + 2, self.left - MARGIN - 12, 16)
        self._text(painter, before, self.font, self.theme.text, name)
        self._text(painter, before.translated(0, 15), self.small, self.theme.muted, note)
        end = self._paint_bar(painter, top, row)
        after = QRect(round(end) + 8, top, self.width - round(end) - 8, ROW)
        self._text(painter, after, self.font, self.theme.text, row.text, Qt.AlignmentFlag.AlignVCenter)

    def _paint_bar(self, painter: QPainter, top: int, row: FigureRow) -> float:
        """Draw a figure's bar; returns where it ends."""
        low, high = row.low or 0.0, row.high or 0.0
        colour = QColor(self.theme.kind_marks[row.kind])
        middle = top + ROW / 2
        bar = QRectF(self.x(min(0, low)), middle - BAR / 2, abs(self.x(low) - self.x(0)), BAR)
        if low < 0:
            bar.setLeft(self.x(low))
        filled = QColor(colour)
        if row.approx is not Approx.EXACT:
            filled.setAlpha(ROUGH)
        style = Qt.PenStyle.NoPen if row.approx is Approx.EXACT else Qt.PenStyle.DashLine
        painter.setPen(QPen(colour, 1, style))
        painter.setBrush(filled)
        painter.drawRoundedRect(bar, 2, 2)
        if low < high:
            _paint_whisker(painter, self.x(low), self.x(high), middle, colour)
        return max(self.x(0), self.x(high))

    def _text(
        self,
        painter: QPainter,
        area: QRect,
        font: QFont,
        colour: str,
        words: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, side | Qt.TextFlag.TextSingleLine, shown)


def _paint_whisker(painter: QPainter, low: float, high: float, middle: float, colour: QColor) -> None:
    """From the least to the greatest value of a range, with an end at each."""
    lighter = QColor(colour)
    lighter.setAlpha(ROUGH // 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(lighter)
    painter.drawRect(QRectF(low, middle - BAR / 2, high - low, BAR))
    painter.setPen(QPen(colour, 1.6))
    painter.drawLine(round(low), round(middle), round(high), round(middle))
    for end in (low, high):
        painter.drawLine(round(end), round(middle - BAR / 2), round(end), round(middle + BAR / 2))


def about(chart: Chart) -> str:
    """What a chart's bars are, and what it leaves out."""
    parts = [" · ".join(each for each in (kind_names()[chart.measure], unit_name(chart.unit)) if each)]
    if chart.count > len(chart.rows):
        words = translate("chart", "the first {0} of {1} figures")
        parts.append(words.format(len(chart.rows), chart.count))
    else:
        parts.append(translate("chart", "{0} figures").format(chart.count))
    if chart.others:
        words = translate("chart", "{0} not drawn: another unit, no value or no period")
        parts.append(words.format(chart.others))
    if any(row.approx is not Approx.EXACT for row in chart.rows):
        parts.append(translate("chart", "light: about, over or under"))
    if any(row.low != row.high for row in chart.rows):
        parts.append(translate("chart", "├─┤: a range"))
    return " · ".join(parts)


def ticks(least: float, greatest: float) -> list[float]:
    """Round values along an axis, nought among them."""
    rough = (greatest - least) / TICKS
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * each for each in (1, 2, 2.5, 5, 10) if size * each >= rough)
    first, last = math.ceil(least / step), math.floor(greatest / step)
    return [step * number for number in range(first, last + 1)]


def short(value: float, unit: str | None) -> str:
    """A round value on an axis: 500亿, 20万, 12%."""
    for name, scale in (("亿", 1e8), ("万", 1e4)):
        if abs(value) >= scale:
            return f"{value / scale:,g}{name}"
    return f"{value:,g}{unit if unit in ('%', 'x') else ''}"


class ChartView(QAbstractScrollArea):
    """A chart in a window. Signals: bar_chosen (a FigureRow)."""

    bar_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.chart: Chart | None = None
        self.title = ""
        self.current = -1
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setProperty("role", "page")
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        self.setAccessibleName(self.tr("Chart of figures"))
        self.viewport().update()

    def show_chart(self, chart: Chart, title: str) -> None:
        """Draw another chart."""
        self.chart, self.title, self.current = chart, title, -1
        self._size_bar()
        self.verticalScrollBar().setValue(0)
        said = (f"{name} {row.text}" for row in chart.rows for name in names(row, chart.kind)[:1])
        self.setAccessibleDescription("\n".join([title, about(chart), *said]))
        self.viewport().update()

    def painter(self, width: int) -> ChartPainter | None:
        """What draws the chart at a width for normal text; larger text makes all of it larger."""
        if self.chart is None:
            return None
        font = self.font()
        font.setPixelSize(NORMAL_TEXT)
        return ChartPainter(self.chart, self.title, self.theme, font, width)

    def _size_bar(self) -> None:
        height = scaled(height_of(self.chart)) if self.chart else 0
        seen = self.viewport().height()
        self.verticalScrollBar().setRange(0, max(0, height - seen))
        self.verticalScrollBar().setPageStep(seen)
        self.verticalScrollBar().setSingleStep(scaled(ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._size_bar()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self.theme.page))
        painter.translate(0, -self.verticalScrollBar().value())
        painter.scale(factor(), factor())
        drawn = self.painter(round(self.viewport().width() / factor()))
        if drawn is not None:
            drawn.paint(painter, self.current)
        painter.end()

    # Choosing

    def _bar_at(self, place: QPoint) -> int:
        number = int((place.y() + self.verticalScrollBar().value()) / factor() - HEAD) // ROW
        return number if self.chart and 0 <= number < len(self.chart.rows) else -1

    def _go(self, number: int) -> None:
        self.current = number
        bar = self.verticalScrollBar()
        if number >= 0:
            top = scaled(HEAD + ROW * number)
            bar.setValue(min(max(bar.value(), top + scaled(ROW) - self.viewport().height()), top))
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = self._bar_at(event.position().toPoint())
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor
        )
        if number != self.current:
            self.current = number
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._choose(self._bar_at(event.position().toPoint()))

    def _choose(self, number: int) -> None:
        if self.chart and 0 <= number < len(self.chart.rows):
            self.bar_chosen.emit(self.chart.rows[number])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.chart.rows) - 1 if self.chart else -1
        if event.key() == Qt.Key.Key_Down:
            self._go(min(last, self.current + 1))
        elif event.key() == Qt.Key.Key_Up:
            self._go(max(min(0, last), self.current - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.current)
        else:
            super().keyPressEvent(event)

    # Taking away

    def save(self, file: Path) -> bool:
        """Write the chart as SVG or, by any other ending, as a picture; False when it cannot be."""
        drawn = self.painter(PICTURE_WIDTH)
        if drawn is None:
            return False
        size = QSize(PICTURE_WIDTH, height_of(drawn.chart))
        if file.suffix.lower() == ".svg":
            return _save_svg(drawn, file, size)
        image = QImage(size * PICTURE_RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(PICTURE_RATIO)
        image.fill(QColor(self.theme.page))
        painter = QPainter(image)
        drawn.paint(painter)
        painter.end()
        return image.save(str(file))


def _save_svg(drawn: ChartPainter, file: Path, size: QSize) -> bool:
    generator = QSvgGenerator()
    generator.setFileName(str(file))
    generator.setSize(size)
    generator.setViewBox(QRect(QPoint(0, 0), size))
    generator.setTitle(drawn.title)
    painter = QPainter()
    if not painter.begin(generator):
        return False
    painter.fillRect(QRect(QPoint(0, 0), size), QColor(drawn.theme.page))
    drawn.paint(painter)
    return painter.end()
