"""The gallery: every pane and state of the running program, in every theme and language.

A scene is a row of a table: its name, what brings the window there, and what is taken instead of the
whole window. Scenes follow one another; each leaves the window as the next one expects it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from zonereader.errors import PAGE_SENTENCES, PageProblem
from zonereader.gui.camera import Camera
from zonereader.gui.dialogs.shortcuts import ShortcutsDialog
from zonereader.gui.help_window import HelpWindow
from zonereader.gui.language import LANGUAGES
from zonereader.gui.ledger_window import View
from zonereader.gui.main_window import MainWindow
from zonereader.gui.panes.ledger_filters import Filters
from zonereader.gui.preferences import Choice
from zonereader.gui.printing import DOTS, Sheets
from zonereader.gui.theme import themes
from zonereader.library.records import Colour, Failure
from zonereader.model import ArticleKind, Span

SETTLE_MILLISECONDS = 350
A4_MILLIMETRES = (166.0, 253.0)
PAPER_MARGIN = 70
CHARTED = "总投资"
TAKEN_AT_EVERY_SIZE = ("article", "search", "settings")


@dataclass(frozen=True, slots=True)
class Scene:
    """``prepare`` brings the window there and returns what is taken, None for the window."""

    name: str
    prepare: Callable[[MainWindow], QWidget | None]


def scenes() -> tuple[Scene, ...]:
    """What there is to see, in the order in which it is shown."""
    return (
        Scene("article", _show_figure),
        Scene("selection", _select),
        Scene("find", _find),
        Scene("note", _show_note),
        Scene("source", lambda window: _show_tab(window, 2)),
        Scene("related", _related),
        Scene("correct-figure", _correct_figure),
        Scene("facts", lambda window: _dialog(window, "facts")),
        Scene("ledger", lambda window: _ledger(window, View.LIST)),
        Scene("ledger-labels", lambda window: _ledger(window, View.TOPICS)),
        Scene("ledger-which", lambda window: _ledger(window, View.ZONES)),
        Scene("ledger-chart", lambda window: _ledger(window, View.ZONES, Filters(topic=CHARTED))),
        Scene("hub", _hub),
        Scene("guide", _guide),
        Scene("search", lambda window: _search(window, "新能源")),
        Scene("nothing-found", lambda window: _search(window, "没有这个词")),
        Scene("nothing-matches", _filter),
        Scene("caption", _show_caption),
        Scene("notice", _say),
        Scene("settings", lambda window: _dialog(window, "settings")),
        Scene("shortcuts", _shortcuts),
        Scene("commands", lambda window: _dialog(window, "commands")),
        Scene("keys", lambda window: _dialog(window, "keys")),
        Scene("export", lambda window: _dialog(window, "export")),
        Scene("about", lambda window: _dialog(window, "about")),
    )


def gallery(camera: Camera, out: Path) -> list[Path]:
    """Every scene in every language and theme, and an article as it is printed."""
    _mark(camera)
    files = []
    for language in LANGUAGES:
        camera.window.preferences.choose(Choice.LANGUAGE, language)
        for theme in themes():
            camera.window.apply_theme(theme)
            files += _take(camera, out / language, theme, scenes())
    return [*files, *_paper(camera.window, out)]


def at_size(camera: Camera, out: Path, size: QSize, language: str) -> list[Path]:
    """The scenes that depend most on room, in a window of another size."""
    camera.window.resize(size)
    camera.window.preferences.choose(Choice.LANGUAGE, language)
    chosen = tuple(scene for scene in scenes() if scene.name in TAKEN_AT_EVERY_SIZE)
    ratio = round(100 * camera.window.devicePixelRatioF())
    percent = camera.window.preferences.text(Choice.WINDOW_TEXT)
    suffix = f"{size.width()}x{size.height()}-{ratio}" + (f"-text{percent}" if percent else "")
    return _take(camera, out / language, suffix, chosen)


def _take(camera: Camera, out: Path, suffix: str, wanted: tuple[Scene, ...]) -> list[Path]:
    files = []
    for scene in wanted:
        _reset(camera.window)
        widget = scene.prepare(camera.window)
        camera.rest(SETTLE_MILLISECONDS)
        files.append(camera.take(out / f"{scene.name}-{suffix}.png", widget))
        if widget is not None:
            widget.close()
    _reset(camera.window)
    return files


def _reset(window: MainWindow) -> None:
    """The richest article from its top, nothing searched, filtered or said."""
    window.search_box.clear()
    window.zones.filter.clear()
    window.notice.hide()
    window.centre.setCurrentWidget(window.article)
    window.article.find_bar.hide()
    window.sidebar.notes.editor.finish()
    richest = max(window.session.articles(), key=lambda row: row.figures)
    window.reading.open(richest.id, offset=richest.start)
    window.article.end_selection()
    window.article.text.verticalScrollBar().setValue(0)


def _show_tab(window: MainWindow, number: int) -> None:
    window.sidebar.setCurrentIndex(number)


def _show_figure(window: MainWindow) -> None:
    _show_tab(window, 0)
    window.article.show_figure(1)
    window.sidebar.figures.select(1)


def _first_words(window: MainWindow, length: int) -> tuple[Span, ...]:
    detail = window.article.detail
    if detail is None:
        return ()
    first = next(p.spans[0] for p in detail.article.passages if p.spans[0].end - p.spans[0].start > length)
    return (Span(first.start, first.start + length),)


def _select(window: MainWindow) -> None:
    _show_tab(window, 0)
    window.article.text.select_spans(_first_words(window, 12))


def _find(window: MainWindow) -> None:
    window.article.open_find()
    window.article.find_bar.line.setText("亿元")


def _mark(camera: Camera) -> None:
    """A highlight with a note on it; made once."""
    window = camera.window
    _reset(window)
    detail = window.article.detail
    if detail is None or window.session.annotations(detail.row.id):
        return
    window.annotating.highlight_spans(_first_words(window, 22), Colour.YELLOW)
    window.sidebar.notes.editor.text.setPlainText("与去年同期的数字比较。 #待核")
    window.sidebar.notes.editor.finish()
    camera.wait_for(lambda: bool(window.session.annotations(detail.row.id)))


def _show_note(window: MainWindow) -> None:
    _show_tab(window, 1)
    detail = window.article.detail
    if detail is not None:
        window.sidebar.notes.choose(window.session.annotations(detail.row.id)[0].uuid)


def _search(window: MainWindow, words: str) -> None:
    window.search_box.setText(words)


def _filter(window: MainWindow) -> None:
    _show_tab(window, 0)
    window.zones.filter.setText("没有这个园区")


def _show_caption(window: MainWindow) -> None:
    row = next((each for each in window.session.articles() if each.kind is ArticleKind.CAPTION), None)
    if row is not None:
        window.reading.open(row.id)


def _say(window: MainWindow) -> None:
    """As after an import in which some files were no pages."""
    words = PAGE_SENTENCES[PageProblem.BINARY].format(path="scan.txt")
    window.session.import_ended.emit([Failure(Path("scan.txt"), words)] * 2)


def _dialog(window: MainWindow, action: str) -> QWidget | None:
    """What an action opens."""
    before = set(window.findChildren(QDialog))
    window.actions_by_id[action].trigger()
    return next(iter(set(window.findChildren(QDialog)) - before), None)


def _related(window: MainWindow) -> None:
    """An article of the zone that has most of them."""
    _show_tab(window, 3)
    rows = window.session.articles()
    zones = Counter(row.zone for row in rows if row.zone)
    window.reading.open(next(row.id for row in rows if row.zone == zones.most_common(1)[0][0]))


def _correct_figure(window: MainWindow) -> QWidget | None:
    _show_figure(window)
    before = set(window.findChildren(QDialog))
    if window.article.detail is not None:
        window.correcting.correct_figure(window.article.detail.figures[1])
    return next(iter(set(window.findChildren(QDialog)) - before), None)


def _ledger(window: MainWindow, view: View, filters: Filters | None = None) -> QWidget | None:
    window.ledger.open(window.theme, filters)
    ledger = window.ledger.window
    if ledger is not None:
        ledger.set_view(view)
        ledger.wanted.emit()
    return ledger


def _hub(window: MainWindow) -> QWidget:
    hub = window.show_hub()
    hub.table.selectRow(0)
    return hub


def _guide(window: MainWindow) -> QWidget | None:
    window.actions_by_id["guide"].trigger()
    return window.findChild(HelpWindow)


def _shortcuts(window: MainWindow) -> QWidget | None:
    dialog = _dialog(window, "shortcuts")
    if isinstance(dialog, ShortcutsDialog):
        dialog.choose("find")
        dialog.edit.setKeySequence("Ctrl+E")
    return dialog


def _paper(window: MainWindow, out: Path) -> Iterator[Path]:
    """The printed sheets of the richest article, as pictures."""
    _reset(window)
    detail = window.article.detail
    if detail is None:
        return
    room = QSizeF(*(side / 25.4 * DOTS for side in A4_MILLIMETRES))
    sheets = Sheets(detail, window.session.annotations(detail.row.id), window.article.fonts, room)
    for number in range(sheets.count):
        picture = QImage(
            room.toSize() + QSize(2 * PAPER_MARGIN, 2 * PAPER_MARGIN), QImage.Format.Format_RGB32
        )
        picture.fill(QColor("#ffffff"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(PAPER_MARGIN, PAPER_MARGIN)
        sheets.paint(painter, number)
        painter.end()
        file = out / f"paper-{number + 1}.png"
        picture.save(str(file))
        yield file
