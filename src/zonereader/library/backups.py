"""Copies of the library: made by SQLite's backup, checked, and put back without losing anything."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path

from zonereader.errors import LibraryError, LibraryProblem
from zonereader.library.clock import now_for_file_names
from zonereader.library.connection import (
    Connection,
    is_new,
    journal_of,
    make_private,
    problem_of,
    shared_memory_of,
    worded,
)
from zonereader.library.schema import require_known

FOLDER = "backups"
DAYS, WEEKS = 7, 4
"""How many daily backups are kept, and from how many weeks before them one each."""


def backup_path(library: Path) -> Path:
    """A new name for a backup in the folder beside the library."""
    return _beside(library, now_for_file_names())


def copy_to(connection: Connection, target: Path) -> Path:
    """Copy an open library to ``target`` and open the copy to see that it is sound.

    The file gets its name when it is whole, so a copy cut short is never taken for a backup.

    Raises:
        LibraryError: ``target`` exists, cannot be written, or came out damaged.
    """
    if target.exists():
        raise LibraryError(target, LibraryProblem.EXISTS)
    unfinished = target.with_name(f"{target.name}.part")
    make_private(unfinished)
    try:
        _copy(connection, unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def _copy(connection: Connection, target: Path) -> None:
    copy = Connection(target, read_only=False)
    try:
        with worded(target):
            connection.raw.backup(copy.raw)
        copy.execute("PRAGMA journal_mode = DELETE")
        require_sound(copy)
    finally:
        copy.close()


def require_sound(connection: Connection) -> None:
    """Raise a LibraryError for a damaged library; takes seconds where it is large."""
    if connection.value("PRAGMA quick_check") != "ok":
        raise LibraryError(connection.path, LibraryProblem.DAMAGED)


def daily(connection: Connection) -> Path | None:
    """Make today's backup unless there is one, and clear away old daily ones, no others.

    Raises:
        LibraryError: the backup cannot be written, or the library is damaged: that is never copied,
            and nothing is cleared away for it.
    """
    today = datetime.now(UTC).date()
    target = _daily_path(connection.path, today.isoformat())
    if target.exists():
        return None
    require_sound(connection)
    copy_to(connection, target)
    made = {path: date.fromisoformat(path.stem[-10:]) for path in _daily_backups(connection.path)}
    with suppress(OSError):
        for path in made.keys() - kept(made, today):
            path.unlink()
    return target


def _beside(library: Path, name: str) -> Path:
    return library.parent / FOLDER / f"{library.stem}-{name}{library.suffix}"


def _daily_path(library: Path, day: str) -> Path:
    return _beside(library, f"daily-{day}")


def _daily_backups(library: Path) -> list[Path]:
    pattern = _daily_path(library, "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]").name
    return sorted((library.parent / FOLDER).glob(pattern))


def before_migration(connection: Connection) -> None:
    """Copy a library of an earlier version, once: a migration that fails again makes no second copy."""
    version = connection.value("PRAGMA user_version")
    target = _beside(connection.path, f"version-{version}")
    if not target.exists():
        copy_to(connection, target)


def newest_good(library: Path) -> Path | None:
    """The newest backup beside the library that can be opened and is sound."""
    with suppress(OSError):
        folder = library.parent / FOLDER
        made = sorted(folder.glob(f"{library.stem}-*{library.suffix}"), key=_time_of, reverse=True)
        return next((path for path in made if _is_good(path)), None)
    return None


def _time_of(backup: Path) -> float:
    return backup.stat().st_mtime


def _is_good(backup: Path) -> bool:
    try:
        if is_new(backup):
            return False
        with closing(Connection(backup, read_only=True)) as connection:
            require_known(connection)
            require_sound(connection)
    except LibraryError:
        return False
    return True


def kept(made: Mapping[Path, date], today: date) -> set[Path]:
    """Which daily backups stay: those of the last days, and the first of each of the weeks before."""
    recent = {path for path, day in made.items() if (today - day).days < DAYS}
    first_of_week: dict[tuple[int, int], Path] = {}
    for path, day in sorted(made.items(), key=lambda item: item[1]):
        if (today - day).days < DAYS + 7 * WEEKS:
            first_of_week.setdefault(day.isocalendar()[:2], path)
    return recent | set(first_of_week.values())


def restore(library: Path, backup: Path) -> Path | None:
    """Put ``backup`` in the library's place; returns where the library that was there is kept.

    Raises:
        LibraryError: the backup is missing, damaged or no library, or the library is in use; nothing
            was changed.
    """
    if not backup.exists():
        raise LibraryError(backup, LibraryProblem.MISSING)
    if is_new(backup):
        raise LibraryError(backup, LibraryProblem.NOT_A_LIBRARY)
    fresh = library.with_name(f"{library.name}.restoring-{now_for_file_names()}")
    source = Connection(backup, read_only=True)
    try:
        require_sound(source)
        copy_to(source, fresh)
    finally:
        source.close()
    try:
        kept_at = set_aside(library)
        fresh.replace(library)
    finally:
        fresh.unlink(missing_ok=True)
    return kept_at


def set_aside(library: Path) -> Path | None:
    """Copy the library with its journal, so that another may take its place; None when there is none.

    A copy and not a move: at no moment is there no library for a new, empty one to take its place.

    Raises:
        LibraryError: another program has it open, or the disk refuses; the library is as it was.
    """
    kept_at = library.with_name(f"{library.stem}-replaced-{now_for_file_names()}{library.suffix}")
    copies = ((library, kept_at), (journal_of(library), journal_of(kept_at)))
    try:
        for file, copy in copies:
            if file.exists():
                shutil.copy2(file, copy)
        _settle(library)
        for file in (journal_of(library), shared_memory_of(library)):
            file.unlink(missing_ok=True)
    except (OSError, LibraryError) as error:
        for _, copy in copies:
            copy.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise LibraryError(library, problem_of(error)) from error
        raise
    return kept_at if kept_at.exists() else None


def _settle(library: Path) -> None:
    """Write the journal back into the library, as far as it is one that can be opened.

    Raises:
        LibraryError: another program has it open.
    """
    try:
        if is_new(library):
            return
        connection = Connection(library, read_only=False)
    except LibraryError:
        return
    try:
        connection.execute("PRAGMA busy_timeout = 500")
        connection.execute("PRAGMA journal_mode = DELETE")
    except LibraryError as error:
        if error.problem is LibraryProblem.BUSY:
            raise
    finally:
        connection.close()
