"""Which articles go with another, and that looking for them ends."""

from __future__ import annotations

import time

import pytest

from factories import page
from zonereader.errors import NotFoundError
from zonereader.library.library import Library
from zonereader.model import Article, ArticleKind, Passage, Reading, Role, Span

TEXTS = {
    "a.txt": ("昆山高新区", "园区引进协鑫光电有限公司，“数字孪生”车间用上AMOLED屏。"),
    "b.txt": ("厦门火炬高新区", "协鑫光电有限公司也在这里建厂，另有“数字孪生”工厂。"),
    "c.txt": ("昆山高新区", "一家有限公司今天开工，又一座“数字孪生”车间。"),
    "d.txt": ("厦门火炬高新区", "新的AMOLED产线投产，and别的。"),
    "e.txt": ("内江高新区", "与别处无关，and此外没有。"),
}


@pytest.fixture
def library(tmp_path):
    with Library.open(tmp_path / "library.db") as opened:
        for name, (zone, text) in TEXTS.items():
            passages = (Passage(Role.BODY, (Span(0, len(text)),)),)
            article = Article(ArticleKind.ARTICLE, None, passages=passages, zones=(zone,))
            opened.add_page(page(text, name), Reading((article,), (), ()), origin="test")
        yield opened


def id_of(library: Library, name: str) -> int:
    return next(row.id for row in library.articles() if row.page_name == name)


def test_the_zone_and_the_names_lead_to_others(library: Library) -> None:
    found = library.related(id_of(library, "a.txt"))
    assert (found.zone, found.count_of_zone) == ("昆山高新区", 1)
    assert [(row.page, row.shared) for row in found.of_zone] == [("c.txt", ("数字孪生",))]
    assert [row.page for row in found.by_name] == ["b.txt", "d.txt"]
    assert set(found.by_name[0].shared) == {"数字孪生", "协鑫光电有限公司"}
    assert found.by_name[1].shared == ("AMOLED",)


def test_usual_words_relate_nothing(library: Library) -> None:
    found = library.related(id_of(library, "e.txt"))
    assert (found.of_zone, found.count_of_zone, found.by_name) == ((), 0, ())
    assert [row.shared for row in library.related(id_of(library, "c.txt")).by_name] == [("数字孪生",)]


def test_no_more_than_asked_for(library: Library) -> None:
    found = library.related(id_of(library, "a.txt"), limit=1)
    assert (len(found.of_zone), len(found.by_name)) == (1, 1)


def test_an_article_that_is_gone_is_said(library: Library) -> None:
    with pytest.raises(NotFoundError):
        library.related(99)


def test_an_article_of_names_only_is_looked_through_in_bounded_time(library: Library) -> None:
    text = "".join(f"{chr(0x4E00 + n)}{chr(0x5E00 + n)}公司“数字第{n}号孪生”" for n in range(20_000))
    article = Article(ArticleKind.ARTICLE, None, passages=(Passage(Role.BODY, (Span(0, len(text)),)),))
    library.add_page(page(text, "long.txt"), Reading((article,), (), ()), origin="test")
    began = time.monotonic()
    library.related(id_of(library, "long.txt"))
    assert time.monotonic() - began < 5
