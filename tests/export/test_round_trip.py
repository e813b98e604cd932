"""Annotations as JSON: out of one library, into another, and out again the same."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import TEXT, page, reading
from zonereader.errors import NotesFileError
from zonereader.export.annotations_json import TakenIn, take_in
from zonereader.export.export import preview
from zonereader.export.scope import ExportFormat, ExportOptions, Scope
from zonereader.library.annotate import changed, new_annotation, new_note
from zonereader.library.library import Library
from zonereader.library.records import AnchorState, Annotation, AnnotationKind, Colour, PageId
from zonereader.model import Span

AS_JSON = ExportOptions(format=ExportFormat.JSON)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)


@st.composite
def annotations(draw: st.DrawFn) -> Annotation:
    kind = draw(st.sampled_from(AnnotationKind))
    if kind is AnnotationKind.NOTE and draw(st.booleans()):
        made = new_note(draw(TEXTS), zone=draw(st.none() | st.just("新材料园区")))
    else:
        ends = sorted(draw(st.sets(st.integers(0, len(TEXT)), min_size=4, max_size=4)))
        spans = [Span(ends[0], ends[1]), Span(ends[2], ends[3])][: draw(st.integers(1, 2))]
        made = new_annotation(kind, PageId(1), TEXT, spans, body=draw(TEXTS))
    colour = draw(st.none() | st.sampled_from(Colour))
    tags = draw(st.lists(st.sampled_from(["待核", "产业/光伏", "a"]), unique=True))
    return replace(changed(made, tags=tags), colour=colour, state=draw(st.sampled_from(AnchorState)))


@settings(max_examples=40)
@given(st.lists(annotations(), min_size=1, max_size=8))
def test_out_in_and_out_again_is_the_same(tmp_path_factory, notes: list[Annotation]) -> None:
    folder = tmp_path_factory.mktemp("two")
    with Library.open(folder / "one.db") as one, Library.open(folder / "two.db") as two:
        one.add_page(page(), reading(), origin="test")
        two.add_page(page(TEXT + "另一版", "first.txt"), reading(), origin="test")
        two.add_page(page(), reading(), origin="test")
        for note in notes:
            one.save(note)
        document = preview(one, Scope(), AS_JSON)
        assert take_in(two, document.encode(), "x") == TakenIn(len(notes), 0, 0, 0)
        assert preview(two, Scope(), AS_JSON) == document
        assert take_in(two, document.encode(), "x") == TakenIn(0, 0, len(notes), 0)


def test_what_was_changed_last_stays_and_a_page_that_is_not_here_is_said(tmp_path: Path) -> None:
    with Library.open(tmp_path / "one.db") as one, Library.open(tmp_path / "two.db") as two:
        one.add_page(page(), reading(), origin="test")
        note = new_annotation(AnnotationKind.NOTE, PageId(1), TEXT, (Span(1, 5),), body="旧")
        one.save(note)
        old = preview(one, Scope(), AS_JSON).encode()
        assert take_in(two, old, "x") == TakenIn(0, 0, 0, 1)
        one.save(replace(note, body="新", updated="2999-01-01T00:00:00Z"))
        new = preview(one, Scope(), AS_JSON).encode()
        two.add_page(page(), reading(), origin="test")
        assert take_in(two, old, "x").added == 1
        assert take_in(two, new, "x").changed == 1
        assert take_in(two, old, "x").known == 1
        assert [each.body for each in two.annotations()] == ["新"]


GOOD = {"$format": "zonereader-annotations", "version": 1, "annotations": []}


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"[]", b"\xff", b"[" * 99_999, json.dumps(GOOD | {"version": 2}).encode(),
        json.dumps(GOOD | {"annotations": [{}]}).encode(),
        json.dumps(GOOD | {"annotations": [{"id": 1, "target": {"source": "x"}, "body": []}]}).encode(),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_refused(tmp_path: Path, data: bytes) -> None:
    with Library.open(tmp_path / "one.db") as library, pytest.raises(NotesFileError):
        take_in(library, data, "notes.json")
