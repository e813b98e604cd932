"""Annotations as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from zonereader.export.escape import cell
from zonereader.export.figures_csv import BYTE_ORDER_MARK
from zonereader.library.records import Mark, PageId, PageRow

COLUMNS = (
    "kind", "zone", "title", "page", "text", "note", "colour", "tags", "state", "created", "updated", "id",
    "sha256", "start",
)  # fmt: skip


def render(marks: Iterable[Mark], pages: Mapping[PageId, PageRow]) -> str:
    """One row each: quoted throughout, CRLF, byte-order mark, no cell that is a formula."""
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for mark in marks:
        writer.writerow("" if value is None else cell(str(value)) for value in _values(mark, pages))
    return out.getvalue()


def _values(mark: Mark, pages: Mapping[PageId, PageRow]) -> tuple[object, ...]:
    note, row = mark.annotation, mark.row
    page = pages[note.page_id] if note.page_id is not None else None
    return (
        note.kind,
        note.zone or (row.zone if row else None),
        row.heading if row else None,
        page.name if page else None,
        note.exact,
        note.body,
        note.colour,
        " ".join(f"#{tag}" for tag in note.tags),
        note.state,
        note.created,
        note.updated,
        note.uuid,
        page.sha256 if page else None,
        note.start,
    )
