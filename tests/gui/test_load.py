"""The window under load: it goes on answering, and what runs can be stopped."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QTimer

from zonereader.library.importing import MOST_FIGURES

LONGEST_STANDSTILL = 4.0
"""Seconds; on a machine of its own half of that, but tests share theirs."""


class Pulse:
    """How long the window's thread was busy at most."""

    def __init__(self) -> None:
        self.worst, self._last = 0.0, time.monotonic()
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.monotonic()
        self.worst, self._last = max(self.worst, now - self._last), now


def test_the_window_answers_while_very_many_files_come_in_and_stops_at_once(
    qtbot, open_window, tmp_path: Path
) -> None:
    window = open_window()
    many = tmp_path / "many"
    many.mkdir()
    for number in range(5000):
        (many / f"{number}.txt").write_text(f"# 江边新区签约\n\n江边新区签约{number % 50}个项目。\n", "utf-8")
    pulse = Pulse()
    window.open_files([many])
    qtbot.waitUntil(lambda: window.strip.bar.value() > 50, timeout=30_000)
    began = time.monotonic()
    with qtbot.waitSignal(window.session.import_ended, timeout=10_000):
        window.strip.cancel.click()
    assert time.monotonic() - began < 3
    assert pulse.worst < LONGEST_STANDSTILL
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=30_000)


def test_the_largest_page_that_is_taken_in_is_shown(qtbot, open_window, tmp_path: Path) -> None:
    page = tmp_path / "large.txt"
    page.write_text("# " + "园区" * 50_000 + "\n\n" + "江边新区投资3亿元，" * (MOST_FIGURES - 1), "utf-8")
    window = open_window()
    window.open_files([page])
    qtbot.waitUntil(lambda: any(r.page_name == page.name for r in window.session.articles()), timeout=60_000)
    pulse = Pulse()
    (row,) = [row for row in window.session.articles() if row.page_name == page.name]
    window.reading.open(row.id)
    qtbot.wait(300)
    assert window.article.detail.row.id == row.id
    assert pulse.worst < LONGEST_STANDSTILL
