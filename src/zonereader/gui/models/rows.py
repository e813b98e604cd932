"""A list of frozen rows, handed to a view as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from zonereader.gui.tool_tips import tool_tip

ROW = Qt.ItemDataRole.UserRole
"""The role that gives the row itself."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Headline:
    """A row above others of its kind or zone, which cannot be chosen."""

    text: str


class RowsModel(QAbstractListModel):
    """Rows in a view's order; ``words`` gives a row's text for views and screen readers."""

    def __init__(
        self,
        words: Callable[[Any], str],
        tool_tip: Callable[[Any], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows: Sequence[Any] = ()
        self._words, self._tool_tip = words, tool_tip

    @property
    def rows(self) -> Sequence[Any]:
        """All rows."""
        return self._rows

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(row)
        if role == Qt.ItemDataRole.ToolTipRole and self._tool_tip is not None:
            return tool_tip(self._tool_tip(row))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_headline = index.isValid() and isinstance(self._rows[index.row()], Headline)
        return Qt.ItemFlag.NoItemFlags if is_headline else super().flags(index)

    def find(self, wanted: Callable[[Any], bool]) -> QModelIndex:
        """The index of the first row that is wanted; an invalid one when there is none."""
        for number, row in enumerate(self._rows):
            if wanted(row):
                return self.index(number)
        return QModelIndex()
