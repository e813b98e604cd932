"""Which articles hold a piece of text: exactly, from the settled blocks and the latest articles."""

from __future__ import annotations

import json
from functools import cached_property
from operator import add
from typing import NamedTuple

from zonereader.library.bits import BLOCK, NOBODY, bits_of, first_ids, selected, unpacked
from zonereader.library.connection import Connection
from zonereader.library.indexing import PENDING, beginning, phrase, settled_end, single
from zonereader.library.settling import ALL, IN_TITLE, IN_ZONE, LONGEST
from zonereader.library.texts import texts
from zonereader.search.fold import Needle

ENOUGH = 48
"""So few articles are looked through rather than made fewer by further rows."""

MOST_CHARACTERS = 32
"""Longer text is found among the latest articles by its beginning and then compared."""

BATCH = 256
EVERYBODY = b"\xff" * len(NOBODY)


class _Places(NamedTuple):
    """Where which articles are: in settled blocks, which end at ``end``, in the full-text index, nowhere."""

    end: int
    settled: int
    latest: int
    pending: int


def _places(connection: Connection) -> _Places:
    end = settled_end(connection)
    loose = selected(connection, "SELECT article_id FROM search_loose")
    latest = selected(connection, "SELECT rowid FROM search_index")
    return _Places(end, ((1 << end) - 1) & ~loose, latest, selected(connection, PENDING, (end,)))


class Holding:
    """The articles of a library at one moment; ask inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._end, self._settled, self._latest, self._pending = connection.unchanged(_places)
        self._blocks = json.dumps([*range(self._end // BLOCK)])
        self._whole = (1 << self._end) - 1
        self._known: dict[str, tuple[int, int]] = {}

    @cached_property
    def everything(self) -> int:
        """All articles that are indexed."""
        return (self._rows(ALL)[0] & self._settled) | self._latest | self._pending

    def text(self, folded: str) -> int:
        """The articles whose text holds a piece of folded text."""
        return self._indexed(folded) | self._looked_through(self._pending, folded)

    def _indexed(self, folded: str) -> int:
        if len(folded) == 1:
            return self._of_term(folded) | self._of_latest("search_characters", single(folded))
        if len(folded) == 2:
            return self._of_term(folded) | self._of_latest("search_index", phrase(folded))
        latest = self._of_latest("search_index", phrase(folded[:MOST_CHARACTERS]))
        if len(folded) > MOST_CHARACTERS:
            latest = self._looked_through(latest, folded)
        return self._of_phrase(folded) | latest

    def title(self, folded: str) -> int:
        """The articles whose title holds text, or all its pairs."""
        return self._of_head(IN_TITLE, "title", folded)

    def zone(self, folded: str) -> int:
        """The articles on zones whose names hold text, or all its pairs."""
        return self._of_head(IN_ZONE, "zones", folded)

    def _of_head(self, mark: str, column: str, folded: str) -> int:
        expression = phrase(folded) if len(folded) > 1 else beginning(folded)
        terms = map(add, folded, folded[1:]) if len(folded) > 1 else folded
        found = self._settled
        for term in terms:
            found &= self._of_term(f"{mark}{term}")
            if not found:
                break
        return found | self._of_latest("search_heads", f"{column} : {expression}")

    # The latest

    def _of_latest(self, table: str, expression: str) -> int:
        sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"
        return selected(self._connection, sql, (expression,))

    # The settled

    def _of_term(self, term: str) -> int:
        """The settled articles with a character or pair."""
        held, without = self._rows(term)
        return (held | self._of_latest("search_rare", single(term)) if without else held) & self._settled

    def _rows(self, term: str) -> tuple[int, int]:
        """The articles that the rows of a term name, and all of the blocks without one."""
        if term not in self._known:
            rows = self._connection.rows(
                "SELECT block, articles FROM search_often"
                " WHERE block IN (SELECT value FROM json_each(?)) AND term = ?",
                (self._blocks, term),
            )
            found = {block: unpacked(articles) for block, articles in rows}
            blocks = range(self._end // BLOCK)
            held = b"".join(found.get(block, NOBODY) for block in blocks)
            filled = b"".join(NOBODY if block in found else EVERYBODY for block in blocks)
            self._known[term] = int.from_bytes(held, "little"), int.from_bytes(filled, "little")
        return self._known[term]

    def _of_phrase(self, folded: str) -> int:
        """The settled articles with text of three characters and more."""
        held, without = self._rows(folded) if len(folded) <= LONGEST else (0, self._whole)
        candidates = without & self._settled
        for pair in map(add, folded, folded[1:]):
            if not candidates:
                break
            candidates &= self._of_term(pair)
        for size in range(min(len(folded) - 1, LONGEST), 2, -1):
            if candidates.bit_count() <= ENOUGH:
                break
            for at in range(len(folded) - size + 1):
                within, without = self._rows(folded[at : at + size])
                candidates &= within | without
        return (held & self._settled) | self._looked_through(candidates, folded)

    def _looked_through(self, candidates: int, folded: str) -> int:
        if not candidates:
            return 0
        needle = Needle(folded)
        ids = first_ids(candidates, None, latest_first=False)
        found = []
        for at in range(0, len(ids), BATCH):
            read = texts(self._connection, ids[at : at + BATCH])
            found += [each.article_id for each in read if needle.is_in(each.text)]
        return bits_of(found)
