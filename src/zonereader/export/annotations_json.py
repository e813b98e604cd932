"""Annotations as JSON with W3C Web Annotation selectors, whole and exact."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from zonereader.export.dossier import Chapter
from zonereader.library.records import Annotation, AnnotationKind, PageRow

FORMAT = "zonereader-annotations"
VERSION = 1

MOTIVATIONS = {
    AnnotationKind.BOOKMARK: "bookmarking",
    AnnotationKind.HIGHLIGHT: "highlighting",
    AnnotationKind.NOTE: "commenting",
}


def render(chapters: Sequence[Chapter]) -> str:
    """One JSON document: the pages annotated and each annotation with its selectors.

    Positions count code points of the page's text, from 0, end exclusive, as the W3C model has it.
    """
    pages = {chapter.page.id: chapter.page for chapter in chapters if chapter.entries}
    document = {
        "$format": FORMAT,
        "version": VERSION,
        "pages": [{"sha256": page.sha256, "name": page.name} for page in pages.values()],
        "annotations": [
            annotation_json(entry.annotation, chapter.page)
            for chapter in chapters
            for entry in chapter.entries
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def annotation_json(annotation: Annotation, page: PageRow) -> dict[str, Any]:
    """One annotation in the W3C model; its spans become position selectors in reading order."""
    positions = [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end} for span in annotation.spans
    ]
    quote = {
        "type": "TextQuoteSelector",
        "exact": annotation.exact,
        "prefix": annotation.prefix,
        "suffix": annotation.suffix,
    }
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:uuid:{annotation.uuid}",
        "type": "Annotation",
        "motivation": MOTIVATIONS[annotation.kind],
        "created": annotation.created,
        "modified": annotation.updated,
        "body": _bodies(annotation),
        "target": {
            "source": f"urn:zonereader:page:sha256:{page.sha256}",
            "selector": [*positions, quote],
        },
    }


def _bodies(annotation: Annotation) -> list[dict[str, str]]:
    bodies = []
    if annotation.body:
        bodies.append(
            {
                "type": "TextualBody",
                "purpose": "commenting",
                "format": "text/markdown",
                "value": annotation.body,
            }
        )
    if annotation.colour:
        bodies.append({"type": "TextualBody", "purpose": "classifying", "value": annotation.colour})
    return bodies
