"""Programs that index the same files: what an import is compared with.

python tests/benchmarks/import_peers.py FOLDER      times each of them on the pages of a folder
python tests/benchmarks/import_peers.py --install   installs the Debian packages; needs root
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PACKAGES = {"recollindex": "recollcmd"}
"""The programs, and the Debian packages that have them."""

# Characters in pairs are what it does with Chinese by itself. Its list of words for the spelling of queries
# takes an English dictionary and says nothing of Chinese: without it, it has less to do. It would step back
# behind every other program, so that its time would be theirs.
RECOLL = "topdirs = {pages}\ndefaultcharset = UTF-8\nnoaspell = 1\nidxniceprio = 0\n"


@dataclass(frozen=True, slots=True)
class Took:
    """How long a process with all its own took: by the clock, and of all processors; seconds."""

    clock: float
    processors: float


def took(command: Sequence[str]) -> Took:
    """Run a process to its end."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(ended - began, used)


def missing() -> list[str]:
    """The peers that are not installed."""
    return [name for name in PACKAGES if shutil.which(name) is None]


def recollindex(pages: Path) -> Took | None:
    """Recoll's whole index of the files in a folder; None without Recoll."""
    if "recollindex" in missing():
        return None
    with tempfile.TemporaryDirectory(prefix="recoll-") as folder:
        Path(folder, "recoll.conf").write_text(RECOLL.format(pages=pages.resolve()), "utf-8")
        return took(["recollindex", "-c", folder, "-z"])


def install() -> None:
    """Install what is missing, where that is possible."""
    wanted = [PACKAGES[name] for name in missing()]
    if not wanted:
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        sys.exit(f"peers are Debian packages and need root: {' '.join(wanted)}")
    subprocess.run(["apt-get", "install", "--yes", "--no-install-recommends", *wanted], check=True)


def main() -> None:
    """Install, or measure."""
    if sys.argv[1:] == ["--install"]:
        install()
    elif sys.argv[1:]:
        print("recollindex:", recollindex(Path(sys.argv[1])) or "missing")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
