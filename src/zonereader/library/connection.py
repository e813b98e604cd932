"""One SQLite connection: opened safely, errors worded for people, transactions in one place."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from zonereader.errors import LibraryError, LibraryProblem

APPLICATION_ID = 0x5A524C42
"""Marks the file as a library of this program: "ZRLB" in the header's application id."""

BUSY_MILLISECONDS = 10_000
PAUSE_SECONDS = 0.01
"""Between two tries of what SQLite itself does not wait for."""
CACHE_KIBIBYTES = 26_624
"""At most: so much of a large library's search index is read again and again."""
SPARING_KIBIBYTES = 1_024
"""For what is read once, as single articles and tables from end to end: the system keeps the file anyway."""

MOST_BYTES_OF_A_ROW = 64 << 20
"""Twenty times the longest page; a file made by somebody else must not fill the memory."""

SETTINGS = (
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
)
"""What every connection is set to."""

# SQLite's primary result codes that are the user's or the disk's doing; all others are bugs.
PROBLEMS = {
    sqlite3.SQLITE_BUSY: LibraryProblem.BUSY,
    sqlite3.SQLITE_LOCKED: LibraryProblem.BUSY,
    sqlite3.SQLITE_READONLY: LibraryProblem.NOT_WRITABLE,
    sqlite3.SQLITE_PERM: LibraryProblem.NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: LibraryProblem.NOT_WRITABLE,
    sqlite3.SQLITE_IOERR: LibraryProblem.DISK_ERROR,
    sqlite3.SQLITE_FULL: LibraryProblem.DISK_FULL,
    sqlite3.SQLITE_CORRUPT: LibraryProblem.DAMAGED,
    sqlite3.SQLITE_NOTADB: LibraryProblem.DAMAGED,
    sqlite3.SQLITE_TOOBIG: LibraryProblem.DAMAGED,  # no row of ours is
}

UNWRITABLE = frozenset({LibraryProblem.NOT_WRITABLE, LibraryProblem.DISK_FULL, LibraryProblem.DISK_ERROR})
"""Problems of a library that may still be read."""

FAULTS = {
    errno.ENOSPC: LibraryProblem.DISK_FULL,
    errno.EDQUOT: LibraryProblem.DISK_FULL,
    errno.EIO: LibraryProblem.DISK_ERROR,
}

T = TypeVar("T")
Authorizer = Callable[[int, str | None, str | None, str | None, str | None], int]


def problem_of(error: OSError) -> LibraryProblem:
    """What the system's complaint about a file that should be written means for a reader."""
    return FAULTS.get(error.errno or 0, LibraryProblem.NOT_WRITABLE)


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Turn SQLite's complaints about the file or the disk into a LibraryError."""
    try:
        yield
    except sqlite3.Error as error:
        problem = _problem(error)
        if problem is None:
            raise
        raise LibraryError(path, problem) from error
    except UnicodeDecodeError as error:  # SQLite names a damaged table, and the name is no text
        raise LibraryError(path, LibraryProblem.DAMAGED) from error


