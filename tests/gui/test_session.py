"""The threads behind the window, on real libraries."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from factories import page
from zonereader.errors import LibraryError, LibraryProblem
from zonereader.gui.instance import SingleInstance
from zonereader.gui.state import NORMAL_PIXELS, Place, WindowState
from zonereader.gui.tasks import TaskRunner
from zonereader.library.library import Library
from zonereader.library.records import AnnotationKind, Colour
from zonereader.model import Span
from zonereader.reading import read

PAGE = "# 江边新区又签约{0}个项目\n\n江边新区昨天签约{0}个项目，总投资{0}亿元。\n"


@pytest.fixture
def runner(qapp, tmp_path: Path):
    made = TaskRunner(lambda: Library.open(tmp_path / "l.db"), "library")
    yield made
    made.close()


def test_answers_come_on_the_gui_thread_in_order(qtbot, runner) -> None:
    answers: list[tuple[int, bool]] = []
    here = threading.get_ident()
    for number in range(5):
        runner.run(
            lambda _, n=number: (n, threading.get_ident() != here),
            lambda answer: answers.append((answer[0], answer[1] and threading.get_ident() == here)),
        )
    qtbot.waitUntil(lambda: len(answers) == 5)
    assert answers == [(number, True) for number in range(5)]


def test_errors_of_the_disk_and_bugs_go_different_ways(qtbot, runner, caplog) -> None:
    failed: list[LibraryProblem] = []

    def fail(library: Library) -> None:
        raise LibraryError(library.path, LibraryProblem.BUSY)

    runner.run(fail, None, lambda error: failed.append(error.problem))
    qtbot.waitUntil(lambda: failed == [LibraryProblem.BUSY])
    with qtbot.waitSignal(runner.broken) as told:
        runner.run(lambda _: 1 // 0)
    assert "ZeroDivisionError" in told.args[0]
    assert "a task failed" in caplog.text


def test_closing_finishes_what_was_asked_for(runner, tmp_path: Path) -> None:
    done: list[int] = []
    for number in range(20):
        runner.run(lambda _, n=number: done.append(n))
    runner.close()
    assert done == list(range(20))
    runner.run(lambda _: done.append(99))
    assert 99 not in done


def pages(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(1, count + 1):
        (folder / f"{number}.txt").write_text(PAGE.format(number), "utf-8")
    return folder


def test_a_note_is_saved_between_two_pages_of_an_import(qtbot, window, tmp_path: Path) -> None:
    order: list[str] = []
    window.session.import_stepped.connect(lambda step: order.append("page"))
    window.session.annotations_changed.connect(lambda: order.append("note"))
    window.open_files([pages(tmp_path / "many", 12)])
    detail = window.article.detail
    span = detail.article.passages[0].spans[0]
    window.session.edits.add(
        detail, AnnotationKind.HIGHLIGHT, [Span(span.start, span.start + 5)], colour=Colour.BLUE
    )
    qtbot.waitUntil(lambda: order.count("page") == 12, timeout=20_000)
    assert order.index("note") < 11


def test_a_note_is_saved_while_all_pages_are_read_anew(qtbot, open_window) -> None:
    window = open_window()
    window.close()
    with closing(sqlite3.connect(window.session.path, isolation_level=None)) as raw:
        raw.execute("UPDATE reading SET version = version - 1")
    again = open_window(wait=False)
    order: list[str | int] = []
    again.session.rebuild_stepped.connect(lambda step: order.append(step.done))
    hints: list[str] = []
    again.progress.hint_changed.connect(hints.append)
    again.session.annotations_changed.connect(lambda: order.append("note"))
    with qtbot.waitSignal(again.session.rebuild_ended, timeout=30_000):
        qtbot.waitUntil(lambda: order == [1], timeout=20_000)
        detail = again.article.detail
        again.session.edits.add(detail, AnnotationKind.BOOKMARK, detail.article.passages[0].spans)
    pages_read = [*dict.fromkeys(each for each in order if each != "note")]
    assert pages_read == [*range(1, again.session.counts().pages + 1)]
    assert order.index("note") < order.index(pages_read[-1])
    assert ["read anew" in hint for hint in hints] == [False, True, False]
    assert len(again.session.annotations()) == 1


def test_a_cancelled_import_keeps_what_is_in_and_tells_all_of_it(qtbot, window, tmp_path: Path) -> None:
    before, told = len(window.session.articles()), []
    with qtbot.waitSignal(window.session.import_ended, timeout=20_000):
        window.session.import_stepped.connect(told.append)
        window.session.import_stepped.connect(lambda step: window.session.cancel_import())
        window.open_files([pages(tmp_path / "many", 60)])
        assert window.strip.isVisible()
    qtbot.waitUntil(lambda: not window.session.is_busy)
    assert len(window.session.articles()) == before + len(told)
    assert 1 <= len(told) < 30
    assert not window.strip.isVisible()


def test_what_the_disk_refuses_is_kept_and_saved_later(
    qtbot, open_window, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr("zonereader.library.connection.BUSY_MILLISECONDS", 50)
    window = open_window()
    detail = window.article.detail
    other = sqlite3.connect(window.session.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with qtbot.waitSignal(window.session.edits.refused, timeout=5000):
        window.session.edits.add(detail, AnnotationKind.BOOKMARK, detail.article.passages[0].spans)
    assert window.session.edits.unsaved
    assert window.notice.isVisible()
    other.execute("ROLLBACK")
    other.close()
    with qtbot.waitSignal(window.session.edits.saved, timeout=5000):
        window.notice.button.click()
    assert not window.session.edits.unsaved
    assert len(window.session.annotations()) == 1


def test_the_window_remembers(tmp_path: Path) -> None:
    state = WindowState(tmp_path / "w.ini")
    state.set_place(Place("ab12", 40, None))
    state.set_names("closed", ["/江苏", "/河南/安阳高新区"])
    state.set_text("text_size", "huge")
    state.save()
    again = WindowState(tmp_path / "w.ini")
    assert again.place() == Place("ab12", 40, None)
    assert again.names("closed") == ["/江苏", "/河南/安阳高新区"]
    assert again.pixels() == NORMAL_PIXELS
    again.set_text("place", "nonsense")
    assert again.place() is None


SECOND_START = """
import sys
from pathlib import Path
from zonereader.gui.instance import SingleInstance
second = SingleInstance(Path(sys.argv[1]))
sys.exit(0 if not second.is_first and second.forward([Path(sys.argv[2])]) else 1)
"""


def test_a_second_start_hands_its_files_over(qtbot, tmp_path: Path) -> None:
    library, page = tmp_path / "l.db", tmp_path / "a.txt"
    first, other = SingleInstance(library), SingleInstance(tmp_path / "other.db")
    assert first.is_first
    assert other.is_first
    with qtbot.waitSignal(first.called, timeout=20_000) as called:
        second = subprocess.Popen([sys.executable, "-c", SECOND_START, library, page])
    assert called.args[0] == [page]
    assert second.wait(10) == 0
    first.close()
    other.close()
    assert SingleInstance(library).is_first


def test_what_a_killed_import_left_is_indexed_at_the_next_start(qtbot, open_window) -> None:
    window = open_window()
    window.close()
    with Library.open(window.session.path) as library:
        text = (PAGE.format(1), PAGE.format(2))
        library.add_pages([(page(each, each[:9]), read(each)) for each in text], origin="test")
        waiting = "SELECT count(*) FROM search_index"
        before = library._connection.value(waiting)
    again = open_window()
    qtbot.waitUntil(lambda: not again.session.is_busy)
    again.close()
    with Library.open_reader(window.session.path) as library:
        assert library._connection.value(waiting) == before + 2
