"""What of the ledger to show: one line to type in, and a chip for everything that was chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from zonereader.gui.completing import Spelt, unspelt
from zonereader.gui.figure_words import kind_names
from zonereader.gui.flow import FlowLayout
from zonereader.gui.messages import malformed_sentence
from zonereader.library.asking import figure_query
from zonereader.library.ledger import Names, plain
from zonereader.library.records import FigureQuery
from zonereader.model import Kind

translate = QCoreApplication.translate

TYPING_MILLISECONDS = 120
MOST_OF_A_FIELD = 5
NO_NAMES = Names((), (), (), ())

_VALUES: Mapping[str, Callable[[Names], tuple[str, ...]]] = {
    "topic": lambda names: names.topics,
    "zone": lambda names: names.zones,
    "province": lambda names: names.provinces,
    "period": lambda names: names.periods,
}


def field_names() -> Mapping[str, str]:
    """What the window calls the fields of ``Filters`` that take a name."""
    return {
        "topic": translate("ledger", "Label"),
        "zone": translate("ledger", "Zone"),
        "province": translate("ledger", "Province"),
        "period": translate("ledger", "Period"),
    }


@dataclass(frozen=True, slots=True)
class Filters:
    """What was chosen; ``texts`` are pieces of a query as they were typed."""

    topic: str | None = None
    zone: str | None = None
    province: str | None = None
    period: str | None = None
    kind: Kind | None = None
    texts: tuple[str, ...] = ()


def _named(title: str, value: str) -> str:
    """A value with the field that it is of."""
    return translate("ledger", "{0}: {1}").format(title, value)


def offers(text: str, names: Names, spelt: Spelt = unspelt) -> dict[str, tuple[str, str]]:
    """Names that hold ``text``: what is offered, and the field with the value that it stands for.

    Zones and provinces are found by every way in which ``spelt`` says that they can be written.
    """
    wanted = plain(text.strip())
    found: dict[str, tuple[str, str]] = {}
    for field, title in field_names().items() if wanted else ():
        ways = spelt if field in ("zone", "province") else unspelt
        fitting = (
            value
            for value in _VALUES[field](names)
            if any(wanted in each for each in (plain(value), *ways(value)))
        )
        found |= {_named(title, value): (field, value) for value in islice(fitting, MOST_OF_A_FIELD)}
    return found


class LedgerFilters(QWidget):
    """Signals: changed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.notice = QLabel(self)
        self.filters = Filters()
        self._names = NO_NAMES
        self.spelt: Spelt = unspelt
        self._kinds: Mapping[Kind, int] = {}
        self._offered: dict[str, tuple[str, str]] = {}
        self._shown = QStringListModel(self)
        self.popup = QListView(self)
        self._completer = QCompleter(self._shown, self)
        self._chips = FlowLayout()
        self._timer = QTimer(self, singleShot=True, interval=TYPING_MILLISECONDS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self._completer.setWidget(self.line)
        self._completer.setPopup(self.popup)
        self.popup.setProperty("role", "offers")
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.setProperty("role", "muted")
        self.notice.setWordWrap(True)
        self.notice.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._chips)
        layout.addWidget(self.notice)

    def _connect(self) -> None:
        self._completer.activated.connect(self._on_offer)
        self.line.textEdited.connect(self._offer)
        self.line.textChanged.connect(lambda _: self._timer.start())
        self.line.returnPressed.connect(self._on_entered)
        self._timer.timeout.connect(self._on_changed)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.line.setPlaceholderText(self.tr("Label, zone, province or period; >100亿元, 100..500亩"))
        self.line.setAccessibleName(self.tr("Filter the figures"))
        self._fill()

    # What is asked for

    def query(self) -> FigureQuery:
        """All that is chosen and typed."""
        filters = self.filters
        query = FigureQuery(
            zone=filters.zone,
            province=filters.province,
            topic=filters.topic,
            period=filters.period,
            kind=filters.kind,
        )
        query, malformed = figure_query(" ".join((*filters.texts, self.line.text())), query)
        notice = "\n".join(map(malformed_sentence, malformed))
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))
        return query

    def set_filters(self, filters: Filters) -> None:
        """Choose all this, and nothing else."""
        self.filters = filters
        self.line.clear()
        self._on_changed()

    def choose(self, field: str, value: str | Kind | None) -> None:
        """Choose one field's value, None for any."""
        self.filters = replace(self.filters, **{field: value})  # type: ignore[arg-type]
        self._on_changed()

    def _on_changed(self) -> None:
        self._timer.stop()
        self._fill()
        self.changed.emit()

    # Chips

    def set_counts(self, kinds: Mapping[Kind, int]) -> None:
        """How many figures of each kind there are under the other filters."""
        self._kinds = kinds
        self._fill()

    def _fill(self) -> None:
        focus = self.focusWidget()
        had = focus.text() if isinstance(focus, QPushButton) and focus.hasFocus() else None
        while (item := self._chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for field, title in field_names().items():
            value = getattr(self.filters, field)
            if value is not None:
                self._add_chosen(_named(title, value), partial(self.choose, field, None))
        for text in self.filters.texts:
            self._add_chosen(text, partial(self._forget, text))
        self._add_kind(None, self.tr("All {0}").format(f"{sum(self._kinds.values()):,}"))
        for kind, count in self._kinds.items():
            self._add_kind(kind, f"{kind_names()[kind]} {count:,}")
        for number in range(self._chips.count()):
            item = self._chips.itemAt(number)
            chip = item.widget() if item else None
            if isinstance(chip, QPushButton) and chip.text() == had:
                chip.setFocus()

    def _add_chosen(self, text: str, remove: Callable[[], None]) -> None:
        chip = QPushButton(f"{text.replace('&', '&&')}  ×", self)
        chip.setProperty("chip", "chosen")
        chip.setAccessibleName(self.tr("Remove the filter {0}").format(text))
        chip.clicked.connect(remove)
        self._chips.addWidget(chip)
        chip.show()

    def _add_kind(self, kind: Kind | None, text: str) -> None:
        chip = QPushButton(text, self)
        chip.setProperty("chip", True)
        chip.setCheckable(True)
        chip.setChecked(kind is self.filters.kind)
        chip.clicked.connect(lambda: self.choose("kind", kind))
        self._chips.addWidget(chip)
        chip.show()

    def _forget(self, text: str) -> None:
        self.filters = replace(self.filters, texts=tuple(each for each in self.filters.texts if each != text))
        self._on_changed()

    # Typing

    def set_names(self, names: Names) -> None:
        """What to offer."""
        self._names = names

    def _offer(self, text: str) -> None:
        self._offered = offers(text, self._names, self.spelt)
        self._shown.setStringList(list(self._offered))
        if self._offered:
            self._completer.complete()
        else:
            self.popup.hide()

    def _on_offer(self, shown: str) -> None:
        field, value = self._offered[shown]
        self.line.clear()
        self.choose(field, value)

    def _on_entered(self) -> None:
        """Keep what was typed as a chip, unless an offer is marked."""
        text = self.line.text().strip()
        if self.popup.isVisible() and self.popup.currentIndex().isValid():
            return
        self.popup.hide()
        if text and text not in self.filters.texts:
            self.filters = replace(self.filters, texts=(*self.filters.texts, text))
        self.line.clear()
        self._on_changed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and self.line.text()
        ):
            self.line.clear()
            return True
        return super().eventFilter(watched, event)
