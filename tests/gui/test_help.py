"""The guide and the About dialog, opened from the real window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QUrl
from PySide6.QtWidgets import QApplication

from zonereader import __version__
from zonereader.gui.dialogs.about import AboutDialog
from zonereader.gui.help_window import HelpWindow, guide_folder
from zonereader.gui.main_window import MainWindow
from zonereader.paths import APP_ID


@pytest.fixture
def help_window(window: MainWindow) -> Iterator[HelpWindow]:
    window.actions_by_id["guide"].trigger()
    shown = window.findChild(HelpWindow)
    assert shown is not None
    yield shown
    shown.close()


def test_the_guide_is_in_the_windows_language() -> None:
    assert guide_folder(QLocale("zh_CN")).name == "zh"
    assert guide_folder(QLocale("zh_TW")).name == "zh"
    assert guide_folder(QLocale("en_US")).name == "en"
    assert guide_folder(QLocale("de_DE")).name == "en"


def test_every_chapter_is_shown_with_its_pictures(help_window: HelpWindow) -> None:
    assert help_window.isVisible()
    assert help_window.list.count() >= 10
    for row in range(help_window.list.count()):
        help_window.list.setCurrentRow(row)
        title = help_window.list.item(row).text()
        assert help_window.text.toPlainText().startswith(title)
    help_window.list.setCurrentRow(0)
    assert help_window.text.document().size().width() > 0
    assert "\ufffc" in help_window.text.toPlainText()


def test_a_link_leads_to_its_chapter(help_window: HelpWindow) -> None:
    help_window.text.anchorClicked.emit(QUrl("03-search.md"))
    assert help_window.text.source().fileName() == "03-search.md"
    assert help_window.list.currentRow() == 2


def test_asking_again_raises_the_same_window(window: MainWindow, help_window: HelpWindow) -> None:
    window.actions_by_id["guide"].trigger()
    assert window.findChildren(HelpWindow) == [help_window]


def test_about_names_versions_and_licences(qtbot, window: MainWindow) -> None:
    window.actions_by_id["about"].trigger()
    dialog = window.findChild(AboutDialog)
    assert dialog is not None
    assert __version__ in dialog.versions.text()
    assert str(window.session.path) in dialog.versions.text()
    dialog.close()


def test_desktops_know_the_program_by_its_id(qapp: QApplication) -> None:
    assert qapp.desktopFileName() == APP_ID
    assert not qapp.windowIcon().isNull()
    for size in (16, 32, 48):
        image = qapp.windowIcon().pixmap(size, size).toImage()
        colours = {image.pixelColor(x, y).name() for x in range(size) for y in range(size)}
        assert len(colours) > 3
    assert qapp.applicationDisplayName()
