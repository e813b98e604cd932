"""The 出处 tab: the page's own text, with the pieces of the article marked in reading order."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QLabel, QTextEdit, QVBoxLayout, QWidget

from zonereader.gui.document import replace_document
from zonereader.gui.offsets import PageMap, Slice, Utf16Map
from zonereader.gui.theme import Theme
from zonereader.gui.typesetting import LINE_BREAKS
from zonereader.library.records import ArticleDetail
from zonereader.model import Span


class ProvenancePane(QWidget):
    """Signals: place_chosen (a page offset inside the article that was clicked)."""

    place_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._detail: ArticleDetail | None = None
        self._drawn = False
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        self.about.setProperty("role", "muted")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.text = PageText(self)
        self.text.clicked_at.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.about)
        layout.addWidget(self.text, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        self.text.setAccessibleName(self.tr("The page's own text"))
        self._redraw()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        self._redraw()

    def set_article(self, detail: ArticleDetail | None) -> None:
        """Show the page of an article; drawn when the tab is looked at."""
        self._detail = detail
        self._redraw()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if not self._drawn:
            self._redraw()

    def _redraw(self) -> None:
        self._drawn = self.isVisible()
        if not self._drawn:
            return
        detail = self._detail
        if detail is None:
            self.about.setText(self.tr("Here stands the page's own text, once an article is open."))
            self.text.show_page("", (), self._theme)
            return
        pieces = pieces_of(detail)
        said = self.tr(
            "{0}: the numbered pieces make this article, in the order of reading. Click one to go there."
        )
        self.about.setText(said.format(detail.row.page_name))
        self.text.show_page(detail.page_text, pieces, self._theme)

    def _on_clicked(self, offset: int) -> None:
        if self._detail is not None and any(s.start <= offset < s.end for s in pieces_of(self._detail)):
            self.place_chosen.emit(offset)


def pieces_of(detail: ArticleDetail) -> tuple[Span, ...]:
    """The article's pieces of the page in reading order."""
    article = detail.article
    return (*article.other_spans, *(span for p in article.passages for span in p.spans))


class PageText(QTextEdit):
    """The page line by line; signals clicked_at with a page offset."""

    clicked_at = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._map = PageMap(())

    def show_page(self, text: str, pieces: tuple[Span, ...], theme: Theme) -> None:
        """Show ``text`` with ``pieces`` tinted and numbered from 1, and the first of them in view."""
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self.font())
        self._map = _fill(QTextCursor(document), text, pieces, theme)
        replace_document(self, document)
        if pieces and (first := self._map.position_of(pieces[0].start)) is not None:
            cursor = self.textCursor()
            cursor.setPosition(first)
            self.setTextCursor(cursor)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect().top() - 40)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            offset = self._map.offset_at(self.cursorForPosition(event.position().toPoint()).position())
            if offset is not None:
                self.clicked_at.emit(offset)


def _fill(cursor: QTextCursor, text: str, pieces: tuple[Span, ...], theme: Theme) -> PageMap:
    numbers = {span: number for number, span in enumerate(pieces, start=1)}
    plain, own, badge = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    plain.setForeground(QColor(theme.muted))
    own.setForeground(QColor(theme.text))
    own.setBackground(QColor(theme.selection))
    badge.setForeground(QColor(theme.page))
    badge.setBackground(QColor(theme.accent))
    slices: list[Slice] = []
    cursor.beginEditBlock()
    for span in _cut(text, pieces):
        number = numbers.get(span)
        if number is not None:
            cursor.insertText(f" {number} ", badge)
        position = cursor.position()
        shown = _as_lines(text[span.start : span.end])
        cursor.insertText(shown, plain if number is None else own)
        slices.append(Slice(position, cursor.position() - position, span, Utf16Map.of(shown)))
    cursor.endEditBlock()
    return PageMap(slices)


def _cut(text: str, pieces: tuple[Span, ...]) -> list[Span]:
    """The whole page as spans in page order: the pieces, and what lies between them."""
    spans, at = [], 0
    for piece in sorted(pieces):
        if at < piece.start:
            spans.append(Span(at, piece.start))
        spans.append(piece)
        at = piece.end
    if at < len(text):
        spans.append(Span(at, len(text)))
    return spans


def _as_lines(text: str) -> str:
    """The text with its line feeds as Qt's paragraphs, and no other character that breaks a line."""
    return text.translate({code: char for code, char in LINE_BREAKS.items() if code != ord("\n")})
