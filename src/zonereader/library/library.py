"""The library: everything that the window and the command line ask of the SQLite file.

What a window does without until an article is on it is loaded by the method that needs it.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from zonereader.corrections import Correction
from zonereader.errors import LibraryError, LibraryProblem
from zonereader.library import annotations as notes
from zonereader.library import care, corrections, indexing, pages, readings, schema
from zonereader.library.connection import (
    CACHE_KIBIBYTES,
    SPARING_KIBIBYTES,
    UNWRITABLE,
    Connection,
    has_journal,
    is_new,
    make_private,
)
from zonereader.library.corrections import CorrectionEdit
from zonereader.library.listing import ArticleRows
from zonereader.library.records import (
    Annotation,
    ArticleDetail,
    ArticleId,
    ArticleRow,
    Carried,
    CheckReport,
    Counts,
    Edit,
    FigureQuery,
    FigureRow,
    Mark,
    Order,
    PageId,
    PageRow,
    RebuildStep,
    SearchResult,
)
from zonereader.model import Reading, Span
from zonereader.reading import READING_VERSION, read

if TYPE_CHECKING:
    from zonereader.library.anchors import Anchored
    from zonereader.library.ledger import Ledger
    from zonereader.library.related import Related
    from zonereader.page.load import PageText


def _bring_up_to_date(connection: Connection) -> None:
    """Migrate a library of an earlier version; a backup of it is made first and stays."""
    schema.require_known(connection)
    if schema.is_older(connection):
        from zonereader.library import backups

        backups.before_migration(connection)
    schema.migrate(connection)


MOST_SECONDS = 0.1
"""So long an import keeps the library from others at a time."""

PAGES_IN_HAND = 4
"""So many pages' readings are kept, for one who corrects a page several times."""


