"""The source tab through mouse and keys: pieces, reasons, and a page's reading corrected by hand."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialogButtonBox, QMenu

from hands import CONTROL, SHIFT, commit, richest
from zonereader.corrections import Begin, Join, Move, apply, correction
from zonereader.gui.dialogs.article_facts import ArticleFactsDialog, offered
from zonereader.gui.models.zone_tree import Names
from zonereader.gui.page_pieces import page_pieces
from zonereader.gui.typesetting import in_a_list
from zonereader.library.records import AnnotationKind
from zonereader.model import Span
from zonereader.page.reasons import Why
from zonereader.pieces import pieces
from zonereader.reading import read

read_once = lru_cache(maxsize=8)(read)

OK = QDialogButtonBox.StandardButton.Ok


@pytest.fixture
def pane(qtbot, window):
    """The source tab of an article of several passages, on a page of several articles."""
    long = richest(window)
    window.reading.open(long.id)
    window.sidebar.setCurrentWidget(window.sidebar.provenance)
    pane = window.sidebar.provenance
    QAbstractItemModelTester(pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.waitUntil(lambda: pane.model.rowCount() > 0, timeout=10_000)
    return pane


def passages(window) -> list[Span]:
    return [span for passage in window.article.detail.article.passages for span in passage.spans]


def click(qtbot, pane, offset: int) -> None:
    """Click the character of the page at ``offset``."""
    text = pane.text
    text.put_caret(offset)
    text.ensureCursorVisible()
    cursor = text.textCursor()
    cursor.setPosition(text._map.position_of(offset))
    place = text.cursorRect(cursor).center()
    place.setX(place.x() + 3)
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)


def corrected(qtbot, window):
    return qtbot.waitSignal(window.session.pages_corrected, timeout=10_000)


def row_with(window, offset: int):
    return window.session.article_at(window.article.detail.row.page_id, offset)


def test_a_click_on_the_page_goes_to_the_text(qtbot, window, pane) -> None:
    last = passages(window)[-1]
    before = window.article.text.verticalScrollBar().value()
    click(qtbot, pane, last.start + 2)
    assert pane.piece == last
    assert f"Piece {len(list(pieces(window.article.detail.article)))} of" in pane.head.text()
    assert window.article.text.verticalScrollBar().value() != before


def test_the_caret_in_the_text_chooses_the_piece(qtbot, window, pane) -> None:
    piece = passages(window)[1]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.article.text.setFocus()
    window.article.text.select_spans([Span(piece.start + 1, piece.start + 2)])
    assert pane.piece == piece
    qtbot.keyClick(window.article.text, Qt.Key.Key_End, CONTROL)
    assert pane.piece == passages(window)[-1]


def test_keys_walk_through_the_pieces_and_lead_to_the_text(qtbot, window, pane) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_S)
    assert pane.text.hasFocus()
    own = list(pieces(window.article.detail.article))
    start = own.index(pane.piece)
    for number in range(1, 4):
        qtbot.keyClick(pane.text, Qt.Key.Key_Down, CONTROL)
        assert pane.piece == own[(start + number) % len(own)]
    qtbot.keyClick(pane.text, Qt.Key.Key_Up, CONTROL)
    with qtbot.waitSignal(pane.place_chosen) as chosen:
        qtbot.keyClick(pane.text, Qt.Key.Key_Return)
    assert pane.piece.start <= chosen.args[0] < pane.piece.end


def test_every_piece_has_its_reasons_in_words(qtbot, window, pane) -> None:
    click(qtbot, pane, passages(window)[1].start)
    words = [pane.model.index(n).data() for n in range(pane.model.rowCount())]
    assert words
    assert all(word[0] in "+−" and len(word) > 5 for word in words)


INTERVIEW = """# 山村茶厂访谈

## 一、从头说起

问：昆山高新区的茶厂今年怎样？

答：新添了炒茶的机器人，工人们都说省力。

问：明年还添吗？

