"""The article's text: a read-only editor that paints figures, highlights and places found itself.

Painted boxes instead of character formats: they are even, rounded, cost a millisecond, and change
without touching the document. All of it is drawn before the text, so that the selection stays on top.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from zonereader.composition import compose
from zonereader.gui.document import DocumentBuilder, PageMap
from zonereader.gui.figure_words import describe
from zonereader.gui.fonts import FontSet
from zonereader.gui.offsets import Utf16Map
from zonereader.gui.theme import Theme
from zonereader.library.records import Annotation, AnnotationKind, ArticleDetail
from zonereader.library.search import fold
from zonereader.model import Kind, Span

MEASURE_EMS = 38
LEAST_MARGIN = 28
TOP_EMS, BOTTOM_EMS = 2.2, 4
PULSE_STEPS = (4, 0, 4, 0, 3, 2, 1, 0)
PULSE_MILLISECONDS = 110
RADIUS = 3.0
CLAUSE_ENDS = frozenset("，。；：！？、（）“”‘’《》「」『』…—,;:!?() \n\u2029")

# A second sign beside the tint: the stroke under a figure.
STROKES = {
    Kind.MONEY: Qt.PenStyle.SolidLine,
    Kind.PERCENT: Qt.PenStyle.DashLine,
    Kind.MULTIPLE: Qt.PenStyle.DashLine,
    Kind.COUNT: Qt.PenStyle.DotLine,
    Kind.DATE: Qt.PenStyle.NoPen,
}

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotation where the document shows it."""

    annotation: Annotation
    ranges: tuple[Range, ...]


