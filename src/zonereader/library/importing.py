"""Take files and folders into the library, one file a step; of many, some are stored together."""

from __future__ import annotations

import stat
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import chain, islice, takewhile
from pathlib import Path
from typing import NamedTuple

from zonereader.errors import PageError, PageProblem
from zonereader.library.library import Library
from zonereader.library.reading_ahead import ReadersAhead
from zonereader.library.records import Carried, Failure, ImportReport, ImportStep, PageRow, StepOutcome
from zonereader.model import Reading
from zonereader.page.load import PageText, load_page, page_files
from zonereader.reading import read

USER_ORIGIN = "user"

MOST_CHARACTERS, MOST_FIGURES = 400_000, 20_000
"""A printed page has ten to thirty thousand characters and some hundred figures; the window shows an
article in one piece, so that more would make it stand still."""

MOST_BYTES_OF_A_CHARACTER = 4

AHEAD, FEWEST_AHEAD = 24, 8
"""So many files are in hand at a time; with fewer new pages, starting processes takes longer than reading."""

TOGETHER = 60_000
"""Characters of pages that are stored in one transaction: six printed pages, a tenth of a second."""


def import_steps(
    library: Library, paths: Sequence[Path], *, origin: str = USER_ORIGIN
) -> Iterator[ImportStep]:
    """The steps of ``import_moments`` with which something became of a file."""
    return (step for step in import_moments(library, paths, origin=origin) if step is not None)


def _never() -> bool:
    return False


def import_moments(
    library: Library,
    paths: Sequence[Path],
    *,
    origin: str = USER_ORIGIN,
    is_cancelled: Callable[[], bool] = _never,
) -> Iterator[ImportStep | None]:
    """Import lazily: every ``next`` says what became of one file, which is stored by then; of many
    files the next ones are read meanwhile, and a few are stored together. Closed early, it keeps what is
    in, and goes on from there when asked for the same files again.

    A file that gives no page is a failed step with its sentence, and the next step goes on. Only
    what is wrong with the library itself is raised. None is a moment at which others may use the library,
    while what came in is indexed and the index is made small. Once ``is_cancelled`` says so, the steps of
    what is stored already are the last.
    """
    found = [entry for path in paths for entry in _files(path)]
    with ReadersAhead() as readers:
        batches = (
            _stored(library, files, readers, origin)
            for files in _ahead(library, found, readers, is_cancelled)
        )
        for done, (path, outcome) in enumerate(chain.from_iterable(batches), start=1):
            if isinstance(outcome, PageError):
                yield ImportStep(done, len(found), path, StepOutcome.FAILED, None, str(outcome))
            else:
                carried = _succeed(library, outcome.page, outcome.row)
                kind = StepOutcome.ADDED if outcome.is_added else StepOutcome.SKIPPED
                yield ImportStep(done, len(found), path, kind, outcome.row.id, None, carried)
                yield from takewhile(lambda _: not is_cancelled(), library.settling())
    yield from library.catch_up()


@dataclass(slots=True)
class _File:
    """A file whose turn comes soon: its page or what is wrong with it, and who reads it."""

    path: Path
    loaded: PageText | PageError
    is_new: bool
    given: Future[Reading] | None = None

    def page(self) -> PageText:
        if isinstance(self.loaded, PageError):
            raise self.loaded
        return self.loaded

    def reading(self, readers: ReadersAhead) -> Reading:
        reading = readers.reading(self.page().text, self.given)
        if len(reading.figures) > MOST_FIGURES:
            raise PageError(self.path, PageProblem.TOO_LARGE)
        return reading


def _may_go_together(files: Sequence[_File]) -> bool:
    """Whether files are stored at once: of a few pages, read by others; versions of a page come singly."""
    if any(file.given is None for file in files):
        return False
    pages = [file.page() for file in files]
    names, texts = {page.name for page in pages}, {page.sha256 for page in pages}
    is_short = sum(len(page.text) for page in pages) <= TOGETHER
    return is_short and len(names) == len(texts) == len(pages)


class _Outcome(NamedTuple):
    """A page that is in the library, just added or there already."""

    page: PageText
    row: PageRow
    is_added: bool


def _stored(
    library: Library, files: Sequence[_File], readers: ReadersAhead, origin: str
) -> Iterator[tuple[Path, _Outcome | PageError]]:
    """What became of some files; those that are new are stored together, as far as there is time."""
    readings: list[tuple[PageText, Reading]] = []
    problems: dict[Path, PageError] = {}
    known: dict[str, PageRow] = {}
    for file in files:
        try:
            page = file.page()
            row = library.find_page(page.sha256)
            if row is None:
                readings.append((page, file.reading(readers)))
            else:
                known[page.sha256] = row
        except PageError as error:
            problems[file.path] = error
    added: dict[str, PageRow] = {}
    for file in files:
        problem = problems.get(file.path)
        if problem is not None:
            yield file.path, problem
            continue
        page = file.page()
        if page.sha256 not in known | added:
            rest = readings[len(added) :]
            added |= {row.sha256: row for row in library.add_pages(rest, origin=origin)}
        is_added = page.sha256 in added
        yield file.path, _Outcome(page, (added if is_added else known)[page.sha256], is_added)


def _ahead(
    library: Library,
    entries: Sequence[Path | PageError],
    readers: ReadersAhead,
    is_cancelled: Callable[[], bool],
) -> Iterator[list[_File]]:
    """The files in their order, a few together, loaded some steps ahead so that they are read meanwhile."""
    coming: deque[_File] = deque()
    rest = iter(entries)
    most = AHEAD if len(entries) >= FEWEST_AHEAD else 1
    while not is_cancelled():
        coming.extend(_loaded(library, entry) for entry in islice(rest, most - len(coming)))
        if not coming:
            return
        waiting = [file for file in coming if file.is_new and file.given is None]
        if readers.are_started or len(waiting) >= FEWEST_AHEAD:
            for file, given in zip(
                waiting, readers.give([file.page().text for file in waiting]), strict=True
            ):
                file.given = given
        batch = [coming.popleft()]
        while coming and _may_go_together([*batch, coming[0]]):
            batch.append(coming.popleft())
        yield batch


def _loaded(library: Library, entry: Path | PageError) -> _File:
    path = entry.path if isinstance(entry, PageError) else entry
    try:
        page = _page(entry)
    except PageError as error:
        return _File(path, error, is_new=False)
    return _File(path, page, is_new=library.find_page(page.sha256) is None)


def _succeed(library: Library, page: PageText, row: PageRow) -> Carried | None:
    """Let a page take an earlier version's place; an import that was cut short is made up for."""
    before = library.earlier_version(page) if row.replaced_by is None else None
    return library.succeed(before, row, read) if before and before.id < row.id else None


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


def import_paths(library: Library, paths: Sequence[Path]) -> ImportReport:
    """Import everything at once and say what it came to."""
    steps = list(import_steps(library, paths))
    return ImportReport(
        added=sum(step.outcome is StepOutcome.ADDED for step in steps),
        skipped=sum(step.outcome is StepOutcome.SKIPPED for step in steps),
        failed=tuple(Failure(s.path, s.reason) for s in steps if s.reason is not None),
        carried=tuple(s.carried for s in steps if s.carried is not None),
    )
