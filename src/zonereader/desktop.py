"""The program's place in a Linux desktop: menu entry, icons, the library's file type, zonereader: links.

The same files, from resources/desktop, go into a system package (share folder /usr/share, program
``zonereader``) and into the folders of a user without root (``zonereader install-desktop``).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from zonereader.errors import DesktopError
from zonereader.paths import APP_ID, APP_NAME, resource

ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Pixels of the icons that a package draws beforehand; the SVG serves all others."""

ENTRY = f"applications/{APP_ID}.desktop"
"""The menu entry, below the share folder."""

TEXTS = (
    ("desktop/entry.desktop", ENTRY),
    ("desktop/mime.xml", f"mime/packages/{APP_ID}.xml"),
    ("icons/zonereader.svg", f"icons/hicolor/scalable/apps/{APP_ID}.svg"),
    ("desktop/symbolic.svg", f"icons/hicolor/symbolic/apps/{APP_ID}-symbolic.svg"),
    ("desktop/library.svg", f"icons/hicolor/scalable/mimetypes/{APP_ID}-library.svg"),
)
"""What is read in resources, and where it goes below the share folder."""

REFRESH = (
    ("update-desktop-database", "-q", "applications"),
    ("update-mime-database", "mime"),
    ("gtk-update-icon-cache", "-q", "-t", "-f", "icons/hicolor"),
)
"""What tells a running desktop; each is left out where it is not installed."""


def user_share() -> Path:
    """The share folder of the user alone (~/.local/share)."""
    named = os.environ.get("XDG_DATA_HOME")
    return Path(named) if named else Path.home() / ".local" / "share"


def running_program() -> Path:
    """The program that runs now: the frozen one, or the start script of an installation."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable)
    script = Path(sys.argv[0])
    found = script if script.name == APP_NAME else Path(sys.executable).with_name(APP_NAME)
    return found.absolute()


def install(share: Path, program: str, pictures: Path | None = None) -> list[Path]:
    """Put the files below ``share``, with ``program`` (a name or a path) to be started; returns them.

    ``pictures`` is the folder of the icons drawn beforehand, the frozen program's own unless named.
    """
    words = {"@program@": quoted(program), "@tryexec@": program, "@id@": APP_ID}
    written = []
    try:
        for name, place in TEXTS:
            text = resource(name).read_text("utf-8")
            for word, value in words.items():
                text = text.replace(word, value)
            written.append(_write(share / place, text.encode()))
        for source, place in _pictures(pictures or resource("desktop", "icons")):
            written.append(_write(share / place, source.read_bytes()))
    except OSError as error:
        raise DesktopError(share, error.strerror or str(error)) from error
    return written


def uninstall(share: Path) -> list[Path]:
    """Take away what ``install`` put below ``share``; returns what was there."""
    places = [place for _, place in TEXTS] + [_picture_place(size) for size in ICON_SIZES]
    there = [share / place for place in places if (share / place).is_file()]
    try:
        for file in there:
            file.unlink()
    except OSError as error:
        raise DesktopError(share, error.strerror or str(error)) from error
    return there


def refresh(share: Path) -> None:
    """Let the desktop's caches know; a desktop without a cache looks for itself."""
    for program, *arguments in REFRESH:
        found = shutil.which(program)
        if found and (share / arguments[-1]).is_dir():
            subprocess.run([found, *arguments], cwd=share, capture_output=True, check=False)


def quoted(program: str) -> str:
    """``program`` as the Exec key of a desktop entry wants it."""
    if program.replace("/", "").replace("-", "").replace("_", "").replace(".", "").isalnum():
        return program
    for character in '\\"`$':
        program = program.replace(character, "\\" + character)
    # The value of a key is unescaped once before quotes are looked at; % begins a field code.
    return '"' + program.replace("\\", "\\\\").replace("%", "%%") + '"'


def _pictures(folder: Path) -> Iterator[tuple[Path, str]]:
    for size in ICON_SIZES:
        file = folder / f"{size}.png"
        if file.is_file():
            yield file, _picture_place(size)


def _picture_place(size: int) -> str:
    return f"icons/hicolor/{size}x{size}/apps/{APP_ID}.png"


def _write(file: Path, data: bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file
