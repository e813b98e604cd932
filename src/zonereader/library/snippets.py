"""What is shown of a found article: the text around the hit, and every place on its page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from zonereader.errors import NotFoundError
from zonereader.library.annotations import get as get_annotation
from zonereader.library.connection import Connection
from zonereader.library.filtering import figure_test
from zonereader.library.marks import Marked, holding
from zonereader.library.records import Annotation, ArticleId, PageId, SearchHit
from zonereader.library.texts import BREAK, Lately, Printed, texts
from zonereader.model import Span
from zonereader.search.fold import Needle
from zonereader.search.query import Query

BEFORE, AFTER = 16, 48
"""Code points of a snippet before and after its first mark."""

MOST_SPANS = 1000
_BLANK = re.compile(r"\s")
MOST_WEIGHED = 8
"""Places of a word that are looked at for the snippet."""


Place = tuple[int, int, int]
"""Where a word, or a figure that a condition asks for, stands in a text: start, end, and which it is."""


class Snippet(NamedTuple):
    """A piece of text with the spans in it that were looked for."""

    text: str
    marks: tuple[Span, ...]


class Found(NamedTuple):
    """A found article with its text; ``zones`` are the names of its zones, one a line."""

    printed: Printed
    page_id: PageId
    page: str
    heading: str
    start: int
    zones: str


_FOUND = """SELECT p.id, p.name, a.heading, a.start,
  (SELECT ifnull(group_concat(name, char(10)), '') FROM zone_of_article z WHERE z.article_id = a.id)
  FROM json_each(?) j CROSS JOIN article a JOIN page p ON p.id = a.page_id WHERE a.id = j.value"""


def found_articles(connection: Connection, ids: Sequence[ArticleId]) -> list[Found]:
    """Articles in the order of their ids in the list."""
    rows = connection.rows(_FOUND, (json.dumps(ids),))
    read = Lately.of(connection).texts(connection, ids)
    return [Found(text, *row) for text, row in zip(read, rows, strict=True)]


def hits_of(
    connection: Connection,
    query: Query,
    scored: Sequence[tuple[float, Found]],
    needles: Sequence[Needle],
    marked: Sequence[Marked],
) -> tuple[SearchHit, ...]:
    """The hits in the order of what was found, each with its score; ``needles`` are the words wanted."""
    texts = [each.printed for _, each in scored]
    figures = _figures(connection, query, [text.article_id for text in texts]) if query.conditions else {}
    notes = _lacking(texts, needles, marked) if marked else {}
    hits = []
    for score, (text, page_id, page, heading, start, zones) in scored:
        id_ = text.article_id
        annotation = _note(connection, notes.get(id_))
        if annotation is None:
            spans = figures.get(id_)
            shown, marks = _of_article(text, needles, _figure_places(text, spans) if spans else ())
        else:
            shown, marks = _of_note(annotation, needles)
        zone = zones.partition(BREAK)[0] or None
        uuid = annotation.uuid if annotation else None
        hits.append(SearchHit(id_, page_id, page, heading, zone, score, shown, marks, start, uuid))
    return tuple(hits)


def places(connection: Connection, query: Query, article_id: ArticleId) -> tuple[Span, ...]:
    """Every place on the page that the query asks for, up to a thousand, in the order of the article.

    First come the reader's notes with words that the text lacks, then the figures that a condition
    asks for, then the words.
    """
    found = texts(connection, [article_id])
    if not found:
        raise NotFoundError("article", str(article_id))
    needles = [Needle(word) for word in query.wanted]
    noted = _lacking(found, needles, holding(connection, query)).get(article_id)
    annotation = _note(connection, noted)
    spans = list(annotation.spans) if annotation else []
    spans += _figures(connection, query, [article_id]).get(article_id, [])
    whole = found[0].composition
    for start, end, _ in _places(whole.text, needles, MOST_SPANS):
        spans += whole.to_page(start, end)
    return tuple(spans[:MOST_SPANS])


# Where the words and figures are


def _lacking(
    found: Iterable[Printed], needles: Sequence[Needle], marked: Iterable[Marked]
) -> dict[ArticleId, Marked]:
    """The first mark on each article with a word that its text lacks."""
    texts = {each.article_id: each.text for each in found}
    first: dict[ArticleId, Marked] = {}
    for mark in marked:
        text = texts.get(mark.article_id)
        if text is not None and any(
            needle.folded in mark.words and not needle.is_in(text) for needle in needles
        ):
            first.setdefault(mark.article_id, mark)
    return first


def _note(connection: Connection, mark: Marked | None) -> Annotation | None:
    return get_annotation(connection, mark.uuid) if mark else None


_OF_ARTICLES = """SELECT article_id, start, end FROM figures_of_page o
  CROSS JOIN figure NOT INDEXED ON id BETWEEN o.first AND o.last
  WHERE o.page_id IN (SELECT page_id FROM article WHERE id IN (SELECT value FROM json_each(?)))
  AND article_id IN (SELECT value FROM json_each(?))"""


def _figures(connection: Connection, query: Query, ids: Sequence[ArticleId]) -> dict[ArticleId, list[Span]]:
    """The figures that meet any condition of the query, by article."""
    found: dict[ArticleId, list[Span]] = {}
    for condition in query.conditions:
        if not condition.negated:
            sql, values = figure_test(condition)
            rows = connection.rows(
                f"{_OF_ARTICLES} AND {sql} ORDER BY id",
                (json.dumps(ids), json.dumps(ids), *values),
            )
            for article_id, start, end in rows:
                found.setdefault(article_id, []).append(Span(start, end))
    return found


def _figure_places(found: Printed, spans: Sequence[Span]) -> list[Place]:
    return [(*span, -1) for span in found.composition.from_page(spans)]


def _places(text: str, needles: Sequence[Needle], most: int) -> list[Place]:
    """Where the words stand in a text, at most so many of each, from left to right."""
    found: list[Place] = []
    for of, needle in enumerate(needles):
        size = len(needle.folded)
        found += [(at, at + size, of) for at in needle.places(text, most)]
    if len(needles) > 1:
        found.sort()
    return found


# The text around them


def _of_article(found: Printed, needles: Sequence[Needle], figures: Sequence[Place]) -> Snippet:
    places = _places(found.text, needles, MOST_WEIGHED)
    if figures:
        places = sorted([*places, *figures])
    return _cut(found.text, places, len(found.heading))


def _of_note(annotation: Annotation, needles: Sequence[Needle]) -> Snippet:
    text = "\n".join((*annotation.body.splitlines(), annotation.exact.replace("\n", " ")))
    return _cut(text, _places(text, needles, MOST_WEIGHED), 0)


def _window(text: str, places: Sequence[Place], title: int) -> tuple[int, int]:
    """The stretch of one line around the best place; without one, the beginning behind the title."""
    below = [place for place in places if place[0] >= title] or places
    start = _best(below) if below else len(text) - len(text[title:].lstrip(BREAK))
    line_end = text.find(BREAK, start)
    line_end = len(text) if line_end < 0 else line_end
    first = max(text.rfind(BREAK, 0, start) + 1, start - BEFORE)
    return first, max(start, min(line_end, start + AFTER))


def _best(places: Sequence[Place]) -> int:
    """Where the first place is that has the most words within a snippet's length behind it."""
    best = most = last = 0
    words = len({of for _, _, of in places})
    if words == 1:
        return places[0][0]
    for first, (start, _, _) in enumerate(places):
        while last < len(places) and places[last][0] < start + AFTER:
            last += 1
        distinct = len({of for _, _, of in places[first:last]})
        if distinct > most:
            best, most = start, distinct
    return best


def _cut(text: str, places: Sequence[Place], title: int) -> Snippet:
    """The stretch around the best place with … where the line goes on, and the places in it."""
    start, end = _window(text, places, title)
    shown = text[start:end]
    if not shown.isprintable():
        shown = _BLANK.sub(" ", shown)
    lead = "…" if start and text[start - 1] != BREAK else ""
    tail = "…" if end < len(text) and text[end] != BREAK else ""
    shift = start - len(lead)
    inside = {(first, min(last, end)) for first, last, _ in places if start <= first < end}
    marks = tuple([Span(first - shift, last - shift) for first, last in sorted(inside)])
    return Snippet(lead + shown + tail, marks)
