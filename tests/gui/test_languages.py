"""Both languages, complete: in the window, in every dialog, and when changed while the window is open."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QTabWidget,
    QToolButton,
    QTreeWidget,
    QWidget,
)

from zonereader.gui.dialogs.unsaved import UnsavedDialog
from zonereader.gui.help_window import HelpWindow
from zonereader.gui.language import LANGUAGES, speak
from zonereader.gui.preferences import Choice
from zonereader.gui.why_words import SENTENCES, why_words
from zonereader.page.reasons import Why

HAN = re.compile("[\u4e00-\u9fff]")
LATIN_WORD = re.compile("[A-Za-z]{3,}")
SAME_IN_BOTH = re.compile(
    r"(Ctrl|Alt|Shift|Space|Esc|PgUp|PgDown|F\d+|Del)\b|English|Markdown|Obsidian|Logseq|ZoneReader|/|\.txt|_digest"
)
DIALOGS = ("settings", "shortcuts", "commands", "keys", "export", "about")
QTS_OWN = {"ScrollLeftButton", "ScrollRightButton"}
"""Parts of a tab bar that Qt names once, when it is made."""
BOTH = pytest.mark.parametrize("language", LANGUAGES)


LARGE = pytest.mark.parametrize("percent", ["", "200"])


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[None]:
    """Whatever is spoken in a test, and how large, the next one hears English of the normal size."""
    font = qapp.font()
    yield
    qapp.setFont(font)
    speak(qapp)
    qapp.sendPostedEvents(None, QEvent.Type.LanguageChange.value)


def use(window, language: str) -> None:
    window.preferences.choose(Choice.LANGUAGE, language)
    QApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)


def said_by(widget: QWidget) -> list[str]:
    """What one widget says, shown or to screen readers."""
    words = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
    if isinstance(widget, QLabel | QAbstractButton):
        words.append(widget.text())
    if isinstance(widget, QLineEdit):
        words.append(widget.placeholderText())
    if isinstance(widget, QComboBox):
        words += [widget.itemText(n) for n in range(widget.count())]
    if isinstance(widget, QTabWidget):
        words += [widget.tabText(n) for n in range(widget.count())]
    if isinstance(widget, QTreeWidget):
        heads = [widget.topLevelItem(n) for n in range(widget.topLevelItemCount())]
        words += [
            each.text(0) for head in heads for each in (head, *map(head.child, range(head.childCount())))
        ]
    return [each for each in words if each]


def said_in(root: QWidget) -> dict[str, list[str]]:
    """What everything below ``root`` says, by where it stands."""
    found: dict[str, list[str]] = {}
    for number, widget in enumerate([root, *root.findChildren(QWidget)]):
        is_own = not isinstance(widget.window(), QDialog) or widget.window() is root
        if is_own and widget.objectName() not in QTS_OWN:
            found[f"{number} {type(widget).__name__} {widget.objectName()}"] = said_by(widget)
    return found


def foreign(words: list[str], language: str) -> list[str]:
    """What is not of ``language``; names of fonts, keys and files are of none."""
    if language == "en":
        return [each for each in words if HAN.search(each) and "园区阅读器" not in each]
    return [
        each
        for each in words
        if LATIN_WORD.search(each) and not HAN.search(each) and not SAME_IN_BOTH.search(each)
    ]


def clipped(root: QWidget) -> list[str]:
    """Labels and buttons whose words do not fit into them."""
    found = []
    for widget in root.findChildren(QWidget):
        is_icon = isinstance(widget, QToolButton) and not widget.icon().isNull()
        is_icon = is_icon or widget.objectName() in QTS_OWN
        if is_icon or not widget.isVisibleTo(root) or not isinstance(widget, QLabel | QAbstractButton):
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            fits = widget.heightForWidth(widget.width()) <= widget.height() + 1
        else:
            fits = widget.minimumSizeHint().width() <= widget.width() + 1
        if not fits or widget.mapTo(root, QPoint(widget.width(), 0)).x() > root.width() + 1:
            found.append(widget.text())
    return found


def open_dialog(qtbot, window, action: str) -> QDialog:
    before = set(window.findChildren(QDialog))
    window.actions_by_id[action].trigger()
    (dialog,) = set(window.findChildren(QDialog)) - before
    qtbot.waitUntil(dialog.isVisible)
    qtbot.wait(50)
    return dialog


@LARGE
@BOTH
def test_every_dialog_speaks_the_language_and_nothing_is_cut(
    qtbot, window, speaking, language: str, percent: str
) -> None:
    use(window, language)
    window.preferences.choose(Choice.WINDOW_TEXT, percent)
    for action in DIALOGS:
        dialog = open_dialog(qtbot, window, action)
        row = window.article.detail.row
        data = {row.heading, row.zone or row.heading, *window.zones.model.names._known}
        families = set()
        if action == "settings":
            families = {box.itemText(n) for box in (dialog.han, dialog.latin) for n in range(1, box.count())}
            families |= set(LANGUAGES.values()) | {dialog.library.text()}
        for place, words in said_in(dialog).items():
            ours = [each for each in words if each not in families and not any(d in each for d in data)]
            assert foreign(ours, language) == [], (action, place)
        assert clipped(dialog) == [], action
        dialog.close()
        QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize("action", ["settings", "shortcuts", "keys", "export", "about"])
def test_a_dialog_that_is_open_changes_its_language(qtbot, window, speaking, action: str) -> None:
    dialog = open_dialog(qtbot, window, action)
    english = said_in(dialog)
    if action == "export":
        dialog.format.setCurrentIndex(2)
    use(window, "zh_CN")
    qtbot.wait(50)
    row = window.article.detail.row
    families = {box.itemText(n) for box in dialog.findChildren(QComboBox) for n in range(1, box.count())}
    ours = [each for said in said_in(dialog).values() for each in said if each not in families]
    assert foreign([each for each in ours if row.heading not in each], "zh_CN") == []
    assert clipped(dialog) == []
    if action == "export":
        assert dialog.format.currentIndex() == 2
    use(window, "en")
    qtbot.wait(50)
    assert said_in(dialog).keys() >= english.keys() or action in ("keys", "shortcuts")
    assert foreign([each for said in said_in(dialog).values() for each in said if each in ours], "en") == []
    dialog.close()


@LARGE
@BOTH
def test_what_is_said_about_what_was_not_saved_fits(
    qtbot, window, speaking, language: str, percent: str
) -> None:
    use(window, language)
    window.preferences.choose(Choice.WINDOW_TEXT, percent)
    dialog = UnsavedDialog((), "unsaved.json", window)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    qtbot.wait(50)
    assert all(foreign(words, language) == [] for words in said_in(dialog).values())
    assert clipped(dialog) == []
    dialog.close()


@LARGE
@BOTH
def test_what_an_empty_pane_says_is_not_cut(qtbot, window, speaking, language: str, percent: str) -> None:
    use(window, language)
    window.preferences.choose(Choice.WINDOW_TEXT, percent)
    window.search_box.setText("没有这个词")
    qtbot.waitUntil(lambda: window.centre.currentWidget() is window.results, timeout=5000)
    window.zones.filter.setText("没有这个园区")
    qtbot.wait(50)
    assert clipped(window) == []
    window.centre.setCurrentWidget(window.article)
    window.article.clear()
    window.sidebar.setCurrentIndex(1)
    qtbot.wait(50)
    assert clipped(window) == []


@LARGE
@BOTH
def test_the_window_speaks_one_language(qtbot, window, speaking, language: str, percent: str) -> None:
    use(window, language)
    window.preferences.choose(Choice.WINDOW_TEXT, percent)
    qtbot.wait(50)
    menus = [action.text() for action in window.menuBar().actions()]
    entries = [action.text() for action in window.actions_by_id.values()]
    assert foreign([*menus, *entries], language) == []
    for pane in (
        window.statusBar(),
        window.search_box,
        window.notice,
        window.zones.filter,
        window.sidebar.figures,
    ):
        assert foreign([each for each in said_by(pane) if "zone:" not in each], language) == []
    assert clipped(window) == []


def test_a_window_that_changes_its_language_says_what_one_opened_in_it_says(
    qtbot, open_window, qapp, speaking, tmp_path
) -> None:
    changed = open_window(library=tmp_path / "one.db")
    first = changed.zones.model.articles()[0]
    changed.reading.open(first.id)
    qtbot.wait(50)
    english = said_in(changed)
    use(changed, "zh_CN")
    opened = open_window(library=tmp_path / "two.db")
    opened.resize(changed.size())
    opened.reading.open(first.id)
    qtbot.wait(50)
    one, other = ([words for words in said_in(each).values() if words] for each in (changed, opened))
    assert one == other
    assert changed.article.text.document().toPlainText() == opened.article.text.document().toPlainText()
    use(changed, "en")
    qtbot.wait(50)
    assert [words for words in said_in(changed).values() if words] == [w for w in english.values() if w]


@BOTH
def test_windows_beside_the_main_one_change_their_language_too(
    qtbot, window, speaking, language: str
) -> None:
    window.actions_by_id["ledger"].trigger()
    window.actions_by_id["guide"].trigger()
    hub, ledger = window.show_hub(), window.ledger.window
    guide = window.findChild(HelpWindow)
    qtbot.waitUntil(lambda: ledger.stack.currentWidget() is ledger.table, timeout=10_000)
    hub.kind.setCurrentIndex(2)
    guide.list.setCurrentRow(1)
    use(window, "en" if language == "zh_CN" else "zh_CN")
    use(window, language)
    qtbot.wait(100)
    qtbot.waitUntil(lambda: ledger.stack.currentWidget() is ledger.table and not window.session.is_busy)
    data = {row.zone for row in window.session.articles() if row.zone}
    data |= {each for said in said_in(ledger.message).values() for each in said}  # no longer shown
    heads = [view.model() for view in (hub.table, ledger.table, ledger.topic_table)]
    words = [
        model.headerData(n, Qt.Orientation.Horizontal) for model in heads for n in range(model.columnCount())
    ]
    words += [guide.list.item(n).text() for n in range(guide.list.count())]
    for place in (hub, ledger, guide):
        words += [each for said in said_in(place).values() for each in said]
    ours = [each for each in words if not any(name in each for name in data) and ">100亿元" not in each]
    assert foreign(ours, language) == []
    assert [clipped(each) for each in (hub, ledger, window.sidebar)] == [[], [], []]
    assert hub.kind.currentIndex() == 2
    assert guide.list.currentRow() == 1
    assert guide.text.source().path().endswith(guide.list.item(1).data(Qt.ItemDataRole.UserRole).fileName())


def test_every_reason_is_said_in_both_languages(qapp: QApplication, speaking) -> None:
    assert set(SENTENCES) == {why.value for why in Why}
    speak(qapp, "zh_CN")
    assert [why for why in Why if foreign([why_words(why)], "zh_CN")] == []
    speak(qapp, "en")
    assert [why for why in Why if why_words(why) != why.value] == []


def test_qts_own_dialogs_are_translated_too(qapp: QApplication, qtbot, speaking) -> None:
    speak(qapp, "zh_CN")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert "取消" in box.button(QDialogButtonBox.StandardButton.Cancel).text()


def test_the_language_is_kept_for_the_next_start(qtbot, open_window, qapp, speaking) -> None:
    window = open_window()
    use(window, "zh_CN")
    assert window.state.text(Choice.LANGUAGE) == "zh_CN"
    assert window.menuBar().actions()[0].text().startswith("文件")
    assert "个版面" in window.counts.text()
