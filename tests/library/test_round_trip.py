"""What is put into a library comes out as it was."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import a_note, page, reading
from zonereader.library.library import Library
from zonereader.library.records import AnnotationKind, Colour, Edit
from zonereader.model import (
    Approx,
    Article,
    ArticleKind,
    Direction,
    Figure,
    Kind,
    Passage,
    Reading,
    Role,
    Span,
)

LENGTH = 60
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=LENGTH, max_size=LENGTH)
VALUES = st.none() | st.floats(allow_nan=False)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)


@st.composite
def articles(draw: st.DrawFn, spans: list[Span]) -> Article:
    """An article that has all of ``spans``, some of them as title and the like."""
    shares: dict[str, list[Span]] = {name: [] for name in ("title", "deck", "byline", "credit", "body")}
    for span in spans:
        shares[draw(st.sampled_from(sorted(shares)))].append(span)
    passages = (Passage(draw(st.sampled_from(Role)), tuple(shares["body"])),) if shares["body"] else ()
    return Article(
        draw(st.sampled_from(ArticleKind)),
        draw(st.none() | NAMES),
        tuple(shares["title"]),
        tuple(shares["deck"]),
        tuple(draw(st.lists(NAMES, max_size=3))),
        tuple(shares["byline"]),
        tuple(shares["credit"]),
        passages,
        draw(st.booleans()),
        draw(st.booleans()),
        tuple(draw(st.lists(NAMES, max_size=3))),
        draw(st.none() | NAMES),
        draw(st.none() | NAMES),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading of a page of LENGTH code points, its articles' pieces mixed."""
    cuts = sorted(draw(st.sets(st.integers(0, LENGTH), min_size=2, max_size=12)))
    pieces = [Span(*pair) for pair in pairwise(cuts)]
    count = draw(st.integers(1, 3))
    owners = [draw(st.integers(0, count - 1)) for _ in pieces]
    owned = [[p for p, o in zip(pieces, owners, strict=True) if o == i] for i in range(count)]
    made = [draw(articles(draw(st.permutations(spans)))) for spans in owned if spans]
    figures = [
        Figure(
            *draw(st.sampled_from(pieces)),
            draw(NAMES),
            draw(st.sampled_from(Kind)),
            draw(VALUES),
            draw(VALUES),
            draw(st.none() | NAMES),
            draw(st.sampled_from(Approx)),
            draw(st.none() | NAMES),
            draw(st.none() | st.integers(0, len(made) - 1)),
            draw(st.none() | NAMES),
            draw(st.none() | NAMES),
            draw(st.sampled_from(Direction)),
            tuple(draw(st.lists(st.sampled_from(pieces), max_size=2))),
        )
        for _ in range(draw(st.integers(0, 4)))
    ]
    return Reading(tuple(made), (), tuple(figures))


@settings(max_examples=60)
@given(TEXTS, readings())
def test_a_reading_comes_back_as_it_was(text: str, wanted: Reading) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder) / "library.db") as library,
    ):
        row = library.add_page(page(text), wanted, origin="test")
        details = [library.article(found.id) for found in library.articles()]
        assert tuple(detail.article for detail in details) == wanted.articles
        assert [detail.row.start for detail in details] == [article.start for article in wanted.articles]
        for number, detail in enumerate(details):
            of_it = [replace(f, article=None) for f in wanted.figures if f.article == number]
            assert sorted(detail.figures, key=repr) == sorted(of_it, key=repr)
            for span in detail.article.other_spans:
                assert library.article_at(row.id, span.end - 1) == detail.row
        assert library.page_text(row.id) == text
        assert (row.articles, row.figures) == (len(wanted.articles), len(wanted.figures))
        assert library.check().ok


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory):
    with Library.open(tmp_path_factory.mktemp("edits") / "library.db") as opened:
        opened.add_page(page(), reading(), origin="test")
        yield opened


CHANGES = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(AnnotationKind),
        "body": NAMES,
        "colour": st.none() | st.sampled_from(Colour),
        "spans": st.lists(st.builds(Span, st.integers(0, 9), st.integers(10, 20)), min_size=1).map(tuple),
        "updated": st.sampled_from(["2026-03-05T13:40:11Z", "2026-03-06T08:00:00Z"]),
    }
)


@given(st.lists(st.tuples(st.integers(0, 2), st.none() | CHANGES), max_size=12))
def test_undo_takes_back_every_edit(shared: Library, steps) -> None:
    """Saving, changing and deleting, then undo of everything and redo of everything."""
    notes = [a_note() for _ in range(3)]
    states = [shared.annotations()]
    edits: list[Edit] = []
    for number, change in steps:
        uuid = notes[number].uuid
        if change is not None:
            edits.append(shared.save(replace(notes[number], **change)))
        elif any(note.uuid == uuid for note in shared.annotations()):
            edits.append(shared.delete(uuid))
        else:
            continue
        states.append(shared.annotations())
    for edit, before in zip(reversed(edits), reversed(states[:-1]), strict=True):
        shared.apply(edit.inverse())
        assert shared.annotations() == before
    for edit, after in zip(edits, states[1:], strict=True):
        shared.apply(edit)
        assert shared.annotations() == after
    for note in shared.annotations():
        shared.delete(note.uuid)
