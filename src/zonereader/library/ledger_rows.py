"""The ledger's figures: gathered from the library or from one page, and fetched to be looked at."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from operator import itemgetter

from zonereader.library import pages
from zonereader.library.connection import Connection
from zonereader.library.kinds import KINDS
from zonereader.library.ledger import Batch, Ledger, Source
from zonereader.library.records import FigureRow
from zonereader.model import Approx, Direction

BATCH = 5000

_FIGURES = """SELECT id, kind, unit, low IS NULL OR high IS NULL, coalesce(low, 0), coalesce(high, 0),
  label, text, period, article_id, o.page_id
  FROM figures_of_page o JOIN figure ON id BETWEEN o.first AND o.last ORDER BY o.page_id, id"""

# Walks through the index, where figures stand by kind and value: nothing has to be sorted.
_BY_VALUE = "SELECT id FROM figure INDEXED BY figure_condition ORDER BY kind, high, low"

_ROWS = """SELECT f.id, f.page_id, p.name AS page, f.article_id, z.name AS zone,
  coalesce(a.heading, '') AS title, l.text AS label, f.text, f.kind, f.low, f.high, f.unit,
  coalesce(f.approx, 'exact') AS approx, f.start, f.end, s.text AS subject, f.period,
  coalesce(f.direction, 'none') AS direction
  FROM figure f JOIN page p ON p.id = f.page_id
  LEFT JOIN label l ON l.id = f.label LEFT JOIN label s ON s.id = f.subject
  LEFT JOIN article a ON a.id = f.article_id
  LEFT JOIN zone_of_article z ON z.article_id = a.id AND z.seq = 0
  WHERE f.id IN (SELECT value FROM json_each(?))"""


def load(connection: Connection) -> Ledger:
    """The ledger of a library, without the pages that gave way to their original."""
    gone = {row[0] for row in connection.rows(pages.REPLACED)}
    zones: dict[int, list[str]] = {}
    for row in connection.rows("SELECT article_id, name FROM zone_of_article ORDER BY article_id, seq"):
        zones.setdefault(row["article_id"], []).append(row["name"])
    sources, places = [Source("", (), None)], {}
    for row in connection.rows("SELECT id, heading, province FROM article ORDER BY page_id, seq"):
        places[row["id"]] = len(sources)
        sources.append(Source(row["heading"], tuple(zones.get(row["id"], ())), row["province"]))

    labels = {row["id"]: row["text"] for row in connection.rows("SELECT id, text FROM label")}
    figures = connection.execute(_FIGURES)
    figures.row_factory = None

    def batches() -> Iterator[Batch]:
        while batch := figures.fetchmany(BATCH):
            kept = [row for row in batch if row[-1] not in gone] if gone else batch
            if kept:
                ids, kinds, *values, label_ids, texts, periods, article_ids, _ = zip(*kept, strict=True)
                words = map(KINDS.__getitem__, kinds)
                found = [places.get(article_id, 0) for article_id in article_ids]
                yield Batch._make((ids, words, *values, [*map(labels.get, label_ids)], texts, periods, found))

    by_value = connection.execute(_BY_VALUE)
    return Ledger(sources, batches(), map(itemgetter(0), by_value))


def fetch(connection: Connection, ids: Sequence[int]) -> tuple[FigureRow, ...]:
    """The figures with these ids, in their order; those that are gone are left out."""
    found = {row["id"]: row for row in connection.rows(_ROWS, (json.dumps(ids),))}
    return tuple(_row(found[id_]) for id_ in ids if id_ in found)


def _row(row: sqlite3.Row) -> FigureRow:
    values = dict(row)
    del values["id"]
    kept = {
        "kind": KINDS[values["kind"]],
        "approx": Approx(values["approx"]),
        "direction": Direction(values["direction"]),
    }
    return FigureRow(**values | kept)


def ledger_of(rows: Sequence[FigureRow]) -> Ledger:
    """The ledger of some figures by themselves; their ids are their places."""
    sources = [Source(row.title, (row.zone,) if row.zone else (), None) for row in rows]
    places = range(len(rows))
    low, high = [row.low or 0 for row in rows], [row.high or 0 for row in rows]
    batch = Batch(
        id=places,
        kind=[row.kind for row in rows],
        unit=[row.unit for row in rows],
        is_bare=[row.low is None or row.high is None for row in rows],
        low=low,
        high=high,
        label=[row.label for row in rows],
        text=[row.text for row in rows],
        period=[row.period for row in rows],
        source=places,
    )
    return Ledger(sources, [batch], sorted(places, key=lambda place: (high[place], low[place])))
