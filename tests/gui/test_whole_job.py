"""The whole main job, as a person does it: first launch to a file of notes, over a restart."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt
from PySide6.QtCore import Qt

from hands import CONTROL, commit


def test_from_first_launch_to_an_exported_note(qtbot, open_window, tmp_path: Path) -> None:
    window = open_window()

    # pick a zone, then its article
    row = next(r for r in window.zones.model.articles() if r.zone == "成都高新区")
    tree = window.zones.tree
    index = window.zones.model.index_of_article(row.id)
    tree.scrollTo(index)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())
    detail = window.article.detail
    assert detail.row.id == row.id

    # click a figure in the list: the text goes there
    pane = window.sidebar.figures
    money = next(f for f in detail.figures if f.text == "668.4亿元")
    place = pane.model.find(lambda figure: figure == money)
    pane.list.scrollTo(place)
    qtbot.mouseClick(
        pane.list.viewport(), Qt.MouseButton.LeftButton, pos=pane.list.visualRect(place).center()
    )
    assert window.article.text._scene.current == detail.figures.index(money)

    # highlight the figure's words, and note something on them
    window.article.text.select_spans([type(detail.article.passages[0].spans[0])(money.start, money.end)])
    window.activateWindow()
    with qtbot.waitSignal(window.session.annotations_changed):
        qtbot.keyClick(window, Qt.Key.Key_H)
    window.article.text.select_spans([type(detail.article.passages[0].spans[0])(money.start, money.end)])
    qtbot.keyClick(window, Qt.Key.Key_M, CONTROL)
    with qtbot.waitSignal(window.session.annotations_changed, timeout=2000):
        commit(window.sidebar.notes.editor.text, "核对一季度数字")
    window.close()

    # the next start: still there
    window = open_window()
    (note,) = window.session.annotations()
    assert (note.exact, note.body) == ("668.4亿元", "核对一季度数字")
    assert window.article.detail.row.zone == "成都高新区"

    # export
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL)
    from zonereader.gui.dialogs.export import ExportDialog

    dialog = window.findChild(ExportDialog)
    qtbot.waitUntil(lambda: "核对一季度数字" in dialog.preview.toPlainText(), timeout=5000)
    dialog.target.setText(str(tmp_path / "notes"))
    with qtbot.waitSignal(dialog.exported, timeout=5000):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)

    # the file
    (file,) = (tmp_path / "notes").glob("*.md")
    text = file.read_text("utf-8")
    _, front, body = text.split("---\n", 2)
    assert yaml.safe_load(front)["zr_highlights"] == 1
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    shown = [token.content for token in tokens if token.type == "inline"]
    assert "668.4亿元" in shown
    assert "核对一季度数字" in shown
    assert any(token.type == "table_open" for token in tokens)
    assert "66840000000" in shown


@pytest.mark.originals
def test_the_original_pages_are_read_in_the_window(qtbot, open_window, originals: list[Path]) -> None:
    window = open_window(*originals)
    names = {row.page_name for row in window.zones.model.articles()}
    assert names == {path.name for path in originals}  # each in the place of its digest
    zones = {row.zone for row in window.zones.model.articles()}
    assert {"厦门火炬高新区", "昆山高新区", "肇庆高新区", "长春新区"} <= zones
