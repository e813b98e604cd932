"""What the window does with the library: opening it, listing, searching, importing into it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from zonereader.errors import LibraryError, LibraryProblem, NotesFileError, ZoneReaderError
from zonereader.gui.edits import Edits
from zonereader.gui.first_look import Shown, shown, single_articles
from zonereader.gui.messages import damage_sentence, sentence
from zonereader.gui.tasks import TaskRunner
from zonereader.library.connection import UNWRITABLE, has_journal
from zonereader.library.library import Library
from zonereader.library.listing import ArticleRows
from zonereader.library.records import (
    Annotation,
    ArticleId,
    ArticleRow,
    Counts,
    Failure,
    FigureRow,
    ImportStep,
    Mark,
    Order,
    PageId,
    PageRow,
    Repair,
    SearchResult,
    StepOutcome,
)
from zonereader.model import Span
from zonereader.paths import shipped
from zonereader.reading import read

if TYPE_CHECKING:
    from zonereader.export.annotations_json import TakenIn
    from zonereader.library.anchors import Anchored
    from zonereader.library.ledger import Ledger

T = TypeVar("T")

SEEDS = "seeds"
MOST_HITS = 200
BROKEN = frozenset({LibraryProblem.DAMAGED, LibraryProblem.NOT_A_LIBRARY})
PAINT_MILLISECONDS = 20
REST = 9
"""Listing everything rests this many times as long as it took: while pages come in, it takes a tenth
of the time at most, however large the library is."""


class Listing(NamedTuple):
    """All articles in page order, all marks, and how much there is."""

    rows: ArticleRows
    marks: tuple[Mark, ...]
    counts: Counts


NO_LISTING = Listing(
    ArticleRows(), (), Counts(pages=0, articles=0, figures=0, zones=0, annotations=0, orphans=0)
)


class Session(QObject):
    """The open library as the window sees it.

    One thread writes, one searches and lists, one gathers the ledger, and a connection of the window's
    own thread fetches single articles.

    Signals:
        opened: the library is open and can be asked.
        failed: a sentence; the library cannot be opened.
        damaged: a sentence; ``repair`` can put the library together again.
        repaired: a Repair; the library is open again.
        articles_changed: pages came in or were read anew; ``articles`` are the new ones.
        pages_corrected: the reader's corrections are in what the library has of its pages.
        read_changed: an ArticleRow that was marked read or unread.
        annotations_changed: the reader's marks changed.
        marks_changed: ``marks`` are the new ones.
        rebuild_begun, rebuild_ended: all pages are being read anew.
        rebuild_stepped: a RebuildStep; so many pages were read anew, and are being indexed.
        import_begun: files are being looked for.
        import_stepped: an ImportStep; one more file is through.
        import_ended: the failures of an import that is over or was cancelled.
        taken_in: how many marks came in that the disk had refused before the last window was closed.
        problem: a sentence about something that could not be done.
    """

    opened = Signal()
    failed = Signal(str)
    damaged = Signal(str)
    repaired = Signal(object)
    articles_changed = Signal()
    pages_corrected = Signal()
    read_changed = Signal(object)
    annotations_changed = Signal()
    marks_changed = Signal()
    rebuild_begun = Signal()
    rebuild_stepped = Signal(object)
    rebuild_ended = Signal()
    import_begun = Signal()
    import_stepped = Signal(object)
    import_ended = Signal(object)
    taken_in = Signal(int)
    problem = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._writer = TaskRunner(lambda: Library.open(path), "library", self)
        self._asker = TaskRunner(lambda: Library.open_reader(path), "search", self)
        self._counter = TaskRunner(lambda: Library.open_reader(path), "ledger", self)
        self.edits = Edits(self._writer, self)
        self._reader: Library | None = None
        self._listing = NO_LISTING
        self._is_opening = self._is_listing = self._is_stale = False
        self._clock = QElapsedTimer()
        self._waiting: list[tuple[Sequence[Path], str]] = []
        self._failures: list[Failure] = []
        self._importing = self._cancelled = self._is_read_only = self._was_unclean = False
        self._search_number = 0
        self._ledger: tuple[int, Ledger] | None = None
        self._ledger_age = 0
        self._writer.broken.connect(self.problem)
        self._asker.broken.connect(self.problem)
        self._counter.broken.connect(self.problem)
        self.edits.saved.connect(self._on_saved)
        self.edits.corrected.connect(self._on_corrected)

    # Opening and closing

    def open(self, files: Sequence[Path]) -> None:
        """Open the library in the background, fill an empty one, then import ``files``."""
        self._is_opening = True
        self._was_unclean = has_journal(self.path)
        self._writer.run(_state_of, lambda state: self._on_opened(state, files), self._on_not_opened)

    def _on_opened(self, state: tuple[bool, bool], files: Sequence[Path]) -> None:
        is_empty, is_old = state
        try:
            self._reader = single_articles(self.path)
        except ZoneReaderError as error:
            self._on_not_opened(error)
            return
        self.opened.emit()
        # What grows with the library begins when the article that was just opened is painted.
        QTimer.singleShot(PAINT_MILLISECONDS, self, lambda: self._begin(is_empty, is_old))
        if files:
            self.import_paths(files)

    def _begin(self, is_empty: bool, is_old: bool) -> None:
        """List what there is and take in what was not saved; fill an empty library, renew an old one."""
        self._is_opening = False
        if self._reader is None:
            return
        self._writer.run(lambda library: library.take_in_unsaved(), self._on_taken_in, self._report)
        self._writer.run(self._look_after, self._catch_up, self._on_not_sound)
        if is_empty:
            self.import_paths([shipped(SEEDS)], origin=SEEDS)
        else:
            self._list()
        if is_old:
            self.rebuild_begun.emit()
            # One page a task, so that a note is saved in between.
            self._writer.run_in_steps(
                lambda library: library.rebuild_steps(read),
                self.rebuild_stepped.emit,
                self._on_rebuilt,
                self._on_not_rebuilt,
            )

    def _on_taken_in(self, came_in: int) -> None:
        if came_in:
            self._on_saved()
            self._on_corrected()
            self.taken_in.emit(came_in)

    def _on_not_opened(self, error: ZoneReaderError) -> None:
        """A library that cannot be written may still be read and exported."""
        self._is_opening = False
        if isinstance(error, LibraryError) and error.problem in UNWRITABLE:
            with suppress(ZoneReaderError):
                self._reader = single_articles(self.path)
                self._is_read_only = True
                self.opened.emit()
                self._list()
                self._report(error)
                return
        self.failed.emit(sentence(error))
        self._on_not_sound(error)

    # Care

    def _look_after(self, library: Library) -> None:
        """What was not closed in order, after a crash or a loss of power, is looked through first."""
        if self._was_unclean:
            library.require_sound()
        library.back_up_daily()

    def _catch_up(self, _: None) -> None:
        """An import may have been cut short before what came in was indexed."""
        self._writer.run_in_steps(lambda library: library.catch_up(), None, None, self._report)

    def _on_not_sound(self, error: ZoneReaderError) -> None:
        """Offer to repair what may be damage; a file that is none of ours only where backups are."""
        if isinstance(error, LibraryError) and error.problem in BROKEN:
            self._asker.run_closed(
                lambda: _newest_backup(self.path),
                lambda backup: self._offer_repair(error, backup),
                self._report,
            )
        elif self._reader is not None:
            self._report(error)

    def _offer_repair(self, error: LibraryError, backup: Path | None) -> None:
        if backup is not None or error.problem is LibraryProblem.DAMAGED:
            self.damaged.emit(damage_sentence(error, backup))

    def repair(self) -> None:
        """Put the library together again from what can be read of it and the newest good backup."""
        self.cancel_import()
        if self._reader is not None:
            self._reader.close()
            self._reader = None
        self._asker.run_closed(lambda: None, self._on_asker_closed)

    def _on_asker_closed(self, _: None) -> None:
        self._counter.run_closed(lambda: None, self._on_all_closed)

    def _on_all_closed(self, _: None) -> None:
        self._writer.run_closed(lambda: _repaired(self.path), self._on_repaired, self._on_not_opened)

    def _on_repaired(self, done: Repair) -> None:
        self.open([])
        if self.edits.unsaved:
            self.edits.retry()
        self.repaired.emit(done)

    def _on_rebuilt(self) -> None:
        self.rebuild_ended.emit()
        self._list()
        self.look(lambda library: len(library.unfit_corrections()), self._tell_unfit)

    def _tell_unfit(self, lost: int) -> None:
        """What a new analysis reads otherwise may leave corrections without their place."""
        if lost:
            words = self.tr("Corrections that no longer fit how their page is read, and are kept: {0}.")
            self.problem.emit(words.format(lost))

    def _on_not_rebuilt(self, error: ZoneReaderError) -> None:
        self.rebuild_ended.emit()
        self._report(error)

    def settle(self) -> bool:
        """Wait until what was edited is on the disk or, where that refuses, kept for the next start.

        False when it could not be kept at all: the window must not be closed then without asking.
        """
        if self.edits.unsaved:
            self.edits.retry()
        self._writer.drain()
        if self.edits.unsaved:
            from zonereader.library import unsaved

            try:
                unsaved.keep(self.path, self.edits.unsaved)
            except ZoneReaderError:
                return False
        return True

    def close(self) -> None:
        """Write what is waiting and close."""
        self.cancel_import()
        self._asker.close()
        self._counter.close()
        self._writer.close()
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def _report(self, error: ZoneReaderError) -> None:
        self.problem.emit(sentence(error))

    # Listing: all articles, in the background

    def _list(self) -> None:
        """Fetch the listing anew; asked for again meanwhile, once more after a rest."""
        self._is_stale = self._is_listing
        if not self._is_listing:
            self._is_listing = True
            self._clock.start()
            self._asker.run(_listing_of, self._on_listed, self._on_not_listed)

    def _on_listed(self, listing: Listing) -> None:
        self._listing = listing
        self._ledger_age += 1
        self.articles_changed.emit()
        self.marks_changed.emit()
        QTimer.singleShot(REST * self._clock.elapsed(), self, self._on_rested)

    def _on_not_listed(self, error: ZoneReaderError) -> None:
        self._is_listing = False
        self._report(error)

    def _on_rested(self) -> None:
        self._is_listing = False
        if self._is_stale:
            self._list()
        elif not self._importing:
            self._give_back(self._writer, self._asker)

    def _give_back(self, *runners: TaskRunner) -> None:
        """After a large piece of work: what it used is not kept for the next one."""
        for runner in runners:
            runner.run(_give_back)

    @property
    def is_busy(self) -> bool:
        """Whether files are coming in, or what came in is not listed yet."""
        return self._importing or self._is_listing or self._is_opening

    def articles(self) -> ArticleRows:
        """All articles in page order, as last listed."""
        return self._listing.rows

    def marks(self) -> tuple[Mark, ...]:
        """All marks of the reader's, as last listed; those on pages that gave way too."""
        return self._listing.marks

    def counts(self) -> Counts:
        """How much is in the library, as last listed."""
        return self._listing.counts

    # Looking at one thing

    def _ask(self, job: Callable[[Library], T], otherwise: T) -> T:
        """Ask now; ``otherwise`` (and a problem said) when the disk or the library has no answer."""
        if self._reader is None:
            return otherwise
        try:
            return job(self._reader)
        except ZoneReaderError as error:
            self._report(error)
            return otherwise

    def show(self, article_id: ArticleId) -> Shown | None:
        """An article with all that the pane needs; None (and a problem said) when it is gone."""
        return self._ask(lambda library: shown(library, article_id), None)

    def annotations(self, article_id: ArticleId | None = None) -> tuple[Annotation, ...]:
        """The marks on one article, or all of the library."""
        return self._ask(lambda library: library.annotations(article_id=article_id), ())

    def page(self, page_id: PageId) -> PageRow | None:
        """A page of the library."""
        return self._ask(lambda library: library.page(page_id), None)

    def page_with(self, sha256: str) -> PageRow | None:
        """The page with this SHA-256."""
        return self._ask(lambda library: library.find_page(sha256), None)

    def pieces(self, page_id: PageId) -> tuple[tuple[Span, ArticleId], ...]:
        """Every piece of a page that is in an article, with that article."""
        return self._ask(lambda library: library.page_pieces(page_id), ())

    def first_article(self) -> ArticleRow | None:
        """The first article in page order; None where there is none."""
        return self._ask(lambda library: library.first_article(), None)

    def article_at(self, page_id: PageId, offset: int) -> ArticleRow | None:
        """The article that owns a place on a page."""
        return self._ask(lambda library: library.article_at(page_id, offset), None)

    def search(
        self, query: str, done: Callable[[SearchResult], None], *, order: Order, limit: int = MOST_HITS
    ) -> None:
        """Search in the background; an answer that came too late is dropped."""
        self._search_number += 1
        number = self._search_number

        def search(library: Library) -> SearchResult | None:
            if number != self._search_number:
                return None
            return library.search(query, limit=limit, order=order)

        def answer(result: SearchResult | None) -> None:
            if result is not None and number == self._search_number:
                done(result)

        self._asker.run(search, answer, self._report)

    def ask(self, job: Callable[[Library], T], done: Callable[[T], None]) -> None:
        """Ask in the background, after what was asked before."""
        self._asker.run(job, done, self._report)

    def ask_ledger(
        self, job: Callable[[Library, Ledger], T], done: Callable[[T], None], failed: Callable[..., None]
    ) -> None:
        """Ask the ledger in the background; it is made anew when the figures have changed."""
        age = self._ledger_age

        def ask(library: Library) -> T:
            if self._ledger is None or self._ledger[0] != age:
                self._ledger = (age, library.ledger())
            return job(library, self._ledger[1])

        self._counter.run(ask, done, failed)

    def forget_ledger(self) -> None:
        """Give the ledger's room back after everything that was asked of it."""
        self._ledger_age += 1
        self._counter.run(lambda _: setattr(self, "_ledger", None))
        self._give_back(self._counter)

    def figure_rows(self, ids: Sequence[int]) -> tuple[FigureRow, ...]:
        """The figures with these ids of the ledger."""
        return self._ask(lambda library: library.figure_rows(ids), ())

    def places(self, query: str, article_id: ArticleId) -> tuple[Span, ...]:
        """Where a found article holds what was searched; nowhere (and a problem said) when it is gone."""
        return self._ask(lambda library: library.places(query, article_id), ())

    def look(self, job: Callable[[Library], T], done: Callable[[T], None]) -> None:
        """Find something out where it keeps nobody waiting."""
        self._asker.run(job, done, self._report)

    def run_aside(self, job: Callable[[], T], done: Callable[[T], None] | None = None) -> None:
        """Do work that needs no library where it keeps nobody waiting."""
        self._asker.run(lambda _: job(), done)

    def run(
        self, job: Callable[[Library], object], done: Callable[..., None], failed: Callable[..., None]
    ) -> None:
        """Run a dialog's job after everything that was to be saved before."""
        runner = self._asker if self._is_read_only else self._writer
        runner.run(job, done, failed)

    # Importing

    def import_paths(self, paths: Sequence[Path], *, origin: str = "user") -> None:
        """Import in the background, one file a task, so that a note is saved in between."""
        self._waiting.append((tuple(paths), origin))
        if not self._importing:
            self._begin_import()

    def _begin_import(self) -> None:
        paths, origin = self._waiting.pop(0)
        self._failures = []
        self._importing, self._cancelled = True, False
        self.import_begun.emit()

        def begin(library: Library) -> Iterator[ImportStep | None]:
            from zonereader.library.importing import import_moments

            return import_moments(library, paths, origin=origin, is_cancelled=lambda: self._cancelled)

        self._writer.run_in_steps(begin, self._on_moment, self._end_import, self._on_import_failed)

    def _on_moment(self, step: ImportStep | None) -> None:
        """A file was dealt with, or there was a moment in between."""
        if step is None:
            return
        if step.reason is not None:
            self._failures.append(Failure(step.path, step.reason))
        if step.outcome is StepOutcome.ADDED:
            self._list()
        self.import_stepped.emit(step)

    def _on_import_failed(self, error: ZoneReaderError) -> None:
        self._report(error)
        self._end_import()

    def _end_import(self) -> None:
        self._importing = False
        self.import_ended.emit(tuple(self._failures))
        if self._waiting:
            self._begin_import()

    def cancel_import(self) -> None:
        """Stop after the files that are being stored; what is in stays."""
        self._cancelled = True
        self._waiting.clear()

    # What the reader does

    def _on_saved(self) -> None:
        self.annotations_changed.emit()
        self._asker.run(lambda library: library.marks(), self._on_marks, self._report)

    def tags(self) -> tuple[str, ...]:
        """The tags in use, the most used first."""
        used = Counter(tag for mark in self.marks() for tag in mark.annotation.tags)
        return tuple(tag for tag, _ in used.most_common())

    def take_in_notes(self, file: Path, done: Callable[[TakenIn], None]) -> None:
        """Take in the annotations of a JSON file."""

        def take(library: Library) -> TakenIn:
            from zonereader.export.annotations_json import take_in

            try:
                return take_in(library, file.read_bytes(), str(file))
            except OSError as error:
                raise NotesFileError(str(file)) from error

        def answer(found: TakenIn) -> None:
            self._on_saved()
            done(found)

        self._writer.run(take, answer, self._report)

    def find_lost(
        self, page_id: PageId, done: Callable[[tuple[tuple[Annotation, Anchored], ...]], None]
    ) -> None:
        """Look in the background for what hangs on earlier versions of a page and has no sure place."""
        self._asker.run(lambda library: library.lost(page_id, read), done, self._report)

    def _on_corrected(self) -> None:
        self.pages_corrected.emit()
        self._list()

    def _on_marks(self, marks: tuple[Mark, ...]) -> None:
        self._listing = self._listing._replace(marks=marks)
        self.marks_changed.emit()

    def mark_read(self, row: ArticleRow, *, read: bool) -> None:
        """Note that an article was read, or was not."""
        self._writer.run(
            lambda library: library.mark_read(row.page_id, row.start, read=read),
            lambda _: self._on_read(replace(row, read=read)),
            self._report,
        )

    def _on_read(self, row: ArticleRow) -> None:
        number = self._listing.rows.number_of(row.id)
        if number is not None:
            self._listing.rows.read[number] = row.read
        self.read_changed.emit(row)

    def keep_position(self, row: ArticleRow, offset: int) -> None:
        """Note where reading stopped."""
        self._writer.run(
            lambda library: library.set_reading_position(row.page_id, row.start, offset), None, self._report
        )


def _give_back(library: Library) -> None:
    from zonereader.gui.memory import give_back

    give_back(library)


def _newest_backup(path: Path) -> Path | None:
    from zonereader.library.backups import newest_good

    return newest_good(path)


def _repaired(path: Path) -> Repair:
    from zonereader.library.repair import repair

    return repair(path)


def _state_of(library: Library) -> tuple[bool, bool]:
    """Whether the library is empty, and whether its readings are of an older analysis."""
    return library.is_empty, library.needs_rebuild


def _listing_of(library: Library) -> Listing:
    return Listing(library.listing(), library.marks(), library.counts())
