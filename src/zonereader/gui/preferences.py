"""What the reader chose about the window; kept with the window's state, told to whom it concerns."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from zonereader.gui.state import NORMAL_PIXELS, WindowState


class Choice(StrEnum):
    """What can be chosen, by the name it has in the state."""

    THEME = "theme"
    TEXT_SIZE = "text_size"
    WINDOW_TEXT = "window_text"
    HAN_FONT = "han_font"
    LATIN_FONT = "latin_font"
    FONT_FILE = "font_file"
    GAPS = "gaps"
    LANGUAGE = "language"
    WATCHED = "watched_folder"
    IS_WATCHING = "is_watching"
    REFUSED = "watched_refused"


DEFAULTS = {Choice.TEXT_SIZE: str(NORMAL_PIXELS), Choice.GAPS: "1"}
"""Everything else is empty at first: the system's, the program's own, or none."""


class Preferences(QObject):
    """Signals: changed (a Choice that has another value now)."""

    changed = Signal(object)

    def __init__(self, state: WindowState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state

    def text(self, choice: Choice) -> str:
        """What is chosen."""
        return self._state.text(choice, DEFAULTS.get(choice, ""))

    def is_on(self, choice: Choice) -> bool:
        """Whether something is switched on."""
        return self.text(choice) == "1"

    def choose(self, choice: Choice, value: str) -> None:
        """Choose and keep a value; told only when it is another one."""
        if value != self.text(choice):
            self._state.set_text(choice, value)
            self.changed.emit(choice)

    def switch(self, choice: Choice, *, on: bool) -> None:
        """Switch something on or off."""
        self.choose(choice, "1" if on else "0")
