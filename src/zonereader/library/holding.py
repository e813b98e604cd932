"""Which articles hold a piece of text: exactly, from the settled blocks and the latest articles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from operator import add
from typing import NamedTuple

from zonereader.library.bits import STACK, bits_of, blocks_of, first_ids, selected, unpacked
from zonereader.library.connection import Connection
from zonereader.library.indexing import PENDING, beginning, phrase, settled_end, single
from zonereader.library.settling import ALL, IN_TITLE, IN_ZONE, LONGEST
from zonereader.library.texts import BREAK, Lately
from zonereader.search.fold import Needle, fold

ENOUGH = 48
"""So few articles are looked through rather than made fewer by another term, which takes as long."""

MOST_CHARACTERS = 32
"""Longer text is found among the latest articles by its beginning and then compared."""


_ROWS = """SELECT stack, articles FROM search_often
  WHERE stack IN (SELECT value FROM json_each(?)) AND term = ?"""


class _Places(NamedTuple):
    """Where which articles are: in settled blocks, in the full-text index, nowhere."""

    settled: int
    latest: int
    pending: int


def _places(connection: Connection) -> _Places:
    end = settled_end(connection)
    loose = selected(connection, "SELECT article_id FROM search_loose")
    latest = selected(connection, "SELECT rowid FROM search_index")
    return _Places(((1 << end) - 1) & ~loose, latest, selected(connection, PENDING, (end,)))


def _zones(connection: Connection) -> str:
    return BREAK.join(map(fold, connection.distinct("zone_of_article", "name")))


class Holding:
    """The articles of a library at one moment; ask inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._settled, self._latest, self._pending = connection.unchanged(_places)

    @cached_property
    def everything(self) -> int:
        """All articles that are indexed."""
        return self._rows(ALL, self._settled)[0] | self._latest | self._pending

    def text(self, folded: str) -> int:
        """The articles whose text holds a piece of folded text."""
        return self._indexed(folded) | self._looked_through(self._pending, folded)

    def _indexed(self, folded: str) -> int:
        if len(folded) == 1:
            latest = self._of_latest("search_characters", single(folded))
            return self._of_term(folded, self._settled) | latest
        if len(folded) == 2:
            return self._of_term(folded, self._settled) | self._of_latest("search_index", phrase(folded))
        latest = self._of_latest("search_index", phrase(folded[:MOST_CHARACTERS]))
        if len(folded) > MOST_CHARACTERS:
            latest = self._looked_through(latest, folded)
        return self._of_phrase(folded) | latest

    def title(self, folded: str, within: int) -> int:
        """Those articles of a set whose title holds text, or all its pairs."""
        return self._of_head(IN_TITLE, "title", folded, within)

    def zone(self, folded: str, within: int) -> int:
        """Those articles of a set that are on zones whose names hold text, or all its pairs."""
        names = self._connection.unchanged(_zones)
        if not all(term in names for term in _terms(folded)):
            return 0
        return self._of_head(IN_ZONE, "zones", folded, within)

    def _of_head(self, mark: str, column: str, folded: str, within: int) -> int:
        expression = phrase(folded) if len(folded) > 1 else beginning(folded)
        found = within & self._settled
        for term in _terms(folded):
            found = self._of_term(f"{mark}{term}", found)
        return found | (self._of_latest("search_heads", f"{column} : {expression}") & within)

    # The latest

    def _of_latest(self, table: str, expression: str) -> int:
        return _matching(self._connection, table, expression) if self._latest else 0

    # The settled

    def _of_term(self, term: str, within: int) -> int:
        """Those of some settled articles that hold a character or pair."""
        held, without = self._rows(term, within)
        return held | (_matching(self._connection, "search_rare", single(term)) & without if without else 0)

    def _rows(self, term: str, within: int) -> tuple[int, int]:
        """Those of some settled articles that the rows of a term name, and those in blocks without one."""
        if not within:
            return 0, 0
        blocks = {*blocks_of(within)}
        stacks = {number // STACK for number in blocks}
        held, spoken = unpacked(self._connection.rows(_ROWS, (json.dumps([*stacks]), term)), blocks)
        return held & within, within & ~spoken

    def _of_phrase(self, folded: str) -> int:
        """The settled articles with text of three characters and more."""
        held, candidates = 0, self._settled
        if len(folded) <= LONGEST:
            held, candidates = self._rows(folded, candidates)
        pairs = _terms(folded)
        for pair in (*pairs[::2], *pairs[1::2]):
            if candidates.bit_count() <= ENOUGH:
                break
            candidates = self._of_term(pair, candidates)
        for piece in map("".join, zip(folded, folded[1:], folded[2:], strict=False)):
            if candidates.bit_count() <= ENOUGH:
                break
            within, without = self._rows(piece, candidates)
            candidates = within | without
        return held | self._looked_through(candidates, folded)

    def _looked_through(self, candidates: int, folded: str) -> int:
        needle = Needle(folded)
        ids = first_ids(candidates, None, latest_first=False)
        read = Lately.of(self._connection).texts(self._connection, ids)
        return bits_of([each.article_id for each in read if needle.is_in(each.text)])


def _matching(connection: Connection, table: str, expression: str) -> int:
    return selected(connection, f"SELECT rowid FROM {table} WHERE {table} MATCH ?", (expression,))


def _terms(folded: str) -> Sequence[str]:
    """The pairs of some text; of a single character itself."""
    return [*map(add, folded, folded[1:])] or folded
