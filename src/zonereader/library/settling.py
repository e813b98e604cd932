"""Articles that came in are taken out of the full-text index, block by block, into one that is small.

A place for each pair of characters makes an index larger than the text. A settled block has none. What
stands in many of its articles, be it a character, a pair or a longer piece of text, has one row with the
set of these articles; so any piece of text without a row stands in few, and the articles that hold all
its pairs can be looked through. Rare characters and pairs of all blocks are in one full-text index that
knows articles only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from operator import add

from zonereader.library.bits import BLOCK, packed
from zonereader.library.connection import Connection
from zonereader.library.indexing import SEPARATOR, add_latest, folded, settled_end, zones_of
from zonereader.library.records import ArticleId
from zonereader.library.texts import BREAK, Printed, texts

OFTEN = 16
"""What stands in so many articles of a block has a row."""

LONGEST = 12
"""Characters of the longest pieces of text that have rows."""

IN_TITLE, IN_ZONE = "Ｔ", "Ｚ"
"""Stand before what is in a title or zone; folded text has no such letters."""

ALL = ""
"""The row with all articles of a block."""

BATCH = 256
LATEST = ("search_index", "search_heads", "search_characters")

Sets = dict[str, list[int]]


def settle(connection: Connection) -> None:
    """Make the blocks that are complete, inside the caller's transaction."""
    last = connection.value("SELECT max(article_id) FROM searchable") or 0
    end = settled_end(connection)
    for start in range(end, last + 1 - BLOCK, BLOCK):
        _settle(connection, start)
    if settled_end(connection) > end:
        _keep_latest(connection)


def _settle(connection: Connection, start: int) -> None:
    number = start // BLOCK
    found = [*_texts(connection, range(start, start + BLOCK))]
    lines = [(each.article_id - start, folded(each.text)) for each in found]
    sets = _sets(lines)
    for each in found:
        for term in _heads(each, zones_of(connection, each.article_id)):
            sets.setdefault(term, []).append(each.article_id - start)
    often = {term: numbers for term, numbers in sets.items() if len(numbers) >= OFTEN}
    rare = _by_article((term, numbers) for term, numbers in sets.items() if len(numbers) < OFTEN)
    often.update(_longer(lines, often))
    often[ALL] = [each for each, _ in lines]
    connection.execute("INSERT INTO search_block VALUES (?)", (number,))
    connection.execute_many(
        "INSERT INTO search_often VALUES (?, ?, ?)",
        ((number, term, packed(often[term])) for term in sorted(often)),
    )
    connection.execute_many(
        "INSERT INTO search_rare(rowid, terms) VALUES (?, ?)",
        ((start + each, SEPARATOR.join(rare[each])) for each in sorted(rare)),
    )


def _texts(connection: Connection, ids: Iterable[int]) -> Iterator[Printed]:
    listed = [*ids]
    for at in range(0, len(listed), BATCH):
        yield from texts(connection, map(ArticleId, listed[at : at + BATCH]))


def _sets(lines: Sequence[tuple[int, str]]) -> Sets:
    """The articles that hold each character and each pair."""
    found: Sets = defaultdict(list)
    for number, text in lines:
        for term in {*text, *map(add, text, text[1:])}:
            found[term].append(number)
    return {term: numbers for term, numbers in found.items() if BREAK not in term}


def _heads(found: Printed, zones: Iterable[str]) -> set[str]:
    title, about = folded(found.heading), folded(BREAK.join(zones))
    return {
        f"{mark}{term}"
        for mark, text in ((IN_TITLE, title), (IN_ZONE, about))
        for term in {*text, *map(add, text, text[1:])}
        if BREAK not in term
    }


def _by_article(sets: Iterable[tuple[str, Sequence[int]]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for term, numbers in sets:
        for number in numbers:
            found[number].append(term)
    return found


def _longer(lines: Sequence[tuple[int, str]], often: Sets) -> Sets:
    """The pieces of three characters and more that stand in many articles; so do their pairs."""
    every: Sets = {}
    places = [
        (number, text, [at for at, pair in enumerate(map(add, text, text[1:])) if pair in often])
        for number, text in lines
    ]
    for size in range(3, LONGEST + 1):
        found: Sets = defaultdict(list)
        places = [
            (number, text, [at for at, after in pairwise(starts) if after == at + 1])
            for number, text, starts in places
        ]
        for number, text, starts in places:
            for piece in {text[at : at + size] for at in starts}:
                found[piece].append(number)
        kept = {piece: numbers for piece, numbers in found.items() if len(numbers) >= OFTEN}
        places = [
            (number, text, [at for at in starts if text[at : at + size] in kept])
            for number, text, starts in places
        ]
        every.update(kept)
        if not kept:
            break
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
