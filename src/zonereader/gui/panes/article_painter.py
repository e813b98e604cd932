"""What is painted under an article's text: figures, highlights, places found, chips and signs.

Painted boxes instead of character formats: they are even, rounded, cost a millisecond, and change
without touching the document. All of it is drawn before the text, so that the selection stays on top.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTextBlock, QTextDocument

from zonereader.gui.document import Link
from zonereader.gui.theme import Theme
from zonereader.library.records import Annotation, AnnotationKind
from zonereader.model import Kind

RADIUS = 3.0
BOX_EMS = 1.42
RIBBON_WIDTH, RIBBON_HEIGHT, RIBBON_GAP = 11.0, 16.0, 11.0
SIGN, SIGN_GAP = 13.0, 9.0
PULSE = (4, 0, 4, 0, 3, 2, 1, 0)
"""How far, in pixels, the frame of a pulse stands off at each step."""

# A second sign beside the tint: the stroke under a figure; all other kinds have dashes and dots.
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


@dataclass(slots=True)
class Scene:
    """All that is painted under the text, in positions of the document.

    ``figures`` go with ``kinds``; ``current`` and ``found_current`` are indices, -1 for none;
    ``pulse_step`` counts in PULSE; ``begin`` is where the article begins: its bookmark's place.
    """

    figures: Sequence[Sequence[Range]] = ()
    kinds: Sequence[Kind] = ()
    current: int = -1
    marks: Sequence[Mark] = ()
    found: Sequence[Range] = ()
    found_current: int = -1
    pulse: Sequence[Range] = ()
    pulse_step: int = 0
    links: Sequence[Link] = ()
    hovered: Link | None = None
    begin: int | None = None

    @property
    def bookmark(self) -> Mark | None:
        """The bookmark on the article itself."""
        return next((mark for mark in self.marks if self._is_home(mark)), None)

    def _is_home(self, mark: Mark) -> bool:
        is_bookmark = mark.annotation.kind is AnnotationKind.BOOKMARK
        return is_bookmark and any(start == self.begin for start, _ in mark.ranges)

    def is_highlighted(self, ranges: Sequence[Range]) -> bool:
        """Whether a highlight lies on any part of ``ranges``."""
        return any(
            mark.annotation.kind is AnnotationKind.HIGHLIGHT and start < last and first < end
            for mark in self.marks
            for first, last in mark.ranges
            for start, end in ranges
        )


@dataclass(frozen=True, slots=True)
class Boxes:
    """Where the characters of a document stand, in its own coordinates.

    Only what reaches into the positions ``visible`` is looked at. A box is ``height`` high at most;
    ``right`` is where the column ends and the margin begins.
    """

    document: QTextDocument
    visible: Range
    height: float
    right: float

    def of(self, ranges: Sequence[Range]) -> Iterator[QRectF]:
        """Boxes, one a line, round what stands in ``ranges``."""
        first, last = self.visible
        for start, end in ranges:
            if start < last and end > first:
                yield from self.all_of(start, end)

    def all_of(self, start: int, end: int) -> Iterator[QRectF]:
        """Boxes, one a line, from one position to another, in view or not."""
        block = self.document.findBlock(start)
        while block.isValid() and block.position() < end:
            yield from self._lines(block, start - block.position(), end - block.position())
            block = block.next()

    def _lines(self, block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
        layout = block.layout()
        corner = self.document.documentLayout().blockBoundingRect(block).topLeft()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                size = min(line.height(), self.height, line.ascent() + line.descent())
                middle = corner.y() + line.y() + line.height() / 2
                yield QRectF(corner.x() + left, middle - size / 2, right - left, size)


def ribbons(scene: Scene, boxes: Boxes) -> Iterator[tuple[QRectF, Mark | None]]:
    """Places in the left margin for every bookmark, and for the one the article does not have (None)."""
    home = scene.bookmark
    if home is None and scene.begin is not None:
        yield from ((_ribbon_at(box, boxes), None) for box in _first(boxes, scene.begin))
    for mark in scene.marks:
        if mark.annotation.kind is AnnotationKind.BOOKMARK and mark.ranges:
            yield from ((_ribbon_at(box, boxes), mark) for box in _first(boxes, mark.ranges[0][0]))


def signs(scene: Scene, boxes: Boxes) -> Iterator[tuple[QRectF, Mark]]:
    """Places in the right margin, one for every note, beside the line where its text begins."""
    beside: dict[int, int] = {}
    for mark in scene.marks:
        if mark.annotation.body and mark.ranges:
            for box in _first(boxes, mark.ranges[0][0]):
                line = round(box.center().y())
                number = beside.get(line, 0)
                beside[line] = number + 1
                left = boxes.right + SIGN_GAP + number * (SIGN + 3)
                yield QRectF(left, box.center().y() - SIGN / 2, SIGN, SIGN), mark


def _first(boxes: Boxes, position: int) -> Iterator[QRectF]:
    return boxes.all_of(position, position + 1)


def _ribbon_at(box: QRectF, boxes: Boxes) -> QRectF:
    left = boxes.document.rootFrame().frameFormat().leftMargin() - RIBBON_WIDTH - RIBBON_GAP
    return QRectF(left, box.center().y() - RIBBON_HEIGHT / 2, RIBBON_WIDTH, RIBBON_HEIGHT)


class ArticlePainter:
    """Paints a scene in the colours of a theme."""

    def __init__(self, painter: QPainter, boxes: Boxes, theme: Theme) -> None:
        self._painter, self._boxes, self._theme = painter, boxes, theme

    def paint(self, scene: Scene) -> None:
        """Everything, what matters more on top."""
        self._paint_links(scene)
        for mark in scene.marks:
            self._paint_mark(mark)
        for index in range(len(scene.figures)):
            self._paint_figure(scene, index)
        for index, place in enumerate(scene.found):
            self._paint_found(place, is_current=index == scene.found_current)
        self._paint_margins(scene)
        self._paint_pulse(scene)

    def _paint_links(self, scene: Scene) -> None:
        """Chips have a ground, other links a line when the pointer is on them."""
        for link in scene.links:
            is_hovered = link == scene.hovered
            for box in self._boxes.of([(link.start, link.end)]):
                self._painter.setPen(QPen(QColor(self._theme.line), 1))
                self._painter.setBrush(QColor(self._theme.selection if is_hovered else self._theme.window))
                if link.is_chip:
                    self._painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
                elif is_hovered:
                    self._painter.setPen(QPen(QColor(self._theme.muted), 1))
                    self._painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _paint_mark(self, mark: Mark) -> None:
        annotation = mark.annotation
        if annotation.kind is AnnotationKind.HIGHLIGHT and annotation.colour is not None:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(self._theme.highlights[annotation.colour]))
            for box in self._boxes.of(mark.ranges):
                self._painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), RADIUS, RADIUS)
        elif annotation.kind is AnnotationKind.NOTE:
            self._painter.setPen(QPen(QColor(self._theme.accent), 1.4, Qt.PenStyle.DashLine))
            for box in self._boxes.of(mark.ranges):
                self._painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _paint_figure(self, scene: Scene, index: int) -> None:
        """Tint and stroke; on a highlight the stroke alone, for the colour there is the reader's."""
        kind, ranges = scene.kinds[index], scene.figures[index]
        stroke, is_current = QColor(self._theme.kind_marks[kind]), index == scene.current
        for box in self._boxes.of(ranges):
            tint = Qt.GlobalColor.transparent if scene.is_highlighted(ranges) else self._theme.kinds[kind]
            self._painter.setBrush(QColor(tint))
            self._painter.setPen(QPen(stroke, 1.4) if is_current else Qt.PenStyle.NoPen)
            self._painter.drawRoundedRect(box, RADIUS, RADIUS)
            if not is_current:
                self._painter.setPen(QPen(stroke, 1.0, STROKES.get(kind, Qt.PenStyle.DashDotLine)))
                low = box.bottom() - 0.5
                self._painter.drawLine(QPointF(box.left() + 1.5, low), QPointF(box.right() - 1.5, low))

    def _paint_found(self, place: Range, *, is_current: bool) -> None:
        ground = QColor(self._theme.selection) if is_current else QColor(Qt.GlobalColor.transparent)
        self._painter.setBrush(ground)
        self._painter.setPen(QPen(QColor(self._theme.accent), 2.0 if is_current else 1.0))
        for box in self._boxes.of([place]):
            self._painter.drawRoundedRect(box, RADIUS, RADIUS)

    def _paint_margins(self, scene: Scene) -> None:
        for box, mark in ribbons(scene, self._boxes):
            self._paint_ribbon(box, is_set=mark is not None)
        for box, _ in signs(scene, self._boxes):
            self._paint_sign(box)

    def _paint_ribbon(self, box: QRectF, *, is_set: bool) -> None:
        """A bookmark's ribbon; a faint outline where one can be set."""
        notch = QPointF(box.center().x(), box.bottom() - 5)
        corners = [box.topLeft(), box.topRight(), box.bottomRight(), notch, box.bottomLeft()]
        colour = QColor(self._theme.accent if is_set else self._theme.line)
        self._painter.setPen(QPen(colour, 1.3))
        self._painter.setBrush(colour if is_set else QColor(Qt.GlobalColor.transparent))
        self._painter.drawPolygon(QPolygonF(corners))

    def _paint_sign(self, box: QRectF) -> None:
        """A small leaf with two lines of writing: a note hangs here."""
        leaf = QPainterPath()
        leaf.addRoundedRect(box, 2.5, 2.5)
        self._painter.fillPath(leaf, QColor(self._theme.accent))
        self._painter.setPen(QPen(QColor(self._theme.page), 1.3))
        for height, width in ((4.5, SIGN - 6), (8.0, SIGN - 8)):
            start = QPointF(box.left() + 3, box.top() + height)
            self._painter.drawLine(start, start + QPointF(width, 0))

    def _paint_pulse(self, scene: Scene) -> None:
        if not scene.pulse or scene.pulse_step >= len(PULSE):
            return
        grown = PULSE[scene.pulse_step]
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(self._theme.accent), 2))
        for box in self._boxes.of(scene.pulse):
            self._painter.drawRoundedRect(box.adjusted(-grown, -grown, grown, grown), RADIUS, RADIUS)


def _x(value: object) -> float:
    """QTextLine.cursorToX gives the place alone or with the cursor position it settled on."""
    return float(value[0]) if isinstance(value, tuple) else float(value)  # type: ignore[arg-type]
