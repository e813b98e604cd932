"""An article's title and zones, set by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from zonereader.gui.models.zone_tree import Names
from zonereader.gui.paragraph import Paragraph
from zonereader.gui.sizes import scaled
from zonereader.zones.gazetteer import gazetteer

SEPARATOR = "、"
_SEPARATORS = str.maketrans(dict.fromkeys(",，;；", SEPARATOR))
MOST_OFFERED = 12
WIDTH = 460


class ArticleFactsDialog(QDialog):
    """Offers the zones of the gazetteer by name, alias, pinyin and initials; any other name is taken too.

    Signals: title_set (a text), zones_set (a tuple of names).
    """

    title_set = Signal(str)
    zones_set = Signal(object)

    def __init__(self, title: str, zones: Sequence[str], names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = (title, tuple(zones))
        self._names = names
        self.title, self.zones = QLineEdit(title, self), QLineEdit(SEPARATOR.join(zones), self)
        self.offered = QStringListModel(self)
        self.completer, self.list = QCompleter(self.offered, self), QListView()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._names_of_fields = [QLabel(self) for _ in range(2)]
        self.hint = Paragraph(self)
        self._lay_out()
        self.retranslate()
        self._complete()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def retranslate(self) -> None:
        """Say everything anew; what was typed stays."""
        self.setWindowTitle(self.tr("Title and zones"))
        for label, words in zip(self._names_of_fields, (self.tr("&Title"), self.tr("&Zones")), strict=True):
            label.setText(words)
        self.hint.setText(
            self.tr("Several zones with 、 between them, the subject first. Pinyin finds them too.")
        )

    def _lay_out(self) -> None:
        self.setMinimumWidth(scaled(WIDTH))
        self.hint.setWordWrap(True)
        self.hint.setProperty("role", "muted")
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in zip(self._names_of_fields, (self.title, self.zones), strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        form.addRow("", self.hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self.buttons)

    def _complete(self) -> None:
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setPopup(self.list)
        self.list.setProperty("role", "offers")
        self.completer.setWidget(self.zones)
        self.completer.activated.connect(self._take)
        self.zones.textEdited.connect(lambda _: self._offer())

    def _offer(self) -> None:
        """Zones that what stands before the caret may be the beginning of."""
        last = self._pieces()[-1].strip().lower()
        self.offered.setStringList(list(offered(last, self._names)) if last else [])
        if self.offered.rowCount():
            self.completer.complete()
        else:
            self.list.hide()

    def _take(self, name: str) -> None:
        self.zones.setText(SEPARATOR.join([*self._pieces()[:-1], name]))

    def _pieces(self) -> list[str]:
        return self.zones.text().translate(_SEPARATORS).split(SEPARATOR)

    def accept(self) -> None:
        title = " ".join(self.title.text().split())
        zones = tuple(dict.fromkeys(name.strip() for name in self._pieces() if name.strip()))
        if title != self._before[0]:
            self.title_set.emit(title)
        if zones != self._before[1]:
            self.zones_set.emit(tuple(map(_canonical, zones)))
        super().accept()

    def keyPressEvent(self, event: object) -> None:
        """Enter takes what the list offers before it closes the dialog."""
        if self.list.isVisible():
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]


def offered(piece: str, names: Names) -> Sequence[str]:
    """The zones that ``piece`` (in lower case) may mean, those that begin with it first."""
    found: list[tuple[bool, str]] = []
    for zone in gazetteer().zones:
        spelt = names.of(zone.name)
        if any(piece in each for each in spelt):
            found.append((not any(each.startswith(piece) for each in spelt), zone.name))
    return [name for _, name in sorted(found, key=lambda each: each[0])][:MOST_OFFERED]


def _canonical(name: str) -> str:
    """The usual name of a zone by any of its names; a name that no list holds as it stands."""
    zone = gazetteer().by_name(name)
    return zone.name if zone else name


def learn_zones(names: Names) -> Callable[[], None]:
    """Work to be done beside the window, so that offering zones never waits."""
    return lambda: names.learn(zone.name for zone in gazetteer().zones)
