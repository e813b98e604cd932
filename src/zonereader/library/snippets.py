"""What is shown of a found article: the text around the hit, and every place on its page."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from zonereader.errors import NotFoundError
from zonereader.library.annotations import get as get_annotation
from zonereader.library.connection import Connection
from zonereader.library.filtering import figure_test
from zonereader.library.indexing import BREAK, composition, printed
from zonereader.library.marks import Marked, holding
from zonereader.library.records import Annotation, ArticleId, SearchHit
from zonereader.model import Span
from zonereader.search.fold import fold
from zonereader.search.query import Query

BEFORE, AFTER = 16, 48
"""Code points of a snippet before and after its first mark."""

MOST_SPANS = 1000
MOST_WEIGHED = 8
"""Places of a word that are looked at for the snippet."""


class Place(NamedTuple):
    """Where a word, or a figure that a condition asks for, stands in a text; ``of`` numbers them."""

    start: int
    end: int
    of: int


class Snippet(NamedTuple):
    """A piece of text with the spans in it that were looked for."""

    text: str
    marks: tuple[Span, ...]


class Scored(NamedTuple):
    """A found article with its folded title and text."""

    article_id: ArticleId
    score: float
    title: str
    text: str


def hits_of(
    connection: Connection, query: Query, found: Sequence[Scored], marked: Iterable[Marked]
) -> tuple[SearchHit, ...]:
    """The hits in the order of ``found``."""
    ids = [each.article_id for each in found]
    rows = {row["article_id"]: row for row in connection.rows(_ROWS, (json.dumps(ids),))}
    figures = _figures(connection, query, ids)
    notes = _lacking(found, query.wanted, marked)
    hits = []
    for each in found:
        row = rows[each.article_id]
        annotation = _note(connection, notes.get(each.article_id))
        if annotation is None:
            spans = figures.get(each.article_id)
            places = _figure_places(row["pieces"], spans) if spans else []
            snippet = _of_article(each, row["unfolded"], query.wanted, places)
        else:
            snippet = _of_note(annotation, query.wanted)
        hits.append(_hit(row, each.score, snippet, annotation))
    return tuple(hits)


_ROWS = """SELECT s.article_id, s.pieces, s.unfolded, a.page_id, a.heading, a.start, p.name,
  (SELECT name FROM zone_of_article z WHERE z.article_id = a.id AND z.seq = 0) AS zone
  FROM searchable s JOIN article a ON a.id = s.article_id JOIN page p ON p.id = a.page_id
  WHERE s.article_id IN (SELECT value FROM json_each(?))"""


def _hit(row: sqlite3.Row, score: float, snippet: Snippet, annotation: Annotation | None) -> SearchHit:
    return SearchHit(
        article_id=row["article_id"],
        page_id=row["page_id"],
        page=row["name"],
        title=row["heading"],
        zone=row["zone"],
        score=score,
        snippet=snippet.text,
        marks=snippet.marks,
        article_start=row["start"],
        annotation=annotation.uuid if annotation else None,
    )


def places(connection: Connection, query: Query, article_id: ArticleId) -> tuple[Span, ...]:
    """Every place on the page that the query asks for, up to a thousand, in the order of the article.

    First come the reader's notes with words that the text lacks, then the figures that a condition
    asks for, then the words.
    """
    row = connection.row("SELECT title, text, pieces FROM searchable WHERE article_id = ?", (article_id,))
    if row is None:
        raise NotFoundError("article", str(article_id))
    whole = composition(row["text"], row["pieces"])
    found = Scored(article_id, 0.0, row["title"], row["text"])
    noted = _lacking([found], query.wanted, holding(connection, query)).get(article_id)
    annotation = _note(connection, noted)
    spans = list(annotation.spans) if annotation else []
    spans += _figures(connection, query, [article_id]).get(article_id, [])
    for place in _places(row["text"], query.wanted, MOST_SPANS):
        spans += whole.to_page(place.start, place.end)
    return tuple(spans[:MOST_SPANS])


# Where the words and figures are


def _lacking(
    found: Iterable[Scored], wanted: Sequence[str], marked: Iterable[Marked]
) -> dict[ArticleId, Marked]:
    """The first mark on each article with a word that its text lacks."""
    texts = {each.article_id: each.text for each in found}
    first: dict[ArticleId, Marked] = {}
    for mark in marked:
        text = texts.get(mark.article_id)
        if text is not None and any(word in mark.words and word not in text for word in wanted):
            first.setdefault(mark.article_id, mark)
    return first


def _note(connection: Connection, mark: Marked | None) -> Annotation | None:
    return get_annotation(connection, mark.uuid) if mark else None


def _figures(connection: Connection, query: Query, ids: Sequence[ArticleId]) -> dict[ArticleId, list[Span]]:
    """The figures that meet any condition of the query, by article."""
    found: dict[ArticleId, list[Span]] = {}
    for condition in query.conditions:
        if not condition.negated:
            sql, values = figure_test(condition)
            rows = connection.rows(
                "SELECT article_id, start, end FROM figure INDEXED BY figure_article"
                f" WHERE article_id IN (SELECT value FROM json_each(?)) AND {sql} ORDER BY start",
                (json.dumps(ids), *values),
            )
            for article_id, start, end in rows:
                found.setdefault(article_id, []).append(Span(start, end))
    return found


def _figure_places(pieces: str, spans: Sequence[Span]) -> list[Place]:
    return [Place(*span, -1) for span in composition("", pieces).from_page(spans)]


def _places(text: str, wanted: Sequence[str], most: int) -> list[Place]:
    """Where the words stand in a folded text, at most so many of each, from left to right."""
    found: list[Place] = []
    for of, word in enumerate(wanted):
        at, end = text.find(word), len(found) + most
        while at >= 0 and len(found) < end:
            found.append(Place(at, at + len(word), of))
            at = text.find(word, at + len(word))
    found.sort()
    return found


# The text around them


def _of_article(each: Scored, unfolded: str, wanted: Sequence[str], figures: Sequence[Place]) -> Snippet:
    places = sorted([*_places(each.text, wanted, MOST_WEIGHED), *figures])
    start, end = _window(each.text, places, len(each.title))
    return _cut(printed(each.text, start, end, unfolded), start, each.text, places)


def _of_note(annotation: Annotation, wanted: Sequence[str]) -> Snippet:
    text = "\n".join((*annotation.body.splitlines(), annotation.exact.replace("\n", " ")))
    folded = BREAK.join(map(fold, text.split("\n")))
    places = _places(folded, wanted, MOST_WEIGHED)
    start, end = _window(folded, places, 0)
    shown = "".join(" " if char.isspace() else char for char in text[start:end])
    return _cut(shown, start, folded, places)


def _window(text: str, places: Sequence[Place], title: int) -> Span:
    """The stretch of one line around the best place; without one, the beginning behind the title."""
    below = [place for place in places if place.start >= title] or places
    start = below[_best(below)].start if below else len(text) - len(text[title:].lstrip(BREAK))
    line_end = text.find(BREAK, start)
    line_end = len(text) if line_end < 0 else line_end
    first = max(text.rfind(BREAK, 0, start) + 1, start - BEFORE)
    return Span(first, max(start, min(line_end, start + AFTER)))


def _best(places: Sequence[Place]) -> int:
    """The first place with the most words within a snippet's length behind it."""
    best = most = last = 0
    for first, place in enumerate(places):
        while last < len(places) and places[last].start < place.start + AFTER:
            last += 1
        distinct = len({each.of for each in places[first:last]})
        if distinct > most:
            best, most = first, distinct
    return best


def _cut(shown: str, start: int, text: str, places: Sequence[Place]) -> Snippet:
    """The stretch with … where the line goes on, and the places in it."""
    end = start + len(shown)
    lead = "…" if start and text[start - 1] != BREAK else ""
    tail = "…" if end < len(text) and text[end] != BREAK else ""
    shift = start - len(lead)
    inside = (place for place in places if start <= place.start < end)
    marks = {Span(place.start - shift, min(place.end, end) - shift) for place in inside}
    return Snippet(lead + shown + tail, tuple(sorted(marks)))
