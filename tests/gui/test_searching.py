"""Searching by mouse and keys, and keys that must not be stolen."""

from __future__ import annotations

from itertools import groupby
from threading import Event

from PySide6.QtCore import Qt

from hands import commit, has_answered, richest
from zonereader.gui.models.rows import Headline
from zonereader.library.records import Order


def search(qtbot, window, text: str) -> None:
    window.searching.focus_box()
    commit(window.search_box, text)
    qtbot.waitUntil(lambda: has_answered(window), timeout=5000)


def test_enter_before_the_answer_opens_what_was_asked_for(qtbot, window) -> None:
    commit(window.search_box, "折叠屏")
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
    qtbot.waitUntil(lambda: has_answered(window))


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
    window.reading.open(richest(window).id)
    pane = window.sidebar.figures
    pane.order.setCurrentIndex(1)
    words = [pane.model.index(n).data() for n in range(pane.model.rowCount())]
    assert "Money" in words
    headline = pane.model.index(words.index("Money"))
    assert not headline.flags() & Qt.ItemFlag.ItemIsSelectable
    assert len(words) > len(window.article.detail.figures)


def hits_of(qtbot, window, text: str) -> list:
    """Search for ``text`` and wait for the answer."""
    window.search_box.setText(text)
    qtbot.waitUntil(lambda: window.searching._shown == text, timeout=5000)
    return window.results.hits


def test_what_is_malformed_is_said(qtbot, window) -> None:
    assert hits_of(qtbot, window, "新能源 kind:钱") == []
    assert "kind:钱" in window.results.notice.text()
    assert not window.results.notice.isHidden()
    assert hits_of(qtbot, window, "新能源")
    assert window.results.notice.isHidden()


def test_conditions_on_figures_open_at_the_figure(qtbot, window) -> None:
    hits_of(qtbot, window, "投资>10亿")
    qtbot.keyClick(window.search_box, Qt.Key.Key_Return)
    detail = window.article.detail
    place = window.session.places("投资>10亿", detail.row.id)[0]
    (figure,) = [each for each in detail.figures if each.start == place.start]
    assert figure.high > 1e9
    assert "投资" in figure.label


def test_the_order_is_chosen_and_remembered(qtbot, window, open_window) -> None:
    found = hits_of(qtbot, window, "高新区")
    window.results.order.setCurrentIndex(window.results.order.findData("page"))
    qtbot.waitUntil(lambda: window.results.hits != found, timeout=5000)
    ids = [hit.article_id for hit in window.results.hits]
    assert ids == sorted(ids)
    window.close()
    assert open_window().results.chosen_order is Order.PAGE


def test_hits_stand_under_their_zones(qtbot, window) -> None:
    found = hits_of(qtbot, window, "高新区")
    window.results.by_zone.click()
    rows = window.results.model.rows
    assert isinstance(rows[0], Headline)
    assert rows[0].text.startswith(rows[1].zone)
    assert sorted(hit.article_id for hit in window.results.hits) == sorted(hit.article_id for hit in found)
    zones = [hit.zone for hit in window.results.hits]
    assert len(list(groupby(zones))) == len(set(zones))
    qtbot.keyClick(window.search_box, Qt.Key.Key_Down)
    qtbot.keyClick(window.results.list, Qt.Key.Key_Return)
    assert window.article.detail.row.id == rows[1].article_id


def test_no_hit_is_out_of_reach(qtbot, window) -> None:
    window.searching._limit = 3
    window.search_box.blockSignals(True)
    window.search_box.setText("高新区")
    window.search_box.blockSignals(False)
    window.searching._search()
    qtbot.waitUntil(lambda: len(window.results.hits) == 3, timeout=5000)
    assert not window.results.more.isHidden()
    window.results.more.click()
    qtbot.waitUntil(lambda: len(window.results.hits) > 3, timeout=5000)
    window.results.more.click()
    qtbot.waitUntil(window.results.more.isHidden, timeout=5000)
    assert str(len(window.results.hits)) in window.results.count.text()


