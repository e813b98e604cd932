"""Small windows and large text: nothing is cut, and what was open already grows with its text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QTableView, QToolButton

from hands import CONTROL, commit, opened, press, richest, select_first_words
from zonereader.gui.dialogs.settings import SettingsDialog
from zonereader.gui.language import speak
from zonereader.gui.preferences import Choice


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    """The next test has text of the normal size again."""
    font = qapp.font()
    yield
    qapp.setFont(font)
    speak(qapp)


def tabs_inside(window) -> list[bool]:
    bar = window.sidebar.tabBar()
    return [bar.rect().adjusted(0, 0, 1, 1).contains(bar.tabRect(n)) for n in range(bar.count())]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_tab_is_in_view_and_says_its_name(qtbot, window, large, language: str) -> None:
    window.preferences.choose(Choice.LANGUAGE, language)
    window.reading.open(richest(window).id)
    bar = window.sidebar.tabBar()
    for percent, size in product(("", "150", "200"), (QSize(640, 400), QSize(1280, 800))):
        window.preferences.choose(Choice.WINDOW_TEXT, percent)
        window.resize(size)
        qtbot.wait(50)
        assert window.width() == size.width() or percent
        assert all(tabs_inside(window))
        for number in range(bar.count()):
            qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(number).center())
            assert window.sidebar.currentIndex() == number
            assert all(tabs_inside(window))
            assert bar.tabText(number) or not bar.tabIcon(number).isNull()
            assert bar.tabText(number) in bar.tabToolTip(number)
            assert bar.accessibleTabName(number) == bar.tabToolTip(number)
        assert str(window.sidebar.figures.count) in bar.tabToolTip(0)


def widths(*tables: QTableView) -> list[int]:
    return [table.columnWidth(n) for table in tables for n in range(5)]


def test_tables_that_are_open_grow_with_the_text(qtbot, window, large) -> None:
    press(qtbot, window, Qt.Key.Key_L, CONTROL)
    hub, ledger = window.show_hub(), window.ledger.window
    drag(qtbot, ledger.table, 40)
    tables = (hub.table, ledger.table, ledger.topic_table)
    before = widths(*tables)
    dialog = opened(qtbot, window, SettingsDialog, Qt.Key.Key_Comma, CONTROL)
    choose(qtbot, dialog, Qt.Key.Key_End)
    assert widths(*tables) == [2 * width for width in before]
    choose(qtbot, dialog, Qt.Key.Key_Home)
    assert widths(*tables) == before


def drag(qtbot, table: QTableView, by: int) -> None:
    """Make the first column wider with the mouse."""
    head = table.horizontalHeader()
    edge = QPoint(head.sectionSize(0) - 1, head.height() // 2)
    before = head.sectionSize(0)
    qtbot.mousePress(head.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    qtbot.mouseMove(head.viewport(), edge + QPoint(by, 0))
    qtbot.mouseRelease(head.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(by, 0))
    assert head.sectionSize(0) == before + by


def choose(qtbot, dialog: SettingsDialog, key: Qt.Key) -> None:
    """Choose the first or the last size for the window's text, by keyboard."""
    dialog.window_text.setFocus()
    qtbot.keyClick(dialog.window_text, key)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_what_a_search_found_is_told_in_one_line_where_there_is_little_room(
    qtbot, window, large, language: str
) -> None:
    window.preferences.choose(Choice.LANGUAGE, language)
    results = window.results
    commit(window.search_box, "新能源")
    qtbot.waitUntil(lambda: window.centre.currentWidget() is results, timeout=5000)
    for width in (640, 1280, 640):
        window.resize(width, 400)
        qtbot.wait(50)
        assert results.count.width() >= results.count.fontMetrics().horizontalAdvance(results.count.text())
        assert results.by_zone.width() >= results.by_zone.minimumSizeHint().width()


def test_buttons_grow_with_the_text(qtbot, window, large) -> None:
    select_first_words(window)
    press(qtbot, window, Qt.Key.Key_M, CONTROL)
    press(qtbot, window, Qt.Key.Key_F, CONTROL)
    window.notice.say("好")
    shown = [
        each for each in window.findChildren(QToolButton) if each.isVisible() and not each.icon().isNull()
    ]
    buttons = [each for each in shown if each.parentWidget() is not window.search_box]
    assert len(buttons) > 14
    before = [each.height() for each in buttons]
    window.preferences.choose(Choice.WINDOW_TEXT, "200")
    qtbot.wait(50)
    assert [each for each, was in zip(buttons, before, strict=True) if each.height() < 1.5 * was] == []
