"""An article as a QTextDocument, with the way from every position back to the page.

The document is built with a cursor, never from HTML: what stands on a page is text. The page map
notes which of its characters come from the page; all others (breadcrumb, byline, marks of missing
text) are the window's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit

from zonereader.composition import Composition, compose
from zonereader.gui.fonts import FontSet, squeezable
from zonereader.gui.offsets import PageMap, Slice, Utf16Map
from zonereader.gui.theme import Theme
from zonereader.gui.typesetting import WORD_JOINER, is_ragged, joints, runs, scripts, typographic
from zonereader.library.records import ArticleDetail
from zonereader.model import ArticleKind, Passage, Role, Span
from zonereader.pieces import title_by_hand

translate = QCoreApplication.translate

TITLE_SCALE, SMALL_SCALE, HEADING_SCALE = 1.65, 0.8, 1.08
LINE_HEIGHT, TITLE_LINE_HEIGHT = 1.7, 1.35
PARAGRAPH_GAP = 0.45
LEAST_SMALL = 11
FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


@dataclass(frozen=True, slots=True)
class Look:
    """How the text is set: ``pixels`` is its size; ``gaps`` parts Chinese from digits and Latin."""

    fonts: FontSet
    theme: Theme
    pixels: int
    gaps: bool = True


class Link(NamedTuple):
    """Positions ``start`` to ``end`` that lead to a zone, or (None) to the page; chips have a frame."""

    start: int
    end: int
    zone: str | None
    is_chip: bool


@dataclass(frozen=True, slots=True)
class ArticleDocument:
    """A built document, its map, its links, and the position where the article itself begins."""

    document: QTextDocument
    page_map: PageMap
    links: tuple[Link, ...]
    begin: int


def replace_document(view: QTextEdit, document: QTextDocument) -> None:
    """Show another document and free the one before: Qt frees only the very first by itself."""
    old = view.document()
    view.setDocument(document)
    if shiboken6.isValid(old):
        old.deleteLater()


def build_document(
    detail: ArticleDetail, look: Look, document: QTextDocument | None = None
) -> ArticleDocument:
    """The document of ``detail``, put in the place of what ``document`` held; a new one's owner frees it.

    A view lays out another document three times, and another text of its own document once.
    """
    return _Builder(detail, look, document or QTextDocument()).build()


class _Builder:
    """Builds the document of one article, from top to bottom."""

    def __init__(self, detail: ArticleDetail, look: Look, document: QTextDocument) -> None:
        self._detail, self._look, self._pixels = detail, look, look.pixels
        self._document = document
        self._document.setUndoRedoEnabled(False)
        font = look.fonts.font(look.fonts.body, look.pixels)
        if document.defaultFont() != font:
            document.setDefaultFont(font)
        self._cursor = QTextCursor(document)
        self._slices: list[Slice] = []
        self._links: list[Link] = []
        self._begin = 0

    def build(self) -> ArticleDocument:
        """Everything in order; one edit block, so that Qt lays it out once."""
        article = self._detail.article
        self._cursor.beginEditBlock()
        self._cursor.select(QTextCursor.SelectionType.Document)
        self._cursor.removeSelectedText()
        self._put_crumbs()
        self._put_head()
        self._put_about()
        if article.truncated_head:
            self._put_missing()
        for passage in article.passages:
            self._put_passage(passage)
        if article.truncated_tail:
            self._put_missing()
        self._put_credit()
        self._cursor.endEditBlock()
        return ArticleDocument(self._document, PageMap(self._slices), tuple(self._links), self._begin)

    # The head

    def _put_crumbs(self) -> None:
        """Province › zone › page; a caption says that it is one."""
        row = self._detail.row
        self._block(self._small(), self._block_format(SMALL_SCALE, below=0.7))
        if row.province:
            self._cursor.insertText(f"{row.province}  ›  ")
        if row.zone:
            self._put_link(row.zone, row.zone)
        else:
            self._cursor.insertText(translate("document", "No zone"))
        self._cursor.insertText("  ›  ")
        self._put_link(PurePath(row.page_name).stem, None)
        if self._detail.article.kind is ArticleKind.CAPTION:
            self._cursor.insertText("  ›  " + translate("document", "Photo caption"))

    def _put_head(self) -> None:
        """The title, and the deck above or below it as on the page."""
        article = self._detail.article
        deck_first = article.deck_spans[:1] < article.title_spans[:1]
        if deck_first:
            self._put_deck(below=0.5)
        by_hand = title_by_hand(self._detail.page_text, article)
        if by_hand is not None:
            self._title_line(below=0.55)
            self._cursor.insertText(by_hand)
            self._put_muted(article.title_spans, below=0.55, is_title=True)
        else:
            for span in article.title_spans:
                letters = self._title_line(below=0.55 if span == article.title_spans[-1] else 0.1)
                self._mark_begin()
                self._insert(_without_marks(self._detail.page_text, span), letters)
        if not deck_first:
            self._put_deck(below=0.55)

    def _title_line(self, *, below: float) -> QTextCharFormat:
        """Begin a line of the title; returns the format of its letters."""
        pixels = round(self._pixels * TITLE_SCALE)
        letters = self._letters(self._look.fonts.heading, pixels, self._look.theme.text, bold=True)
        block = QTextBlockFormat()
        block.setLineHeight(round(pixels * TITLE_LINE_HEIGHT), FIXED)
        block.setBottomMargin(self._pixels * below)
        self._block(letters, block)
        return letters

    def _put_deck(self, *, below: float) -> None:
        self._put_muted(self._detail.article.deck_spans, below=below)

    def _put_muted(self, spans: Sequence[Span], *, below: float, is_title: bool = False) -> None:
        """Lines beside the title: a deck, or the printed title under one that the reader gave."""
        letters = self._letters(self._look.fonts.body, self._pixels, self._look.theme.muted)
        for span in spans:
            self._block(letters, self._block_format(0.94, below=below if span == spans[-1] else 0.0))
            if is_title:
                self._mark_begin()
            self._insert(_without_marks(self._detail.page_text, span), letters)

    def _put_about(self) -> None:
        """Names of authors, then the article's zones as chips."""
        article = self._detail.article
        if not article.byline and not article.zones:
            return
        self._block(self._small(), self._block_format(SMALL_SCALE, below=1.5))
        self._cursor.insertText(" ".join(article.byline))
        for number, zone in enumerate(article.zones):
            if number or article.byline:
                self._cursor.insertText("  " if number else "   ")
            self._put_link(f"\u00a0\u00a0{zone}\u00a0\u00a0", zone, is_chip=True)

    def _put_link(self, words: str, zone: str | None, *, is_chip: bool = False) -> None:
        start = self._cursor.position()
        self._cursor.insertText(words)
        self._links.append(Link(start, self._cursor.position(), zone, is_chip))

    # The text

    def _put_passage(self, passage: Passage) -> None:
        if passage.role is Role.HEADING:
            pixels = round(self._pixels * HEADING_SCALE)
            letters = self._letters(self._look.fonts.window, pixels, self._look.theme.accent, bold=True)
            block = self._block_format(HEADING_SCALE, above=1.1, below=PARAGRAPH_GAP)
            page_text = self._detail.page_text
            spans = tuple(part for span in passage.spans for part in _without_marks(page_text, span))
        else:
            letters, block = self._body()
            spans = passage.spans
        if is_ragged(compose(self._detail.page_text, spans).text):
            block.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._block(letters, block)
        self._mark_begin()
        self._insert(spans, letters)

    def _mark_begin(self) -> None:
        """The article begins at its title, without one at its first passage."""
        self._begin = self._begin or self._cursor.position()

    def _body(self) -> tuple[QTextCharFormat, QTextBlockFormat]:
        """A paragraph: justified, its first line indented; a caption stands flush in the window's font."""
        fonts, is_caption = self._look.fonts, self._detail.article.kind is ArticleKind.CAPTION
        family = fonts.window if is_caption else fonts.body
        block = self._block_format(1.0, below=PARAGRAPH_GAP)
        block.setAlignment(Qt.AlignmentFlag.AlignJustify)
        block.setTextIndent(0 if is_caption else 2 * self._pixels)
        return self._letters(family, self._pixels, self._look.theme.text), block

    def _put_missing(self) -> None:
        """Say where the page lacks a part of the article."""
        block = self._block_format(SMALL_SCALE, above=0.5, below=0.8)
        block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._block(self._small(), block)
        self._cursor.insertText(
            "— " + translate("document", "Text is missing here on the printed page") + " —"
        )

    def _put_credit(self) -> None:
        for span in self._detail.article.credit_spans:
            block = self._block_format(SMALL_SCALE, above=0.6, below=0.3)
            block.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._block(self._small(), block)
            self._insert((span,), self._small())

    def _insert(self, spans: Sequence[Span], letters: QTextCharFormat) -> None:
        """Put page text here as one passage: a column break neither shows nor hides a comma's place."""
        composed = compose(self._detail.page_text, spans)
        shown, begin = typographic(composed.text), self._cursor.position()
        font: QFont = letters.font()
        for words, space in runs(shown, squeezable(font), gaps=self._look.gaps):
            spaced = QTextCharFormat(letters)
            if space:
                spaced.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
                spaced.setFontLetterSpacing(space * font.pixelSize())
            self._insert_words(words, spaced)
        joined = self._join(composed, begin, letters)
        wide = Utf16Map.of(shown, joined)
        for start, span in zip(composed.starts, composed.spans, strict=True):
            end = start + span.end - span.start
            first, last = begin + wide.to_utf16(start), begin + wide.to_utf16(end)
            own = Utf16Map.of(shown[start:end], [at - start for at in joined if start <= at < end])
            self._slices.append(Slice(first, last - first, span, own))

    def _join(self, composed: Composition, begin: int, letters: QTextCharFormat) -> tuple[int, ...]:
        """Keep figures on one line in what was put at ``begin``; returns before which characters.

        The joiners come last and in the letters' own format: spacing would widen even what has no width.
        """
        places = [place for figure in self._detail.figures for place in composed.from_page(figure.spans)]
        joined = joints(composed.text, places)
        plain, cursor = Utf16Map.of(composed.text), QTextCursor(self._document)
        for offset in reversed(joined):
            cursor.setPosition(begin + plain.to_utf16(offset))
            cursor.insertText(WORD_JOINER, letters)
        return joined

    def _insert_words(self, words: str, letters: QTextCharFormat) -> None:
        """Put words here, Latin letters and digits in a font of their own where one is chosen."""
        latin = self._look.fonts.latin
        if not latin:
            self._cursor.insertText(words, letters)
            return
        western = QTextCharFormat(letters)
        western.setFontFamilies([latin, *letters.font().families()])
        for piece, is_western in scripts(words):
            self._cursor.insertText(piece, western if is_western else letters)

    # Formats

    def _block(self, letters: QTextCharFormat, block: QTextBlockFormat) -> None:
        """Begin a paragraph; the first one is there already."""
        if self._cursor.position() == 0:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(letters)
        else:
            self._cursor.insertBlock(block, letters)
        self._cursor.setCharFormat(letters)

    def _block_format(self, scale: float, *, above: float = 0.0, below: float = 0.0) -> QTextBlockFormat:
        """Lines of one height whatever the fallback font; margins in units of the text size."""
        block = QTextBlockFormat()
        block.setLineHeight(round(self._pixels * scale * LINE_HEIGHT), FIXED)
        block.setTopMargin(self._pixels * above)
        block.setBottomMargin(self._pixels * below)
        return block

    def _small(self) -> QTextCharFormat:
        pixels = max(LEAST_SMALL, round(self._pixels * SMALL_SCALE))
        return self._letters(self._look.fonts.window, pixels, self._look.theme.muted)

    def _letters(self, family: str, pixels: int, colour: str, *, bold: bool = False) -> QTextCharFormat:
        letters = QTextCharFormat()
        letters.setFont(self._look.fonts.font(family, pixels, bold=bold))
        letters.setForeground(QColor(colour))
        return letters


def _without_marks(page_text: str, span: Span) -> tuple[Span, ...]:
    """``span`` without the # marks and blanks at its head."""
    start = span.start
    while start < span.end and page_text[start] in "# \t":
        start += 1
    return (Span(start, span.end),) if start < span.end else ()