def test_fields_and_their_values_are_offered(qtbot, window) -> None:
    box = window.search_box
    commit(box, "新能源 -zo")
    assert box._names.stringList() == ["zone:"]
    box._on_completed("zone:")
    assert box.text() == "新能源 -zone:"
    zones = {row.zone for row in window.session.articles()}
    assert set(box._names.stringList()) <= zones
    commit(box, "昆山")
    assert box._names.stringList() == ["昆山高新区"]
    box._on_completed("昆山高新区")
    assert box.text() == "新能源 -zone:昆山高新区 "
    commit(box, "园区")
    assert not box.offers.isVisible()
    for typed in ("-zone:kunshan", "ksgxq"):
        box.setText("" if typed.startswith("-") else "zone:")
        qtbot.keyClicks(box, typed)
        assert box._names.stringList() == ["昆山高新区"]
    box._on_completed("昆山高新区")
    assert box.text() == "zone:昆山高新区 "
    box.setText("zone:")
    qtbot.keyClicks(box, "x")  # in the initials of many, at the beginning of a few
    ways = [window.zones.model.names.of(name) for name in box._names.stringList()]
    begins = [any(each.startswith("x") for each in written) for written in ways]
    assert begins == sorted(begins, reverse=True)
    assert set(begins) == {True, False}


def test_enter_takes_the_value_that_is_marked_before_it_opens_a_hit(qtbot, window) -> None:
    box = window.search_box
    shown = window.article.detail.row
    box.setFocus()
    commit(box, "has:")
    qtbot.waitUntil(box.offers.isVisible)
    qtbot.keyClick(box.offers, Qt.Key.Key_Down)
    qtbot.keyClick(box.offers, Qt.Key.Key_Return)
    assert box.text() == "has:note "
    assert not box.offers.isVisible()
    assert window.article.detail.row == shown
    assert window.search_box.hasFocus()


def test_searches_are_remembered_saved_and_forgotten(qtbot, window, open_window) -> None:
    box = window.search_box
    hits_of(qtbot, window, "新能源 -投资")
    assert box.recent() == []  # typed, but led nowhere yet
    qtbot.keyClick(box, Qt.Key.Key_Return)
    hits_of(qtbot, window, "光谷")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.recent() == ["光谷", "新能源 -投资"]
    action(box, "Save this search").trigger()
    window.close()
    box = open_window().search_box
    action(box, "新能源 -投资").trigger()
    assert box.text() == "新能源 -投资"
    assert box.saved() == ["光谷"]
    action(box, "光谷").trigger()
    action(box, "Forget this search").trigger()
    action(box, "Clear recent searches").trigger()
    assert box.saved() == box.recent() == []


def action(box, text: str):
    return next(each for each in box.menu().actions() if each.text() == text)


def test_a_note_is_found_and_opened_where_it_hangs(qtbot, window) -> None:
    row = window.article.detail.row
    span = window.article.detail.article.passages[0].spans[0]
    note = window.session.edits.write(
        window.session.edits.draft(window.article.detail, (span,)), "这里要再核对一遍"
    )
    qtbot.waitUntil(lambda: bool(window.session.annotations(row.id)), timeout=5000)
    (hit,) = hits_of(qtbot, window, "再核对")
    assert hit.annotation == note.uuid
    qtbot.keyClick(window.search_box, Qt.Key.Key_Return)
    assert window.article.detail.row.id == row.id


def test_a_search_that_takes_its_time_says_so(qtbot, window) -> None:
    go_on = Event()
    window.session.ask(lambda _: go_on.wait(20), lambda _: None)
    commit(window.search_box, "新能源")
    qtbot.waitUntil(lambda: window.centre.currentWidget() is window.results, timeout=5000)
    assert window.results.count.text() == "Searching…"
    assert window.results._stack.currentWidget() is window.results._empty
    go_on.set()
    qtbot.waitUntil(lambda: bool(window.results.hits), timeout=5000)
    assert window.results.count.text().endswith("found")
    go_on.clear()
    window.session.ask(lambda _: go_on.wait(20), lambda _: None)
    commit(window.search_box, " 投资")
    qtbot.waitUntil(lambda: window.results.count.text() == "Searching…", timeout=5000)
    assert window.results._stack.currentWidget() is window.results.list
    window.session.problem.emit("The disk has gone.")
    assert window.centre.currentWidget() is window.article
    go_on.set()
    qtbot.waitUntil(lambda: not window.results.is_searching and bool(window.results.hits), timeout=5000)
