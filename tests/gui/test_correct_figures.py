"""Figures corrected and hidden through mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMenu

from hands import commit, richest
from zonereader.gui.dialogs.correct_figure import CorrectFigureDialog, read_value
from zonereader.gui.figure_list import figure_list, shares
from zonereader.gui.models.rows import ROW
from zonereader.library.records import FigureQuery
from zonereader.model import Direction, Figure, Kind

OK = QDialogButtonBox.StandardButton.Ok


@pytest.fixture
def pane(window):
    """The figures of the article that has most of them."""
    window.reading.open(richest(window).id)
    window.sidebar.setCurrentWidget(window.sidebar.figures)
    pane = window.sidebar.figures
    QAbstractItemModelTester(pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return pane


def click(qtbot, pane, wanted) -> Figure:
    """Click the first figure of the list that is wanted."""
    index = pane.model.find(lambda row: isinstance(row, Figure) and wanted(row))
    pane.list.scrollTo(index)
    place = pane.list.visualRect(index).center()
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    return index.data(ROW)


def is_money(figure: Figure) -> bool:
    return figure.kind is Kind.MONEY


def dialog_of(qtbot, window) -> CorrectFigureDialog:
    qtbot.waitUntil(lambda: window.findChild(CorrectFigureDialog) is not None)
    return window.findChild(CorrectFigureDialog)


def figure_at(window, start: int) -> Figure | None:
    return next((f for f in window.article.detail.figures if f.start == start), None)


def correct(qtbot, window, pane, figure: Figure, text: str, label: str) -> None:
    qtbot.keyClick(pane.list, Qt.Key.Key_F2)
    dialog = dialog_of(qtbot, window)
    dialog.value.selectAll()
    commit(dialog.value, text)
    dialog.label.setText(label)
    with qtbot.waitSignal(window.session.pages_corrected, timeout=10_000):
        qtbot.mouseClick(dialog.buttons.button(OK), Qt.MouseButton.LeftButton)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_a_figure_is_corrected_undone_and_done_again(qtbot, window, pane) -> None:
    old = click(qtbot, pane, is_money)
    correct(qtbot, window, pane, old, "77.5亿元", "我的指标")
    new = figure_at(window, old.start)
    assert (new.low, new.label, new.text) == (7.75e9, "我的指标", old.text)
    row = pane.list.currentIndex().data(ROW)
    assert row == new
    assert "corrected" in pane.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Corrected by you" in pane.list.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
    session = window.session
    assert any(f.low >= 7e9 for f in session._reader.figures(FigureQuery(label="我的指标")))
    for key, label in ((Qt.Key.Key_Z, old.label), (Qt.Key.Key_Y, "我的指标")):
        with qtbot.waitSignal(session.pages_corrected, timeout=10_000):
            qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert figure_at(window, old.start).label == label


def test_a_corrected_figure_goes_back_to_what_the_program_read(qtbot, window, pane) -> None:
    old = click(qtbot, pane, is_money)
    correct(qtbot, window, pane, old, "1亿元", "甲")
    click(qtbot, pane, lambda row: row.start == old.start)
    correct(qtbot, window, pane, figure_at(window, old.start), "2亿元", "乙")
    assert len(window.article.detail.corrections) == 1
    place = pane.list.visualRect(pane.list.currentIndex()).center()
    pane.list.customContextMenuRequested.emit(place)
    menu = next(m for m in pane.findChildren(QMenu) if m.isVisible())
    action = next(a for a in menu.actions() if a.text() == "As the program read it")
    with qtbot.waitSignal(window.session.pages_corrected, timeout=10_000):
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    assert figure_at(window, old.start) == old


def test_a_figure_is_hidden_and_shown_again(qtbot, window, pane) -> None:
    old, count = click(qtbot, pane, is_money), pane.count
    with qtbot.waitSignal(window.session.pages_corrected, timeout=10_000):
        qtbot.keyClick(pane.list, Qt.Key.Key_Delete)
    assert pane.count == count - 1
    assert figure_at(window, old.start) is None
    qtbot.mouseClick(pane.hidden, Qt.MouseButton.LeftButton)
    assert click(qtbot, pane, lambda row: row.start == old.start) == old
    assert "hidden" in pane.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    show_again = next(a for a in pane.list.actions() if a.text() == "Show again")
    with qtbot.waitSignal(window.session.pages_corrected, timeout=10_000):
        show_again.trigger()
    assert figure_at(window, old.start) == old
    assert pane.count == count
    assert not pane.hidden.isVisible()


def test_a_figure_is_hidden_from_the_menu_of_the_text(qtbot, window, pane) -> None:
    old = click(qtbot, pane, is_money)
    text = window.article.text
    caret = text.textCursor()
    place = text.cursorRect(caret).center() + QPoint(6, 0)
    window.article.text.customContextMenuRequested.emit(place)
    menu = next(each for each in window.article.findChildren(QMenu) if each.isVisible())
    hide = next(each for each in menu.actions() if each.text() == "Hide: this is no figure")
    assert hide.isEnabled()
    with qtbot.waitSignal(window.session.pages_corrected, timeout=10_000):
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(hide).center())
    assert figure_at(window, old.start) is None


def test_what_is_no_quantity_is_not_taken(qtbot, window, pane) -> None:
    click(qtbot, pane, is_money)
    qtbot.keyClick(pane.list, Qt.Key.Key_F2)
    dialog = dialog_of(qtbot, window)
    dialog.value.selectAll()
    commit(dialog.value, "很多")
    assert not dialog.buttons.button(OK).isEnabled()
    dialog.value.selectAll()
    commit(dialog.value, "20%")
    assert dialog.buttons.button(OK).isEnabled()
    assert dialog.kind.currentData() == Kind.PERCENT
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.article.detail.corrections == ()


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("668.4亿元", (6.684e10, 6.684e10)),
        ("3至5家", (3, 5)),
        ("3-5亿元", (3e8, 5e8)),
        ("1,200", (1200, 1200)),
    ],
)
def test_values_as_people_type_them(text: str, ends: tuple[float, float]) -> None:
    found = read_value(text)
    assert (found[0].value, found[1].value) == ends


def test_comparable_figures_have_bars(qtbot, window, pane) -> None:
    found = figure_list(window.article.detail)
    assert found.shares
    assert max(found.shares.values()) == 1.0
    with_bar, without = (
        next(f for f in found.figures if (f in found.shares) is has) for has in (True, False)
    )
    heights = [
        pane.list.visualRect(pane.model.find(lambda row, f=f: row is f)).height() for f in (with_bar, without)
    ]
    assert heights[0] > heights[1]
    three = [Figure(n, n + 1, "x", Kind.MONEY, v, v, "CNY") for n, v in enumerate((1.0, 2.0, 4.0))]
    assert list(shares(three).values()) == [0.25, 0.5, 1.0]
    assert shares(three[:2]) == {}
    assert shares([Figure(n, n, "x", Kind.DATE, 1.0, 1.0 + n, None) for n in range(5)]) == {}


def test_a_rise_and_a_period_are_told(qtbot, window, pane) -> None:
    rows = [row for row in window.session.articles() if row.figures]
    for row in rows:
        window.reading.open(row.id)
        for number, figure in enumerate(window.article.detail.figures):
            if figure.direction is Direction.UP and figure.period:
                pane.select(number)
                index = pane.list.currentIndex()
                assert "rises" in index.data(Qt.ItemDataRole.AccessibleTextRole)
                assert figure.period in index.data(Qt.ItemDataRole.ToolTipRole)
                return
    pytest.fail("no figure of the sample pages rises")


def test_the_keyboard_opens_the_menu_of_the_chosen_figure(qtbot, window, pane) -> None:
    click(qtbot, pane, is_money)
    qtbot.keyClick(pane.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert window.article.detail.row.page_name in QApplication.clipboard().text()
    place = pane.list.visualRect(pane.list.currentIndex()).center()
    assert pane.list.indexAt(QPoint(place)).data(ROW) == pane.list.currentIndex().data(ROW)
