from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import BODY_ONE, BROKEN, TEXT, TITLE, a_note, page, reading, span_of
from zonereader.composition import compose
from zonereader.library.library import Library
from zonereader.library.records import ArticleDetail, ArticleId, Order
from zonereader.library.texts import BREAK, groups
from zonereader.model import Article, ArticleKind, Passage, Reading, Role, Span
from zonereader.page.load import load_page, page_files
from zonereader.paths import shipped
from zonereader.reading import read
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


# The reader's marks


@pytest.fixture
def noted(tmp_path):
    """A library with one note and one highlight."""
    with Library.open(tmp_path / "library.db") as opened:
        opened.add_page(page(), reading(), origin="test")
        opened.save(replace(a_note(BODY_ONE), body="比去年多一半\n要问招商局"))
        yield opened


def test_notes_are_searched(noted: Library) -> None:
    (hit,) = noted.search("多一半").hits
    (note,) = noted.annotations()
    assert hit.annotation == note.uuid
    assert hit.title == TITLE
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["多一半"]
    assert noted.places("多一半", hit.article_id) == note.spans


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("招商局 厂房", 1),  # one word in the note, the other in the article
        ("招商局 冷库", 0),
        ("一半要问", 0),  # across two lines
        ("冷库 -招商局", 1),
        ("厂房 -招商局", 0),
        ("-招商局", 1),
        ("招商局 has:note", 1),
        ("招商局 -has:note", 0),
        ("招商局 zone:新材料园区", 1),
        ("招商局 zone:昆山", 0),
        ("局", 1),
    ],
)
def test_words_in_notes_count_as_words_of_the_article(noted: Library, query: str, count: int) -> None:
    for order in Order:
        result = noted.search(query, order=order)
        assert result.count == len(result.hits) == count


def test_notes_are_searched_as_they_are_now(noted: Library) -> None:
    (note,) = noted.annotations()
    noted.save(replace(note, body="改了主意"))
    assert noted.search("多一半").count == 0
    assert noted.search("主意").count == 1
    gone = noted.delete(note.uuid)
    assert noted.search("主意").count == 0
    noted.apply(gone.inverse())
    assert noted.search("主意").count == 1
    noted.rebuild(lambda text: reading())
    assert noted.search("主意").count == 1


# Pages as they are


def parts(detail: ArticleDetail) -> list[str]:
    """The title, deck, credits and passages of an article as they are printed."""
    return [compose(detail.page_text, spans).text for spans in groups(detail.article)]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory):
    """The sample pages, read, and what can be searched of every article, folded."""
    texts: dict[ArticleId, str] = {}
    with Library.open(tmp_path_factory.mktemp("samples") / "library.db") as opened:
        for path in page_files(shipped("seeds")):
            loaded = load_page(path)
            opened.add_page(loaded, read(loaded.text), origin="seeds")
        for row in opened.articles():
            detail = opened.article(row.id)
            texts[row.id] = BREAK.join(map(fold, parts(detail)))
        yield opened, texts


def test_a_thousand_pieces_are_found_exactly_where_they_are(samples) -> None:
    library, texts = samples
    chance = random.Random(20261120)
    lines = [line for text in texts.values() for line in text.split(BREAK) if len(line) > 12]
    for _ in range(1000):
        line = chance.choice(lines)
        start = chance.randrange(len(line) - 1)
        piece = line[start : start + chance.randint(2, 12)]
        if '"' in piece or not piece.strip():
            continue
        holding = {article_id for article_id, text in texts.items() if piece in text}
        result = library.search(f'"{piece}"', limit=1000)
        assert {hit.article_id for hit in result.hits} == holding, piece
        assert result.count == len(holding)


def test_every_order_finds_the_same(samples) -> None:
    library, _ = samples
    for query in ("企业", "产业 -投资", "的", "kind:money", "投资>1亿"):
        by_page, by_date, best = (
            [hit.article_id for hit in library.search(query, limit=1000, order=order).hits]
            for order in (Order.PAGE, Order.DATE, Order.RELEVANCE)
        )
        assert by_page == sorted(by_page) == by_date[::-1]
        assert set(best) == set(by_page)
        limited = library.search(query, limit=3, order=Order.PAGE)
        assert [hit.article_id for hit in limited.hits] == by_page[:3]
        assert limited.count == len(by_page)


