"""Whether a library is sound, and how much is in it."""

from __future__ import annotations

from itertools import groupby

from zonereader.composition import compose
from zonereader.errors import LibraryError, LibraryProblem, NotFoundError
from zonereader.library import annotations as notes
from zonereader.library import corrections, pages, readings
from zonereader.library.bits import selected
from zonereader.library.connection import Connection
from zonereader.library.corrections import Read
from zonereader.library.holding import Holding
from zonereader.library.records import CheckReport, Counts
from zonereader.reading import READING_VERSION

NOTHING = Counts(pages=0, articles=0, figures=0, zones=0, annotations=0, orphans=0)


def counts(connection: Connection) -> Counts:
    """How much is in the library; pages that gave way to their original are not counted."""
    articles = readings.articles(connection, replaced=False)
    shown = [page for page in pages.every(connection) if page.replaced_by is None]
    return Counts(
        pages=len(shown),
        articles=len(articles),
        figures=sum(page.figures for page in shown),
        zones=len({row.zone for row in articles if row.zone}),
        annotations=len(notes.find(connection)),
        orphans=_orphans(connection),
    )


def _orphans(connection: Connection) -> int:
    """How many annotations' quotes no longer stand at their place."""
    found = 0
    on_pages = (note for note in notes.find(connection) if note.page_id is not None)
    for page_id, group in groupby(on_pages, key=lambda note: note.page_id):
        text = pages.text(connection, page_id)
        found += sum(compose(text, note.spans).text != note.exact for note in group)
    return found


def check(connection: Connection, read: Read) -> CheckReport:
    """Test the file and what it says about itself; pages that were corrected are read with ``read``.

    A file too damaged to count counts as empty."""
    try:
        problems = _broken(connection) + _out_of_step(connection) + _unfit(connection, read)
        found = counts(connection)
    except LibraryError as error:
        if error.problem is not LibraryProblem.DAMAGED:
            raise
        return CheckReport(NOTHING, (str(error),))
    except (NotFoundError, TypeError, ValueError):  # rows that this program has not written
        return CheckReport(NOTHING, (str(LibraryError(connection.path, LibraryProblem.DAMAGED)),))
    if found.orphans:
        problems.append(f"{found.orphans} annotations no longer match the text of their page.")
    return CheckReport(found, tuple(problems))


def _broken(connection: Connection) -> list[str]:
    damage = [row[0] for row in connection.rows("PRAGMA integrity_check") if row[0] != "ok"]
    dangling = connection.rows("PRAGMA foreign_key_check")
    return [
        *(f"The library file is damaged: {what}." for what in damage),
        *(f"A row of {row[0]} refers to a row of {row[2]} that is not there." for row in dangling),
    ]


def _unfit(connection: Connection, read: Read) -> list[str]:
    lost = len(corrections.unfit(connection, read))
    return [f"{lost} corrections no longer fit what is read of their page; they are kept."] if lost else []


def _out_of_step(connection: Connection) -> list[str]:
    problems = []
    has_pages = connection.value("SELECT 1 FROM page LIMIT 1")
    if has_pages and not readings.is_current(connection, READING_VERSION):
        problems.append("The pages were read by another version of the program; rebuild the library.")
    missing = connection.value(
        "SELECT count(*) FROM article WHERE id NOT IN (SELECT article_id FROM searchable)"
    )
    with connection.snapshot():
        every = selected(connection, "SELECT id FROM article")
        missing += (every & ~Holding(connection).everything).bit_count()
    if missing:
        problems.append(f"{missing} articles are missing from the search index; rebuild the library.")
    return problems
