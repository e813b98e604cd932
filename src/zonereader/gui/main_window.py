"""The window: panes side by side, and how they speak to one another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMessageBox,
    QProgressBar,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from zonereader import __version__
from zonereader.gui.actions import ENTRIES, make_actions, menu_names
from zonereader.gui.annotating import Annotating
from zonereader.gui.dialogs.export import ExportDialog
from zonereader.gui.dialogs.keys import KeysDialog
from zonereader.gui.fonts import FontSet
from zonereader.gui.icons import icon
from zonereader.gui.importing import ImportProgress
from zonereader.gui.panes.article_pane import ArticlePane
from zonereader.gui.panes.notice_bar import NoticeBar
from zonereader.gui.panes.search_pane import SearchPane
from zonereader.gui.panes.sidebar import Sidebar
from zonereader.gui.panes.zone_pane import ZonePane
from zonereader.gui.reading import Reading
from zonereader.gui.session import Session
from zonereader.gui.state import LEAST_PIXELS, MOST_PIXELS, NORMAL_PIXELS, WindowState
from zonereader.gui.theme import apply_theme, themes
from zonereader.library.records import SearchHit, SearchResult

FIRST_SIZE = QSize(1280, 800)
FIRST_WIDTHS = [270, 700, 310]
SEARCH_MILLISECONDS = 120
TOOLBAR_ICON = 20
TEXT_STEP = 2


class MainWindow(QMainWindow):
    """Builds the panes and connects them; what happens is the session's and the controllers'."""

    def __init__(self, session: Session, fonts: FontSet, state: WindowState) -> None:
        super().__init__()
        self.session, self.state = session, state
        names = list(themes())
        self.theme = themes()[state.text("theme") if state.text("theme") in names else names[0]]
        self.pixels = state.pixels()
        self.actions_by_id = make_actions(self)
        self.zones = ZonePane(self)
        self.article = ArticlePane(fonts, self.theme, self.pixels, self)
        self.results = SearchPane(self.theme, self)
        self.sidebar = Sidebar(self.theme, self)
        self.notice = NoticeBar(self.theme, self)
        self.search_box = QLineEdit(self)
        self.centre = QStackedWidget(self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.counts = QLabel(self)
        self.progress_words = QLabel(self)
        self.progress = QProgressBar(self)
        self.cancel = QToolButton(self)
        self._search_timer = QTimer(self, singleShot=True, interval=SEARCH_MILLISECONDS)
        self._lay_out()
        self._make_toolbar()
        self._make_menus()
        self.reading = Reading(session, self.zones, self.article, self.sidebar, state)
        self.annotating = Annotating(session, self.article, self.sidebar, state)
        self.importing = ImportProgress(session, self.progress_words, self.progress, self.cancel, self.notice)
        self._connect()
        self._connect_actions()
        self.apply_theme(self.theme.name)
        self._restore()
        if not fonts.has_chinese:
            self.notice.say("No Chinese font was found 没有中文字体: apt install fonts-noto-cjk")

    # Building

    def _lay_out(self) -> None:
        self.setWindowTitle("ZoneReader 园区阅读器")
        self.setAcceptDrops(True)
        self.centre.addWidget(self.article)
        self.centre.addWidget(self.results)
        for pane in (self.zones, self.centre, self.sidebar):
            self.splitter.addWidget(pane)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setHandleWidth(1)
        self.zones.setMinimumWidth(190)
        self.sidebar.setMinimumWidth(230)
        self.centre.setMinimumWidth(360)
        holder = QWidget(self)
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.splitter, 1)
        self.setCentralWidget(holder)
        self.progress.setFixedWidth(140)
        self.progress.setTextVisible(False)
        self.cancel.setText(self.tr("Cancel"))
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self.counts)
        for part in (self.progress_words, self.progress, self.cancel):
            bar.addPermanentWidget(part)
            part.hide()
        self.resize(FIRST_SIZE)

    def _make_toolbar(self) -> None:
        bar = QToolBar(self.tr("Toolbar"), self)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setIconSize(QSize(TOOLBAR_ICON, TOOLBAR_ICON))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(bar)
        self._add_buttons(bar, ("back", "forward", "open"))
        bar.addWidget(_stretch(bar))
        self.search_box.setPlaceholderText(self.tr("Search titles and text"))
        self.search_box.setAccessibleName(self.tr("Search the library"))
        self.search_box.setClearButtonEnabled(True)
        self.search_box.setMinimumWidth(220)
        self.search_box.setMaximumWidth(460)
        bar.addWidget(self.search_box)
        bar.addWidget(_stretch(bar))
        self._add_buttons(bar, ("bookmark", "highlight", "note"))
        bar.addSeparator()
        self._add_buttons(bar, ("smaller", "larger", "theme", "export"))

    def _add_buttons(self, bar: QToolBar, ids: Sequence[str]) -> None:
        for action_id in ids:
            action = self.actions_by_id[action_id]
            bar.addAction(action)
            button = bar.widgetForAction(action)
            button.setAccessibleName(action.text())

    def _make_menus(self) -> None:
        for menu_id, name in menu_names().items():
            menu = self.menuBar().addMenu(name)
            group = None
            for entry in ENTRIES:
                if entry.menu == menu_id:
                    if group not in (None, entry.group):
                        menu.addSeparator()
                    menu.addAction(self.actions_by_id[entry.id])
                    group = entry.group

    def _connect(self) -> None:
        self.session.problem.connect(self.notice.say)
        self.session.articles_changed.connect(self.show_counts)
        self.session.opened.connect(self.show_counts)
        self.session.annotations_changed.connect(self.update_actions)
        self.reading.shown.connect(self._on_shown)
        self.search_box.textChanged.connect(lambda _: self._search_timer.start())
        self.search_box.returnPressed.connect(self._on_search_entered)
        self._search_timer.timeout.connect(self._search)
        self.results.hit_chosen.connect(self._on_hit)
        self.results.closed.connect(self.leave_search)
        self.article.zone_activated.connect(self.zones.show_zone)
        self.article.page_activated.connect(lambda: self.sidebar.setCurrentWidget(self.sidebar.provenance))
        self.article.bookmark_toggled.connect(self.annotating.toggle_bookmark)
        self.article.size_stepped.connect(lambda step: self.set_text_size(self.pixels + step * TEXT_STEP))

    def _connect_actions(self) -> None:
        text, reading, notes = self.article, self.reading, self.annotating
        slots = {
            "open": self._open_pages,
            "open_folder": self._open_folder,
            "export": self._export,
            "data_folder": self._show_data_folder,
            "quit": self.close,
            "undo": self.session.undo,
            "redo": self.session.redo,
            "copy_source": notes.copy_selection,
            "find": text.open_find,
            "find_next": lambda: text.find_bar.step(1),
            "find_previous": lambda: text.find_bar.step(-1),
            "search": self._focus_search,
            "back": reading.back,
            "forward": reading.forward,
            "next_article": lambda: reading.step(1),
            "previous_article": lambda: reading.step(-1),
            "page_on": reading.page_on,
            "page_back": text.page_up,
            "next_figure": lambda: text.step_figure(1),
            "previous_figure": lambda: text.step_figure(-1),
            "next_pane": lambda: self._focus_pane(1),
            "previous_pane": lambda: self._focus_pane(-1),
            "highlight": notes.highlight,
            "note": notes.note,
            "bookmark": notes.toggle_bookmark,
            "show_notes": lambda: self.sidebar.setCurrentWidget(self.sidebar.notes),
            "toggle_read": reading.toggle_read,
            "larger": lambda: self.set_text_size(self.pixels + TEXT_STEP),
            "smaller": lambda: self.set_text_size(self.pixels - TEXT_STEP),
            "normal_size": lambda: self.set_text_size(NORMAL_PIXELS),
            "theme": self._next_theme,
            "full_screen": self._toggle_full_screen,
            "keys": lambda: KeysDialog(self.actions_by_id, self).open(),
            "about": self._about,
        }
        for action_id, slot in slots.items():
            self.actions_by_id[action_id].triggered.connect(lambda _=False, do=slot: do())

    # Looks

    def apply_theme(self, name: str) -> None:
        """Show the whole window in another theme."""
        self.theme = themes()[name]
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, self.theme)
        for entry in ENTRIES:
            if entry.icon:
                shown = f"theme-{name}" if entry.id == "theme" else entry.icon
                self.actions_by_id[entry.id].setIcon(icon(shown, self.theme))
        for pane in (self.article, self.results, self.sidebar, self.notice):
            pane.set_theme(self.theme)
        self.update_actions()
        self.state.set_text("theme", name)

    def _next_theme(self) -> None:
        names = list(themes())
        self.apply_theme(names[(names.index(self.theme.name) + 1) % len(names)])

    def set_text_size(self, pixels: int) -> None:
        """Show the article's text in another size."""
        self.pixels = min(MOST_PIXELS, max(LEAST_PIXELS, pixels))
        self.article.set_text_size(self.pixels)
        self.state.set_pixels(self.pixels)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_counts(self) -> None:
        """Say in the status bar how much is in the library."""
        found = self.session.counts()
        if found is not None:
            words = self.tr("{0} pages · {1} articles · {2} figures")
            self.counts.setText(words.format(found.pages, found.articles, found.figures))

    def update_actions(self) -> None:
        """Grey out what cannot be done now."""
        detail = self.article.detail
        self.actions_by_id["undo"].setEnabled(self.session.can_undo)
        self.actions_by_id["redo"].setEnabled(self.session.can_redo)
        self.actions_by_id["back"].setEnabled(self.reading.can_go_back)
        self.actions_by_id["forward"].setEnabled(self.reading.can_go_forward)
        for action_id in ("note", "bookmark", "highlight", "find", "toggle_read", "copy_source"):
            self.actions_by_id[action_id].setEnabled(detail is not None)
        marked = self.annotating.bookmark is not None
        bookmark: QAction = self.actions_by_id["bookmark"]
        bookmark.setIcon(icon("bookmark-filled" if marked else "bookmark", self.theme))

    def _on_shown(self) -> None:
        self.centre.setCurrentWidget(self.article)
        self.update_actions()

    # Searching

    def _focus_search(self) -> None:
        self.search_box.setFocus()
        self.search_box.selectAll()

    def _search(self) -> None:
        words = self.search_box.text()
        if words.strip():
            self.session.search(words, self._on_found)
        else:
            self.leave_search()

    def _on_found(self, result: SearchResult) -> None:
        if self.search_box.text() == result.query:
            self.results.show_result(result)
            self.centre.setCurrentWidget(self.results)

    def _on_search_entered(self) -> None:
        if self.centre.currentWidget() is self.results:
            self.results.choose_first()

    def _on_hit(self, hit: SearchHit) -> None:
        self.reading.open(hit.article_id, spans=hit.spans[:1])

    def leave_search(self) -> None:
        """Go back from the results to the article."""
        self.centre.setCurrentWidget(self.article)

    # Files

    def _open_pages(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Open pages"), "", self.tr("Pages (*.txt);;All files (*)")
        )
        self.open_files([Path(file) for file in files])

    def _open_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Open a folder of pages"))
        self.open_files([Path(folder)] if folder else [])

    def open_files(self, paths: Sequence[Path]) -> None:
        """Import files and folders."""
        if paths:
            self.session.import_paths(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.open_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def _show_data_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.session.path.parent)))

    def _export(self) -> None:
        self.sidebar.notes.flush()
        detail = self.article.detail
        dialog = ExportDialog(self.session, detail.row if detail else None, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.exported.connect(self._on_exported)
        dialog.open()

    def _on_exported(self, files: list[Path]) -> None:
        folder = QUrl.fromLocalFile(str(files[0].parent))
        words = self.tr("Exported to {0}").format("、".join(str(file) for file in files[:3]))
        self.notice.say(words, self.tr("Open the folder"), lambda: QDesktopServices.openUrl(folder))

    # Other

    def _focus_pane(self, step: int) -> None:
        tab = self.sidebar.currentWidget()
        lists = {self.sidebar.figures: self.sidebar.figures.list, self.sidebar.notes: self.sidebar.notes.list}
        side = lists.get(tab, self.sidebar.provenance.text)
        middle = self.article.text if self.centre.currentWidget() is self.article else self.results.list
        panes = (self.zones.tree, middle, side)
        focus = QApplication.focusWidget()
        here = next((i for i, pane in enumerate(panes) if pane is focus), -step)
        panes[(here + step) % len(panes)].setFocus()

    def _about(self) -> None:
        box = QMessageBox(self)
        box.setWindowTitle(self.tr("About ZoneReader"))
        box.setIconPixmap(QGuiApplication.windowIcon().pixmap(64, 64))
        words = self.tr(
            "ZoneReader 园区阅读器 {0}\n\nReads newspaper pages on China's development zones.\nMIT licence."
        )
        box.setText(words.format(__version__))
        box.open()

    def _restore(self) -> None:
        self.restoreGeometry(self.state.bytes("geometry"))
        if not self.splitter.restoreState(self.state.bytes("splitter")):
            self.splitter.setSizes(FIRST_WIDTHS)
        self.zones.set_closed_nodes(self.state.names("closed"))
        tab = self.state.text("tab", "0")
        self.sidebar.setCurrentIndex(int(tab) if tab.isdecimal() else 0)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.sidebar.notes.finish()
        self.reading.keep_place()
        self.state.set_bytes("geometry", self.saveGeometry())
        self.state.set_bytes("splitter", self.splitter.saveState())
        self.state.set_names("closed", self.zones.closed_nodes())
        self.state.set_text("tab", str(self.sidebar.currentIndex()))
        self.state.save()
        self.session.close()
        super().closeEvent(event)


def _stretch(bar: QToolBar) -> QWidget:
    filler = QWidget(bar)
    filler.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return filler
