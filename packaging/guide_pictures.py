"""Take the user guide's pictures from the running window on the sample pages, small.

Run by the developing environment's Python (``make screenshots``); the pictures go to docs/guide/images.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["ZONEREADER_LANG"] = "zh_CN"

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from zonereader.gui.camera import Camera
from zonereader.gui.main_window import MainWindow
from zonereader.library.records import Colour
from zonereader.model import Span

OUT = Path(__file__).resolve().parents[1] / "docs" / "guide" / "images"
WINDOW = QSize(1080, 640)
WIDTHS = [220, 600, 260]
WIDTH = 660
"""Pixels of a picture: what the help window shows without scrolling."""

LIGHT = "light"
SETTLE = 900


def show_article(camera: Camera) -> None:
    """The article with the most figures, one of them chosen."""
    window = camera.window
    richest = max(window.session.articles(), key=lambda row: row.figures)
    window.reading.open(richest.id)
    window.sidebar.setCurrentWidget(window.sidebar.figures)
    window.article.show_figure(1)


def show_note(camera: Camera) -> None:
    """A highlight with a note on it, and the editor open."""
    window = camera.window
    detail = window.article.detail
    if detail is None:
        return
    first = next(p.spans[0] for p in detail.article.passages if p.spans[0].end - p.spans[0].start > 30)
    window.annotating.highlight_spans((Span(first.start, first.start + 22),), Colour.YELLOW)
    window.sidebar.setCurrentWidget(window.sidebar.notes)
    window.sidebar.notes.editor.text.setPlainText("与去年同期的数字比较。 #待核")
    window.sidebar.notes.editor.flush()


def show_search(camera: Camera) -> None:
    """The results of a search."""
    camera.window.search_box.setText("投资>10亿")


SCENES: tuple[tuple[str, Callable[[Camera], None]], ...] = (
    ("window", show_article),
    ("note", show_note),
    ("search", show_search),
)


def small(window: MainWindow) -> QImage:
    """What the window shows, as wide as the guide is."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return image.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)


def main() -> int:
    """Take the pictures; returns the exit status."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        camera = Camera(Path(scratch, "library.db"), Path(scratch, "window.ini"))
        camera.window.resize(WINDOW)
        camera.window.splitter.setSizes(WIDTHS)
        camera.window.apply_theme(LIGHT)
        camera.session.open([])
        is_read = camera.wait_for_library()
        for name, show in SCENES if is_read else ():
            show(camera)
            camera.rest(SETTLE)
            small(camera.window).save(str(OUT / f"{name}.png"), quality=0)
        camera.window.close()
    return int(not is_read)


if __name__ == "__main__":
    sys.exit(main())
