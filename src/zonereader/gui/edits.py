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
from zonereader.library.annotate import changed, new_annotation, reattached
from zonereader.library.clock import now
from zonereader.library.corrections import CorrectionEdit
from zonereader.library.library import Library
from zonereader.library.records import Annotation, AnnotationKind, ArticleDetail, Colour, Edit
from zonereader.library.tags import unique
from zonereader.model import Span

AnyEdit = Edit | CorrectionEdit
Step = tuple[AnyEdit, ...]
"""Edits that are done, undone and redone together."""


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
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._waiting: deque[AnyEdit] = deque()
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
        if self._writing == annotation.uuid and self._undo and isinstance(edit := self._undo[-1][0], Edit):
            before = edit.before
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

    def retag(self, annotation: Annotation, tags: Sequence[str]) -> Annotation:
        """Give a mark other tags; a note that says nothing yet keeps them until it does."""
        after = changed(annotation, tags=tags)
        if annotation.kind is not AnnotationKind.NOTE or annotation.body:
            self._do(Edit(annotation, after))
        return after

    def tag_all(self, annotations: Iterable[Annotation], tag: str) -> None:
        """Give many marks one more tag."""
        lacking = [each for each in annotations if tag not in each.tags]
        self._do(*(Edit(each, changed(each, tags=unique([*each.tags, tag]))) for each in lacking))

    def rename_tag(self, annotations: Iterable[Annotation], old: str, new: str) -> None:
        """Call a tag something else on all of ``annotations``; one that is there takes it in."""
        tagged = [each for each in annotations if old in each.tags]
        names = [unique(new if tag == old else tag for tag in each.tags) for each in tagged]
        self._do(*(Edit(each, changed(each, tags=tags)) for each, tags in zip(tagged, names, strict=True)))

    def reattach(self, annotation: Annotation, detail: ArticleDetail, spans: Sequence[Span]) -> Annotation:
        """Hang a mark on another place."""
        after = reattached(annotation, detail.row.page_id, detail.page_text, spans)
        self._do(Edit(annotation, after))
        return after

    def delete(self, *annotations: Annotation) -> None:
        """Delete marks; undo brings them back."""
        self._do(*(Edit(each, None) for each in annotations))

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

    def _do(self, *edits: AnyEdit) -> None:
        self._writing = None
        if edits:
            self._undo.append(edits)
            self._redo.clear()
            self._save(*edits)

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
            step = self._undo.pop()
            self._redo.append(step)
            self._save(*(edit.inverse() for edit in step))

    def redo(self) -> None:
        """Do the last edit again that was taken back."""
        if self._redo:
            step = self._redo.pop()
            self._undo.append(step)
            self._save(*step)

    # Saving

    @property
    def unsaved(self) -> tuple[AnyEdit, ...]:
        """What is not on the disk yet, or was refused by it, in order."""
        return tuple(self._waiting)

    def retry(self) -> None:
        """Save again what the disk refused."""
        self._save()

    def _save(self, *edits: AnyEdit) -> None:
        self._waiting.extend(edits)
        self._runner.run(self._write, self._on_written, self._refuse)

    def _write(self, library: Library) -> bool:
        """On the library's own thread: an edit waits until it is on the disk, those after it too.

        Returns whether a page was corrected.
        """
        edits = tuple(self._waiting)
        library.apply(*edits)
        for _ in edits:
            self._waiting.popleft()
        return any(isinstance(edit, CorrectionEdit) for edit in edits)

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
