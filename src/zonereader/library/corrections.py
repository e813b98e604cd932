"""The user's table of corrections, and the derived tables of a page made anew when one changes.

Corrections hang on a page by the SHA-256 of its text, so that they hold again for a page that comes
back. The order in which they were made is kept: a piece that was moved may be moved again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Any, NamedTuple

from zonereader.corrections import (
    Begin,
    Change,
    Correction,
    FigureSays,
    Join,
    Move,
    Title,
    Value,
    Zones,
    apply,
)
from zonereader.library import pages, readings, spans
from zonereader.library.clock import now
from zonereader.library.connection import Connection
from zonereader.library.indexing import catch_up_on
from zonereader.model import Approx, Direction, Figure, Kind, Reading, Span

Read = Callable[[str], Reading]

TABLE = """
CREATE TABLE correction (
  seq INTEGER PRIMARY KEY,       -- the order in which they were made
  uuid TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,          -- of the page's text
  kind TEXT NOT NULL,            -- figure, move, begin, join, title, zones
  spans TEXT NOT NULL,           -- JSON [[start, end], …], code points of the page's text
  exact TEXT NOT NULL,           -- the text at the spans when it was made
  value TEXT NOT NULL,           -- JSON: what is corrected
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  deleted TEXT                   -- when it was taken back; the row stays
) STRICT;
CREATE INDEX correction_page ON correction(sha256)
"""

COLUMNS = ("uuid", "sha256", "kind", "spans", "exact", "value", "created", "updated", "deleted")


class CorrectionEdit(NamedTuple):
    """A change of one correction: from ``before`` (None: it was not there) to ``after`` (None: gone)."""

    before: Correction | None
    after: Correction | None

    def inverse(self) -> CorrectionEdit:
        """The edit that takes this one back."""
        return CorrectionEdit(self.after, self.before)


def of_page(connection: Connection, sha256: str) -> tuple[Correction, ...]:
    """A page's corrections in the order in which they were made."""
    rows = connection.rows(
        "SELECT * FROM correction WHERE sha256 = ? AND deleted IS NULL ORDER BY seq", (sha256,)
    )
    return tuple(map(from_row, rows))


def corrected(connection: Connection, sha256: str, text: str, reading: Reading) -> Reading:
    """A page's reading with its corrections; those that do not fit change nothing."""
    return apply(text, reading, of_page(connection, sha256)).reading


def unfit(connection: Connection, read: Read) -> tuple[Correction, ...]:
    """The corrections of the library's pages that do not fit what ``read`` finds in them."""
    rows = connection.rows(
        "SELECT DISTINCT p.id, p.sha256 FROM correction c JOIN page p ON p.sha256 = c.sha256"
        " WHERE c.deleted IS NULL ORDER BY p.id"
    )
    lost: list[Correction] = []
    for page_id, sha256 in rows:
        text = pages.text(connection, page_id)
        lost += apply(text, read(text), of_page(connection, sha256)).unfit
    return tuple(lost)


def put(connection: Connection, edit: CorrectionEdit, read: Read) -> None:
    """Do an edit and make the derived tables of its page anew, inside the caller's transaction."""
    each = _write(connection, edit)
    page = pages.by_hash(connection, each.page)
    if page is not None:
        text = pages.text(connection, page.id)
        readings.replace(connection, page.id, text, corrected(connection, each.page, text, read(text)))
        catch_up_on(connection, page.id)


def _write(connection: Connection, edit: CorrectionEdit) -> Correction:
    each = edit.after or edit.before
    if each is None:
        raise ValueError("an edit without a correction")
    changes = ", ".join(f"{name} = excluded.{name}" for name in COLUMNS[1:])
    connection.execute(
        f"INSERT INTO correction({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
        f" ON CONFLICT(uuid) DO UPDATE SET {changes}",
        (*to_row(each).values(), None if edit.after else now()),
    )
    return each


def updated(connection: Connection, uuid: str) -> str:
    """When a correction was last changed or taken back; "" where there is none."""
    row = connection.row("SELECT updated, deleted FROM correction WHERE uuid = ?", (uuid,))
    return max(row["updated"], row["deleted"] or "") if row else ""


# Rows


def to_row(each: Correction) -> dict[str, str]:
    """A correction as the columns of its row, but for the time at which it was taken back."""
    return {
        "uuid": each.uuid,
        "sha256": each.page,
        "kind": _KINDS[type(each.change)],
        "spans": spans.to_json(each.spans),
        "exact": each.exact,
        "value": json.dumps(asdict(each.change), ensure_ascii=False),
        "created": each.created,
        "updated": each.updated,
    }


def from_row(row: Mapping[str, Any] | sqlite3.Row) -> Correction:
    """The correction of a row.

    Raises:
        KeyError, TypeError, ValueError: it is none that this program has written.
    """
    texts = [row[name] for name in ("uuid", "sha256", "exact", "created", "updated")]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("a text was expected")
    "".join([*texts, row["value"]]).encode()  # half a character cannot be stored
    places = spans.from_json(row["spans"])
    change = _CHANGES[row["kind"]](json.loads(row["value"]))
    if not places or not all(type(at) is int for span in places for at in span):
        raise ValueError("a place on a page was expected")
    uuid, sha256, exact, created, changed = texts
    return Correction(uuid, sha256, places, exact, change, created, changed)


def _figure_says(value: Mapping[str, Any]) -> FigureSays:
    says, was = value["value"], value["was"]
    read = {
        "kind": Kind(was["kind"]),
        "approx": Approx(was["approx"]),
        "direction": Direction(was["direction"]),
        "rest": tuple(Span(*piece) for piece in was["rest"]),
    }
    figure = Figure(**was | read)
    return FigureSays(Value(**says | {"kind": Kind(says["kind"])}) if says else None, figure)


def _move(value: Mapping[str, Any]) -> Move:
    return Move(Span(*value["target"]) if value["target"] else None, before=bool(value["before"]))


_KINDS: Mapping[type[Change], str] = MappingProxyType(
    {FigureSays: "figure", Move: "move", Begin: "begin", Join: "join", Title: "title", Zones: "zones"}
)
_CHANGES: Mapping[str, Callable[[Mapping[str, Any]], Change]] = MappingProxyType(
    {
        "figure": _figure_says,
        "move": _move,
        "begin": lambda _: Begin(),
        "join": lambda value: Join(Span(*value["target"])),
        "title": lambda value: Title(str(value["text"])),
        "zones": lambda value: Zones(tuple(map(str, value["names"]))),
    }
)
