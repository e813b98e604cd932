from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from zonereader.gui.icons import application_icon, icon
from zonereader.gui.main_window import MainWindow
from zonereader.gui.panes.article_painter import STROKES
from zonereader.gui.theme import Theme, apply_theme, themes
from zonereader.library.records import Colour
from zonereader.model import Kind
from zonereader.paths import resource

READABLE, VISIBLE = 4.5, 3.0
ALL = pytest.mark.parametrize("theme", themes().values(), ids=themes())


def luminance(colour: str) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@ALL
def test_text_is_readable_on_every_ground(theme: Theme) -> None:
    grounds = {theme.page, theme.window, theme.panel, theme.selection, theme.hover}
    grounds |= {*theme.kinds.values(), *theme.highlights.values()}
    poor = {ground: contrast(theme.text, ground) for ground in grounds}
    assert min(poor.values()) >= READABLE, poor


@ALL
def test_muted_text_and_headings_are_readable(theme: Theme) -> None:
    grounds = (theme.page, theme.window, theme.panel, theme.selection, theme.hover)
    pairs = product((theme.muted, theme.accent), grounds)
    poor = {pair: contrast(*pair) for pair in pairs}
    assert min(poor.values()) >= READABLE, poor


@ALL
def test_kinds_are_told_apart_by_more_than_colour(theme: Theme) -> None:
    assert set(theme.kinds) == set(theme.kind_marks) == set(Kind)
    assert set(theme.highlights) == set(Colour) - {Colour.UNDERLINE}
    assert all(contrast(theme.kind_marks[kind], theme.kinds[kind]) >= VISIBLE for kind in Kind)
    assert len({STROKES.get(kind) for kind in Kind}) >= 4


@ALL
def test_palette_and_style_sheet_follow_the_theme(qapp: QApplication, theme: Theme) -> None:
    apply_theme(qapp, theme)
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == theme.page
    assert theme.accent in qapp.styleSheet()
    assert "@" not in qapp.styleSheet()


@ALL
def test_every_icon_is_drawn_in_the_text_colour(qapp: QApplication, theme: Theme) -> None:
    names = {
        file.stem for file in resource("icons").glob("*.svg") if "currentColor" in file.read_text("utf-8")
    }
    assert {"back", "open", "bookmark-filled", "theme-dark", "more", "caption"} <= names
    for name in names:
        image = icon(name, theme).pixmap(24, 24).toImage()
        found = {
            image.pixelColor(x, y).name()
            for x, y in product(range(image.width()), range(image.height()))
            if image.pixelColor(x, y).alpha() == 255
        }
        assert theme.text in found, name


def test_the_program_has_an_icon_at_sixteen_pixels(qapp: QApplication) -> None:
    image = application_icon().pixmap(16, 16).toImage()
    colours = {image.pixelColor(x, 3).name() for x in range(16)}
    assert "#ffffff" in colours


def test_a_new_theme_shows_everywhere_at_once(window: MainWindow, qtbot, qapp: QApplication) -> None:
    """Putting it on takes several events; what is painted in between would be half of each theme."""
    places = [window.mapFromGlobal(pane.mapToGlobal(pane.rect().center())) for pane in _grounds(window)]
    seen = [_painted(window, places)]
    qtbot.keyClick(window.article.text, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    turns = 0
    while seen[-1] == seen[0] and turns < 1000:
        qapp.processEvents()
        seen.append(_painted(window, places))
        turns += 1
    qtbot.wait(100)
    assert window.theme.name != "light"
    assert _painted(window, places) == seen[-1]
    assert all(one != other for one, other in zip(seen[0], seen[-1], strict=True))
    assert window.updatesEnabled()


def test_who_goes_through_the_themes_quickly_sees_the_last(window: MainWindow, qtbot) -> None:
    names = [*themes()][1:]
    for _ in names:
        qtbot.keyClick(window.article.text, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    dark = themes()[names[-1]]
    qtbot.waitUntil(lambda: _painted(window, [QPoint(3, window.height() // 2)]) == [dark.window])
    assert dark.accent in QApplication.instance().styleSheet()
    assert window.updatesEnabled()


def _grounds(window: MainWindow) -> list[QWidget]:
    """Panes whose middle shows their ground."""
    return [window.menuBar(), window.statusBar(), window.toolbar, window.sidebar.tabBar()]


def _painted(window: MainWindow, places: list[QPoint]) -> list[str]:
    """The colours that stand on the screen now."""
    image = window.screen().grabWindow(window.winId()).toImage()
    return [image.pixelColor(place).name() for place in places]
