"""Chinese input under Linux: which of Qt's ways to an input method are tried, and in what order.

Qt's wheel has no plug-in of fcitx; fcitx5 answers the protocol of ibus as well, on two roads. Qt takes
the usual one only where ibus's own daemon is installed, so without it the portal's road is named.
"""

from __future__ import annotations

import shutil
from collections.abc import MutableMapping

METHODS = "wayland;fcitx;ibus;compose"
"""A desktop that says fcitx would otherwise get no input method at all."""


def prepare(environment: MutableMapping[str, str]) -> None:
    """Complete ``environment`` before the QApplication is made; what the user has set holds."""
    environment.setdefault("QT_IM_MODULES", METHODS)
    path = environment.get("PATH")
    if shutil.which("fcitx5", path=path) and not shutil.which("ibus-daemon", path=path):
        environment.setdefault("IBUS_USE_PORTAL", "1")
