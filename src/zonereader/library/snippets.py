"""What is shown of a found article: the text around the hit, and every place on its page."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from zonereader.composition import Composition
from zonereader.library import annotations as notes
from zonereader.library.connection import Connection
from zonereader.library.filtering import figure_test, joined
from zonereader.library.indexing import BREAK, composition
from zonereader.library.marks import Marked
from zonereader.library.records import ArticleId, SearchHit
from zonereader.model import Span
from zonereader.search.fold import fold
from zonereader.search.query import Query

BEFORE, AFTER = 16, 48
"""Code points of a snippet before and after its first mark."""

MOST_SPANS = 1000
MOST_WEIGHED = 50
"""Places of an article that are compared for the snippet."""


_LINE_BREAKS = str.maketrans("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " " * 10)


class Place(NamedTuple):
    """Where a word, or a figure that a condition asks for, stands in a text; ``of`` numbers them."""

    start: int
    end: int
    of: int


class Snippet(NamedTuple):
    """A piece of text with the spans in it that were looked for."""

    text: str
    marks: tuple[Span, ...]


def hits_of(
    connection: Connection,
    query: Query,
    scored: Sequence[tuple[ArticleId, float]],
    marked: Iterable[Marked],
) -> tuple[SearchHit, ...]:
    """The hits in the order of ``scored``."""
    ids = json.dumps([article_id for article_id, _ in scored])
    rows = {row["article_id"]: row for row in connection.rows(_ROWS, (ids,))}
    page_ids = json.dumps(sorted({row["page_id"] for row in rows.values()}))
    texts = {row["id"]: row["text"] for row in connection.rows(_PAGES, (page_ids,))}
    figures = _figures(connection, query, ids)
    of_article: dict[ArticleId, list[Marked]] = {}
    for mark in marked:
        of_article.setdefault(mark.article_id, []).append(mark)
    return tuple(
        _hit(
            connection,
            query,
            Found(rows[article_id], texts[rows[article_id]["page_id"]], score, figures.get(article_id, ())),
            of_article.get(article_id, ()),
        )
        for article_id, score in scored
    )


_ROWS = """SELECT s.article_id, s.title AS folded_title, s.text, s.pieces, a.page_id, a.heading, a.start,
  p.name, (SELECT name FROM zone_of_article z WHERE z.article_id = a.id AND z.seq = 0) AS zone
  FROM searchable s JOIN article a ON a.id = s.article_id JOIN page p ON p.id = a.page_id
  WHERE s.article_id IN (SELECT value FROM json_each(?))"""
_PAGES = "SELECT id, text FROM page WHERE id IN (SELECT value FROM json_each(?))"


def _figures(connection: Connection, query: Query, ids: str) -> dict[ArticleId, list[Span]]:
    """The figures that meet any condition of the query, by article."""
    found: dict[ArticleId, list[Span]] = {}
    for condition in query.conditions:
        if not condition.negated:
            test = joined([figure_test(condition)], "")
            rows = connection.rows(
                f"SELECT article_id, start, end FROM figure WHERE {test.sql}"
                " AND +article_id IN (SELECT value FROM json_each(?)) ORDER BY start",
                (*test.values, ids),
            )
            for article_id, start, end in rows:
                found.setdefault(article_id, []).append(Span(start, end))
    return found


class Found(NamedTuple):
    """What is known of a found article."""

    row: sqlite3.Row
    page_text: str
    score: float
    figures: Sequence[Span]


def _hit(connection: Connection, query: Query, found: Found, marked: Sequence[Marked]) -> SearchHit:
    row, wanted = found.row, query.wanted
    whole = composition(row["text"], row["pieces"])
    places = _places(row["text"], wanted)
    spans = [span for place in places for span in whole.to_page(place.start, place.end)]
    if found.figures:
        of = len(wanted)
        places = sorted([*places, *(Place(*span, of) for span in whole.from_page(found.figures))])
        spans = [*found.figures, *spans]
    lacking = {word for word in wanted if word not in row["text"]}
    mark = next((mark for mark in marked if lacking & mark.words), None)
    annotation = notes.get(connection, mark.uuid) if mark else None
    if annotation is None:
        snippet = _around(found.page_text, whole, places, len(row["folded_title"]))
    else:
        snippet = _of_note("\n".join((*annotation.body.splitlines(), annotation.exact)), wanted)
        spans = [*annotation.spans, *spans]
    return SearchHit(
        article_id=row["article_id"],
        page_id=row["page_id"],
        page=row["name"],
        title=row["heading"],
        zone=row["zone"],
        score=found.score,
        snippet=snippet.text,
        marks=snippet.marks,
        spans=tuple(spans[:MOST_SPANS]),
        article_start=row["start"],
        annotation=annotation.uuid if annotation else None,
    )


def _places(text: str, wanted: Sequence[str]) -> list[Place]:
    """Where the words stand in a folded text, from left to right."""
    return sorted(place for of, word in enumerate(wanted) for place in _occurrences(text, word, of))


def _occurrences(text: str, word: str, of: int) -> Iterator[Place]:
    at, many = text.find(word), 0
    while at >= 0 and many < MOST_SPANS:
        yield Place(at, at + len(word), of)
        at, many = text.find(word, at + len(word)), many + 1


def _around(page_text: str, whole: Composition, places: Sequence[Place], title: int) -> Snippet:
    """The text around the place that says most: most words near it, the title last of all."""
    start, end = _window(whole.text, places, title)
    shown = _printed(page_text, whole, start, end)
    return _cut(shown, start, end, whole.text, places)


def _window(text: str, places: Sequence[Place], title: int) -> Span:
    """The stretch of one line around the best place; without one, the beginning behind the title."""
    below = [place for place in places if place.start >= title] or places
    if below:
        best = max(range(min(len(below), MOST_WEIGHED)), key=lambda at: (_distinct(below, at), -at))
        start = below[best].start
    else:
        start = min(title + 1, max(0, len(text) - 1)) if title else 0
    line_end = text.find(BREAK, start)
    line_end = len(text) if line_end < 0 else line_end
    first = max(text.rfind(BREAK, 0, start) + 1, start - BEFORE)
    return Span(first, max(start, min(line_end, start + AFTER)))


def _distinct(places: Sequence[Place], at: int) -> int:
    """How many of the words stand within a snippet's length."""
    last = places[at].start + AFTER
    return len({place.of for place in places[at : at + MOST_WEIGHED] if place.end <= last})


def _printed(page_text: str, whole: Composition, start: int, end: int) -> str:
    """A stretch of one line as the page has it."""
    return "".join(page_text[span.start : span.end] for span in whole.to_page(start, end))


def _cut(shown: str, start: int, end: int, text: str, places: Sequence[Place]) -> Snippet:
    """The stretch with … where the line goes on, and the places in it."""
    lead = "…" if start and text[start - 1] != BREAK else ""
    tail = "…" if end < len(text) and text[end] != BREAK else ""
    shift = start - len(lead)
    inside = (place for place in places if start <= place.start < end)
    marks = {Span(place.start - shift, min(place.end, end) - shift) for place in inside}
    return Snippet(lead + shown.translate(_LINE_BREAKS) + tail, tuple(sorted(marks)))


def _of_note(text: str, wanted: Sequence[str]) -> Snippet:
    """The text around the best place of a note."""
    folded = BREAK.join(map(fold, text.split("\n")))
    places = _places(folded, wanted)
    start, end = _window(folded, places, 0)
    return _cut(text[start:end], start, end, folded, places)
