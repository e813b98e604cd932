"""Full-text search that misses no piece of Chinese text.

Words are found by overlapping 2-grams, because a dictionary's words lose half of the substrings a
reader asks for. The index only names candidates (it keeps no positions, which makes it a fifth of
the size); each is then checked in the article's own text, so that what is counted is what is there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zonereader.composition import Composition, compose
from zonereader.library.connection import Connection
from zonereader.library.records import ArticleId, PageId, SearchHit, SearchResult
from zonereader.model import Article, Span

BEFORE, AFTER = 16, 48
"""Code points of a snippet before and after its first mark."""

TITLE_WEIGHT = 10.0
MOST_SPANS = 100

_TERM = re.compile(r'"([^"]*)"?|(\S+)')


def fold(text: str) -> str:
    """``text`` with width and case made the same, code point for code point."""
    return "".join(map(_fold_one, text))


def _fold_one(char: str) -> str:
    if char.isascii():
        return char.lower()
    folded = unicodedata.normalize("NFKC", char).lower()
    return folded if len(folded) == 1 else char


def terms(query: str) -> tuple[str, ...]:
    """The words and "phrases" that must all occur, folded; none for a blank query."""
    found = (quoted or word for quoted, word in _TERM.findall(query))
    return tuple(dict.fromkeys(fold(term) for term in found if term.strip('" ')))


def grams(text: str) -> Iterator[str]:
    """The overlapping pairs of letters, digits and Han characters of a folded text."""
    for first, second in pairwise(text):
        if first.isalnum() and second.isalnum():
            yield first + second


def parts(page_text: str, article: Article) -> tuple[Composition, ...]:
    """What of an article can be searched: title and the like, then every passage as a whole."""
    others = [(span,) for span in article.other_spans]
    return tuple(compose(page_text, s) for s in [*others, *(p.spans for p in article.passages)])


def index(connection: Connection, article_id: int, page_text: str, article: Article) -> None:
    """Add an article to the index, inside the caller's transaction."""
    found = dict.fromkeys(gram for part in parts(page_text, article) for gram in grams(fold(part.text)))
    connection.execute("INSERT INTO search_index(rowid, grams) VALUES (?, ?)", (article_id, " ".join(found)))


def candidates(connection: Connection, wanted: Sequence[str]) -> list[int]:
    """Ids of the articles that hold every 2-gram of the terms; all where they have none."""
    needed = dict.fromkeys(gram for term in wanted for gram in grams(term))
    if not needed:
        return [row[0] for row in connection.rows("SELECT id FROM article ORDER BY id")]
    match = " AND ".join(f'"{gram}"' for gram in needed)
    rows = connection.rows("SELECT rowid FROM search_index WHERE search_index MATCH ?", (match,))
    return [row[0] for row in rows]


@dataclass(frozen=True, slots=True)
class Found:
    """Where an article holds the terms: marks per part, none empty unless the part has no mark."""

    article: Article
    marks: tuple[tuple[Composition, tuple[Span, ...]], ...]
    score: float


def verify(page_text: str, article: Article, wanted: Sequence[str]) -> Found | None:
    """Look the terms up in the article's text; None unless every one of them is there."""
    marks = []
    missing = set(wanted)
    for part in parts(page_text, article):
        folded = fold(part.text)
        spans = [(term, span) for term in wanted for span in _occurrences(folded, term)]
        missing -= {term for term, _ in spans}
        if spans:
            marks.append((part, tuple(sorted(span for _, span in spans))))
    if missing:
        return None
    return Found(article, tuple(marks), _score(article, marks, wanted))


def _occurrences(text: str, term: str) -> Iterator[Span]:
    at = text.find(term)
    while at >= 0:
        yield Span(at, at + len(term))
        at = text.find(term, at + len(term))


def _score(
    article: Article, marks: Sequence[tuple[Composition, tuple[Span, ...]]], wanted: Sequence[str]
) -> float:
    """Title hits before all, then how much of the article is about it."""
    title = fold(article.title or "")
    in_title = sum(term in title for term in wanted) / len(wanted)
    count = sum(len(spans) for _, spans in marks)
    return round(TITLE_WEIGHT * in_title + count / (count + 5), 4)


def hit(
    found: Found, *, article_id: ArticleId, page_id: PageId, page: str, title: str, zone: str | None
) -> SearchHit:
    """What is shown of a found article: the text around the first mark, and every place on the page."""
    best, spans = max(found.marks, key=lambda m: (len({s.end - s.start for s in m[1]}), len(m[1])))
    first = max(0, spans[0].start - BEFORE)
    last = min(len(best.text), spans[0].start + AFTER)
    lead, tail = "…" if first else "", "…" if last < len(best.text) else ""
    shift = first - len(lead)
    shown = [Span(s.start - shift, min(s.end, last) - shift) for s in spans if first <= s.start < last]
    on_page = [p for part, inner in found.marks for s in inner for p in part.to_page(s.start, s.end)]
    return SearchHit(
        article_id=article_id,
        page_id=page_id,
        page=page,
        title=title,
        zone=zone,
        score=found.score,
        snippet=lead + best.text[first:last].replace("\n", " ") + tail,
        marks=tuple(shown),
        spans=tuple(on_page[:MOST_SPANS]),
        article_start=found.article.start,
    )


def result(query: str, hits: Sequence[SearchHit], limit: int) -> SearchResult:
    """The best hits first; articles of equal score stay in page order."""
    ranked = sorted(hits, key=lambda h: -h.score)
    return SearchResult(query, len(hits), tuple(ranked[:limit]))
