"""Try the packaged program as a user would: from the menu, by links, a second time, and without it.

    smoke.py                 unpacks the archive of dist/ in a folder of its own and registers it there
    smoke.py --installed     uses the program that the Debian package put into this system
    smoke.py --root FOLDER   the same, in another system below FOLDER (needs root)

Standard library only, so that the program is tried without this checkout's packages. Needs Xvfb, a
window manager (openbox), xdotool, ImageMagick's import, and gtk-launch and gio (libgtk-3-bin,
libglib2.0-bin) where the program is. Pictures are left in build/smoke.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "build" / "smoke"
ENTRY = "io.github.zonereader.zonereader"
TITLE = "ZoneReader 园区阅读器"
FOLDER = "Zone Reader 园区"
"""A name with a blank and Chinese in it, as users have them."""

DISPLAY = ":97"
PATIENCE = 60.0
SEEDS = 5
PAGE = "# 江边新区又签约7个项目\n\n江边新区昨天签约7个项目，总投资70亿元。\n"


class Desk:
    """A screen of its own, a home of its own, and the program in one of its three forms."""

    def __init__(self, home: Path, root: Path | None) -> None:
        self.home, self.root = home, root
        inside = Path("/", home.relative_to(root)) if root else home
        self.inside = inside
        self.environment = {
            "HOME": str(inside),
            "DISPLAY": DISPLAY,
            "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
            "LANG": "C.UTF-8",
            "ZONEREADER_LANG": "zh_CN",
            "XDG_DATA_DIRS": "/usr/local/share:/usr/share",
            "XDG_CURRENT_DESKTOP": "X-Generic",
            "XDG_RUNTIME_DIR": str(inside),
        }
        self.program = "zonereader"

    @property
    def library(self) -> Path:
        """The library's file, as this process sees it."""
        return self.home / ".local" / "share" / "zonereader" / "library.db"

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command where the program is."""
        words = [str(word) for word in command]
        if self.root:
            words = ["chroot", str(self.root), *words]
        return subprocess.run(
            words, env=self.environment, capture_output=True, text=True, check=False, timeout=PATIENCE
        )

    def start(self, *command: str) -> None:
        """Start something that stays, and does not wait for us."""
        words = ["chroot", str(self.root), *command] if self.root else list(command)
        quiet = subprocess.DEVNULL
        subprocess.Popen(words, env=self.environment, stdout=quiet, stderr=quiet, start_new_session=True)

    def look(self, *command: str) -> str:
        """Ask a tool of this system about the screen; its answer, empty when it failed."""
        done = subprocess.run(
            command, env=os.environ | {"DISPLAY": DISPLAY}, capture_output=True, text=True, check=False
        )
        return done.stdout.strip() if done.returncode == 0 else ""

    def windows(self) -> list[str]:
        """The ids of the program's visible windows."""
        return self.look("xdotool", "search", "--onlyvisible", "--class", "^zonereader$").split()

    def title(self) -> str:
        """The title of the program's window."""
        found = self.windows()
        return self.look("xdotool", "getwindowname", found[0]) if found else ""

    def picture(self, name: str) -> Path:
        """Leave a picture of the screen."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        file = PICTURES / f"{name}.png"
        self.look("import", "-window", "root", str(file))
        return file

    def ask(self, question: str) -> list[tuple[object, ...]]:
        """Read from the library; nothing while it is not there."""
        if not self.library.exists():
            return []
        with closing(sqlite3.connect(f"file:{self.library}?mode=ro", uri=True)) as raw:
            try:
                return raw.execute(question).fetchall()
            except sqlite3.OperationalError:
                return []

    def pages(self) -> int:
        """How many pages are in the library."""
        return int(str((self.ask("SELECT count(*) FROM page") or [(0,)])[0][0]))


def wait(what: str, ready: Callable[[], bool]) -> float:
    """Seconds until ``ready``; ends the run when that takes too long."""
    begin = time.monotonic()
    while not ready():
        if time.monotonic() - begin > PATIENCE:
            sys.exit(f"smoke: {what} did not happen in {PATIENCE:.0f} s")
        time.sleep(0.02)
    return time.monotonic() - begin


def expect(what: str, condition: object, detail: str = "") -> None:
    """Say what holds; end the run when it does not."""
    if not condition:
        sys.exit(f"smoke: FAILED: {what} {detail}")
    print(f"smoke: {what}", flush=True)


@contextmanager
def screen() -> Iterator[None]:
    """An X server and a window manager of our own, ended afterwards."""
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(
        ["Xvfb", DISPLAY, "-screen", "0", "1400x900x24", "-ac"], stdout=quiet, stderr=quiet
    )
    manager = None
    try:
        time.sleep(1)
        if shutil.which("openbox"):
            environment = os.environ | {"DISPLAY": DISPLAY}
            manager = subprocess.Popen(["openbox"], env=environment, stdout=quiet, stderr=quiet)
            time.sleep(0.5)
        yield
    finally:
        for process in (manager, server):
            if process is not None:
                process.terminate()
                process.wait()


def unpack(desk: Desk) -> None:
    """Unpack the archive and register it for the user of ``desk``."""
    archives = sorted((ROOT / "dist").glob("ZoneReader-*-linux-*.tar.xz"))
    if not archives:
        sys.exit("smoke: there is no archive in dist; run make package first")
    with tarfile.open(archives[-1]) as archive:
        archive.extractall(desk.home / FOLDER, filter="tar")
    desk.program = str(next((desk.home / FOLDER).iterdir()) / "ZoneReader")
    done = desk.run(desk.program, "install-desktop")
    expect("the unpacked program registers itself for one user", done.returncode == 0, done.stderr)


def first_launch(desk: Desk) -> None:
    """From the menu to an article, with the sample pages coming in."""
    done = desk.run(desk.program, "--version")
    expect(f"--version: {done.stdout.strip()}", done.returncode == 0, done.stderr)
    desk.start("gtk-launch", ENTRY)
    seconds = wait("a window", lambda: bool(desk.windows()))
    expect(f"the menu entry opens a window after {seconds:.2f} s", True)
    wait("an article", lambda: " – " in desk.title())
    wait("the sample pages", lambda: desk.pages() == SEEDS)
    time.sleep(2)
    expect(f"the first launch ends with an article, see {desk.picture('first-launch')}", True)


def second_start(desk: Desk) -> None:
    """A page given to a second start comes into the first window, which is raised."""
    window = desk.windows()[0]
    desk.look("xdotool", "windowminimize", window)
    wait("the window to be minimised", lambda: not desk.windows())
    page = desk.home / "版面 1.txt"
    page.write_text(PAGE, "utf-8")
    done = desk.run(desk.program, desk.inside / page.name)
    expect("a second start ends at once", done.returncode == 0, done.stderr)
    wait("the first window to come back", lambda: desk.windows() == [window])
    wait("the page to come in", lambda: desk.pages() == SEEDS + 1)
    expect("a second start raises the first window and hands its page over", True)


def follow_link(desk: Desk) -> None:
    """The desktop knows who opens zonereader: links, and the window goes where they lead."""
    rows = desk.ask(
        "SELECT p.sha256, a.start, a.heading FROM article a JOIN page p ON p.id = a.page_id"
        " WHERE p.origin = 'seeds' AND a.title IS NOT NULL ORDER BY a.id DESC"
    )
    sha256, start, heading = next(row for row in rows if not desk.title().startswith(str(row[2])))
    done = desk.run("gio", "open", f"zonereader://article/{sha256}/{start}")
    expect("the desktop has a program for zonereader: links", done.returncode == 0, done.stderr)
    wait(f"the article {heading}", lambda: desk.title().startswith(str(heading)))
    time.sleep(1)
    expect(f"a link opens its article, see {desk.picture('link')}", True)


def close(desk: Desk) -> None:
    """Close the window; the library is sound afterwards."""
    desk.look("xdotool", "windowclose" if not shutil.which("openbox") else "key", "ctrl+q")
    wait("the window to close", lambda: not desk.windows())
    time.sleep(1)
    done = desk.run(desk.program, "check")
    expect(f"check: {done.stdout.strip()}", done.returncode == 0, done.stderr)


def remove(desk: Desk, *, portable: bool) -> None:
    """Take the program away; the reader's library stays."""
    if portable:
        done = desk.run(desk.program, "uninstall-desktop")
        shutil.rmtree(desk.home / FOLDER)
        entry = desk.home / ".local" / "share" / "applications" / f"{ENTRY}.desktop"
    else:
        done = desk.run("apt-get", "remove", "-y", "zonereader")
        entry = Path(desk.root or "/", "usr/share/applications", f"{ENTRY}.desktop")
    expect("the program is taken away", done.returncode == 0 and not entry.exists(), done.stderr)
    expect("the library stays", desk.pages() == SEEDS + 1)


def main() -> None:
    """Run all steps on one desk."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--installed", action="store_true")
    parser.add_argument("--root", type=Path)
    parser.add_argument("--remove", action="store_true", help="remove the installed package at the end")
    wanted = parser.parse_args()
    portable = not wanted.installed and wanted.root is None
    with tempfile.TemporaryDirectory(dir=wanted.root / "tmp" if wanted.root else None) as home, screen():
        desk = Desk(Path(home), wanted.root)
        if portable:
            unpack(desk)
        for step in (first_launch, second_start, follow_link, close):
            step(desk)
        if portable or wanted.remove:
            remove(desk, portable=portable)


if __name__ == "__main__":
    main()
