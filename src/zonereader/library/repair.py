"""Put a damaged library together again: the newest good backup, and all that can still be read.

The damaged file is never written to: what is read is read from a copy, and the file itself is kept
beside the new library. Only the pages and the user's tables are taken; the rest is made anew from them.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from zonereader.errors import LibraryError, LibraryProblem
from zonereader.library import backups, schema, spans
from zonereader.library.clock import now, now_for_file_names
from zonereader.library.connection import (
    Connection,
    journal_of,
    make_private,
    problem_of,
    shared_memory_of,
)
from zonereader.library.records import AnnotationKind, Colour, Repair

MOST_PROBED, MOST_BEYOND = 100_000, 2000
"""Row numbers asked for one by one between two damaged places, and where the end is not known."""

BLOCK = 4096
SIZE_AT, COUNTER_AT, VALID_FOR_AT = slice(28, 32), slice(24, 28), slice(92, 96)

Row = Mapping[str, Any]


def repair(library: Path) -> Repair:
    """Make a new library out of the damaged one and its newest good backup, and put it in its place.

    The derived tables of the new library have to be built from its pages afterwards.

    Raises:
        LibraryError: there is no good backup and nothing could be read, or the disk refuses; nothing
            was changed.
    """
    name = f"{library.name}.repairing-{now_for_file_names()}"
    fresh, copy = library.with_name(name), library.with_name(f"{name}-copy")
    backup = backups.newest_good(library)
    try:
        _begin(fresh, backup)
        with closing(Connection(fresh, read_only=False)) as into:
            schema.migrate(into)
            _take_over(into, library, copy)
            if backup is None and into.value("SELECT 1 FROM main.page") is None:
                raise LibraryError(library, LibraryProblem.DAMAGED)
            into.execute("DELETE FROM reading")
            pages, marks = (
                into.value(f"SELECT count(*) FROM {what}")
                for what in ("page", "annotation WHERE deleted IS NULL")
            )
            into.execute("PRAGMA journal_mode = DELETE")
            backups.require_sound(into)
        kept = backups.set_aside(library)
        fresh.replace(library)
    finally:
        for file in (fresh, copy):
            for part in (file, journal_of(file), shared_memory_of(file)):
                part.unlink(missing_ok=True)
    return Repair(kept, backup, pages, marks)


def _begin(fresh: Path, backup: Path | None) -> None:
    if backup is None:
        make_private(fresh)
    else:
        with closing(Connection(backup, read_only=True)) as source:
            backups.copy_to(source, fresh)


def _take_over(into: Connection, library: Path, copy: Path) -> None:
    """Take what can be read of ``library`` into a new one, by way of a copy."""
    try:
        _copy(library, copy)
        found = _read_all(copy)
        if not any(found.values()):
            _write_first_block(copy)
            found = _read_all(copy)
    except OSError as error:
        raise LibraryError(library, problem_of(error)) from error
    with into.transaction():
        ids = _take_pages(into, found["page"])
        marks = [row for row in found["annotation"] if _is_mark(row)]
        _stand_in_for_lost_pages(into, ids, marks)
        _take_marks(into, ids, marks)
        _take_states(into, ids, found["reading_state"])


def _copy(library: Path, copy: Path) -> None:
    for file, to in ((library, copy), (journal_of(library), journal_of(copy))):
        if file.exists():
            shutil.copy(file, to)
    make_private(copy)


def _write_first_block(copy: Path) -> None:
    """Put the header and the list of tables in place as this program makes them in every library.

    The tables that are never made anew begin at the same blocks in all of them.
    """
    model = copy.with_name(f"{copy.name}-model")
    try:
        make_private(model)
        with closing(Connection(model, read_only=False)) as connection, connection.transaction():
            schema.apply_migrations(connection)
        block = bytearray(model.read_bytes()[:BLOCK])
    finally:
        model.unlink(missing_ok=True)
    block[SIZE_AT] = (copy.stat().st_size // BLOCK).to_bytes(4, "big")
    block[VALID_FOR_AT] = block[COUNTER_AT]
    journal_of(copy).unlink(missing_ok=True)  # it would put the damaged block back
    with copy.open("r+b") as file:
        file.write(block)


# Reading what can be read


def _read_all(copy: Path) -> dict[str, list[Row]]:
    return {table: list(_readable(copy, table)) for table in ("page", "annotation", "reading_state")}


def _readable(copy: Path, table: str) -> Iterator[Row]:
    """The rows of a table from its beginning and its end up to the damage, and those between."""
    with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=rw", uri=True)) as raw:
        raw.row_factory = sqlite3.Row
        raw.text_factory = bytes  # what is no text must not stop the row after it
        with suppress(sqlite3.Error):
            raw.execute("PRAGMA trusted_schema = OFF")
        first, last = 0, None
        for row in _walk(raw, table, "rowid > ? ORDER BY rowid", 0):
            first = row["rowid"]
            yield from _decoded(row)
        for row in _walk(raw, table, "rowid > ? ORDER BY rowid DESC", first):
            last = row["rowid"]
            yield from _decoded(row)
        end = first + MOST_BEYOND if last is None else min(last, first + MOST_PROBED)
        for number in range(first + 1, end):
            for row in _walk(raw, table, "rowid = ?", number):
                yield from _decoded(row)


def _walk(raw: sqlite3.Connection, table: str, which: str, number: int) -> Iterator[sqlite3.Row]:
    with suppress(sqlite3.Error, UnicodeDecodeError):
        yield from raw.execute(f"SELECT rowid AS rowid, * FROM {table} NOT INDEXED WHERE {which}", (number,))


def _decoded(row: sqlite3.Row) -> Iterator[Row]:
    with suppress(UnicodeDecodeError):
        yield {
            key: value.decode() if isinstance(value, bytes) else value
            for key, value in zip(row.keys(), row, strict=True)
        }


def _is_mark(row: Row) -> bool:
    """Whether a row of annotations is one that this program may have written."""
    try:
        places = spans.from_json(row["spans"])
        AnnotationKind(row["kind"])
        Colour(row["colour"] or Colour.YELLOW)
    except (KeyError, TypeError, ValueError):
        return False
    texts = ("uuid", "exact", "prefix", "suffix", "body", "created", "updated")
    numbers = [row["page_id"], row["start"], *(at for span in places for at in span)]
    return (
        bool(places)
        and all(isinstance(row[text], str) for text in texts)
        and all(isinstance(number, int) for number in numbers)
    )


# Taking it over


def _take_pages(into: Connection, rows: Iterable[Row]) -> dict[int, int]:
    """Add the pages whose text is whole; returns the new ids of all old ones that are known."""
    ids = {row["id"]: row["id"] for row in into.rows("SELECT id FROM page")}
    for row in rows:
        text, sha256 = row["text"], row["sha256"]
        if not isinstance(text, str) or hashlib.sha256(text.encode()).hexdigest() != sha256:
            continue
        there = into.value("SELECT id FROM page WHERE sha256 = ?", (sha256,))
        ids[row["id"]] = there or _add_page(into, row)
    return ids


_PAGE = (
    "INSERT INTO page(id, sha256, name, origin, digest_of, imported_at, text) VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def _add_page(into: Connection, row: Row) -> int:
    """Add a page under its own id, or under another where that is taken."""
    taken = into.value("SELECT 1 FROM page WHERE id = ?", (row["id"],))
    values = [row[name] for name in ("sha256", "name", "origin", "digest_of", "imported_at", "text")]
    return into.insert(_PAGE, (None if taken else row["id"], *values))


def _stand_in_for_lost_pages(into: Connection, ids: dict[int, int], marks: Iterable[Row]) -> None:
    """A page that is lost is stood in for by what was quoted from it, so that the notes on it stay."""
    quoted = defaultdict[int, list[str]](list)
    for row in marks:
        if row["page_id"] not in ids:
            quoted[row["page_id"]].append(f"{row['prefix']}{row['exact']}{row['suffix']}")
    for page_id, quotes in quoted.items():
        text = "\n\n".join(dict.fromkeys(quotes)) or str(page_id)
        row = {
            "id": page_id,
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "name": f"{page_id}.txt",
            "origin": "repair",
            "digest_of": None,
            "imported_at": now(),
            "text": text,
        }
        there = into.value("SELECT id FROM page WHERE sha256 = ?", (row["sha256"],))
        ids[page_id] = there or _add_page(into, row)


_MARK = (
    "uuid", "kind", "page_id", "spans", "start", "exact", "prefix", "suffix", "colour", "body",
    "created", "updated", "deleted",
)  # fmt: skip


def _take_marks(into: Connection, ids: Mapping[int, int], rows: Iterable[Row]) -> None:
    """Add the marks; one that is in the backup too stays as it was written last."""
    changes = ", ".join(f"{name} = excluded.{name}" for name in _MARK[1:])
    into.execute_many(
        f"INSERT INTO annotation({', '.join(_MARK)}) VALUES ({', '.join('?' * len(_MARK))})"
        f" ON CONFLICT(uuid) DO UPDATE SET {changes} WHERE excluded.updated >= annotation.updated",
        [[ids[row["page_id"]] if name == "page_id" else row[name] for name in _MARK] for row in rows],
    )


def _take_states(into: Connection, ids: Mapping[int, int], rows: Iterable[Row]) -> None:
    into.execute_many(
        "INSERT OR REPLACE INTO reading_state(page_id, start, read, position) VALUES (?, ?, ?, ?)",
        [
            (ids[row["page_id"]], row["start"], int(bool(row["read"])), row["position"])
            for row in rows
            if row["page_id"] in ids
            and isinstance(row["start"], int)
            and isinstance(row["position"], int | None)
        ],
    )
