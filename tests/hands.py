"""The hands of a reader: typing, pressing, selecting, opening, on the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from zonereader.model import Span

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from zonereader.gui.main_window import MainWindow
    from zonereader.library.records import ArticleRow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier

Kind = TypeVar("Kind", bound=QWidget)


def commit(widget: QWidget, text: str) -> None:
    """Type Chinese as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def press(qtbot: QtBot, window: QWidget, key: Qt.Key | str, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the window has its focus."""
    window.activateWindow()
    qtbot.keyClick(window, key, modifier)


def opened(
    qtbot: QtBot, window: QWidget, kind: type[Kind], key: Qt.Key, modifier: Qt.KeyboardModifier = NONE
) -> Kind:
    """Press a key and wait for the window of that ``kind`` which it opens."""
    press(qtbot, window, key, modifier)
    qtbot.waitUntil(lambda: window.findChild(kind) is not None)
    dialog = window.findChild(kind)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def richest(window: MainWindow) -> ArticleRow:
    """The article with the most figures."""
    return max(window.session.articles(), key=lambda row: row.figures)


def select_first_words(window: MainWindow, length: int = 8) -> None:
    """Select the first ``length`` characters of the article's first paragraph."""
    assert window.article.detail is not None
    start = window.article.detail.article.passages[0].spans[0].start
    window.article.text.select_spans([Span(start, start + length)])


def hold(window: QWidget, *paths: Path, at: QPoint = QPoint(300, 300)) -> tuple[QMimeData, bool]:  # noqa: B008
    """Drag files from the desktop over the window; whether it would take them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE)
    QApplication.sendEvent(window.windowHandle(), event)
    return data, event.isAccepted()


def leave(window: QWidget) -> None:
    """Drag what is held away again."""
    QApplication.sendEvent(window.windowHandle(), QDragLeaveEvent())


def drop(window: QWidget, *paths: Path, at: QPoint = QPoint(300, 300)) -> None:  # noqa: B008
    """Drag files over the window and let them go."""
    data, is_taken = hold(window, *paths, at=at)
    assert is_taken
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(window.windowHandle(), QDropEvent(QPointF(at), copy, data, left, NONE))


def has_answered(window: MainWindow) -> bool:
    """Whether what was searched is answered and stands in the middle."""
    return window.centre.currentWidget() is window.results and not window.results.is_searching
