"""The dialogs about the window itself: settings, keys, the command palette, a font file, the guide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from zonereader.gui.fonts import FontSet, add_font
from zonereader.gui.panes.notice_bar import NoticeBar
from zonereader.gui.panes.zone_pane import ZonePane
from zonereader.gui.preferences import Choice, Preferences
from zonereader.gui.reading import Reading
from zonereader.gui.session import Session
from zonereader.gui.shortcuts import Shortcuts
from zonereader.gui.theme import Theme

# In both languages: without a font for one of them nobody could read it.
NO_FONT = "No Chinese font was found 没有中文字体: apt install fonts-noto-cjk"
CHOOSE_FONT = "Choose a font file… 选择字体文件"


class Opening(QObject):
    """Opens them, each loaded when it is first wanted.

    Signals:
        fonts_found: a FontSet; a file that the reader named shows Chinese.
    """

    fonts_found = Signal(object)

    def __init__(
        self, preferences: Preferences, session: Session, notice: NoticeBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._preferences, self._session = preferences, session
        self._notice, self._window = notice, window

    def settings(self) -> None:
        """Open the settings, or bring them to the front."""
        from zonereader.gui.dialogs.settings import SettingsDialog

        dialog = self._window.findChild(SettingsDialog)
        if dialog is None:
            dialog = SettingsDialog(self._preferences, self._session, self._window)
            dialog.font_file_wanted.connect(self.choose_font_file)
        dialog.show()
        dialog.activateWindow()

    def shortcuts(self, shortcuts: Shortcuts, actions: Mapping[str, QAction]) -> None:
        """Open the editor of keys."""
        from zonereader.gui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(shortcuts, actions, self._window).open()

    def commands(self, actions: Mapping[str, QAction], zones: ZonePane, reading: Reading) -> None:
        """Open the command palette."""
        from zonereader.gui.dialogs.commands import CommandPalette

        palette = CommandPalette(actions, zones.model, self._window)
        palette.zone_chosen.connect(zones.show_zone)
        palette.article_chosen.connect(reading.open)
        palette.show()
        palette.activateWindow()

    def keys(self, actions: Mapping[str, QAction]) -> None:
        """Show the sheet of keys."""
        from zonereader.gui.dialogs.keys import KeysDialog

        self._open(KeysDialog(actions, self._window))

    def about(self) -> None:
        """Say what the program is, and where the library lies."""
        from zonereader.gui.dialogs.about import AboutDialog

        self._open(AboutDialog(self._session.path, self._window))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def unsaved(self, try_again: Callable[[], object], give_up: Callable[[], object]) -> None:
        """Ask what shall become of what the disk refuses."""
        from zonereader.gui.dialogs.unsaved import UnsavedDialog
        from zonereader.library.unsaved import file_name

        dialog = UnsavedDialog(self._session.edits.unsaved, file_name(self._session.path), self._window)
        dialog.try_again.connect(try_again, Qt.ConnectionType.QueuedConnection)
        dialog.give_up.connect(give_up, Qt.ConnectionType.QueuedConnection)
        dialog.open()

    def guide(self, fonts: FontSet, theme: Theme) -> None:
        """Show the user's guide, or bring it to the front."""
        from zonereader.gui.help_window import HelpWindow

        shown = self._window.findChild(HelpWindow) or HelpWindow(fonts, theme, self._window)
        shown.show()
        shown.raise_()
        shown.activateWindow()

    def say_fontless(self) -> None:
        """There is no font for Chinese: say so, and what helps."""
        self._notice.say(NO_FONT, CHOOSE_FONT, self.choose_font_file)

    def choose_font_file(self) -> None:
        """Let the reader name a font file where no font shows Chinese."""
        name, _ = QFileDialog.getOpenFileName(self._window, CHOOSE_FONT, "", "*.ttf *.otf *.ttc *.woff2")
        if name:
            self.use_font_file(name)

    def use_font_file(self, name: str) -> None:
        """Show Chinese with the font of a file, now and from the next start on."""
        family = add_font(Path(name))
        if not family:
            words = self.tr("{0} is no font for Chinese; choose another.")
            self._notice.say(words.format(Path(name).name))
            return
        self._preferences.choose(Choice.FONT_FILE, name)
        self._notice.hide()
        fonts = FontSet(family, family, family)
        QApplication.setFont(fonts.font(family, QApplication.font().pixelSize()))
        self.fonts_found.emit(fonts)
