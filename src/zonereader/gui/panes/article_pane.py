"""The article pane: one article to read, its figures tinted, the reader's marks on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from zonereader.gui.fonts import FontSet
from zonereader.gui.panes.article_text import ArticleText
from zonereader.gui.panes.find_bar import FindBar
from zonereader.gui.panes.selection_bar import SelectionBar
from zonereader.gui.theme import Theme
from zonereader.library.records import Annotation, ArticleDetail, Colour
from zonereader.model import Span

BAR_GAP = 8


class ArticlePane(QWidget):
    """Shows one article.

    Signals:
        figure_selected: the index in ``detail.figures`` that the reader clicked or moved to.
        highlight_requested: page spans and a Colour.
        note_requested: page spans to hang a note on.
        copy_requested: page spans to copy with their source.
        annotation_activated: the uuid of a highlight or note that was clicked.
    """

    figure_selected = Signal(int)
    highlight_requested = Signal(object, object)
    note_requested = Signal(object)
    copy_requested = Signal(object)
    annotation_activated = Signal(str)

    def __init__(self, fonts: FontSet, theme: Theme, pixels: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ArticleText(fonts, theme, pixels, self)
        self.find_bar = FindBar(self.text, theme, self)
        self._empty = QLabel(self)
        self._stack = QStackedLayout()
        self._bar = SelectionBar(theme, self)
        self._lay_out()
        self._connect()
        self.clear(self.tr("Choose an article on the left to read it here."))

    def _lay_out(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setProperty("role", "muted")
        self._empty.setAccessibleName(self.tr("Article pane, empty"))
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.find_bar)
        layout.addLayout(self._stack)
        self.find_bar.hide()
        self._bar.hide()

    def _connect(self) -> None:
        self.text.figure_selected.connect(self.figure_selected)
        self.text.annotation_activated.connect(self.annotation_activated)
        self.text.selectionChanged.connect(self._place_bar)
        self.text.verticalScrollBar().valueChanged.connect(self._place_bar)
        self._bar.colour_chosen.connect(self._on_colour)
        self._bar.note_chosen.connect(self._on_note)
        self._bar.copy_chosen.connect(self._on_copy)

    # What is shown

    @property
    def detail(self) -> ArticleDetail | None:
        """The article shown, if any."""
        return self.text.detail

    def show_article(
        self, detail: ArticleDetail, annotations: Sequence[Annotation], *, page_offset: int | None = None
    ) -> None:
        """Show an article from its top, or with ``page_offset`` at the top of the pane."""
        self.text.show_article(detail, annotations)
        self._stack.setCurrentWidget(self.text)
        self.find_bar.forget()
        if page_offset is not None:
            self.text.scroll_to(page_offset)

    def clear(self, hint: str) -> None:
        """Show no article, but ``hint``: what this place is for and what to do next."""
        self.text.forget_article()
        self._empty.setText(hint)
        self._stack.setCurrentWidget(self._empty)
        self._bar.hide()

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Paint these marks instead of the ones before."""
        self.text.set_annotations(annotations)

    def set_theme(self, theme: Theme) -> None:
        """Change colours; the place stays."""
        self.text.set_theme(theme)
        self.find_bar.set_theme(theme)
        self._bar.set_theme(theme)

    def set_text_size(self, pixels: int) -> None:
        """Change the size of the text; the place stays."""
        self.text.set_text_size(pixels)

    # Places

    def show_span(self, spans: Sequence[Span]) -> None:
        """Scroll to page spans and let them pulse."""
        self.text.show_spans(spans)

    def show_figure(self, index: int) -> None:
        """Scroll to a figure, make it the current one and let it pulse."""
        self.text.show_figure(index)

    def step_figure(self, step: int) -> None:
        """Go to the next (1) or previous (-1) figure."""
        self.text.step_figure(step)

    def selected_spans(self) -> tuple[Span, ...]:
        """The page spans of the selection."""
        return self.text.selected_spans()

    def top_offset(self) -> int | None:
        """The page offset of the first line in view."""
        return self.text.top_offset()

    def page_down(self) -> bool:
        """Scroll on by a page; False at the end."""
        return self.text.scroll_page(1)

    def page_up(self) -> bool:
        """Scroll back by a page; False at the top."""
        return self.text.scroll_page(-1)

    def open_find(self) -> None:
        """Open the find bar, with the selection in it."""
        if self.detail is not None:
            self.find_bar.open(self.text.textCursor().selectedText())

    # The selection's bar

    def _place_bar(self) -> None:
        cursor = self.text.textCursor()
        if not cursor.hasSelection() or not self.selected_spans() or not self.text.isVisible():
            self._bar.hide()
            return
        last = QTextCursor(self.text.document())
        last.setPosition(cursor.selectionEnd())
        place = self.text.viewport().mapTo(self, self.text.cursorRect(last).bottomRight())
        size: QSize = self._bar.sizeHint()
        left = min(max(BAR_GAP, place.x() - size.width() // 2), self.width() - size.width() - BAR_GAP)
        top = place.y() + BAR_GAP
        if top + size.height() > self.height():
            top = place.y() - size.height() - 3 * BAR_GAP
        self._bar.resize(size)
        self._bar.move(QPoint(max(BAR_GAP, left), max(BAR_GAP, top)))
        self._bar.show()
        self._bar.raise_()

    def _on_colour(self, colour: Colour) -> None:
        self.highlight_requested.emit(self.selected_spans(), colour)

    def _on_note(self) -> None:
        self.note_requested.emit(self.selected_spans())

    def _on_copy(self) -> None:
        self.copy_requested.emit(self.selected_spans())

    def end_selection(self) -> None:
        """Drop the selection, as after it was highlighted."""
        cursor = self.text.textCursor()
        cursor.clearSelection()
        self.text.setTextCursor(cursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_bar()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.find_bar.isHidden():
            self.find_bar.close_bar()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self.detail is not None:
            self.text.rebuild()
        super().changeEvent(event)

    def context_actions(self) -> list[QAction]:
        """The actions of the text's own menu, for the window to add to."""
        return self.text.actions()
