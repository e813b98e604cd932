"""Two starts of the program, and commands beside an open window."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from zonereader.gui.instance import SingleInstance
from zonereader.library.library import Library
from zonereader.library.records import AnnotationKind, Colour
from zonereader.model import Span

PAGE = "# 江边新区又签约{0}个项目\n\n江边新区昨天签约{0}个项目，总投资{0}亿元。\n"
PATIENCE = 40.0

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start the program as a process; what still runs at the end of the test is ended."""
    started: list[subprocess.Popen[str]] = []

    def start_one(*words: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "zonereader", *map(str, words)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
        )
        started.append(process)
        return process

    yield start_one
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=30)


def pages(folder: Path, numbers: range) -> Path:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        (folder / f"{number}.txt").write_text(PAGE.format(number), "utf-8")
    return folder


def wait_for_pages(path: Path, count: int) -> None:
    """Until the library holds so many pages, looked at from a third process."""
    end = time.monotonic() + PATIENCE
    found = -1
    while found != count:
        assert time.monotonic() < end, found
        time.sleep(0.05)
        if path.exists() and path.stat().st_size:
            with closing(sqlite3.connect(path)) as raw:
                try:
                    found = raw.execute("SELECT count(*) FROM page").fetchone()[0]
                except sqlite3.OperationalError:  # its tables are not made yet
                    continue


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_second_start_hands_over_and_a_killed_one_leaves_no_lock(start: Start, tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    folder = pages(tmp_path / "pages", range(1, 3))
    first = start("--library", library)
    wait_for_pages(library, 5)
    second = start(folder / "1.txt", "--library", library)
    said = second.communicate(timeout=PATIENCE)
    assert (second.returncode, said[1]) == (0, "")
    wait_for_pages(library, 6)
    assert first.poll() is None
    first.send_signal(signal.SIGKILL)
    first.wait(PATIENCE)
    third = start(folder / "2.txt", "--library", library)
    wait_for_pages(library, 7)
    assert third.poll() is None


def test_a_lock_that_says_nothing_is_freed(qapp, tmp_path: Path) -> None:
    """The lock of a process that is gone, its number taken by nobody."""
    library = tmp_path / "library.db"
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait(PATIENCE)
    library.with_name("library.db.lock").write_text(f"{gone.pid}\nzonereader\n\n")
    instance = SingleInstance(library)
    assert instance.is_first
    instance.close()


def test_commands_beside_an_open_window_are_done(qtbot, open_window, start: Start, tmp_path: Path) -> None:
    window = open_window()
    path, detail = window.session.path, window.article.detail
    name, text = detail.row.page_name, ("--start", 2, "--end", 9, "--text", "从命令行")
    span = detail.article.passages[0].spans[0]
    running = [
        start("import", pages(tmp_path / f"{n}", range(n, n + 30)), "--library", path) for n in (100, 200)
    ]
    running += [start("annotate", "note", "--page", name, *text, "--library", path) for _ in range(2)]
    running += [start("rebuild", "--library", path), start("backup", "--library", path)]
    made = 0
    while any(process.poll() is None for process in running):
        with qtbot.waitSignal(window.session.edits.saved, timeout=20_000):
            place = [Span(span.start + made % 5, span.start + made % 5 + 4)]
            window.session.edits.add(detail, AnnotationKind.HIGHLIGHT, place, colour=Colour.GREEN)
        made += 1
    for process in running:
        _, complaints = process.communicate(timeout=PATIENCE)
        assert (process.returncode, complaints) == (0, "")
    assert not window.notice.isVisible()
    with Library.open_reader(path) as reader:
        assert len(reader.pages()) == 65
        assert len(reader.annotations()) == made + 2
        assert reader.check().ok


def test_many_commands_at_once_make_and_fill_one_library(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "data" / "library.db"
    running = [
        start("import", pages(tmp_path / f"{n}", range(n, n + 10)), "--library", path)
        for n in (100, 200, 300, 400)
    ]
    for process in running:
        _, complaints = process.communicate(timeout=PATIENCE)
        assert (process.returncode, complaints) == (0, "")
    with Library.open(path) as library:
        assert len(library.pages()) == 40
        assert library.check().ok


@pytest.mark.parametrize("command", ["restore", "repair"])
def test_what_would_replace_an_open_library_says_why_not(
    start: Start, open_window, tmp_path: Path, command: str
) -> None:
    window = open_window()
    path = window.session.path
    with Library.open_reader(path) as reader:
        copy = reader.backup(tmp_path / "copy.db")
    words = (command, copy) if command == "restore" else (command,)
    process = start(*words, "--library", path)
    _, complaints = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    assert "in use by another program" in complaints
    assert len(window.session.articles()) > 0
