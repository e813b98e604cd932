"""The library: everything that the window and the command line ask of the SQLite file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from zonereader.composition import compose
from zonereader.library import annotations as notes
from zonereader.library import backups, pages, readings, schema, search
from zonereader.library.connection import Connection, is_new, make_private
from zonereader.library.records import (
    Annotation,
    ArticleDetail,
    ArticleId,
    ArticleRow,
    CheckReport,
    Counts,
    Edit,
    FigureQuery,
    FigureRow,
    PageId,
    PageRow,
    SearchResult,
)
from zonereader.model import Reading
from zonereader.page.load import PageText
from zonereader.reading import READING_VERSION


class Library:
    """One connection to a library file, used by one thread at a time.

    One ``Library`` writes; any number of readers look at the same file beside it. All methods raise
    LibraryError for what is wrong with the file or the disk, NotFoundError for an id that is gone.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, path: Path) -> Library:
        """Open the library for writing, making folder and file when they are not there.

        What is at ``path`` and is no library, or one of a newer version, is left as it is.
        """
        if is_new(path):
            make_private(path)
        connection = Connection(path, read_only=False)
        try:
            schema.migrate(connection)
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    @classmethod
    def open_reader(cls, path: Path) -> Library:
        """Open a library that is there for reading only."""
        is_new(path)
        return cls(Connection(path, read_only=True))

    @property
    def path(self) -> Path:
        """The library's file."""
        return self._connection.path

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._connection.close()

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
        """Store a page and its reading, both or neither."""
        with self._connection.transaction():
            self._stamp()
            page_id = pages.insert(self._connection, page, origin)
            readings.store(self._connection, page_id, page.text, reading)
        return pages.one(self._connection, page_id)

    # Readings

    def articles(self, *, replaced: bool = False) -> tuple[ArticleRow, ...]:
        """All articles in page order; with ``replaced`` those of digests that gave way too."""
        return readings.articles(self._connection, replaced=replaced)

    def article(self, article_id: ArticleId) -> ArticleDetail:
        """One article with its page's text and figures."""
        return readings.article(self._connection, article_id)

    def article_at(self, page_id: PageId, offset: int) -> ArticleRow | None:
        """The article that owns one code point of a page, if any does."""
        return readings.article_at(self._connection, page_id, offset)

    def figures(self, query: FigureQuery) -> tuple[FigureRow, ...]:
        """The figures of the library that ``query`` chooses."""
        return readings.figures(self._connection, query)

    def search(self, query: str, *, limit: int = 50) -> SearchResult:
        """Articles that hold every word and "phrase" of ``query``; the count is exact."""
        wanted = search.terms(query)
        if not wanted:
            return SearchResult(query, 0, ())
        visible = {row.id: row for row in self.articles()}
        hits = []
        texts: dict[PageId, str] = {}
        for article_id in search.candidates(self._connection, wanted):
            row = visible.get(ArticleId(article_id))
            if row is None:
                continue
            if row.page_id not in texts:
                texts = {row.page_id: self.page_text(row.page_id)}
            found = search.verify(texts[row.page_id], readings.load(self._connection, article_id), wanted)
            if found is not None:
                hits.append(
                    search.hit(
                        found,
                        article_id=row.id,
                        page_id=row.page_id,
                        page=row.page_name,
                        title=row.heading,
                        zone=row.zone,
                    )
                )
        return search.result(query, hits, limit)

    @property
    def needs_rebuild(self) -> bool:
        """Whether the stored readings were made by another version of the analysis."""
        version = self._connection.value("SELECT version FROM reading")
        return version is not None and version != READING_VERSION

    def rebuild(self, read: Callable[[str], Reading]) -> None:
        """Read every page anew and replace the derived tables, all or nothing.

        SQLite itself refuses any write to the pages and the user's tables while this runs.
        """
        with self._connection.authorized(schema.spare_the_users_tables), self._connection.transaction():
            schema.drop_derived(self._connection)
            schema.create_derived(self._connection)
            self._stamp()
            for page in pages.every(self._connection):
                text = pages.text(self._connection, page.id)
                readings.store(self._connection, page.id, text, read(text))

    def _stamp(self) -> None:
        """Note which version of the analysis fills the derived tables."""
        if self._connection.value("SELECT version FROM reading") is None:
            self._connection.execute("INSERT INTO reading VALUES (?)", (READING_VERSION,))

    # What the reader adds

    def annotations(
        self, *, page_id: PageId | None = None, article_id: ArticleId | None = None, zone: str | None = None
    ) -> tuple[Annotation, ...]:
        """Bookmarks, highlights and notes in the order of reading."""
        return notes.find(self._connection, page_id=page_id, article_id=article_id, zone=zone)

    def save(self, annotation: Annotation) -> Edit:
        """Add an annotation or change it; it is on the disk when this returns."""
        return notes.save(self._connection, annotation)

    def delete(self, uuid: str) -> Edit:
        """Delete an annotation; the edit brings it back."""
        return notes.delete(self._connection, uuid)

    def apply(self, edit: Edit) -> None:
        """Do an edit again; with its inverse, undo it."""
        notes.apply(self._connection, edit)

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
        found = self.articles()
        shown = [page for page in self.pages() if page.replaced_by is None]
        added = self.annotations()
        return Counts(
            pages=len(shown),
            articles=len(found),
            figures=sum(page.figures for page in shown),
            zones=len({row.zone for row in found if row.zone}),
            annotations=len(added),
            orphans=sum(not self._stands(note) for note in added),
        )

    def _stands(self, annotation: Annotation) -> bool:
        text = self.page_text(annotation.page_id)
        return compose(text, annotation.spans).text == annotation.exact

    def check(self) -> CheckReport:
        """Test the file's integrity and count what is in it."""
        problems = [
            f"The library file is damaged: {row[0]}."
            for row in self._connection.rows("PRAGMA integrity_check")
            if row[0] != "ok"
        ]
        broken = self._connection.rows("PRAGMA foreign_key_check")
        problems += [f"A row of {row[0]} refers to a row of {row[2]} that is not there." for row in broken]
        counts = self.counts()
        if counts.orphans:
            problems.append(f"{counts.orphans} annotations no longer match the text of their page.")
        return CheckReport(counts, tuple(problems))

    def backup(self, target: Path) -> Path:
        """Copy the library to a new file and make sure that the copy is sound."""
        return backups.copy_to(self._connection, target)
