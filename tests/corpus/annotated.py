"""Articles of our own, with every figure marked where it stands; FORMAT.md says how."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

ARTICLES = Path(__file__).parent / "articles"

_MARK = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧")
_HALF_WIDTH = str.maketrans("，：；（）？！", ",:;()?!")


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure that stands in a text at code points ``start`` to ``end``."""

    start: int
    end: int
    kind: str
    low: float | None
    high: float | None
    unit: str | None
    approx: str
    keys: tuple[str, ...]
    optional: bool

    def moved(self, by: int) -> Mark:
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and its figures."""

    text: str
    marks: tuple[Mark, ...] = ()

    def cut(self, at: int) -> tuple[Marked, Marked]:
        """The text in two, between figures."""
        assert not self.is_inside(at)
        left = tuple(mark for mark in self.marks if mark.end <= at)
        right = tuple(mark.moved(-at) for mark in self.marks if mark.start >= at)
        return Marked(self.text[:at], left), Marked(self.text[at:], right)

    def is_inside(self, at: int) -> bool:
        """Whether a figure stands across ``at``."""
        return any(mark.start < at < mark.end for mark in self.marks)

    def before(self, prefix: str) -> Marked:
        return Marked(prefix + self.text, tuple(mark.moved(len(prefix)) for mark in self.marks))

    def half_width(self) -> Marked:
        """With half-width punctuation, as many papers are copied."""
        keys = (tuple(key.translate(_HALF_WIDTH) for key in mark.keys) for mark in self.marks)
        marks = (replace(mark, keys=words) for mark, words in zip(self.marks, keys, strict=True))
        return Marked(self.text.translate(_HALF_WIDTH), tuple(marks))


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article: its head by name, its titles and its paragraphs."""

    head: Mapping[str, str]
    titles: tuple[Marked, ...]
    paragraphs: tuple[Marked, ...]

    @property
    def is_caption(self) -> bool:
        return self.head["kind"] == "caption"

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.head.get("byline", "").split())

    @property
    def zones(self) -> tuple[str, ...]:
        return tuple(name.strip() for name in self.head["zones"].split(";"))


def load(file: Path) -> list[Annotated]:
    """The articles of a file."""
    blocks = re.split(r"^=====\s*$", file.read_text("utf-8"), flags=re.MULTILINE)
    return [_article(block.strip()) for block in blocks if block.strip()]


def _article(block: str) -> Annotated:
    head, _, body = block.partition("\n--\n")
    values = {
        name.strip(): value.strip() for name, _, value in (row.partition(":") for row in head.splitlines())
    }
    titles = tuple(parse(part) for part in values.get("title", "").split(" / ") if part)
    return Annotated(values, titles, tuple(parse(line.strip()) for line in body.splitlines() if line.strip()))


def parse(text: str) -> Marked:
    """A text without its marks, and the marks."""
    parts, marks, size, last = [], [], 0, 0
    for found in _MARK.finditer(text):
        parts += [text[last : found.start()], found[1]]
        size += found.start() - last
        marks.append(_mark(size, size + len(found[1]), found[2]))
        size, last = size + len(found[1]), found.end()
    return Marked("".join([*parts, text[last:]]), tuple(marks))


def _mark(start: int, end: int, fields: str) -> Mark:
    kind, low, high, unit, approx, keys, optional = (fields.split("|") + [""] * 7)[:7]
    words = tuple(key for key in keys.split("/") if key)
    return Mark(
        start, end, kind, _number(low), _number(high), unit or None, approx or "exact", words, optional == "o"
    )


def _number(text: str) -> float | None:
    return float(text) if text else None
