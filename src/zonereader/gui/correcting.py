"""Corrections of figures and of a page's reading: what the keys, menus and dialogs do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QObject, Qt

from zonereader.corrections import Change, Correction, FigureSays, Title, Value, Zones, apply
from zonereader.explain import Explanation, explain
from zonereader.gui.figure_list import was_read
from zonereader.gui.models.zone_tree import Names
from zonereader.gui.panes.article_pane import ArticlePane
from zonereader.gui.panes.provenance_pane import Source
from zonereader.gui.panes.sidebar import Sidebar
from zonereader.gui.reading import Reading
from zonereader.gui.session import Session
from zonereader.gui.typesetting import in_a_list
from zonereader.library.library import Library
from zonereader.library.records import ArticleDetail, ArticleId, ArticleRow, PageId
from zonereader.model import Figure, Span
from zonereader.pieces import pieces
from zonereader.reading import read
from zonereader.sentences import sentence_with

PAGES_EXPLAINED = 8


class Correcting(QObject):
    """Turns what the reader corrects in the panes into edits of the session."""

    def __init__(
        self, session: Session, article: ArticlePane, sidebar: Sidebar, reading: Reading, names: Names
    ) -> None:
        super().__init__(article)
        self._session, self._article, self._sidebar = session, article, sidebar
        self._names = names
        self._made: Correction | None = None
        self._explain = lru_cache(maxsize=PAGES_EXPLAINED)(explain)
        figures = sidebar.figures
        article.figure_actions = figures.list.actions()
        figures.correct_requested.connect(self.correct_figure)
        figures.hide_requested.connect(lambda figure: self._say(figure, None))
        figures.restore_requested.connect(self.withdraw)
        figures.hidden_chosen.connect(lambda span: article.show_span([span]))
        self._page = sidebar.provenance
        self._page.source = Source(session.pieces, self._articles_of)
        self._page.reasons_wanted.connect(self._look_for_reasons)
        self._page.correction_made.connect(self._correct_page)
        self._page.withdrawn.connect(self.withdraw)
        self._page.facts_wanted.connect(self.set_facts)
        self._page.refused.connect(session.problem)
        self._page.article_chosen.connect(
            lambda article_id, at: reading.open(ArticleId(article_id), spans=[Span(at, at + 1)])
        )
        article.text.cursorPositionChanged.connect(self._on_caret)

    # Figures

    def correct_figure(self, figure: Figure) -> None:
        """Ask what a figure says."""
        from zonereader.gui.dialogs.correct_figure import CorrectFigureDialog

        detail = self._article.detail
        if detail is None:
            return
        sentence = sentence_with(detail.page_text, detail.article.passages, figure.spans)
        dialog = CorrectFigureDialog(figure, in_a_list(sentence), self._sidebar)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.corrected.connect(lambda value: self._say(figure, value))
        dialog.open()

    def _say(self, figure: Figure, value: Value | None) -> None:
        """A figure that was corrected before keeps what the program had read."""
        detail = self._article.detail
        if detail is not None:
            change = FigureSays(value, was_read(detail, figure) or figure)
            self.correct(detail, [Span(figure.start, figure.end)], change)

    # The page

    def _articles_of(self, page_id: PageId) -> Sequence[ArticleRow]:
        return self._session.articles().of_page(page_id)

    def _look_for_reasons(self) -> None:
        """Beside the window: reading a page takes longer than a window may wait."""
        detail = self._article.detail
        if detail is None:
            return
        text, made = detail.page_text, detail.corrections

        def look(_: Library) -> tuple[Explanation, frozenset[str]]:
            unfit = apply(text, read(text), made).unfit if made else ()
            return self._explain(text), frozenset(each.uuid for each in unfit)

        self._session.look(look, lambda found: self._on_reasons(detail.sha256, *found))

    def _on_reasons(self, sha256: str, explanation: Explanation, unfit: frozenset[str]) -> None:
        self._page.set_reasons(sha256, explanation, unfit)
        if self._made is not None and self._made.uuid in unfit:
            self._session.problem.emit(
                self.tr("This does not fit how the page is read. It is kept among its corrections.")
            )
        self._made = None

    def _correct_page(self, spans: Sequence[Span], change: Change) -> None:
        if self._article.detail is not None:
            self._made = self.correct(self._article.detail, spans, change)

    def _on_caret(self) -> None:
        """Only where the reader moved it: another article's document moves it too."""
        if self._article.text.hasFocus():
            self._follow_caret()

    def _follow_caret(self) -> None:
        offset = self._article.text.caret_offset()
        if offset is not None and self._page.isVisible():
            self._page.show_place(offset)

    def show_source(self) -> None:
        """Show where on the page the caret stands, and send the keys there."""
        self._sidebar.setCurrentWidget(self._page)
        self._follow_caret()
        self._page.text.setFocus()

    def set_facts(self) -> None:
        """Ask for the article's title and zones."""
        from zonereader.gui.dialogs.article_facts import ArticleFactsDialog, learn_zones

        detail = self._article.detail
        if detail is None:
            return
        self._session.run_aside(learn_zones(self._names))
        article = detail.article
        dialog = ArticleFactsDialog(article.title or "", article.zones, self._names, self._sidebar)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lead = [next(pieces(article))]
        dialog.title_set.connect(lambda title: self._correct_page(lead, Title(title)))
        dialog.zones_set.connect(lambda names: self._correct_page(lead, Zones(names)))
        dialog.open()

    # Both

    def correct(self, detail: ArticleDetail, spans: Sequence[Span], change: Change) -> Correction:
        """Correct pieces of the page that is shown."""
        return self._session.edits.correct(detail, spans, change)

    def withdraw(self, made: Correction) -> None:
        """Take a correction back."""
        self._session.edits.withdraw(made)
