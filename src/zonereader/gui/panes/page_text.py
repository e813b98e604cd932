"""The page's own text, with the pieces of an article tinted and numbered in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from zonereader.gui.offsets import PageMap, Slice, Utf16Map
from zonereader.gui.theme import Theme
from zonereader.gui.typesetting import LINE_BREAKS
from zonereader.model import Span

ROOM_ABOVE = 40
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


THIN_SPACE = "\u2009"
"""Between a piece's number and its text."""


class PageText(QTextEdit):
    """The page line by line, with a caret that arrow keys move.

    Signals:
        place_changed: the page offset that was clicked or that the caret came to.
        activated: the page offset that was clicked, or where Enter was pressed.
        stepped: 1 or -1; the next or previous piece in reading order is wanted (Ctrl and an arrow).
    """

    place_changed = Signal(int)
    activated = Signal(int)
    stepped = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.document().setUndoRedoEnabled(False)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._map = PageMap(())
        self._numbers: dict[Span, int] = {}

    def show_page(self, text: str, pieces: Sequence[Span], theme: Theme) -> None:
        """Show ``text`` with ``pieces`` tinted and numbered from 1."""
        self.setExtraSelections([])
        self._numbers = {span: number for number, span in enumerate(pieces, start=1)}
        self._map = _fill(QTextCursor(self.document()), text, self._numbers, theme)
        self.setTextCursor(QTextCursor(self.document()))

    def show_piece(self, span: Span, theme: Theme) -> None:
        """Mark a piece and its number as the one spoken of, and bring its beginning into view."""
        ranges = self._map.to_document([span])
        marks = [self._mark(start, end, theme.selection, theme.text) for start, end in ranges]
        number = self._numbers.get(span)
        if number is not None and ranges:
            start = ranges[0][0]
            end = start - len(THIN_SPACE)
            marks.append(self._mark(end - len(_badge(number)), end, theme.text, theme.page))
        self.setExtraSelections(marks)
        if ranges:
            self._bring_into_view(ranges[0][0])

    def _mark(self, start: int, end: int, ground: str, letters: str) -> QTextEdit.ExtraSelection:
        mark, look = QTextEdit.ExtraSelection(), QTextCharFormat()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        look.setBackground(QColor(ground))
        look.setForeground(QColor(letters))
        mark.cursor, mark.format = cursor, look
        return mark

    def _bring_into_view(self, position: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        top = self.cursorRect(cursor).top()
        if not 0 <= top < self.viewport().height() - ROOM_ABOVE:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top - ROOM_ABOVE)

    def put_caret(self, offset: int) -> None:
        """Set the caret to a page offset."""
        position = self._map.position_of(offset)
        if position is not None:
            cursor = self.textCursor()
            cursor.setPosition(position)
            self.setTextCursor(cursor)

    def selected_spans(self) -> tuple[Span, ...]:
        """The page spans of the selection."""
        cursor = self.textCursor()
        return self._map.to_page(cursor.selectionStart(), cursor.selectionEnd())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            offset = self._map.offset_at(self.cursorForPosition(event.position().toPoint()).position())
            if offset is not None:
                self.place_changed.emit(offset)
                self.activated.emit(offset)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The other button opens the menu of what it is pressed on; a selection stays."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.RightButton and not self.textCursor().hasSelection():
            offset = self._map.offset_at(self.cursorForPosition(event.position().toPoint()).position())
            if offset is not None:
                self.place_changed.emit(offset)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, before = Qt.Key(event.key()), self.textCursor().position()
        if key in STEPS and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.stepped.emit(STEPS[key])
            return
        super().keyPressEvent(event)
        offset = self._map.offset_at(self.textCursor().position())
        if offset is None:
            return
        if key in ENTER:
            self.activated.emit(offset)
        elif self.textCursor().position() != before:
            self.place_changed.emit(offset)


def _badge(number: int) -> str:
    return f" {number} "


def _fill(cursor: QTextCursor, text: str, numbers: Mapping[Span, int], theme: Theme) -> PageMap:
    """Put ``text`` in the place of all that was there: another document would be laid out three times."""
    plain, own, badge = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    plain.setForeground(QColor(theme.muted))
    own.setForeground(QColor(theme.text))
    own.setBackground(QColor(theme.hover))
    badge.setForeground(QColor(theme.page))
    badge.setBackground(QColor(theme.accent))
    slices: list[Slice] = []
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    for span in _cut(text, list(numbers)):
        number = numbers.get(span)
        if number is not None:
            cursor.insertText(_badge(number), badge)
            cursor.insertText(THIN_SPACE, own)
        position = cursor.position()
        shown = _as_lines(text[span.start : span.end])
        cursor.insertText(shown, plain if number is None else own)
        slices.append(Slice(position, cursor.position() - position, span, Utf16Map.of(shown)))
    cursor.endEditBlock()
    return PageMap(slices)


def _cut(text: str, pieces: Sequence[Span]) -> list[Span]:
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
