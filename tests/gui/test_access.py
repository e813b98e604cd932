"""By keyboard alone and for screen readers: names, order, announcements, less motion, large text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QScrollBar, QWidget

from hands import richest
from zonereader.gui.panes.article_painter import STILL
from zonereader.gui.state import MOST_PIXELS

DIALOGS = ("settings", "shortcuts", "commands", "keys", "export")


def nameless(root: QWidget) -> list[str]:
    """Visible widgets that take the keys and have no name for a screen reader."""
    found = []
    for widget in root.findChildren(QWidget):
        takes_keys = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        is_inner = isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")
        if takes_keys and widget.isVisibleTo(root) and not is_inner and widget.window() is root:
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface or not interface.text(QAccessible.Text.Name):
                found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def test_everything_that_takes_the_keys_has_a_name(window) -> None:
    assert nameless(window) == []


@pytest.mark.parametrize("action", DIALOGS)
def test_everything_in_the_dialogs_has_a_name(qtbot, window, action: str) -> None:
    window.actions_by_id[action].trigger()
    dialog = window.findChild(QDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert nameless(dialog) == []
    dialog.close()


def test_tab_goes_through_the_panes_from_left_to_right(window) -> None:
    order: list[QWidget] = []
    widget = window.zones.filter
    while widget not in order:
        order.append(widget)
        widget = widget.nextInFocusChain()
    zones = window.zones
    wanted = (zones.filter, zones.tree, zones.last, window.article.text, window.sidebar.figures.list)
    places = [order.index(each) for each in wanted]
    assert places == sorted(places)


def test_text_is_selected_by_keys_alone(qtbot, window) -> None:
    text = window.article.text
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(3):
        qtbot.keyClick(text, Qt.Key.Key_Down)
    assert text.cursorWidth() > 0
    qtbot.keyClick(text, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(text, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert window.article.selected_spans()
    with qtbot.waitSignal(window.session.annotations_changed):
        qtbot.keyClick(window, Qt.Key.Key_H)


def test_the_keys_go_through_the_figures_from_the_top_and_stay_on_a_chip(qtbot, window) -> None:
    pane = window.sidebar.figures
    window.reading.open(richest(window).id)
    window.activateWindow()

    def chips() -> list[QPushButton]:
        found = [each for each in pane.findChildren(QPushButton) if pane._chips.indexOf(each) >= 0]
        return sorted((each for each in found if not each.isHidden()), key=pane._chips.indexOf)

    qtbot.waitUntil(lambda: bool(chips()) and chips()[0].isVisible())
    chips()[0].setFocus()
    walked = []
    for _ in range(len(chips()) + 2):
        walked.append(QApplication.focusWidget())
        qtbot.keyClick(walked[-1], Qt.Key.Key_Tab)
    assert walked == [*chips(), pane.list, pane.order]
    chips()[1].setFocus()
    qtbot.keyClick(chips()[1], Qt.Key.Key_Space)
    assert QApplication.focusWidget() is chips()[1]
    assert chips()[1].isChecked()


def test_a_found_place_does_not_pulse_where_less_motion_is_asked_for(qtbot, window) -> None:
    window.reading.open(richest(window).id)
    text = window.article.text
    text.show_figure(0)
    assert text._scene.pulse_step == 0
    text.setStyleSheet("* { widget-animation-duration: 0 }")
    text.show_figure(1)
    steps = set()
    while text._scene.pulse:
        steps.add(text._scene.pulse_step)
        qtbot.wait(60)
    assert steps == {STILL}


def test_the_largest_text_still_has_a_column(qtbot, window) -> None:
    window.resize(1280, 800)
    window.set_text_size(MOST_PIXELS)
    qtbot.wait(50)
    text = window.article.text
    frame = text.document().rootFrame().frameFormat()
    column = text.viewport().width() - frame.leftMargin() - frame.rightMargin()
    assert column > 12 * MOST_PIXELS
    assert text.horizontalScrollBar().maximum() == 0


def test_focus_comes_back_to_what_had_it(qtbot, window) -> None:
    window.article.text.setFocus()
    window.actions_by_id["keys"].trigger()
    dialog = window.findChild(QDialog)
    qtbot.waitUntil(dialog.isVisible)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.article.text)


@pytest.mark.parametrize("tab", range(4))
def test_the_keys_go_round_from_left_to_right(qtbot, window, tab: int) -> None:
    window.reading.open(richest(window).id)
    window.activateWindow()
    window.sidebar.setCurrentIndex(tab)
    window.search_box.setFocus()
    panes, walked = [window.search_box, window.zones, window.article, window.sidebar], []
    for _ in range(40):
        focus = QApplication.focusWidget()
        walked.append(next(n for n, pane in enumerate(panes) if pane is focus or pane.isAncestorOf(focus)))
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is window.search_box:
            break
    assert walked == sorted(walked)
    assert set(walked) == {0, 1, 2, 3}


def test_f6_goes_round_where_a_tab_has_nothing_to_choose_from(qtbot, window) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.sidebar.setCurrentWidget(window.sidebar.notes)
    window.zones.focus_tree()
    walked = []
    for _ in range(6):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        walked.append(QApplication.focusWidget())
    assert walked == 2 * [window.article.text, window.sidebar.tabBar(), window.zones.tree]
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is window.sidebar.tabBar()


@pytest.mark.parametrize("action", ["settings", "shortcuts", "export", "facts"])
def test_in_a_dialog_the_keys_go_along_its_lines(qtbot, window, action: str) -> None:
    window.actions_by_id[action].trigger()
    dialog = window.findChild(QDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    walked: list[QRect] = []
    for _ in range(30):
        focus = QApplication.focusWidget()
        place = QRect(focus.mapTo(dialog, QPoint()), focus.size())
        if place in walked:
            break
        walked.append(place)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert len(walked) > 3
    for one, following in pairwise(walked):
        shared = min(one.bottom(), following.bottom()) - max(one.top(), following.top())
        if 2 * shared > min(one.height(), following.height()):
            assert one.left() < following.left()
