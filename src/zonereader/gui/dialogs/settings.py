"""What people change: fonts, size, theme, language, folders. Everything shows at once, nothing to confirm."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from zonereader.gui.folders import show_folder
from zonereader.gui.fonts import chinese_families, latin_families
from zonereader.gui.language import LANGUAGES
from zonereader.gui.messages import short_path
from zonereader.gui.paragraph import Paragraph
from zonereader.gui.preferences import Choice, Preferences
from zonereader.gui.session import Session
from zonereader.gui.sizes import PERCENTS, open_at, scaled
from zonereader.gui.state import LEAST_PIXELS, MOST_PIXELS
from zonereader.gui.theme import themes
from zonereader.library.backups import FOLDER, all_backups

FIRST_SIZE = QSize(560, 670)
LIST_PIXELS = 14
SPIN_MARGIN = 6


class SettingsDialog(QDialog):
    """Stays open beside the article that shows what was chosen.

    Signals:
        font_file_wanted: there is no font for Chinese, and the reader wants to name a file.
    """

    font_file_wanted = Signal()

    def __init__(self, preferences: Preferences, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preferences, self._session = preferences, session
        self.han, self.latin = QComboBox(self), QComboBox(self)
        self.theme, self.window_text, self.language = (QComboBox(self) for _ in range(3))
        self.pixels = QSpinBox(self)
        self.gaps, self.is_watching = QCheckBox(self), QCheckBox(self)
        self.font_file = QPushButton(self)
        self.library, self.watched, self.backups = (Paragraph(self) for _ in range(3))
        self.show_library, self.choose_watched, self.show_backups = (QPushButton(self) for _ in range(3))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._made: list[float] = []
        pairs = (
            (self.library, self.show_library),
            (self.watched, self.choose_watched),
            (self.backups, self.show_backups),
        )
        self._rows = [_row(label, button) for label, button in pairs]
        self._heads = [QLabel(self) for _ in range(3)]
        self._names: dict[QWidget, QLabel] = {}
        self._lay_out()
        self._fill()
        self.retranslate()
        self._connect()
        self._list_backups()

    # Building

    def _lay_out(self) -> None:
        sheet = QWidget(self)
        form = QFormLayout(sheet)
        form.setContentsMargins(24, 18, 24, 10)
        form.setVerticalSpacing(11)
        form.setHorizontalSpacing(18)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        groups = (
            (self.han, self.font_file, self.latin, self.pixels, self.gaps),
            (self.theme, self.window_text, self.language),
            (
                self._rows[0],
                self.is_watching,
                *self._rows[1:],
            ),
        )
        for head, fields in zip(self._heads, groups, strict=True):
            head.setProperty("role", "title")
            form.addRow(head)
            for field in fields:
                self._names[field] = QLabel(sheet)
                self._names[field].setVisible(not isinstance(field, QCheckBox))  # says itself what it is
                form.addRow(self._names[field], field)
        area = self._area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(sheet)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the field that has the keys
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 18)
        layout.addWidget(area)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.addWidget(self.buttons)
        layout.addLayout(foot)
        open_at(self, FIRST_SIZE)

    def _fill(self) -> None:
        """Put in what can be chosen; names follow in ``retranslate``."""
        self.pixels.setRange(LEAST_PIXELS, MOST_PIXELS)
        self.pixels.lineEdit().setTextMargins(SPIN_MARGIN, 0, 0, 0)
        for label in (self.library, self.watched, self.backups):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        families = chinese_families()
        self._fill_fonts(self.han, families)
        self._fill_fonts(self.latin, latin_families())
        self.han.setVisible(bool(families))
        self.font_file.setVisible(not families)
        for name in ("", *themes()):
            self.theme.addItem("", name)
        self.window_text.addItem("", "")
        for percent in PERCENTS:
            self.window_text.addItem(f"{percent} %", str(percent))
        self.language.addItem("", "")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)

    def _fill_fonts(self, box: QComboBox, families: list[str]) -> None:
        """Every family in its own letters, after the program's own choice."""
        box.addItem("", "")
        for name in families:
            font = QFont(name)
            font.setPixelSize(scaled(LIST_PIXELS))
            box.addItem(name, name)
            box.setItemData(box.count() - 1, font, Qt.ItemDataRole.FontRole)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.setWindowTitle(self.tr("Settings"))
        self._area.setAccessibleName(self.tr("Settings"))
        heads = (self.tr("Reading"), self.tr("Window"), self.tr("Folders"))
        for label, words in zip(self._heads, heads, strict=True):
            label.setText(words)
        names: dict[QWidget, str] = {
            self.han: self.tr("Chinese font"),
            self.font_file: self.tr("Chinese font"),
            self.latin: self.tr("Latin letters and digits"),
            self.pixels: self.tr("Text size"),
            self.theme: self.tr("Theme"),
            self.window_text: self.tr("Text of the window"),
            self.language: self.tr("Language"),
            self._rows[0]: self.tr("Library"),
            self._rows[1]: self.tr("Watched folder"),
            self._rows[2]: self.tr("Backups"),
        }
        for field, words in names.items():
            self._names[field].setText(words)
            field.setAccessibleName(words)
        self._names[self.font_file].setVisible(not self.font_file.isHidden())
        self._names[self.han].setVisible(not self.han.isHidden())
        self.gaps.setText(self.tr("A little space between Chinese and digits"))
        self.is_watching.setText(self.tr("Take in new pages of a folder by themselves"))
        self.font_file.setText(self.tr("No font shows Chinese: choose a font file…"))
        self.show_library.setText(self.tr("Show"))
        self.show_backups.setText(self.tr("Show"))
        self.choose_watched.setText(self.tr("Choose…"))
        self.pixels.setSuffix(self.tr(" pixels"))
        self.han.setItemText(0, self.tr("The program's choice"))
        self.latin.setItemText(0, self.tr("As in the Chinese font"))
        for box in (self.window_text, self.language):
            box.setItemText(0, self.tr("As the system"))
        self._name_themes()
        self._show_chosen()
        self._say_backups(self._made)

    def _name_themes(self) -> None:
        names = {
            "": self.tr("As the system"),
            "light": self.tr("Light"),
            "sepia": self.tr("Sepia"),
            "dark": self.tr("Dark"),
        }
        for name, words in names.items():
            self.theme.setItemText(self.theme.findData(name), words)

    # What is chosen

    def _connect(self) -> None:
        boxes = {
            self.han: Choice.HAN_FONT,
            self.latin: Choice.LATIN_FONT,
            self.theme: Choice.THEME,
            self.window_text: Choice.WINDOW_TEXT,
            self.language: Choice.LANGUAGE,
        }
        for box, choice in boxes.items():
            box.activated.connect(
                lambda _, box=box, choice=choice: self._preferences.choose(choice, box.currentData())
            )
        self.pixels.valueChanged.connect(lambda n: self._preferences.choose(Choice.TEXT_SIZE, str(n)))
        self.gaps.toggled.connect(lambda on: self._preferences.switch(Choice.GAPS, on=on))
        self.is_watching.clicked.connect(self._on_watching)
        self.font_file.clicked.connect(self.font_file_wanted)
        self.choose_watched.clicked.connect(self._choose_watched)
        self.show_library.clicked.connect(lambda: show_folder(self._session.path.parent))
        self.show_backups.clicked.connect(lambda: show_folder(self._session.path.parent / FOLDER))
        self.buttons.rejected.connect(self.reject)
        self._preferences.changed.connect(self._show_chosen)
        self._preferences.changed.connect(self._on_chosen)
        self._session.opened.connect(self._list_backups)

    def _show_chosen(self) -> None:
        """Let every field show what is chosen, here or by a key."""
        text = self._preferences.text
        boxes = {
            self.han: text(Choice.HAN_FONT),
            self.latin: text(Choice.LATIN_FONT),
            self.theme: text(Choice.THEME),
            self.window_text: text(Choice.WINDOW_TEXT),
            self.language: text(Choice.LANGUAGE),
        }
        for box, value in boxes.items():
            box.setCurrentIndex(max(0, box.findData(value)))
        pixels = text(Choice.TEXT_SIZE)
        with QSignalBlocker(self.pixels):
            self.pixels.setValue(int(pixels) if pixels.isdecimal() else LEAST_PIXELS)
        self.gaps.setChecked(self._preferences.is_on(Choice.GAPS))
        self.is_watching.setChecked(self._preferences.is_on(Choice.IS_WATCHING))
        watched = text(Choice.WATCHED)
        self.watched.setText(short_path(Path(watched)) if watched else self.tr("none yet"))
        self.library.setText(short_path(self._session.path))

    def _on_chosen(self, choice: Choice) -> None:
        """Larger text takes more room."""
        if choice is Choice.WINDOW_TEXT:
            open_at(self, FIRST_SIZE)

    def _on_watching(self, on: bool) -> None:
        """A folder is asked for where none is known yet."""
        if on and not self._preferences.text(Choice.WATCHED):
            self._choose_watched()
        is_known = bool(self._preferences.text(Choice.WATCHED))
        self._preferences.switch(Choice.IS_WATCHING, on=on and is_known)
        self._show_chosen()

    def _choose_watched(self) -> None:
        before = self._preferences.text(Choice.WATCHED)
        folder = QFileDialog.getExistingDirectory(self, self.tr("Watch a folder"), before)
        if folder:
            self.watch(Path(folder))

    def watch(self, folder: Path) -> None:
        """Watch a folder from now on."""
        self._preferences.choose(Choice.WATCHED, str(folder))
        self._preferences.switch(Choice.IS_WATCHING, on=True)

    def _list_backups(self) -> None:
        path = self._session.path
        self._session.run_aside(lambda: _times(path), self._say_backups)

    def _say_backups(self, found: list[float]) -> None:
        """How many there are, and of when the last is."""
        self._made = found
        self.show_backups.setEnabled(bool(found))
        if not found:
            self.backups.setText(self.tr("none yet; one is made every day"))
            return
        last = QDateTime.fromSecsSinceEpoch(int(found[0]))
        day = QLocale().toString(last, QLocale.FormatType.ShortFormat)
        self.backups.setText(self.tr("{0} kept, the last of {1}").format(len(found), day))


def _row(label: QLabel, button: QPushButton) -> QWidget:
    """A text with a button behind it."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(10)
    layout.addWidget(label, 1)
    layout.addWidget(button)
    return holder


def _times(library: Path) -> list[float]:
    """When each backup was made, in seconds since 1970, the newest first."""
    with suppress(OSError):
        return [backup.stat().st_mtime for backup in all_backups(library)]
    return []
