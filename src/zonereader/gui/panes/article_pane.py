"""The article pane: one article to read, its figures tinted, the reader's marks on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from zonereader.gui.actions import key_of
from zonereader.gui.fonts import FontSet
from zonereader.gui.panes.article_text import ArticleText
from zonereader.gui.panes.empty_state import EmptyState
from zonereader.gui.panes.find_bar import FindBar
from zonereader.gui.panes.selection_bar import SelectionBar
from zonereader.gui.theme import Theme
from zonereader.gui.typesetting import plain
from zonereader.library.records import Annotation, ArticleDetail, Colour
from zonereader.model import Span

BAR_GAP = 8
PARAGRAPH_END = "\u2029"


class ArticlePane(QWidget):
    """Shows one article.

    Signals:
        figure_selected: the index in ``detail.figures`` that the reader clicked or moved to.
        highlight_requested: page spans and a Colour.
        note_requested: page spans to hang a note on.
        copy_requested: page spans to copy with their source.
        annotation_activated: the uuid of a highlight or note that was clicked.
        zone_activated: the name of a zone that was clicked.
        page_activated: the name of the page was clicked.
        bookmark_toggled: the article's ribbon was clicked.
        size_stepped: 1 or -1, when the wheel is turned with Ctrl.

    Actions added to the pane stand at the end of the text's menu; ``figure_actions`` stand before all
    when it is opened on a figure, which is then the current one.
    """

    figure_selected = Signal(int)
    highlight_requested = Signal(object, object)
    note_requested = Signal(object)
    copy_requested = Signal(object)
    annotation_activated = Signal(str)
    zone_activated = Signal(str)
    page_activated = Signal()
    bookmark_toggled = Signal()
    size_stepped = Signal(int)

    def __init__(self, fonts: FontSet, theme: Theme, pixels: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ArticleText(fonts, theme, pixels, self)
        self.find_bar = FindBar(self.text, theme, self)
        self._empty = EmptyState("article", theme, self)
        self._hint = ""
        self.figure_actions: Sequence[QAction] = ()
        self._stack = QStackedLayout()
        self._bar = SelectionBar(theme, self)
        self._lay_out()
        self._connect()
        self.clear()

    def _lay_out(self) -> None:
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
        self.text.zone_activated.connect(self.zone_activated)
        self.text.page_activated.connect(self.page_activated)
        self.text.bookmark_toggled.connect(self.bookmark_toggled)
        self.text.size_stepped.connect(self.size_stepped)
        self.text.note_wanted.connect(self._on_note)
        self.text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.text.customContextMenuRequested.connect(self._show_menu)
        self.text.selectionChanged.connect(self._place_bar)
        self.text.released.connect(self._place_bar)
        self.text.verticalScrollBar().valueChanged.connect(self._place_bar)
        self._bar.colour_chosen.connect(self._on_colour)
        self._bar.note_chosen.connect(self._on_note)
        self._bar.copy_chosen.connect(self._on_copy)

    # What is shown

    @property
    def fonts(self) -> FontSet:
        """The fonts that the text is set in."""
        return self.text.fonts

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

    def set_hint(self, text: str) -> None:
        """What to say beside what this place is for, while there is no article."""
        self._hint = text
        self._say_empty()

    def clear(self) -> None:
        """Show no article, but what this place is for and what to do next."""
        self.text.forget_article()
        self._say_empty()
        self.find_bar.hide()
        self._stack.setCurrentWidget(self._empty)
        self._bar.hide()

    def _say_empty(self) -> None:
        keys = (
            (key_of(self, "open"), self.tr("open pages, or drop files on the window")),
            (key_of(self, "search"), self.tr("search everything that was read")),
            (key_of(self, "next_article"), self.tr("next article")),
            (key_of(self, "guide"), self.tr("the user guide")),
        )
        self._empty.say(
            self.tr("Articles are read here"),
            self._hint or self.tr("Choose an article on the left to read it here."),
            keys,
        )

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Paint these marks instead of the ones before."""
        self.text.set_annotations(annotations)

    def set_theme(self, theme: Theme) -> None:
        """Change colours; the place stays."""
        self.text.set_theme(theme)
        self.find_bar.set_theme(theme)
        self._bar.set_theme(theme)
        self._empty.set_theme(theme)

    def set_gaps(self, *, gaps: bool) -> None:
        """Set Chinese and digits or Latin letters a little apart, or not."""
        self.text.set_gaps(gaps=gaps)

    def set_fonts(self, fonts: FontSet) -> None:
        """Set the text in other fonts; the place stays."""
        self.text.set_fonts(fonts)

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
            words = self.text.textCursor().selectedText()
            self.find_bar.open("" if PARAGRAPH_END in words else plain(words))

    # The selection's bar

    def _place_bar(self) -> None:
        """Show the bar below the selection's end, or its start if only that is in view.

        It waits until the mouse is let go: nobody wants it under the pointer while selecting.
        """
        place = self._end_of_selection()
        if place is None or self.text.is_selecting:
            self._bar.hide()
            return
        size: QSize = self._bar.sizeHint()
        left = min(
            max(BAR_GAP, place.center().x() - size.width() // 2), self.width() - size.width() - BAR_GAP
        )
        top = place.bottom() + BAR_GAP
        if top + size.height() > self.height():
            top = place.top() - size.height() - BAR_GAP
        self._bar.setGeometry(QRect(QPoint(max(BAR_GAP, left), max(BAR_GAP, top)), size))
        self._bar.show()
        self._bar.raise_()

    def _end_of_selection(self) -> QRect | None:
        """Where the caret would stand at the selection's end, else its start; None if neither is in view."""
        cursor = self.text.textCursor()
        if not self.selected_spans() or not self.text.isVisible():
            return None
        view = self.text.viewport()
        for position in (cursor.selectionEnd(), cursor.selectionStart()):
            edge = QTextCursor(self.text.document())
            edge.setPosition(position)
            rect = self.text.cursorRect(edge)
            if view.rect().intersects(rect):
                return rect.translated(view.mapTo(self, QPoint(0, 0)))
        return None

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.figure_actions and self.text.choose_figure_at(point):
            menu.addActions(self.figure_actions)
            menu.addSeparator()
        if self.selected_spans():
            self._bar.add_to(menu)
            menu.addSeparator()
        if self.text.textCursor().hasSelection():
            menu.addAction(self.tr("Copy"), self.text.copy)
        menu.addAction(self.tr("Select all"), self.text.selectAll)
        if self.actions():
            menu.addSeparator()
            menu.addActions(self.actions())
        menu.popup(self.text.viewport().mapToGlobal(point))

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

    def retranslate(self) -> None:
        """Say everything anew."""
        self._say_empty()
        self.find_bar.forget()
