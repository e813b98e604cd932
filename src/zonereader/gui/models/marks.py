"""All marks of the library as a table, filtered; a cell is worded when it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QDateTime, QLocale, QModelIndex, QObject, Qt
from PySide6.QtGui import QIcon

from zonereader.gui.mark_words import about_mark, mark_names, state_names
from zonereader.gui.models.rows import ROW, Index
from zonereader.gui.tool_tips import tool_tip
from zonereader.gui.typesetting import in_a_list
from zonereader.library.records import AnchorState, AnnotationKind, Colour, Mark
from zonereader.search.fold import fold

translate = QCoreApplication.translate


class Column(IntEnum):
    """What is in the columns, from left to right."""

    KIND = 0
    TEXT = 1
    NOTE = 2
    TAGS = 3
    ZONE = 4
    ARTICLE = 5
    CHANGED = 6


def zone_of(mark: Mark) -> str:
    """The zone that a mark hangs on, or that its article is about; empty where there is none."""
    return mark.annotation.zone or (mark.row.zone if mark.row else None) or ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which marks to show; None leaves a field open. ``since`` is an ISO-8601 UTC time."""

    words: str = ""
    kind: AnnotationKind | None = None
    colour: Colour | None = None
    tag: str | None = None
    zone: str | None = None
    since: str = ""
    is_lost: bool = False

    def chooses(self, mark: Mark, text: str) -> bool:
        """Whether ``mark``, with its folded ``text``, is one of them."""
        note = mark.annotation
        return (
            self.kind in (None, note.kind)
            and self.colour in (None, note.colour)
            and (self.tag is None or self.tag in note.tags)
            and self.zone in (None, zone_of(mark))
            and note.updated >= self.since
            and (not self.is_lost or note.state is not AnchorState.OK)
            and all(word in text for word in fold(self.words).split())
        )


class MarksModel(QAbstractTableModel):
    """The marks that are wanted, in the order of reading or of a column."""

    def __init__(self, look: Callable[[Mark], QIcon], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._all: Sequence[Mark] = ()
        self._texts: dict[str, str] = {}
        self._wanted = Wanted()
        self._column, self._descending = -1, False
        self.rows: list[Mark] = []

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these instead."""
        self._all = marks
        self._texts = {mark.annotation.uuid: fold(_searchable(mark)) for mark in marks}
        self._refresh()

    def set_wanted(self, wanted: Wanted) -> None:
        """Show only what is wanted."""
        self._wanted = wanted
        self._refresh()

    def _refresh(self) -> None:
        self.beginResetModel()
        chosen = (m for m in self._all if self._wanted.chooses(m, self._texts[m.annotation.uuid]))
        self.rows = list(chosen)
        if self._column >= 0:
            self.rows.sort(key=_KEYS[Column(self._column)], reverse=self._descending)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._descending = column, order is Qt.SortOrder.DescendingOrder
        self._refresh()

    def place_of(self, uuid: str) -> int | None:
        """The row of a mark, None when it is not shown."""
        return next((i for i, mark in enumerate(self.rows) if mark.annotation.uuid == uuid), None)

    # Qt's side

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        mark, column = self.rows[index.row()], Column(index.column())
        if role == ROW:
            return mark
        if role == Qt.ItemDataRole.DisplayRole:
            return _CELLS[column](mark)
        if role == Qt.ItemDataRole.DecorationRole and column is Column.KIND:
            return self._look(mark)
        if role == Qt.ItemDataRole.ToolTipRole:
            note = mark.annotation
            return tool_tip("\n".join(part for part in (about_mark(note), note.exact, note.body) if part))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return _heads()[Column(section)]


def _heads() -> dict[Column, str]:
    return {
        Column.KIND: translate("hub", "Kind"),
        Column.TEXT: translate("hub", "Text"),
        Column.NOTE: translate("hub", "Note"),
        Column.TAGS: translate("hub", "Tags"),
        Column.ZONE: translate("hub", "Zone"),
        Column.ARTICLE: translate("hub", "Article"),
        Column.CHANGED: translate("hub", "Changed"),
    }


def _kind(mark: Mark) -> str:
    words = (mark_names()[mark.annotation.kind], state_names()[mark.annotation.state])
    return " · ".join(word for word in words if word)


def _day(mark: Mark) -> str:
    changed = QDateTime.fromString(mark.annotation.updated, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(changed.date(), QLocale.FormatType.ShortFormat)


_CELLS: dict[Column, Callable[[Mark], str]] = {
    Column.KIND: _kind,
    Column.TEXT: lambda mark: in_a_list(mark.annotation.exact),
    Column.NOTE: lambda mark: " ".join(mark.annotation.body.split()),
    Column.TAGS: lambda mark: " ".join(f"#{tag}" for tag in mark.annotation.tags),
    Column.ZONE: zone_of,
    Column.ARTICLE: lambda mark: in_a_list(mark.row.heading) if mark.row else "",
    Column.CHANGED: _day,
}
_KEYS = _CELLS | {Column.CHANGED: lambda mark: mark.annotation.updated}


def _searchable(mark: Mark) -> str:
    note = mark.annotation
    tags = " ".join(f"#{tag}" for tag in note.tags)
    return "\n".join((note.exact, note.body, tags, zone_of(mark), mark.row.heading if mark.row else ""))
