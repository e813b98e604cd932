"""What the window says while files are held over it: what happens when they are let go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from zonereader.gui.panes.empty_state import EmptyState
from zonereader.gui.theme import Theme
from zonereader.page.load import SUFFIX

VEIL = 205
"""How opaque, of 255, it lies over the window."""

EDGE, ROUND, ROOM = 14, 12, 34


class DropSign(EmptyState):
    """Lies over its window as long as files are held there, and takes them when they are let go.

    Text that is dragged from one field to another never sees it.

    Signals:
        dropped: the paths to take in, text files and folders.
    """

    dropped = Signal(object)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__("open", theme, window)
        self._theme = theme
        self._paths: list[Path] = []
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=False)
        self.setAcceptDrops(True)
        self.hide()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours, when it is seen next."""
        self._theme = theme

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window's native side sees a drag before the widget below the pointer does, and its end even
        where nothing was accepted."""
        window = self.parentWidget()
        native = window.windowHandle() if window else None
        if watched is window and event.type() == QEvent.Type.Show and native is not None:
            native.installEventFilter(self)
        elif watched is native and isinstance(event, QDragEnterEvent) and event.mimeData().hasUrls():
            self.rise(event.mimeData())
        elif watched is native and event.type() == QEvent.Type.DragLeave:
            self.hide()
        return super().eventFilter(watched, event)

    def rise(self, data: QMimeData) -> None:
        """Cover the window and say what would be taken in."""
        super().set_theme(self._theme)
        held = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        folders = [path for path in held if path.is_dir()]
        files = [path for path in held if path not in folders and path.suffix.lower() == SUFFIX]
        self._paths = [*files, *folders]
        self._say_what(files, folders, len(data.urls()) - len(self._paths))
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def _say_what(self, files: Sequence[Path], folders: Sequence[Path], others: int) -> None:
        if not self._paths:
            hint = self.tr("Pages are text files (.txt), or folders that hold some.")
            self.say(self.tr("This cannot be taken in"), hint, ())
            return
        one, many = self.tr("all text files in {0}"), self.tr("all text files in {0} folders")
        parts = (
            _counted(files, "{0}", self.tr("{0} pages")),
            _counted(folders, one, many),
            self.tr("left out: {0}").format(others) if others else "",
        )
        self.say(self.tr("Let go to take in"), " · ".join(part for part in parts if part), ())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(bool(self._paths))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(bool(self._paths))

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.hide()
        self.dropped.emit(self._paths)

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor(self._theme.page)
        veil.setAlpha(VEIL)
        pen = QPen(QColor(self._theme.accent if self._paths else self._theme.muted), 2, Qt.PenStyle.DashLine)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), veil)
            painter.setPen(pen)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE), ROUND, ROUND)
            painter.setPen(QColor(self._theme.line))
            painter.setBrush(QColor(self._theme.panel))
            painter.drawRoundedRect(self.words_area().adjusted(-ROOM, -ROOM, ROOM, ROOM), ROUND, ROUND)


def _counted(paths: Sequence[Path], one: str, many: str) -> str:
    """One path by its name, several by their number."""
    if not paths:
        return ""
    return one.format(paths[0].name) if len(paths) == 1 else many.format(len(paths))
