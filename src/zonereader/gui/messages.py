"""What can go wrong, said in the window's language: one sentence with what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from zonereader.errors import (
    PAGE_SENTENCES,
    ExportError,
    LibraryError,
    LibraryProblem,
    NotesFileError,
    NotFoundError,
    PageProblem,
    ZoneReaderError,
)
from zonereader.library.records import Failure

if TYPE_CHECKING:
    from zonereader.search.query import Malformed, Trouble

translate = QCoreApplication.translate


def sentence(error: ZoneReaderError) -> str:
    """What to tell the reader about ``error``."""
    match error:
        case LibraryError():
            return library_sentences()[error.problem].replace("{path}", str(error.path))
        case ExportError():
            words = translate("errors", "Nothing was exported to {path}: {reason}.")
            return words.replace("{path}", str(error.path)).replace("{reason}", _reason(error))
        case NotesFileError():
            words = translate("errors", "{path} holds no annotations of ZoneReader; nothing was taken in.")
            return words.replace("{path}", error.name)
        case NotFoundError():
            return translate("errors", "This is no longer in the library.")
        case _:
            return str(error)


def damage_sentence(error: LibraryError, backup: Path | None) -> str:
    """That the library is damaged, and what there is to repair it with."""
    if backup is None:
        return sentence(error)
    made = QDateTime.fromSecsSinceEpoch(int(backup.stat().st_mtime))
    day = QLocale().toString(made, QLocale.FormatType.ShortFormat)
    return f"{sentence(error)} " + translate("errors", "The newest good backup is of {0}.").format(day)


def _reason(error: ExportError) -> str:
    nothing = "there are no notes, highlights or figures in what was chosen"
    known = {
        nothing: translate("errors", "there are no notes, highlights or figures in what was chosen"),
        "one file per article needs a folder": translate("errors", "one file per article needs a folder"),
    }
    return known.get(error.reason, error.reason)


def failure_sentence(failure: Failure) -> str:
    """What to tell the reader about a file that was not taken in.

    An import words its failures in English; which problem it was shows in its sentence.
    """
    path = str(failure.path)
    for problem, words in PAGE_SENTENCES.items():
        if words.format(path=path) == failure.reason:
            return page_sentences()[problem].replace("{path}", path)
    return failure.reason


def malformed_sentence(malformed: Malformed) -> str:
    """What to tell the reader about a piece of a query that was searched as text."""
    return malformed.worded(query_sentences()[malformed.trouble])


def query_sentences() -> Mapping[Trouble, str]:
    """Why a piece of a query is searched as text."""
    from zonereader.search.query import Trouble

    return {
        Trouble.QUOTE: translate(
            "errors", "{text} has no closing quote; it is searched to the end as a phrase."
        ),
        Trouble.FIELD: translate(
            "errors", "{text} begins with no field that there is; it is searched as text."
        ),
        Trouble.VALUE: translate(
            "errors", "{text} has a value that its field does not take; it is searched as text."
        ),
        Trouble.CONDITION: translate("errors", "{text} is no condition on figures; it is searched as text."),
        Trouble.LENGTH: translate("errors", "The query is too long; what comes from {text} on is left out."),
        Trouble.FIGURES: translate("errors", "{text} cannot be asked of figures; it is left out."),
    }


def short_path(path: Path) -> str:
    """A path as a reader knows it, the home folder as ~."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except ValueError:
        return str(path)


def page_sentences() -> Mapping[PageProblem, str]:
    """Why a file gives no page."""
    return {
        PageProblem.MISSING: translate("errors", "There is no file {path}; check the name."),
        PageProblem.NOT_READABLE: translate(
            "errors", "{path} may not be read; ask for permission to read it."
        ),
        PageProblem.EMPTY: translate("errors", "{path} has no text in it."),
        PageProblem.BINARY: translate(
            "errors", "{path} is not a text file; save the page as plain text first."
        ),
        PageProblem.ENCODING: translate("errors", "{path} is text in an unknown encoding; save it as UTF-8."),
        PageProblem.TOO_LARGE: translate(
            "errors", "{path} is too large for one page; split it into one file per page."
        ),
        PageProblem.NO_PAGES: translate("errors", "{path} holds no page: no .txt file was found in it."),
    }


def library_sentences() -> Mapping[LibraryProblem, str]:
    """Why the library file cannot be used."""
    return {
        LibraryProblem.NOT_WRITABLE: translate(
            "errors", "The library {path} cannot be written; check the folder's permissions."
        ),
        LibraryProblem.NOT_A_LIBRARY: translate(
            "errors", "{path} is not a ZoneReader library; nothing was changed in it."
        ),
        LibraryProblem.DAMAGED: translate(
            "errors", "The library {path} is damaged; it was left as it is, restore a backup."
        ),
        LibraryProblem.TOO_NEW: translate(
            "errors", "The library {path} was made by a newer ZoneReader; install that version."
        ),
        LibraryProblem.BUSY: translate(
            "errors", "The library {path} is in use by another program; try again in a moment."
        ),
        LibraryProblem.DISK_FULL: translate("errors", "The disk is full; free some space and try again."),
        LibraryProblem.DISK_ERROR: translate(
            "errors", "The disk reports an error with {path}; check the disk."
        ),
        LibraryProblem.MISSING: translate("errors", "There is no library at {path}; import pages first."),
        LibraryProblem.TAKEN_AWAY: translate(
            "errors", "The library {path} was moved or replaced; put it back and try again."
        ),
        LibraryProblem.EXISTS: translate("errors", "There is a file {path} already; choose another name."),
    }
