"""What can go wrong for a user. Each class carries data; the window and the command line word it.

Anything else that is raised is a bug of ours and is not caught below the edge of the program.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path


class ZoneReaderError(Exception):
    """Root of the errors that are not the program's fault; ``str()`` is one English sentence."""


class PageProblem(StrEnum):
    """Why a file gives no page."""

    MISSING = "missing"
    NOT_READABLE = "not readable"
    EMPTY = "empty"
    BINARY = "binary"
    ENCODING = "encoding"
    TOO_LARGE = "too large"
    NO_PAGES = "no pages"


PAGE_SENTENCES = {
    PageProblem.MISSING: "There is no file {path}; check the name.",
    PageProblem.NOT_READABLE: "{path} may not be read; ask for permission to read it.",
    PageProblem.EMPTY: "{path} has no text in it.",
    PageProblem.BINARY: "{path} is not a text file; save the page as plain text first.",
    PageProblem.ENCODING: "{path} is text in an unknown encoding; save it as UTF-8.",
    PageProblem.TOO_LARGE: "{path} is too large for one page; split it into one file per page.",
    PageProblem.NO_PAGES: "{path} holds no page: no .txt file was found in it.",
}


class PageError(ZoneReaderError):
    """A file or folder that cannot be taken in as a page."""

    def __init__(self, path: Path, problem: PageProblem) -> None:
        super().__init__(PAGE_SENTENCES[problem].format(path=path))
        self.path = path
        self.problem = problem


class LibraryProblem(StrEnum):
    """Why the library file cannot be used."""

    NOT_WRITABLE = "not writable"
    NOT_A_LIBRARY = "not a library"
    DAMAGED = "damaged"
    TOO_NEW = "too new"
    BUSY = "busy"
    DISK_FULL = "disk full"
    DISK_ERROR = "disk error"
    MISSING = "missing"
    TAKEN_AWAY = "taken away"
    EXISTS = "exists"


LIBRARY_SENTENCES = {
    LibraryProblem.NOT_WRITABLE: "The library {path} cannot be written; check the folder's permissions.",
    LibraryProblem.NOT_A_LIBRARY: "{path} is not a ZoneReader library; nothing was changed in it.",
    LibraryProblem.DAMAGED: "The library {path} is damaged; it was left as it is, restore a backup.",
    LibraryProblem.TOO_NEW: "The library {path} was made by a newer ZoneReader; install that version.",
    LibraryProblem.BUSY: "The library {path} is in use by another program; try again in a moment.",
    LibraryProblem.DISK_FULL: "The disk is full; free some space and try again.",
    LibraryProblem.DISK_ERROR: "The disk reports an error with {path}; check the disk.",
    LibraryProblem.MISSING: "There is no library at {path}; import pages first.",
    LibraryProblem.TAKEN_AWAY: "The library {path} was moved or replaced; put it back and try again.",
    LibraryProblem.EXISTS: "There is a file {path} already; choose another name.",
}


class LibraryError(ZoneReaderError):
    """The library file cannot be opened, read or written."""

    def __init__(self, path: Path, problem: LibraryProblem) -> None:
        super().__init__(LIBRARY_SENTENCES[problem].format(path=path))
        self.path = path
        self.problem = problem


class NotFoundError(ZoneReaderError):
    """A page, zone, article or annotation that was named is not in the library."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__(f"There is no {what} {name} in the library.")
        self.what = what
        self.name = name


class NotesFileError(ZoneReaderError):
    """A file that should hold annotations and does not."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} holds no annotations of ZoneReader; nothing was taken in.")
        self.name = name


class ExportError(ZoneReaderError):
    """An export that cannot be written to ``path``."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"Nothing was exported to {path}: {reason}.")
        self.path = path
        self.reason = reason


class DesktopError(ZoneReaderError):
    """The menu entry, icons or file type cannot be written or removed below ``path``."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"The menu entry in {path} was not changed throughout: {reason}.")
        self.path = path
        self.reason = reason