# query, and words of the title that has to come first
BEST = [
    ("光谷", "光谷数字消费十条"),
    ("数字消费", "光谷数字消费十条"),
    ("东湖高新区", "武汉东湖高新区"),
    ("成都高新区", "成都高新区"),
    ("成都 投资", "成都高新区"),
    ("内江", "内江高新区"),
    ("重大项目 开工 42亿元", "内江高新区"),
    ("国际标准", "一批国际标准"),
    ("菁英贷", "菁英贷"),
    ("宁波", "菁英贷"),
    ("远程 流程图", "蚌埠高新区"),
    ("包头", "包头稀土高新区"),
    ("稀土 硬科技", "包头稀土高新区"),
    ("阿克苏", "新疆阿克苏"),
    ("双创", "新疆阿克苏"),
    ("天竺", "北京天竺综保区"),
    ("综保区 出口", "北京天竺综保区"),
    ("文化产业园区", "文化产业高地"),
    ("授牌", "文化产业高地"),
    ("城市大冰箱", "城市大冰箱"),
    ("冷链 物流园", "城市大冰箱"),
    ("5g工厂", "江苏省5G工厂"),
    ("乌鲁木齐", "乌鲁木齐高新区"),
    ("四季度 动工", "乌鲁木齐高新区"),
    ("集中签约", "常州高新区"),
    ("景德镇", "项目攻坚年"),
    ("智造", "长春新区"),
    ("大连 签约", "大连高新区"),
    ("高效办成一件事", "高效办成一件事"),
    ("质量标杆", "质量标杆企业"),
    ("咸阳", "咸阳高新区"),
    ("考核 优秀", "肇庆高新区"),
    ("昆山 涌流", "涌流奔腾"),
    ("疫情", "迎着疫情向上"),
    ("三量 同升", "三量"),
    ("zone:郑州 企业", "郑州高新区"),
]


@pytest.mark.parametrize(("query", "title"), BEST)
def test_the_expected_article_comes_first(samples, query: str, title: str) -> None:
    library, _ = samples
    assert title in library.search(query).hits[0].title


def test_a_snippet_is_what_the_page_prints(samples) -> None:
    library, _ = samples
    for query in ("企业", "ai", "5g 工业", "亿元", "投资>1亿", "zone:厦门"):
        for hit in library.search(query).hits:
            detail = library.article(hit.article_id)
            printed = parts(detail)
            blank = re.compile(r"\s")
            shown = hit.snippet.removeprefix("…").removesuffix("…")
            assert any(shown in blank.sub(" ", text) for text in printed)
            for start, end in hit.marks:
                assert fold(hit.snippet[start:end]) in query or ">" in query


def test_an_article_of_a_replaced_digest_is_never_found(tmp_path) -> None:
    with Library.open(tmp_path / "library.db") as opened:
        for number in range(130):
            title = f"冷链园区动工{number}"
            article = Article(
                ArticleKind.ARTICLE, title, (Span(4, 4 + len(title)),), zones=("昆山高新区",), province="江苏"
            )
            name = "old.txt" if number == 64 else f"{number}.txt"
            opened.add_page(page(f"第一版\n{title}", name), Reading((article,), (), ()), origin="test")
        title = "冷链园区动工又一次"
        digest = f"{title}\n（摘编，据 old.txt 重新撰写。）"
        article = Article(ArticleKind.ARTICLE, title, (Span(0, len(title)),))
        opened.add_page(page(digest, "digest.txt"), Reading((article,), (), ()), origin="test")
        assert opened.pages()[-1].replaced_by is not None
        for order in Order:
            for query in ("冷链", "链", "冷链 动工", "冷链 -没有"):
                result = opened.search(query, limit=200, order=order)
                assert result.count == len(result.hits) == 130
                assert all("又一次" not in hit.title for hit in result.hits)


def test_what_was_stored_since_the_last_search_is_found(tmp_path) -> None:
    """What a search keeps for the next is of no use once anybody has written to the library."""
    path = tmp_path / "library.db"
    with Library.open(path) as writer, Library.open_reader(path) as reader:
        queries = ("厂房", "新建厂房", "投资>1亿", "zone:新材料园区", "-冷库")
        assert [reader.search(query).count for query in queries] == [0, 0, 0, 0, 0]
        for number in range(1, 4):
            writer.add_page(page(f"{TEXT}{number}", f"{number}.txt"), reading(), origin="test")
            for library in (writer, reader):
                assert [library.search(query).count for query in queries] == [number] * 5


def test_texts_are_kept_within_their_bounds(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    from zonereader.library import texts

    monkeypatch.setattr(texts, "MOST_KEPT", 120)  # two articles
    with Library.open(tmp_path / "library.db") as library:
        for number in range(6):
            library.add_page(page(f"{TEXT}{number}", f"{number}.txt"), reading(), origin="test")
        for _ in range(2):
            assert len(library.search("厂房").hits) == 6
        with library._connection.snapshot():
            kept = texts.Lately.of(library._connection)
        assert 0 < sum(len(each.text) for each in kept._known.values()) == kept._size <= 120
