"""Searching by mouse and keys, and keys that must not be stolen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

NONE = Qt.KeyboardModifier.NoModifier


def type_in(widget, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def search(qtbot, window, text: str) -> None:
    window.searching.focus_box()
    type_in(window.search_box, text)
    qtbot.waitUntil(lambda: window.centre.currentWidget() is window.results, timeout=5000)


def test_enter_before_the_answer_opens_what_was_asked_for(qtbot, window) -> None:
    type_in(window.search_box, "折叠屏")
    qtbot.keyClick(window.search_box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.results.model.rows), timeout=5000)
    assert window.centre.currentWidget() is window.article
    assert window.article.detail.row.id == window.results.model.rows[0].article_id


def test_down_goes_into_the_list_and_enter_opens(qtbot, window) -> None:
    search(qtbot, window, "新能源")
    qtbot.keyClick(window.search_box, Qt.Key.Key_Down)
    qtbot.keyClick(window.results.list, Qt.Key.Key_Down)
    qtbot.keyClick(window.results.list, Qt.Key.Key_Return)
    assert window.article.detail.row.id == window.results.model.rows[1].article_id


def test_f3_walks_through_the_places_and_on_to_the_next_hit(qtbot, window) -> None:
    search(qtbot, window, "新能源")
    hits = window.results.model.rows
    qtbot.keyClick(window.search_box, Qt.Key.Key_Return)
    for _ in window.session.places("新能源", hits[0].article_id):
        assert window.article.detail.row.id == hits[0].article_id
        qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.article.detail.row.id == hits[1].article_id
    qtbot.keyClick(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert window.article.detail.row.id == hits[0].article_id


def test_escape_leaves_and_the_box_brings_the_results_back(qtbot, window) -> None:
    search(qtbot, window, "新能源")
    qtbot.keyClick(window.search_box, Qt.Key.Key_Escape)
    assert window.centre.currentWidget() is window.article
    assert window.search_box.text() == "新能源"
    window.searching.focus_box()
    qtbot.waitUntil(lambda: window.centre.currentWidget() is window.results)


def test_space_presses_the_button_that_has_the_focus(qtbot, window) -> None:
    chip = window.zones._shelves[1]
    window.activateWindow()
    chip.setFocus()
    before = window.article.text.verticalScrollBar().value()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    assert window.article.text.verticalScrollBar().value() == before
    window.article.text.setFocus()
    qtbot.keyClick(window.article.text, Qt.Key.Key_Space)
    assert window.article.text.verticalScrollBar().value() > before


def test_figures_by_kind_stand_under_headlines(qtbot, window) -> None:
    richest = max(window.session.articles(), key=lambda row: row.figures)
    window.reading.open(richest.id)
    pane = window.sidebar.figures
    pane.order.setCurrentIndex(1)
    words = [pane.model.index(n).data() for n in range(pane.model.rowCount())]
    assert "Money" in words
    headline = pane.model.index(words.index("Money"))
    assert not headline.flags() & Qt.ItemFlag.ItemIsSelectable
    assert len(words) > len(window.article.detail.figures)
