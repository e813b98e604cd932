"""How long the frozen program takes from its start to its window, and to an article in it.

Cold: its files are first put out of the system's page cache. Linux, with Xvfb and xdotool; nothing else
should be running. A library with the sample pages is made first, as a second start finds it.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from smoke import SEEDS, Desk, screen, wait

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "build" / "package" / "dist" / "zonereader"
ROUNDS = 7


def evict() -> None:
    """Put the program's files out of the page cache."""
    os.sync()
    for file in PROGRAM.rglob("*"):
        if file.is_file():
            with file.open("rb") as opened:
                os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def seconds_to(desk: Desk, ready: Callable[[], bool], *, cold: bool) -> float:
    """Start the program, wait until ``ready``, end it; the seconds between."""
    if cold:
        evict()
    begin = time.monotonic()
    process = subprocess.Popen(
        [desk.program], env=desk.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    wait("the window", ready)
    end = time.monotonic()
    process.terminate()
    process.wait()
    return end - begin


def main() -> int:
    """Print the median and the range of every measurement."""
    with tempfile.TemporaryDirectory() as home, screen():
        desk = Desk(Path(home), None)
        desk.program = str(PROGRAM / "zonereader")
        desk.run(desk.program, "import", ROOT / "seeds")
        wait("the library", lambda: desk.pages() == SEEDS)
        goals: tuple[tuple[str, Callable[[], bool]], ...] = (
            ("window", lambda: bool(desk.windows())),
            ("article", lambda: " – " in desk.title()),
        )
        for name, ready in goals:
            for cold in (False, True):
                found = [seconds_to(desk, ready, cold=cold) for _ in range(ROUNDS)]
                how = "cold" if cold else "warm"
                print(f"{name}, {how}: {statistics.median(found):.2f} s ({min(found):.2f}–{max(found):.2f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
