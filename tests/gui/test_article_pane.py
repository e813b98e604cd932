from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

import article_samples as samples
from zonereader.gui.fonts import load_fonts
from zonereader.gui.panes.article_pane import ArticlePane
from zonereader.gui.theme import apply_theme, themes
from zonereader.gui.typesetting import WORD_JOINER
from zonereader.library.records import AnnotationKind, Colour
from zonereader.model import ArticleKind, Span

LIGHT, DARK = themes()["light"], themes()["dark"]
MONEY, FIRST, REST = (samples.page_span(words) for words in ("1,152亿元", samples.FIRST, samples.REST))


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> ArticlePane:
    apply_theme(qapp, LIGHT)
    pane = ArticlePane(load_fonts(), LIGHT, 18)
    qtbot.addWidget(pane)
    pane.resize(760, 460)
    pane.show()
    qtbot.waitExposed(pane)
    pane.show_article(samples.detail(), [])
    return pane


def point_of(pane: ArticlePane, words: str) -> QPoint:
    """The middle of the first character that shows ``words``."""
    (start, _), *_ = pane.text.occurrences(words)
    left, right = QTextCursor(pane.text.document()), QTextCursor(pane.text.document())
    left.setPosition(start)
    right.setPosition(start + 1)
    one, other = pane.text.cursorRect(left).center(), pane.text.cursorRect(right).center()
    return QPoint((one.x() + other.x()) // 2, one.y())


def click(qtbot: QtBot, pane: ArticlePane, point: QPoint) -> None:
    qtbot.mouseClick(pane.text.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_copying_gives_the_pages_own_text(pane: ArticlePane) -> None:
    pane.text.selectAll()
    shown = pane.text.toPlainText().replace(WORD_JOINER, "")
    assert "共1" not in shown
    assert "1,152亿元，由" in shown
    pane.text.copy()
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[:3] == [samples.TITLE, samples.FIRST + samples.REST, "产能"]


def test_a_selection_across_a_column_break_is_highlighted_where_it_stands(
    qtbot: QtBot, pane: ArticlePane
) -> None:
    wanted = (Span(FIRST.end - 4, FIRST.end), Span(REST.start, REST.start + 4))
    pane.text.select_spans(wanted)
    assert pane.selected_spans() == wanted
    bar = pane.findChild(QToolButton, "yellow")
    assert bar.isVisible()
    with qtbot.waitSignal(pane.highlight_requested) as asked:
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton)
    assert asked.args == [wanted, Colour.YELLOW]
    with qtbot.waitSignal(pane.note_requested) as asked:
        qtbot.keyClick(pane.text, Qt.Key.Key_Return)
    assert asked.args == [wanted]
    qtbot.keyClick(pane.text, Qt.Key.Key_Escape)
    assert not pane.selected_spans()
    assert not bar.isVisible()


def test_text_is_selected_by_keyboard_and_a_figure_walked_onto_is_chosen(
    qtbot: QtBot, pane: ArticlePane
) -> None:
    pane.text.select_spans([Span(MONEY.start - 3, MONEY.start - 1)])
    pane.end_selection()
    with qtbot.waitSignal(pane.figure_selected) as chosen:
        qtbot.keyClick(pane.text, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert pane.selected_spans() == (Span(MONEY.start - 1, MONEY.start),)
    assert chosen.args == [2]


def test_a_click_on_a_figure_chooses_it_and_two_select_it(qtbot: QtBot, pane: ArticlePane) -> None:
    point = point_of(pane, "152亿元")
    with qtbot.waitSignal(pane.figure_selected) as chosen:
        click(qtbot, pane, point)
    assert chosen.args == [2]
    qtbot.mouseDClick(pane.text.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert pane.selected_spans() == (MONEY,)


def test_two_clicks_elsewhere_select_the_clause(qtbot: QtBot, pane: ArticlePane) -> None:
    point = point_of(pane, "一牵头")
    qtbot.mouseDClick(pane.text.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert pane.selected_spans() == (samples.page_span("林一牵头"),)
    click(qtbot, pane, point)
    assert pane.selected_spans() == (FIRST, REST)


def test_two_clicks_select_a_word_once_words_are_known(qtbot: QtBot, pane: ArticlePane) -> None:
    pane.text.words.load()
    qtbot.mouseDClick(pane.text.viewport(), Qt.MouseButton.LeftButton, pos=point_of(pane, "牵头"))
    assert pane.selected_spans() == (samples.page_span("牵头"),)
    qtbot.mouseDClick(pane.text.viewport(), Qt.MouseButton.LeftButton, pos=point_of(pane, "头"))
    assert pane.selected_spans() == (samples.page_span("牵头"),)


def test_g_walks_the_figures_in_reading_order_and_round(qtbot: QtBot, pane: ArticlePane) -> None:
    walked: list[int] = []
    pane.figure_selected.connect(walked.append)
    for _ in range(4):
        pane.step_figure(1)
    assert walked == [*samples.READING_ORDER, samples.READING_ORDER[0]]
    pane.step_figure(-1)
    assert walked[-1] == samples.READING_ORDER[-1]


def test_the_caret_takes_one_key_for_each_character_of_a_figure(qtbot: QtBot, pane: ArticlePane) -> None:
    text = pane.text
    text.setFocus()
    text.select_spans([MONEY])
    qtbot.keyClick(text, Qt.Key.Key_Escape)
    walked = [text.caret_offset()]
    for key in [Qt.Key.Key_Left] * len("1,152亿元") + [Qt.Key.Key_Right] * len("1,152亿元"):
        qtbot.keyClick(text, key)
        walked.append(text.caret_offset())
    there = list(range(MONEY.end, MONEY.start - 1, -1))
    assert walked == there + there[-2::-1]
    text.select_spans([Span(MONEY.start, MONEY.start + 5)])
    qtbot.keyClick(text, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert text.selected_spans() == (Span(MONEY.start, MONEY.start + 6),)
    pane.text.select_spans([MONEY])
    pane.open_find()
    assert pane.find_bar.line.text() == "1,152亿元"


def test_find_counts_walks_and_closes(qtbot: QtBot, pane: ArticlePane) -> None:
    pane.open_find()
    pane.find_bar.line.setText("设备已经")
    assert pane.find_bar.count.text() == f"1 of {len(samples.FILLER)}"
    qtbot.keyClick(pane.find_bar.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert pane.find_bar.count.text() == f"{len(samples.FILLER)} of {len(samples.FILLER)}"
    assert pane.text.verticalScrollBar().value() > 0
    pane.find_bar.line.setText(",由")
    assert pane.find_bar.count.text() == "1 of 1"
    pane.find_bar.line.setText("1,152亿元")
    assert pane.find_bar.count.text() == "1 of 1"
    assert pane.text._map.to_page(*pane.text._scene.found[0]) == (MONEY,)
    pane.find_bar.line.setText("没有的话")
    assert pane.find_bar.count.text() == "Not found"
    qtbot.keyClick(pane.find_bar.line, Qt.Key.Key_Escape)
    assert not pane.find_bar.isVisible()


def test_size_theme_and_width_keep_the_place(pane: ArticlePane) -> None:
    place = samples.page_span(samples.FILLER[5]).start
    pane.show_article(samples.detail(), [], page_offset=place)
    pane.text.select_spans([FIRST])
    pane.text.scroll_to(place)
    for change in (
        lambda: pane.set_text_size(26),
        lambda: pane.set_theme(DARK),
        lambda: pane.resize(420, 460),
        lambda: pane.set_gaps(gaps=False),
        lambda: pane.set_text_size(18),
    ):
        change()
        assert pane.top_offset() == place
        assert pane.selected_spans() == (FIRST,)


def test_paging_says_when_there_is_no_more(pane: ArticlePane) -> None:
    assert pane.top_offset() is None
    assert not pane.page_up()
    pages = 0
    while pane.page_down():
        pages += 1
    assert pages >= 1
    assert pane.page_up()


def test_one_document_holds_each_article_in_turn(pane: ArticlePane) -> None:
    document, words = pane.text.document(), pane.text.toPlainText()
    formats = len(document.allFormats())
    for kind in (ArticleKind.CAPTION, ArticleKind.ARTICLE) * 5:
        pane.show_article(samples.detail(kind=kind), [])
    pane.show_article(samples.detail(), [])
    assert pane.text.document() is document
    assert pane.text.toPlainText() == words
    assert len(document.allFormats()) < formats + 20
    assert pane.text.textCursor().position() == 0


def test_chips_and_crumbs_lead_on(qtbot: QtBot, pane: ArticlePane) -> None:
    with qtbot.waitSignal(pane.zone_activated) as zone:
        click(qtbot, pane, point_of(pane, "南山综保区"))
    assert zone.args == ["南山综保区"]
    with qtbot.waitSignal(pane.page_activated):
        click(qtbot, pane, point_of(pane, "page"))


def test_marks_are_painted_and_answer_to_a_click(qtbot: QtBot, pane: ArticlePane) -> None:
    bookmark = samples.mark(AnnotationKind.BOOKMARK, samples.page_span(samples.TITLE))
    words = samples.page_span("设备已经就位")
    highlight = samples.mark(AnnotationKind.HIGHLIGHT, words, colour=Colour.GREEN, body="why?")
    pane.set_annotations([bookmark, highlight])
    point = point_of(pane, "设备已经")
    image = pane.text.viewport().grab().toImage()
    height = range(max(0, point.y() - 14), point.y() + 14)
    assert LIGHT.highlights[Colour.GREEN] in {image.pixelColor(point.x(), y).name() for y in height}
    with qtbot.waitSignal(pane.annotation_activated) as activated:
        click(qtbot, pane, point)
    assert activated.args == [highlight.uuid]
    margin = pane.text.document().rootFrame().frameFormat().rightMargin()
    beside = QPoint(round(pane.text.viewport().width() - margin + 14), point.y())
    with qtbot.waitSignal(pane.annotation_activated):
        click(qtbot, pane, beside)


@pytest.mark.parametrize("is_set", [True, False])
def test_the_ribbon_toggles_the_bookmark(qtbot: QtBot, pane: ArticlePane, is_set: bool) -> None:
    bookmark = samples.mark(AnnotationKind.BOOKMARK, samples.page_span(samples.TITLE))
    pane.set_annotations([bookmark] if is_set else [])
    left = pane.text.document().rootFrame().frameFormat().leftMargin()
    with qtbot.waitSignal(pane.bookmark_toggled):
        click(qtbot, pane, QPoint(round(left) - 16, point_of(pane, samples.TITLE).y()))


def test_a_tool_tip_is_text_and_never_markup(qtbot: QtBot, pane: ArticlePane) -> None:
    pane.show_figure(0)
    point = point_of(pane, "89吨")
    event = QHelpEvent(QHelpEvent.Type.ToolTip, point, pane.text.viewport().mapToGlobal(point))
    QApplication.sendEvent(pane.text.viewport(), event)
    qtbot.waitUntil(QToolTip.isVisible)
    shown = QToolTip.text()
    assert "&lt;i&gt;年产&lt;/i&gt;" in shown
    assert "kg" in shown
    assert "about" in shown
    QToolTip.hideText()


def test_the_wheel_with_ctrl_asks_for_another_size(qtbot: QtBot, pane: ArticlePane) -> None:
    turn = QWheelEvent(
        QPointF(100, 100),
        QPointF(100, 100),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.waitSignal(pane.size_stepped) as stepped:
        QApplication.sendEvent(pane.text.viewport(), turn)
    assert stepped.args == [1]


def test_without_an_article_the_pane_says_what_to_do(pane: ArticlePane) -> None:
    pane.open_find()
    pane.set_hint("The page was taken away.")
    pane.clear()
    assert pane.detail is None
    assert not pane.text.isVisible()
    assert not pane.find_bar.isVisible()
    assert pane.selected_spans() == ()
    pane.step_figure(1)
    pane.show_figure(3)


def test_the_menu_offers_what_the_bar_does_and_what_the_window_added(qtbot: QtBot, pane: ArticlePane) -> None:
    pane.addAction("Show all figures like this")
    pane.text.select_spans([FIRST])
    pane.text.customContextMenuRequested.emit(QPoint(50, 50))
    menu = pane.findChild(QMenu)
    assert menu is not None
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[0] == "Highlight in yellow"
    assert words[-1] == "Show all figures like this"
    with qtbot.waitSignal(pane.highlight_requested) as asked:
        menu.actions()[1].trigger()
    assert asked.args == [(FIRST,), Colour.GREEN]
    menu.close()


def test_the_bar_waits_for_the_mouse_and_leaves_with_the_selection(qtbot: QtBot, pane: ArticlePane) -> None:
    bar, view = pane.findChild(QToolButton, "pink"), pane.text.viewport()
    start = point_of(pane, "新厂总投资")
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, start + QPoint(100, 0))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(100, 0))
    assert pane.selected_spans()
    assert bar.isVisible()
    pane.text.verticalScrollBar().setValue(10_000)
    assert not bar.isVisible()


def test_another_language_names_everything_anew_and_keeps_the_place(pane: ArticlePane) -> None:
    place = samples.page_span(samples.FILLER[5]).start
    pane.text.scroll_to(place)
    QApplication.sendEvent(pane, QEvent(QEvent.Type.LanguageChange))
    assert pane.top_offset() == place
    pane.clear()
    QApplication.sendEvent(pane, QEvent(QEvent.Type.LanguageChange))
    assert pane.detail is None


def test_a_button_held_elsewhere_does_not_keep_the_bar_away(qtbot: QtBot, pane: ArticlePane) -> None:
    qtbot.mousePress(pane, Qt.MouseButton.LeftButton)
    pane.text.select_spans([FIRST])
    assert pane.findChild(QToolButton, "yellow").isVisible()
    qtbot.mouseRelease(pane, Qt.MouseButton.LeftButton)
