"""What of an article can be searched, as its page prints it: cut out of the page when it is wanted.

A copy of every text would be as large as the pages. Kept is only where on the page the article's pieces
stand, and in which bytes, so that one slice of the page is read.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from zonereader.composition import Composition
from zonereader.library.connection import Connection
from zonereader.library.records import ArticleId
from zonereader.model import Article, Span
from zonereader.pieces import title_by_hand
from zonereader.search.fold import Needle

BREAK = "\n"
"""Stands between the parts of an article. Folded text has none, so no word is found across two parts."""

BATCH = 256
"""So many texts are read at once, where they are many."""

_NARROW, _WIDE = "H", "I"
_MOST_NARROW = 1 << 15
_SIZES = {code: struct.calcsize(f"<{code}") for code in (_NARROW, _WIDE)}


class Place(NamedTuple):
    """Where an article's text is: bytes of its page's text, and pieces counted from ``first`` on."""

    first: int
    start: int
    size: int
    pieces: bytes
    added: str | None


class Printed(NamedTuple):
    """An article's text: a title, the deck, credits, every passage, one a line, as they are printed.

    Its first ``title`` code points are the title. A title that a reader gave it comes last: it stands
    nowhere on the page.
    """

    article_id: ArticleId
    text: str
    title: int
    added: str | None
    first: int
    pieces: Sequence[int]

    @property
    def heading(self) -> str:
        """What counts as the title."""
        return self.added or self.text[: self.title]

    @property
    def composition(self) -> Composition:
        """The text with its way back to the page."""
        starts, spans, at = [], [], -1
        for number, size in zip(self.pieces[::2], self.pieces[1::2], strict=True):
            at += number & 1
            start = self.first + (number >> 1)
            starts.append(at)
            spans.append(Span(start, start + size))
            at += size
        return Composition(self.text, tuple(spans), tuple(starts))


def groups(article: Article) -> list[tuple[Span, ...]]:
    """The spans of every part of an article that is searched as one text."""
    rest = sorted(article.byline_spans + article.credit_spans)
    found = [article.title_spans, article.deck_spans, *((span,) for span in rest)]
    return [group for group in (*found, *(each.spans for each in article.passages)) if group]


def place(page_text: str, article: Article) -> Place:
    """Where the text of an article is."""
    parts = groups(article)
    spans = [span for part in parts for span in part]
    first = min((span.start for span in spans), default=0)
    last = max((span.end for span in spans), default=0)
    numbers = [
        number
        for part in parts
        for at, span in enumerate(part)
        for number in ((span.start - first) << 1 | (at == 0), span.end - span.start)
    ]
    code = _NARROW if last - first < _MOST_NARROW else _WIDE
    flag = b"\1" if article.title_spans else b"\0"
    pieces = code.encode() + flag + struct.pack(f"<{len(numbers)}{code}", *numbers)
    added = title_by_hand(page_text, article)
    start = len(page_text[:first].encode())
    return Place(first, start, len(page_text[first:last].encode()), pieces, added)


COLUMNS = "s.article_id, s.first, substr(CAST(p.text AS BLOB), s.start + 1, s.size), s.pieces, s.added"
"""What ``cut`` asks for of searchable s and its page p; SQLite hands out that stretch of the page alone."""


_TEXTS = f"""SELECT {COLUMNS} FROM json_each(?) j CROSS JOIN searchable s JOIN page p ON p.id = s.page_id
  WHERE s.article_id = j.value"""


def texts(connection: Connection, ids: Iterable[ArticleId]) -> list[Printed]:
    """The texts of those of some articles that are there, in their order."""
    return [cut(*row) for row in connection.rows(_TEXTS, (json.dumps([*ids]),))]


def cut(article_id: ArticleId, first: int, stretch: bytes, pieces: bytes, added: str | None) -> Printed:
    """The text of an article of which these are the ``COLUMNS``."""
    numbers = _numbers(pieces)
    text = _composed(stretch, numbers, added)
    title = len(text.partition(BREAK)[0]) if pieces[1] else 0
    return Printed(article_id, text, title, added, first, numbers)


def holding(connection: Connection, ids: Sequence[ArticleId], needle: Needle) -> list[ArticleId]:
    """Those of some articles whose text holds what is looked for."""
    found = []
    for at in range(0, len(ids), BATCH):
        rows = connection.rows(_TEXTS, (json.dumps(ids[at : at + BATCH]),))
        for article_id, _, stretch, pieces, added in rows:
            if needle.is_in(_composed(stretch, _numbers(pieces), added)):
                found.append(article_id)
    return found


def _numbers(pieces: bytes) -> tuple[int, ...]:
    code = chr(pieces[0])
    return struct.unpack(f"<{(len(pieces) - 2) // _SIZES[code]}{code}", pieces[2:])


def _composed(stretch: bytes, numbers: Sequence[int], added: str | None) -> str:
    text = stretch.decode().replace(BREAK, " ")
    parts: list[str] = []
    every = iter(numbers)
    for number, size in zip(every, every, strict=True):
        if number & 1:
            parts.append(BREAK)
        at = number >> 1
        parts.append(text[at : at + size])
    if added:
        parts += (BREAK, added.replace(BREAK, " "))
    return "".join(parts[1:])
