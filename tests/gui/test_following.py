"""Links lead to their place, whenever they come."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from zonereader.gui.app import FileOpener
from zonereader.gui.main_window import MainWindow
from zonereader.library.records import ArticleRow, Colour
from zonereader.links import ArticleLink, BrokenLink, NoteLink
from zonereader.model import Span

WAIT = 30_000


def link_to(window: MainWindow, row: ArticleRow, ahead: int = 0) -> ArticleLink:
    page = window.session.page(row.page_id)
    assert page is not None
    return ArticleLink(page.sha256, row.start + ahead)


def other_article(window: MainWindow) -> ArticleRow:
    here = window.reading.row
    return next(row for row in reversed(window.session.articles()) if here is None or row.id != here.id)


def test_a_link_to_an_article_opens_it(window: MainWindow) -> None:
    row = other_article(window)
    window.open_targets([link_to(window, row)])
    assert window.reading.row is not None
    assert window.reading.row.id == row.id
    assert window.notice.isHidden()


def test_a_link_to_a_note_opens_its_article(qtbot, window: MainWindow) -> None:
    row = other_article(window)
    window.reading.open(row.id)
    window.annotating.highlight_spans((Span(row.start, row.start + 4),), Colour.GREEN)
    qtbot.waitUntil(lambda: len(window.session.annotations()) == 1, timeout=WAIT)
    mark = window.session.annotations()[0]
    window.reading.back()
    window.open_targets([NoteLink(mark.uuid)])
    assert window.reading.row is not None
    assert window.reading.row.id == row.id


def test_a_link_given_at_the_first_start_waits_for_its_page(qtbot, open_window, tmp_path) -> None:
    known = open_window(library=tmp_path / "known.db")
    row = other_article(known)
    link = link_to(known, row)
    known.close()
    window = open_window(library=tmp_path / "new.db", wait=False)
    window.open_targets([link])
    qtbot.waitUntil(
        lambda: window.reading.row is not None and window.reading.row.heading == row.heading, timeout=WAIT
    )


def test_a_link_that_leads_nowhere_is_said_to(window: MainWindow) -> None:
    before = window.reading.row
    window.open_targets([ArticleLink("0" * 64, 0)])
    assert not window.notice.isHidden()
    window.notice.hide()
    window.open_targets([BrokenLink("zonereader://nonsense")])
    assert not window.notice.isHidden()
    assert window.reading.row == before


def test_the_system_may_ask_by_an_event(window: MainWindow) -> None:
    row = other_article(window)
    opener = FileOpener(window)
    event = QFileOpenEvent(QUrl(str(link_to(window, row))))
    assert opener.eventFilter(window, event)
    assert window.reading.row is not None
    assert window.reading.row.id == row.id
    QApplication.processEvents()
