"""Less motion where the desktop asks for it: by a file of its settings, or by its portal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from zonereader.gui.motion import FILES, asks_for_less

PORTAL = """
import sys
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QProcess, Slot
from PySide6.QtDBus import QDBusConnection, QDBusVariant

@ClassInfo({"D-Bus Interface": "org.freedesktop.portal.Settings"})
class Portal(QObject):
    @Slot(str, str, result=QDBusVariant)
    def Read(self, namespace, key):
        return QDBusVariant(QDBusVariant({"reduced-motion": %d, "enable-animations": %s}[key]))

app = QCoreApplication([])
bus, portal = QDBusConnection.sessionBus(), Portal()
option = QDBusConnection.RegisterOption.ExportAllSlots
assert bus.registerObject("/org/freedesktop/portal/desktop", portal, option)
assert bus.registerService("org.freedesktop.portal.Desktop")
asking = QProcess()
asking.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedChannels)
asking.finished.connect(app.quit)
asking.start(sys.executable, ["-c", "import zonereader.gui.motion as m; print(m.asks_for_less())"])
app.exec()
"""


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No settings of this machine's desktop, and no bus."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    asks_for_less.cache_clear()
    yield
    asks_for_less.cache_clear()


@pytest.mark.parametrize(("name", "section", "key"), FILES)
@pytest.mark.parametrize(("value", "is_less"), [("false", True), ("0", True), ("1", False), ("true", False)])
def test_files_of_settings_are_heard(
    tmp_path: Path, name: str, section: str, key: str, value: str, is_less: bool
) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"[Other]\n{key}=0\n[{section}]\n{key}={value}\n", "utf-8")
    assert asks_for_less() == is_less


@pytest.mark.parametrize(
    "content", [b"", b"no section = 0", b"\xff\xfe\x00", b"[Settings]\ngtk-enable-animations"]
)
def test_odd_files_ask_for_nothing(tmp_path: Path, content: bytes) -> None:
    for name, _, _ in FILES:
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    assert not asks_for_less()


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no bus to run")
@pytest.mark.parametrize(
    ("reduced", "animated", "is_less"), [(1, True, True), (0, False, True), (0, True, False)]
)
def test_the_portal_is_asked(reduced: int, animated: bool, is_less: bool) -> None:
    run = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", PORTAL % (reduced, animated)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert run.stdout.strip() == str(is_less), run.stderr
