"""Whether the reader wants less motion: Qt's hint, and what Linux desktops keep where Qt does not look."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from configparser import ConfigParser, Error
from functools import cache
from pathlib import Path
from types import MappingProxyType

from PySide6.QtWidgets import QStyle, QWidget

NO = frozenset({"false", "0", "0.0"})
PORTAL = "org.freedesktop.portal.Desktop"
PORTAL_PATH, PORTAL_SETTINGS = "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings"
PORTAL_MILLISECONDS = 40
"""The window waits no longer for an answer; it asks once, when something is to move first."""

SETTINGS: Mapping[tuple[str, str], object] = MappingProxyType(
    {
        ("org.freedesktop.appearance", "reduced-motion"): 1,
        ("org.gnome.desktop.interface", "enable-animations"): False,
    }
)
"""What the desktop's portal is asked, and the answer that means less motion."""

FILES = (
    ("gtk-4.0/settings.ini", "Settings", "gtk-enable-animations"),
    ("gtk-3.0/settings.ini", "Settings", "gtk-enable-animations"),
    ("kdeglobals", "KDE", "AnimationDurationFactor"),
)
"""Files of the user's settings with the section and the key that is no where nothing shall move."""


def is_reduced(widget: QWidget) -> bool:
    """Whether animations are off where ``widget`` is; a Linux desktop's choice is that of the start."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.style().styleHint(hint, None, widget) <= 0 or (
        sys.platform.startswith("linux") and asks_for_less()
    )


@cache
def asks_for_less() -> bool:
    """Whether a Linux desktop says that nothing shall move."""
    return _in_files(Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")) or _by_portal()


def _in_files(folder: Path) -> bool:
    for name, section, key in FILES:
        found = ConfigParser(interpolation=None, strict=False)
        try:
            found.read(folder / name, "utf-8")
        except (Error, OSError, ValueError):
            continue
        if found.get(section, key, fallback="").strip().lower() in NO:
            return True
    return False


def _by_portal() -> bool:
    """Ask where a session's bus runs; looking for one otherwise would start it."""
    bus = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"), "bus")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS") or bus.exists()) and any(
        _answer(*asked) == less for asked, less in SETTINGS.items()
    )


def _answer(namespace: str, key: str) -> object:
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusVariant

    message = QDBusMessage.createMethodCall(PORTAL, PORTAL_PATH, PORTAL_SETTINGS, "Read")
    message.setAutoStartService(False)
    message.setArguments([namespace, key])
    reply = QDBusConnection.sessionBus().call(message, QDBus.CallMode.Block, PORTAL_MILLISECONDS)
    if reply.type() is not QDBusMessage.MessageType.ReplyMessage:
        return None
    answer: object = next(iter(reply.arguments()), None)
    while isinstance(answer, QDBusVariant):
        answer = answer.variant()
    return answer
