"""An article as a QTextDocument, with the way from every position back to the page.

The document is built with a cursor, never from HTML: what stands on a page is text. ``Slice`` notes
which of its characters come from the page; all others (breadcrumb, byline, marks of missing text)
are the window's own. Positions count UTF-16 units, page offsets code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from zonereader.composition import join_touching
from zonereader.gui.fonts import FontSet
from zonereader.gui.offsets import Utf16Map
from zonereader.gui.theme import Theme
from zonereader.library.records import ArticleDetail
from zonereader.model import ArticleKind, Passage, Role, Span

translate = QCoreApplication.translate

TITLE_SCALE, SMALL_SCALE, HEADING_SCALE = 1.65, 0.8, 1.08
LINE_HEIGHT, TITLE_LINE_HEIGHT = 1.7, 1.35
PARAGRAPH_GAP = 0.45

HALF_TO_FULL = str.maketrans(",;:!?()", "，；：！？（）")
# Half-width punctuation that touches Chinese; between digits or in English it stays (1,152, 1:1).
_NARROW = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef”’》」』%）])[,;:!?()](?![0-9]{3}\b)|[,;:!?()](?=[\u2e80-\u9fff“‘《「『（])"
)


def typographic(text: str) -> str:
    """``text`` with half-width punctuation beside Chinese widened, one character for one."""
    return _NARROW.sub(lambda m: m[0].translate(HALF_TO_FULL), text)


@dataclass(frozen=True, slots=True)
class Slice:
    """Characters of the document that stand for a span of the page."""

    position: int
    length: int
    span: Span
    wide: Utf16Map

    def to_position(self, offset: int) -> int:
        """The position of a page offset inside the span."""
        return self.position + self.wide.to_utf16(offset - self.span.start)

    def to_offset(self, position: int) -> int:
        """The page offset of a position inside the slice."""
        return self.span.start + self.wide.from_utf16(position - self.position)


class PageMap:
    """Where the page's text stands in a document, both ways."""

    def __init__(self, slices: Sequence[Slice]) -> None:
        self.slices = tuple(slices)
        self._positions = [piece.position for piece in self.slices]
        self._by_page = sorted(self.slices, key=lambda piece: piece.span)
        self._offsets = [piece.span.start for piece in self._by_page]

    def to_page(self, start: int, end: int) -> tuple[Span, ...]:
        """The page spans shown between two positions, in reading order, neighbours joined."""
        found: list[Span] = []
        for piece in self.slices:
            first, last = max(start, piece.position), min(end, piece.position + piece.length)
            if first < last:
                span = Span(piece.to_offset(first), piece.to_offset(last))
                if found and found[-1].end == span.start:
                    found[-1] = Span(found[-1].start, span.end)
                else:
                    found.append(span)
        return tuple(found)

    def to_document(self, spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
        """The ranges of positions that show ``spans``, ascending, neighbours joined."""
        found = []
        for span in spans:
            for piece in self.slices:
                first, last = max(span.start, piece.span.start), min(span.end, piece.span.end)
                if first < last:
                    found.append(Span(piece.to_position(first), piece.to_position(last)))
        return tuple((start, end) for start, end in join_touching(found))

    def offset_at(self, position: int) -> int | None:
        """The page offset shown at a position, or the next one after it; None past the last."""
        index = max(0, bisect_right(self._positions, position) - 1)
        for piece in self.slices[index:]:
            if position < piece.position + piece.length:
                return piece.to_offset(max(position, piece.position))
        return None

    def position_of(self, offset: int) -> int | None:
        """The position of a page offset; None where the document does not show it."""
        index = bisect_right(self._offsets, offset) - 1
        if index < 0:
            return None
        piece = self._by_page[index]
        return piece.to_position(offset) if offset < piece.span.end else None


@dataclass(frozen=True, slots=True)
class ArticleDocument:
    """A built document, its map, and the passages' block numbers."""

    document: QTextDocument
    page_map: PageMap


class DocumentBuilder:
    """Builds the document of one article in one theme, with one size of text."""

    def __init__(self, fonts: FontSet, theme: Theme, pixels: int) -> None:
        self._fonts, self._theme, self._pixels = fonts, theme, pixels

    def build(self, detail: ArticleDetail) -> ArticleDocument:
        """The document of ``detail``; its owner frees it."""
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self._fonts.font(self._fonts.body, self._pixels))
        cursor = QTextCursor(document)
        slices: list[Slice] = []
        cursor.beginEditBlock()
        self._put_head(cursor, detail, slices)
        article = detail.article
        if article.truncated_head:
            self._put_missing(cursor)
        for passage in article.passages:
            self._put_passage(cursor, detail, passage, slices)
        if article.truncated_tail:
            self._put_missing(cursor)
        self._put_credit(cursor, detail, slices)
        cursor.endEditBlock()
        return ArticleDocument(document, PageMap(slices))

    def _put_head(self, cursor: QTextCursor, detail: ArticleDetail, slices: list[Slice]) -> None:
        """Breadcrumb, over-title, title and byline; a caption has a line that says what it is."""
        row, article = detail.row, detail.article
        crumbs = [name for name in (row.province, row.zone or translate("document", "No zone")) if name]
        if article.kind is ArticleKind.CAPTION:
            crumbs.append(translate("document", "Photo caption"))
        self._block(cursor, self._small(), self._block_format(SMALL_SCALE, below=0.6))
        cursor.insertText(" › ".join(crumbs))
        if article.deck_spans:
            self._block(cursor, self._small(bold=True), self._block_format(1.0, below=0.3))
            self._insert(cursor, detail, article.deck_spans, slices)
        if article.title_spans:
            self._put_title(cursor, detail, slices)
        about = [*article.byline, row.page_name]
        self._block(cursor, self._small(), self._block_format(SMALL_SCALE, below=1.6))
        cursor.insertText("  ·  ".join([" ".join(about[:-1]), about[-1]] if about[:-1] else about))

    def _put_title(self, cursor: QTextCursor, detail: ArticleDetail, slices: list[Slice]) -> None:
        pixels = round(self._pixels * TITLE_SCALE)
        letters = self._letters(self._fonts.heading, pixels, self._theme.text, bold=True)
        block = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        block.setLineHeight(round(pixels * TITLE_LINE_HEIGHT), fixed)
        block.setBottomMargin(self._pixels * 0.7)
        for span in detail.article.title_spans:
            self._block(cursor, letters, block)
            self._insert(cursor, detail, _without_marks(detail.page_text, span), slices)

    def _put_passage(
        self, cursor: QTextCursor, detail: ArticleDetail, passage: Passage, slices: list[Slice]
    ) -> None:
        spans = passage.spans
        if passage.role is Role.HEADING:
            pixels = round(self._pixels * HEADING_SCALE)
            letters = self._letters(self._fonts.window, pixels, self._theme.accent, bold=True)
            block = self._block_format(HEADING_SCALE, above=1.1, below=PARAGRAPH_GAP)
            spans = tuple(part for span in spans for part in _without_marks(detail.page_text, span))
        else:
            letters = self._letters(self._fonts.body, self._pixels, self._theme.text)
            block = self._block_format(1.0, below=PARAGRAPH_GAP)
            block.setTextIndent(2 * self._pixels)
            block.setAlignment(Qt.AlignmentFlag.AlignJustify)
        self._block(cursor, letters, block)
        self._insert(cursor, detail, spans, slices)

    def _put_missing(self, cursor: QTextCursor) -> None:
        """Say where the page lacks a part of the article."""
        block = self._block_format(SMALL_SCALE, above=0.3, below=0.6)
        block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._block(cursor, self._small(), block)
        cursor.insertText("— " + translate("document", "Text is missing here on the printed page") + " —")

    def _put_credit(self, cursor: QTextCursor, detail: ArticleDetail, slices: list[Slice]) -> None:
        for span in detail.article.credit_spans:
            block = self._block_format(SMALL_SCALE, above=0.6, below=0.3)
            block.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._block(cursor, self._small(), block)
            self._insert(cursor, detail, (span,), slices)

    def _insert(
        self, cursor: QTextCursor, detail: ArticleDetail, spans: Sequence[Span], slices: list[Slice]
    ) -> None:
        for span in spans:
            shown = typographic(detail.page_text[span.start : span.end])
            shown = shown.translate(LINE_BREAKS)
            position = cursor.position()
            cursor.insertText(shown)
            slices.append(Slice(position, cursor.position() - position, span, Utf16Map.of(shown)))

    def _block(self, cursor: QTextCursor, letters: QTextCharFormat, block: QTextBlockFormat) -> None:
        """Begin a paragraph; the first one is there already."""
        if cursor.position() == 0:
            cursor.setBlockFormat(block)
            cursor.setBlockCharFormat(letters)
        else:
            cursor.insertBlock(block, letters)
        cursor.setCharFormat(letters)

    def _block_format(self, scale: float, *, above: float = 0.0, below: float = 0.0) -> QTextBlockFormat:
        """Lines of one height whatever the fallback font; margins in units of the text size."""
        block = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        block.setLineHeight(round(self._pixels * scale * LINE_HEIGHT), fixed)
        block.setTopMargin(self._pixels * above)
        block.setBottomMargin(self._pixels * below)
        return block

    def _small(self, *, bold: bool = False) -> QTextCharFormat:
        pixels = max(11, round(self._pixels * SMALL_SCALE))
        return self._letters(self._fonts.window, pixels, self._theme.muted, bold=bold)

    def _letters(self, family: str, pixels: int, colour: str, *, bold: bool = False) -> QTextCharFormat:
        letters = QTextCharFormat()
        font: QFont = self._fonts.font(family, pixels, bold=bold)
        letters.setFont(font)
        letters.setForeground(QColor(colour))
        return letters


# A line break inside a span must not begin a new block: the map would lose step.
LINE_BREAKS = {ord(c): " " for c in "\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029\ufdd0\ufdd1\ufffc"}


def _without_marks(page_text: str, span: Span) -> tuple[Span, ...]:
    """``span`` without the # marks and blanks at its head."""
    start = span.start
    while start < span.end and page_text[start] in "# \t":
        start += 1
    return (Span(start, span.end),) if start < span.end else ()
