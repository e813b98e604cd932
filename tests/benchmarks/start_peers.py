"""How long other readers take to show a text, beside ours and an empty window, on one virtual screen.

    python tests/benchmarks/start_peers.py [--install] [--library build/bench/imported-40.db] [--runs 5]

Every program is started with a page (an EPUB where it reads nothing else) and its screen is photographed
until it has stood still. ``painted`` is when something first covered the screen, ``settled`` when it changed
for the last time: the text is there. ``--install`` gets what is missing from Debian (as root); without it
that is said.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

DISPLAY = ":97"
SCREEN = "1280x800x24"
HEADER_BYTES = 4096
"""More than the head of a photograph of the screen, in which nothing is to be seen."""

PAINTED_SHARE = 0.05
QUIET_SECONDS, ENOUGH_SECONDS, BETWEEN_SECONDS = 1.5, 30.0, 0.01
PROBE = Path(__file__).with_name("window_probe.py")
PACKAGES = ("okular", "zim", "foliate", "calibre", "recoll")
TOOLS = ("Xvfb", "xwd")


@dataclass(frozen=True, slots=True)
class Peer:
    """A program and what it is started with; ``{page}``, ``{book}`` and ``{notebook}`` are files."""

    name: str
    command: tuple[str, ...]


PEERS = (
    Peer("okular", ("okular", "{page}")),
    Peer("zim", ("zim", "--standalone", "{notebook}/notebook.zim", "Page")),
    Peer("foliate", ("foliate", "{book}")),
    Peer("calibre", ("ebook-viewer", "{book}")),
    Peer("recoll", ("recoll",)),
)


def main() -> None:
    """Measure everything that is there, and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--install", action="store_true")
    parser.add_argument("--library", type=Path, default=Path("build/bench/imported-40.db"))
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    if options.install:
        packages = (*PACKAGES, "xvfb", "x11-apps")
        subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", *packages], check=True)
    missing = [name for name in TOOLS if shutil.which(name) is None]
    if missing:
        print("not measured, missing:", ", ".join(missing))
        return
    with tempfile.TemporaryDirectory() as folder, virtual_screen() as environment:
        for name, command in commands(Path(folder), options.library.resolve()):
            if shutil.which(command[0]) is None:
                print(f"{name:24} missing")
                continue
            taken = [started(command, {**environment, "HOME": folder}) for _ in range(options.runs)]
            painted, settled = (statistics.median(times) for times in zip(*taken, strict=True))
            print(f"{name:24} painted {painted:7.0f} ms   settled {settled:7.0f} ms", flush=True)


def commands(folder: Path, library: Path) -> Iterator[tuple[str, Sequence[str]]]:
    """Ours, the empty window and the peers, each with its command."""
    page, book, notebook = folder / "page.txt", folder / "book.epub", folder / "notebook"
    page.write_text("昆山高新区\n\n" + "某区昨日签约，总投资50亿元。\n" * 60, "utf-8")
    write_book(book, page.read_text("utf-8"))
    notebook.mkdir()
    (notebook / "notebook.zim").write_text("[Notebook]\nname=Notebook\nversion=0.4\n", "utf-8")
    (notebook / "Page.txt").write_text(page.read_text("utf-8"), "utf-8")
    settings = folder / ".config" / "gtk-3.0" / "settings.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[Settings]\ngtk-cursor-blink=0\n")  # a caret that blinks never stands still
    yield "empty window", (sys.executable, str(PROBE), "stay", "0")
    if library.exists():
        yield "zonereader", (sys.executable, "-m", "zonereader", "--library", str(library))
    files = {"page": page, "book": book, "notebook": notebook}
    for peer in PEERS:
        yield peer.name, tuple(word.format(**files) for word in peer.command)


def write_book(path: Path, text: str) -> None:
    """The smallest EPUB that holds ``text``."""
    paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines())
    container = (
        '<?xml version="1.0"?><container version="1.0" '
        'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
        'full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        'unique-identifier="i">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">i</dc:identifier>'
        "<dc:title>Page</dc:title><dc:language>zh</dc:language></metadata><manifest>"
        '<item id="p" href="page.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="p"/></spine></package>'
    )
    page = (
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Page</title></head>'
        f"<body>{paragraphs}</body></html>"
    )
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", container)
        book.writestr("book.opf", package)
        book.writestr("page.xhtml", page)


@contextmanager
def virtual_screen() -> Iterator[Mapping[str, str]]:
    """A screen of its own; gives the environment of what is to be shown on it."""
    server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", SCREEN, "-nolisten", "tcp"])
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    try:
        time.sleep(1)
        yield {**environment, "DISPLAY": DISPLAY, "NO_AT_BRIDGE": "1", "QTWEBENGINE_DISABLE_SANDBOX": "1"}
    finally:
        server.terminate()
        server.wait()


def photograph(environment: Mapping[str, str]) -> bytes:
    """What is on the screen now."""
    command = ["xwd", "-root", "-silent", "-display", DISPLAY]
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout[HEADER_BYTES:]


def started(command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """Milliseconds from the start until the screen was first covered and until it changed last."""
    bare = photograph(environment)
    before, painted, changed = bare, None, 0.0
    began = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        while (now := time.perf_counter() - began) < ENOUGH_SECONDS:
            shown = photograph(environment)
            if shown != before:
                changed, before = now, shown
                if painted is None and share(shown, bare) > PAINTED_SHARE:
                    painted = now
            if painted is not None and now - changed > QUIET_SECONDS:
                break
            time.sleep(BETWEEN_SECONDS)
    finally:
        end(process)
    return 1000 * (painted or ENOUGH_SECONDS), 1000 * changed


def share(shown: bytes, bare: bytes) -> float:
    """How much of the screen is another than it was; every hundredth byte is looked at."""
    pairs = list(zip(shown[::100], bare[::100], strict=False))
    return sum(one != other for one, other in pairs) / len(pairs)


def end(process: subprocess.Popen) -> None:
    """End a program with all that it started, and wait for its window to go."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, 9)
    process.wait()
    time.sleep(0.5)


if __name__ == "__main__":
    main()
