"""No connection is ever attempted: not to the network, not to look up a name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = "# 江边新区添了一座码头\n\n江边新区今年投资约3.5亿元，新建码头12座，同比增长20%。\n"

WATCHED = """
import os, socket, sys
from pathlib import Path
asked = []

def watch(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"):
        where = arguments[1] if len(arguments) > 1 else None
        if not isinstance(where, (str, bytes)):  # a socket of this machine's own has a path
            asked.append((event, repr(where)))
    elif event.startswith(("socket.getaddrinfo", "socket.gethostby", "urllib.", "http.", "smtplib.")):
        asked.append((event, repr(arguments)))

sys.addaudithook(watch)
"""

COMMANDS = """
import sys
from zonereader.commands.group import commands
home, page = Path(sys.argv[1]), sys.argv[2]
at = ["--library", str(home / "library.db")]
for words in (
    ["parse", page], ["import", page, *at], ["search", "码头", *at], ["figures", "--csv", *at],
    ["annotate", "note", "--page", "page.txt", "--start", "2", "--end", "6", "--text", "记", *at],
    *(["export", "--format", form, "--out", str(home / form), *at] for form in ("markdown", "json")),
    *(["export", "--format", form, "--out", str(home / form), *at] for form in ("csv", "docx")),
    ["rebuild", *at], ["check", *at], ["backup", *at], ["repair", *at],
):
    try:
        commands(words, prog_name="zonereader")
    except SystemExit as end:
        assert not end.code, (words, end.code)
assert asked == [], asked
"""

WINDOW = """
from PySide6.QtCore import QTimer
from zonereader.gui.app import make_application
from zonereader.gui.instance import SingleInstance
from zonereader.gui.main_window import MainWindow
from zonereader.gui.session import Session
from zonereader.gui.state import WindowState
home, page = Path(sys.argv[1]), Path(sys.argv[2])
app, fonts = make_application(["zonereader"])
instance = SingleInstance(home / "window.db")
session = Session(home / "window.db")
window = MainWindow(session, fonts, WindowState(home / "window.ini"))
window.show()
session.open([page])

def look():
    rows = session.articles()
    if not any(row.page_name == "page.txt" for row in rows) or session.is_busy:
        QTimer.singleShot(20, look)
        return
    for row in rows:
        window.reading.open(row.id)
    window.annotating.toggle_bookmark()
    window.search_box.setText("码头")
    window.exchange.export()
    QTimer.singleShot(700, app.quit)

QTimer.singleShot(0, look)
app.exec()
window.close()
instance.close()
assert asked == [], asked
print("articles", len(session.articles()))
"""


@pytest.fixture
def arguments(tmp_path: Path) -> list[str]:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, "utf-8")
    return [str(tmp_path), str(page)]


def run(command: list[str]) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=90, env=os.environ | {"PYTHONUTF8": "1"}
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_hook_would_notice() -> None:
    code = (
        WATCHED
        + "try:\n socket.create_connection(('127.0.0.1', 9), 1)\nexcept OSError:\n pass\nprint(len(asked))"
    )
    assert int(run([sys.executable, "-c", code])) > 0


def has_own_network() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("what", [COMMANDS, WINDOW], ids=["commands", "window"])
def test_nothing_asks_for_a_connection_or_needs_one(arguments: list[str], what: str) -> None:
    """Qt's own code, which the hook does not see, has no interface either, where one may take it away."""
    alone = ["unshare", "-n"] if has_own_network() else []
    assert run([*alone, sys.executable, "-c", WATCHED + what, *arguments])
