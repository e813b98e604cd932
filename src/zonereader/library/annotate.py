"""Make an annotation: its quote and context are taken from the page's text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zonereader.composition import compose
from zonereader.library.clock import now
from zonereader.library.records import AnchorState, Annotation, AnnotationKind, Colour, PageId
from zonereader.model import Span

CONTEXT = 32
"""Code points of the page kept before and after a quote, as W3C's text quote selector has it."""


def new_id() -> str:
    """An id that no other annotation or correction has."""
    import uuid  # brings along what tells machines apart, which only a new mark needs

    return str(uuid.uuid4())


def new_annotation(
    kind: AnnotationKind,
    page_id: PageId,
    page_text: str,
    spans: Sequence[Span],
    *,
    colour: Colour | None = None,
    body: str = "",
) -> Annotation:
    """An annotation of ``spans`` (one or more, in reading order), with an id of its own."""
    made = now()
    return Annotation(
        uuid=new_id(),
        kind=kind,
        page_id=page_id,
        spans=tuple(spans),
        exact=compose(page_text, spans).text,
        prefix=page_text[max(0, spans[0].start - CONTEXT) : spans[0].start],
        suffix=page_text[spans[-1].end : spans[-1].end + CONTEXT],
        colour=colour,
        body=body,
        created=made,
        updated=made,
    )


def new_note(body: str = "", *, zone: str | None = None) -> Annotation:
    """A note that hangs on a zone, or on nothing."""
    made = now()
    return Annotation(
        uuid=new_id(),
        kind=AnnotationKind.NOTE,
        page_id=None,
        spans=(),
        exact="",
        prefix="",
        suffix="",
        colour=None,
        body=body,
        created=made,
        updated=made,
        zone=zone,
    )


def changed(
    annotation: Annotation,
    *,
    colour: Colour | None = None,
    body: str | None = None,
    tags: Sequence[str] | None = None,
) -> Annotation:
    """``annotation`` with another colour, note or tags, its time of change set."""
    return replace(
        annotation,
        colour=colour if colour is not None else annotation.colour,
        body=body if body is not None else annotation.body,
        tags=tuple(tags) if tags is not None else annotation.tags,
        updated=now(),
    )


def reattached(
    annotation: Annotation,
    page_id: PageId,
    page_text: str,
    spans: Sequence[Span],
    state: AnchorState = AnchorState.OK,
) -> Annotation:
    """``annotation`` hung on other ``spans`` (one or more), of this page or of another."""
    place = new_annotation(annotation.kind, page_id, page_text, spans)
    return replace(
        annotation,
        page_id=page_id,
        spans=place.spans,
        exact=place.exact,
        prefix=place.prefix,
        suffix=place.suffix,
        state=state,
        updated=place.updated,
    )
