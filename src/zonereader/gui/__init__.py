"""The window."""

from zonereader.gui.binding import load

load()
