"""Every edit of the reader's: saved at once, undone and redone, kept when the disk refuses it."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from zonereader.errors import ZoneReaderError
from zonereader.gui.messages import sentence
from zonereader.gui.tasks import TaskRunner
from zonereader.library.annotate import changed, new_annotation
from zonereader.library.library import Library
from zonereader.library.records import Annotation, AnnotationKind, ArticleDetail, Colour, Edit
from zonereader.model import Span


class Edits(QObject):
    """Bookmarks, highlights and notes as the reader makes and changes them.

    Signals:
        saved: what was edited is on the disk.
        refused: a sentence; what was edited is kept here and goes along with the next edit or ``retry``.
    """

    saved = Signal()
    refused = Signal(str)

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._undo: list[Edit] = []
        self._redo: list[Edit] = []
        self._waiting: deque[Edit] = deque()
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
        if self._writing == annotation.uuid and self._undo:
            before = self._undo.pop().before
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

    def _do(self, edit: Edit) -> None:
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
    def unsaved(self) -> tuple[Edit, ...]:
        """What is not on the disk yet, or was refused by it, in order."""
        return tuple(self._waiting)

    def retry(self) -> None:
        """Save again what the disk refused."""
        self._save()

    def _save(self, *edits: Edit) -> None:
        self._waiting.extend(edits)
        self._runner.run(self._write, lambda _: self.saved.emit(), self._refuse)

    def _write(self, library: Library) -> None:
        """On the library's own thread: an edit waits until it is on the disk, those after it too."""
        while self._waiting:
            edit = self._waiting.popleft()
            try:
                library.apply(edit)
            except ZoneReaderError:
                self._waiting.appendleft(edit)
                raise

    def _refuse(self, error: ZoneReaderError) -> None:
        self.refused.emit(sentence(error))
