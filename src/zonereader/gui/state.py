"""What the window remembers between two starts, in an INI file of the user's configuration folder."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QSettings

from zonereader.paths import config_folder

FILE = "window.ini"
LEAST_PIXELS, NORMAL_PIXELS, MOST_PIXELS = 12, 18, 40


class Grouping(StrEnum):
    """What the tree's upper levels are."""

    ZONE = "zone"
    PAGE = "page"
    KIND = "kind"


class Place(NamedTuple):
    """An article and where in it: the page's SHA-256, the article's start, the offset at the top."""

    sha256: str
    start: int
    offset: int | None


class WindowState:
    """Reads and writes the window's own settings; what belongs to the reader is in the library."""

    def __init__(self, file: Path | None = None) -> None:
        path = file or config_folder() / FILE
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """A text setting."""
        return str(self._settings.value(key, default))

    def set_text(self, key: str, value: str) -> None:
        """Keep a text setting."""
        self._settings.setValue(key, value)

    def pixels(self) -> int:
        """The size of the article's text."""
        try:
            found = int(self.text("text_size", str(NORMAL_PIXELS)))
        except ValueError:
            found = NORMAL_PIXELS
        return min(MOST_PIXELS, max(LEAST_PIXELS, found))

    def bytes(self, key: str) -> QByteArray:
        """What a widget's saveState or saveGeometry gave; empty when there is none."""
        found = self._settings.value(key)
        return found if isinstance(found, QByteArray) else QByteArray()

    def set_bytes(self, key: str, value: QByteArray) -> None:
        """Keep what a widget's saveState or saveGeometry gave."""
        self._settings.setValue(key, value)

    def names(self, key: str) -> list[str]:
        """A list of texts."""
        found = self._settings.value(key)
        if isinstance(found, str):
            return [found]
        return [str(item) for item in found] if isinstance(found, list) else []

    def set_names(self, key: str, values: list[str]) -> None:
        """Keep a list of texts."""
        self._settings.setValue(key, values)

    def place(self) -> Place | None:
        """The article last read."""
        parts = self.text("place").split(":")
        if len(parts) != 3 or not parts[1].isdecimal():
            return None
        return Place(parts[0], int(parts[1]), int(parts[2]) if parts[2].isdecimal() else None)

    def set_place(self, place: Place) -> None:
        """Keep the article last read."""
        offset = "" if place.offset is None else str(place.offset)
        self.set_text("place", f"{place.sha256}:{place.start}:{offset}")

    def save(self) -> None:
        """Write the file now."""
        self._settings.sync()
