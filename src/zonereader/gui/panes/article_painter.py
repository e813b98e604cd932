"""What is painted under an article's text: figures, highlights, places found, chips and signs.

Painted boxes instead of character formats: they are even, rounded, cost a millisecond, and change
without touching the document. All of it is drawn before the text, so that the selection stays on top.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from zonereader.gui.panes.article_scene import SIGN, Boxes, Mark, Range, Scene, ribbons, signs
from zonereader.gui.theme import Theme
from zonereader.library.records import AnnotationKind, Colour
from zonereader.model import Kind

RADIUS = 3.0
PULSE = (4, 0, 4, 0, 3, 2, 1, 0)
"""How far, in pixels, the frame of a pulse stands off at each step."""
STILL = len(PULSE) - 1
"""The step at which the frame lies close and is about to go."""

# A second sign beside the tint: the stroke under a figure; all other kinds have dashes and dots.
STROKES = {
    Kind.MONEY: Qt.PenStyle.SolidLine,
    Kind.PERCENT: Qt.PenStyle.DashLine,
    Kind.MULTIPLE: Qt.PenStyle.DashLine,
    Kind.COUNT: Qt.PenStyle.DotLine,
    Kind.DATE: Qt.PenStyle.NoPen,
}


class ArticlePainter:
    """Paints a scene in the colours of a theme."""

    def __init__(self, painter: QPainter, boxes: Boxes, theme: Theme) -> None:
        self._painter, self._boxes, self._theme = painter, boxes, theme

    def paint(self, scene: Scene) -> None:
        """Everything, what matters more on top."""
        self._paint_links(scene)
        for mark in scene.marks:
            self._paint_mark(mark)
        for index, ranges in enumerate(scene.figures):
            if self._boxes.sees(ranges):
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
        if annotation.colour is Colour.UNDERLINE:
            self._painter.setPen(QPen(QColor(self._theme.mark(annotation.colour)), 2.0))
            for box in self._boxes.of(mark.ranges):
                self._painter.drawLine(box.bottomLeft(), box.bottomRight())
        elif annotation.kind is AnnotationKind.HIGHLIGHT and annotation.colour is not None:
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
