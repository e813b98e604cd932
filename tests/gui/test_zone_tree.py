"""The tree of zones without a library."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu

from zonereader.gui.models.zone_tree import COUNT, ZoneTreeModel
from zonereader.gui.panes.zone_pane import ZonePane
from zonereader.gui.state import Grouping
from zonereader.library.records import ArticleId, ArticleRow, PageId
from zonereader.model import ArticleKind

PLACES = (
    ("西安高新区", "陕西"),
    ("昆山高新区", "江苏"),
    ("安阳高新区", "河南"),
    ("昆山高新区", "江苏"),
    (None, None),
)


def article(number: int, zone: str | None, province: str | None) -> ArticleRow:
    return ArticleRow(
        id=ArticleId(number),
        page_id=PageId(number // 3),
        page_name=f"page{number // 3}.txt",
        kind=ArticleKind.ARTICLE,
        heading=f"第{number}篇",
        zone=zone,
        province=province,
        city=None,
        start=number * 100,
        read=False,
        figures=0,
    )


def rows(count: int = len(PLACES)) -> tuple[ArticleRow, ...]:
    return tuple(article(n, *PLACES[n % len(PLACES)]) for n in range(count))


@pytest.fixture
def model(qapp) -> ZoneTreeModel:
    made = ZoneTreeModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.set_articles(rows())
    return made


def texts(model: ZoneTreeModel, parent: QModelIndex | None = None) -> list[str]:
    above = parent or QModelIndex()
    return [model.index(n, 0, above).data() for n in range(model.rowCount(above))]


def test_provinces_stand_in_the_order_of_pinyin_and_what_has_none_comes_last(model) -> None:
    assert texts(model) == ["河南", "江苏", "陕西", "Elsewhere"]
    assert model.index(1, 0).data(COUNT) == 2


def test_the_way_down_is_the_way_up(model) -> None:
    for row in model.articles():
        index = model.index_of_article(row.id)
        assert model.row(index) == row
        zone = index.parent()
        assert model.row(zone) is None
        assert not zone.parent().parent().isValid()


def test_a_read_article_changes_without_a_new_tree(model, qtbot) -> None:
    row = model.articles()[0]
    with qtbot.waitSignal(model.dataChanged):
        model.set_row(replace(row, read=True))
    index = model.index_of_article(row.id)
    assert model.row(index).read
    assert index.data(Qt.ItemDataRole.FontRole) is None


def test_groupings_and_filters(model) -> None:
    model.set_grouping(Grouping.PAGE)
    assert texts(model) == ["page0.txt", "page1.txt"]
    model.set_filter("ksgxq", None)
    assert {row.zone for row in model.articles()} == {"昆山高新区"}
    model.set_filter("", lambda rows: bytes(rows.places[place][0] is None for place in rows.place_of))
    assert len(model.articles()) == 1
    assert not model.index_of_article(ArticleId(0)).isValid()


def test_pages_that_gave_way_come_last(model) -> None:
    model.set_articles(rows(2), rows()[2:3])
    assert texts(model)[-1] == "Replaced by the original"


def test_a_large_library_opens_only_what_was_opened(qtbot) -> None:
    pane = ZonePane()
    qtbot.addWidget(pane)
    pane.resize(270, 600)
    pane.show()
    began = time.perf_counter()
    pane.set_articles(rows(20_000))
    assert time.perf_counter() - began < 2  # 30 ms on the machine this was written on
    first = pane.model.index(0, 0)
    assert not pane.tree.isExpanded(first)
    pane.tree.expand(first)
    pane.set_articles(rows(20_000))
    assert pane.tree.isExpanded(pane.model.index(0, 0))
    chosen = pane.model.articles()[-1]
    pane.set_current(chosen.id)
    assert pane.model.row(pane.tree.currentIndex()) == chosen


def test_what_is_open_only_for_the_reader_to_follow_is_closed_behind(qtbot) -> None:
    pane = ZonePane()
    qtbot.addWidget(pane)
    pane.resize(260, 400)
    pane.show()
    pane.set_articles(rows(500))
    everything = {group.text: pane.model.index_of(group) for group in pane.model.groups()}
    pane.tree.expand(everything["河南"])
    for number in range(20):
        pane.set_current(ArticleId(number))
        qtbot.wait(1)
        row = pane.model.row(pane.tree.currentIndex())
        assert row is not None
        assert row.id == number
        assert pane.tree.visualRect(pane.tree.currentIndex()).isValid()
        assert {name for name, index in everything.items() if pane.tree.isExpanded(index)} == {
            "河南",
            row.province or "Elsewhere",
            row.zone or "No zone",
        }
    pane.set_articles(rows(499))
    assert pane.tree.visualRect(pane.tree.currentIndex()).isValid()
    assert pane.toggled_groups() == ([], ["/河南"])


@given(
    st.sampled_from(["", "g", "昆山", "第1", "page1", "aygxq", "zz"]),
    st.sampled_from(Grouping),
    st.sets(st.integers(0, 30)),
)
def test_a_filter_lets_pass_what_words_and_shelf_ask_for(
    words: str, grouping: Grouping, wanted: set[int]
) -> None:
    model = ZoneTreeModel()
    model.set_grouping(grouping)
    listed = rows(31)
    model.set_articles(listed)
    model.set_filter(words, lambda rows: rows.mask({ArticleId(each) for each in wanted}))
    names = model.names
    passing = {
        row.id
        for row in listed
        if row.id in wanted
        and (
            words in row.heading
            or words in row.page_name
            or any(words in each for name in (row.zone, row.province) if name for each in names.of(name))
        )
    }
    assert {row.id for row in model.articles()} == passing
    below = [row.id for group in model.groups() for row in model.articles_of(group)]
    assert below == [row.id for row in model.articles()]
    assert all(model.row(model.index_of_article(each)).id == each for each in passing)
    assert not any(model.index_of_article(ArticleId(each)).isValid() for each in wanted - passing)


def test_what_was_closed_stays_closed_and_the_place_stays(qtbot) -> None:
    pane = ZonePane()
    qtbot.addWidget(pane)
    pane.resize(270, 200)
    pane.show()
    pane.set_articles(rows(40))
    pane.tree.collapse(pane.model.index(0, 0))
    pane.tree.verticalScrollBar().setValue(7)
    pane.set_articles(rows(41))
    assert not pane.tree.isExpanded(pane.model.index(0, 0))
    assert pane.tree.isExpanded(pane.model.index(1, 0))
    assert pane.tree.verticalScrollBar().value() == 7


def test_a_list_without_groups_keeps_its_order_and_qts_rules(model: ZoneTreeModel) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    wanted = [row.id for row in model.articles()][::-2]
    order = {id_: place for place, id_ in enumerate(wanted)}
    model.set_filter(
        "",
        lambda rows: bytes(map(order.__contains__, rows.ids)),
        lambda rows, number: order[rows.ids[number]],
    )
    assert [row.id for row in model.articles()] == wanted
    assert [model.index_of_article(each).row() for each in wanted] == list(range(len(wanted)))
    first = model.articles()[0]
    model.set_row(replace(first, read=not first.read))
    assert model.articles()[0].read != first.read
    model.set_filter("", None)
    assert [row.id for row in model.articles()][::-2] == wanted


def test_the_tree_is_grouped_by_kind_of_zone(model: ZoneTreeModel) -> None:
    model.set_grouping(Grouping.KIND)
    assert texts(model) == ["高新区", "Not in the list of zones"]
    assert texts(model, model.index(0, 0)) == ["安阳高新区", "昆山高新区", "西安高新区"]


def test_groupings_stand_in_the_menu_and_recent_articles_on_a_shelf(qtbot, window) -> None:
    zones = window.zones
    first, second = zones.model.articles()[3], zones.model.articles()[1]
    for row in (first, second):
        window.reading.open(row.id)
    shelf = next(each for each in zones._shelves if each.text() == "Recent")
    qtbot.mouseClick(shelf, Qt.MouseButton.LeftButton)
    read = [row.id for row in zones.model.articles()]
    assert read[:2] == [second.id, first.id]
    assert len(read) <= 3
    assert zones.model.rowCount() == len(read)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_J)
    assert window.article.detail.row.id == first.id
    assert [row.id for row in zones.model.articles()] == read
    window.reading.open(second.id)
    zones.tree.customContextMenuRequested.emit(zones.tree.rect().center())
    menu = next(each for each in zones.findChildren(QMenu) if each.isVisible())
    by_kind = next(action for action in menu.actions() if action.text() == "Group by kind of zone")
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(by_kind).center())
    assert zones.grouping is Grouping.KIND
    assert window.article.detail.row.id == second.id
