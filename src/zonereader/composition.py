"""Text composed from spans of a page, with the way back: the one place that maps the two.

A passage that a column break cut in two is shown, searched and measured as one string; what is
found in that string has to lead to the page's own text again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from zonereader.model import Span


class Composition(NamedTuple):
    """The text of some spans put one after the other.

    ``starts[i]`` is the offset in ``text`` at which ``spans[i]`` begins. All offsets are code points.
    """

    text: str
    spans: tuple[Span, ...]
    starts: tuple[int, ...]

    def to_page(self, start: int, end: int) -> tuple[Span, ...]:
        """The page spans behind ``text[start:end]``, in reading order."""
        found = []
        for index in range(max(0, bisect_right(self.starts, start) - 1), len(self.starts)):
            offset, span = self.starts[index], self.spans[index]
            if offset >= end:
                break
            first = max(start, offset)
            last = min(end, offset + span.end - span.start)
            if first < last:
                found.append(Span(span.start + first - offset, span.start + last - offset))
        return tuple(found)

    def to_page_offset(self, offset: int) -> int | None:
        """The page offset of one code point of ``text``, None outside it."""
        if not 0 <= offset < len(self.text):
            return None
        index = bisect_right(self.starts, offset) - 1
        return self.spans[index].start + offset - self.starts[index]

    def from_page(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """The parts of ``text`` that lie inside page ``spans``, ascending, touching parts joined."""
        found: list[Span] = []
        for offset, own in zip(self.starts, self.spans, strict=True):
            for span in spans:
                first, last = max(span.start, own.start), min(span.end, own.end)
                if first < last:
                    found.append(Span(offset + first - own.start, offset + last - own.start))
        return join_touching(found)


def compose(page_text: str, spans: Sequence[Span]) -> Composition:
    """Put ``spans`` of ``page_text`` one after the other."""
    starts, size = [], 0
    for span in spans:
        starts.append(size)
        size += span.end - span.start
    text = "".join(page_text[span.start : span.end] for span in spans)
    return Composition(text, tuple(spans), tuple(starts))


def join_touching(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sorted ``spans`` with overlapping or touching ones made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
