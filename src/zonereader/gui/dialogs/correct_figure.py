"""What a figure says, corrected by the reader."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from zonereader.corrections import Value, corrected
from zonereader.figures.typed import Typed, typed, typed_range
from zonereader.gui.figure_words import kind_names, value
from zonereader.gui.paragraph import Paragraph
from zonereader.gui.sizes import scaled
from zonereader.model import Figure, Kind

LONGEST_LABEL = 24
_RANGE = re.compile(r"(.+?)\s*(?:\.\.|–|—|~|～|至|到|(?<=\d)-(?=\d))\s*(.+)", re.DOTALL)
WIDTH = 380


class CorrectFigureDialog(QDialog):
    """Signals: corrected (a Value)."""

    corrected = Signal(object)

    def __init__(self, figure: Figure, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = figure
        self.value, self.label = QLineEdit(self), QLineEdit(self)
        self.kind = QComboBox(self)
        self.quote, self.meaning = Paragraph(sentence, self), Paragraph(self)
        self._names = [QLabel(self) for _ in range(3)]
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._lay_out()
        self._fill()
        self.retranslate()
        self.value.textEdited.connect(lambda _: self._on_typed())
        self.kind.currentIndexChanged.connect(lambda _: self._say())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def retranslate(self) -> None:
        """Say everything anew; what was typed stays."""
        self.setWindowTitle(self.tr("Correct a figure"))
        names = (self.tr("&Value"), self.tr("&Kind"), self.tr("&Measures"))
        for label, words in zip(self._names, names, strict=True):
            label.setText(words)
        self.value.setPlaceholderText(self.tr("such as 668.4亿元, 20% or 3至5家"))
        for place, words in enumerate(kind_names().values()):
            self.kind.setItemText(place, words)
        self._say()

    def _lay_out(self) -> None:
        self.setMinimumWidth(scaled(WIDTH))
        for words in (self.quote, self.meaning):
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            words.setProperty("role", "muted")
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in zip(self._names, (self.value, self.kind, self.label), strict=True):
            name.setBuddy(field)
            form.addRow(name, field)
        form.insertRow(1, "", self.meaning)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.quote)
        layout.addLayout(form)
        layout.addWidget(self.buttons)

    def _fill(self) -> None:
        self.value.setText(self._figure.text)
        self.value.selectAll()
        self.label.setText(self._figure.label or "")
        self.label.setMaxLength(LONGEST_LABEL)
        for kind in kind_names():
            self.kind.addItem("", kind)
        self.kind.setCurrentIndex(self.kind.findData(self._figure.kind))

    def _on_typed(self) -> None:
        """What was typed says of which kind it is."""
        found = read_value(self.value.text())
        if found and found[0].kind is not None:
            self.kind.setCurrentIndex(self.kind.findData(found[0].kind))
        self._say()

    def _said(self) -> Value | None:
        """What the figure is to say; None where what was typed is no quantity."""
        kind, label = Kind(self.kind.currentData()), self.label.text().strip() or None
        if self.value.text().strip() == self._figure.text.strip():
            return Value(kind, self._figure.low, self._figure.high, self._figure.unit, label)
        found = read_value(self.value.text())
        if found is None:
            return None
        low, high = found
        unit = low.unit if low.kind is not None else self._figure.unit
        return Value(kind, low.value, high.value, unit, label)

    def _say(self) -> None:
        said = self._said()
        words = value(corrected(self._figure, said)) if said else self.tr("This is no quantity.")
        self.meaning.setText(words)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(said is not None)

    def accept(self) -> None:
        said = self._said()
        if said is not None:
            self.corrected.emit(said)
            super().accept()


def read_value(text: str) -> tuple[Typed, Typed] | None:
    """The lowest and highest quantity that ``text`` says, mostly the same one; None where it says none."""
    text = text.strip().replace(",", "").replace("，", "")
    one = typed(text)
    if one is not None:
        return one, one
    ends = _RANGE.fullmatch(text)
    return typed_range(ends[1], ends[2]) if ends else None
