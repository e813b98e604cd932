"""Read all pages anew beside the library, and put what was read in its place in one transaction.

The readings are gathered in a file of their own, so that notes can be written, pages imported and
articles read meanwhile: the library is locked only while the finished tables are copied into it. That
file stays when a rebuild is cut short, and the next one goes on with it.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from zonereader.errors import LibraryError
from zonereader.library import annotations as notes
from zonereader.library import corrections, pages, readings, schema
from zonereader.library.connection import Connection, journal_of, make_private, shared_memory_of
from zonereader.library.indexing import INDEX_VERSION, catch_up
from zonereader.library.records import PageId, RebuildStep
from zonereader.library.settling import settling
from zonereader.model import Reading
from zonereader.reading import READING_VERSION

# The full-text index keeps what it holds in tables of its own ("shadow"), which are copied like any other.
_TABLES = """SELECT name FROM pragma_table_list WHERE schema = 'fresh' AND type IN ('table', 'shadow')
  AND name <> 'page' AND substr(name, 1, 7) <> 'sqlite_'"""

_HERE = "SELECT id, sha256 FROM page"

# The pages themselves, for what a reading stores of them.
_PAGE = """CREATE TABLE page (
  id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, name TEXT NOT NULL, origin TEXT NOT NULL, digest_of TEXT,
  imported_at TEXT NOT NULL, corrections TEXT NOT NULL, text TEXT NOT NULL
) STRICT"""

# The corrections that a page is read with, so that one that is made meanwhile is seen.
_CORRECTIONS = """(SELECT coalesce(group_concat(made, ' '), '') FROM (SELECT c.uuid || c.value AS made
  FROM main.correction c WHERE c.sha256 = p.sha256 AND c.deleted IS NULL ORDER BY c.seq))"""
_COLUMNS = f"id, sha256, name, origin, digest_of, imported_at, {_CORRECTIONS} AS corrections"
_OUTDATED = f"""SELECT 1 FROM main.page p
  WHERE (id, {_CORRECTIONS}) NOT IN (SELECT id, corrections FROM fresh.page)"""

STAMP = zlib.crc32(f"{READING_VERSION}{INDEX_VERSION}{schema.DERIVED}{_PAGE}".encode()) & 0x7FFF_FFFF
"""The fresh file's user_version: what was begun by another analysis or for other tables is of no use."""


def rebuild_steps(connection: Connection, read: Callable[[str], Reading]) -> Iterator[RebuildStep]:
    """Read every page anew, one page a step; after the last of them all is put in place at once.

    SQLite itself refuses any write to the pages and the user's tables while a step runs.

    Raises:
        LibraryError: the disk refuses; the readings that were there stay as they are.
    """
    path = connection.path.with_name(f"{connection.path.name}-rebuilding")
    is_done = False
    try:
        while not is_done:  # once more for pages that came in or were corrected meanwhile
            with closing(_opened(connection, path)) as fresh:
                yield from _read_missing(connection, fresh, read)
            is_done = _put_in_place(connection, path)
    except LibraryError:
        is_done = True
        raise
    finally:
        if is_done:
            _remove(path)


def _remove(path: Path) -> None:
    for file in (path, journal_of(path), shared_memory_of(path)):
        file.unlink(missing_ok=True)


def _opened(connection: Connection, path: Path) -> Connection:
    """The file of the new readings: one that was begun before, if it is of use, else a new one."""
    begun = _begun(connection, path)
    if begun is not None:
        return begun
    _remove(path)
    make_private(path)
    fresh = Connection(path, read_only=False)
    fresh.execute("PRAGMA journal_mode = WAL")
    with fresh.transaction():
        fresh.execute(_PAGE)
        schema.create_derived(fresh)
        readings.stamp(fresh, READING_VERSION)
        fresh.execute(f"PRAGMA user_version = {STAMP}")
    return fresh


def _begun(connection: Connection, path: Path) -> Connection | None:
    """The file that an earlier rebuild began, None where it is damaged or of no use."""
    make_private(path)
    try:
        fresh = Connection(path, read_only=False)
    except LibraryError:
        return None
    try:
        if fresh.value("PRAGMA user_version") == STAMP and _rows(fresh) <= _rows(connection):
            return fresh
    except LibraryError:
        pass  # damaged: begun anew
    fresh.close()
    return None


def _rows(connection: Connection) -> set[tuple[PageId, str]]:
    """Every page's id and SHA-256."""
    return {(row["id"], row["sha256"]) for row in connection.rows(_HERE)}


def _read_missing(
    connection: Connection, fresh: Connection, read: Callable[[str], Reading]
) -> Iterator[RebuildStep]:
    _forget_outdated(connection, fresh)
    done = _rows(fresh)
    missing = sorted(_rows(connection) - done)
    total = len(done) + len(missing)
    for number, (page_id, _) in enumerate(missing, start=len(done) + 1):
        with connection.authorized(schema.spare_the_users_tables):
            (page,) = connection.rows(f"SELECT {_COLUMNS} FROM main.page p WHERE id = ?", (page_id,))
            text = pages.text(connection, page_id)
            reading = corrections.corrected(connection, page["sha256"], text, read(text))
        with fresh.transaction():
            fresh.execute("INSERT INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*page, text))
            readings.store(fresh, page_id, text, reading)
        for _ in settling(fresh):
            yield RebuildStep(number, total)
        yield RebuildStep(number, total)
    for _ in catch_up(fresh):
        yield RebuildStep(total, total)


def _forget_outdated(connection: Connection, fresh: Connection) -> None:
    """Pages that were corrected since they were read are read once more."""
    now = {row["id"]: row["corrections"] for row in connection.rows(f"SELECT {_COLUMNS} FROM main.page p")}
    with fresh.transaction():
        for row in fresh.rows("SELECT id, corrections FROM page"):
            if now.get(row["id"]) != row["corrections"]:
                readings.forget(fresh, row["id"])
                fresh.execute("DELETE FROM searchable_page WHERE page_id = ?", (row["id"],))
                fresh.execute("DELETE FROM page WHERE id = ?", (row["id"],))


def _put_in_place(connection: Connection, path: Path) -> bool:
    """Replace the derived tables by those of the fresh file; False when a page or correction is missing."""
    connection.execute("ATTACH ? AS fresh", (str(path),))
    try:
        with connection.authorized(schema.spare_the_users_tables), connection.transaction():
            if connection.value(_OUTDATED):
                return False
            connection.execute("PRAGMA defer_foreign_keys = ON")  # the tables come in no order
            schema.drop_derived(connection)
            schema.create_derived(connection)
            for row in connection.rows(_TABLES):
                connection.execute(f"DELETE FROM main.{row['name']}")
                connection.execute(f"INSERT INTO main.{row['name']} SELECT * FROM fresh.{row['name']}")
            notes.index_all(connection)
    finally:
        connection.execute("DETACH fresh")
    return True
