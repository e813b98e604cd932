"""How rows of lists are drawn: plain text only, whatever a page or a note may hold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from zonereader.explain import Because
from zonereader.gui.figure_list import FigureList, figure_state
from zonereader.gui.figure_words import ARROWS, kind_names
from zonereader.gui.mark_words import about_mark
from zonereader.gui.models.rows import ROW, Headline
from zonereader.gui.offsets import Utf16Map
from zonereader.gui.sizes import scaled
from zonereader.gui.theme import Theme
from zonereader.gui.typesetting import in_a_list, widened
from zonereader.gui.why_words import why_words
from zonereader.library.records import Annotation, SearchHit
from zonereader.model import Figure, Kind, Span

PADDING, GAP, BAR, THIN = 9, 2, 3, 2
MOST_LINES = 4
SIGN, REASON_BAR, HEAVIEST = 14, 28, 6.0

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws background and selection; what a row says is its subclass's."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect.adjusted(5, 1, -5, -1)
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if (selected or hovered) and index.flags() & Qt.ItemFlag.ItemIsSelectable:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.selection if selected else self.theme.hover))
            painter.drawRoundedRect(area, 6, 6)
        self.paint_row(painter, area.adjusted(PADDING, 6, -PADDING, -6), _font(option), index.data(ROW))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        inside = width - 2 * (5 + PADDING)
        return QSize(width, self.height(inside, _font(option), index.data(ROW)) + 14)

    def paint_row(self, painter: QPainter, area: QRect, font: QFont, row: object) -> None:
        """Draw ``row`` into ``area``."""
        raise NotImplementedError

    def height(self, width: int, font: QFont, row: object) -> int:
        """How much room ``row`` needs at ``width``."""
        raise NotImplementedError


def _font(option: QStyleOptionViewItem) -> QFont:
    return QFont(option.font)


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setBold(True)
    return strong


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(max(9, QFontInfo(font).pixelSize() - 2))
    return small


def draw_line(painter: QPainter, area: QRect, font: QFont, colour: str, text: str) -> None:
    """One line of text, cut with … where it is too long."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)


def _layout(text: str, font: QFont, width: int, most: int) -> tuple[QTextLayout, int]:
    """``text`` laid out in at most ``most`` lines, and its height."""
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    height = 0.0
    for _ in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(40, width))
        line.setPosition(QPoint(0, round(height)).toPointF())
        height += line.height() + 1
    layout.endLayout()
    return layout, round(height)


def _paint_lines(
    painter: QPainter,
    area: QRect,
    font: QFont,
    colour: str,
    text: str,
    *,
    most: int,
    marks: Sequence[Span] = (),
) -> int:
    """Text over several lines with ``marks`` (code points) in bold; returns the height used."""
    layout, height = _layout(text, font, area.width(), most)
    wide = Utf16Map.of(text)
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.Bold)
    strong.setFontUnderline(True)
    ranges = []
    for mark in marks:
        piece = QTextLayout.FormatRange()
        piece.start, piece.length = (
            wide.to_utf16(mark.start),
            wide.to_utf16(mark.end) - wide.to_utf16(mark.start),
        )
        piece.format = strong
        ranges.append(piece)
    painter.setPen(QColor(colour))
    layout.draw(painter, area.topLeft().toPointF(), ranges)
    return height


