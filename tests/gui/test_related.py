"""Related articles in the sidebar, and saved searches below the zones."""

from __future__ import annotations

from PySide6.QtCore import Qt

from hands import has_answered
from zonereader.library.related import RelatedRow

WAIT = 10_000


def open_zone(window, zone: str):
    row = next(row for row in window.session.articles() if row.zone == zone)
    window.reading.open(row.id)
    return row


def test_related_articles_are_shown_and_opened_by_key(qtbot, window) -> None:
    row = open_zone(window, "昆山高新区")
    pane = window.sidebar.related
    window.actions_by_id["show_related"].trigger()
    qtbot.waitUntil(lambda: bool(pane.model.rows), timeout=WAIT)
    found = [each for each in pane.model.rows if isinstance(each, RelatedRow)]
    of_zone = {each.id for each in window.session.articles() if each.zone == row.zone} - {row.id}
    assert of_zone <= {each.article_id for each in found}
    pane.list.setFocus()
    pane.list.setCurrentIndex(pane.model.index(1))
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert window.article.detail.row.id == found[0].article_id
    qtbot.waitUntil(
        lambda: row.id in {getattr(each, "article_id", 0) for each in pane.model.rows}, timeout=WAIT
    )


def test_saved_searches_stand_below_the_zones(qtbot, window) -> None:
    box, saved = window.search_box, window.zones.saved
    assert saved.isHidden()
    box.setText("新能源")
    next(each for each in box.menu().actions() if each.text() == "Save this search").trigger()
    assert not saved.isHidden()
    assert saved.model.stringList() == ["新能源"]
    box.clear()
    saved.list.setCurrentIndex(saved.model.index(0))
    qtbot.keyClick(saved.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: has_answered(window), timeout=WAIT)
    assert box.text() == "新能源"
    qtbot.keyClick(saved.list, Qt.Key.Key_Delete)
    assert saved.isHidden()
    assert box.saved() == []
