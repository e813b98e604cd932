"""Copies of the library: made by SQLite's backup, checked, and put back without losing anything."""

from __future__ import annotations

from pathlib import Path

from zonereader.errors import LibraryError, LibraryProblem
from zonereader.library.clock import now_for_file_names
from zonereader.library.connection import Connection, is_new, make_private, worded

FOLDER = "backups"
BESIDE = ("", "-wal", "-shm")


def backup_path(library: Path) -> Path:
    """A new name for a backup in the folder beside the library."""
    return library.parent / FOLDER / f"{library.stem}-{now_for_file_names()}{library.suffix}"


def copy_to(connection: Connection, target: Path) -> Path:
    """Copy an open library to ``target`` and open the copy to see that it is sound.

    Raises:
        LibraryError: ``target`` exists, cannot be written, or came out damaged.
    """
    if target.exists():
        raise LibraryError(target, LibraryProblem.EXISTS)
    make_private(target)
    copy = Connection(target, read_only=False)
    try:
        with worded(target):
            connection.raw.backup(copy.raw)
        copy.execute("PRAGMA journal_mode = DELETE")
        _require_sound(copy)
    except LibraryError:
        copy.close()
        target.unlink(missing_ok=True)
        raise
    copy.close()
    return target


def _require_sound(connection: Connection) -> None:
    if connection.value("PRAGMA quick_check") != "ok":
        raise LibraryError(connection.path, LibraryProblem.DAMAGED)


def restore(library: Path, backup: Path) -> Path | None:
    """Put ``backup`` in the library's place; returns where the library that was there is kept.

    Raises:
        LibraryError: the backup is missing, damaged or no library; nothing was changed.
    """
    if not backup.exists():
        raise LibraryError(backup, LibraryProblem.MISSING)
    if is_new(backup):
        raise LibraryError(backup, LibraryProblem.NOT_A_LIBRARY)
    source = Connection(backup, read_only=True)
    fresh = library.with_name(f"{library.name}.restoring-{now_for_file_names()}")
    try:
        _require_sound(source)
        copy_to(source, fresh)
    finally:
        source.close()
    kept = _set_aside(library)
    fresh.replace(library)
    return kept


def _set_aside(library: Path) -> Path | None:
    """Rename the library and its journal files; None when there is no library."""
    if not library.exists():
        return None
    kept = library.with_name(f"{library.stem}-replaced-{now_for_file_names()}{library.suffix}")
    try:
        for ending in BESIDE:
            part = library.with_name(library.name + ending)
            if part.exists():
                part.replace(kept.with_name(kept.name + ending))
    except OSError as error:
        raise LibraryError(library, LibraryProblem.NOT_WRITABLE) from error
    return kept