class FigureDelegate(RowDelegate):
    """A figure: a bar in its kind's colour, the printed form, its label; or a kind's headline.

    Under a figure that can be compared with others of the article lies a thin bar as long as its share
    of the largest of them.
    """

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(theme, view)
        self.list = FigureList()

    def paint_row(self, painter: QPainter, area: QRect, font: QFont, row: object) -> None:
        height = QFontMetrics(font).height()
        if isinstance(row, Headline):
            draw_line(painter, area, font, self.theme.muted, row.text)
        elif isinstance(row, Figure):
            painter.setPen(QPen(QColor(self.theme.kind_marks[row.kind]), BAR, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(area.left(), area.top() + 2, area.left(), area.bottom() - 2)
            inner = area.adjusted(10, 0, 0, 0)
            self._paint_value(painter, inner, font, row)
            below = inner.adjusted(0, height + GAP, 0, 0)
            about = " · ".join(words for words in (row.label or kind_names()[row.kind], row.period) if words)
            draw_line(painter, below, font, self.theme.muted, in_a_list(about))
            share = self.list.shares.get(row)
            if share is not None:
                self._paint_share(painter, below.adjusted(0, height + GAP, 0, 0), row, share)

    def _paint_value(self, painter: QPainter, area: QRect, font: QFont, row: Figure) -> None:
        """The printed form, with what the reader did with it at the right end of the line."""
        is_hidden = row in self.list.hidden
        state = figure_state(row, self.list)
        strong = _strong(font)
        strong.setStrikeOut(is_hidden)
        room = QFontMetrics(_small(font)).horizontalAdvance(state) + 10 if state else 0
        colour = self.theme.muted if is_hidden else self.theme.text
        words = f"{row.text} {ARROWS[row.direction]}".strip()
        draw_line(painter, area.adjusted(0, 0, -room, 0), strong, colour, words)
        if state:
            corner = area.adjusted(area.width() - room + 8, 0, 0, 0)
            draw_line(painter, corner, _small(font), self.theme.accent, state)

    def _paint_share(self, painter: QPainter, area: QRect, row: Figure, share: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.kind_marks[row.kind]))
        width = max(BAR, round(area.width() * share))
        painter.drawRoundedRect(QRect(area.left(), area.top() + 1, width, THIN), 1, 1)

    def height(self, width: int, font: QFont, row: object) -> int:
        line = QFontMetrics(font).height()
        if isinstance(row, Headline):
            return line
        has_bar = isinstance(row, Figure) and row in self.list.shares
        return 2 * line + GAP + (THIN + 2 * GAP if has_bar else 0)


class AnnotationDelegate(RowDelegate):
    """A mark of the reader's: what it hangs on beside its colour, and the note under it."""

    def paint_row(self, painter: QPainter, area: QRect, font: QFont, row: object) -> None:
        if not isinstance(row, Annotation):
            return
        colour = self.theme.mark(row.colour)
        painter.setPen(QPen(QColor(colour), BAR + 1, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(area.left(), area.top() + 2, area.left(), area.bottom() - 2)
        inner = area.adjusted(11, 0, 0, 0)
        draw_line(painter, inner, _small(font), self.theme.muted, about_mark(row))
        top = QFontMetrics(_small(font)).height() + GAP
        quote = self.theme.muted if row.body else self.theme.text
        top += _paint_lines(painter, inner.adjusted(0, top, 0, 0), font, quote, in_a_list(row.exact), most=2)
        if row.body:
            rest = inner.adjusted(0, top + GAP, 0, 0)
            _paint_lines(painter, rest, font, self.theme.text, _one_line(row.body), most=MOST_LINES)

    def height(self, width: int, font: QFont, row: object) -> int:
        if not isinstance(row, Annotation):
            return 0
        height = QFontMetrics(_small(font)).height() + GAP
        height += _layout(in_a_list(row.exact), font, width - 11, 2)[1]
        if row.body:
            height += GAP + _layout(_one_line(row.body), font, width - 11, MOST_LINES)[1]
        return height


class HitDelegate(RowDelegate):
    """A search hit: title, zone and page, the text around the hit with it marked."""

    def paint_row(self, painter: QPainter, area: QRect, font: QFont, row: object) -> None:
        if isinstance(row, Headline):
            draw_line(painter, area, font, self.theme.muted, row.text)
        if not isinstance(row, SearchHit):
            return
        height = QFontMetrics(font).height()
        draw_line(painter, area, _strong(font), self.theme.text, in_a_list(row.title))
        noted = self.tr("in your note") if row.annotation else ""
        about = " · ".join(part for part in (noted, row.zone, row.page) if part)
        draw_line(painter, area.adjusted(0, height + GAP, 0, 0), font, self.theme.muted, about)
        rest = area.adjusted(0, 2 * (height + GAP), 0, 0)
        _paint_lines(painter, rest, font, self.theme.text, widened(row.snippet), most=2, marks=row.marks)

    def height(self, width: int, font: QFont, row: object) -> int:
        if isinstance(row, Headline):
            return QFontMetrics(font).height()
        if not isinstance(row, SearchHit):
            return 0
        return 2 * (QFontMetrics(font).height() + GAP) + _layout(widened(row.snippet), font, width, 2)[1]


class ReasonDelegate(RowDelegate):
    """A reason for or against a step: its sign, a bar as long as it weighs, and its words."""

    def paint_row(self, painter: QPainter, area: QRect, font: QFont, row: object) -> None:
        if not isinstance(row, Because):
            return
        speaks_for = row.worth > 0
        colour = self.theme.kind_marks[Kind.PERCENT if speaks_for else Kind.RANK]
        draw_line(painter, area, _strong(font), colour, "+" if speaks_for else "−")
        sign, room = scaled(SIGN), scaled(REASON_BAR)
        bar = max(BAR, round(room * min(1.0, abs(row.worth) / HEAVIEST)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        middle = area.top() + QFontMetrics(font).height() // 2 - 1
        painter.drawRoundedRect(QRect(area.left() + sign, middle, bar, BAR), BAR / 2, BAR / 2)
        words = area.adjusted(sign + room + PADDING, 0, 0, 0)
        _paint_lines(painter, words, font, self.theme.text, why_words(row.why), most=MOST_LINES)

    def height(self, width: int, font: QFont, row: object) -> int:
        if not isinstance(row, Because):
            return 0
        before = scaled(SIGN) + scaled(REASON_BAR) + PADDING
        return _layout(why_words(row.why), font, width - before, MOST_LINES)[1] - 8


def _one_line(text: str) -> str:
    return " ".join(text.split())
