"""The window: panes side by side, and how they speak to one another."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from zonereader.gui.actions import ENTRIES, make_actions, menu_names, name_actions
from zonereader.gui.folders import show_folder
from zonereader.gui.fonts import FontSet
from zonereader.gui.icons import icon
from zonereader.gui.language import retranslate, speak
from zonereader.gui.panes.article_pane import ArticlePane
from zonereader.gui.panes.drop_sign import DropSign
from zonereader.gui.panes.notice_bar import NoticeBar
from zonereader.gui.panes.side_by_side import SideBySide
from zonereader.gui.preferences import Choice, Preferences
from zonereader.gui.progress import Progress, ProgressStrip
from zonereader.gui.search_box import SearchBox
from zonereader.gui.session import Session
from zonereader.gui.shortcuts import Shortcuts
from zonereader.gui.sizes import icon_size, scaled, text_pixels
from zonereader.gui.state import LEAST_PIXELS, MOST_PIXELS, NORMAL_PIXELS, Grouping, WindowState
from zonereader.gui.theme import Theme, system_theme, theme_steps, themes
from zonereader.gui.typesetting import in_a_list
from zonereader.gui.unseen import Unseen
from zonereader.library.records import Colour, Mark

if TYPE_CHECKING:
    from zonereader.gui.first_look import Shown
    from zonereader.gui.hub import Hub
    from zonereader.gui.ledgering import Ledgering
    from zonereader.gui.printing import Printing
    from zonereader.links import Target

TITLE = "ZoneReader 园区阅读器"
FIRST_SIZE = QSize(1280, 800)
ONLY_PAINT = (
    QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents | QEventLoop.ProcessEventsFlag.ExcludeSocketNotifiers
)
PAINT_MILLISECONDS = 50
"""How long a first paint is waited for that the screen has not asked for yet."""

TOOLBAR_ICON = 20
MOST_SEARCH_WIDTH = 460
TEXT_STEP = 2
NEED_ARTICLE = (
    "note", "bookmark", "highlight", *(f"highlight_{colour}" for colour in Colour), "find", "toggle_read",
    "copy_source", "page_on", "print", "save_pdf", "facts", "show_source",
)  # fmt: skip


class MainWindow(QMainWindow):
    """Builds the panes and connects them; what happens is the session's and the controllers'."""

    _is_painted = False

    def __init__(
        self, session: Session, fonts: FontSet, state: WindowState, first: Shown | None = None
    ) -> None:
        super().__init__()
        self.session, self.state, self.fonts = session, state, fonts
        self._may_lose_nothing, self._unseen = True, Unseen(self)
        self._beside: tuple[QWidget, ...] = ()
        self.preferences = Preferences(state, self)
        self.hub: Hub | None = None
        self.fonts, self.theme = fonts, self._chosen_theme()
        self.pixels = state.pixels()
        self.actions_by_id = make_actions(self)
        self.shortcuts = Shortcuts(state, self.actions_by_id, self)
        self.menus: dict[str, QMenu] = {}
        self.article = ArticlePane(fonts, self.theme, self.pixels, self)
        self.notice = NoticeBar(self.theme, self)
        self.search_box = SearchBox(state, self)
        self.centre = QStackedWidget(self)
        self.splitter = SideBySide(self)
        self.counts = QLabel(self)
        self.strip = ProgressStrip(self)
        self.drop_sign = DropSign(self.theme, self)
        self._lay_out()
        self._make_toolbar()
        self._make_menus()
        self._apply_fonts()
        self.article.set_gaps(gaps=self.preferences.is_on(Choice.GAPS))
        if first is not None:
            self._show_first(first)
        self._make_panes()
        self._make_controllers()
        self._connect()
        self._connect_actions()
        if first is None:
            deque(self._dress(self.theme), maxlen=0)
        self.update_actions()
        self._restore()
        self.walking.put_after(self.zones.last, self.article)
        self.setTabOrder(self.sidebar.last, self.search_box)  # the keys go round from left to right
        self.zones.focus_tree()
        if not fonts.has_chinese:
            self.opening.say_fontless()

    # Building

    def _show_first(self, first: Shown) -> None:
        """Paint an article in its place before what stands beside it is made; keys and clicks wait."""
        deque(self._dress(self.theme), maxlen=0)
        self._beside = QWidget(self), QWidget(self)
        self._restore_sizes(*self._beside)
        self.article.show_article(first.detail, first.annotations, page_offset=first.offset)
        self.setWindowTitle(f"{in_a_list(first.detail.row.heading)} – {TITLE}")
        self.show()
        wait = QDeadlineTimer(PAINT_MILLISECONDS)
        while not self._is_painted and not wait.hasExpired():
            QApplication.processEvents(ONLY_PAINT, wait)

    def _make_panes(self) -> None:
        """What stands beside the article."""
        from zonereader.gui.panes.search_pane import SearchPane
        from zonereader.gui.panes.sidebar import Sidebar
        from zonereader.gui.panes.zone_pane import ZonePane

        self.zones = ZonePane(self)
        self.results = SearchPane(self.theme, self)
        self.sidebar = Sidebar(self.theme, self)
        self.centre.addWidget(self.results)

    def _make_controllers(self) -> None:
        """What leads from one pane to another; loaded here, behind the first paint."""
        from zonereader.gui.annotating import Annotating
        from zonereader.gui.correcting import Correcting
        from zonereader.gui.exchange import Exchange
        from zonereader.gui.following import Following
        from zonereader.gui.opening import Opening
        from zonereader.gui.reading import Reading
        from zonereader.gui.relating import Relating
        from zonereader.gui.searching import Searching
        from zonereader.gui.walking import Walking
        from zonereader.gui.watching import Watching

        session, state = self.session, self.state
        self.reading = Reading(session, self.zones, self.article, self.sidebar, state)
        self.following = Following(session, self.reading)
        self.annotating = Annotating(session, self.article, self.sidebar, state)
        self.correcting = Correcting(
            session, self.article, self.sidebar, self.reading, self.zones.model.names
        )
        self.searching = Searching(
            session, self.search_box, self.results, self.zones.saved, self.reading, self.article
        )
        self.relating = Relating(session, self.reading, self.sidebar)
        self.progress = Progress(session, self.strip, self.notice)
        self.watching = Watching(session, self.preferences, self.notice)
        self.exchange, self.walking = Exchange(self), Walking(self)
        self.opening = Opening(self.preferences, session, self.notice, self)
        self.opening.fonts_found.connect(self.set_fonts)

    @cached_property
    def ledger(self) -> Ledgering:
        """What opens the ledger's window; made when it is first wanted."""
        from zonereader.gui.ledgering import Ledgering

        return Ledgering(self.session, self.reading, self.zones.model.names.of, self)

    @cached_property
    def printing(self) -> Printing:
        """What puts the article on paper; made when it is first wanted."""
        from zonereader.gui.printing import Printing

        return Printing(self.session, self.article, self.notice, self.state)

    def _lay_out(self) -> None:
        self.setWindowTitle(TITLE)
        self.centre.addWidget(self.article)
        holder = QWidget(self)
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.splitter, 1)
        self.setCentralWidget(holder)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self.counts)
        bar.addPermanentWidget(self.strip)
        self.resize(FIRST_SIZE)

    def _make_toolbar(self) -> None:
        bar = self.toolbar = QToolBar(self)
        bar.setAccessibleName(self.tr("Toolbar"))
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(bar)
        self._add_buttons(bar, ("back", "forward", "open", "ledger"))
        bar.addWidget(_stretch(bar))
        self.search_box.setMinimumWidth(160)
        self.search_box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        bar.addWidget(self.search_box)
        bar.addWidget(_stretch(bar))
        self._add_buttons(bar, ("bookmark", "highlight", "note"))
        bar.addSeparator()
        self._add_buttons(bar, ("smaller", "larger", "theme", "export"))

    def _add_buttons(self, bar: QToolBar, ids: Sequence[str]) -> None:
        bar.addActions([self.actions_by_id[action_id] for action_id in ids])

    def _make_menus(self) -> None:
        for menu_id, name in menu_names().items():
            menu = self.menus[menu_id] = self.menuBar().addMenu(name)
            group = None
            for entry in ENTRIES:
                if entry.menu == menu_id:
                    if group not in (None, entry.group):
                        menu.addSeparator()
                    menu.addAction(self.actions_by_id[entry.id])
                    group = entry.group
        self.menus["view"].aboutToShow.connect(self._check_grouping)
        for action_id in ("note", "bookmark", "copy_source", "toggle_read", "find"):
            self.article.addAction(self.actions_by_id[action_id])

    def _connect(self) -> None:
        self.session.problem.connect(self.notice.say)
        self.drop_sign.dropped.connect(self.open_files)
        self.session.articles_changed.connect(self.show_counts)
        self.session.annotations_changed.connect(self.update_actions)
        self.progress.hint_changed.connect(self._say_hint)
        self.progress.page_wanted.connect(self.reading.open_page)
        self.progress.retranslate()
        self.preferences.changed.connect(self._on_chosen)
        self.shortcuts.changed.connect(lambda: retranslate(self))
        self.reading.shown.connect(self._on_shown)
        self.following.missed.connect(self.notice.say)
        self.searching.found.connect(lambda: self.centre.setCurrentWidget(self.results))
        self.searching.left.connect(lambda: self.centre.setCurrentWidget(self.article))
        self.search_box.spelt = self.zones.model.names.of
        self.zones.ledger_wanted.connect(lambda filters: self.ledger.open(self.theme, filters))
        self.sidebar.figures.ledger_wanted.connect(lambda filters: self.ledger.open(self.theme, filters))
        self.article.zone_activated.connect(self.zones.show_zone)
        self.article.page_activated.connect(lambda: self.sidebar.setCurrentWidget(self.sidebar.provenance))
        self.article.bookmark_toggled.connect(self.annotating.toggle_own_bookmark)
        self.article.size_stepped.connect(lambda step: self.set_text_size(self.pixels + step * TEXT_STEP))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def _connect_actions(self) -> None:
        for action_id, slot in self._slots().items():
            self.actions_by_id[action_id].triggered.connect(lambda _=False, do=slot: do())

    def _slots(self) -> dict[str, Callable[[], object]]:
        """What each command does."""
        text, reading, notes = self.article, self.reading, self.annotating
        return {
            "open": self._open_pages,
            "open_folder": self._open_folder,
            "export": self.exchange.export,
            "print": lambda: self.printing.print_article(),  # noqa: PLW0108 - made when it is wanted
            "save_pdf": lambda: self.printing.save_pdf(),  # noqa: PLW0108
            "data_folder": lambda: show_folder(self.session.path.parent),
            "quit": self.close,
            "undo": self.session.edits.undo,
            "redo": self.session.edits.redo,
            "copy_source": notes.copy_selection,
            "find": text.open_find,
            "find_next": lambda: self.searching.walk(1),
            "find_previous": lambda: self.searching.walk(-1),
            "search": self.searching.focus_box,
            "ledger": lambda: self.ledger.open(self.theme),
            "settings": self.opening.settings,
            "shortcuts": lambda: self.opening.shortcuts(self.shortcuts, self.actions_by_id),
            "back": reading.back,
            "forward": reading.forward,
            "next_article": lambda: reading.step(1),
            "previous_article": lambda: reading.step(-1),
            "page_on": reading.page_on,
            "page_back": text.page_up,
            "next_figure": lambda: text.step_figure(1),
            "previous_figure": lambda: text.step_figure(-1),
            "show_source": self.correcting.show_source,
            "facts": self.correcting.set_facts,
            "next_pane": lambda: self.walking.step(1),
            "previous_pane": lambda: self.walking.step(-1),
            "focus_tree": lambda: self.walking.go_to(0),
            "focus_article": lambda: self.walking.go_to(1),
            "focus_sidebar": lambda: self.walking.go_to(2),
            "highlight": notes.highlight,
            **{f"highlight_{each}": partial(self._highlight_in, each) for each in Colour},
            "note": notes.note,
            "bookmark": notes.toggle_bookmark,
            "next_mark": lambda: notes.step_mark(1),
            "previous_mark": lambda: notes.step_mark(-1),
            "import_notes": self.exchange.take_in_notes,
            "hub": self.show_hub,
            "put_mark": notes.reattach,
            "zone_note": lambda: self.show_hub().write(self.reading.row.zone if self.reading.row else None),
            "show_notes": lambda: self.walking.show_tab(self.sidebar.notes),
            "show_related": lambda: self.walking.show_tab(self.sidebar.related),
            "toggle_read": reading.toggle_read,
            "larger": lambda: self.set_text_size(self.pixels + TEXT_STEP),
            "smaller": lambda: self.set_text_size(self.pixels - TEXT_STEP),
            "normal_size": lambda: self.set_text_size(NORMAL_PIXELS),
            "theme": self._next_theme,
            **{f"group_{each}": partial(self.zones.group_by, each) for each in Grouping},
            "full_screen": lambda: self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen),
            "guide": lambda: self.opening.guide(self.fonts, self.theme),
            "commands": lambda: self.opening.commands(self.actions_by_id, self.zones, reading),
            "keys": lambda: self.opening.keys(self.actions_by_id),
            "about": self.opening.about,
        }

    # Looks

    def apply_theme(self, name: str) -> None:
        """Show the whole window in another theme at once."""
        self.theme = themes()[name]
        self._unseen.run(self._dress_all(self.theme))
        self._unseen.finish()

    def _dress_all(self, theme: Theme) -> Iterator[None]:
        """Put on another theme, step by step."""
        yield from self._dress(theme)
        self.update_actions()
        yield
        panes = (self.article, self.results, self.sidebar, self.notice, self.drop_sign)
        for pane in (*panes, self.hub, vars(self).get("ledger")):
            if pane is not None:
                pane.set_theme(theme)
                yield

    def _dress(self, theme: Theme) -> Iterator[None]:
        """The program's colours, and what of the window is there from the first paint on."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            yield from theme_steps(app, theme)
        for entry in ENTRIES:
            if entry.icon:
                shown = f"theme-{theme.name}" if entry.id == "theme" else entry.icon
                self.actions_by_id[entry.id].setIcon(icon(shown, theme))
        self.search_box.set_theme(theme)
        self.toolbar.setIconSize(icon_size(TOOLBAR_ICON))
        for rest in self.toolbar.findChildren(QToolButton, "qt_toolbar_ext_button"):
            rest.setIcon(icon("more", theme))
        self.search_box.setMaximumWidth(scaled(MOST_SEARCH_WIDTH))

    def _chosen_theme(self) -> Theme:
        """The reader's, or the one that goes with the system."""
        name = self.preferences.text(Choice.THEME)
        return themes()[name if name in themes() else system_theme()]

    def _next_theme(self) -> None:
        names = list(themes())
        following = names[(names.index(self.theme.name) + 1) % len(names)]
        self.preferences.choose(Choice.THEME, following)

    def _follow_system(self) -> None:
        """The system went dark or light; who has chosen a theme keeps it."""
        self.theme = self._chosen_theme()
        self._unseen.run(self._dress_all(self.theme))

    def set_text_size(self, pixels: int) -> None:
        """Show the article's text in another size."""
        fitting = min(MOST_PIXELS, max(LEAST_PIXELS, pixels))
        self.preferences.choose(Choice.TEXT_SIZE, str(fitting))

    def _on_chosen(self, choice: Choice) -> None:
        """Something was chosen anew: it shows at once."""
        apply = {
            Choice.THEME: self._follow_system,
            Choice.WINDOW_TEXT: self._apply_window_text,
            Choice.TEXT_SIZE: self._apply_size,
            Choice.HAN_FONT: self._apply_fonts,
            Choice.LATIN_FONT: self._apply_fonts,
            Choice.GAPS: lambda: self.article.set_gaps(gaps=self.preferences.is_on(Choice.GAPS)),
            Choice.LANGUAGE: self._apply_language,
        }.get(choice)
        if apply is not None:
            apply()

    def _apply_size(self) -> None:
        self.pixels = self.state.pixels()
        self.article.set_text_size(self.pixels)

    def _apply_window_text(self) -> None:
        """Menus, lists and dialogs in another size; the panes beside the article keep their share."""
        pixels = text_pixels(self.preferences.text(Choice.WINDOW_TEXT))
        QApplication.setFont(self.fonts.font(self.fonts.window, pixels))
        self.apply_theme(self.theme.name)
        self.splitter.fit_text()

    def set_fonts(self, fonts: FontSet) -> None:
        """Use other fonts, as where there were none for Chinese before."""
        self.fonts = fonts
        self._apply_fonts()

    def _apply_fonts(self) -> None:
        han, latin = (self.preferences.text(each) for each in (Choice.HAN_FONT, Choice.LATIN_FONT))
        self.article.set_fonts(self.fonts.chosen(han, latin))

    def _apply_language(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            speak(app, self.preferences.text(Choice.LANGUAGE))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            name_actions(self.actions_by_id)
            retranslate(self)
            for menu_id, name in menu_names().items():
                self.menus[menu_id].setTitle(name)
            self.toolbar.setAccessibleName(self.tr("Toolbar"))
            self.show_counts()
            self.update_actions()
        super().changeEvent(event)

    def show_counts(self) -> None:
        """Say in the status bar how much is in the library."""
        found = self.session.counts()
        words = self.tr("{0} pages · {1} articles · {2} figures")
        self.counts.setText(words.format(found.pages, found.articles, found.figures))

    def _check_grouping(self) -> None:
        """Tick how the tree is grouped now, here or by its own menu."""
        for each in Grouping:
            action = self.actions_by_id[f"group_{each}"]
            action.setCheckable(True)
            action.setChecked(each is self.zones.grouping)

    def update_actions(self) -> None:
        """Grey out what cannot be done now."""
        enabled = {
            "undo": self.session.edits.can_undo,
            "redo": self.session.edits.can_redo,
            "back": self.reading.can_go_back,
            "forward": self.reading.can_go_forward,
        }
        enabled |= dict.fromkeys(NEED_ARTICLE, self.article.detail is not None)
        for action_id, is_enabled in enabled.items():
            self.actions_by_id[action_id].setEnabled(is_enabled)
        ribbon = self.actions_by_id["bookmark"]
        name = "bookmark" if self.annotating.bookmark is None else "bookmark-filled"
        if ribbon.data() != (worn := f"{name}, {self.theme.name}"):  # it would be painted anew
            ribbon.setData(worn)
            ribbon.setIcon(icon(name, self.theme))

    def _say_hint(self, words: str) -> None:
        """Say in the panes that are empty what is going on."""
        self.zones.set_hint(words)
        self.article.set_hint(words)

    def _on_shown(self) -> None:
        self.centre.setCurrentWidget(self.article)
        row = self.reading.row
        self.setWindowTitle(f"{in_a_list(row.heading)} – {TITLE}" if row else TITLE)
        self.update_actions()

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

    def open_targets(self, targets: Sequence[Target]) -> None:
        """Import files and folders, and go where the last of the links leads."""
        self.open_files([target for target in targets if isinstance(target, Path)])
        for target in targets:
            if not isinstance(target, Path):
                self.following.follow(target)

    def show_hub(self) -> Hub:
        """Show all marks of the library in their own window."""
        if self.hub is None:
            from zonereader.gui.hub import Hub

            self.hub = Hub(self.session, self.theme, self)
            self.hub.place_chosen.connect(self._show_mark)
            self.hub.export_requested.connect(self.exchange.export)
        self.hub.show()
        self.hub.raise_()
        self.hub.activateWindow()
        return self.hub

    def _show_mark(self, mark: Mark) -> None:
        if mark.row is not None:
            self.reading.open(mark.row.id, spans=mark.annotation.spans)
            self.sidebar.notes.choose(mark.annotation.uuid)
            self.activateWindow()

    # Other

    def _highlight_in(self, colour: Colour) -> None:
        self.annotating.highlight_spans(self.article.selected_spans(), colour)

    def event(self, event: QEvent) -> bool:
        # Space presses a button that has the focus, even where it pages on elsewhere.
        self._is_painted = self._is_painted or event.type() == QEvent.Type.Paint
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            focus = QApplication.focusWidget()
            if event.key() == Qt.Key.Key_Space and isinstance(focus, QAbstractButton | QComboBox):
                event.accept()
                return True
        return super().event(event)

    def _restore_sizes(self, left: QWidget, right: QWidget) -> None:
        """The window and its panes in the sizes they had."""
        self.splitter.fill(left, self.centre, right)
        self.restoreGeometry(self.state.bytes("geometry"))
        if not self.splitter.restoreState(self.state.bytes("splitter")):
            self.splitter.share_out()

    def _restore(self) -> None:
        if not self._beside:
            self._restore_sizes(self.zones, self.sidebar)
        for empty, pane in zip(self._beside, (self.zones, self.sidebar), strict=False):
            pane.setMinimumWidth(empty.minimumWidth())
            self.splitter.replaceWidget(self.splitter.indexOf(empty), pane)
            empty.deleteLater()
        self.zones.set_toggled_groups(self.state.names("closed"), self.state.names("opened"))
        grouping = self.state.text("grouping", Grouping.ZONE)
        self.zones.group_by(Grouping(grouping) if grouping in set(Grouping) else Grouping.ZONE)
        tab = self.state.text("tab", "0")
        self.sidebar.setCurrentIndex(int(tab) if tab.isdecimal() else 0)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.sidebar.notes.editor.finish()
        if self.hub is not None:
            self.hub.editor.finish()
        self.reading.keep_place()
        if self._may_lose_nothing and not self.session.settle():
            event.ignore()
            self.opening.unsaved(self.close, self._close_anyway)
            return
        if "ledger" in vars(self):
            self.ledger.close()
        self.state.set_bytes("geometry", self.saveGeometry())
        self.state.set_bytes("splitter", self.splitter.saveState())
        closed, opened = self.zones.toggled_groups()
        self.state.set_names("closed", closed)
        self.state.set_names("opened", opened)
        self.state.set_text("grouping", self.zones.grouping)
        self.state.set_text("tab", str(self.sidebar.currentIndex()))
        self.state.save()
        self.session.close()
        super().closeEvent(event)

    def _close_anyway(self) -> None:
        self._may_lose_nothing = False
        self.close()


def _stretch(bar: QToolBar) -> QWidget:
    filler = QWidget(bar)
    filler.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return filler
