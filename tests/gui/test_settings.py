"""Settings, through mouse and keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument

from hands import CONTROL, opened, press, richest
from zonereader.gui.dialogs.settings import SettingsDialog
from zonereader.gui.fonts import chinese_families, latin_families, shows
from zonereader.gui.preferences import Choice


def settings(qtbot, window) -> SettingsDialog:
    return opened(qtbot, window, SettingsDialog, Qt.Key.Key_Comma, CONTROL)


def choose(qtbot, box, data: str) -> None:
    """Choose an entry of a combo box with the arrow keys."""
    box.setFocus()
    while box.currentData() != data:
        before = box.currentIndex()
        qtbot.keyClick(box, Qt.Key.Key_Down if box.findData(data) > before else Qt.Key.Key_Up)
        assert box.currentIndex() != before


def families_at(window, words: str) -> list[str]:
    """The fonts of the last place of the article that shows ``words``."""
    document = window.article.text.document()
    cursor = document.find(words, document.characterCount() - 1, QTextDocument.FindFlag.FindBackward)
    assert not cursor.isNull(), words
    first = QTextCursor(document)
    first.setPosition(cursor.selectionStart() + 1)
    return first.charFormat().font().families()


def test_every_font_on_offer_shows_what_it_is_offered_for(qapp) -> None:
    assert chinese_families()
    assert all(shows(name, "园区阅读器数据") for name in chinese_families())
    assert all(shows(name, "AZaz09%") for name in latin_families())
    assert not {"Noto Sans CJK JP", "Noto Serif CJK KR"} & set(chinese_families())


def test_fonts_size_and_space_show_in_the_article_at_once_and_stay(qtbot, open_window) -> None:
    window = open_window()
    window.reading.open(richest(window).id)
    dialog = settings(qtbot, window)
    han = dialog.han.itemData(dialog.han.count() - 1)
    choose(qtbot, dialog.han, han)
    assert families_at(window, "高新区")[0] == han
    latin = dialog.latin.itemData(dialog.latin.count() - 1)
    assert latin
    before = window.article.text.document().toPlainText()
    choose(qtbot, dialog.latin, latin)
    assert families_at(window, "17.7")[0] == latin
    assert families_at(window, "高新区")[0] == han
    assert window.article.text.document().toPlainText() == before
    dialog.pixels.setFocus()
    qtbot.keyClick(dialog.pixels, Qt.Key.Key_Up)
    assert window.pixels == 19
    qtbot.mouseClick(dialog.gaps, Qt.MouseButton.LeftButton, pos=dialog.gaps.rect().center() / 4)
    assert not window.preferences.is_on(Choice.GAPS)
    window.close()
    again = open_window()
    assert again.article.fonts.body == han
    assert again.article.fonts.latin == latin
    assert again.pixels == 19
    assert not again.preferences.is_on(Choice.GAPS)


def test_the_size_that_a_key_sets_shows_in_the_dialog(qtbot, window) -> None:
    dialog = settings(qtbot, window)
    press(qtbot, window, Qt.Key.Key_Plus, CONTROL)
    assert dialog.pixels.value() == window.pixels == 20


def test_a_theme_is_chosen_and_given_back_to_the_system(qtbot, window) -> None:
    dialog = settings(qtbot, window)
    choose(qtbot, dialog.theme, "dark")
    assert window.theme.name == "dark"
    choose(qtbot, dialog.theme, "")
    assert window.theme.name == "light"
    assert window.state.text(Choice.THEME) == ""


def test_the_dialog_opens_once_and_says_where_things_lie(qtbot, window) -> None:
    dialog = settings(qtbot, window)
    assert settings(qtbot, window) is dialog
    assert dialog.library.text().endswith("library.db")
    qtbot.waitUntil(lambda: "1 kept" in dialog.backups.text(), timeout=5000)
    press(qtbot, dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_without_a_chinese_font_a_file_can_be_named(qtbot, window, tmp_path: Path) -> None:
    from zonereader.paths import resource

    (tmp_path / "none.ttf").write_bytes(b"no font")
    window.opening.use_font_file(str(tmp_path / "none.ttf"))
    assert "none.ttf" in window.notice.message.text()
    file = next(resource("fonts").glob("*Regular.otf"))
    window.opening.use_font_file(str(file))
    assert window.preferences.text(Choice.FONT_FILE) == str(file)
    assert shows(window.article.fonts.body, "园区")
