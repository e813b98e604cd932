"""The window through mouse and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog

from hands import CONTROL, SHIFT, commit, drop, has_answered, press, richest, select_first_words
from zonereader.gui.dialogs.export import ExportDialog
from zonereader.gui.models.rows import ROW
from zonereader.library.records import AnnotationKind, Colour
from zonereader.model import Figure, Span


def test_first_launch_shows_the_sample_pages(window, seeds) -> None:
    assert window.article.detail is not None
    assert {row.page_name for row in window.session.articles()} == {path.name for path in seeds}
    assert window.zones.model.rowCount() > 3
    assert str(len(window.session.articles())) in window.counts.text()


def test_the_first_article_is_there_before_the_last_page(qtbot, open_window) -> None:
    window = open_window(wait=False)
    names: list[str] = []
    window.session.import_stepped.connect(lambda step: names.append(step.path.name))
    qtbot.waitUntil(lambda: window.article.detail is not None, timeout=30_000)
    assert len(names) < 5


def test_models_keep_qts_rules(window) -> None:
    for model in (window.zones.model, window.sidebar.figures.model, window.sidebar.notes.model):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    window.zones.filter.setText("gxq")
    window.zones.filter.clear()


@pytest.mark.parametrize("words", ["厦门火炬", "xiamen", "xmhj"])
def test_zones_are_found_by_name_pinyin_and_initials(window, words: str) -> None:
    commit(window.zones.filter, words)
    rows = window.zones.model.articles()
    assert rows
    assert {row.zone for row in rows} == {"厦门火炬高新区"}


def test_a_filter_without_a_match_says_so(window) -> None:
    commit(window.zones.filter, "没有这个园区")
    assert window.zones.empty.isVisible()
    assert window.zones.empty.text()


def test_a_click_in_the_tree_opens_the_article(qtbot, window) -> None:
    row = window.zones.model.articles()[-1]
    tree = window.zones.tree
    index = window.zones.model.index_of_article(row.id)
    tree.scrollTo(index)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())
    assert window.article.detail.row.id == row.id


def test_j_and_k_walk_through_the_articles(qtbot, window) -> None:
    first = window.zones.model.articles()[0]
    window.reading.open(first.id)
    press(qtbot, window, Qt.Key.Key_J)
    assert window.article.detail.row.id == window.zones.model.articles()[1].id
    press(qtbot, window, Qt.Key.Key_K)
    assert window.article.detail.row.id == first.id
    press(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.article.detail.row.id == window.zones.model.articles()[1].id


def test_a_figure_in_the_list_leads_to_the_text(qtbot, window) -> None:
    window.reading.open(richest(window).id)
    pane = window.sidebar.figures
    index = pane.model.index(pane.model.rowCount() - 1)
    pane.list.scrollTo(index)
    qtbot.mouseClick(
        pane.list.viewport(), Qt.MouseButton.LeftButton, pos=pane.list.visualRect(index).center()
    )
    assert window.article.text.verticalScrollBar().value() > 0


def test_a_figure_in_the_text_leads_to_the_list(qtbot, window) -> None:
    window.reading.open(richest(window).id)
    press(qtbot, window, Qt.Key.Key_G)
    chosen = window.sidebar.figures.list.currentIndex().data(ROW)
    assert isinstance(chosen, Figure)
    assert chosen == window.article.detail.figures[0]


def test_chips_choose_a_kind(qtbot, window) -> None:
    window.reading.open(richest(window).id)
    pane = window.sidebar.figures
    chip = next(c for c in pane.findChildren(type(window.zones._shelves[0])) if c.text().startswith("Money"))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert {row.kind.value for row in pane.model.rows} == {"money"}


def test_h_highlights_and_undo_takes_it_back(qtbot, window) -> None:
    select_first_words(window)
    with qtbot.waitSignal(window.session.annotations_changed):
        press(qtbot, window, Qt.Key.Key_H)
    (made,) = window.session.annotations()
    assert made.kind is AnnotationKind.HIGHLIGHT
    assert made.colour is Colour.YELLOW
    assert len(made.exact) == 8
    window.article.text.setFocus()
    with qtbot.waitSignal(window.session.annotations_changed):
        press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.annotations() == ()
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(window.session.annotations_changed):
        press(qtbot, window, Qt.Key.Key_Z, control)
    assert [a.uuid for a in window.session.annotations()] == [made.uuid]


def test_a_note_is_saved_as_it_is_written(qtbot, window) -> None:
    select_first_words(window)
    press(qtbot, window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert window.session.annotations() == ()  # a note without words is none
    with qtbot.waitSignal(window.session.annotations_changed, timeout=2000):
        commit(window.sidebar.notes.editor.text, "第一稿")
    assert [a.body for a in window.session.annotations()] == ["第一稿"]
    with qtbot.waitSignal(window.session.annotations_changed, timeout=2000):
        commit(window.sidebar.notes.editor.text, "，改过")
    assert [a.body for a in window.session.annotations()] == ["第一稿，改过"]
    with qtbot.waitSignal(window.session.annotations_changed, timeout=2000):
        window.session.edits.undo()
    assert window.session.annotations() == ()


def test_escape_saves_what_was_written(qtbot, window) -> None:
    select_first_words(window)
    press(qtbot, window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    commit(window.sidebar.notes.editor.text, "不丢")
    with qtbot.waitSignal(window.session.annotations_changed, timeout=2000):
        qtbot.keyClick(window.sidebar.notes.editor.text, Qt.Key.Key_Escape)
    assert [a.body for a in window.session.annotations()] == ["不丢"]
    assert not window.sidebar.notes.editor.is_writing


def test_deleting_a_note_can_be_undone(qtbot, window) -> None:
    select_first_words(window)
    with qtbot.waitSignal(window.session.annotations_changed):
        press(qtbot, window, Qt.Key.Key_H)
    press(qtbot, window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(window.session.annotations_changed):
        qtbot.mouseClick(window.sidebar.notes.editor.trash, Qt.MouseButton.LeftButton)
    assert window.session.annotations() == ()
    with qtbot.waitSignal(window.session.annotations_changed):
        window.session.edits.undo()
    assert len(window.session.annotations()) == 1


def test_paragraphs_have_bookmarks_of_their_own(qtbot, window) -> None:
    window.reading.open(richest(window).id)
    passages = [passage.spans[0] for passage in window.article.detail.article.passages]

    def toggle(number: int | None) -> int:
        """Press Ctrl+D on a part of a paragraph, on nothing for the article; how many there are then."""
        window.article.end_selection()
        if number is not None:
            start = passages[number].start
            window.article.text.select_spans([Span(start + 1, start + 6)])
        with qtbot.waitSignal(window.session.annotations_changed):
            press(qtbot, window, Qt.Key.Key_D, CONTROL)
        return len(window.session.annotations())

    assert [toggle(number) for number in (0, 1, None)] == [1, 2, 3]
    assert window.annotating.bookmark is not None
    assert [toggle(number) for number in (0, None)] == [2, 1]
    assert window.annotating.bookmark is None


def test_the_trees_groupings_are_in_a_menu(window) -> None:
    for name, first in (("page", "000_digest.txt"), ("kind", "高新区"), ("zone", "安徽")):
        action = window.actions_by_id[f"group_{name}"]
        assert action in window.menus["view"].actions()
        action.trigger()
        assert window.zones.grouping == name
        window.menus["view"].aboutToShow.emit()
        checked = [each for each in window.menus["view"].actions() if each.isChecked()]
        assert checked == [action]
        assert first in [group.text for group in window.zones.model.groups()]


def test_a_bookmark_is_set_and_taken_away(qtbot, window) -> None:
    for expected in (1, 0):
        with qtbot.waitSignal(window.session.annotations_changed):
            press(qtbot, window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        assert len(window.session.annotations()) == expected


def test_search_while_typing_and_enter_opens(qtbot, window) -> None:
    press(
        qtbot, window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    commit(window.search_box, "折叠屏")
    qtbot.waitUntil(lambda: has_answered(window), timeout=5000)
    hit = window.results.model.rows[0]
    assert "折叠屏" in hit.snippet
    qtbot.keyClick(window.search_box, Qt.Key.Key_Return)
    assert window.centre.currentWidget() is window.article
    assert window.article.detail.row.id == hit.article_id


def test_a_search_without_a_hit_says_so(qtbot, window) -> None:
    commit(window.search_box, "绝没有的词语")
    qtbot.waitUntil(lambda: has_answered(window), timeout=5000)
    assert "Nothing" in window.results.count.text()


def test_a_letter_in_the_search_box_is_a_letter(qtbot, window) -> None:
    before = window.article.detail.row.id
    window.search_box.setFocus()
    qtbot.keyClicks(window.search_box, "jkh")
    assert window.search_box.text() == "jkh"
    assert window.article.detail.row.id == before


def test_themes_and_text_size(qtbot, window) -> None:
    press(qtbot, window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert window.theme.name == "sepia"
    size = window.pixels
    press(qtbot, window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.pixels > size
    press(qtbot, window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.pixels == size


def test_bad_files_are_said_and_the_rest_goes_on(qtbot, window, tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text(
        "# 江边新区添了一座码头\n\n江边新区今年投资3亿元，新建码头1座。\n", "utf-8"
    )
    with qtbot.waitSignal(window.session.import_ended, timeout=10_000):
        drop(window, tmp_path)
    assert window.notice.isVisible()
    assert "2" in window.notice.message.text()
    qtbot.waitUntil(lambda: any(row.page_name == "good.txt" for row in window.session.articles()))


def test_pages_that_came_in_are_told_and_shown(qtbot, window, tmp_path: Path) -> None:
    assert not window.notice.isVisible()  # on the first launch they are all there is
    page = tmp_path / "gb.txt"
    words = "常州高新区项目开工\n\n本报讯 常州高新区昨日开工项目25个,总投资126亿元。\n"
    page.write_bytes(words.encode("gb18030"))
    drop(window, page)
    qtbot.waitUntil(window.notice.isVisible, timeout=10_000)
    assert window.notice.message.text() == "Pages that came in: 1"
    qtbot.mouseClick(window.notice.button, Qt.MouseButton.LeftButton)
    assert window.article.detail.row.page_name == "gb.txt"
    assert not window.notice.isVisible()


def test_an_original_replaces_its_digest_in_the_tree(qtbot, window, tmp_path: Path) -> None:
    select_first_words(window)
    with qtbot.waitSignal(window.session.annotations_changed):
        press(qtbot, window, Qt.Key.Key_H)
    page = window.session.page(window.article.detail.row.page_id)
    original = tmp_path / page.digest_of
    original.write_text("# 厦门火炬高新区又有新进展\n\n厦门火炬高新区的一个项目投资2亿元。\n", "utf-8")
    window.open_files([original])
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=10_000)
    names = {row.page_name for row in window.zones.model.articles()}
    assert original.name in names
    assert len(window.session.annotations()) == 1
    # of the digest only the article that carries a mark is still there
    (row,) = [row for row in window.zones.model.articles() if row.page_name == page.name]
    window.reading.open(row.id)
    assert original.name in window.sidebar.notes.remark.text()
    assert len(window.sidebar.notes.model.rows) == 1


def test_a_library_that_is_none_is_said_and_left_alone(qtbot, open_window, tmp_path: Path) -> None:
    bad = tmp_path / "notes.db"
    bad.write_bytes(b"these are my notes, not a library")
    window = open_window(library=bad, wait=False)
    qtbot.waitUntil(window.notice.isVisible, timeout=10_000)
    assert "not a ZoneReader library" in window.notice.message.text()
    assert bad.read_bytes() == b"these are my notes, not a library"


def test_place_theme_and_tab_come_back_at_the_next_start(qtbot, open_window) -> None:
    window = open_window()
    last = window.zones.model.articles()[-1]
    window.reading.open(last.id)
    press(qtbot, window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    window.sidebar.setCurrentIndex(1)
    window.close()
    again = open_window()
    assert again.article.detail.row.start == last.start
    assert again.article.detail.row.page_id == last.page_id
    assert again.theme.name == "sepia"
    assert again.sidebar.currentIndex() == 1


def test_every_key_is_in_a_menu_and_in_the_list_of_keys(qtbot, window) -> None:
    in_menus = {a.objectName() for menu in window.menuBar().actions() for a in menu.menu().actions()}
    assert set(window.actions_by_id) <= in_menus
    press(qtbot, window, Qt.Key.Key_Question)
    dialog = window.findChild(QDialog)
    assert dialog.isVisible()
    dialog.close()


def test_the_export_dialog_previews_and_writes(qtbot, window, tmp_path: Path) -> None:
    window.reading.open(richest(window).id)
    press(qtbot, window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(ExportDialog)
    title = window.article.detail.article.title
    qtbot.waitUntil(lambda: title in dialog.preview.toPlainText(), timeout=5000)
    dialog.target.setText(str(tmp_path / "out"))
    with qtbot.waitSignal(dialog.exported, timeout=5000):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    (file,) = (tmp_path / "out").iterdir()
    assert title in file.read_text("utf-8")
    assert str(file) in window.notice.message.text()


def test_a_dialog_closed_before_its_preview_came_disturbs_nobody(qtbot, window) -> None:
    press(qtbot, window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(ExportDialog)
    answered = []
    with qtbot.captureExceptions() as raised:
        dialog.close()
        QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)
        window.session.run(lambda library: None, answered.append, lambda _: None)
        qtbot.waitUntil(lambda: bool(answered), timeout=5000)
    assert raised == []


def test_every_widget_with_an_icon_alone_has_a_name(window) -> None:
    from PySide6.QtWidgets import QToolButton

    nameless = [
        b for b in window.findChildren(QToolButton) if b.isVisible() and not (b.text() or b.accessibleName())
    ]
    assert nameless == []


def test_the_bars_end_leaves_the_reader_at_the_place_that_was_found(qtbot, window) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.reading.open(richest(window).id)
    press(qtbot, window, Qt.Key.Key_F, CONTROL)
    line = window.article.find_bar.line
    commit(line, "亿元")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.article.text
    for _ in range(2):
        qtbot.keyClick(window.article.text, Qt.Key.Key_Right, SHIFT)
    detail = window.article.detail
    (span,) = window.article.selected_spans()
    assert detail.page_text[span.start : span.end] == "亿元"


def test_an_article_that_was_not_scrolled_comes_back_from_its_top(qtbot, window) -> None:
    for _ in range(3):
        press(qtbot, window, Qt.Key.Key_J)
        press(qtbot, window, Qt.Key.Key_K)
        qtbot.wait(20)
        assert window.article.text.verticalScrollBar().value() == 0
