"""Take files and folders into the library, one file a step."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from zonereader.errors import PageError, PageProblem
from zonereader.library.library import Library
from zonereader.library.records import Failure, ImportReport, ImportStep, StepOutcome
from zonereader.model import Reading
from zonereader.page.load import PageText, load_page, page_files
from zonereader.reading import read

USER_ORIGIN = "user"

MOST_CHARACTERS, MOST_FIGURES = 400_000, 20_000
"""A printed page has ten to thirty thousand characters and some hundred figures; the window shows an
article in one piece, so that more would make it stand still."""

MOST_BYTES_OF_A_CHARACTER = 4


def import_steps(
    library: Library, paths: Sequence[Path], *, origin: str = USER_ORIGIN
) -> Iterator[ImportStep]:
    """Import lazily: every ``next`` reads and stores one file and says what became of it.

    A file that gives no page is a failed step with its sentence, and the next step goes on. Only
    what is wrong with the library itself is raised.
    """
    found = [entry for path in paths for entry in _files(path)]
    for done, entry in enumerate(found, start=1):
        path = entry.path if isinstance(entry, PageError) else entry
        try:
            page = _page(entry)
            known = library.find_page(page.sha256)
            row = known or library.add_page(page, _reading(path, page.text), origin=origin)
        except PageError as error:
            yield ImportStep(done, len(found), path, StepOutcome.FAILED, None, str(error))
            continue
        outcome = StepOutcome.SKIPPED if known else StepOutcome.ADDED
        yield ImportStep(done, len(found), path, outcome, row.id, None)


def _files(path: Path) -> list[Path] | list[PageError]:
    try:
        return page_files(path)
    except PageError as error:
        return [error]
    except RecursionError:  # folders in folders, a thousand deep
        return [PageError(path, PageProblem.NOT_READABLE)]


def _page(entry: Path | PageError) -> PageText:
    """The page of a file; what was wrong with finding or loading it is raised."""
    if isinstance(entry, PageError):
        raise entry
    _require_readable(entry)
    page = load_page(entry)
    if len(page.text) > MOST_CHARACTERS:
        raise PageError(entry, PageProblem.TOO_LARGE)
    return page


def _require_readable(path: Path) -> None:
    """Refuse, before a byte of it is read, what is far too large or would never end."""
    try:
        found = path.stat()
    except OSError:
        return  # loading it says why
    if not stat.S_ISREG(found.st_mode):
        raise PageError(path, PageProblem.NOT_READABLE)
    if found.st_size > MOST_BYTES_OF_A_CHARACTER * (MOST_CHARACTERS + 1):
        raise PageError(path, PageProblem.TOO_LARGE)


def _reading(path: Path, text: str) -> Reading:
    reading = read(text)
    if len(reading.figures) > MOST_FIGURES:
        raise PageError(path, PageProblem.TOO_LARGE)
    return reading


def import_paths(library: Library, paths: Sequence[Path]) -> ImportReport:
    """Import everything at once and say what it came to."""
    steps = list(import_steps(library, paths))
    return ImportReport(
        added=sum(step.outcome is StepOutcome.ADDED for step in steps),
        skipped=sum(step.outcome is StepOutcome.SKIPPED for step in steps),
        failed=tuple(Failure(s.path, s.reason) for s in steps if s.reason is not None),
    )
