"""What hangs on an article's text, where it stands, and what of it is at a point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument

from zonereader.gui.document import Link
from zonereader.library.records import Annotation, AnnotationKind, Colour
from zonereader.model import Kind

BOX_EMS = 1.42
RIBBON_WIDTH, RIBBON_HEIGHT, RIBBON_GAP = 11.0, 16.0, 11.0
SIGN, SIGN_GAP = 13.0, 9.0
RIBBON_REACH = 6.0

Range = tuple[int, int]


class Mark(NamedTuple):
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
            mark.annotation.kind is AnnotationKind.HIGHLIGHT
            and mark.annotation.colour is not Colour.UNDERLINE
            and start < last
            and first < end
            for mark in self.marks
            for first, last in mark.ranges
            for start, end in ranges
        )


class Boxes(NamedTuple):
    """Where the characters of a document stand, in its own coordinates.

    Only what reaches into the positions ``visible`` is looked at; ``right`` is where the column ends
    and the margin begins. A box is as high as its paragraph's letters want it.
    """

    document: QTextDocument
    visible: Range
    right: float

    def sees(self, ranges: Sequence[Range]) -> bool:
        """Whether any of ``ranges`` reaches into view."""
        first, last = self.visible
        return any(start < last and end > first for start, end in ranges)

    def of(self, ranges: Sequence[Range]) -> Iterator[QRectF]:
        """Boxes, one a line, round what stands in ``ranges``."""
        for each in ranges:
            if self.sees([each]):
                yield from self.all_of(*each)

    def all_of(self, start: int, end: int) -> Iterator[QRectF]:
        """Boxes, one a line, from one position to another, in view or not."""
        block = self.document.findBlock(start)
        while block.isValid() and block.position() < end:
            yield from self._lines(block, start - block.position(), end - block.position())
            block = block.next()

    def _lines(self, block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
        layout = block.layout()
        size = block.charFormat().font().pixelSize() * BOX_EMS
        corner = self.document.documentLayout().blockBoundingRect(block).topLeft()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                middle = corner.y() + line.y() + line.height() / 2
                yield QRectF(corner.x() + left, middle - size / 2, right - left, size)


class Ribbon(NamedTuple):
    """A bookmark's place in the margin; without a mark, one where it could be set."""

    box: QRectF
    mark: Mark | None


def ribbons(scene: Scene, boxes: Boxes) -> Iterator[Ribbon]:
    """Places in the left margin for every bookmark, and for the one the article does not have (None)."""
    home = scene.bookmark
    if home is None and scene.begin is not None:
        yield from (Ribbon(_ribbon_at(box, boxes), None) for box in _first(boxes, scene.begin))
    for mark in scene.marks:
        if mark.annotation.kind is AnnotationKind.BOOKMARK and mark.ranges:
            yield from (Ribbon(_ribbon_at(box, boxes), mark) for box in _first(boxes, mark.ranges[0][0]))


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


class Hits(NamedTuple):
    """What is at a place of the document."""

    scene: Scene
    boxes: Boxes
    place: QPointF

    def link(self) -> Link | None:
        """The link at the place."""
        return next((each for each in self.scene.links if self._is_in([(each.start, each.end)])), None)

    def figure(self) -> int | None:
        """The index of the figure at the place."""
        return next((i for i, ranges in enumerate(self.scene.figures) if self._is_in(ranges)), None)

    def sign(self) -> Mark | None:
        """The note whose sign in the margin is at the place."""
        beside = signs(self.scene, self.boxes)
        return next((mark for box, mark in beside if box.contains(self.place)), None)

    def mark(self) -> Mark | None:
        """The mark whose sign or text is at the place; the last one is on top."""
        on_text = (mark for mark in reversed(self.scene.marks) if self._is_in(mark.ranges))
        return self.sign() or next(on_text, None)

    def ribbon(self) -> Ribbon | None:
        """The ribbon at the place, or close by."""
        reach = RIBBON_REACH
        found = ribbons(self.scene, self.boxes)
        near = (
            each for each in found if each.box.adjusted(-reach, -reach, reach, reach).contains(self.place)
        )
        return next(near, None)

    def _is_in(self, ranges: Sequence[Range]) -> bool:
        return any(box.contains(self.place) for box in self.boxes.of(ranges))


def _x(value: object) -> float:
    """QTextLine.cursorToX gives the place alone or with the cursor position it settled on."""
    return float(value[0]) if isinstance(value, tuple) else float(value)  # type: ignore[arg-type]
