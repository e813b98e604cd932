"""Articles in columns are the articles that went in."""

from __future__ import annotations

from array import array
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from zonereader.library.listing import ArticleRows, Picked
from zonereader.library.records import ArticleId, ArticleRow, PageId
from zonereader.model import ArticleKind

NAMES = st.one_of(st.none(), st.sampled_from(["昆山高新区", "江苏", "苏州"]))
TEXTS = st.text(st.sampled_from("新区İAaß𬭎\n "), max_size=6)


@st.composite
def articles(draw: st.DrawFn) -> list[ArticleRow]:
    return [
        ArticleRow(
            ArticleId(number * 7 + 3),
            PageId(number // 3),
            f"{number // 3}.txt",
            draw(st.sampled_from(ArticleKind)),
            draw(TEXTS),
            draw(NAMES),
            draw(NAMES),
            draw(NAMES),
            number * 10,
            draw(st.booleans()),
            draw(st.integers(0, 900)),
        )
        for number in range(draw(st.integers(0, 12)))
    ]


@given(articles())
def test_what_goes_in_comes_out(rows: list[ArticleRow]) -> None:
    listed = ArticleRows.of(rows)
    assert list(listed) == rows
    assert list(listed[1:5:2]) == rows[1:5:2]
    assert list(Picked(listed, array("i", range(len(rows))))) == rows
    for number, row in enumerate(rows):
        assert listed.number_of(row.id) == number
        assert row in listed.of_page(row.page_id)
    assert listed.number_of(ArticleId(1)) is None


@given(articles(), st.text(st.sampled_from("新区a𬭎"), min_size=1, max_size=2))
def test_a_heading_is_found_wherever_it_holds_the_words(rows: list[ArticleRow], words: str) -> None:
    plain = [number for number, row in enumerate(rows) if words in row.heading.lower()]
    assert list(ArticleRows.of(rows).called(words)) == plain


@given(articles(), st.sets(st.integers(0, 60)))
def test_a_mask_holds_those_of_the_ids_that_are_here(rows: list[ArticleRow], ids: set[int]) -> None:
    marked = ArticleRows.of(rows).mask(map(ArticleId, ids))
    assert list(marked) == [row.id in ids for row in rows]


@given(articles(), st.randoms())
def test_articles_are_found_by_id_in_any_order(rows: list[ArticleRow], random: Random) -> None:
    random.shuffle(rows)
    listed = ArticleRows.of(rows)
    assert [listed.number_of(row.id) for row in rows] == list(range(len(rows)))
    begins = [n for n, row in enumerate(rows) if n == 0 or rows[n - 1].page_id != row.page_id]
    assert list(listed.page_begins) == begins
