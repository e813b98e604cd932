"""One window in a process of its own, for bench.py: prints what it took as one line of JSON.

``window_probe.py empty BEGAN`` shows three empty panes (``stay`` until it is ended), ``window_probe.py
LIBRARY BEGAN [SWITCHES]`` the program's window until its first article is painted. BEGAN is when the process
was started, in seconds since the epoch; with SWITCHES so many articles, any of them, are then opened, and
the tree is expanded and filtered.
"""

from __future__ import annotations

import gc
import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

RESIDENT = "VmRSS"
ENOUGH_SECONDS = 120


def resident() -> float | None:
    """Megabytes of this process, where the system tells."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    line = next(line for line in status.read_text().splitlines() if line.startswith(RESIDENT))
    return int(line.split()[1]) / 1024


def started(began: float) -> dict[str, object]:
    """What the start took: milliseconds by the clock and of all processors, and megabytes."""
    clock = 1000 * (time.time() - began)
    return {"start": clock, "processors": 1000 * time.process_time(), "resident": resident()}


def worked(work: Callable[[], object]) -> float:
    """Milliseconds that this thread worked: by the clock other programs on the same cores would count."""
    began = time.thread_time()
    work()
    return 1000 * (time.thread_time() - began)


def empty(began: float, *, stays: bool = False) -> dict[str, object]:
    """Three panes without anything in them; ``stays`` until the program is ended."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QTableView, QTextEdit, QTreeView

    app = QApplication([])
    window = QMainWindow()
    panes = QSplitter()
    for pane in (QTreeView(), QTextEdit(), QTableView()):
        panes.addWidget(pane)
    window.setCentralWidget(panes)
    window.resize(1280, 800)
    window.show()
    if stays:
        app.exec()
    app.processEvents()
    panes.repaint()
    return started(began)


def program(library: Path, began: float, switches: int) -> dict[str, object]:
    """The program's own window on a library, started as the command does it."""
    gc.disable()
    from zonereader.gui.app import collect, make_application, open_window
    from zonereader.gui.panes.article_text import ArticleText
    from zonereader.gui.session import Session
    from zonereader.gui.state import WindowState

    found: dict[str, object] = {}
    paint = ArticleText.paintEvent

    def note_painted(text: ArticleText, event: object) -> None:
        paint(text, event)
        if text.detail is not None and not found:
            found.update(started(began))

    ArticleText.paintEvent = note_painted
    settings = library.with_suffix(".ini")
    settings.unlink(missing_ok=True)
    app, fonts = make_application(["zonereader"])
    session = Session(library)
    window = open_window(session, fonts, WindowState(settings))
    while (not found or window.reading.row is None) and time.time() - began < ENOUGH_SECONDS:
        app.processEvents()
    found["complete"] = started(began)["start"]
    collect()
    while session.is_busy and time.time() - began < ENOUGH_SECONDS:
        app.processEvents()
    if switches:
        found |= _switched(app, window, switches) | _tree(app, window)
    window.close()
    return found


def _switched(app, window, switches: int) -> dict[str, object]:
    """Each article beside the same formatted document with the same marks, made and painted without us."""
    from PySide6.QtCore import QEvent

    from zonereader.gui.document import build_document

    pane = window.article.text
    bare = _bare(pane)

    def ours() -> None:
        window.reading.open(wanted)
        pane.viewport().repaint()

    def floor() -> None:
        document, cursor = bare.document(), bare.textCursor()
        bare.marks = ()
        document.clear()
        cursor.beginEditBlock()
        for number, (block, pieces) in enumerate(blocks):
            cursor.setBlockFormat(block) if number == 0 else cursor.insertBlock(block)
            for words, letters in pieces:
                cursor.insertText(words, letters)
        cursor.endEditBlock()
        document.rootFrame().setFrameFormat(frame)
        document.documentLayout().documentSize()
        bare.marks = marks
        bare.viewport().repaint()

    times, floors, memory = [], [], []
    chosen = random.Random(1).choices(window.session.articles().ids, k=switches)
    for number, wanted in enumerate(chosen):
        shown = window.session.show(wanted)
        built = build_document(shown.detail, pane._look)
        blocks = _formatted(built.document)
        marks = [built.page_map.to_document(each.spans) for each in shown.detail.figures]
        frame = pane.document().rootFrame().frameFormat()
        # In turn: who comes second finds the shapes of the characters drawn already.
        for work, taken in ((ours, times), (floor, floors))[:: 1 if number % 2 else -1]:
            taken.append(worked(work))
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as the event loop of the program does
        if number + 1 in (switches // 3, switches):
            memory.append(resident())
    at = switches * 95 // 100
    return {"switch": sorted(times)[at], "bare": sorted(floors)[at], "after": memory}


def _formatted(document) -> list:
    """The blocks of a document with their format, each with its pieces of text and theirs."""
    blocks, block = [], document.begin()
    while block.isValid():
        pieces, at = [], block.begin()
        while not at.atEnd():
            fragment = at.fragment()
            pieces.append((fragment.text(), fragment.charFormat()))
            at += 1
        blocks.append((block.blockFormat(), pieces))
        block = block.next()
    return blocks


def _bare(pane):
    """A QTextEdit of the same size that paints boxes behind ranges of its text, and nothing else."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QPainter
    from PySide6.QtWidgets import QTextEdit

    class Bare(QTextEdit):
        marks: tuple = ()

        def paintEvent(self, event) -> None:
            painter = QPainter(self.viewport())
            painter.setBrush(QColor("#fdebcf"))
            for ranges in self.marks:
                for start, end in ranges:
                    block = self.document().findBlock(start)
                    line = block.layout().lineForTextPosition(start - block.position())
                    left, right = (line.cursorToX(at - block.position())[0] for at in (start, end))
                    top = self.document().documentLayout().blockBoundingRect(block).top() + line.y()
                    painter.drawRoundedRect(QRectF(left, top, abs(right - left), line.height()), 3, 3)
            painter.end()
            super().paintEvent(event)

    bare = Bare()
    bare.document().setUndoRedoEnabled(False)
    bare.resize(pane.size())
    bare.show()
    return bare


def _tree(app, window) -> dict[str, object]:
    tree = window.zones.tree
    model = tree.model()
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    largest = max(tops, key=model.rowCount)

    def expand() -> None:
        tree.collapse(largest)
        tree.expand(largest)
        tree.viewport().repaint()

    def narrow() -> None:
        window.zones.filter.setText("gxq")
        app.processEvents()
        tree.viewport().repaint()

    return {"expand": worked(expand), "first filter": worked(narrow)}


if __name__ == "__main__":
    what, began = sys.argv[1], float(sys.argv[2])
    more = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    if what == "stay":
        empty(began, stays=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(json.dumps(empty(began) if what == "empty" else program(Path(what), began, more)))
    sys.stdout.flush()
    os._exit(0)
