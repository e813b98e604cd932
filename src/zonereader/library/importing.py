"""Take files and folders into the library, one file a step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from zonereader.errors import PageError
from zonereader.library.library import Library
from zonereader.library.records import Failure, ImportReport, ImportStep, StepOutcome
from zonereader.page.load import load_page, page_files
from zonereader.reading import read

USER_ORIGIN = "user"


def import_steps(
    library: Library, paths: Sequence[Path], *, origin: str = USER_ORIGIN
) -> Iterator[ImportStep]:
    """Import lazily: every ``next`` reads and stores one file and says what became of it.

    A file that gives no page is a failed step with its sentence, and the next step goes on. Only
    what is wrong with the library itself is raised.
    """
    found = [entry for path in paths for entry in _files(path)]
    for done, entry in enumerate(found, start=1):
        if isinstance(entry, PageError):
            yield ImportStep(done, len(found), entry.path, StepOutcome.FAILED, None, str(entry))
        else:
            yield _step(library, entry, done, len(found), origin)


def _files(path: Path) -> list[Path | PageError]:
    try:
        return list(page_files(path))
    except PageError as error:
        return [error]


def _step(library: Library, path: Path, done: int, total: int, origin: str) -> ImportStep:
    try:
        page = load_page(path)
    except PageError as error:
        return ImportStep(done, total, path, StepOutcome.FAILED, None, str(error))
    known = library.find_page(page.sha256)
    if known is not None:
        return ImportStep(done, total, path, StepOutcome.SKIPPED, known.id, None)
    added = library.add_page(page, read(page.text), origin=origin)
    return ImportStep(done, total, path, StepOutcome.ADDED, added.id, None)


def import_paths(library: Library, paths: Sequence[Path]) -> ImportReport:
    """Import everything at once and say what it came to."""
    steps = list(import_steps(library, paths))
    return ImportReport(
        added=sum(step.outcome is StepOutcome.ADDED for step in steps),
        skipped=sum(step.outcome is StepOutcome.SKIPPED for step in steps),
        failed=tuple(Failure(s.path, s.reason) for s in steps if s.reason is not None),
    )
