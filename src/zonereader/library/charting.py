"""Which figures a chart draws: those of one unit, each by itself; nothing is added up or averaged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from zonereader.library.ledger import Choice
from zonereader.library.library import Library
from zonereader.library.records import FigureRow
from zonereader.model import Kind

MOST_BARS = 60


class ChartKind(StrEnum):
    """One label over zones, the greatest value first; or over time."""

    ZONES = "zones"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Chart:
    """The first ``rows`` of ``count`` figures in ``unit``; ``others`` were chosen too, but are in another
    unit, without a value or, over time, without a period."""

    kind: ChartKind
    measure: Kind
    unit: str | None
    rows: tuple[FigureRow, ...]
    count: int
    others: int


def chart(library: Library, choice: Choice, kind: ChartKind) -> Chart | None:
    """The chart of what was chosen; None where no figure can be drawn."""
    found = choice.ledger.measured(choice)
    if found is None:
        return None
    stretch, by_value = found
    rows = by_value[::-1] if kind is ChartKind.ZONES else choice.ledger.in_time(by_value)
    shown = library.figure_rows(choice.ledger.ids(rows[:MOST_BARS]))
    others = len(choice.rows) - len(rows)
    return Chart(kind, stretch.kind, stretch.unit, shown, len(rows), others) if shown else None
