"""A mark of the reader's in words: for lists, tooltips and screen readers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from zonereader.library.records import Annotation, AnnotationKind, Colour

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
    }


def about_mark(annotation: Annotation) -> str:
    """Sort, colour and day of the last change: "Highlight · Yellow · 11/20/26"."""
    changed = QDateTime.fromString(annotation.updated, Qt.DateFormat.ISODate).toLocalTime()
    day = QLocale().toString(changed.date(), QLocale.FormatType.ShortFormat)
    colour = colour_names()[annotation.colour] if annotation.colour else ""
    return " · ".join(part for part in (mark_names()[annotation.kind], colour, day) if part)
