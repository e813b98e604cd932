"""Corrections of figures and of a page's reading: what the keys, menus and dialogs do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from zonereader.corrections import Change, Correction, FigureSays, Value
from zonereader.gui.dialogs.correct_figure import CorrectFigureDialog
from zonereader.gui.figure_list import was_read
from zonereader.gui.panes.article_pane import ArticlePane
from zonereader.gui.panes.sidebar import Sidebar
from zonereader.gui.session import Session
from zonereader.library.records import ArticleDetail
from zonereader.model import Figure, Span
from zonereader.sentences import sentence_with


class Correcting(QObject):
    """Turns what the reader corrects in the panes into edits of the session."""

    def __init__(self, session: Session, article: ArticlePane, sidebar: Sidebar) -> None:
        super().__init__(article)
        self._session, self._article, self._sidebar = session, article, sidebar
        figures = sidebar.figures
        figures.correct_requested.connect(self.correct_figure)
        figures.hide_requested.connect(lambda figure: self._say(figure, None))
        figures.restore_requested.connect(self.withdraw)
        figures.hidden_chosen.connect(lambda span: article.show_span([span]))

    # Figures

    def correct_figure(self, figure: Figure) -> None:
        """Ask what a figure says."""
        detail = self._article.detail
        if detail is None:
            return
        sentence = sentence_with(detail.page_text, detail.article.passages, Span(figure.start, figure.end))
        dialog = CorrectFigureDialog(figure, sentence, self._sidebar)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.corrected.connect(lambda value: self._say(figure, value))
        dialog.open()

    def _say(self, figure: Figure, value: Value | None) -> None:
        """A figure that was corrected before keeps what the program had read."""
        detail = self._article.detail
        if detail is not None:
            change = FigureSays(value, was_read(detail, figure) or figure)
            self.correct(detail, [Span(figure.start, figure.end)], change)

    # Both

    def correct(self, detail: ArticleDetail, spans: Sequence[Span], change: Change) -> None:
        """Correct pieces of the page that is shown."""
        self._session.edits.correct(detail, spans, change)

    def withdraw(self, made: Correction) -> None:
        """Take a correction back."""
        self._session.edits.withdraw(made)
