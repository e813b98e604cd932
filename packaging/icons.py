"""Draw the program's icon in every size a package wants; run by the packaging environment's Python."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from zonereader.desktop import ICON_SIZES
from zonereader.paths import resource

LARGEST_ICO, LARGEST_ICNS = 256, 512


def draw(renderer: QSvgRenderer, size: int) -> QImage:
    """The icon, ``size`` pixels wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def main() -> int:
    """Write the pictures into the folder named on the command line; the exit status says whether all were."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    renderer = QSvgRenderer(str(resource("icons", "zonereader.svg")))
    done = [draw(renderer, size).save(str(out / f"{size}.png")) for size in ICON_SIZES]
    if sys.platform == "win32":
        done.append(draw(renderer, LARGEST_ICO).save(str(out / "zonereader.ico")))
    if sys.platform == "darwin":
        done.append(draw(renderer, LARGEST_ICNS).save(str(out / "zonereader.icns")))
    return int(not all(done))


if __name__ == "__main__":
    sys.exit(main())