class Library:
    """One connection to a library file, used by one thread at a time.

    One ``Library`` writes; any number of readers look at the same file beside it. All methods raise
    LibraryError for what is wrong with the file or the disk, NotFoundError for an id that is gone.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read = lru_cache(maxsize=PAGES_IN_HAND)(read)

    @classmethod
    def open(cls, path: Path) -> Library:
        """Open the library for writing, making folder and file when they are not there.

        What is at ``path`` and is no library, or one of a newer version, is left as it is.
        """
        if is_new(path):
            make_private(path)
        return cls._checked(Connection(path, read_only=False), _bring_up_to_date)

    @classmethod
    def open_reader(cls, path: Path) -> Library:
        """Open a library that is there for reading only, on a read-only medium too."""
        if is_new(path):
            raise LibraryError(path, LibraryProblem.MISSING)
        try:
            return cls._checked(Connection(path, read_only=True), schema.require_known)
        except LibraryError as error:
            if error.problem not in UNWRITABLE or has_journal(path):
                raise
        return cls._checked(Connection(path, read_only=True, immutable=True), schema.require_known)

    @classmethod
    def _checked(cls, connection: Connection, prepare: Callable[[Connection], None]) -> Self:
        try:
            prepare(connection)
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    @property
    def path(self) -> Path:
        """The library's file."""
        return self._connection.path

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._connection.close()

    def be_sparing(self) -> None:
        """Keep little of the file in memory: for a library that is asked for single articles."""
        self._connection.keep(SPARING_KIBIBYTES)

    def shrink(self) -> None:
        """Forget what of the file is in memory; it is read again when it is wanted."""
        self._connection.shrink()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Pages

    def pages(self) -> tuple[PageRow, ...]:
        """All pages in the order of their import."""
        return pages.every(self._connection)

    def page(self, page_id: PageId) -> PageRow:
        """One page."""
        return pages.one(self._connection, page_id)

    def page_named(self, name: str) -> PageRow:
        """The page with this file name, or whose SHA-256 begins so."""
        return pages.named(self._connection, name)

    def find_page(self, sha256: str) -> PageRow | None:
        """The page with exactly this text, if it is there."""
        return pages.by_hash(self._connection, sha256)

    def page_text(self, page_id: PageId) -> str:
        """A page's text as it stood in its file."""
        return pages.text(self._connection, page_id)

    def add_page(self, page: PageText, reading: Reading, *, origin: str) -> PageRow:
        """Store a page and its reading, both or neither; a text that is there already is not stored again."""
        (row,) = self.add_pages([(page, reading)], origin=origin)
        deque(self.catch_up(), maxlen=0)
        return row

    def add_pages(self, read: Sequence[tuple[PageText, Reading]], *, origin: str) -> tuple[PageRow, ...]:
        """Store pages and their readings together, in their order, for MOST_SECONDS, at least the first.

        The library is locked meanwhile, so that on a busy machine fewer are stored: the rows tell which.
        """
        ids: list[PageId] = []
        until = time.monotonic() + MOST_SECONDS
        with self._connection.transaction():
            for page, reading in read:
                ids.append(self._add(page, reading, origin))
                if time.monotonic() > until:
                    break
        return tuple(pages.one(self._connection, page_id) for page_id in ids)

    def _add(self, page: PageText, reading: Reading, origin: str) -> PageId:
        """Store a page, inside a transaction."""
        known = pages.by_hash(self._connection, page.sha256)
        if known is not None:
            return known.id
        if not self._has_pages():
            readings.stamp(self._connection, READING_VERSION)
        page_id = pages.insert(self._connection, page, origin)
        corrected = corrections.corrected(self._connection, page.sha256, page.text, reading)
        readings.store(self._connection, page_id, page.text, corrected)
        return page_id

    def catch_up(self) -> Iterator[None]:
        """Index what ``add_pages`` stored, if anything, in steps between which others may write; until
        then a search looks through it."""
        return indexing.catch_up(self._connection)

    def settling(self) -> Iterator[None]:
        """Make the search's index small as far as that is due, in steps between which others may write."""
        from zonereader.library.settling import settling

        return settling(self._connection)

    def earlier_version(self, page: PageText) -> PageRow | None:
        """The page that ``page`` is a newer version of: the same file name, and mostly the same text."""
        from zonereader.library import succession

        return succession.earlier(self._connection, page)

    def succeed(self, old: PageRow, new: PageRow, read: Callable[[str], Reading]) -> Carried:
        """Put a newer version in a page's place; its annotations follow where their place is sure."""
        from zonereader.library import succession

        return succession.succeed(self._connection, old, new, read)

    # Readings

    def articles(self, *, replaced: bool = False) -> tuple[ArticleRow, ...]:
        """All articles in page order; with ``replaced`` those of digests that gave way too."""
        return readings.articles(self._connection, replaced=replaced)

    def listing(self) -> ArticleRows:
        """All articles in page order in columns, as a window keeps them."""
        self._connection.keep(SPARING_KIBIBYTES)
        try:
            return readings.listing(self._connection)
        finally:
            self._connection.keep(CACHE_KIBIBYTES)

    def first_article(self) -> ArticleRow | None:
        """The first article in page order."""
        return readings.first_article(self._connection)

    @property
    def is_current(self) -> bool:
        """Whether it can be read as it is: one of another release is put right when it is opened to write."""
        return schema.is_current(self._connection)

    @property
    def is_empty(self) -> bool:
        """Whether no page has come in yet."""
        return not self._has_pages()

    def article(self, article_id: ArticleId) -> ArticleDetail:
        """One article with its page's text, figures and corrections."""
        found = readings.article(self._connection, article_id)
        return replace(found, corrections=self.corrections(found.sha256))

    def article_at(self, page_id: PageId, offset: int) -> ArticleRow | None:
        """The article that owns one code point of a page, if any does."""
        return readings.article_at(self._connection, page_id, offset)

    def figures(self, query: FigureQuery, limit: int | None = None) -> tuple[FigureRow, ...]:
        """The figures of the library that ``query`` chooses, in its order; the first ``limit`` of them."""
        return self.figure_rows(self.ledger().choose(query).ids(0, limit))

    def ledger(self) -> Ledger:
        """All figures as they are now, to be filtered and sorted at once; seconds for a million."""
        from zonereader.library import ledger_rows

        return ledger_rows.load(self._connection)

    def figure_rows(self, ids: Sequence[int]) -> tuple[FigureRow, ...]:
        """The figures with these ids of the ledger, in their order; those that are gone are left out."""
        from zonereader.library import ledger_rows

        return ledger_rows.fetch(self._connection, ids)

    def page_pieces(self, page_id: PageId) -> tuple[tuple[Span, ArticleId], ...]:
        """Every piece of a page that is in an article, in page order, with that article."""
        return readings.pieces_of_page(self._connection, page_id)

    def search(self, query: str, *, limit: int = 50, order: Order = Order.RELEVANCE) -> SearchResult:
        """Articles that meet all of ``query`` (``zonereader.search.query``); the count is exact."""
        from zonereader.library import search

        return search.search(self._connection, query, limit, order)

    def places(self, query: str, article_id: ArticleId) -> tuple[Span, ...]:
        """Where on its page a found article holds what ``query`` asks for; a thousand places at most."""
        from zonereader.library import snippets
        from zonereader.search.query import parse

        return snippets.places(self._connection, parse(query), article_id)

    def related(self, article_id: ArticleId, *, limit: int = 8) -> Related:
        """Articles that go with one: of its zone, and those that name the same companies and terms."""
        from zonereader.library import related as relating

        return relating.related(self._connection, article_id, limit)

    @property
    def needs_rebuild(self) -> bool:
        """Whether the stored readings or their index were made by another version of the program."""
        return self._has_pages() and not readings.is_current(self._connection, READING_VERSION)

    def _has_pages(self) -> bool:
        return self._connection.value("SELECT 1 FROM page LIMIT 1") is not None

    def rebuild_steps(self, read: Callable[[str], Reading]) -> Iterator[RebuildStep]:
        """Read the pages anew lazily, one page a ``next``; between two of them anything may be written.

        The new readings take the old ones' place when the last page is through, all at once. SQLite
        itself refuses any write to the pages and the user's tables while a step runs.
        """
        from zonereader.library import backups, rebuilding

        backups.daily(self._connection)
        return rebuilding.rebuild_steps(self._connection, read)

    def rebuild(self, read: Callable[[str], Reading]) -> None:
        """Read every page anew and replace the derived tables, all or nothing."""
        for _ in self.rebuild_steps(read):
            pass

    # What the reader adds

    def annotations(
        self, *, page_id: PageId | None = None, article_id: ArticleId | None = None, zone: str | None = None
    ) -> tuple[Annotation, ...]:
        """Bookmarks, highlights and notes in the order of reading."""
        return notes.find(self._connection, page_id=page_id, article_id=article_id, zone=zone)

    def annotation(self, uuid: str) -> Annotation | None:
        """One annotation, None when it is not there or was deleted."""
        return notes.get(self._connection, uuid)

    def marks(self) -> tuple[Mark, ...]:
        """All annotations, each with the article that it stands in, in the order of reading."""
        return notes.marks(self._connection)

    def lost(
        self, page_id: PageId, read: Callable[[str], Reading]
    ) -> tuple[tuple[Annotation, Anchored], ...]:
        """Annotations of a page's earlier versions, each with the place where it might stand now."""
        from zonereader.library import succession

        return succession.lost(self._connection, page_id, read)

    def tags(self) -> tuple[str, ...]:
        """Every tag in use, the most used first."""
        from zonereader.library import tags

        return tags.every(self._connection)

    def rename_tag(self, old: str, new: str) -> tuple[Edit, ...]:
        """Call a tag something else; one that is there already takes it in. The edits take it back."""
        from zonereader.library import tags

        return tags.rename(self._connection, old, new)

    def save(self, annotation: Annotation) -> Edit:
        """Add an annotation or change it; it is on the disk when this returns."""
        return notes.save(self._connection, annotation)

    def delete(self, uuid: str) -> Edit:
        """Delete an annotation; the edit brings it back."""
        return notes.delete(self._connection, uuid)

    def apply(self, *edits: Edit | CorrectionEdit) -> None:
        """Do edits, or do them again, all or none; with their inverses, undo them. A page that is
        corrected is read anew."""
        with self._connection.transaction():
            for edit in edits:
                if isinstance(edit, CorrectionEdit):
                    corrections.put(self._connection, edit, self._read)
                else:
                    notes.put(self._connection, edit)

    def corrections(self, sha256: str) -> tuple[Correction, ...]:
        """The reader's corrections of the page with this SHA-256, in the order in which they were made."""
        return corrections.of_page(self._connection, sha256)

    def unfit_corrections(self) -> tuple[Correction, ...]:
        """The corrections that no longer fit what is read of their page; they are kept."""
        return corrections.unfit(self._connection, self._read)

    def take_in_unsaved(self) -> int:
        """Save what an earlier window could not; returns how many marks and corrections came in."""
        from zonereader.library import unsaved

        return unsaved.take_in(self._connection, self._read)

    def mark_read(self, page_id: PageId, start: int, *, read: bool) -> None:
        """Note whether the article that begins at ``start`` was read."""
        notes.mark_read(self._connection, page_id, start, read=read)

    def reading_position(self, page_id: PageId, start: int) -> int | None:
        """The page offset at which the reader left the article that begins at ``start``."""
        return notes.position(self._connection, page_id, start)

    def set_reading_position(self, page_id: PageId, start: int, offset: int) -> None:
        """Keep the page offset at the top of the pane."""
        notes.set_position(self._connection, page_id, start, offset)

    # Care of the file

    def counts(self) -> Counts:
        """How much is in the library; pages that gave way to their original are not counted."""
        return care.counts(self._connection)

    def check(self) -> CheckReport:
        """Test the file's integrity and count what is in it."""
        return care.check(self._connection, self._read)

    def require_sound(self) -> None:
        """Raise a LibraryError when the file is damaged; takes seconds where it is large."""
        from zonereader.library import backups

        backups.require_sound(self._connection)

    def backup(self, target: Path) -> Path:
        """Copy the library to a new file and make sure that the copy is sound."""
        from zonereader.library import backups

        return backups.copy_to(self._connection, target)

    def back_up_daily(self) -> Path | None:
        """Make the day's backup beside the library; None when it is there already."""
        from zonereader.library import backups

        return backups.daily(self._connection)
