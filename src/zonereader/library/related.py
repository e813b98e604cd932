"""Articles that go with another: of the same zone, and those that name the same companies and terms.

Names are not looked up in any list. A company is what ends as companies do, as far back as another
article has it too; terms are what stands in quotation marks, and Latin words.
"""

from __future__ import annotations

import math
import re
import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zonereader.errors import NotFoundError
from zonereader.library import pages
from zonereader.library.bits import first_ids
from zonereader.library.connection import Connection
from zonereader.library.holding import Holding
from zonereader.library.indexing import folded, zones_of
from zonereader.library.records import ArticleId
from zonereader.library.texts import BREAK, texts

MOST_SECONDS = 0.15
"""After so long no further name is looked for; what was found by then is used."""

MOST_SHARING = 200
"""A name that more articles hold tells nothing of what they have in common."""

MOST_NAMED, LEAST_NAME, LONGEST_NAME = 3, 2, 8

_GENERIC = (
    "股份|有限|责任|科技|技术|电子|实业|工业|发展|投资|控股|新材料|新能源|生物|医药|汽车|智能|信息|半导体|器"
)
_COMPANY = re.compile(f"(?:{_GENERIC})*(?:集团|公司|银行|大学|学院|研究院|研究所|实验室|医院)")
_BEFORE = re.compile("[\\u3400-\\u9fffa-z0-9·]{1,8}$")
_TERM = re.compile("[“「『《]([^”」』》\\n]{4,12})[”」』》]|(?<![a-z0-9])([a-z][a-z0-9+-]{2,15})(?![a-z0-9])")
_USUAL = frozenset({"and", "the", "for", "with", "from", "gdp"})

_ROWS = f"""SELECT a.id AS article_id, a.heading AS title, z.name AS zone, p.name AS page
  FROM article a JOIN page p ON p.id = a.page_id
  LEFT JOIN zone_of_article z ON z.article_id = a.id AND z.seq = 0
  WHERE p.id NOT IN ({pages.REPLACED}) AND a.id <> ?"""


@dataclass(frozen=True, slots=True)
class RelatedRow:
    """An article that goes with another; ``shared`` are the names that both hold, the rarest first."""

    article_id: ArticleId
    title: str
    zone: str | None
    page: str
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """``of_zone`` are the latest of ``count_of_zone`` other articles on ``zone``; ``by_name`` the
    others that share names, most and rarest first."""

    zone: str | None
    of_zone: tuple[RelatedRow, ...]
    count_of_zone: int
    by_name: tuple[RelatedRow, ...]


def related(connection: Connection, article_id: ArticleId, limit: int) -> Related:
    """What goes with an article, at most ``limit`` of each sort.

    Raises:
        NotFoundError: there is no such article.
    """
    found_here = texts(connection, [article_id])
    if not found_here:
        raise NotFoundError("article", str(article_id))
    text = found_here[0].text
    zone = connection.value(
        "SELECT name FROM zone_of_article WHERE article_id = ? AND seq = 0", (article_id,)
    )
    of_zone = f"{_ROWS} AND a.id IN (SELECT article_id FROM zone_of_article WHERE name = ?)"
    count = connection.value(f"SELECT count(*) FROM ({of_zone})", (article_id, zone))
    rows = connection.rows(f"{of_zone} ORDER BY a.id DESC LIMIT ?", (article_id, zone, limit))
    with connection.snapshot():
        shared = _shared(_names_elsewhere(connection, article_id, folded(text)))
    here = {row["article_id"]: _row(row, shared, text) for row in rows}
    others = [other for other in shared if other not in here][:limit]
    found = (connection.row(f"{_ROWS} AND a.id = ?", (article_id, other)) for other in others)
    by_name = tuple(_row(row, shared, text) for row in found if row is not None)
    return Related(zone, tuple(here.values()), count, by_name)


def _shared(holding: Mapping[str, Sequence[int]]) -> dict[int, list[str]]:
    """The names that each other article shares, the rarest first; those with most and rarest names first."""
    shared: dict[int, list[str]] = {}
    for name in sorted(holding, key=lambda each: len(holding[each])):
        for other in holding[name]:
            shared.setdefault(other, []).append(name)
    score = {
        other: sum(1 / math.log2(1 + len(holding[name])) for name in names) for other, names in shared.items()
    }
    return {other: shared[other] for other in sorted(shared, key=lambda each: (-score[each], -each))}


def _row(row: sqlite3.Row, shared: Mapping[int, Sequence[str]], text: str) -> RelatedRow:
    """A row with the names that it shares, as the ``text`` of the article that is read prints them."""
    same = folded(text)
    starts = [(same.index(name), len(name)) for name in shared.get(row["article_id"], ())[:MOST_NAMED]]
    return RelatedRow(**dict(row), shared=tuple(text[start : start + size] for start, size in starts))


def _names_elsewhere(connection: Connection, article_id: ArticleId, text: str) -> dict[str, list[ArticleId]]:
    """The names in a text that other articles hold too, with those articles; looked for in bounded time."""
    holding = Holding(connection)
    zones = folded(BREAK.join(zones_of(connection, article_id)))
    until = time.monotonic() + MOST_SECONDS
    found: dict[str, list[ArticleId]] = {}
    for candidates in _candidates(text):
        for name in candidates:
            if time.monotonic() > until:
                return found
            if name in found or name in zones:
                break
            others = holding.text(name) & ~(1 << article_id)
            if others:
                if others.bit_count() <= MOST_SHARING:
                    found[name] = first_ids(others, None, latest_first=False)
                break
    return found


def _candidates(text: str) -> Iterable[tuple[str, ...]]:
    """Names in a text, each in its possible lengths, the longest first; those said most often first."""
    found: dict[tuple[str, ...], int] = {}
    key: tuple[str, ...]
    for term in _TERM.finditer(text):
        key = () if term[2] in _USUAL else (term[1] or term[2],)
        found[key] = found.get(key, 0) + 1
    for company in _COMPANY.finditer(text):
        before = _BEFORE.search(text, max(0, company.start() - LONGEST_NAME), company.start())
        if before:
            sizes = range(len(before[0]), LEAST_NAME - 1, -1)
            key = tuple(before[0][-size:] + company[0] for size in sizes)
            found[key] = found.get(key, 0) + 1
    return sorted(filter(None, found), key=lambda key: -found[key])
