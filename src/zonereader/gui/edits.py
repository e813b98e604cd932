"""Every edit of the reader's: saved at once, undone and redone, kept when the disk refuses it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from zonereader.corrections import Change, Correction, FigureSays, Title, Zones, correction
from zonereader.errors import ZoneReaderError
from zonereader.gui.messages import sentence
from zonereader.gui.tasks import TaskRunner
from zonereader.library.annotate import changed, new_annotation
from zonereader.library.clock import now
from zonereader.library.corrections import CorrectionEdit
from zonereader.library.library import Library
from zonereader.library.records import Annotation, AnnotationKind, ArticleDetail, Colour, Edit
from zonereader.model import Span


class Edits(QObject):
    """Bookmarks, highlights and notes as the reader makes and changes them.

    Signals:
        saved: what was edited is on the disk.
        corrected: pages were corrected, and what is read of them is new.
        refused: a sentence; what was edited is kept here and goes along with the next edit or ``retry``.
    """

    saved = Signal()
    corrected = Signal()
    refused = Signal(str)

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._undo: list[Edit | CorrectionEdit] = []
        self._redo: list[Edit | CorrectionEdit] = []
        self._waiting: deque[Edit | CorrectionEdit] = deque()
        self._writing: str | None = None

    def add(
        self,
        detail: ArticleDetail,
        kind: AnnotationKind,
        spans: Sequence[Span],
        *,
        colour: Colour | None = None,
    ) -> Annotation:
        """Add a bookmark or highlight."""
        made = new_annotation(kind, detail.row.page_id, detail.page_text, spans, colour=colour)
        self._do(Edit(None, made))
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
        if self._writing == annotation.uuid and self._undo and isinstance(self._undo[-1], Edit):
            before = self._undo[-1].before
            self._undo.pop()
        after = changed(annotation, body=body)
        gone = after.kind is AnnotationKind.NOTE and not body.strip()
        if before is not None or not gone:
            self._do(Edit(before, None if gone else after))
            self._writing = annotation.uuid
        return after

    def recolour(self, annotation: Annotation, colour: Colour) -> Annotation:
        """Give a highlight another colour."""
        after = changed(annotation, colour=colour)
        self._do(Edit(annotation, after))
        return after

    def delete(self, annotation: Annotation) -> None:
        """Delete a mark; undo brings it back."""
        self._do(Edit(annotation, None))

    # Corrections

    def correct(self, detail: ArticleDetail, spans: Sequence[Span], change: Change) -> Correction:
        """Correct pieces of the page; what is said anew about a figure, title or zone replaces the old."""
        before = known(detail.corrections, spans, change)
        if before is not None:
            after = replace(before, change=change, updated=now())
        else:
            after = correction(detail.sha256, detail.page_text, spans, change, now=now())
        self._do(CorrectionEdit(before, after))
        return after

    def withdraw(self, made: Correction) -> None:
        """Take a correction back; undo brings it back."""
        self._do(CorrectionEdit(made, None))

    def _do(self, edit: Edit | CorrectionEdit) -> None:
        self._writing = None
        self._undo.append(edit)
        self._redo.clear()
        self._save(edit)

    # Undoing

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
            self._save(edit.inverse())

    def redo(self) -> None:
        """Do the last edit again that was taken back."""
        if self._redo:
            edit = self._redo.pop()
            self._undo.append(edit)
            self._save(edit)

    # Saving

    @property
    def unsaved(self) -> tuple[Edit | CorrectionEdit, ...]:
        """What is not on the disk yet, or was refused by it, in order."""
        return tuple(self._waiting)

    def retry(self) -> None:
        """Save again what the disk refused."""
        self._save()

    def _save(self, *edits: Edit | CorrectionEdit) -> None:
        self._waiting.extend(edits)
        self._runner.run(self._write, self._on_written, self._refuse)

    def _write(self, library: Library) -> bool:
        """On the library's own thread: an edit waits until it is on the disk, those after it too.

        Returns whether a page was corrected.
        """
        is_corrected = False
        while self._waiting:
            edit = self._waiting.popleft()
            try:
                library.apply(edit)
            except ZoneReaderError:
                self._waiting.appendleft(edit)
                raise
            is_corrected |= isinstance(edit, CorrectionEdit)
        return is_corrected

    def _on_written(self, is_corrected: bool) -> None:
        if is_corrected:
            self.corrected.emit()
        self.saved.emit()

    def _refuse(self, error: ZoneReaderError) -> None:
        self.refused.emit(sentence(error))


def known(made: Iterable[Correction], spans: Sequence[Span], change: Change) -> Correction | None:
    """What was corrected before of the same figure, title or zones; pieces may be moved again and again."""
    if not isinstance(change, FigureSays | Title | Zones):
        return None
    of_sort = (each for each in made if type(each.change) is type(change))
    return next((each for each in of_sort if each.spans == tuple(spans)), None)
