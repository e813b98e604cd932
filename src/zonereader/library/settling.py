"""Articles that came in are taken out of the full-text index, block by block, into one that is small.

A place for each pair of characters makes an index larger than the text. A settled block has none. What
stands in many of its articles, be it a character, a pair or a longer piece of text, has one row with the
set of these articles; so any piece of text without a row stands in few, and the articles that hold all
its pairs can be looked through. Rare characters and pairs of all blocks are in one full-text index that
knows articles only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, compress, count, pairwise
from operator import add
from typing import NamedTuple

from zonereader.library.bits import BLOCK, packed
from zonereader.library.connection import Connection
from zonereader.library.indexing import SEPARATOR, add_latest, folded, settled_end, zones_of
from zonereader.library.records import ArticleId
from zonereader.library.texts import BREAK, Printed, texts

OFTEN, OFTEN_LONGER = 16, 32
"""A pair in so many articles of a block has a row, a longer piece of text in so many."""

LONGEST = 12
"""Characters of the longest pieces of text that have rows."""

IN_TITLE, IN_ZONE = "Ｔ", "Ｚ"
"""Stand before what is in a title or zone; folded text has no such letters."""

ALL = ""
"""The row with all articles of a block."""

BATCH = 256
LATEST = ("search_index", "search_heads", "search_characters")

Sets = dict[str, list[int]]


TRIES = 3


class _Block(NamedTuple):
    """What is written of a block."""

    often: Sets
    rare: dict[int, list[str]]


def settle(connection: Connection) -> None:
    """Make the blocks that are complete. Others may write while a block is thought out, not while it is
    written; where somebody did, it is thought out once more, at last with the library locked."""
    tries = 0
    while (start := _complete(connection)) is not None:
        before = _version(connection)
        made = _made(connection, start) if tries < TRIES else None
        with connection.transaction():
            if made is None or before == _version(connection):
                _write(connection, start, made or _made(connection, start))
                tries = -1
        tries += 1


def _complete(connection: Connection) -> int | None:
    """The first id of a block that is full and not yet settled."""
    start = settled_end(connection)
    last = connection.value("SELECT max(article_id) FROM searchable") or 0
    return start if last >= start + BLOCK else None


def _version(connection: Connection) -> int:
    """A number that is another one after somebody else has written."""
    version: int = connection.value("PRAGMA data_version")
    return version


def _made(connection: Connection, start: int) -> _Block:
    found = [*_texts(connection, range(start, start + BLOCK))]
    lines = [(each.article_id - start, folded(each.text)) for each in found]
    sets: Sets = defaultdict(list)
    for (at, text), each in zip(lines, found, strict=True):
        for term in _terms(text, each.heading, zones_of(connection, each.article_id)):
            sets[term].append(at)
    often = {term: at for term, at in sets.items() if len(at) >= OFTEN}
    rare = _by_article((term, at) for term, at in sets.items() if len(at) < OFTEN)
    del sets
    often.update(_longer(lines, {term for term, at in often.items() if len(at) >= OFTEN_LONGER}))
    often[ALL] = [at for at, _ in lines]
    return _Block(often, rare)


def _write(connection: Connection, start: int, block: _Block) -> None:
    number = start // BLOCK
    connection.execute("INSERT INTO search_block VALUES (?)", (number,))
    connection.execute_many(
        "INSERT INTO search_often VALUES (?, ?, ?)",
        ((number, term, packed(block.often[term])) for term in sorted(block.often)),
    )
    connection.execute_many(
        "INSERT INTO search_rare(rowid, terms) VALUES (?, ?)",
        ((start + at, SEPARATOR.join(block.rare[at])) for at in sorted(block.rare)),
    )
    _keep_latest(connection)


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


def _texts(connection: Connection, ids: Iterable[int]) -> Iterator[Printed]:
    listed = [*ids]
    for at in range(0, len(listed), BATCH):
        yield from texts(connection, map(ArticleId, listed[at : at + BATCH]))


def _longer(lines: Sequence[tuple[int, str]], pairs: Collection[str]) -> Sets:
    """The pieces of three characters and more that stand in many articles; so do their pairs."""
    every: Sets = {}
    places = [
        (at, text, [*compress(count(), map(pairs.__contains__, map(add, text, text[1:])))])
        for at, text in lines
    ]
    for size in range(3, LONGEST + 1):
        longer = [
            (at, text, [start for start, after in pairwise(starts) if after == start + 1])
            for at, text, starts in places
        ]
        found: Sets = defaultdict(list)
        for at, text, starts in longer:
            for piece in {text[start : start + size] for start in starts}:
                found[piece].append(at)
        kept = {piece: at for piece, at in found.items() if len(at) >= OFTEN_LONGER}
        every.update(kept)
        places = [
            (at, text, [start for start in starts if text[start : start + size] in kept])
            for at, text, starts in longer
        ]
    return every


def _keep_latest(connection: Connection) -> None:
    """Leave in the full-text index what is in no block."""
    for table in LATEST:
        connection.execute(f"INSERT INTO {table}({table}) VALUES ('delete-all')")
    rows = connection.rows(
        "SELECT article_id FROM searchable WHERE article_id >= ?"
        " OR article_id IN (SELECT article_id FROM search_loose) ORDER BY article_id",
        (settled_end(connection),),
    )
    for found in _texts(connection, chain.from_iterable(rows)):
        add_latest(connection, found, zones_of(connection, found.article_id))
