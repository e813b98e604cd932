from __future__ import annotations

import pytest
from factories import BODY_ONE, BROKEN, OTHER, TEXT, TITLE, page, reading, span_of
from hypothesis import given
from hypothesis import strategies as st

from zonereader.library import search
from zonereader.library.library import Library
from zonereader.model import Article, ArticleKind, Passage, Reading, Role, Span


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory):
    with Library.open(tmp_path_factory.mktemp("search") / "library.db") as opened:
        opened.add_page(page(), reading(), origin="test")
        yield opened


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("厂房", 1),
        ("房", 1),
        ("进行之中", 1),  # across a column break
        ("，投资约3.5亿", 1),
        (",投资", 1),  # half-width finds full-width
        ('"新建厂房12万"', 1),
        ("园区 冷库", 0),
        ("厂房 签约", 1),
        ("", 0),
        ('"', 0),
        ("没有的词", 0),
    ],
)
def test_queries(library: Library, query: str, count: int) -> None:
    assert library.search(query).count == count


def test_a_hit_leads_to_its_place_on_the_page(library: Library) -> None:
    (hit,) = library.search("进行之中").hits
    pieces = [TEXT[a:b] for a, b in hit.spans]
    assert "".join(pieces) == "进行之中"
    assert len(pieces) == 2
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["进行之中"]
    assert hit.article_start == span_of(TITLE).start


def test_titles_come_first(library: Library) -> None:
    assert library.search("企业").hits[0].title == TITLE
    assert library.search("企业", limit=0).count == 1


@given(st.data())
def test_search_finds_what_a_substring_scan_finds(library: Library, data: st.DataObject) -> None:
    texts = [[TITLE, BODY_ONE, "".join(BROKEN)], [OTHER]]
    text = data.draw(st.sampled_from([text for article in texts for text in article]))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 12)))
    words = text[start:end]
    holding = sum(any(words in text for text in article) for article in texts)
    assert library.search(f'"{words}"').count == holding


@given(st.text())
def test_any_query_gives_an_answer(library: Library, query: str) -> None:
    result = library.search(query)
    assert result.count == len(result.hits)


@given(st.text())
def test_folding_moves_nothing(text: str) -> None:
    assert len(search.fold(text)) == len(text)


@given(st.text(alphabet="园区ab1，,A１ \n", min_size=1, max_size=40), st.data())
def test_the_index_loses_nothing(text: str, data: st.DataObject) -> None:
    article = Article(ArticleKind.ARTICLE, None, passages=(Passage(Role.BODY, (Span(0, len(text)),)),))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    term = search.fold(text[start:end])
    own = set(search.grams(search.fold(text)))
    assert set(search.grams(term)) <= own
    assert search.verify(text, article, [term]) is not None
    assert Reading((article,), (), ()).articles[0].start == 0
