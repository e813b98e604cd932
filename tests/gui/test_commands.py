"""Own keys, the sheet of keys and the command palette, through mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel

from hands import CONTROL, NONE, SHIFT, commit, opened, press
from zonereader.gui.dialogs.commands import CommandPalette
from zonereader.gui.dialogs.keys import KeysDialog
from zonereader.gui.dialogs.shortcuts import ShortcutsDialog
from zonereader.gui.fuzzy import fit
from zonereader.gui.models.rows import ROW

# Keys


def test_a_key_is_changed_taken_over_and_reset(qtbot, open_window) -> None:
    window = open_window()
    window.actions_by_id["shortcuts"].trigger()
    dialog = window.findChild(ShortcutsDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.choose("toggle_read")
    dialog.edit.setFocus()
    qtbot.keyClick(dialog.edit, Qt.Key.Key_H)
    assert "Highlight the selection" in dialog.message.text()
    qtbot.mouseClick(dialog.set_button, Qt.MouseButton.LeftButton)
    assert window.shortcuts.keys("toggle_read") == ("H",)
    assert window.shortcuts.keys("highlight") == ()
    assert window.actions_by_id["toggle_read"].shortcut() == QKeySequence("H")
    assert dialog.message.text() == ""
    dialog.close()
    window.close()
    again = open_window()
    assert again.actions_by_id["toggle_read"].shortcuts() == [QKeySequence("H")]
    assert again.actions_by_id["highlight"].shortcuts() == []
    was_read = again.reading.row.read
    with qtbot.waitSignal(again.session.read_changed):
        press(qtbot, again, Qt.Key.Key_H)
    assert again.session.article_at(again.reading.row.page_id, again.reading.row.start).read is not was_read
    again.shortcuts.reset("highlight")
    assert again.shortcuts.keys("highlight") == ("H",)
    assert again.shortcuts.keys("toggle_read") == ()
    again.shortcuts.reset_all()
    assert not any(again.shortcuts.is_changed(action_id) for action_id in again.actions_by_id)


def test_no_key_of_the_table_has_two_meanings(window) -> None:
    for action_id in window.actions_by_id:
        for key in window.shortcuts.keys(action_id):
            assert window.shortcuts.holder(key, action_id) is None, key


def test_the_sheet_of_keys_shows_the_keys_that_hold_now(qtbot, window) -> None:
    window.shortcuts.choose("export", ["Ctrl+Alt+X"])
    dialog = opened(qtbot, window, KeysDialog, Qt.Key.Key_Question)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Ctrl+Alt+X" in words
    assert "Ctrl+E" not in words


def test_hints_name_the_keys_that_hold_now(qtbot, window) -> None:
    empty = window.sidebar.notes.empty
    assert "(H)" in empty.text()
    window.shortcuts.choose("highlight", ["Ctrl+Alt+H"])
    assert "(Ctrl+Alt+H)" in empty.text()
    window.shortcuts.choose("highlight", [])
    assert "(Highlight the selection)" in empty.text()
    window.shortcuts.choose("guide", ["Ctrl+F1"])
    window.article.clear()
    said = [label.text() for label in window.article._empty.findChildren(QLabel)]
    assert "Ctrl+F1" in said


@pytest.mark.parametrize(
    ("key", "modifier", "action"),
    [(Qt.Key.Key_N, NONE, 1), (Qt.Key.Key_P, NONE, 0), (Qt.Key.Key_PageDown, CONTROL, 1)],
)
def test_more_keys_walk_through_the_articles(qtbot, window, key, modifier, action: int) -> None:
    rows = window.zones.model.articles()
    window.reading.open(rows[1 - action].id)
    press(qtbot, window, key, modifier)
    assert window.article.detail.row.id == rows[action].id


def test_panes_by_number_and_the_mouses_own_buttons(qtbot, window) -> None:
    for key, pane in (
        (Qt.Key.Key_1, window.zones.tree),
        (Qt.Key.Key_2, window.article.text),
        (Qt.Key.Key_3, window.sidebar.figures.list),
    ):
        press(qtbot, window, key, CONTROL)
        assert QApplication.focusWidget() is pane
    first, second = window.zones.model.articles()[:2]
    window.reading.open(first.id)
    window.reading.open(second.id)
    qtbot.mouseClick(window.article.text.viewport(), Qt.MouseButton.BackButton)
    assert window.article.detail.row.id == first.id
    qtbot.mouseClick(window.zones.tree.viewport(), Qt.MouseButton.ForwardButton)
    assert window.article.detail.row.id == second.id


def test_digits_highlight_in_a_colour(qtbot, window) -> None:
    span = window.article.detail.article.passages[0].spans[0]
    window.article.text.select_spans([type(span)(span.start, span.start + 6)])
    with qtbot.waitSignal(window.session.annotations_changed):
        press(qtbot, window, Qt.Key.Key_3)
    assert [each.colour.value for each in window.session.annotations()] == ["blue"]


# The palette


def palette(qtbot, window) -> CommandPalette:
    for old in window.findChildren(CommandPalette):
        QApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete.value)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return opened(qtbot, window, CommandPalette, Qt.Key.Key_P, CONTROL | SHIFT)


def test_what_is_typed_goes_into_the_palette_and_leaves_with_it(qtbot, window) -> None:
    found = palette(qtbot, window)
    qtbot.waitUntil(found.isActiveWindow)
    for letter in "sepia":
        QTest.keyClick(QApplication.focusWindow(), letter)
    assert found.line.text() == "sepia"
    QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_Return)
    assert window.theme.name == "sepia"
    found = palette(qtbot, window)
    qtbot.waitUntil(found.isActiveWindow)
    QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_Escape)
    assert window.findChild(CommandPalette) is None
    found = palette(qtbot, window)
    qtbot.waitUntil(found.isActiveWindow)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.findChild(CommandPalette) is None)


def test_a_command_by_a_few_letters(qtbot, window) -> None:
    found = palette(qtbot, window)
    QAbstractItemModelTester(found.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.keyClicks(found.line, "sep")
    first = found.model.rows[0]
    assert first.name == "Light, sepia, dark"
    assert first.note == "Ctrl+T"
    qtbot.keyClick(found.line, Qt.Key.Key_Return)
    assert window.theme.name == "sepia"


@pytest.mark.parametrize("typed", ["xmhj", "火炬", "xiamenhuoju"])
def test_a_zone_by_pinyin_and_an_article_by_its_title(qtbot, window, typed: str) -> None:
    found = palette(qtbot, window)
    commit(found.line, typed)
    zone = found.model.find(lambda row: row.name == "厦门火炬高新区")
    assert zone.isValid()
    qtbot.mouseClick(
        found.list.viewport(), Qt.MouseButton.LeftButton, pos=found.list.visualRect(zone).center()
    )
    current = window.zones.tree.currentIndex()
    assert window.zones.model.group(current).text == "厦门火炬高新区"


def test_an_article_is_opened_with_the_arrow_keys(qtbot, window) -> None:
    row = window.zones.model.articles()[-1]
    found = palette(qtbot, window)
    commit(found.line, row.heading[:6])
    while found.list.currentIndex().data(ROW).article != row.id:
        before = found.list.currentIndex().row()
        qtbot.keyClick(found.line, Qt.Key.Key_Down)
        assert found.list.currentIndex().row() > before
    qtbot.keyClick(found.line, Qt.Key.Key_Return)
    assert window.article.detail.row.id == row.id
    QApplication.sendPostedEvents(found, QEvent.Type.DeferredDelete.value)


def test_better_fits_come_first() -> None:
    names = ["find next", "find in this article", "next figure", "undefined"]
    assert max(names, key=lambda name: fit("find n", [name])) == "find next"
    assert fit("fn", ["find next"]) > 0
    assert fit("fx", ["find next"]) == 0
    assert fit("下书", ["下一个书签"]) > 0
    assert fit("next", ["next figure"]) > fit("next", ["find next"]) > fit("fn", ["find next"])