答：还要再添，茶山也要修路。
"""


def test_an_interview_says_its_reasons(qtbot, window, pane, tmp_path: Path) -> None:
    file = tmp_path / "interview.txt"
    file.write_text(INTERVIEW, "utf-8")
    with qtbot.waitSignal(window.session.import_ended, timeout=20_000):
        window.open_files([file])
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=20_000)
    (row,) = [each for each in window.session.articles() if each.page_name == "interview.txt"]
    window.reading.open(row.id)
    said = set()
    for span in passages(window):
        click(qtbot, pane, span.start)
        qtbot.waitUntil(lambda: pane.model.rowCount() > 0, timeout=10_000)
        window.grab()
        said |= {pane.model.index(n).data()[2:] for n in range(pane.model.rowCount())}
    assert Why.SPEAKS_ON.value in said


def test_a_passage_goes_to_another_article_and_back(qtbot, window, pane) -> None:
    piece = passages(window)[-1]
    page_id = window.reading.row.page_id
    other = next(row for row in pane.source.articles(page_id) if row.id != window.reading.row.id)
    click(qtbot, pane, piece.start)
    menu = pane.menu()
    move = next(a.menu() for a in menu.actions() if a.menu() and a.text() == "Move to another article")
    with corrected(qtbot, window):
        next(a for a in move.actions() if a.text()[:8] == in_a_list(other.heading)[:8]).trigger()
    assert row_with(window, piece.start).start == other.start
    assert piece not in passages(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with corrected(qtbot, window):
        qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert passages(window)[-1] == piece


def test_a_passage_changes_places_and_leaves_by_key(qtbot, window, pane) -> None:
    order = passages(window)
    click(qtbot, pane, order[2].start)
    with corrected(qtbot, window):
        qtbot.keyClick(pane.text, Qt.Key.Key_Up, CONTROL | SHIFT)
    assert passages(window)[1:3] == [order[2], order[1]]
    assert pane.piece == order[2]
    assert "corrected by you" in pane.head.text()
    with corrected(qtbot, window):
        qtbot.keyClick(pane.text, Qt.Key.Key_Delete)
    assert order[2] not in passages(window)
    assert row_with(window, order[2].start) is None
    with corrected(qtbot, window):
        qtbot.keyClick(pane.text, Qt.Key.Key_Insert)
    assert passages(window)[-1] == order[2]


def test_an_article_is_cut_in_two_and_joined(qtbot, window, pane) -> None:
    piece, count = passages(window)[1], len(window.session.articles())
    click(qtbot, pane, piece.start)
    with corrected(qtbot, window):
        qtbot.keyClick(pane.text, Qt.Key.Key_Return, CONTROL)
    assert row_with(window, piece.start).id != window.reading.row.id
    qtbot.waitUntil(lambda: len(window.session.articles()) == count + 1, timeout=10_000)
    menu = pane.menu()
    join = next(a.menu() for a in menu.actions() if a.menu() and a.text() == "Go on with another article")
    second = row_with(window, piece.start)
    with corrected(qtbot, window):
        next(a for a in join.actions() if a.text() == in_a_list(second.heading)[:24]).trigger()
    assert row_with(window, piece.start).id == window.reading.row.id


def test_what_does_not_fit_is_said_and_kept(qtbot, window, pane) -> None:
    own = list(pieces(window.article.detail.article))
    with qtbot.waitSignal(window.session.problem, timeout=10_000):
        pane.correction_made.emit((own[0],), Join(own[1]))
    assert window.notice.isVisible()
    assert pane.made.text() == "Corrections 1 · 1 do not fit"
    qtbot.mouseClick(pane.made, Qt.MouseButton.LeftButton)
    menu = next(each for each in pane.findChildren(QMenu) if each.isVisible())
    assert menu.actions()[0].text().startswith("Does not fit any more: joined:")


def test_notes_stay_where_they_are(qtbot, window, pane) -> None:
    piece = passages(window)[-1]
    note = window.session.edits.add(window.article.detail, AnnotationKind.BOOKMARK, [piece])
    click(qtbot, pane, piece.start)
    with corrected(qtbot, window):
        qtbot.keyClick(pane.text, Qt.Key.Key_Delete)
    assert window.session.annotations() == (note,)
    assert window.session._reader.counts().orphans == 0


def test_title_and_zones_by_hand(qtbot, window, pane) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: window.findChild(ArticleFactsDialog) is not None)
    dialog = window.findChild(ArticleFactsDialog)
    dialog.title.selectAll()
    commit(dialog.title, "我起的题目")
    dialog.zones.clear()
    qtbot.keyClicks(dialog.zones, "ksgxq")
    assert dialog.offered.stringList()[0] == "昆山高新区"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.zones.text() == "昆山高新区"
    with corrected(qtbot, window):
        qtbot.mouseClick(dialog.buttons.button(OK), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.article.detail.article.zones == ("昆山高新区",), timeout=10_000)
    assert window.article.detail.row.heading == "我起的题目"
    assert "我起的题目" in window.article.text.toPlainText()
    qtbot.waitUntil(pane.made.isVisible)
    assert pane.made.text() == "Corrections 2"
    qtbot.mouseClick(pane.made, Qt.MouseButton.LeftButton)
    menu = next(m for m in pane.findChildren(QMenu) if m.isVisible())
    assert [a.text() for a in menu.actions()] == ["title: 我起的题目", "zones: 昆山高新区"]
    with corrected(qtbot, window):
        menu.actions()[0].menu().actions()[0].trigger()
    assert window.article.detail.row.heading != "我起的题目"


def test_zones_are_offered_by_alias_and_pinyin_and_beginnings_first() -> None:
    names = Names()
    assert offered("kunshan", names)[0] == "昆山高新区"
    assert offered("苏州工业园", names)
    assert offered("没有这样的园区", names) == []


def test_nothing_here_makes_the_window_wait(qtbot, window, pane) -> None:
    """What the window's own thread does for a tab, a piece and a correction; the rest is done beside it."""
    spent: list[float] = []

    def timed(act) -> None:
        begin = time.thread_time()
        act()
        spent.append(1000 * (time.thread_time() - begin))

    window.sidebar.setCurrentIndex(0)
    timed(lambda: window.sidebar.setCurrentWidget(pane))
    last = passages(window)[-1]
    timed(lambda: pane.text.place_changed.emit(last.start))
    with corrected(qtbot, window):
        timed(pane.out.trigger)
    row = window.reading.row
    timed(lambda: window.reading.open(row.id, remember=False))
    timed(window.session.edits.undo)
    assert max(spent) < 50, spent


