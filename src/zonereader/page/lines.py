"""A page's physical lines and what can be seen of each by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from zonereader.model import Span
from zonereader.page import byline, cues

_MARKS = re.compile(r"#{1,6}(?=\s|[^#\s])\s*")
_EDGE = 400
_SHORT = 36
_BALANCE_ROOM = 4000


class Shape(StrEnum):
    """What a line may be, judged by itself."""

    TEXT = "text"
    SHORT = "short"
    MARKED = "marked"
    NAMES = "names"
    CREDIT = "credit"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    ``span`` leaves the blanks at its ends and its # marks out; ``marks`` is the span of the latter.
    ``unclosed`` are the quotes and brackets it opens and does not close, ``unopened`` the reverse.
    A line has ``ended`` when it closes a sentence, a colon counted, or bears its author's name.
    """

    index: int
    span: Span
    marks: Span
    text: str
    shape: Shape
    gap: int
    unclosed: str
    unopened: str
    names: tuple[str, ...]
    tail: byline.Signature | None
    ended: bool

    @property
    def level(self) -> int:
        """How many # marks it bears; 0 for none."""
        return self.marks.end - self.marks.start


def split_lines(text: str) -> list[Line]:
    """The non-blank lines of ``text``, cut at line feeds only."""
    lines: list[Line] = []
    start, gap = 0, 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            lines.append(_line(len(lines), start + raw.index(stripped[0]), stripped, gap))
            gap = 0
        else:
            gap += 1
        start += len(raw) + 1
    return lines


def _line(index: int, start: int, stripped: str, gap: int) -> Line:
    found = _MARKS.match(stripped)
    skipped = found.end() if found and found.end() < len(stripped) else 0
    level = len(stripped[:skipped].rstrip())
    text = stripped[skipped:]
    shape, names = _shape(text, marked=skipped > 0)
    unclosed, unopened = balance(text)
    span = Span(start + skipped, start + len(stripped))
    tail = byline.signed_tail(text) if shape is Shape.TEXT else None
    marks = Span(start, start + level)
    ended = tail is not None or ends_sentence(text)
    return Line(index, span, marks, text, shape, gap, unclosed, unopened, names, tail, ended)


def _shape(text: str, *, marked: bool) -> tuple[Shape, tuple[str, ...]]:
    if cues.DIGEST.match(text):
        return Shape.DIGEST, ()
    if marked:
        return Shape.MARKED, ()
    if len(text) <= cues.CREDIT_LONGEST and cues.CREDIT.search(text) and "。" not in text[:-1]:
        return Shape.CREDIT, byline.signed_credit(text)
    names = byline.names_line(text)
    if names:
        return Shape.NAMES, names
    if len(text) <= _SHORT and _may_be_title(text) and not balance(text)[0]:
        return Shape.SHORT, ()
    return Shape.TEXT, ()


def _may_be_title(text: str) -> bool:
    """A title may ask or exclaim, but holds no full stop and leads to nothing."""
    return "。" not in text and (not ends_sentence(text) or text[-1] in "？?！!")


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends with a sentence's mark, closing quotes and brackets behind it allowed."""
    rest = text[-8:].rstrip(cues.CLOSERS)
    return bool(rest) and rest[-1] in cues.SENTENCE_END + "：:；;"


def balance(text: str) -> tuple[str, str]:
    """The openers that ``text`` leaves unclosed and the closers it leaves unopened, near its ends."""
    if len(text) > 2 * _BALANCE_ROOM:
        return balance(text[-_BALANCE_ROOM:])[0], balance(text[:_BALANCE_ROOM])[1]
    stack: list[str] = []
    unopened: list[str] = []
    for mark in cues.BRACKET.findall(text):
        kind = cues.KINDS[mark]
        if mark in cues.OPENERS:
            stack.append(kind)
        elif kind in stack:
            while stack.pop() != kind:
                pass
        else:
            unopened.append(kind)
    return "".join(stack), "".join(unopened)
