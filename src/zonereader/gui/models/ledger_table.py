"""The ledger's rows in a table: only those in view are fetched."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt

from zonereader.gui.figure_words import kind_names, normalised, unit_name
from zonereader.gui.models.rows import ROW, Index
from zonereader.gui.tool_tips import tool_tip
from zonereader.gui.typesetting import in_a_list
from zonereader.library.ledger import Choice
from zonereader.library.records import FigureRow, FigureSort, TopicRow
from zonereader.model import Approx

translate = QCoreApplication.translate

BLOCK, MOST_BLOCKS = 128, 64
"""Rows that are fetched together, and how many such blocks are kept."""

ZONE, LABEL, TEXT, VALUE, UNIT, KIND, PERIOD, ARTICLE = range(8)
NUMBERS = frozenset({TEXT, VALUE})

SORTS: Mapping[int, FigureSort] = MappingProxyType(
    {
        ZONE: FigureSort.ZONE,
        LABEL: FigureSort.LABEL,
        TEXT: FigureSort.VALUE,
        VALUE: FigureSort.VALUE,
        UNIT: FigureSort.VALUE,
        KIND: FigureSort.VALUE,
        PERIOD: FigureSort.PERIOD,
        ARTICLE: FigureSort.TITLE,
    }
)
"""By what a click on a column's head sorts: figures of one kind and unit stand together by value."""


def column_names() -> Sequence[str]:
    """The heads of the columns of figures."""
    return (
        translate("ledger", "Zone"),
        translate("ledger", "Label"),
        translate("ledger", "As printed"),
        translate("ledger", "Value"),
        translate("ledger", "Unit"),
        translate("ledger", "Kind"),
        translate("ledger", "Period"),
        translate("ledger", "Article"),
    )


_WORDS: Mapping[int, Callable[[FigureRow], str]] = MappingProxyType(
    {
        ZONE: lambda row: row.zone or "",
        LABEL: lambda row: in_a_list(row.label or ""),
        TEXT: lambda row: row.text,
        VALUE: lambda row: normalised(row.low, row.high, row.approx),
        UNIT: lambda row: unit_name(row.unit),
        KIND: lambda row: kind_names()[row.kind],
        PERIOD: lambda row: row.period or "",
        ARTICLE: lambda row: in_a_list(row.title) if row.title else row.page,
    }
)


class LedgerModel(QAbstractTableModel):
    """The figures of a choice; ``fetch`` gets the rows behind ids, none where they are gone."""

    def __init__(
        self, fetch: Callable[[Sequence[int]], Sequence[FigureRow]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._choice: Choice | None = None
        self._blocks: OrderedDict[int, Sequence[FigureRow]] = OrderedDict()

    def retranslate(self) -> None:
        """Name the columns anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def set_choice(self, choice: Choice) -> None:
        """Show what was chosen."""
        self.beginResetModel()
        self._choice = choice
        self._blocks.clear()
        self.endResetModel()

    def figure(self, number: int) -> FigureRow | None:
        """The figure in a row; None when it is gone from the library."""
        block, place = divmod(number, BLOCK)
        if block not in self._blocks and self._choice is not None:
            self._blocks[block] = self._fetch(self._choice.ids(block * BLOCK, (block + 1) * BLOCK))
            if len(self._blocks) > MOST_BLOCKS:
                self._blocks.popitem(last=False)
        rows = self._blocks.get(block, ())
        return rows[place] if place < len(rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self._choice is None else len(self._choice.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_WORDS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return column_names()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.figure(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _WORDS[index.column()](row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(_WORDS[index.column()](row))
        return row if role == ROW else None


def alignment(column: int, numbers: frozenset[int] = NUMBERS) -> Qt.AlignmentFlag:
    """Numbers stand at the right, everything else at the left."""
    side = Qt.AlignmentFlag.AlignRight if column in numbers else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


TOPIC, COUNT, LEAST, GREATEST, TOPIC_UNIT, TOPIC_KIND = range(6)
TOPIC_NUMBERS = frozenset({COUNT, LEAST, GREATEST})

_TOPIC_WORDS: Mapping[int, Callable[[TopicRow], str]] = MappingProxyType(
    {
        TOPIC: lambda row: in_a_list(row.topic),
        COUNT: lambda row: f"{row.count:,}",
        LEAST: lambda row: normalised(row.least, row.least, Approx.EXACT),
        GREATEST: lambda row: normalised(row.greatest, row.greatest, Approx.EXACT),
        TOPIC_UNIT: lambda row: unit_name(row.unit),
        TOPIC_KIND: lambda row: kind_names()[row.kind],
    }
)


def topic_column_names() -> Sequence[str]:
    """The heads of the columns of labels."""
    return (
        translate("ledger", "Label"),
        translate("ledger", "Figures"),
        translate("ledger", "Least"),
        translate("ledger", "Greatest"),
        translate("ledger", "Unit"),
        translate("ledger", "Kind"),
    )


class TopicModel(QAbstractTableModel):
    """Labels that mean the same under one name, each unit in a row of its own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[TopicRow] = ()

    def retranslate(self) -> None:
        """Name the columns anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def set_rows(self, rows: Sequence[TopicRow]) -> None:
        """Show these topics instead."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_TOPIC_WORDS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return topic_column_names()[section]
        return alignment(section, TOPIC_NUMBERS) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _TOPIC_WORDS[index.column()](row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(index.column(), TOPIC_NUMBERS)
        return row if role == ROW else None
