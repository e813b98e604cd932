"""Full-text search that misses no piece of Chinese text.

Words are found by overlapping 2-grams, because a dictionary's words lose half of the substrings a
reader asks for. The index only names candidates (it keeps no positions, which makes it a fifth of
the size); SQLite then looks the words up in the candidates' own text, so the count is exact. What is
ranked is bounded: title hits first, then the latest pages; the best of those are scored and shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zonereader.composition import Composition
from zonereader.library import pages, readings
from zonereader.library.connection import Connection
from zonereader.library.indexing import fold, grams, parts
from zonereader.library.records import ArticleId, PageId, SearchHit, SearchResult
from zonereader.model import Article, Span

BEFORE, AFTER = 16, 48
"""Code points of a snippet before and after its first mark."""

TITLE_WEIGHT = 10.0
SATURATION = 5
MOST_SCORED = 400
MOST_GRAMS = 24
MOST_TERMS = 200  # SQLite takes expressions a thousand deep
MOST_SPANS = 1000

_TERM = re.compile(r'"([^"]*)"?|(\S+)')


def terms(query: str) -> tuple[str, ...]:
    """The words and "phrases" that must all occur, folded; none for a blank query."""
    found = (fold(quoted or word) for quoted, word in _TERM.findall(query))
    return tuple(dict.fromkeys(term for term in found if term.strip()))[:MOST_TERMS]


class Match(NamedTuple):
    """An article that holds all terms, and how many of them are in its title."""

    article_id: ArticleId
    page_id: PageId
    in_title: int


def search(connection: Connection, query: str, limit: int) -> SearchResult:
    """Articles that hold every term of ``query``, the best ``limit`` of them with their places."""
    wanted = terms(query)
    if not wanted:
        return SearchResult(query, 0, ())
    found = sorted(matches(connection, wanted), key=lambda m: (-m.in_title, -m.page_id, m.article_id))
    scored = [(_score(connection, match, wanted), match) for match in found[: max(limit, MOST_SCORED)]]
    scored.sort(key=lambda pair: -pair[0])
    return SearchResult(
        query, len(found), tuple(_hit(connection, m, wanted, score) for score, m in scored[:limit])
    )


def matches(connection: Connection, wanted: Sequence[str]) -> list[Match]:
    """Every article that holds all terms, those of replaced digests left out."""
    needed = list(dict.fromkeys(gram for term in wanted for gram in grams(term)))[:MOST_GRAMS]
    checked = [term for term in wanted if term not in needed]  # the index is exact about a single 2-gram
    conditions = [f"t.page_id NOT IN ({pages.REPLACED})", *("instr(t.text, ?)" for _ in checked)]
    values = list(checked)
    if needed:
        conditions.insert(0, "t.article_id IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)")
        values.insert(0, " AND ".join(f'"{gram}"' for gram in needed))
    in_title = " + ".join("(instr(t.title, ?) > 0)" for _ in wanted)
    rows = connection.rows(
        f"SELECT t.article_id, t.page_id, {in_title} FROM searchable t WHERE {' AND '.join(conditions)}",
        [*wanted, *values],
    )
    return [Match(*row) for row in rows]


def _score(connection: Connection, match: Match, wanted: Sequence[str]) -> float:
    """Title hits before all, then how much of the article is about the terms."""
    text: str = connection.value("SELECT text FROM searchable WHERE article_id = ?", (match.article_id,))
    often = [text.count(term) for term in wanted]
    share = sum(n / (n + SATURATION) for n in often)
    return round((TITLE_WEIGHT * match.in_title + share) / len(wanted), 4)


class Part(NamedTuple):
    """A part of an article with the places of the terms in it."""

    composition: Composition
    marks: tuple[Span, ...]
    distinct: int


def places(page_text: str, article: Article, wanted: Sequence[str]) -> list[Part]:
    """Where the terms stand, part by part; parts without any are left out."""
    found = []
    for part in parts(page_text, article):
        folded = fold(part.text)
        by_term = [list(_occurrences(folded, term)) for term in wanted]
        marks = tuple(sorted({span for spans in by_term for span in spans}))
        if marks:
            found.append(Part(part, marks, sum(map(bool, by_term))))
    return found


def _occurrences(text: str, term: str) -> Iterator[Span]:
    at = text.find(term)
    while at >= 0:
        yield Span(at, at + len(term))
        at = text.find(term, at + len(term))


def _hit(connection: Connection, match: Match, wanted: Sequence[str], score: float) -> SearchHit:
    """What is shown of a found article: the text around its first mark, and every place on the page."""
    detail = readings.article(connection, match.article_id)
    found = places(detail.page_text, detail.article, wanted)
    snippet, marks = _snippet(found)
    on_page = [span for part in found for mark in part.marks for span in part.composition.to_page(*mark)]
    return SearchHit(
        article_id=match.article_id,
        page_id=match.page_id,
        page=detail.row.page_name,
        title=detail.row.heading,
        zone=detail.row.zone,
        score=score,
        snippet=snippet,
        marks=marks,
        spans=tuple(on_page[:MOST_SPANS]),
        article_start=detail.row.start,
    )


def _snippet(found: Sequence[Part]) -> tuple[str, tuple[Span, ...]]:
    """The text around the first mark of the part that says most, later parts before the title."""
    best = max(reversed(found), key=lambda part: (part.distinct, len(part.marks)))
    text = best.composition.text
    start = best.marks[0].start
    first, last = max(0, start - BEFORE), min(len(text), start + AFTER)
    lead, tail = "…" if first else "", "…" if last < len(text) else ""
    shift = first - len(lead)
    marks = (Span(m.start - shift, min(m.end, last) - shift) for m in best.marks if m.start < last)
    return lead + text[first:last].replace("\n", " ") + tail, tuple(marks)
