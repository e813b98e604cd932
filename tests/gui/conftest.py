"""The real window on a real library, off the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from zonereader.gui.app import hand_over_clipboard, make_application
from zonereader.gui.fonts import FontSet
from zonereader.gui.main_window import MainWindow
from zonereader.gui.session import Session
from zonereader.gui.state import WindowState

WAIT = 30_000

_made: list[tuple[QApplication, FontSet]] = []


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    """The program's own application, with its fonts and style; there can be one in a process."""
    if not _made:
        _made.append(make_application(["zonereader"]))
    yield _made[0][0]
    hand_over_clipboard()


@pytest.fixture
def fonts(qapp: QApplication) -> FontSet:
    """The fonts that the program chose."""
    return _made[0][1]


OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot, fonts: FontSet, tmp_path: Path) -> Iterator[OpenWindow]:
    """Open a window on a library of this test, and close what is still open at its end."""
    opened: list[MainWindow] = []

    def open_one(*files: Path, library: Path | None = None, wait: bool = True) -> MainWindow:
        session = Session(library or tmp_path / "library" / "library.db")
        window = MainWindow(session, fonts, WindowState(tmp_path / "window.ini"))
        qtbot.addWidget(window)
        opened.append(window)
        window.show()
        qtbot.waitExposed(window)
        session.open(list(files))
        if wait:
            qtbot.waitUntil(lambda: window.article.detail is not None and not session.is_busy, timeout=WAIT)
        return window

    yield open_one
    for window in opened:
        window.close()


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """A window after its first launch, every sample page in."""
    return open_window()
