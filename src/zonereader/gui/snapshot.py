"""Pictures of the running program, for machines without a display and for the documentation.

``python -m zonereader.gui.snapshot --out DIR`` builds the library if there is none, opens the real
window off the screen, and leaves zonereader.png and contents.txt; ``--gallery`` leaves a picture of
every main state in every theme instead.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from zonereader.gui.app import make_application
from zonereader.gui.dialogs.export import ExportDialog
from zonereader.gui.main_window import MainWindow
from zonereader.gui.session import Session
from zonereader.gui.state import WindowState
from zonereader.gui.theme import themes
from zonereader.library.records import Colour
from zonereader.model import Span
from zonereader.paths import default_library

WAIT_MILLISECONDS = 60_000
SETTLE_MILLISECONDS = 900
PICTURE = "zonereader.png"
CONTENTS = "contents.txt"


class Camera:
    """A real window on a library, and a way to wait for it."""

    def __init__(self, library: Path, settings: Path) -> None:
        self.app, fonts = make_application(sys.argv[:1])
        self.session = Session(library)
        self.window = MainWindow(self.session, fonts, WindowState(settings))
        self.is_failed = False
        self.session.failed.connect(self._on_failed)
        self.window.show()

    def _on_failed(self) -> None:
        self.is_failed = True

    def wait_for(self, ready: Callable[[], bool]) -> bool:
        """Let the window work until ``ready``; False when it takes too long."""
        deadline = QDeadlineTimer(WAIT_MILLISECONDS)
        while not ready() and not deadline.hasExpired():
            self.rest(20)
        return ready()

    def rest(self, milliseconds: int) -> None:
        """Let the window work for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def wait_for_library(self) -> bool:
        """Wait until an article is shown and no page is waiting."""
        window, session = self.window, self.session
        self.wait_for(lambda: self.is_failed or (window.article.detail is not None and not session.is_busy))
        self.rest(SETTLE_MILLISECONDS)
        return window.article.detail is not None

    def take(self, file: Path, widget: QWidget | None = None) -> Path:
        """Save a picture of the window, or of ``widget``."""
        file.parent.mkdir(parents=True, exist_ok=True)
        (widget or self.window).grab().save(str(file))
        return file

    def take_in_every_theme(self, out: Path, scene: str) -> list[Path]:
        """Pictures of what the window shows right now."""
        files = []
        for name in themes():
            self.window.apply_theme(name)
            files.append(self.take(out / f"{scene}-{name}.png"))
        return files


def contents(session: Session) -> str:
    """Every zone with its articles, one a line."""
    lines, zone = [], None
    for row in sorted(session.articles(), key=lambda r: (r.province or "", r.zone or "")):
        if (row.province, row.zone) != zone:
            zone = (row.province, row.zone)
            lines.append(" › ".join(part for part in zone if part) or "—")
        lines.append(f"  {row.heading}  ({row.page_name}, {row.figures})")
    return "\n".join(lines) + "\n"


def snapshot(camera: Camera, out: Path) -> list[Path]:
    """One picture of the window and the list of contents."""
    camera.take(out / PICTURE)
    (out / CONTENTS).write_text(contents(camera.session), "utf-8")
    return [out / PICTURE, out / CONTENTS]


def gallery(camera: Camera, out: Path) -> list[Path]:
    """An article with figures, the note editor, a search and the export dialog, in every theme."""
    window = camera.window
    richest = max(window.session.articles(), key=lambda row: row.figures)
    window.reading.open(richest.id)
    files: list[Path] = []
    for name in themes():
        window.apply_theme(name)
        scenes: tuple[tuple[str, Callable[[], QWidget | None]], ...] = (
            ("article", lambda: _show_figure(window)),
            ("note", lambda: _show_note(camera)),
            ("source", lambda: _show_tab(window, 2)),
            ("search", lambda: _show_search(window)),
            ("export", lambda: _show_export(window)),
        )
        for scene, prepare in scenes:
            widget = prepare()
            camera.rest(SETTLE_MILLISECONDS)
            files.append(camera.take(out / f"{scene}-{name}.png", widget))
            if isinstance(widget, QDialog):
                widget.close()
            window.search_box.clear()
    return files


def _show_tab(window: MainWindow, number: int) -> None:
    window.leave_search()
    window.sidebar.setCurrentIndex(number)


def _show_figure(window: MainWindow) -> None:
    _show_tab(window, 0)
    window.article.show_figure(1)
    window.sidebar.figures.select(1)


def _show_note(camera: Camera) -> None:
    """A highlight with a note on it, and the editor open; made once."""
    window = camera.window
    detail = window.article.detail
    if detail is None:
        return
    if not window.session.annotations(detail.row.id):
        first = next(p.spans[0] for p in detail.article.passages if p.spans[0].end - p.spans[0].start > 30)
        window.annotating.highlight_spans((Span(first.start, first.start + 22),), Colour.YELLOW)
        window.sidebar.notes.editor.text.setPlainText("与去年同期的数字比较。 #待核")
        window.sidebar.notes.editor.flush()
        camera.wait_for(lambda: bool(window.session.annotations(detail.row.id)))
    _show_tab(window, 1)


def _show_search(window: MainWindow) -> None:
    window.search_box.setText("新能源")


def _show_export(window: MainWindow) -> QWidget:
    detail = window.article.detail
    dialog = ExportDialog(window.session, detail.row if detail else None, window.state, window)
    dialog.show()
    return dialog


def main() -> int:
    """Take the pictures; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--library", type=Path, default=None)
    parser.add_argument("--theme", choices=list(themes()), default=None)
    parser.add_argument("--gallery", action="store_true")
    wanted = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as scratch:
        library = Path(scratch, "library.db") if wanted.gallery else wanted.library or default_library()
        camera = Camera(library, Path(scratch, "window.ini"))
        problems: list[str] = []
        camera.session.problem.connect(problems.append)
        camera.session.failed.connect(problems.append)
        files: list[Path] = []
        if wanted.gallery:
            camera.session.import_begun.connect(
                lambda: files.extend(camera.take_in_every_theme(wanted.out, "first-launch"))
            )
        camera.session.open([])
        is_read = camera.wait_for_library()
        if wanted.theme:
            camera.window.apply_theme(wanted.theme)
        if is_read:
            files += (gallery if wanted.gallery else snapshot)(camera, wanted.out)
        camera.window.close()
    for line in [*problems, *map(str, files)]:
        print(line)  # noqa: T201 - what the command is for
    return 0 if is_read else 1


if __name__ == "__main__":
    sys.exit(main())
