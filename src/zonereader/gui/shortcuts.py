"""The keys of every action: those of the table, or the reader's own, kept with the window's state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from zonereader.gui.actions import ENTRIES, name_actions
from zonereader.gui.state import WindowState

NATIVE = QKeySequence.SequenceFormat.NativeText
NO_KEY = "none"
BETWEEN = "\t"


class Shortcuts(QObject):
    """Reads, changes and applies keys; keys are portable text such as "Ctrl+Shift+F".

    Signals:
        changed: keys were changed; who names one says it anew.
    """

    changed = Signal()

    def __init__(self, state: WindowState, actions: Mapping[str, QAction], parent: QObject) -> None:
        super().__init__(parent)
        self._state, self._actions = state, actions
        self._own = {entry.id: entry.keys for entry in ENTRIES}
        self.apply()

    def keys(self, action_id: str) -> tuple[str, ...]:
        """The keys of an action, the first of them shown in menus."""
        kept = self._state.text(_name(action_id))
        if not kept:
            return self._own[action_id]
        return () if kept == NO_KEY else tuple(kept.split(BETWEEN))

    def is_changed(self, action_id: str) -> bool:
        """Whether the keys are not those of the table."""
        return self.keys(action_id) != self._own[action_id]

    def holder(self, key: str, other_than: str) -> str | None:
        """The action that has a key, or one that begins alike, already; the ids are the table's."""
        wanted = QKeySequence(key)
        for action_id in self._own:
            if action_id != other_than and any(_clash(wanted, each) for each in self.keys(action_id)):
                return action_id
        return None

    def choose(self, action_id: str, keys: Sequence[str]) -> None:
        """Give an action these keys; who had one of them loses it."""
        for key in keys:
            while (holder := self.holder(key, action_id)) is not None:
                left = [each for each in self.keys(holder) if not _clash(QKeySequence(key), each)]
                self._keep(holder, left)
        self._keep(action_id, keys)
        self.apply()

    def reset(self, action_id: str) -> None:
        """Go back to the table's keys, taking them from who has them now."""
        self.choose(action_id, self._own[action_id])

    def reset_all(self) -> None:
        """Go back to the table's keys everywhere."""
        for action_id in self._own:
            self._state.set_text(_name(action_id), "")
        self.apply()

    def _keep(self, action_id: str, keys: Sequence[str]) -> None:
        is_own = tuple(keys) == self._own[action_id]
        self._state.set_text(_name(action_id), "" if is_own else BETWEEN.join(keys) or NO_KEY)

    def apply(self) -> None:
        """Set the keys on the actions."""
        for action_id, action in self._actions.items():
            action.setShortcuts([QKeySequence(key) for key in self.keys(action_id)])
        name_actions(self._actions)
        self.changed.emit()


def shown(key: str) -> str:
    """A key as the system writes it."""
    return QKeySequence(key).toString(NATIVE)


def _name(action_id: str) -> str:
    return f"keys/{action_id}"


def _clash(one: QKeySequence, key: str) -> bool:
    other = QKeySequence(key)
    none = QKeySequence.SequenceMatch.NoMatch
    return one.matches(other) != none or other.matches(one) != none
