"""A line of tags that offers those in use."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from zonereader.library.tags import split
from zonereader.search.fold import fold

MOST_OFFERED = 8


class TagLine(QLineEdit):
    """Tags with commas between them; the last one is completed.

    Signals:
        changed: a tuple of tags, when the line is left or Enter is pressed.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Sequence[str] = ()
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._popup = QListView(self)
        self._completer.setPopup(self._popup)
        self._popup.setProperty("role", "offers")
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.activated.connect(self._complete)
        self.retranslate()
        self.textEdited.connect(self._offer)
        self.returnPressed.connect(self.commit)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.setPlaceholderText(self.tr("Tags, with commas between"))
        self.setAccessibleName(self.tr("Tags"))

    def set_known(self, tags: Sequence[str]) -> None:
        """Offer these tags."""
        self._known = tags

    def set_tags(self, tags: Sequence[str]) -> None:
        """Show these tags instead of what is written."""
        self.setText(", ".join(tags))

    def tags(self) -> tuple[str, ...]:
        """The tags written."""
        return split(self.text())

    def commit(self) -> None:
        """Say what is written."""
        self.changed.emit(self.tags())

    def offers(self) -> list[str]:
        """Tags in use that the last one may become."""
        *before, last = self.text().replace("，", ",").split(",")
        wanted, there = fold(last.strip().removeprefix("#")), split(",".join(before))
        fitting = (tag for tag in self._known if wanted and wanted in fold(tag) and tag not in there)
        return [tag for tag, _ in zip(fitting, range(MOST_OFFERED), strict=False)]

    def _offer(self, _: str) -> None:
        found = self.offers()
        self._names.setStringList(found)
        if found:
            self._completer.complete()
        else:
            self._popup.hide()

    def _complete(self, tag: str) -> None:
        *before, _ = self.text().replace("，", ",").split(",")
        self.setText(", ".join([*(each.strip() for each in before), tag]) + ", ")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()
