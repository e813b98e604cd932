"""Our own icons, drawn in the text's colour at the screen's own resolution."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from zonereader.gui.theme import Theme
from zonereader.paths import resource

APPLICATION = "zonereader"


class _StrokeEngine(QIconEngine):
    """Paints one SVG whose strokes are currentColor, muted where it is disabled."""

    def __init__(self, svg: str, colour: str, muted: str) -> None:
        super().__init__()
        self._svg, self._colour, self._muted = svg, colour, muted

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colour = self._muted if mode == QIcon.Mode.Disabled else self._colour
        source = self._svg.replace('color="#000000"', f'color="{colour}"')
        QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return QPixmap.fromImage(image)

    def clone(self) -> QIconEngine:
        return _StrokeEngine(self._svg, self._colour, self._muted)


def icon(name: str, theme: Theme) -> QIcon:
    """The icon ``name`` of resources/icons in the colours of ``theme``."""
    return QIcon(_StrokeEngine(_svg(name), theme.text, theme.muted))


@cache
def _svg(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")


def application_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    return QIcon(str(resource("icons", f"{APPLICATION}.svg")))
