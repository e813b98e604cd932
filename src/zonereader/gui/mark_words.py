"""A mark of the reader's in words: for lists, tooltips and screen readers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from zonereader.library.records import AnchorState, Annotation, AnnotationKind, ArticleRow, Colour

translate = QCoreApplication.translate


def mark_names() -> Mapping[AnnotationKind, str]:
    """What the window calls each sort of mark."""
    return {
        AnnotationKind.BOOKMARK: translate("marks", "Bookmark"),
        AnnotationKind.HIGHLIGHT: translate("marks", "Highlight"),
        AnnotationKind.NOTE: translate("marks", "Note"),
    }


def colour_names() -> Mapping[Colour, str]:
    """What the window calls each colour."""
    return {
        Colour.YELLOW: translate("marks", "Yellow"),
        Colour.GREEN: translate("marks", "Green"),
        Colour.BLUE: translate("marks", "Blue"),
        Colour.PINK: translate("marks", "Pink"),
        Colour.UNDERLINE: translate("marks", "Underlined"),
    }


def state_names() -> Mapping[AnchorState, str]:
    """What the window says of a mark's place; nothing of one that is where it was."""
    return {
        AnchorState.OK: "",
        AnchorState.MOVED: translate("marks", "moved along"),
        AnchorState.CHANGED: translate("marks", "text changed"),
        AnchorState.ORPHAN: translate("marks", "no place"),
    }


def with_source(words: str, row: ArticleRow | None) -> str:
    """Words with the article, zone and page that they are from."""
    parts = (row.heading, row.zone, row.page_name) if row else ()
    source = "，".join(part for part in parts if part)
    return f"{words.strip()}（{source}）" if source else words.strip()


def about_mark(annotation: Annotation) -> str:
    """Sort, colour, day of the last change, tags: "Highlight · Yellow · 11/20/26 · #check"."""
    changed = QDateTime.fromString(annotation.updated, Qt.DateFormat.ISODate).toLocalTime()
    day = QLocale().toString(changed.date(), QLocale.FormatType.ShortFormat)
    colour = colour_names()[annotation.colour] if annotation.colour else ""
    tags = " ".join(f"#{tag}" for tag in annotation.tags)
    parts = (mark_names()[annotation.kind], colour, day, state_names()[annotation.state], tags)
    return " · ".join(part for part in parts if part)