def _problem(error: sqlite3.Error) -> LibraryProblem | None:
    """What is wrong with the file or the disk; None where the mistake is ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and str(error).startswith("Could not decode"):  # text that is none
        return LibraryProblem.DAMAGED
    return None if code is None else PROBLEMS.get(code & 0xFF)


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None, check_same_thread=False
    )


class Connection:
    """A connection to the library at ``path``, used by one thread at a time."""

    def __init__(self, path: Path, *, read_only: bool, immutable: bool = False) -> None:
        """Open the file; ``immutable`` is for one that nobody can write, such as on a read-only medium."""
        self.path = path
        mode = "mode=ro&immutable=1" if immutable else "mode=rw"
        with worded(path):
            # Never "rwc", which makes an empty file where none is. Readers are "rw" as well: whoever
            # closes last has to write the journal back into the file.
            self.raw = _connect(path, mode)
            try:
                self._set_up(read_only)
            except sqlite3.Error:
                self.raw.close()  # else it holds its lock on the file until the collector comes by
                raise
        self._opened = identity(path)
        self._kept: dict[object, Any] = {}
        self._kept_at: tuple[int, int] | None = None

    def _set_up(self, read_only: bool) -> None:
        self.raw.row_factory = sqlite3.Row
        self.raw.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES_OF_A_ROW)
        self.keep(CACHE_KIBIBYTES)
        waits = f"busy_timeout = {BUSY_MILLISECONDS}"
        for setting in (waits, *SETTINGS, f"query_only = {int(read_only)}"):
            self.raw.execute(f"PRAGMA {setting}")

    def keep(self, kibibytes: int) -> None:
        """Keep so much of the file in memory, at most."""
        self.raw.execute(f"PRAGMA cache_size = -{kibibytes}")

    def shrink(self) -> None:
        """Give back the memory that holds nothing but copies of the file."""
        self.raw.execute("PRAGMA shrink_memory")

    def close(self) -> None:
        """Close it; a second call does nothing."""
        self.raw.close()

    def execute(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run one statement."""
        with worded(self.path):
            return self.raw.execute(sql, values)

    def execute_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for every row of values."""
        with worded(self.path):
            self.raw.executemany(sql, rows)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        with worded(self.path):
            return self.raw.execute(sql, values).fetchall()

    def insert(self, sql: str, values: Sequence[Any]) -> int:
        """Run an INSERT of one row and return the row's id."""
        return int(self.execute(sql, values).lastrowid or 0)

    def row(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        """The first row of a query, None where there is none."""
        with worded(self.path):
            found: sqlite3.Row | None = self.raw.execute(sql, values).fetchone()
            return found

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first column of the first row, None where there is none."""
        found = self.row(sql, values)
        return found[0] if found else None

    def distinct(self, table: str, column: str) -> list[str]:
        """The different texts of an indexed column, by one step in the index for each."""
        rows = self.rows(
            f"""WITH RECURSIVE step(reached) AS (
              SELECT min({column}) FROM {table}
              UNION ALL SELECT (SELECT min({column}) FROM {table} WHERE {column} > reached) FROM step
              WHERE reached IS NOT NULL
            ) SELECT reached FROM step WHERE reached IS NOT NULL"""
        )
        return [row[0] for row in rows]

    def unchanged(self, make: Callable[[Connection], T]) -> T:
        """What ``make`` made of this connection's file, made again only when the file has changed since.

        Ask inside a snapshot, so that it is of the same moment as what else is read.
        """
        now = (self.value("PRAGMA data_version"), self.raw.total_changes)
        if now != self._kept_at:
            self._kept.clear()
            self._kept_at = now
        if make not in self._kept:
            self._kept[make] = make(self)
        made: T = self._kept[make]
        return made

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is written, or nothing of it.

        Raises:
            LibraryError: the disk refuses, or another file or none is where the library was: SQLite
                would go on writing to a file that nobody finds again.
        """
        self._require_in_place()
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._require_in_place()
            self.execute("COMMIT")
        except BaseException:
            if self.raw.in_transaction:
                self.raw.rollback()
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read inside is of one moment, whoever writes meanwhile."""
        self.execute("BEGIN")
        try:
            yield
        finally:
            if self.raw.in_transaction:
                self.raw.rollback()

    def write_ahead(self) -> None:
        """Keep a write-ahead journal, which lets others read while one writes.

        SQLite does not wait for its turn when it changes the sort of journal, so that is done here.

        Raises:
            LibraryError: the file cannot be written, or another program held it all the time.
        """
        give_up = time.monotonic() + BUSY_MILLISECONDS / 1000
        while self.value("PRAGMA journal_mode") != "wal":
            try:
                self.execute("PRAGMA journal_mode = WAL")
            except LibraryError as error:
                if error.problem is not LibraryProblem.BUSY or time.monotonic() > give_up:
                    raise
                time.sleep(PAUSE_SECONDS)

    def _require_in_place(self) -> None:
        if identity(self.path) != self._opened:
            raise LibraryError(self.path, LibraryProblem.TAKEN_AWAY)

    @contextmanager
    def authorized(self, authorizer: Authorizer) -> Iterator[None]:
        """Have SQLite ask ``authorizer`` about every statement compiled inside."""
        self.raw.set_authorizer(authorizer)
        try:
            yield
        finally:
            self.raw.set_authorizer(None)


def is_new(path: Path) -> bool:
    """Whether no library is at ``path`` yet: nothing, or an empty file.

    Raises:
        LibraryError: something else is there, or it cannot be looked at; nothing was changed.
    """
    if _size(path):
        if not _may_be_ours(path):
            raise LibraryError(path, LibraryProblem.NOT_A_LIBRARY)
        return False
    if has_journal(path) and not _size(path):  # the library itself is lost; SQLite would throw away the rest
        raise LibraryError(path, LibraryProblem.DAMAGED)
    return True


def _size(path: Path) -> int:
    """The file's size, 0 where none is."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise LibraryError(path, LibraryProblem.NOT_WRITABLE) from error
    if not stat.S_ISREG(found.st_mode):
        raise LibraryError(path, LibraryProblem.NOT_A_LIBRARY)
    return found.st_size


def _may_be_ours(path: Path) -> bool:
    """Whether the file's header says that it is a library, as far as that shows without the journal.

    SQLite itself has to look: when a program closes a file that it has open elsewhere as well, the
    system drops all of its locks on that file, and another program then takes the journal away.
    """
    with worded(path), closing(_connect(path, "mode=ro&immutable=1")) as raw:
        try:
            return bool(raw.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_CORRUPT:
                return True  # a part of it may still be in the journal
            if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
                return False
            raise


def identity(path: Path) -> tuple[int, int] | None:
    """Which file is at ``path``, None where none is or its folder cannot be entered."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def journal_of(path: Path) -> Path:
    """The file beside a library that holds what was written last."""
    return path.with_name(f"{path.name}-wal")


def shared_memory_of(path: Path) -> Path:
    """The file beside a library that those who have it open share; of no use to others."""
    return path.with_name(f"{path.name}-shm")


def has_journal(path: Path) -> bool:
    """Whether something was written last that is not in the library's own file yet."""
    journal = journal_of(path)
    return journal.exists() and journal.stat().st_size > 0


def make_private(path: Path) -> None:
    """Make the folder (0700 when it is new) and, unless it is there, an empty file only the user may read.

    Raises:
        LibraryError: the folder or file cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise LibraryError(path, problem_of(error)) from error
