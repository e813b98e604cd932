"""When windows are painted: not while what they show is half done, and first what is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class Unseen(QObject):
    """Takes each step in an event of its own; until the last, no window is painted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] = iter(())
        self._held: list[QWidget] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_turn)

    def run(self, steps: Iterator[None]) -> None:
        """Take these steps instead of those that are left of the ones before."""
        self._steps = steps
        self._hold()
        self._timer.start()

    def finish(self) -> None:
        """Take the steps that are left at once."""
        for _ in self._steps:
            pass
        self._end()

    def _hold(self) -> None:
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and window.updatesEnabled():
                window.setUpdatesEnabled(False)
                self._held.append(window)

    def _on_turn(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        held, self._held = self._held, []
        for window in held:
            if shiboken6.isValid(window):
                window.setUpdatesEnabled(True)


class Later(QObject):
    """Some widgets that are painted after all others, when both have changed."""

    def __init__(self, widgets: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._widgets = widgets
        # A timer's turn comes after what is posted, and that is where windows are painted.
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._let_go)

    def hold(self) -> None:
        """Paint them when the others are painted."""
        for widget in self._widgets:
            widget.setUpdatesEnabled(False)
        self._timer.start()

    def _let_go(self) -> None:
        for widget in self._widgets:
            widget.setUpdatesEnabled(True)
