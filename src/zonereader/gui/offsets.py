"""Between the page's text and a document: the one place that converts.

Page offsets count code points, positions in a document UTF-16 units.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zonereader.composition import join_touching
from zonereader.model import Span

_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Utf16Map:
    """Where a text has characters that take two positions: ``wide`` holds their code-point offsets.

    They are those of two UTF-16 units, and those that a document shows with a word joiner before them.
    """

    wide: tuple[int, ...]

    @classmethod
    def of(cls, text: str, joined: Iterable[int] = ()) -> Utf16Map:
        """The map of ``text``, whose characters at ``joined``, of one unit each, follow a joiner."""
        return cls(tuple(sorted({*joined, *(match.start() for match in _TWO_UNITS.finditer(text))})))

    def to_utf16(self, offset: int) -> int:
        """The UTF-16 position of a code-point offset."""
        return offset + bisect_left(self.wide, offset)

    def from_utf16(self, position: int) -> int:
        """The code-point offset of a UTF-16 position; inside a pair, that of its character."""
        low, high = 0, len(self.wide)
        while low < high:
            middle = (low + high) // 2
            if self.wide[middle] + middle < position:
                low = middle + 1
            else:
                high = middle
        inside = low > 0 and self.wide[low - 1] + low - 1 == position - 1
        return position - low if not inside else self.wide[low - 1]


@dataclass(frozen=True, slots=True)
class Slice:
    """Characters of the document that stand for a span of the page."""

    position: int
    length: int
    span: Span
    wide: Utf16Map

    def to_position(self, offset: int) -> int:
        """The position of a page offset inside the span."""
        return self.position + self.wide.to_utf16(offset - self.span.start)

    def to_offset(self, position: int) -> int:
        """The page offset of a position inside the slice."""
        return self.span.start + self.wide.from_utf16(position - self.position)


class PageMap:
    """Where the page's text stands in a document, both ways."""

    def __init__(self, slices: Sequence[Slice]) -> None:
        self.slices = tuple(slices)
        self._positions = [piece.position for piece in self.slices]
        self._by_page = sorted(self.slices, key=lambda piece: piece.span)
        self._offsets = [piece.span.start for piece in self._by_page]

    def to_page(self, start: int, end: int) -> tuple[Span, ...]:
        """The page spans shown between two positions, in reading order, neighbours joined."""
        found: list[Span] = []
        for piece in self.slices[max(0, bisect_right(self._positions, start) - 1) :]:
            if piece.position >= end:
                break
            first, last = max(start, piece.position), min(end, piece.position + piece.length)
            if first < last:
                span = Span(piece.to_offset(first), piece.to_offset(last))
                if found and found[-1].end == span.start:
                    found[-1] = Span(found[-1].start, span.end)
                else:
                    found.append(span)
        return tuple(found)

    def to_document(self, spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
        """The ranges of positions that show ``spans``, ascending, neighbours joined."""
        found = []
        for span in spans:
            for piece in self._by_page[max(0, bisect_right(self._offsets, span.start) - 1) :]:
                if piece.span.start >= span.end:
                    break
                first, last = max(span.start, piece.span.start), min(span.end, piece.span.end)
                if first < last:
                    found.append(Span(piece.to_position(first), piece.to_position(last)))
        return tuple((start, end) for start, end in join_touching(found))

    def offset_at(self, position: int) -> int | None:
        """The page offset shown at a position, or the next one after it; None past the last."""
        index = max(0, bisect_right(self._positions, position) - 1)
        for piece in self.slices[index:]:
            if position < piece.position + piece.length:
                return piece.to_offset(max(position, piece.position))
        return None

    def position_of(self, offset: int) -> int | None:
        """The position of a page offset; None where the document does not show it."""
        index = bisect_right(self._offsets, offset) - 1
        if index < 0:
            return None
        piece = self._by_page[index]
        return piece.to_position(offset) if offset < piece.span.end else None