class ArticleText(QTextEdit):
    """Signals: figure_selected (an index in ``detail.figures``), annotation_activated (a uuid)."""

    figure_selected = Signal(int)
    annotation_activated = Signal(str)

    def __init__(self, fonts: FontSet, theme: Theme, pixels: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._fonts, self._theme, self._pixels = fonts, theme, pixels
        self._current = -1
        self._marks: tuple[Mark, ...] = ()
        self._figures: list[tuple[Range, ...]] = []
        self._found: Sequence[Range] = ()
        self._found_current = -1
        self._pulse: tuple[Range, ...] = ()
        self._pulse_step = 0
        self._pulse_timer = QTimer(self, interval=PULSE_MILLISECONDS)
        self._pulse_timer.timeout.connect(self._on_pulse)
        self._map = PageMap(())
        self._annotations: Sequence[Annotation] = ()
        self.detail: ArticleDetail | None = None
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(self.tr("Article"))
        self.viewport().setMouseTracking(True)

    # What is shown

    def show_article(self, detail: ArticleDetail, annotations: Sequence[Annotation]) -> None:
        """Show ``detail`` from its top."""
        self.detail = detail
        self._annotations = annotations
        self._current, self._found, self._found_current = -1, (), -1
        self._pulse = ()
        self._build()
        self.verticalScrollBar().setValue(0)

    def forget_article(self) -> None:
        """Show nothing."""
        self.detail = None
        self._marks, self._figures, self._map = (), [], PageMap(())
        self._replace_document(QTextDocument())

    def rebuild(self) -> None:
        """Make the document again, the same line at the top."""
        top = self.top_offset()
        self._build()
        if top is not None:
            self.scroll_to(top)

    def _build(self) -> None:
        if self.detail is None:
            return
        built = DocumentBuilder(self._fonts, self._theme, self._pixels).build(self.detail)
        self._map = built.page_map
        self._replace_document(built.document)
        self._figures = [self._map.to_document([Span(f.start, f.end)]) for f in self.detail.figures]
        self.set_annotations(self._annotations)
        self._set_margins()

    def _replace_document(self, document: QTextDocument) -> None:
        """Show another document and free the one before: Qt frees only the very first by itself."""
        old = self.document()
        self.setDocument(document)
        if shiboken6.isValid(old):
            old.deleteLater()

    def set_theme(self, theme: Theme) -> None:
        """Change colours; the place stays."""
        self._theme = theme
        self.rebuild()

    def set_text_size(self, pixels: int) -> None:
        """Change the size of the text; the place stays."""
        self._pixels = pixels
        self.rebuild()

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Paint these annotations."""
        self._annotations = annotations
        self._marks = tuple(Mark(a, self._map.to_document(a.spans)) for a in annotations)
        self.viewport().update()

    # Places

    def selected_spans(self) -> tuple[Span, ...]:
        """The page spans of the selection."""
        cursor = self.textCursor()
        return self._map.to_page(cursor.selectionStart(), cursor.selectionEnd())

    def select_spans(self, spans: Sequence[Span]) -> None:
        """Select what shows ``spans``, from the first to the last of it."""
        ranges = self._map.to_document(spans)
        if ranges:
            self._select(ranges[0][0], ranges[-1][1])

    def _select(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def top_offset(self) -> int | None:
        """The page offset of the first line in view; None at the very top or without an article."""
        if self.detail is None or self.verticalScrollBar().value() == 0:
            return None
        corner = QPoint(self.viewport().width() // 2, 2)
        cursor = self.cursorForPosition(corner)
        cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
        return self._map.offset_at(cursor.position())

    def scroll_to(self, offset: int) -> None:
        """Put the line that shows a page offset at the top."""
        position = self._map.position_of(offset)
        if position is not None:
            self._scroll_position(position, 0)

    def _scroll_position(self, position: int, room_above: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - room_above)

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Scroll to ``spans`` and let them pulse."""
        ranges = self._map.to_document(spans)
        if ranges:
            self._bring_into_view(ranges[0][0])
            self._start_pulse(ranges)

    def show_figure(self, index: int) -> None:
        """Scroll to a figure, outline it and let it pulse."""
        if 0 <= index < len(self._figures) and self._figures[index]:
            self._current = index
            self._bring_into_view(self._figures[index][0][0])
            self._start_pulse(self._figures[index])

    def step_figure(self, step: int) -> None:
        """Go to the next or previous figure, from the current one or from the caret."""
        if not self._figures:
            return
        if self._current >= 0:
            index = (self._current + step) % len(self._figures)
        else:
            at = self.textCursor().position()
            after = [i for i, ranges in enumerate(self._figures) if ranges and ranges[0][0] >= at]
            index = (after[0] if after else 0) if step > 0 else (after[0] if after else 0) - 1
            index %= len(self._figures)
        self.show_figure(index)
        self.figure_selected.emit(index)

    def scroll_page(self, step: int) -> bool:
        """Scroll by a page less one line; False when there is nothing more that way."""
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + step * (bar.pageStep() - 2 * self._pixels))
        return bar.value() != before

    def _bring_into_view(self, position: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        rect = self.cursorRect(cursor)
        if rect.top() < 0 or rect.bottom() > self.viewport().height():
            self._scroll_position(position, self.viewport().height() // 3)

    def _start_pulse(self, ranges: tuple[Range, ...]) -> None:
        self._pulse, self._pulse_step = ranges, 0
        self._pulse_timer.start()
        self.viewport().update()

    def _on_pulse(self) -> None:
        self._pulse_step += 1
        if self._pulse_step >= len(PULSE_STEPS):
            self._pulse_timer.stop()
            self._pulse = ()
        self.viewport().update()

    # Find

    def occurrences(self, words: str) -> list[Range]:
        """Where the document shows ``words``, whatever their width and case."""
        needle = fold(words.strip())
        text = self.document().toPlainText()
        folded, wide = fold(text), Utf16Map.of(text)
        found = []
        at = folded.find(needle) if needle else -1
        while at >= 0:
            found.append((wide.to_utf16(at), wide.to_utf16(at + len(needle))))
            at = folded.find(needle, at + len(needle))
        return found

    def set_found(self, found: Sequence[Range], current: int) -> None:
        """Outline the places found and scroll to the current one."""
        self._found, self._found_current = found, current
        if 0 <= current < len(found):
            self._bring_into_view(found[current][0])
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        for mark in self._marks:
            self._paint_mark(painter, mark)
        for index, ranges in enumerate(self._figures):
            self._paint_figure(painter, index, ranges)
        for index, place in enumerate(self._found):
            self._paint_found(painter, place, current=index == self._found_current)
        self._paint_pulse(painter)
        painter.end()
        super().paintEvent(event)

    def _visible(self) -> Range:
        top = self.cursorForPosition(QPoint(0, 0)).position()
        height, width = self.viewport().height(), self.viewport().width()
        return top, self.cursorForPosition(QPoint(width, height)).position() + 1

    def _boxes(self, ranges: Sequence[Range]) -> Iterator[QRectF]:
        """Boxes, one a line, round what stands in ``ranges`` and is in view."""
        first, last = self._visible()
        for start, end in ranges:
            if start < last and end > first:
                block = self.document().findBlock(max(start, 0))
                while block.isValid() and block.position() < end:
                    yield from self._line_boxes(block, start, end)
                    block = block.next()

    def _line_boxes(self, block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
        layout = block.layout()
        corner = self.document().documentLayout().blockBoundingRect(block).topLeft()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start - block.position(), line.textStart())
            last = min(end - block.position(), line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                letters = line.ascent() + line.descent()
                size = min(line.height(), self._pixels * 1.42, letters)
                middle = corner.y() + line.y() + line.height() / 2
                yield QRectF(corner.x() + left, middle - size / 2, right - left, size)

    def _paint_mark(self, painter: QPainter, mark: Mark) -> None:
        annotation = mark.annotation
        boxes = list(self._boxes(mark.ranges))
        if not boxes:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        if annotation.kind is AnnotationKind.HIGHLIGHT and annotation.colour is not None:
            painter.setBrush(QColor(self._theme.highlights[annotation.colour]))
            for box in boxes:
                painter.drawRoundedRect(box.adjusted(-1, -2, 1, 2), RADIUS, RADIUS)
        elif annotation.kind is AnnotationKind.BOOKMARK:
            self._paint_ribbon(painter, boxes[0])
        if annotation.body:
            self._paint_note_sign(painter, boxes, underline=annotation.kind is AnnotationKind.NOTE)

    def _paint_ribbon(self, painter: QPainter, box: QRectF) -> None:
        """A bookmark's ribbon in the margin."""
        left = self.document().rootFrame().frameFormat().leftMargin() - 20
        top, height = box.center().y() - 8, 15
        ribbon = [(0, 0), (10, 0), (10, height), (5, height - 5), (0, height)]
        painter.setBrush(QColor(self._theme.accent))
        painter.drawPolygon(QPolygonF([QPointF(left + x, top + y) for x, y in ribbon]))

    def _paint_note_sign(self, painter: QPainter, boxes: Sequence[QRectF], *, underline: bool) -> None:
        """A small corner at the end of what a note hangs on, and a line under a note alone."""
        accent = QColor(self._theme.accent)
        corner = boxes[-1].topRight()
        painter.setBrush(accent)
        sign = [QPointF(corner.x() - 4, corner.y() - 2), QPointF(corner.x() + 4, corner.y() - 2)]
        painter.drawPolygon(QPolygonF([*sign, QPointF(corner.x() + 4, corner.y() + 6)]))
        if underline:
            painter.setPen(QPen(accent, 1.5, Qt.PenStyle.DashLine))
            for box in boxes:
                painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _paint_figure(self, painter: QPainter, index: int, ranges: tuple[Range, ...]) -> None:
        if self.detail is None:
            return
        kind = self.detail.figures[index].kind
        tint, stroke = QColor(self._theme.kinds[kind]), QColor(self._theme.kind_marks[kind])
        for box in self._boxes(ranges):
            painter.setBrush(tint)
            current = index == self._current
            painter.setPen(QPen(stroke, 1.3) if current else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
            if not current:
                style = STROKES.get(kind, Qt.PenStyle.DashDotLine)
                painter.setPen(QPen(stroke, 1.0, style))
                low = box.bottom() - 0.5
                painter.drawLine(QPointF(box.left() + 1, low), QPointF(box.right() - 1, low))

    def _paint_found(self, painter: QPainter, place: Range, *, current: bool) -> None:
        painter.setBrush(QColor(self._theme.selection) if current else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.accent), 2.0 if current else 1.0))
        for box in self._boxes([place]):
            painter.drawRoundedRect(box, RADIUS, RADIUS)

    def _paint_pulse(self, painter: QPainter) -> None:
        if not self._pulse:
            return
        grown = PULSE_STEPS[min(self._pulse_step, len(PULSE_STEPS) - 1)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.accent), 2))
        for box in self._boxes(self._pulse):
            painter.drawRoundedRect(box.adjusted(-grown, -grown, grown, grown), RADIUS, RADIUS)

    # Mouse and keys

    def figure_at(self, position: int) -> int | None:
        """The index of the figure that shows a position."""
        return _index_at(self._figures, position)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._activate(self.cursorForPosition(event.position().toPoint()).position())

    def _activate(self, position: int) -> None:
        self._follow_caret(position)
        index = _index_at([mark.ranges for mark in self._marks], position)
        if index is not None:
            self.annotation_activated.emit(self._marks[index].annotation.uuid)

    def _follow_caret(self, position: int) -> None:
        figure = self.figure_at(position)
        if figure is not None and figure != self._current:
            self._current = figure
            self.figure_selected.emit(figure)
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.textCursor().position()
        super().keyPressEvent(event)
        if self.textCursor().position() != before:
            self._follow_caret(self.textCursor().position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the figure, or the clause between two marks: Qt itself takes the whole paragraph."""
        position = self.cursorForPosition(event.position().toPoint()).position()
        figure = self.figure_at(position)
        if figure is not None:
            ranges = self._figures[figure]
            self._select(ranges[0][0], ranges[-1][1])
        else:
            self._select(*self._clause_at(position))

    def _clause_at(self, position: int) -> Range:
        block = self.document().findBlock(position)
        text = block.text()
        wide = Utf16Map.of(text)
        start = end = wide.from_utf16(position - block.position())
        while start > 0 and text[start - 1] not in CLAUSE_ENDS:
            start -= 1
        while end < len(text) and text[end] not in CLAUSE_ENDS:
            end += 1
        return block.position() + wide.to_utf16(start), block.position() + wide.to_utf16(end)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tool_tip(event)
            return True
        return super().viewportEvent(event)

    def _show_tool_tip(self, event: QHelpEvent) -> None:
        position = self.cursorForPosition(event.pos()).position()
        words = self._tool_tip(position)
        if words:
            QToolTip.showText(
                event.globalPos(), f"<p style='white-space:pre-wrap'>{html.escape(words)}</p>", self
            )
        else:
            QToolTip.hideText()

    def _tool_tip(self, position: int) -> str:
        figure = self.figure_at(position)
        mark = _index_at([mark.ranges for mark in self._marks], position)
        words = []
        if figure is not None and self.detail is not None:
            words.append(describe(self.detail.figures[figure]))
        if mark is not None and self._marks[mark].annotation.body:
            words.append(self._marks[mark].annotation.body)
        return "\n\n".join(words)

    # Size and clipboard

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self.top_offset()
        super().resizeEvent(event)
        self._set_margins()
        if top is not None:
            self.scroll_to(top)

    def _set_margins(self) -> None:
        """Centre a column of at most 38 characters."""
        root = self.document().rootFrame()
        frame = root.frameFormat()
        side = max(LEAST_MARGIN, (self.viewport().width() - MEASURE_EMS * self._pixels) / 2)
        frame.setLeftMargin(side)
        frame.setRightMargin(side)
        frame.setTopMargin(TOP_EMS * self._pixels)
        frame.setBottomMargin(BOTTOM_EMS * self._pixels)
        root.setFrameFormat(frame)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the page's own characters, not the widened ones on the screen."""
        cursor = self.textCursor()
        lines: dict[int, str] = {}
        for piece in self._map.slices:
            first = max(cursor.selectionStart(), piece.position)
            last = min(cursor.selectionEnd(), piece.position + piece.length)
            if first < last and self.detail is not None:
                block = self.document().findBlock(first).blockNumber()
                spans = self._map.to_page(first, last)
                lines[block] = lines.get(block, "") + compose(self.detail.page_text, spans).text
        data = QMimeData()
        data.setText("\n".join(lines.values()) if lines else cursor.selection().toPlainText())
        return data


def _index_at(places: Sequence[Sequence[Range]], position: int) -> int | None:
    """The last of ``places`` that holds a position: what was painted last lies on top."""
    holding = [
        index for index, ranges in enumerate(places) if any(start <= position <= end for start, end in ranges)
    ]
    return holding[-1] if holding else None


def _x(value: object) -> float:
    """QTextLine.cursorToX gives the place alone or with the cursor position it settled on."""
    return float(value[0]) if isinstance(value, tuple) else float(value)  # type: ignore[arg-type]
