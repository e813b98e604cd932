"""Figures as CSV that Excel and LibreOffice open as they should."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from zonereader.export.escape import cell
from zonereader.library.records import FigureRow

COLUMNS = (
    "zone", "page", "title", "label", "text", "kind", "low", "high", "unit", "approx", "start", "end",
    "subject", "period", "direction",
)  # fmt: skip

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the system's own encoding."""


def render(figures: Iterable[FigureRow]) -> str:
    """The ledger's rows: quoted throughout, CRLF, byte-order mark, no cell that is a formula."""
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for figure in figures:
        values = (getattr(figure, column) for column in COLUMNS)
        writer.writerow("" if v is None else cell(str(v)) for v in values)
    return out.getvalue()
