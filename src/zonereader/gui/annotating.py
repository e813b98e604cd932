"""Bookmarks, highlights and notes: what the keys, the bar and the lists do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from zonereader.composition import compose
from zonereader.gui.mark_words import with_source
from zonereader.gui.panes.article_pane import ArticlePane
from zonereader.gui.panes.sidebar import Sidebar
from zonereader.gui.session import Session
from zonereader.gui.state import WindowState
from zonereader.library.records import Annotation, AnnotationKind, ArticleDetail, Colour
from zonereader.model import Figure, Span
from zonereader.sentences import sentence_with


class Annotating(QObject):
    """Turns what the reader does in the panes into edits of the session."""

    def __init__(self, session: Session, article: ArticlePane, sidebar: Sidebar, state: WindowState) -> None:
        super().__init__(article)
        self._session, self._article, self._state = session, article, state
        self._sidebar, self._notes = sidebar, sidebar.notes
        editor = self._notes.editor
        article.highlight_requested.connect(self.highlight_spans)
        article.note_requested.connect(self._note_on)
        article.copy_requested.connect(self._copy)
        article.annotation_activated.connect(self._on_activated)
        sidebar.figures.note_requested.connect(self._on_figure_note)
        sidebar.figures.copy_requested.connect(self._on_figure_copy)
        self._notes.annotation_chosen.connect(lambda each: article.show_span(each.spans))
        editor.written.connect(self._on_written)
        editor.recoloured.connect(self._on_recoloured)
        editor.retagged.connect(self._on_retagged)
        editor.deleted.connect(session.edits.delete)
        self._notes.copy_requested.connect(self.copy_mark)
        self._notes.reattach_requested.connect(self.reattach)
        session.marks_changed.connect(lambda: editor.tags.set_known(session.tags()))
        editor.left.connect(self._on_left)

    # From the keys

    def highlight(self) -> None:
        """Highlight the selection with the colour used last."""
        last = self._state.text("colour", Colour.YELLOW)
        colour = Colour(last) if last in set(Colour) else Colour.YELLOW
        self.highlight_spans(self._article.selected_spans(), colour)

    def note(self) -> None:
        """Write a note on the selection, or on the article when nothing is selected."""
        spans = self._article.selected_spans() or self._whole_article()
        self._note_on(spans)

    @property
    def bookmark(self) -> Annotation | None:
        """The bookmark of the article shown; those on its paragraphs are others."""
        return self._bookmark_on(self._whole_article())

    def _bookmark_on(self, spans: Sequence[Span]) -> Annotation | None:
        """The bookmark that has a character in common with ``spans``."""
        detail = self._article.detail
        found = self._session.annotations(detail.row.id) if detail else ()
        bookmarks = (each for each in found if each.kind is AnnotationKind.BOOKMARK)
        return next((each for each in bookmarks if _overlap(each.spans, spans)), None)

    def toggle_bookmark(self) -> None:
        """Set a bookmark on the selection or, without one, on the article; take away what is there."""
        self._toggle_bookmark(self._article.selected_spans() or self._whole_article())

    def toggle_own_bookmark(self) -> None:
        """Set the article's own bookmark, whatever is selected, or take it away."""
        self._toggle_bookmark(self._whole_article())

    def _toggle_bookmark(self, spans: Sequence[Span]) -> None:
        detail, there = self._article.detail, self._bookmark_on(spans)
        if there is not None:
            self._session.edits.delete(there)
        elif detail is not None:
            self._session.edits.add(detail, AnnotationKind.BOOKMARK, spans)

    def reattach(self, mark: Annotation | None = None, spans: Sequence[Span] = ()) -> None:
        """Hang a mark, or the one chosen in the list, on ``spans`` or on the selection."""
        detail, target = self._article.detail, mark or self._notes.current
        place = spans or self._article.selected_spans()
        if detail is not None and target is not None and place:
            self._notes.editor.flush()
            after = self._session.edits.reattach(target, detail, place)
            self._article.end_selection()
            self._notes.editor.went_on(after)

    def copy_mark(self, mark: Annotation) -> None:
        """Copy what a mark quotes with its source and the note on it."""
        if self._article.detail is not None:
            self._to_clipboard(self._article.detail, mark.exact, mark.body)

    def step_mark(self, step: int) -> None:
        """Go to the next (1) or previous (-1) mark of the article."""
        mark = self._notes.neighbour(step)
        if mark is not None:
            self._notes.point_to(mark.uuid)
            self._article.show_span(mark.spans)

    def copy_selection(self) -> None:
        """Copy the selection with its source, or the article's title when nothing is selected."""
        self._copy(self._article.selected_spans() or self._whole_article())

    # From the panes

    def highlight_spans(self, spans: Sequence[Span], colour: Colour) -> None:
        """Highlight a part of the article shown and open it in the note editor."""
        detail = self._article.detail
        if detail is not None and spans:
            self._state.set_text("colour", colour)
            made = self._session.edits.add(detail, AnnotationKind.HIGHLIGHT, spans, colour=colour)
            self._article.end_selection()
            self._notes.edit(made)

    def _note_on(self, spans: Sequence[Span]) -> None:
        """Write on the highlight that covers ``spans``, or begin a note of its own."""
        detail = self._article.detail
        if detail is None or not spans:
            return
        there = next((a for a in self._session.annotations(detail.row.id) if a.spans == tuple(spans)), None)
        is_writable = there is not None and there.kind is not AnnotationKind.BOOKMARK
        target = there if is_writable and there is not None else self._session.edits.draft(detail, spans)
        self._article.end_selection()
        self._sidebar.setCurrentWidget(self._notes)
        self._notes.edit(target, focus=True)

    def _on_written(self, annotation: Annotation, body: str) -> None:
        self._notes.editor.went_on(self._session.edits.write(annotation, body))

    def _on_recoloured(self, annotation: Annotation, colour: Colour) -> None:
        self._notes.editor.went_on(self._session.edits.recolour(annotation, colour))
        self._state.set_text("colour", colour)

    def _on_retagged(self, annotation: Annotation, tags: tuple[str, ...]) -> None:
        self._notes.editor.went_on(self._session.edits.retag(annotation, tags))

    def _on_activated(self, uuid: str) -> None:
        self._sidebar.setCurrentWidget(self._notes)
        self._notes.choose(uuid)

    def _on_left(self) -> None:
        if self._article.detail is not None:
            self._article.text.setFocus()

    def _on_figure_note(self, figure: Figure) -> None:
        self._note_on(figure.spans)

    def _on_figure_copy(self, figure: Figure) -> None:
        detail = self._article.detail
        if detail is not None:
            words = sentence_with(detail.page_text, detail.article.passages, figure.spans)
            self._to_clipboard(detail, words)

    def _copy(self, spans: Sequence[Span]) -> None:
        detail = self._article.detail
        if detail is not None and spans:
            self._to_clipboard(detail, compose(detail.page_text, spans).text)

    def _to_clipboard(self, detail: ArticleDetail, words: str, note: str = "") -> None:
        quoted = with_source(words, detail.row)
        QGuiApplication.clipboard().setText(f"{quoted}\n{note}" if note else quoted)

    def _whole_article(self) -> tuple[Span, ...]:
        """What stands for the article: its title, or its first paragraph where it has none."""
        detail = self._article.detail
        if detail is None:
            return ()
        passages = detail.article.passages
        return detail.article.title_spans or (passages[0].spans if passages else detail.article.other_spans)


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether two places have a character in common."""
    return any(a.start < b.end and b.start < a.end for a in one for b in other)
