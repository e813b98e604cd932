"""Colours of the window: light, sepia and dark, each one table; palette and style sheet follow."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleOption, QTextEdit, QWidget

from zonereader.gui.sizes import scaled
from zonereader.library.records import Colour
from zonereader.model import Kind
from zonereader.paths import resource


class Theme(NamedTuple):
    """One set of colours, as #rrggbb. ``kinds`` tint figures, ``highlights`` are the reader's."""

    name: str
    page: str
    text: str
    muted: str
    window: str
    panel: str
    line: str
    accent: str
    selection: str
    hover: str
    kinds: Mapping[Kind, str]
    kind_marks: Mapping[Kind, str]
    highlights: Mapping[Colour, str]

    def mark(self, colour: Colour | None) -> str:
        """The colour that stands for a mark: a highlight's own, the accent for all others."""
        return self.accent if colour is None else self.highlights.get(colour, self.accent)


SIZES = {"thin": 2, "round": 11, "small": 12, "normal": 13, "large": 17}
"""Sizes of the window's text, and of what goes with it, where the text is of the normal size."""

# The kinds share eight hues: quantities of one nature look alike.
HUES = {
    Kind.MONEY: "money",
    Kind.PERCENT: "percent",
    Kind.COUNT: "count",
    Kind.AREA: "space",
    Kind.LENGTH: "space",
    Kind.MASS: "matter",
    Kind.POWER: "matter",
    Kind.ENERGY: "matter",
    Kind.DURATION: "time",
    Kind.DATE: "time",
    Kind.MULTIPLE: "percent",
    Kind.RANK: "rank",
    Kind.RATE: "rate",
    Kind.OTHER: "rate",
}


@cache
def themes() -> Mapping[str, Theme]:
    """The themes of resources/themes.json by name, in its order.

    "tints" lie behind a figure's text, "marks" draw the line under it and the bar in lists.
    """
    tables = json.loads(resource("themes.json").read_text("utf-8"))
    return MappingProxyType({name: _theme(name, table) for name, table in tables.items()})


def _theme(name: str, table: dict[str, Any]) -> Theme:
    colours = {key: value for key, value in table.items() if isinstance(value, str)}
    return Theme(
        name=name,
        kinds={kind: table["tints"][hue] for kind, hue in HUES.items()},
        kind_marks={kind: table["marks"][hue] for kind, hue in HUES.items()},
        highlights={Colour(colour): value for colour, value in table["highlights"].items()},
        **colours,
    )


def system_theme() -> str:
    """The theme that goes with the system's colours."""
    is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if is_dark else next(iter(themes()))


class ReaderStyle(QProxyStyle):
    """Fusion without the dotted frame that Qt draws round a clicked place in a text."""

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.PrimitiveElement.PE_FrameFocusRect and isinstance(widget, QTextEdit):
            return
        super().drawPrimitive(element, option, painter, widget)


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole program the colours of ``theme``."""
    for _ in theme_steps(app, theme):
        pass


def theme_steps(app: QApplication, theme: Theme) -> Iterator[None]:
    """What gives the program the colours of ``theme``, in two steps of about the same length."""
    # Qt takes twice as long to put one sheet in the place of another as to take it off and put the next on.
    app.setStyleSheet("")
    app.setPalette(_palette(theme))
    yield
    app.setStyleSheet(_style_sheet(theme))
    yield


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.page,
        QPalette.ColorRole.AlternateBase: theme.panel,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.Button: theme.panel,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.ToolTipBase: theme.panel,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.Highlight: theme.selection,
        QPalette.ColorRole.HighlightedText: theme.text,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.Mid: theme.line,
        QPalette.ColorRole.Dark: theme.line,
        QPalette.ColorRole.Light: theme.panel,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    # A selection that has no focus is grey, so that the reader sees where the keys go.
    palette.setColor(QPalette.ColorGroup.Inactive, QPalette.ColorRole.Highlight, QColor(theme.line))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    return palette


def _style_sheet(theme: Theme) -> str:
    template = resource("window.qss").read_text("utf-8")
    for name in ("page", "text", "muted", "window", "panel", "line", "accent", "selection", "hover"):
        template = template.replace(f"@{name}", getattr(theme, name))
    for name, pixels in SIZES.items():
        template = template.replace(f"@{name}", f"{scaled(pixels)}px")
    return template.replace("@icons", resource("icons").as_posix())
