"""What the window does with the library: reading it, importing into it, and every edit of the reader's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from zonereader.errors import NotFoundError, ZoneReaderError
from zonereader.gui.tasks import TaskRunner
from zonereader.library.annotate import changed, new_annotation
from zonereader.library.importing import import_steps
from zonereader.library.library import Library
from zonereader.library.records import (
    Annotation,
    AnnotationKind,
    ArticleDetail,
    ArticleId,
    ArticleRow,
    Colour,
    Counts,
    Edit,
    Failure,
    ImportStep,
    PageId,
    PageRow,
    SearchResult,
    StepOutcome,
)
from zonereader.model import Span
from zonereader.paths import shipped
from zonereader.reading import read

SEEDS = "seeds"


@dataclass(frozen=True, slots=True)
class Shown:
    """An article to show, with the reader's marks and the page offset where reading stopped."""

    detail: ArticleDetail
    annotations: tuple[Annotation, ...]
    offset: int | None


class Session(QObject):
    """The open library as the window sees it.

    Signals:
        opened: the library is open and can be asked.
        articles_changed: pages came in, were read anew, or were marked read.
        annotations_changed: the reader's marks changed.
        import_begun: files are being looked for.
        import_stepped: an ImportStep; one more file is through.
        import_ended: the failures of an import that is over or was cancelled.
        problem: a sentence about something that could not be done.
    """

    opened = Signal()
    articles_changed = Signal()
    annotations_changed = Signal()
    import_begun = Signal()
    import_stepped = Signal(object)
    import_ended = Signal(object)
    problem = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._runner = TaskRunner(path, self)
        self._runner.broken.connect(self.problem)
        self._reader: Library | None = None
        self._undo: list[Edit] = []
        self._redo: list[Edit] = []
        self._writing: str | None = None
        self._steps: Iterator[ImportStep] | None = None
        self._waiting: list[tuple[Sequence[Path], str]] = []
        self._failures: list[Failure] = []
        self._importing = False
        self._search_number = 0

    # Opening and closing

    def open(self, files: Sequence[Path]) -> None:
        """Open the library in the background, fill an empty one, then import ``files``."""
        self._runner.run(_state_of, lambda state: self._on_opened(state, files), self._report)

    def _on_opened(self, state: tuple[bool, bool], files: Sequence[Path]) -> None:
        is_empty, is_old = state
        try:
            self._reader = Library.open_reader(self.path)
        except ZoneReaderError as error:
            self._report(error)
            return
        self.opened.emit()
        if is_empty:
            self.import_paths([shipped(SEEDS)], origin=SEEDS)
        self._runner.run(lambda library: library.back_up_daily(), None, self._report)
        if is_old:
            self._runner.run(lambda library: library.rebuild(read), self._on_rebuilt, self._report)
        if files:
            self.import_paths(files)

    def _on_rebuilt(self, _: None) -> None:
        self.articles_changed.emit()

    def close(self) -> None:
        """Write what is waiting and close."""
        self.cancel_import()
        self._runner.close()
        if self._reader is not None:
            self._reader.close()

    @property
    def is_open(self) -> bool:
        """Whether the library can be asked."""
        return self._reader is not None

    def _report(self, error: ZoneReaderError) -> None:
        self.problem.emit(str(error))

    # Looking

    def articles(self) -> tuple[ArticleRow, ...]:
        """All articles in page order."""
        return self._reader.articles() if self._reader else ()

    def show(self, article_id: ArticleId) -> Shown | None:
        """An article with all that the pane needs; None (and a problem said) when it is gone."""
        if self._reader is None:
            return None
        try:
            detail = self._reader.article(article_id)
        except NotFoundError as error:
            self._report(error)
            return None
        row = detail.row
        offset = self._reader.reading_position(row.page_id, row.start)
        return Shown(detail, self._reader.annotations(article_id=article_id), offset)

    def annotations(self, article_id: ArticleId | None = None) -> tuple[Annotation, ...]:
        """The marks on one article, or all of the library."""
        return self._reader.annotations(article_id=article_id) if self._reader else ()

    def page(self, page_id: PageId) -> PageRow | None:
        """A page of the library."""
        return self._reader.page(page_id) if self._reader else None

    def page_with(self, sha256: str) -> PageRow | None:
        """The page with this SHA-256."""
        return self._reader.find_page(sha256) if self._reader else None

    def article_at(self, page_id: PageId, offset: int) -> ArticleRow | None:
        """The article that owns a place on a page."""
        return self._reader.article_at(page_id, offset) if self._reader else None

    def counts(self) -> Counts | None:
        """How much is in the library."""
        return self._reader.counts() if self._reader else None

    def search(self, query: str, done: Callable[[SearchResult], None]) -> None:
        """Search in the background; an answer that came too late is dropped."""
        self._search_number += 1
        number = self._search_number

        def answer(result: SearchResult) -> None:
            if number == self._search_number:
                done(result)

        self._runner.run(lambda library: library.search(query, limit=200), answer, self._report)

    # Importing

    def import_paths(self, paths: Sequence[Path], *, origin: str = "user") -> None:
        """Import in the background, one file a task, so that a note is saved in between."""
        self._waiting.append((tuple(paths), origin))
        if not self._importing:
            self._begin_import()

    def _begin_import(self) -> None:
        paths, origin = self._waiting.pop(0)
        self._failures = []
        self._importing = True
        self.import_begun.emit()

        def begin(library: Library) -> Iterator[ImportStep]:
            return import_steps(library, paths, origin=origin)

        def begun(steps: Iterator[ImportStep]) -> None:
            self._steps = steps
            self._import_next()

        self._runner.run(begin, begun, self._on_import_failed)

    def _import_next(self) -> None:
        steps = self._steps
        if steps is not None:
            self._runner.run(lambda _: next(steps, None), self._on_step, self._on_import_failed)

    def _on_step(self, step: ImportStep | None) -> None:
        if step is None or self._steps is None:
            self._end_import()
            return
        if step.reason is not None:
            self._failures.append(Failure(step.path, step.reason))
        self.import_stepped.emit(step)
        if step.outcome is StepOutcome.ADDED:
            self.articles_changed.emit()
        self._import_next()

    def _on_import_failed(self, error: ZoneReaderError) -> None:
        self._report(error)
        self._end_import()

    def _end_import(self) -> None:
        self._steps = None
        self._importing = False
        self.import_ended.emit(tuple(self._failures))
        if self._waiting:
            self._begin_import()

    def cancel_import(self) -> None:
        """Stop after the file that is being read; what is in stays."""
        self._steps = None
        self._waiting.clear()

    # Editing

    def annotate(
        self,
        detail: ArticleDetail,
        kind: AnnotationKind,
        spans: Sequence[Span],
        *,
        colour: Colour | None = None,
        body: str = "",
    ) -> Annotation:
        """Add a bookmark, highlight or note; it is saved at once."""
        made = new_annotation(kind, detail.row.page_id, detail.page_text, spans, colour=colour, body=body)
        self._save(Edit(None, made))
        return made

    def draft(self, detail: ArticleDetail, spans: Sequence[Span]) -> Annotation:
        """A note that is not saved before it says something."""
        return new_annotation(AnnotationKind.NOTE, detail.row.page_id, detail.page_text, spans)

    def write(self, annotation: Annotation, body: str) -> Annotation:
        """Save a note's text; a note without any text is no note and goes.

        What is written on one annotation without another edit between is undone together.
        """
        is_draft = annotation.kind is AnnotationKind.NOTE and not annotation.body
        before = None if is_draft else annotation
        if self._writing == annotation.uuid and self._undo:
            before = self._undo.pop().before
        after = changed(annotation, body=body)
        gone = after.kind is AnnotationKind.NOTE and not body.strip()
        if before is not None or not gone:
            self._save(Edit(before, None if gone else after))
            self._writing = annotation.uuid
        return after

    def recolour(self, annotation: Annotation, colour: Colour) -> Annotation:
        """Give a highlight another colour."""
        after = changed(annotation, colour=colour)
        self._save(Edit(annotation, after))
        return after

    def delete(self, annotation: Annotation) -> None:
        """Delete a mark; undo brings it back."""
        self._save(Edit(annotation, None))

    def _save(self, edit: Edit) -> None:
        self._writing = None
        self._undo.append(edit)
        self._redo.clear()
        self._apply(edit)

    def _apply(self, edit: Edit) -> None:
        self._runner.run(
            lambda library: library.apply(edit), lambda _: self.annotations_changed.emit(), self._report
        )

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to do again."""
        return bool(self._redo)

    def undo(self) -> None:
        """Take the last edit back."""
        if self._undo:
            self._writing = None
            edit = self._undo.pop()
            self._redo.append(edit)
            self._apply(edit.inverse())

    def redo(self) -> None:
        """Do the last edit again that was taken back."""
        if self._redo:
            edit = self._redo.pop()
            self._undo.append(edit)
            self._apply(edit)

    def mark_read(self, row: ArticleRow, *, read: bool) -> None:
        """Note that an article was read, or was not."""
        self._runner.run(
            lambda library: library.mark_read(row.page_id, row.start, read=read),
            lambda _: self.articles_changed.emit(),
            self._report,
        )

    def keep_position(self, row: ArticleRow, offset: int) -> None:
        """Note where reading stopped."""
        self._runner.run(
            lambda library: library.set_reading_position(row.page_id, row.start, offset), None, self._report
        )

    def run(
        self, job: Callable[[Library], object], done: Callable[..., None], failed: Callable[..., None]
    ) -> None:
        """Run a job of a dialog's on the library's thread."""
        self._runner.run(job, done, failed)


def _state_of(library: Library) -> tuple[bool, bool]:
    """Whether the library is empty, and whether its readings are of an older analysis."""
    return not library.pages(), library.needs_rebuild
