"""The program is killed at any moment: what it said was saved is there, and it starts again."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import pytest

from soak.measure import dice, tell, times
from zonereader.export.scope import ExportFormat
from zonereader.library.connection import is_new
from zonereader.library.library import Library

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")

DESK = Path(__file__).with_name("desk.py")
PAGE = "# 江边新区又签约{0}个项目\n\n江边新区昨天签约{0}个项目，总投资{0}亿元，同比增长{0}%。\n"
LONGEST_START = 60.0
MOST_AT_WORK = 1.2
"""Seconds after which a window at work is killed at the latest."""

SOUND = "PRAGMA integrity_check"


@dataclass
class Diary:
    """What was tried and what was said to be saved, note by note, in order."""

    tried: dict[str, list[str | None]] = field(default_factory=dict)
    saved: dict[str, int] = field(default_factory=dict)

    def read(self, line: str) -> None:
        """Take in one line of the window's; a line cut short by the kill says nothing."""
        try:
            ((what, value),) = json.loads(line).items()
        except ValueError:
            return
        if what == "try":
            self.tried.setdefault(value[0], []).append(value[1])
        elif what == "saved":
            self.saved[value[0]] = len(self.tried[value[0]]) - 1

    def lost(self, stored: dict[str, str | None]) -> list[str]:
        """Notes that are neither as last saved nor as some later try has them."""
        return [
            uuid
            for uuid, last in self.saved.items()
            if stored.get(uuid, "never written") not in self.tried[uuid][last:]
        ]


def stored_notes(path: Path) -> dict[str, str | None]:
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute(SOUND).fetchall() == [("ok",)]
        rows = raw.execute("SELECT uuid, iif(deleted IS NULL, body, NULL) FROM annotation")
        return dict(rows.fetchall())


def require_whole(folder: Path) -> int:
    """Every file that has its name is whole; returns how many there are."""
    copies = sorted(folder.rglob("*.db"))
    for copy in copies:
        with closing(sqlite3.connect(copy)) as raw:
            assert raw.execute("PRAGMA quick_check").fetchone() == ("ok",), copy
    exported = [f for f in folder.glob("exported/**/[!.]*") if f.is_file()]
    for file in exported:
        data = file.read_bytes()
        assert data, file
        if file.suffix == ".json":
            json.loads(data)
        elif file.suffix == ".docx":
            assert data.rfind(b"PK\x05\x06") > 0, file  # the end of the archive's directory
        else:
            assert data.endswith(b"\n"), file
    return len(copies) + len(exported)


def environment() -> dict[str, str]:
    tests = str(Path(__file__).parents[1])
    path = os.pathsep.join([tests, *filter(None, [os.environ.get("PYTHONPATH")])])
    return os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"}


ORPHANED = re.compile(
    r'Traceback \(most recent call last\):\n  File "<string>", line 1, in <module>\n(?: .*\n)*\w+(?:: .*)?\n'
)
"""What a process that was to read pages says when its window is killed before it was told which."""


def start(command: Sequence[object], out: IO[str] | int = subprocess.PIPE) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *map(str, command)],
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(),
    )


def wait_for_words(process: subprocess.Popen[str], said: Path) -> None:
    """Until the window is at work."""
    end = time.monotonic() + LONGEST_START
    while not said.stat().st_size:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        time.sleep(0.01)


def kill(process: subprocess.Popen[str]) -> tuple[str, str]:
    process.send_signal(signal.SIGKILL)
    return process.communicate(timeout=30)


def pages(folder: Path, numbers: range) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"{number}.txt").write_text(PAGE.format(number), "utf-8")


def test_a_window_that_is_killed_at_work_loses_no_note(tmp_path: Path) -> None:
    """Editing while pages come in, everything is read anew, exported and backed up."""
    library, chance, diary = tmp_path / "data" / "library.db", dice("window"), Diary()
    rounds, whole = times(6, 150), 0
    for number in range(rounds):
        pages(tmp_path / "pages", range(number * 40, number * 40 + 40))
        said = tmp_path / "said"
        with said.open("w") as out:
            process = start([DESK, library, tmp_path, f"{number}"], out)
        wait_for_words(process, said)
        time.sleep(chance.uniform(0.0, MOST_AT_WORK))
        _, complaints = kill(process)
        for line in said.read_text("utf-8").splitlines():
            diary.read(line)
        assert "Traceback" not in ORPHANED.sub("", complaints), complaints
        assert diary.lost(stored_notes(library)) == []
        whole += require_whole(tmp_path)
        for made in ("copies", "exported"):
            shutil.rmtree(tmp_path / made, ignore_errors=True)
        for page in (tmp_path / "pages").iterdir():
            page.unlink()
    with Library.open(library) as opened:
        opened_notes = len(opened.annotations())
        assert [p for p in opened.check().problems if "integrity" in p or "damaged" in p] == []
    assert diary.saved
    tell(
        "window killed",
        kills=rounds,
        edits_tried=sum(map(len, diary.tried.values())),
        notes_acknowledged=len(diary.saved),
        notes_there=opened_notes,
        whole_files_beside=whole,
        losses=0,
    )


