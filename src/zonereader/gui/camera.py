"""A real window on a library off the screen, to be waited for and taken pictures of."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from zonereader.gui.app import make_application
from zonereader.gui.main_window import MainWindow
from zonereader.gui.session import Session
from zonereader.gui.state import WindowState
from zonereader.gui.theme import themes

WAIT_MILLISECONDS = 60_000
SETTLE_MILLISECONDS = 900


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
