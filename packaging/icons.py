"""Draw the program's icon in every size a package wants."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from zonereader.desktop import ICON_SIZES
from zonereader.paths import resource

CONTAINERS = {"win32": ("zonereader.ico", 256), "darwin": ("zonereader.icns", 512)}
"""What a system's programs carry their icon in, and the picture it is made of."""


def draw(renderer: QSvgRenderer, size: int) -> QImage:
    """The icon, ``size`` pixels wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def draw_all(out: Path) -> None:
    """Write the pictures into the folder ``out``; OSError when one cannot be written."""
    out.mkdir(parents=True, exist_ok=True)
    renderer = QSvgRenderer(str(resource("icons", "zonereader.svg")))
    wanted = [(f"{size}.png", size) for size in ICON_SIZES]
    wanted += [CONTAINERS[sys.platform]] if sys.platform in CONTAINERS else []
    for name, size in wanted:
        if not draw(renderer, size).save(str(out / name)):
            raise OSError(out / name)