def test_lines_in_no_article_are_pieces_too(window) -> None:
    detail = window.article.detail
    on_page = window.session.pieces(detail.row.page_id)
    found = page_pieces(detail, on_page)
    text = detail.page_text
    held = sorted([*found.own, *found.others, *found.loose])
    assert all(one.end <= other.start for one, other in pairwise(held))
    rest = list(text)
    for span in held:
        rest[span.start : span.end] = " " * (span.end - span.start)
    assert set("".join(rest)) <= set("# \n\r\t")
    cut = replace(detail, article=replace(detail.article, passages=()))
    fewer = page_pieces(cut, [each for each in on_page if each[1] != detail.row.id])
    assert {text[s.start : s.end] for s in fewer.loose} >= {
        text[s.start : s.end] for p in detail.article.passages for s in p.spans
    }


def test_after_pages_are_read_anew_corrections_hold_or_are_told(qtbot, open_window, window, pane) -> None:
    first = passages(window)[-1]
    with corrected(qtbot, window):
        pane.correction_made.emit((first,), Move(None))
    own = list(pieces(window.article.detail.article))
    with corrected(qtbot, window):
        pane.correction_made.emit((own[0],), Join(own[1]))
    page_id, path = window.reading.row.page_id, window.session.path
    window.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("UPDATE reading SET version = version - 1")
    again = open_window(library=path, wait=False)
    told: list[str] = []
    again.session.problem.connect(told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert told[0].endswith("kept: 1.")
    assert again.session.article_at(page_id, first.start) is None


def test_a_key_that_can_do_nothing_says_why(qtbot, window, pane) -> None:
    own, text = list(pieces(window.article.detail.article)), passages(window)
    foreign = next(span for span, _ in window.session.pieces(window.reading.row.page_id) if span not in own)
    enter, insert, up = Qt.Key.Key_Return, Qt.Key.Key_Insert, Qt.Key.Key_Up
    for offset, key, modifier, why in (
        (own[0].start, enter, CONTROL, "The article begins here already."),
        (foreign.start, enter, CONTROL, "This is in another article: open that one first, then cut it here."),
        (text[1].start, insert, Qt.KeyboardModifier.NoModifier, "This is in the article shown already."),
        (text[0].start, up, CONTROL | SHIFT, "This passage is the first already."),
        (own[0].start, up, CONTROL | SHIFT, "Only passages of this article change places."),
    ):
        window.notice.hide()
        click(qtbot, pane, offset)
        qtbot.keyClick(pane.text, key, modifier)
        assert window.notice.isVisible()
        assert window.notice.message.text() == why
    assert window.article.detail.corrections == ()


def test_an_article_is_cut_wherever_the_key_does_not_say_why_not(qtbot, window, pane) -> None:
    """What is asked for either fits the page or is refused with words: nothing lands among what does not."""
    begin = pane.begin
    for row in list(window.session.articles()):
        window.reading.open(row.id)
        detail = window.article.detail
        for piece in pieces(detail.article):
            pane._choose(piece.start)
            text = detail.page_text
            asked = correction(detail.sha256, text, [piece], Begin(), now="")
            fits = not apply(text, read_once(text), (asked,)).unfit
            assert bool(pane._hindrances()[begin]) != fits, text[piece.start : piece.end]


def test_the_menu_greys_out_what_cannot_be_done_and_says_why(qtbot, window, pane) -> None:
    click(qtbot, pane, next(pieces(window.article.detail.article)).start)
    entries = {entry.text(): entry for entry in pane.menu().actions()}
    begins = entries["An article begins here"]
    assert not begins.isEnabled()
    assert begins.toolTip() == "The article begins here already."
    assert entries["In no article"].isEnabled()
    with corrected(qtbot, window):
        entries["In no article"].trigger()
