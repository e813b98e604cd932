"""What of an article can be searched, as its page prints it: cut out of the page when it is wanted.

A copy of every text would be as large as the pages. Kept is only where on the page the article's pieces
stand, and in which bytes, so that one slice of the page is read.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from zonereader.composition import Composition
from zonereader.library.connection import Connection
from zonereader.library.records import ArticleId
from zonereader.model import Article, Span
from zonereader.pieces import title_by_hand

BREAK = "\n"
"""Stands between the parts of an article. Folded text has none, so no word is found across two parts."""

BATCH = 256
"""So many texts are read at once, where they are many."""

MOST_KEPT = 3 << 20
"""Code points of the texts that are kept for the next search: six megabytes, as a rule."""

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
    pieces: bytes

    @property
    def heading(self) -> str:
        """What counts as the title."""
        return self.added or self.text[: self.title]

    @property
    def composition(self) -> Composition:
        """The text with its way back to the page."""
        starts, spans, at = [], [], -1
        numbers = iter(_numbers(self.pieces))
        for number, size in zip(numbers, numbers, strict=True):
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


# SQLite hands out an article's own stretch of its page.
_TEXTS = """SELECT s.article_id, s.first, substr(CAST(p.text AS BLOB), s.start + 1, s.size), s.pieces, s.added
  FROM json_each(?) j CROSS JOIN searchable s JOIN page p ON p.id = s.page_id
  WHERE s.article_id = j.value"""


def texts(connection: Connection, ids: Iterable[ArticleId]) -> list[Printed]:
    """The texts of those of some articles that are there, in their order."""
    return [_cut(*row) for row in connection.rows(_TEXTS, (json.dumps([*ids]),))]


def _cut(article_id: ArticleId, first: int, stretch: bytes, pieces: bytes, added: str | None) -> Printed:
    text = stretch.decode().replace(BREAK, " ")
    parts: list[str] = []
    numbers = iter(_numbers(pieces))
    for number, size in zip(numbers, numbers, strict=True):
        if number & 1:
            parts.append(BREAK)
        at = number >> 1
        parts.append(text[at : at + size])
    if added:
        parts += (BREAK, added.replace(BREAK, " "))
    whole = "".join(parts[1:])
    title = len(whole.partition(BREAK)[0]) if pieces[1] else 0
    return Printed(article_id, whole, title, added, first, pieces)


def _numbers(pieces: bytes) -> tuple[int, ...]:
    code = chr(pieces[0])
    return struct.unpack(f"<{(len(pieces) - 2) // _SIZES[code]}{code}", pieces[2:])


class Lately:
    """The texts that searches read last, of a library that has not changed since: the next search, by
    another order or for more hits, asks for the same."""

    def __init__(self) -> None:
        self._known: dict[ArticleId, Printed] = {}
        self._size = 0

    @classmethod
    def of(cls, connection: Connection) -> Lately:
        """Those of a connection; ask inside a snapshot."""
        return connection.unchanged(_lately)

    def texts(self, connection: Connection, ids: Sequence[ArticleId]) -> Iterator[Printed]:
        """The texts of some articles that are there, in their order."""
        wanted = frozenset(ids)
        for at in range(0, len(ids), BATCH):
            some = ids[at : at + BATCH]
            missing = [each for each in some if each not in self._known]
            read = {each.article_id: each for each in texts(connection, missing)} if missing else {}
            yield from [read.get(each) or self._known[each] for each in some]
            self._keep(read, wanted)

    def _keep(self, read: dict[ArticleId, Printed], wanted: frozenset[ArticleId]) -> None:
        """Keep what was read; where that is too much, neither what is not wanted now nor the last of it."""
        self._known.update(read)
        self._size += sum(len(each.text) for each in read.values())
        if self._size > MOST_KEPT:
            others = [each for each in self._known if each not in wanted]
            for each in (*others, *reversed(self._known)):
                if self._size > MOST_KEPT and each in self._known:
                    self._size -= len(self._known.pop(each).text)


def _lately(connection: Connection) -> Lately:
    del connection
    return Lately()
