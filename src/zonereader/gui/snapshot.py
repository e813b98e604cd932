"""Pictures of the running program, for machines without a display and for the documentation.

``python -m zonereader.gui.snapshot --out DIR`` builds the library if there is none, opens the real
window off the screen, and leaves zonereader.png and contents.txt; ``--gallery`` leaves a picture of
every scene of the gallery in every theme and language instead, with ``--size`` of some in a window of
another size (QT_SCALE_FACTOR=2 doubles everything), its text as large as ``--text`` says, in percent.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSize

from zonereader.gui.camera import Camera
from zonereader.gui.gallery import at_size, gallery
from zonereader.gui.language import LANGUAGES
from zonereader.gui.preferences import Choice
from zonereader.gui.session import Session
from zonereader.gui.theme import themes
from zonereader.paths import default_library

PICTURE = "zonereader.png"
CONTENTS = "contents.txt"


def contents(session: Session) -> str:
    """Every zone with its articles, one a line."""
    lines, zone = [], None
    for row in sorted(session.articles(), key=lambda r: (r.province or "", r.zone or "")):
        if (row.province, row.zone) != zone:
            zone = (row.province, row.zone)
            lines.append(" › ".join(part for part in zone if part) or "—")
        lines.append(f"  {row.heading}  ({row.page_name}, {row.figures})")
    return "\n".join(lines) + "\n"


def snapshot(camera: Camera, out: Path) -> list[Path]:
    """One picture of the window and the list of contents."""
    camera.take(out / PICTURE)
    (out / CONTENTS).write_text(contents(camera.session), "utf-8")
    return [out / PICTURE, out / CONTENTS]


def main() -> int:
    """Take the pictures; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--library", type=Path, default=None)
    parser.add_argument("--theme", choices=list(themes()), default=None)
    parser.add_argument("--gallery", action="store_true")
    parser.add_argument("--size", metavar="WIDTHxHEIGHT", default="")
    parser.add_argument("--text", metavar="PERCENT", default="")
    wanted = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as scratch:
        is_own = wanted.gallery or wanted.size
        library = Path(scratch, "library.db") if is_own else wanted.library or default_library()
        camera = Camera(library, Path(scratch, "window.ini"))
        problems: list[str] = []
        camera.session.problem.connect(problems.append)
        camera.session.failed.connect(problems.append)
        files: list[Path] = []
        if wanted.gallery:
            camera.session.import_begun.connect(
                lambda: files.extend(camera.take_in_every_theme(wanted.out, "first-launch"))
            )
            files += camera.take_in_every_theme(wanted.out, "opening")
        camera.session.open([])
        is_read = camera.wait_for_library()
        if wanted.theme:
            camera.window.apply_theme(wanted.theme)
        if is_read and wanted.size:
            size = QSize(*map(int, wanted.size.split("x")))
            camera.window.preferences.choose(Choice.WINDOW_TEXT, wanted.text)
            files += [file for name in LANGUAGES for file in at_size(camera, wanted.out, size, name)]
        elif is_read:
            files += (gallery if wanted.gallery else snapshot)(camera, wanted.out)
        camera.window.close()
    for line in [*problems, *map(str, files)]:
        print(line)  # noqa: T201 - what the command is for
    return 0 if is_read else 1


if __name__ == "__main__":
    sys.exit(main())