COMMANDS = {
    "annotate": (
        "annotate",
        "note",
        "--page",
        "first.txt",
        "--start",
        "2",
        "--end",
        "8",
        "--text",
        "{number}",
    ),
    "import": ("import", "{folder}/pages"),
    "rebuild": ("rebuild",),
    "export": ("export", "--format", "{format}", "--out", "{folder}/exported/{number}"),
    "backup": ("backup", "--out", "{folder}/copies/{number}.db"),
    "restore": ("restore", "{folder}/latest.db"),
}


def killed(arguments: Sequence[str], library: Path, after: float) -> tuple[str, bool]:
    """Run a command and kill it unless it is done by then: what it printed, and whether it was done."""
    process = start(["-m", "zonereader", *arguments, "--library", library])
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        said, _ = kill(process)
        return said, False
    said, complaints = process.communicate(timeout=30)
    assert process.returncode == 0, complaints
    return said, True


def seconds_of(arguments: Sequence[str], library: Path) -> float:
    began = time.monotonic()
    assert killed(arguments, library, LONGEST_START)[1]
    return time.monotonic() - began


class Commands:
    """Every command that writes, each time with files of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.library, self.number = folder, folder / "data" / "library.db", 0
        self.first = folder / "first.txt"
        self.first.write_text(PAGE.format(0), "utf-8")

    def next(self, name: str, form: str) -> list[str]:
        """The words of the command, what it needs made ready."""
        self.number += 1
        pages(self.folder / "pages", range(self.number * 100 + 1, self.number * 100 + 41))
        if name == "restore":
            (self.folder / "latest.db").unlink(missing_ok=True)
            with Library.open(self.library) as opened:
                opened.backup(self.folder / "latest.db")
        values = {"folder": self.folder, "number": self.number, "format": form}
        return [word.format_map(values) for word in COMMANDS[name]]


def test_a_command_that_is_killed_leaves_a_library_that_is_sound(tmp_path: Path) -> None:
    desk, chance = Commands(tmp_path), dice("commands")
    seconds_of(("import", str(desk.first)), desk.library)
    longest = {name: seconds_of(desk.next(name, "json"), desk.library) for name in COMMANDS}
    acknowledged: dict[str, str] = {}
    rounds, cut = times(14, 180), 0
    for number in range(rounds):
        name = list(COMMANDS)[number % len(COMMANDS)]
        arguments = desk.next(name, chance.choice(list(ExportFormat)).value)
        said, done = killed(arguments, desk.library, chance.uniform(0.2, 1.0) * longest[name])
        cut += not done
        if name == "annotate" and said.endswith("\n"):
            acknowledged[said.strip()] = str(desk.number)
        notes = stored_notes(desk.library)
        assert {uuid: notes.get(uuid) for uuid in acknowledged} == acknowledged, name
        require_whole(tmp_path)
    seconds_of(("check",), desk.library)
    tell("commands killed", kills=cut, ended_before=rounds - cut, acknowledged=len(acknowledged), losses=0)


def test_a_library_whose_making_is_killed_is_made_by_the_next_start(tmp_path: Path) -> None:
    chance, rounds, empty = dice("making"), times(3, 40), 0
    page = tmp_path / "page.txt"
    page.write_text(PAGE.format(1), "utf-8")
    longest = seconds_of(("import", str(page)), tmp_path / "measured" / "library.db")
    for number in range(rounds):
        library = tmp_path / f"{number}" / "library.db"
        killed(("import", str(page)), library, chance.uniform(0.4 * longest, longest))
        empty += is_new(library)
        assert seconds_of(("import", str(page)), library) < LONGEST_START
        assert stored_notes(library) == {}
        with Library.open(library) as opened:
            assert len(opened.pages()) == 1
            assert opened.check().ok
    tell("making killed", kills=rounds, not_begun=empty, losses=0)
