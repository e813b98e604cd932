"""Starting and going on: what they cost does not grow with the library, and nothing is left behind."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from factories import TEXT, page, reading
from zonereader.gui.actions import action_names
from zonereader.gui.app import open_window as open_at_once
from zonereader.gui.first_look import first_look
from zonereader.gui.fonts import FontSet
from zonereader.gui.language import speak
from zonereader.gui.main_window import MainWindow
from zonereader.gui.models.zone_tree import Names
from zonereader.gui.session import Session
from zonereader.gui.state import Place, WindowState
from zonereader.library.connection import Connection
from zonereader.library.library import Library
from zonereader.paths import resource
from zonereader.zones.gazetteer import gazetteer
from zonereader.zones.spelling import spellings

WAIT = 30_000
FEW, MANY = 100, 400
EACH = 100
"""Of SQLite's machine, between two looks at how far it is."""


def library_of(path: Path, pages: int) -> Path:
    with Library.open(path) as library:
        for number in range(pages):
            library.add_page(page(f"{TEXT}{number}", f"{number}.txt"), reading(), origin="test")
    return path


class Steps:
    """Counts the steps that every connection's statements take."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.taken = 0
        set_up = Connection._set_up

        def counting(connection: Connection, *rest: object) -> None:
            set_up(connection, *rest)
            connection.raw.set_progress_handler(self._count, EACH)

        monkeypatch.setattr(Connection, "_set_up", counting)

    def _count(self) -> int:
        self.taken += EACH
        return 0


def test_the_first_article_takes_as_many_steps_however_large_the_library_is(
    qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_window: Callable[..., MainWindow]
) -> None:
    taken = []
    for pages in (FEW, MANY):
        path = library_of(tmp_path / f"{pages}.db", pages)
        steps = Steps(monkeypatch)
        assert first_look(path, None)
        window = open_window(library=path, wait=False)
        qtbot.waitUntil(lambda w=window: w.article.detail is not None, timeout=WAIT)
        taken.append(steps.taken)
        assert not window.session.articles(), "the list of all articles comes after the first of them"
        qtbot.waitUntil(lambda w=window: not w.session.is_busy, timeout=WAIT)
        assert len(window.session.articles()) == 2 * pages
        assert steps.taken > taken[-1] + pages
        window.close()
        monkeypatch.undo()
    assert taken[1] <= taken[0] + 3 * EACH


def test_going_through_articles_leaves_nothing_behind(window: MainWindow) -> None:
    document = window.article.text.document()

    def there() -> tuple[int, int, int]:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        objects, documents = (len(window.findChildren(each)) for each in (QObject, QTextDocument))
        return objects, documents, len(document.allFormats())

    rows = list(window.zones.model.articles())
    for row in rows[:20]:
        window.reading.open(row.id)
    before = there()
    for number in range(50):
        window.reading.open(rows[number % 20].id)
        QApplication.processEvents()
    assert there() == before
    assert window.article.text.document() is document


def test_the_shipped_spellings_are_those_that_are_worked_out() -> None:
    lines = resource("spellings.tsv").read_text("utf-8").splitlines()
    shipped = {name: tuple(rest) for name, *rest in (line.split("\t") for line in lines)}
    assert {zone.name for zone in gazetteer().zones} <= set(shipped)
    assert {name: spellings(name) for name in shipped} == shipped
    names = Names()
    assert "ksgxq" in names.of("昆山高新区")
    assert names.of("没有的园区") == ("没有的园区", "meiyoudeyuanqu", "mydyq")


def test_the_command_names_are_shipped_too(window: MainWindow) -> None:
    speak(QApplication.instance(), "zh_CN")
    named = {name.rstrip("…") for name in action_names().values()}
    speak(QApplication.instance(), "en")
    lines = resource("spellings.tsv").read_text("utf-8").splitlines()
    assert {name for name in named if not name.isascii()} <= {line.split("\t")[0] for line in lines}


def test_the_first_article_does_not_move_when_the_rest_comes_beside_it(
    qtbot, fonts: FontSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, seen = library_of(tmp_path / "library.db", 3), []
    make_panes = MainWindow._make_panes

    def look_first(window: MainWindow) -> None:
        assert window._is_painted
        seen.append(window.article.grab().toImage())
        make_panes(window)

    monkeypatch.setattr(MainWindow, "_make_panes", look_first)
    window = open_at_once(Session(path), fonts, WindowState(tmp_path / "window.ini"))
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.reading.row is not None and not window.session.is_busy, timeout=WAIT)
    assert [window.splitter.indexOf(each) for each in (window.zones, window.centre, window.sidebar)] == [
        0,
        1,
        2,
    ]
    assert window.splitter.count() == 3
    assert window.zones.minimumWidth() > 0
    qtbot.waitUntil(lambda: seen == [window.article.grab().toImage()])
    assert not window.reading.can_go_back
    window.close()


def test_nothing_is_written_for_the_first_look(
    qtbot, fonts: FontSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, kept = library_of(tmp_path / "library.db", 3), []
    monkeypatch.setattr(Session, "keep_position", lambda session, row, offset: kept.append(row))
    window = open_at_once(Session(path), fonts, WindowState(tmp_path / "window.ini"))
    qtbot.addWidget(window)
    assert window.session.is_busy
    assert window.article.detail is not None
    qtbot.waitUntil(lambda: window.reading.row is not None and not window.session.is_busy, timeout=WAIT)
    assert kept == []
    window.reading.step(1)
    assert len(kept) == 1
    window.close()


def test_the_first_look_is_where_the_reader_stopped(tmp_path: Path) -> None:
    path = library_of(tmp_path / "library.db", 3)
    with Library.open(path) as library:
        rows = library.articles()
        last = rows[-1]
        sha256 = library.page(last.page_id).sha256
    first = first_look(path, None)
    assert first is not None
    assert (first.detail.row.id, first.offset) == (rows[0].id, None)
    there = first_look(path, Place(sha256, last.start, last.start + 3))
    assert there is not None
    assert (there.detail.row.id, there.offset) == (last.id, last.start + 3)
    gone = first_look(path, Place("0" * 64, 0, None))
    assert gone is not None
    assert gone.detail.row.id == rows[0].id


def test_where_nothing_can_be_read_yet_there_is_no_first_look(tmp_path: Path) -> None:
    assert first_look(tmp_path / "none.db", None) is None
    assert not (tmp_path / "none.db").exists()
    Library.open(tmp_path / "empty.db").close()
    assert first_look(tmp_path / "empty.db", None) is None
    (tmp_path / "other.db").write_text("not a library " * 1000)
    assert first_look(tmp_path / "other.db", None) is None
    path = library_of(tmp_path / "older.db", 1)
    assert first_look(path, None)
    with closing(sqlite3.connect(path)) as older:
        older.execute("DROP TABLE reading")
        older.commit()
    assert first_look(path, None) is None
