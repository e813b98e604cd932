"""How long the window's own thread is kept by single events: a session of 200 actions on a large library.

``python tests/benchmarks/fluency.py ARTICLES [FOLDER]`` fills a library of made-up articles (kept in FOLDER,
so that a second run begins at once), opens the real window on it, does 200 things a reader does, by keys and
mouse, and times every event that Qt hands out. It prints the worst five with what the reader did then, and
ends with 1 when one took longer than it may. Judged is the time that the window's thread worked; by the
clock it is longer where other programs have the processors. The timing costs some microseconds an event.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("ZONEREADER_LANG", "zh_CN")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks import corpus
from zonereader.gui.app import make_application
from zonereader.gui.dialogs.commands import CommandPalette
from zonereader.gui.main_window import MainWindow
from zonereader.gui.session import Session
from zonereader.gui.state import WindowState

ACTIONS = 200
LIMITS = {10_000: 50, 100_000: 100}
"""How many milliseconds an event may take, by the size of the library."""

WORST = 5
PAUSE_MILLISECONDS = 60
NONE, CONTROL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class TimedApplication(QApplication):
    """Times every event, those inside others with them."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.doing = ""
        self.took: list[tuple[float, float, str, str]] = []
        self._depth = 0

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._depth or not self.doing:
            return super().notify(receiver, event)
        self._depth += 1
        kind = event.type().name
        began, worked = time.perf_counter(), time.thread_time()
        try:
            return super().notify(receiver, event)
        finally:
            self._depth -= 1
            took, work = time.perf_counter() - began, time.thread_time() - worked
            self.took.append((1000 * work, 1000 * took, f"{kind} to {type(receiver).__name__}", self.doing))


class Reader:
    """Does what readers do, one thing after the other, and lets the window work in between."""

    def __init__(self, app: TimedApplication, window: MainWindow) -> None:
        self._app, self._window = app, window
        self.things: dict[str, Callable[[], None]] = {
            "next article": lambda: self._press(Qt.Key.Key_J),
            "page on": lambda: self._press(Qt.Key.Key_Space),
            "next figure": lambda: self._press(Qt.Key.Key_G),
            "filter by initials": lambda: self._type(window.zones.filter, "g"),
            "filter by a name": lambda: self._retype(window.zones.filter, "高新区"),
            "no filter": lambda: self._press_in(window.zones.filter, Qt.Key.Key_Backspace),
            "click in the tree": self._click_tree,
            "search a common word": lambda: self._retype(window.search_box, "发展"),
            "search a condition": lambda: self._retype(window.search_box, "投资>10亿"),
            "open the best hit": lambda: QTest.keyClick(window.search_box, Qt.Key.Key_Return),
            "unread only": lambda: self._click(window.zones._shelves[1]),
            "everything": lambda: self._click(window.zones._shelves[0]),
            "highlight": self._highlight,
            "undo": lambda: self._press(Qt.Key.Key_Z, CONTROL),
            "bookmark": lambda: self._press(Qt.Key.Key_D, CONTROL),
            "source": lambda: self._choose_tab(2),
            "figures": lambda: self._choose_tab(0),
            "larger": lambda: self._press(Qt.Key.Key_Plus, CONTROL),
            "smaller": lambda: self._press(Qt.Key.Key_Minus, CONTROL),
            "theme": lambda: self._press(Qt.Key.Key_T, CONTROL),
            "back": lambda: self._press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
            "mark as unread": lambda: self._press(Qt.Key.Key_U),
            "find in article": self._find,
            "commands": self._command,
            "resize": lambda: window.resize(window.width() ^ 32, window.height()),
        }

    def session(self) -> None:
        """ACTIONS things in turn."""
        for name in islice(cycle(self.things), ACTIONS):
            self._app.doing = name
            self.things[name]()
            rest(PAUSE_MILLISECONDS)
        self._app.doing = ""

    def _press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self._window.article.text.setFocus()
        QTest.keyClick(self._window.article.text, key, modifier)

    def _press_in(self, line, key: Qt.Key) -> None:
        line.setFocus()
        line.selectAll()
        QTest.keyClick(line, key)

    def _click(self, widget: QWidget, place: QPoint | None = None) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, place or widget.rect().center())

    def _choose_tab(self, number: int) -> None:
        tabs = self._window.sidebar.tabBar()
        self._click(tabs, tabs.tabRect(number).center())

    def _type(self, line: QWidget, words: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(line, event)

    def _retype(self, line, words: str) -> None:
        line.setFocus()
        line.selectAll()
        self._type(line, words)

    def _click_tree(self) -> None:
        tree = self._window.zones.tree
        down = cycle((40, 80, 120))
        for y in islice(down, 2):
            self._click(tree.viewport(), QPoint(60, y))

    def _highlight(self) -> None:
        self._window.article.text.selectAll()
        self._press(Qt.Key.Key_H)

    def _find(self) -> None:
        self._press(Qt.Key.Key_F, CONTROL)
        self._retype(self._window.article.find_bar.line, "亿")
        self._window.article.find_bar.close_bar()

    def _command(self) -> None:
        self._press(Qt.Key.Key_P, CONTROL | SHIFT)
        palette = self._window.findChild(CommandPalette)
        if palette is not None:
            self._type(palette.line, "高新")
            palette.close()


def rest(milliseconds: int) -> None:
    """Let the window work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> int:
    """Measure; returns the exit status."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else "build/bench")
    limit = LIMITS.get(articles, 50)
    library = corpus.library(folder / f"fluency-{articles}.db", articles)
    settings = folder / "window.ini"
    settings.unlink(missing_ok=True)
    app, fonts = make_application(["zonereader"], kind=TimedApplication)
    assert isinstance(app, TimedApplication)
    session = Session(library)
    window = MainWindow(session, fonts, WindowState(settings))
    app.doing = "open"
    window.show()
    session.open([])
    deadline = QDeadlineTimer(120_000)
    while (window.article.detail is None or session.is_busy) and not deadline.hasExpired():
        rest(50)
    rest(1500)
    Reader(app, window).session()
    window.close()
    took = sorted(app.took, reverse=True)
    late = [each for each in took if each[0] > limit]
    print(f"{articles} articles, {ACTIONS} actions, {len(took)} events; the worst {WORST}:")
    for work, clock, event, doing in took[:WORST]:
        print(f"  {work:7.1f} ms  {event}  ({doing}; by the clock {clock:.1f} ms)")
    print(f"{len(late)} over {limit} ms: {sorted({doing for *_, doing in late})}")
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
