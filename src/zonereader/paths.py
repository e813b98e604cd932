"""Where things lie: the data that ships with the program, and the user's own folders."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

APP_NAME = "zonereader"
APP_ID = "io.github.zonereader.zonereader"
"""What desktops know the program by: desktop entry, icons, metainfo, Wayland's app id."""

LIBRARY_VARIABLE = "ZONEREADER_LIBRARY"
LIBRARY_NAME = "library.db"
LIBRARY_SUFFIX = ".zrlib"
"""What a library to be handed on is called, so that a desktop opens it with this program."""


def shipped(name: str) -> Path:
    """A folder that ships with the program: ``resources`` or ``seeds``.

    An installed wheel holds them in ``zonereader/_data``; a checkout at its top level.
    """
    packaged = Path(__file__).parent / "_data" / name
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / name


def resource(*parts: str) -> Path:
    """A file or folder below ``resources``."""
    return shipped("resources").joinpath(*parts)


def default_library() -> Path:
    """The user's library: what ZONEREADER_LIBRARY names, else library.db in the data folder."""
    named = os.environ.get(LIBRARY_VARIABLE)
    return Path(named) if named else data_folder() / LIBRARY_NAME


def data_folder() -> Path:
    """The user's data folder (Linux: ~/.local/share/zonereader); not created here."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def config_folder() -> Path:
    """The folder of the settings (Linux: ~/.config/zonereader); not created here."""
    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False))


def cache_folder() -> Path:
    """The folder of what may be lost (Linux: ~/.cache/zonereader); not created here."""
    return Path(platformdirs.user_cache_dir(APP_NAME, appauthor=False))


def state_folder() -> Path:
    """The folder of what waits for the next start (Linux: ~/.local/state/zonereader); not created here."""
    return Path(platformdirs.user_state_dir(APP_NAME, appauthor=False))


def documents_folder() -> Path:
    """Where exports go unless the user chooses otherwise: Documents/ZoneReader."""
    return Path(platformdirs.user_documents_dir()) / "ZoneReader"
