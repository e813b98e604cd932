"""Gather the licences of everything that goes into the frozen program."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "packaging" / "licences"
"""Texts of licences that the packages themselves do not bring along."""

LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)
LEFT_OUT = {"pip"}
"""What a package asks for and the program never loads."""

INSIDE = "_internal/zonereader/_data/licences"

# Libraries that are built into Qt's own files; Debian's notes on them hold the same licences.
BUILT_INTO_QT = (
    "libicu[0-9]*", "libharfbuzz0b", "libpng16-16", "libjpeg62-turbo", "libpcre2-16-0", "zlib1g",
    "libfreetype6", "libdouble-conversion3", "libmd4c0", "libb2-1", "libzstd1",
)  # fmt: skip
SYSTEM_NOTES = Path("/usr/share/doc")


def bundled() -> dict[str, Distribution]:
    """The distributions that the program needs to run, by name, and the freezer's own start program."""
    found: dict[str, Distribution] = {}
    waiting = ["zonereader", "pyinstaller"]
    while waiting:
        name = waiting.pop()
        if name in found or name in LEFT_OUT:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:  # another system or another Python needs it
            continue
        if name != "pyinstaller":
            wanted = (line for line in found[name].requires or () if "extra ==" not in line)
            waiting += [re.split(r"[^\w.-]", line, maxsplit=1)[0].lower() for line in wanted]
    return found


def gather(out: Path) -> None:
    """Write a folder per distribution, Python's licence and the texts of ``OWN`` to ``out``."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(OWN, out)
    shutil.copy(ROOT / "LICENSE", out / "zonereader.txt")
    python = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    if python.exists():
        shutil.copy(python, out / "python.txt")
    lines = []
    for name, found in sorted(bundled().items()):
        files = [
            file for file in found.files or () if LICENCE_FILE.search(file.name) and file.suffix != ".py"
        ]
        for file in files:
            place = out / name / file.name
            place.parent.mkdir(exist_ok=True)
            shutil.copy(file.locate(), place)
        if not files and not (out / f"{name}.txt").exists():
            raise LookupError(
                f"{name} brings no licence along; put its text into packaging/licences/{name}.txt"
            )
        said = found.metadata.get("License-Expression") or found.metadata.get("License") or "see its folder"
        lines.append(f"{name} {found.version}: {said.splitlines()[0]}")
    (out / "PACKAGES.txt").write_text("\n".join(lines) + "\n", "utf-8")


def system_libraries(binaries: Path) -> dict[str, str]:
    """The system's own libraries that were taken along, with Debian's package of each; none elsewhere.

    ``binaries`` lists a line for each file: its place in the frozen folder, a tab, where it came from.
    """
    if shutil.which("dpkg-query") is None:
        return {}
    lines = (line.split("\t") for line in binaries.read_text("utf-8").splitlines())
    # Since /lib became a link to /usr/lib a file may be known by either name.
    sources = {name: [source, "/usr" + source, source.removeprefix("/usr")] for name, source in lines}
    asked = [name for names in sources.values() for name in names]
    done = subprocess.run(["dpkg-query", "-S", *asked], capture_output=True, text=True, check=False)
    owners = {}
    for line in done.stdout.splitlines():
        packages, _, path = line.rpartition(": ")
        owners[path] = packages.split(":")[0]
    return {name: owners[path] for name, paths in sources.items() for path in paths if path in owners}


def gather_system(packages: set[str], frozen: Path) -> None:
    """Add Debian's notes on ``packages``, whose libraries were taken along, to the frozen folder."""
    out = frozen / INSIDE / "system"
    out.mkdir(parents=True, exist_ok=True)
    inside = {note.name for pattern in BUILT_INTO_QT for note in SYSTEM_NOTES.glob(pattern)}
    for package in sorted(packages | inside):
        note = SYSTEM_NOTES / package / "copyright"
        if note.exists():
            shutil.copy(note, out / f"{package}.txt")
