"""Search that misses no piece of Chinese text, and stays fast where a word is everywhere.

Every pair of neighbouring characters is in the index with its place, because a dictionary's words lose
half of the substrings a reader asks for; so the count is exact and costs one walk through the index.
Scoring every article that holds a common word would cost ten times that. Therefore articles are
scored that are likely to be the best (the words in their title or zone) and the latest; where few are
found these are all of them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from zonereader.library import marks as reader_marks
from zonereader.library.connection import Connection
from zonereader.library.filtering import Clause, clauses, joined, listed
from zonereader.library.indexing import beginning, phrase, single
from zonereader.library.marks import Marked
from zonereader.library.records import ArticleId, Order, SearchResult
from zonereader.library.snippets import Scored, hits_of
from zonereader.search.query import Query, parse

TITLE_WEIGHT, ZONE_WEIGHT = 10.0, 5.0
SATURATION = 5
USUAL_LENGTH = 1000
MOST_SCORED, MOST_LIKELY = 100, 50
"""How many of the latest articles are compared, and how many with the words in their title or zone."""

MOST_CHARACTERS = 32
"""Longer words are found by their beginning and then compared with the text."""


class Source(NamedTuple):
    """Where articles are looked for: a table, its id, and the conditions on it."""

    table: str
    id: str
    where: Clause

    def count(self, connection: Connection) -> int:
        """How many there are."""
        sql = f"SELECT count(*) FROM {self.table} WHERE {self.where.sql}"
        return int(connection.value(sql, self.where.values))

    def ids(self, connection: Connection, limit: int, *, latest_first: bool = True) -> list[ArticleId]:
        """The first ids in the order of the pages, or from the latest on; a negative limit is none."""
        direction = "DESC" if latest_first else "ASC"
        # As one text: a row for each of a hundred thousand ids would take longer than to find them.
        sql = f"""SELECT json_group_array(id) FROM (SELECT {self.id} AS id FROM {self.table}
          WHERE {self.where.sql} ORDER BY {self.id} {direction} LIMIT ?)"""
        found: list[ArticleId] = json.loads(connection.value(sql, (*self.where.values, limit)))
        return sorted(found, reverse=latest_first)


class Found(NamedTuple):
    """How many articles were found, and those to show or to compare."""

    total: int
    ids: list[ArticleId]


def search(connection: Connection, text: str, limit: int, order: Order = Order.RELEVANCE) -> SearchResult:
    """Articles that meet all of a query, the first ``limit`` of them with the text around the hit."""
    query = parse(text)
    if query.is_blank:
        return SearchResult(text, 0, (), query.malformed)
    marked = reader_marks.holding(connection, query)
    rest = [*clauses(connection, query), *_without(query, marked)]
    by_mark = _found_by_mark(connection, query.wanted, rest, marked)
    found = _found(connection, query, rest, limit, order)
    best = _scored(connection, query.wanted, {*found.ids, *by_mark}, by_mark)
    best.sort(key=_KEYS[order])
    hits = hits_of(connection, query, best[:limit], marked)
    return SearchResult(text, found.total + len(by_mark), hits, query.malformed)


_KEYS: dict[Order, Callable[[Scored], tuple[float, ...]]] = {
    Order.RELEVANCE: lambda each: (-each.score, -each.article_id),
    Order.PAGE: lambda each: (each.article_id,),
    Order.DATE: lambda each: (-each.article_id,),
}


def _found(connection: Connection, query: Query, rest: Sequence[Clause], limit: int, order: Order) -> Found:
    """The articles whose text holds all words: the first, or by relevance the latest and the likely.

    What a query asks for beside words is dear to test, and tested by walking through all: so once.
    """
    source = _source(query.wanted, rest)
    is_dear = bool(query.filters or query.conditions or len(query.words) > len(query.wanted))
    by_relevance = order is Order.RELEVANCE
    most = max(limit, MOST_SCORED) if by_relevance else limit
    ids = source.ids(connection, -1 if is_dear else most, latest_first=order is not Order.PAGE)
    total = len(ids) if is_dear or len(ids) < most else source.count(connection)
    if not by_relevance or total <= most:
        return Found(total, ids[:most])
    likely = _likely(connection, query.wanted)
    fitting = set(ids).intersection(likely) if is_dear else _meeting(connection, likely, rest)
    return Found(total, [*ids[:most], *fitting])


def _meeting(connection: Connection, ids: Iterable[ArticleId], rest: Iterable[Clause]) -> set[ArticleId]:
    """Those of some articles that meet the rest of a query."""
    where = joined([listed(ids), *rest], "id")
    return {row[0] for row in connection.rows(f"SELECT id FROM article WHERE {where.sql}", where.values)}


# Which articles


def _source(wanted: Sequence[str], rest: Iterable[Clause]) -> Source:
    """All articles whose text holds every word and that meet the rest.

    The + keeps SQLite from looking every id up in the full-text index instead of walking it once.
    """
    characters = [word for word in wanted if len(word) == 1]
    longer = [word for word in wanted if len(word) > 1]
    tests = [*rest, *(_compared(word) for word in longer if len(word) > MOST_CHARACTERS)]
    if longer:
        table = "search_index"
        if characters:
            tests.append(Clause(f"{{id}} IN ({_CHARACTERS})", (_all_of(map(single, characters)),)))
        tests.insert(0, Clause("search_index MATCH ?", (_all_of(map(_phrase, longer)),)))
    elif characters:
        table = "search_characters"
        tests.insert(0, Clause("search_characters MATCH ?", (_all_of(map(single, characters)),)))
    else:
        return Source("article", "article.id", joined(tests, "article.id"))
    return Source(table, f"{table}.rowid", joined(tests, f"+{table}.rowid"))


_CHARACTERS = "SELECT rowid FROM search_characters WHERE search_characters MATCH ?"
_PAIRS = "SELECT rowid FROM search_index WHERE search_index MATCH ?"


def _all_of(expressions: Iterable[str]) -> str:
    return " AND ".join(expressions)


def _phrase(word: str) -> str:
    return phrase(word[:MOST_CHARACTERS])


def _compared(word: str) -> Clause:
    return Clause("instr((SELECT text FROM searchable WHERE article_id = {id}), ?)", (word,))


def _without(query: Query, marked: Iterable[Marked]) -> list[Clause]:
    """No word that must not occur, neither in the text nor in a mark."""
    unwanted = {word.text for word in query.words if word.negated}
    found = [_not_holding(word) for word in unwanted]
    ids = [mark.article_id for mark in marked if mark.words & unwanted]
    if ids:
        found.append(listed(ids, negated=True))
    return found


def _not_holding(word: str) -> Clause:
    if len(word) == 1:
        return Clause(f"{{id}} NOT IN ({_CHARACTERS})", (single(word),))
    if len(word) <= MOST_CHARACTERS:
        return Clause(f"{{id}} NOT IN ({_PAIRS})", (phrase(word),))
    sql, values = _compared(word)
    return Clause(f"NOT {sql}", values)


def _found_by_mark(
    connection: Connection, wanted: Sequence[str], rest: Iterable[Clause], marked: Iterable[Marked]
) -> set[ArticleId]:
    """Articles that hold every word only together with what the reader wrote on them."""
    held: dict[ArticleId, set[str]] = {}
    for mark in marked:
        held.setdefault(mark.article_id, set()).update(mark.words)
    found = []
    for row in _texts(connection, held) if held else ():
        lacking = {word for word in wanted if word not in row["text"]}
        if lacking and lacking <= held[row["article_id"]]:
            found.append(row["article_id"])
    return _meeting(connection, found, rest) if found else set()


# In which order


def _likely(connection: Connection, wanted: Sequence[str]) -> list[ArticleId]:
    """The latest articles with the words in title or zone: all of them, then any; some may lack a word."""
    each = [_phrase(word) if len(word) > 1 else beginning(word) for word in wanted]
    expressions = dict.fromkeys([_all_of(each), " OR ".join(each)]) if each else {}
    sql = "SELECT rowid FROM search_heads WHERE search_heads MATCH ? ORDER BY rowid DESC LIMIT ?"
    return [row[0] for each in expressions for row in connection.rows(sql, (each, MOST_LIKELY))]


def _texts(connection: Connection, ids: Iterable[ArticleId]) -> list[sqlite3.Row]:
    return connection.rows(
        "SELECT article_id, title, zones, text FROM searchable"
        " WHERE article_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )


def _scored(
    connection: Connection, wanted: Sequence[str], ids: Iterable[ArticleId], by_mark: set[ArticleId]
) -> list[Scored]:
    """The articles among ``ids`` that hold every word, and all of ``by_mark``, with their scores."""
    return [
        Scored(row["article_id"], _score(row, wanted), row["title"], row["text"])
        for row in _texts(connection, {*ids, *by_mark})
        if row["article_id"] in by_mark or all(word in row["text"] for word in wanted)
    ]


def _score(row: sqlite3.Row, wanted: Sequence[str]) -> float:
    """Words in the title before all, then in the zones, then how much of the article is about them."""
    if not wanted:
        return 0.0
    title: str = row["title"]
    zones: str = row["zones"]
    text: str = row["text"]
    room = SATURATION * (0.25 + 0.75 * len(text) / USUAL_LENGTH)
    total = 0.0
    for word in wanted:
        often = text.count(word)
        total += often / (often + room) + TITLE_WEIGHT * (word in title) + ZONE_WEIGHT * (word in zones)
    return round(total / len(wanted), 4)
