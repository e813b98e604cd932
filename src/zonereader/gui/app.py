"""The program with its window: everything is built here and handed down."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, QUrl
from PySide6.QtGui import QClipboard, QFileOpenEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from zonereader import __version__
from zonereader.gui import input_methods
from zonereader.gui.first_look import first_look
from zonereader.gui.fonts import FontSet, load_fonts
from zonereader.gui.icons import application_icon
from zonereader.gui.instance import SingleInstance
from zonereader.gui.language import speak
from zonereader.gui.main_window import TITLE, MainWindow
from zonereader.gui.preferences import Choice
from zonereader.gui.session import Session
from zonereader.gui.sizes import text_pixels
from zonereader.gui.state import WindowState
from zonereader.gui.theme import ReaderStyle
from zonereader.paths import APP_ID, APP_NAME

if TYPE_CHECKING:
    from zonereader.links import Target

SWITCH_SECONDS = 0.0005
COLLECT_MILLISECONDS = 1000

log = logging.getLogger(__name__)

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def run(targets: Sequence[Target], library: Path) -> int:
    """Open the window on ``library``, import files and follow links; returns the program's exit status.

    A second start on the same library hands its targets to the first and ends.
    """
    state = WindowState()
    app, fonts = make_application(sys.argv[:1], state)
    instance = SingleInstance(library)
    if not instance.is_first:
        return _hand_over(instance, targets)
    window = open_window(Session(library), fonts, state)
    sys.excepthook = _tell_bugs(window)
    instance.called.connect(window.open_targets)
    instance.called.connect(lambda _: _raise(window))
    if sys.platform == "darwin":  # elsewhere no such event comes, and all others would pass through here
        app.installEventFilter(FileOpener(window))
    window.open_targets(targets)
    QTimer.singleShot(COLLECT_MILLISECONDS, collect)
    status = app.exec()
    instance.close()
    return status


def open_window(session: Session, fonts: FontSet, state: WindowState) -> MainWindow:
    """The window on a library; where there is an article to read, it is painted before the rest is made."""
    window = MainWindow(session, fonts, state, first_look(session.path, state.place()))
    window.show()
    session.open([])
    return window


def collect() -> None:
    """Look for garbage from now on, but not in what the start made: that stays as long as the window."""
    gc.freeze()
    gc.enable()


class FileOpener(QObject):
    """Hands the window what macOS asks the running program to open, which comes as an event."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            from zonereader.links import target

            self._window.open_targets(
                [target(event.url().toString(QUrl.ComponentFormattingOption.FullyEncoded))]
            )
            return True
        return super().eventFilter(watched, event)


def _hand_over(instance: SingleInstance, targets: Sequence[Target]) -> int:
    """Give ``files`` to the window that is open already; say so when it does not answer."""
    if instance.forward(targets):
        return 0
    words = QCoreApplication.translate(
        "app", "The library is open in another window that does not answer; close that one first."
    )
    log.error(words)
    QMessageBox(QMessageBox.Icon.Warning, "ZoneReader", words).exec()
    return 1


def make_application(
    arguments: Sequence[str], state: WindowState | None = None, kind: type[QApplication] = QApplication
) -> tuple[QApplication, FontSet]:
    """The QApplication with its names, style, fonts and language, as ``state`` has them chosen."""
    if sys.platform.startswith("linux"):
        input_methods.prepare(os.environ)
        # On a bare machine without an id D-Bus would otherwise end the program instead of going without.
        os.environ.setdefault("DBUS_FATAL_WARNINGS", "0")
    if sys.platform == "win32":
        import ctypes

        # The taskbar groups windows, and finds their icon, by this id and not by the program's file.
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)
    # Every call into Qt gives the interpreter away; while a page is read beside the window it would be
    # back only after five milliseconds each time.
    sys.setswitchinterval(SWITCH_SECONDS)
    app = kind(list(arguments))
    app.setApplicationName(APP_NAME)
    app.setApplicationDisplayName(TITLE)  # what is added to a title that does not end with it
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APP_ID)  # also the window's app id under Wayland
    app.setStyle(ReaderStyle("Fusion"))
    app.setWindowIcon(application_icon())
    app.aboutToQuit.connect(hand_over_clipboard)
    speak(app, state.text(Choice.LANGUAGE) if state else "")
    fonts = load_fonts(state.text(Choice.FONT_FILE) if state else "")
    percent = state.text(Choice.WINDOW_TEXT) if state else ""
    app.setFont(fonts.font(fonts.window, text_pixels(percent)))
    return app, fonts


def hand_over_clipboard() -> None:
    """Leave on the clipboard what Qt itself holds: data of ours would be freed after Python has ended."""
    clipboard = QGuiApplication.clipboard()
    modes = [QClipboard.Mode.Clipboard]
    if clipboard.supportsSelection():
        modes.append(QClipboard.Mode.Selection)
    for mode in modes:
        words = clipboard.text(mode)
        if words and shiboken6.createdByPython(clipboard.mimeData(mode)):
            clipboard.setText(words, mode)


def _raise(window: MainWindow) -> None:
    window.showNormal() if window.isMinimized() else window.show()
    window.raise_()
    window.activateWindow()


def _tell_bugs(window: MainWindow) -> Hook:
    """An excepthook that logs a bug and says so in the window, once and without a box."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.critical("unexpected error", exc_info=(kind, error, trace))
        window.notice.say(
            window.tr("Something went wrong in the program: {0}").format(f"{kind.__name__}: {error}")
        )

    return hook
