"""Articles that came in are taken out of the full-text index, block by block, into one that is small.

A place for each pair of characters makes an index larger than the text. A settled block has none. What
stands in many of its articles, be it a character, a pair or a longer piece of text, has a row with the set
of these articles, which it shares with the blocks of its stack; so any piece of text without a row stands
in few, and the articles that hold all its pairs can be looked through. Rare characters and pairs of all
blocks are in one full-text index that knows articles only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from itertools import pairwise
from operator import add
from typing import NamedTuple

from zonereader.library.bits import BLOCK, STACK, entry
from zonereader.library.connection import Connection
from zonereader.library.indexing import SEPARATOR, folded, settled_end, zones_of
from zonereader.library.records import ArticleId
from zonereader.library.texts import BREAK, texts

OFTEN, OFTEN_LONGER = 16, 16
"""A pair in so many articles of a block has a row, a longer piece of text in so many."""

LONGEST = 12
"""Characters of the longest pieces of text that have rows."""

IN_TITLE, IN_ZONE = "Ｔ", "Ｚ"
"""Stand before what is in a title or zone; folded text has no such letters."""

ALL = ""
"""The row with all articles of a block."""

LATEST = ("search_index", "search_heads", "search_characters")

Sets = dict[str, list[int]]


STEP = 64
"""Articles that are looked at between two steps, a tenth of a second at most."""


class _Block(NamedTuple):
    """What is written of a block."""

    often: Sets
    rare: dict[int, list[str]]


def settling(connection: Connection) -> Iterator[None]:
    """Make the blocks that are complete, in short steps between which the connection may be used.

    A block is written in one transaction, half a second at most; one whose articles are read anew while
    it is made is made once more.
    """
    while (start := _complete(connection)) is not None:
        held = _held(connection, start)
        block = yield from _made(connection, start)
        with connection.transaction():
            if held == _held(connection, start):
                _write(connection, start, block)
        yield


def _complete(connection: Connection) -> int | None:
    """The first id of a block that is full and not yet settled."""
    start = settled_end(connection)
    last = connection.value("SELECT max(article_id) FROM searchable") or 0
    return start if last >= start + BLOCK else None


def _held(connection: Connection, start: int) -> list[tuple[object, ...]]:
    """All that a block is made of, except for the pages' texts, which never change."""
    rows = connection.rows(
        "SELECT s.*, a.heading, (SELECT group_concat(name, char(10)) FROM zone_of_article z"
        " WHERE z.article_id = a.id) FROM searchable s JOIN article a ON a.id = s.article_id"
        " WHERE s.article_id >= ? AND s.article_id < ?",
        (start, start + BLOCK),
    )
    return [tuple(row) for row in rows]


def _made(connection: Connection, start: int) -> Generator[None, None, _Block]:
    lines: list[tuple[int, str]] = []
    sets: Sets = defaultdict(list)
    for first in range(start, start + BLOCK, STEP):
        for each in texts(connection, map(ArticleId, range(first, min(first + STEP, start + BLOCK)))):
            text, at = folded(each.text), each.article_id - start
            lines.append((at, text))
            for term in _terms(text, each.heading, zones_of(connection, each.article_id)):
                sets[term].append(at)
        yield
    often = {term: at for term, at in sets.items() if len(at) >= OFTEN}
    rare = _by_article((term, at) for term, at in sets.items() if len(at) < OFTEN)
    del sets
    yield
    longer = yield from _longer(lines, {term for term, at in often.items() if len(at) >= OFTEN_LONGER})
    return _Block({**often, **longer, ALL: [at for at, _ in lines]}, rare)


def _write(connection: Connection, start: int, block: _Block) -> None:
    number = start // BLOCK
    connection.execute("INSERT INTO search_block VALUES (?)", (number,))
    connection.execute_many(
        "INSERT INTO search_often VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET articles = CAST(articles || excluded.articles AS BLOB)",
        ((number // STACK, term, entry(number, block.often[term])) for term in sorted(block.often)),
    )
    connection.execute_many(
        "INSERT INTO search_rare(rowid, terms) VALUES (?, ?)",
        ((start + at, SEPARATOR.join(block.rare[at])) for at in sorted(block.rare)),
    )
    for table in LATEST:  # what is in no block is pending from now on
        connection.execute(f"INSERT INTO {table}({table}) VALUES ('delete-all')")


def _terms(text: str, title: str, zones: Iterable[str]) -> set[str]:
    """The characters and pairs of an article, and those of its title and zones with their marks."""
    heads = ((IN_TITLE, folded(title)), (IN_ZONE, folded(BREAK.join(zones))))
    marked = {f"{mark}{term}" for mark, head in heads for term in _parts(head)}
    return _parts(text) | marked


def _parts(text: str) -> set[str]:
    return {term for line in text.split(BREAK) for term in (*line, *map(add, line, line[1:]))}


def _by_article(sets: Iterable[tuple[str, Iterable[int]]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for term, articles in sets:
        for at in articles:
            found[at].append(term)
    return found


def _longer(lines: Sequence[tuple[int, str]], pairs: Collection[str]) -> Generator[None, None, Sets]:
    """The pieces of three characters and more that stand in many articles; so do their pairs."""
    every: Sets = {}
    usual: Collection[str] = pairs
    # Of every text: where pieces of the size before begin that are usual.
    places = [[*range(len(text) - 1)] for _, text in lines]
    for size in range(2, LONGEST):
        found: Sets = defaultdict(list)
        for number, (at, text) in enumerate(lines):
            starts = [start for start in places[number] if text[start : start + size] in usual]
            places[number] = [start for start, after in pairwise(starts) if after == start + 1]
            for piece in {text[start : start + size + 1] for start in places[number]}:
                found[piece].append(at)
            if number % STEP == 0:
                yield
        usual = {piece: at for piece, at in found.items() if len(at) >= OFTEN_LONGER}
        every.update(usual)
    return every
