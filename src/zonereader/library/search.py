"""Search that misses no piece of Chinese text, and stays fast where a word is everywhere.

Every pair of neighbouring characters is in the index, because a dictionary's words lose half of the
substrings a reader asks for. What a word, a field or a condition finds is a set of articles, so that the
exact count of what meets them all costs next to nothing. Scoring every article that holds a common word
would cost a hundred times that. Therefore those are scored that are likely to be the best (the latest
with the words in their title, then in their zone) and the latest of all; where few are found these are
all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import and_, or_

from zonereader.library import marks as reader_marks
from zonereader.library.bits import bits_of, first_ids
from zonereader.library.connection import Connection
from zonereader.library.filtering import meeting, replaced
from zonereader.library.holding import Holding
from zonereader.library.marks import Marked
from zonereader.library.records import ArticleId, Order, SearchResult
from zonereader.library.snippets import Found, found_articles, hits_of
from zonereader.search.fold import Needle
from zonereader.search.query import Query, parse

TITLE_WEIGHT, ZONE_WEIGHT = 10.0, 5.0
SATURATION = 5
USUAL_LENGTH = 1000
MOST_SCORED = 50
"""How many articles are compared, where no more are asked for."""


def search(connection: Connection, text: str, limit: int, order: Order = Order.RELEVANCE) -> SearchResult:
    """Articles that meet all of a query, the first ``limit`` of them with the text around the hit."""
    query = parse(text)
    if query.is_blank:
        return SearchResult(text, 0, (), query.malformed)
    with connection.snapshot():
        return _search(connection, query, limit, order)


def _search(connection: Connection, query: Query, limit: int, order: Order) -> SearchResult:
    marked = reader_marks.holding(connection, query)
    holding = Holding(connection)
    found = _meeting_all(connection, query, holding, marked)
    if order is Order.RELEVANCE:
        ids = _likely(holding, query.wanted, found, max(limit, MOST_SCORED))
    else:
        ids = first_ids(found, limit, latest_first=order is Order.DATE)
    best = found_articles(connection, ids)
    needles = [Needle(word) for word in query.wanted]
    if order is Order.RELEVANCE:  # of equals the latest first; no two have the same id
        scored = sorted([(_score(each, needles), each) for each in best], reverse=True)
    else:
        scored = [(0.0, each) for each in best]
    hits = hits_of(connection, query, scored[:limit], needles, marked)
    return SearchResult(query.text, found.bit_count(), hits, query.malformed)


# Which articles


def _meeting_all(connection: Connection, query: Query, holding: Holding, marked: Iterable[Marked]) -> int:
    """The articles that meet all of a query; words in the reader's marks count as words of the article."""
    noted = {
        word.text: bits_of([mark.article_id for mark in marked if word.text in mark.words])
        for word in query.words
    }
    words = ((holding.text(word.text) | noted[word.text], word.negated) for word in query.words)
    every = [*words, *meeting(connection, query), (replaced(connection), True)]
    wanted = [bits for bits, negated in every if not negated]
    found = reduce(and_, wanted) if wanted else holding.everything
    return found & ~reduce(or_, (bits for bits, negated in every if negated))


# In which order


def _likely(holding: Holding, wanted: Iterable[str], found: int, most: int) -> list[ArticleId]:
    """The articles to compare, at most so many: all where they are so few."""
    ids: list[ArticleId] = []
    for tier in _tiers(holding, tuple(wanted), found) if found.bit_count() > most else (found,):
        ids += first_ids(tier & found, most - len(ids), latest_first=True)
        found &= ~tier
        if len(ids) >= most:
            break
    return ids


def _tiers(holding: Holding, wanted: tuple[str, ...], found: int) -> Iterator[int]:
    """What was found, the likely best first: words in title and zone, in the title, in the zone, the rest.

    Each is asked for only when those before were too few.
    """
    if wanted:
        titles = [holding.title(word, found) for word in wanted]
        zones = [holding.zone(word, found) for word in wanted]
        yield reduce(and_, titles) & reduce(and_, zones)
        yield reduce(and_, titles)
        yield reduce(or_, titles)
        yield reduce(or_, zones)
    yield found


def _score(each: Found, needles: Sequence[Needle]) -> float:
    """Words in the title before all, then in the zones, then how much of the article is about them."""
    if not needles:
        return 0.0
    title, zones, text = each.printed.heading, each.zones, each.printed.text
    room = SATURATION * (0.25 + 0.75 * len(text) / USUAL_LENGTH)
    total = 0.0
    for needle in needles:
        often = needle.count(text)
        in_title, in_zones = needle.is_in(title), needle.is_in(zones)
        total += often / (often + room) + TITLE_WEIGHT * in_title + ZONE_WEIGHT * in_zones
    return round(total / len(needles), 4)
