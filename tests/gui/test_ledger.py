"""The ledger's window on the sample pages: filtered, sorted, compared, taken away."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from zonereader.figures.periods import moment
from zonereader.figures.topics import topic
from zonereader.gui.chart import ticks
from zonereader.gui.ledger_window import LedgerWindow, View
from zonereader.gui.models import ledger_table as columns
from zonereader.gui.models.rows import ROW
from zonereader.gui.panes.ledger_filters import Filters
from zonereader.library.records import FigureQuery
from zonereader.model import Approx, Kind

WAIT = 10_000


class Desk:
    """The main window with the ledger open."""

    def __init__(self, qtbot, window) -> None:
        self.qtbot, self.main = qtbot, window
        window.actions_by_id["ledger"].trigger()
        self.wait_for(lambda: self.ledger.stack.currentWidget() is self.ledger.table)

    @property
    def ledger(self) -> LedgerWindow:
        return self.main.ledger.window

    def wait_for(self, ready) -> None:
        self.qtbot.waitUntil(ready, timeout=WAIT)

    def do(self, action) -> None:
        """Do something that asks the ledger, and wait for its answer."""
        before = self.main.ledger._choice
        action()
        self.wait_for(lambda: self.main.ledger._choice is not before)

    def rows(self):
        model = self.ledger.model
        return [model.figure(number) for number in range(model.rowCount())]

    def chips(self) -> list[str]:
        return [chip.text() for chip in self.ledger.filters.findChildren(QPushButton) if chip.isVisible()]

    def chip(self, text: str) -> QPushButton:
        found = self.ledger.filters.findChildren(QPushButton) + self.ledger.offers.findChildren(QPushButton)
        return next(chip for chip in found if chip.isVisible() and text in chip.text())


@pytest.fixture
def desk(qtbot, window) -> Desk:
    return Desk(qtbot, window)


def all_figures(window):
    return window.session._ask(lambda library: library.figures(FigureQuery()), ())


def test_all_figures_stand_there_the_greatest_first(desk: Desk) -> None:
    everything = all_figures(desk.main)
    assert len(desk.rows()) == len(everything) > 300
    money = [row for row in desk.rows() if row.kind is Kind.MONEY and row.unit == "CNY"]
    assert [row.high for row in money] == sorted((row.high for row in money), reverse=True)
    assert f"{len(everything):,}" in desk.ledger.count.text()


def test_typing_filters_and_chips_take_away(desk: Desk) -> None:
    line = desk.ledger.filters.line
    desk.do(lambda: line.setText(">100亿元"))
    assert desk.rows()
    assert all(row.unit == "CNY" and row.high > 1e10 for row in desk.rows())
    desk.do(lambda: desk.qtbot.keyClick(line, Qt.Key.Key_Return))
    assert line.text() == ""
    many = len(desk.rows())
    desk.do(lambda: desk.chip(">100亿元").click())
    assert len(desk.rows()) == len(all_figures(desk.main)) > many
    desk.do(lambda: desk.chip("Money").click())
    assert {row.kind for row in desk.rows()} == {Kind.MONEY}


def test_names_are_offered(desk: Desk) -> None:
    filters = desk.ledger.filters
    for typed in ("kunshan", "ksgxq"):
        desk.qtbot.keyClicks(filters.line, typed)
        assert list(filters._offered) == ["Zone: 昆山高新区"]
        assert filters.popup.isVisible()
        filters.line.clear()
    desk.qtbot.keyClicks(filters.line, "nowhere")
    assert filters.popup.isHidden()
    filters.line.clear()
    filters._offer("投资额")
    assert "Label: 总投资" not in filters._offered  # offered by its own name only
    filters._offer("昆山")
    desk.do(lambda: filters._completer.activated.emit("Zone: 昆山高新区"))
    assert {row.zone for row in desk.rows()} == {"昆山高新区"}
    assert "Zone: 昆山高新区  ×" in desk.chips()


def test_heads_sort_and_turn_round(desk: Desk) -> None:
    head = desk.ledger.table.horizontalHeader()
    desk.do(lambda: head.sectionClicked.emit(columns.ZONE))
    zones = [row.zone for row in desk.rows()]
    groups = list(dict.fromkeys(zones))
    assert len(groups) == 1 + sum(a != b for a, b in pairwise(zones))
    desk.do(lambda: head.sectionClicked.emit(columns.ZONE))
    assert [z for z in dict.fromkeys(row.zone for row in desk.rows()) if z] == [z for z in groups if z][::-1]


def test_labels_that_mean_the_same_stand_together(desk: Desk) -> None:
    desk.do(lambda: (desk.ledger.set_view(View.TOPICS), desk.ledger.wanted.emit()))
    desk.wait_for(lambda: desk.ledger.stack.currentWidget() is desk.ledger.topic_table)
    row = next(row for row in desk.ledger.topics.rows if row.topic == "总投资")
    own = [each for each in all_figures(desk.main) if each.label and topic(each.label) == "总投资"]
    assert row.count == len(own) > len([each for each in own if each.label == "总投资"])
    index = desk.ledger.topics.index(desk.ledger.topics.rows.index(row), 0)
    desk.do(lambda: desk.ledger.topic_table.clicked.emit(index))
    assert desk.ledger.view is View.LIST
    assert {topic(each.label) for each in desk.rows()} == {"总投资"}


def test_what_is_about_and_a_range_is_said_to_be(desk: Desk) -> None:
    model = desk.ledger.model
    for number, row in enumerate(desk.rows()):
        words = model.index(number, columns.VALUE).data()
        if row.low is None:
            assert words == ""
        else:
            assert words.startswith("≈") == (row.approx in (Approx.ABOUT, Approx.NEAR))
            assert (" – " in words) == (row.low != row.high)


def test_a_figure_opens_in_its_article(desk: Desk) -> None:
    row = next(row for row in desk.rows() if row.article_id != desk.main.article.detail.row.id)
    desk.ledger.table.doubleClicked.emit(desk.ledger.model.index(desk.rows().index(row), 0))
    assert desk.main.article.detail.row.id == row.article_id


def test_labels_to_choose_from_are_whole_and_each_is_there_once(desk: Desk) -> None:
    desk.do(lambda: (desk.ledger.set_view(View.ZONES), desk.ledger.wanted.emit()))
    desk.qtbot.wait(50)
    chips = [chip for chip in desk.ledger.offers.findChildren(QPushButton) if chip.isVisible()]
    assert len({chip.geometry().top() for chip in chips}) > 2
    assert all(chip.parentWidget().rect().contains(chip.geometry()) for chip in chips)
    names = [chip.text().rsplit(" ", 1)[0] for chip in chips]
    assert len(names) == len(set(names))


def test_zones_are_compared_and_the_chart_is_taken_away(desk: Desk, tmp_path: Path, monkeypatch) -> None:
    desk.do(lambda: (desk.ledger.set_view(View.ZONES), desk.ledger.wanted.emit()))
    assert desk.ledger.stack.currentWidget() is desk.ledger.offers
    desk.do(lambda: desk.chip("总投资").click())
    desk.wait_for(lambda: desk.ledger.stack.currentWidget() is desk.ledger.chart)
    bars = desk.ledger.chart.chart.rows
    assert [bar.high for bar in bars] == sorted((bar.high for bar in bars), reverse=True)
    assert {topic(bar.label) for bar in bars} == {"总投资"}
    for ending, wanted in (("svg", desk.ledger.svg_wanted), ("png", desk.ledger.picture_wanted)):
        file = tmp_path / f"chart.{ending}"
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_, file=file: (str(file.with_suffix("")), "")
        )
        wanted.emit()
        assert file.exists()
    words = "".join(ET.parse(tmp_path / "chart.svg").getroot().itertext())
    assert "总投资" in words
    assert not QImage(str(tmp_path / "chart.png")).isNull()
    desk.ledger.chart.setFocus()
    desk.qtbot.keyClick(desk.ledger.chart, Qt.Key.Key_Down)
    desk.qtbot.keyClick(desk.ledger.chart, Qt.Key.Key_Return)
    assert desk.main.article.detail.row.id == bars[0].article_id


def test_one_zone_over_time(desk: Desk) -> None:
    valued = [row for row in all_figures(desk.main) if row.low is not None and row.label and row.zone]
    dated = next(row for row in valued if row.period and moment(row.period))
    asked = Filters(topic=topic(dated.label))
    desk.do(lambda: (desk.ledger.set_view(View.TIME), desk.ledger.filters.set_filters(asked)))
    assert desk.ledger.stack.currentWidget() is desk.ledger.offers
    desk.do(lambda: desk.chip(dated.zone).click())
    assert desk.ledger.stack.currentWidget() is desk.ledger.chart
    rows = desk.ledger.chart.chart.rows
    assert dated.text in [row.text for row in rows]
    assert {row.zone for row in rows} == {dated.zone}
    assert all(row.period for row in rows)
    times = [moment(row.period) for row in rows if moment(row.period)]
    assert times == sorted(times)


def test_rows_are_copied_and_saved(desk: Desk, tmp_path: Path, monkeypatch) -> None:
    desk.do(lambda: desk.ledger.filters.set_filters(Filters(zone="昆山高新区", kind=Kind.MONEY)))
    desk.ledger.table.selectRow(0)
    desk.ledger.copy()
    desk.wait_for(lambda: "copied" in desk.ledger.notice.message.text())
    copied = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert [len(line) for line in copied] == [len(copied[0])] * 2
    assert desk.rows()[0].text in copied[1]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out.csv"), ""))
    desk.ledger.csv_wanted.emit()
    desk.wait_for((tmp_path / "out.csv").exists)
    saved = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text("utf-8-sig"))))
    assert [row["text"] for row in saved] == [row.text for row in desk.rows()]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "out.csv"), ""))
    desk.ledger.csv_wanted.emit()
    desk.wait_for(lambda: "cannot be written" in desk.ledger.notice.message.text())


def test_nothing_is_said_with_a_remedy(desk: Desk) -> None:
    desk.do(lambda: desk.ledger.filters.set_filters(Filters(texts=("没有这样的指标",))))
    assert desk.ledger.stack.currentWidget() is desk.ledger.message
    assert "filter" in desk.ledger.message.accessibleName()
    desk.do(lambda: desk.ledger.filters.set_filters(Filters(texts=("has:note",))))
    assert "has:note" in desk.ledger.filters.notice.text()


def test_only_the_last_question_is_answered(desk: Desk) -> None:
    filters, shown = desk.ledger.filters, []
    desk.ledger.model.modelReset.connect(lambda: shown.append(desk.ledger.model.rowCount()))
    for text in ("投", "投资", "总投资"):
        filters.set_filters(Filters(texts=(text,)))
    desk.wait_for(lambda: bool(shown))
    desk.qtbot.wait(200)
    assert len(shown) == 1
    assert all("总投资" in (row.label or "") + row.text + row.title for row in desk.rows())


def test_the_label_of_a_figure_and_a_zone_lead_there(qtbot, window) -> None:
    window.sidebar.figures.ledger_wanted.emit(Filters(topic=topic("投资额")))
    qtbot.waitUntil(lambda: window.ledger._choice is not None, timeout=WAIT)
    assert {topic(row.label) for row in window.session.figure_rows(window.ledger._choice.ids())} == {"总投资"}
    window.ledger.close()
    assert window.ledger.window is None
    window.zones.ledger_wanted.emit(Filters(zone="昆山高新区"))
    qtbot.waitUntil(lambda: window.ledger._choice is not None, timeout=WAIT)
    assert window.ledger._choice.query.zone == "昆山高新区"


def test_pages_that_come_in_leave_the_place_as_it_is(desk: Desk, tmp_path: Path) -> None:
    bar = desk.ledger.table.verticalScrollBar()
    bar.setValue(900)
    (tmp_path / "new.txt").write_text("# 昆山高新区添了新厂\n\n昆山高新区总投资9999亿元。\n", "utf-8")
    many = len(desk.rows())
    desk.do(lambda: desk.main.open_files([tmp_path / "new.txt"]))
    desk.wait_for(lambda: len(desk.rows()) > many)
    assert bar.value() == 900
    assert "9999亿元" in [row.text for row in desk.rows()[:3]]


def menu_of(pane) -> dict[str, object]:
    menu = pane.findChildren(QMenu)[-1]
    found = {action.text(): action for action in menu.actions()}
    menu.close()
    return found


def test_the_menus_of_figures_and_zones_lead_to_the_ledger(qtbot, window) -> None:
    pane = window.sidebar.figures
    row = next(n for n, row in enumerate(pane.model.rows) if getattr(row, "label", None))
    pane._show_menu(pane.list.visualRect(pane.model.index(row)).center())
    with qtbot.waitSignal(pane.ledger_wanted) as asked:
        menu_of(pane)["Show all figures with this label in the ledger"].trigger()
    assert asked.args == [Filters(topic=topic(pane.model.rows[row].label))]
    zones = window.zones
    group = next(
        group for group in zones.model.groups() if not group.groups and zones.model.articles_of(group)[0].zone
    )
    index = zones.model.index_of(group)
    zones.tree.scrollTo(index)
    zones._show_menu(zones.tree.visualRect(index).center())
    with qtbot.waitSignal(zones.ledger_wanted) as asked:
        menu_of(zones)[f"Figures of {group.text} in the ledger"].trigger()
    assert asked.args == [Filters(zone=group.text)]


@pytest.mark.parametrize(
    ("least", "greatest"), [(0, 1), (0, 6.7e10), (-3.5, 20), (0, 0.1032), (-7, 0), (0, 99)]
)
def test_an_axis_has_a_few_round_values_and_nought(least: float, greatest: float) -> None:
    found = ticks(least, greatest)
    assert 0 in found
    assert 3 <= len(found) <= 6
    assert all(least <= value <= greatest for value in found)


def test_cells_say_what_is_drawn(desk: Desk) -> None:
    model = desk.ledger.model
    right = Qt.AlignmentFlag.AlignRight
    for column in range(model.columnCount()):
        index = model.index(0, column)
        assert index.data(Qt.ItemDataRole.AccessibleTextRole) == index.data()
        assert bool(index.data(Qt.ItemDataRole.TextAlignmentRole) & right) == (column in columns.NUMBERS)
    assert model.index(0, 0).data(ROW) == desk.rows()[0]
