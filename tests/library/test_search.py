from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import BODY_ONE, BROKEN, TEXT, TITLE, page, reading, span_of
from zonereader.library.library import Library
from zonereader.model import Article, ArticleKind, Passage, Reading, Role, Span
from zonereader.search.fold import fold


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
    pieces = [TEXT[a:b] for a, b in library.places("进行之中", hit.article_id)]
    assert "".join(pieces) == "进行之中"
    assert len(pieces) == 2
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["进行之中"]
    assert hit.article_start == span_of(TITLE).start


def test_titles_come_first(library: Library) -> None:
    assert library.search("企业").hits[0].title == TITLE
    assert library.search("企业", limit=0).count == 1


ALPHABET = '园区厂房ab1，,A１ \n"%𠀀'


def article_of(*pieces: tuple[int, int]) -> Article:
    """An article of one passage put together from pieces of a page."""
    spans = tuple(Span(*piece) for piece in pieces)
    return Article(ArticleKind.ARTICLE, None, passages=(Passage(Role.BODY, spans),))


@pytest.fixture(scope="module")
def pages_of_noise(tmp_path_factory: pytest.TempPathFactory):
    """A library of nonsense, every page one passage whose two halves were printed the wrong way round."""
    noise = random.Random(7)
    texts = []
    with Library.open(tmp_path_factory.mktemp("noise") / "library.db") as opened:
        for number in range(60):
            text = "".join(noise.choices(ALPHABET, k=40)) + str(number)
            half = noise.randrange(1, len(text))
            found = Reading((article_of((half, len(text)), (0, half)),), (), ())
            opened.add_page(page(text), found, origin="test")
            texts.append(fold(text[half:] + text[:half]))
        yield opened, texts


@given(st.data())
def test_search_finds_what_a_substring_scan_finds(pages_of_noise, data: st.DataObject) -> None:
    library, texts = pages_of_noise
    text = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(text) - 1))
    piece = text[start : start + data.draw(st.integers(1, 9))]
    words = data.draw(st.sampled_from([piece, piece[::-1], piece.replace("园", "区")])).replace('"', "")
    holding = sum(words in text for text in texts) if words.strip() else 0
    assert library.search(f'"{words}"').count == holding


@given(st.lists(st.text(alphabet="园区厂房ab1", min_size=1, max_size=3), min_size=1, max_size=3))
def test_all_words_must_occur(pages_of_noise, words: list[str]) -> None:
    library, texts = pages_of_noise
    result = library.search(" ".join(words), limit=100)
    assert result.count == len(result.hits) == sum(all(word in text for word in words) for text in texts)
    for hit in result.hits:
        page_text = library.page_text(hit.page_id)
        spans = library.places(" ".join(words), hit.article_id)
        marked = [fold(hit.snippet[start:end]) for start, end in hit.marks]
        assert marked
        assert all(any(mark in word for word in words) for mark in marked)
        assert {fold(page_text[span.start]) for span in spans} <= set("".join(words))


@given(st.text())
def test_any_query_gives_an_answer(library: Library, query: str) -> None:
    result = library.search(query)
    assert result.count == len(result.hits)


def test_a_query_of_a_thousand_words_is_answered(library: Library) -> None:
    words = " ".join(chr(0x4E00 + i) + chr(0x4E01 + i) for i in range(1000))
    assert library.search(words).count == 0
    assert library.search(f"{TITLE} " * 200).count == 1
    assert library.search("企业" * 5000).count == 0
    present = " ".join(TEXT[i : i + 2] for i in range(len(TEXT) - 1) if TEXT[i : i + 2].isalnum())
    assert library.search(f"{present[:90]} 没有").count == 0


def test_no_word_is_found_across_two_passages(library: Library) -> None:
    assert library.search(BODY_ONE[-2:] + BROKEN[0][:2]).count == 0
    assert library.search(f'"{TITLE[-1]}\x1f{BODY_ONE[0]}"').count == 0


def test_a_title_over_two_lines_is_one_text(library: Library) -> None:
    text = "临港片区建成\n三条物流通道"
    article = Article(ArticleKind.ARTICLE, "临港片区建成 三条物流通道", (Span(0, 6), Span(7, 13)))
    library.add_page(page(text, "two.txt"), Reading((article,), (), ()), origin="test")
    (hit,) = library.search("建成三条").hits
    assert library.places("建成三条", hit.article_id) == (Span(4, 6), Span(7, 9))


def test_the_latest_page_comes_first_among_equals(tmp_path) -> None:
    with Library.open(tmp_path / "library.db") as opened:
        for number in range(5):
            text = f"保税仓库启用{number}"
            found = Reading((article_of((0, len(text))),), (), ())
            opened.add_page(page(text, f"{number}.txt"), found, origin="test")
        assert [hit.page for hit in opened.search("保税仓库", limit=2).hits] == ["4.txt", "3.txt"]
        assert opened.search("保税仓库", limit=2).count == 5
