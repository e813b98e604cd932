"""The hub of all marks, tags, marks put back by hand: in the real window."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from factories import TEXT, page, reading
from hands import CONTROL, NONE, SHIFT
from zonereader.gui.main_window import MainWindow
from zonereader.gui.models.marks import Column
from zonereader.library.annotate import changed, new_annotation, new_note
from zonereader.library.importing import import_steps
from zonereader.library.library import Library
from zonereader.library.records import AnchorState, AnnotationKind, Colour
from zonereader.model import Span

WAIT = 10_000


def marked(window: MainWindow, colour: Colour = Colour.YELLOW, at: int = 0) -> None:
    """Highlight the beginning of a passage of the article shown."""
    detail = window.article.detail
    assert detail is not None
    span = detail.article.passages[at].spans[0]
    window.annotating.highlight_spans((Span(span.start, min(span.end, span.start + 8)),), colour)


def settle(qtbot, window: MainWindow, count: int) -> None:
    qtbot.waitUntil(lambda: len(window.session.marks()) == count, timeout=WAIT)


def test_the_hub_filters_edits_tags_and_deletes_and_all_can_be_undone(qtbot, window: MainWindow) -> None:
    marked(window, Colour.YELLOW, 0)
    marked(window, Colour.UNDERLINE, 1)
    settle(qtbot, window, 2)
    hub = window.show_hub()
    assert [len(hub.model.rows), hub.editor.tags.isVisible()] == [2, False]
    hub.colour.setCurrentIndex(hub.colour.findData(Colour.UNDERLINE))
    hub.colour.activated.emit(hub.colour.currentIndex())
    assert [m.annotation.colour for m in hub.model.rows] == [Colour.UNDERLINE]
    hub.table.selectRow(0)
    hub.editor.text.setPlainText("在中心写的")
    hub.editor.tags.setText("待核，产业/光伏")
    hub.editor.tags.commit()
    qtbot.waitUntil(lambda: window.session.tags() == ("待核", "产业/光伏"), timeout=WAIT)
    hub.colour.setCurrentIndex(0)
    hub.colour.activated.emit(0)
    assert hub.tag.findData("待核") > 0
    hub.editor.tags.setText("待核, 光")
    assert hub.editor.tags.offers() == ["产业/光伏"]
    hub.editor.tags._complete("产业/光伏")
    assert hub.editor.tags.tags() == ("待核", "产业/光伏")
    hub.words.setText("中心写")
    qtbot.waitUntil(lambda: len(hub.model.rows) == 1, timeout=WAIT)
    hub.words.clear()
    qtbot.waitUntil(lambda: len(hub.model.rows) == 2, timeout=WAIT)
    hub.table.selectAll()
    hub.tag_chosen("重要")
    qtbot.waitUntil(lambda: window.session.tags()[0] == "重要", timeout=WAIT)
    hub.rename_tag("重要", "待核")
    qtbot.waitUntil(lambda: window.session.tags() == ("待核", "产业/光伏"), timeout=WAIT)
    hub.table.selectAll()
    QTest.keyClick(hub.table, Qt.Key.Key_Delete)
    settle(qtbot, window, 0)
    window.session.edits.undo()
    settle(qtbot, window, 2)
    window.session.edits.undo()
    qtbot.waitUntil(lambda: window.session.tags()[0] == "重要", timeout=WAIT)


def test_a_note_on_a_zone_and_a_free_one(qtbot, window: MainWindow) -> None:
    window.actions_by_id["zone_note"].trigger()
    hub = window.hub
    assert hub is not None
    row = window.reading.row
    assert row is not None
    hub.editor.text.setPlainText("这个园区")
    hub.editor.flush()
    settle(qtbot, window, 1)
    hub.write()
    hub.editor.text.setPlainText("随手")
    hub.editor.flush()
    settle(qtbot, window, 2)
    assert {(m.annotation.zone, m.annotation.body) for m in window.session.marks()} == {
        (row.zone, "这个园区"),
        (None, "随手"),
    }
    assert hub.model.rows[0].row is None


def test_a_mark_is_put_on_the_selection_and_copied_with_its_note(qtbot, window: MainWindow) -> None:
    marked(window)
    settle(qtbot, window, 1)
    before = window.session.marks()[0].annotation
    window.annotating.reattach(before, (Span(before.spans[0].start, before.spans[0].end + 4),))
    qtbot.waitUntil(lambda: window.session.marks()[0].annotation.exact != before.exact, timeout=WAIT)
    after = window.session.marks()[0].annotation
    assert after.exact.startswith(before.exact)
    assert len(after.exact) == len(before.exact) + 4
    window.annotating.copy_mark(changed(after, body="看"))
    assert QGuiApplication.clipboard().text().startswith(after.exact)
    assert QGuiApplication.clipboard().text().endswith("）\n看")


def test_typing_on_and_on_is_saved_all_the_same(qtbot, window: MainWindow) -> None:
    window.annotating.note()
    editor = window.sidebar.notes.editor
    end = time.monotonic() + 1.5
    while time.monotonic() < end:
        editor.text.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClick(editor.text, Qt.Key.Key_A)
        QTest.qWait(40)
        if window.session.marks():
            break
    assert window.session.marks(), "nothing was saved while the reader was typing"


END = "下一步，西安高新区将围绕光伏、量子等产业开展精准招商，全年力争完成投资690亿元。"
LEAD = "西安高新区今年前三季度总产值1152亿元，增速居全市首位。"
PAGE = f"西安高新区前三季度增长19.4%\n\n本报记者 李明\n\n{LEAD}\n\n{END}\n"


def test_a_mark_without_a_place_is_shown_and_put_back(qtbot, open_window, tmp_path: Path) -> None:
    library, file = tmp_path / "library.db", tmp_path / "page.txt"
    with Library.open(library) as opened:
        file.write_text(PAGE, "utf-8")
        list(import_steps(opened, [file]))
        start = PAGE.index("总产值1152亿元，增速")
        opened.save(
            new_annotation(
                AnnotationKind.NOTE, opened.pages()[0].id, PAGE, (Span(start, start + 12),), body="x"
            )
        )
        file.write_text(PAGE.replace("1152", "1125"), "utf-8")
        (step,) = import_steps(opened, [file])
        assert step.carried is not None
        assert step.carried.changed == 1
    window = open_window(library=library)
    lost = window.sidebar.notes.lost
    window.sidebar.setCurrentWidget(window.sidebar.notes)
    qtbot.waitUntil(lost.isVisible, timeout=WAIT)
    lost.list.setCurrentIndex(lost.model.index(0))
    lost.list.clicked.emit(lost.model.index(0))
    lost.accept.click()
    qtbot.waitUntil(lambda: window.session.marks()[0].annotation.state is AnchorState.OK, timeout=WAIT)
    assert "1125亿元" in window.session.marks()[0].annotation.exact
    qtbot.waitUntil(lost.isHidden, timeout=WAIT)


def test_five_thousand_marks_stay_fluent(qtbot, open_window, tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    with Library.open(library) as opened:
        row = opened.add_page(page(), reading(), origin="test")
        made = [
            changed(
                new_annotation(
                    AnnotationKind.HIGHLIGHT, row.id, TEXT, (Span(n % 60, n % 60 + 4),), body=f"第{n}条"
                ),
                tags=[f"标签{n % 20}"],
            )
            for n in range(5000)
        ]
        from zonereader.library.records import Edit

        opened.apply(*(Edit(None, note) for note in made), Edit(None, new_note("x")))
    window = open_window(library=library)
    begin = time.perf_counter()
    hub = window.show_hub()
    QTest.qWaitForWindowExposed(hub)
    opened_in = time.perf_counter() - begin
    begin = time.perf_counter()
    hub.words.setText("第4999条")
    hub._filter()
    filtered_in = time.perf_counter() - begin
    assert len(hub.model.rows) == 1
    assert opened_in < 1.5
    assert filtered_in < 0.3
    assert hub.model.data(hub.model.index(0, Column.TAGS)) == "#标签19"


def test_the_hub_is_worked_by_keys_alone(qtbot, window: MainWindow) -> None:
    marked(window, Colour.YELLOW, 0)
    marked(window, Colour.UNDERLINE, 1)
    settle(qtbot, window, 2)
    QTest.keyClick(window, Qt.Key.Key_B, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: window.hub is not None and window.hub.isActiveWindow())
    hub = window.hub
    assert QApplication.focusWidget() is hub.words
    for key, modifier, where in (
        (Qt.Key.Key_Down, NONE, hub.table),
        (Qt.Key.Key_F, CONTROL, hub.words),
        (Qt.Key.Key_Down, NONE, hub.table),
    ):
        QTest.keyClick(hub.windowHandle(), key, modifier)
        assert QApplication.focusWidget() is where
    assert hub.editor.annotation is not None
    hub.editor.text.setFocus()
    QTest.keyClick(hub.windowHandle(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is hub.table
    QTest.keyClick(hub.windowHandle(), Qt.Key.Key_Escape)
    assert not hub.isVisible()
