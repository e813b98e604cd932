"""Annotations as JSON with W3C Web Annotation selectors, whole and exact, there and back.

A page is named by the SHA-256 of its text, so that a file comes in again wherever its pages are. Exported,
taken in and exported again it is the same file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from zonereader.composition import compose
from zonereader.errors import NotesFileError
from zonereader.library.library import Library
from zonereader.library.records import AnchorState, Annotation, AnnotationKind, Colour, Edit, PageId, PageRow
from zonereader.library.tags import unique
from zonereader.model import Span

FORMAT = "zonereader-annotations"
VERSION = 1
MOST_BYTES = 64 << 20
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
UUID, PAGE, ZONE, LIBRARY = (
    "urn:uuid:",
    "urn:zonereader:page:sha256:",
    "urn:zonereader:zone:",
    "urn:zonereader:library",
)

MOTIVATIONS = {
    AnnotationKind.BOOKMARK: "bookmarking",
    AnnotationKind.HIGHLIGHT: "highlighting",
    AnnotationKind.NOTE: "commenting",
}
_KINDS = {motivation: kind for kind, motivation in MOTIVATIONS.items()}


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a file's annotations: new here, newer than here, known; without their page here."""

    added: int
    changed: int
    known: int
    without_page: int


def render(annotations: Iterable[Annotation], pages: Mapping[PageId, PageRow]) -> str:
    """One JSON document: the pages annotated and each annotation with its selectors.

    Positions count code points of the page's text, from 0, end exclusive, as the W3C model has it.
    """
    rows = [(pages[note.page_id] if note.page_id is not None else None, note) for note in annotations]
    rows.sort(key=lambda each: (each[0].sha256 if each[0] else "", each[1].start or 0, each[1].uuid))
    used = {page.sha256: page.name for page, _ in rows if page}
    document = {
        "$format": FORMAT,
        "version": VERSION,
        "pages": [{"sha256": sha256, "name": name} for sha256, name in used.items()],
        "annotations": [annotation_json(note, page) for page, note in rows],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def annotation_json(annotation: Annotation, page: PageRow | None) -> dict[str, Any]:
    """One annotation in the W3C model; its spans become position selectors in reading order."""
    found = {
        "@context": CONTEXT,
        "id": f"{UUID}{annotation.uuid}",
        "type": "Annotation",
        "motivation": MOTIVATIONS[annotation.kind],
        "created": annotation.created,
        "modified": annotation.updated,
        "body": _bodies(annotation),
        "target": _target(annotation, page),
    }
    return found | ({"zr:state": annotation.state} if annotation.state is not AnchorState.OK else {})


def _target(annotation: Annotation, page: PageRow | None) -> dict[str, Any]:
    if page is None:
        return {"source": LIBRARY if annotation.zone is None else f"{ZONE}{annotation.zone}"}
    positions = [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end} for span in annotation.spans
    ]
    quote = {
        "type": "TextQuoteSelector",
        "exact": annotation.exact,
        "prefix": annotation.prefix,
        "suffix": annotation.suffix,
    }
    return {"source": f"{PAGE}{page.sha256}", "selector": [*positions, quote]}


def _bodies(annotation: Annotation) -> list[dict[str, str]]:
    bodies = []
    if annotation.body:
        note = {"format": "text/markdown", "value": annotation.body}
        bodies.append({"type": "TextualBody", "purpose": "commenting", **note})
    if annotation.colour:
        bodies.append({"type": "TextualBody", "purpose": "classifying", "value": annotation.colour})
    bodies += [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in annotation.tags]
    return bodies


# The way back


def take_in(library: Library, data: bytes, name: str) -> TakenIn:
    """Save the annotations of a document; of two with one id the one that was changed last stays.

    Raises:
        NotesFileError: ``data`` is no such document; nothing was saved. ``name`` is what to call it.
    """
    here = {page.sha256: page.id for page in library.pages()}
    edits, known, without_page = [], 0, 0
    for item in _items(data, name):
        note, sha256 = _read(item, name)
        place = _placed(library, note, sha256, here)
        there = library.annotation(note.uuid)
        if place is None:
            without_page += 1
        elif there is not None and there.updated >= place.updated:
            known += 1
        else:
            edits.append(Edit(there, place))
    library.apply(*edits)
    added = sum(edit.before is None for edit in edits)
    return TakenIn(added, len(edits) - added, known, without_page)


def _items(data: bytes, name: str) -> list[Any]:
    if len(data) > MOST_BYTES:
        raise NotesFileError(name)
    try:
        document = json.loads(data)
        if document["$format"] != FORMAT or document["version"] != VERSION:
            raise NotesFileError(name)
        items = document["annotations"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise NotesFileError(name) from error
    return items if isinstance(items, list) else []


def _read(item: Any, name: str) -> tuple[Annotation, str | None]:
    """An annotation without its page's id, and the SHA-256 of that page's text."""
    try:
        source = _text(item["target"]["source"])
        selectors = item["target"].get("selector", [])
        quote: dict[str, Any] = next((s for s in selectors if s["type"] == "TextQuoteSelector"), {})
        bodies = {b["purpose"]: _text(b["value"]) for b in item["body"]}
        note = Annotation(
            uuid=_text(item["id"]).removeprefix(UUID),
            kind=_KINDS[item["motivation"]],
            page_id=None,
            spans=tuple(_span(s) for s in selectors if s["type"] == "TextPositionSelector"),
            exact=_text(quote.get("exact", "")),
            prefix=_text(quote.get("prefix", "")),
            suffix=_text(quote.get("suffix", "")),
            colour=Colour(bodies["classifying"]) if "classifying" in bodies else None,
            body=bodies.get("commenting", ""),
            created=_text(item["created"]),
            updated=_text(item["modified"]),
            zone=source.removeprefix(ZONE) if source.startswith(ZONE) else None,
            tags=unique(_text(b["value"]) for b in item["body"] if b["purpose"] == "tagging"),
            state=AnchorState(item.get("zr:state", AnchorState.OK)),
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise NotesFileError(name) from error
    return note, source.removeprefix(PAGE) if source.startswith(PAGE) else None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text was expected")
    value.encode()  # half of a surrogate pair cannot be stored
    return value


def _span(selector: Mapping[str, Any]) -> Span:
    start, end = selector["start"], selector["end"]
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        raise ValueError("a place on a page was expected")
    return Span(start, end)


def _placed(
    library: Library, note: Annotation, sha256: str | None, here: Mapping[str, PageId]
) -> Annotation | None:
    """The annotation on its page of this library; None where that is not here or does not say so."""
    if sha256 is None:
        return note if not note.spans else None
    page_id = here.get(sha256)
    if page_id is None or not note.spans:
        return None
    text = library.page_text(page_id)
    fits = compose(text, note.spans).text == note.exact
    return replace(note, page_id=page_id) if fits else None
