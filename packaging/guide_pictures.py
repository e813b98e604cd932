"""Take the pictures of the user guide and of the README from the running window on the sample pages, small.

Run by the developing environment's Python (``make screenshots``); they go to docs/guide/images and
docs/images.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["ZONEREADER_LANG"] = "zh_CN"

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from zonereader.gui.camera import Camera
from zonereader.gui.ledger_window import View
from zonereader.gui.panes.ledger_filters import Filters
from zonereader.library.records import Colour
from zonereader.model import Span

DOCS = Path(__file__).resolve().parents[1] / "docs"
README_WINDOW, README_PANES = QSize(1280, 800), [270, 700, 310]
GUIDE_WINDOW, GUIDE_PANES = QSize(1160, 690), [220, 630, 310]
LEDGER_WINDOW = QSize(900, 520)
WIDTH = 660
"""Pixels of a guide's picture: what the help window shows without scrolling."""

LIGHT = "light"
SETTLE = 900
FIGURE = 3
MOST_COLOURS = 256


def show_article(camera: Camera) -> QWidget:
    """The article with the most figures, one of them chosen."""
    window = camera.window
    richest = max(window.session.articles(), key=lambda row: row.figures)
    window.reading.open(richest.id, offset=richest.start)
    window.sidebar.setCurrentWidget(window.sidebar.figures)
    window.article.show_figure(FIGURE)
    window.sidebar.figures.select(FIGURE)
    return window


def show_source(camera: Camera) -> QWidget:
    """The page's own text, and why a piece of it is where it is."""
    camera.window.actions_by_id["show_source"].trigger()
    return camera.window


def show_note(camera: Camera) -> QWidget:
    """A highlight with a note and tags on it, and the editor open."""
    window = camera.window
    detail = window.article.detail
    assert detail is not None
    first = next(p.spans[0] for p in detail.article.passages if p.spans[0].end - p.spans[0].start > 30)
    window.annotating.highlight_spans((Span(first.start, first.start + 22),), Colour.YELLOW)
    window.sidebar.setCurrentWidget(window.sidebar.notes)
    editor = window.sidebar.notes.editor
    editor.text.setPlainText("与去年同期的数字比较。")
    editor.tags.setText("待核, 产业/储能")
    editor.tags.commit()
    editor.flush()
    return window


def show_search(camera: Camera) -> QWidget:
    """The results of a search."""
    camera.window.sidebar.setCurrentWidget(camera.window.sidebar.figures)
    camera.window.search_box.setText("投资>10亿")
    return camera.window


def show_ledger(camera: Camera) -> QWidget:
    """One label compared over the zones."""
    ledger = camera.window.ledger
    ledger.open(camera.window.theme, Filters(topic="总投资"))
    assert ledger.window is not None
    ledger.window.resize(LEDGER_WINDOW)
    camera.rest(SETTLE)
    ledger.window.set_view(View.ZONES)
    ledger.window.wanted.emit()
    return ledger.window


SCENES: tuple[tuple[str, Callable[[Camera], QWidget]], ...] = (
    ("window", show_article),
    ("source", show_source),
    ("note", show_note),
    ("search", show_search),
    ("ledger", show_ledger),
)


def grabbed(widget: QWidget) -> QImage:
    """What the widget shows."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def of_few_colours(image: QImage) -> QImage:
    """The picture in the colours that occur most in it: a third of the size, and looks the same."""
    count = Counter(memoryview(image.constBits()).cast("B").cast("I"))
    colours = [colour for colour, _ in count.most_common(MOST_COLOURS)]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return image.convertToFormat(QImage.Format.Format_Indexed8, colours, flags)


def save(image: QImage, file: Path) -> None:
    """Save a picture, as small as it goes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(file), quality=0)


def resize(camera: Camera, size: QSize, panes: list[int]) -> None:
    """Another window, with panes of these widths in pixels."""
    camera.window.resize(size)
    camera.window.splitter.setSizes(panes)


def main() -> int:
    """Take the pictures; returns the exit status."""
    with tempfile.TemporaryDirectory() as scratch:
        camera = Camera(Path(scratch, "library.db"), Path(scratch, "window.ini"))
        camera.window.apply_theme(LIGHT)
        camera.session.open([])
        is_read = camera.wait_for_library()
        if is_read:
            resize(camera, README_WINDOW, README_PANES)
            show_article(camera)
            camera.rest(SETTLE)
            save(of_few_colours(grabbed(camera.window)), DOCS / "images" / "window.png")
            resize(camera, GUIDE_WINDOW, GUIDE_PANES)
        for name, show in SCENES if is_read else ():
            widget = show(camera)
            camera.rest(SETTLE)
            image = grabbed(widget).scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
            save(image, DOCS / "guide" / "images" / f"{name}.png")
        camera.window.close()
    return int(not is_read)


if __name__ == "__main__":
    sys.exit(main())
