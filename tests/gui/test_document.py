from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

import article_samples as samples
from zonereader.gui.document import ArticleDocument, Look, build_document
from zonereader.gui.fonts import choose
from zonereader.gui.theme import themes
from zonereader.gui.typesetting import WORD_JOINER, typographic
from zonereader.model import ArticleKind, Role, Span

DETAIL = samples.detail()
OWN = [*DETAIL.article.title_spans, *(span for p in DETAIL.article.passages for span in p.spans)]


def built(kind: ArticleKind = ArticleKind.ARTICLE) -> ArticleDocument:
    return build_document(samples.detail(kind=kind), Look(choose(["Noto Sans SC"]), themes()["light"], 18))


@pytest.fixture(scope="module")
def document(qapp: QApplication) -> ArticleDocument:
    return built()


def text_between(document: ArticleDocument, start: int, end: int) -> str:
    cursor = QTextCursor(document.document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def test_what_stands_on_the_page_is_text_and_never_markup(document: ArticleDocument) -> None:
    shown = document.document.toPlainText().replace(WORD_JOINER, "")
    assert "<b>约89吨</b>𬭎合金，比上年多12%。" in shown
    assert "首批招收300人（含实习生），下月开工。" in shown
    assert "产能" in shown
    assert "##" not in shown
    assert samples.OTHER not in shown


def test_head_names_zone_page_author_and_says_what_is_missing(document: ArticleDocument) -> None:
    lines = document.document.toPlainText().split("\n")
    assert lines[0].split() == ["江苏", "›", "北河高新区", "›", "page"]
    assert lines[1] == samples.TITLE
    assert [word for word in lines[2].replace("\u00a0", " ").split() if word] == [
        "林一",
        "北河高新区",
        "南山综保区",
    ]
    assert "missing" in lines[-1]
    assert [link.zone for link in document.links] == ["北河高新区", None, "北河高新区", "南山综保区"]
    assert text_between(document, document.begin, document.begin + 2) == samples.TITLE[:2]


@given(st.data())
def test_selection_to_page_to_selection_is_the_identity(
    document: ArticleDocument, data: st.DataObject
) -> None:
    length = document.document.characterCount()
    start = data.draw(st.integers(0, length - 1))
    end = data.draw(st.integers(start, length - 1))
    spans = document.page_map.to_page(start, end)
    ranges = document.page_map.to_document(spans)
    if spans:
        assert document.page_map.to_page(ranges[0][0], ranges[-1][1]) == spans


@given(st.data())
def test_a_piece_of_the_page_is_shown_where_the_map_says(
    document: ArticleDocument, data: st.DataObject
) -> None:
    own = data.draw(st.sampled_from([span for span in OWN if span != samples.page_span(samples.HEADING)]))
    start = data.draw(st.integers(own.start, own.end - 1))
    end = data.draw(st.integers(start + 1, own.end))
    ((first, last),) = document.page_map.to_document([Span(start, end)])
    whole = typographic(samples.PAGE)
    assert text_between(document, first, last).replace(WORD_JOINER, "") == whole[start:end]
    assert document.page_map.to_page(first, last) == (Span(start, end),)
    assert document.page_map.position_of(start) == first
    assert document.page_map.offset_at(first) == start


def test_no_line_ends_inside_a_figure(document: ArticleDocument) -> None:
    figures = [document.page_map.to_document(each.spans)[0] for each in DETAIL.figures]
    for width in range(150, 700, 9):
        document.document.setTextWidth(width)
        for start, end in figures:
            block = document.document.findBlock(start)
            layout, within = block.layout(), range(start - block.position(), end - block.position())
            lines = {layout.lineForTextPosition(at).lineNumber() for at in within}
            assert len(lines) == 1, (width, start)


def test_a_column_break_is_one_range_of_positions(document: ArticleDocument) -> None:
    spans = DETAIL.article.passages[0].spans
    assert len(spans) == 2
    assert len(document.page_map.to_document(spans)) == 1


def test_lines_are_even_and_paragraphs_indented(document: ArticleDocument) -> None:
    block = document.document.findBlock(
        document.page_map.position_of(samples.page_span(samples.FIRST).start) or 0
    )
    form = block.blockFormat()
    assert (form.lineHeight(), form.textIndent()) == (31, 36)
    assert DETAIL.article.passages[1].role is Role.HEADING
    assert block.next().blockFormat().textIndent() == 0


def test_a_caption_says_so_and_stands_flush(qapp: QApplication) -> None:
    document = built(ArticleKind.CAPTION)
    assert "Photo caption" in document.document.toPlainText().split("\n")[0]
    position = document.page_map.position_of(samples.page_span(samples.FIRST).start) or 0
    assert document.document.findBlock(position).blockFormat().textIndent() == 0
