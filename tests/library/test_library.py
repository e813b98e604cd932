from __future__ import annotations

import pytest

from factories import BODY_ONE, BROKEN, OTHER, TEXT, TITLE, a_note, page, reading, span_of
from zonereader.errors import NotFoundError
from zonereader.library.annotate import changed, new_annotation
from zonereader.library.library import Library
from zonereader.library.records import AnnotationKind, FigureQuery
from zonereader.model import Kind
from zonereader.search.query import Condition


def test_a_reading_comes_back_as_it_was(library: Library) -> None:
    rows = library.articles()
    details = [library.article(row.id) for row in rows]
    assert tuple(d.article for d in details) == reading().articles
    assert [f.text for f in details[0].figures] == ["约3.5亿元", "10家"]
    assert [row.heading for row in rows] == [TITLE, OTHER]
    assert rows[0].zone == "新材料园区"
    assert details[0].page_text == TEXT


def test_every_piece_leads_to_its_article(library: Library) -> None:
    row = library.page_named("page.txt")
    first, second = library.articles()
    for words, owner in ((TITLE, first), (BROKEN[1], first), (OTHER, second)):
        assert library.article_at(row.id, span_of(words).start) == owner
    assert library.article_at(row.id, 0) is None


def test_figures_are_chosen_by_zone_kind_and_value(library: Library) -> None:
    texts = lambda **query: [f.text for f in library.figures(FigureQuery(**query))]  # noqa: E731
    at_least = lambda low: Condition("", None, None, low, None)  # noqa: E731
    at_most = lambda high: Condition("", None, None, None, high)  # noqa: E731
    assert texts() == ["约3.5亿元", "10家"]
    assert texts(kind=Kind.MONEY) == ["约3.5亿元"]
    assert texts(conditions=(at_least(100),)) == ["约3.5亿元"]
    assert texts(zone="新材料园区", conditions=(at_most(100),)) == ["10家"]
    assert texts(zone="别处") == []
    assert texts(words="投资") == ["约3.5亿元"]
    assert texts(words="%") == []


def test_a_deleted_note_comes_back_by_undo(library: Library) -> None:
    note = a_note()
    saved = library.save(note)
    edited = library.save(changed(note, body="改过"))
    deleted = library.delete(note.uuid)
    assert library.annotations() == ()
    library.apply(deleted.inverse())
    assert [n.body for n in library.annotations()] == ["改过"]
    library.apply(edited.inverse())
    assert library.annotations() == (note,)
    library.apply(saved.inverse())
    assert library.annotations() == ()
    with pytest.raises(NotFoundError):
        library.delete(note.uuid)


def test_annotations_come_in_the_order_of_reading(library: Library) -> None:
    made = [a_note(words) for words in (OTHER, BROKEN[1], TITLE, BODY_ONE)]
    for note in made:
        library.save(note)
    assert [n.exact for n in library.annotations()] == [TITLE, BODY_ONE, BROKEN[1], OTHER]
    first = library.articles()[0]
    assert len(library.annotations(article_id=first.id)) == 3
    assert len(library.annotations(zone="新材料园区")) == 3


def test_an_original_takes_the_place_of_its_digest(library: Library) -> None:
    digest = page(TEXT + "\n（本版为摘编，据 real.txt 所载事实与数据重新撰写。）\n", "digest.txt")
    row = library.add_page(digest, reading(), origin="seeds")
    assert row.digest_of == "real.txt"
    note = new_annotation(AnnotationKind.NOTE, row.id, digest.text, (span_of(TITLE),), body="在摘编上")
    library.save(note)
    original = library.add_page(page(TEXT + " ", "real.txt"), reading(), origin="user")
    assert library.page(row.id).replaced_by == original.id
    assert row.id not in {a.page_id for a in library.articles()}
    assert row.id in {a.page_id for a in library.articles(replaced=True)}
    assert library.annotations() == (note,)
    assert library.counts().pages == 2


def test_counts_and_check(library: Library) -> None:
    library.save(a_note())
    report = library.check()
    assert report.ok
    assert (report.counts.pages, report.counts.articles, report.counts.figures) == (1, 2, 2)
    assert (report.counts.zones, report.counts.annotations, report.counts.orphans) == (1, 1, 0)


def test_where_the_reader_was_is_kept(library: Library) -> None:
    row = library.articles()[0]
    assert library.reading_position(row.page_id, row.start) is None
    library.set_reading_position(row.page_id, row.start, 17)
    library.mark_read(row.page_id, row.start, read=True)
    assert library.reading_position(row.page_id, row.start) == 17
    assert library.articles()[0].read
