"""Fields and conditions on figures, against a direct computation over every article and figure."""

from __future__ import annotations

from dataclasses import replace
from operator import ge, gt, le, lt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import page
from zonereader.library.annotate import new_annotation
from zonereader.library.library import Library
from zonereader.library.records import AnnotationKind, Colour, Order
from zonereader.model import Approx, Article, ArticleKind, Figure, Kind, Passage, Reading, Role, Span
from zonereader.reading import read
from zonereader.search.fold import fold
from zonereader.search.query import Condition, parse

# label, kind, unit, low, high
FIGURES = [
    ("总投资", Kind.MONEY, "CNY", 1.5e10, 1.5e10),
    ("总投资", Kind.MONEY, "CNY", 9e9, 1.1e10),
    ("投资额", Kind.MONEY, "USD", 1e10, 1e10),
    ("ＧＤＰ同比增长", Kind.PERCENT, "%", 20, 20),
    ("增长", Kind.PERCENT, "%", 15, 25),
    ("增长", Kind.PERCENT, "pp", 20, 20),
    ("占地", Kind.AREA, "m2", 66666.6666666667, 66666.6666666667),
    ("规划面积", Kind.AREA, "m2", 2e5, 4e5),
    (None, Kind.MONEY, "CNY", 1e9, 1e9),
    ("开工", Kind.DATE, None, None, None),
    ("排名", Kind.RANK, "rank", 1, 10),
    ("家企业", Kind.COUNT, "家", 100, 100),
    ("跌幅", Kind.PERCENT, "%", -3.5, -3.5),
]


def made(number: int, figure: tuple) -> tuple[str, Reading]:
    label, kind, unit, low, high = figure
    text = f"第{number}篇报道{label or ''}：{low}。"
    found = Figure(2, 4, text[2:4], kind, low, high, unit, Approx.EXACT, label, 0)
    article = Article(
        ArticleKind.CAPTION if number == 3 else ArticleKind.ARTICLE,
        None,
        passages=(Passage(Role.BODY, (Span(0, len(text)),)),),
        zones=("昆山高新区", "苏州工业园区") if number % 2 else ("昆山经开区",),
        province="江苏" if number % 3 else "内蒙古",
    )
    return text, Reading((article,), (), (found, replace(found, start=5, end=6, article=None)))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory):
    with Library.open(tmp_path_factory.mktemp("conditions") / "library.db") as opened:
        for number, figure in enumerate(FIGURES):
            text, found = made(number, figure)
            opened.add_page(page(text, f"第{number}版（Ａ）.txt"), found, origin="test")
        yield opened


def found(library: Library, query: str) -> list[int]:
    result = library.search(query, order=Order.PAGE)
    assert result.count == len(result.hits)
    assert not result.malformed
    return [hit.article_id - 1 for hit in result.hits]


def meets(condition: Condition, figure: tuple) -> bool:
    label, kind, unit, low, high = figure
    if low is None or (condition.label and condition.label not in fold(label or "")):
        return False
    if condition.kind not in (None, kind) or condition.unit not in (None, unit):
        return False
    above, below = (gt, lt) if condition.is_open else (ge, le)
    return (condition.low is None or above(high, condition.low)) and (
        condition.high is None or below(low, condition.high)
    )


LABELS = ["", "投资", "增长", "gdp", "money", "面积", "金额", "没有", "-", "-投资"]
AMOUNTS = ["0", "1e9", "10亿", "100亿元", "150亿", "100亿美元", "20%", "15%", "100亩", "10", "-3.5%", "两成"]


@given(
    st.sampled_from(LABELS),
    st.sampled_from([">", ">=", "<", "<=", "=", ".."]),
    st.sampled_from(
        ["0", "1e9", "10亿", "100亿元", "150亿", "100亿美元", "20%", "15%", "100亩", "10", "-3.5%", "两成"]
    ),
    st.sampled_from(["1e10", "110亿元", "25%", "500亩", "600亩", "20个百分点", "100家"]),
)
def test_conditions_agree_with_a_direct_computation(
    library: Library, label: str, sign: str, amount: str, last: str
) -> None:
    query = f"{label} {amount}..{last}" if sign == ".." else f"{label}{sign}{amount}"
    parsed = parse(query)
    if parsed.malformed or parsed.words:
        return
    (condition,) = parsed.conditions
    direct = [n for n, figure in enumerate(FIGURES) if meets(condition, figure) != condition.negated]
    assert found(library, query) == direct
    if not condition.negated:
        for hit in library.search(query).hits:
            assert library.places(query, hit.article_id) == (Span(2, 4),)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("投资>100亿", [0, 1]),
        ("投资>=100亿元", [0, 1]),
        ("投资=100亿", [1, 2]),
        ("增长>=20%", [3, 4]),
        ("面积 300..600亩", [7]),
        ("money:1e9..1e10", [1, 2, 8]),
        ("rank:<=3", [10]),
        ("-增长>0 -投资>0", [6, 7, 8, 9, 10, 11, 12]),
        ("投资>100亿 报道总投资", [0, 1]),
    ],
)
def test_conditions(library: Library, query: str, expected: list[int]) -> None:
    assert found(library, query) == expected


def test_a_condition_marks_its_figure(library: Library) -> None:
    (hit,) = library.search("面积 300..600亩").hits
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["篇报"]


EVERY = list(range(len(FIGURES)))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("zone:昆山", EVERY),
        ("zone:昆山高新区", EVERY[1::2]),
        ("园区：苏州工业", EVERY[1::2]),
        ("-zone:昆山高新区", EVERY[0::2]),
        ("zone:火星", []),
        ("province:江苏省 zone:昆山经开区", [2, 4, 8, 10]),
        ("省:内蒙古自治区", EVERY[0::3]),
        ("page:(a)", EVERY),
        ("page:第3版", [3]),
        ("kind:money", [0, 1, 2, 8]),
        ("kind:caption", [3]),
        ("-kind:金额 -kind:percent -kind:area", [9, 10, 11]),
        ("date:2020..", EVERY),
        ("date:..2020", []),
        ("-date:>=2020-01", []),
        ("has:note", [2]),
        ("含:标注", [5]),
        ("has:bookmark", [2]),
        ("-has:note kind:money", [0, 1, 8]),
    ],
)
def test_fields(library: Library, query: str, expected: list[int]) -> None:
    for number, kind, body in ((2, AnnotationKind.BOOKMARK, "看"), (5, AnnotationKind.HIGHLIGHT, "")):
        text = library.page_text(library.pages()[number].id)
        mark = new_annotation(
            kind, library.pages()[number].id, text, (Span(0, 3),), body=body, colour=Colour.BLUE
        )
        if not library.annotations(page_id=mark.page_id):
            library.save(mark)
    assert found(library, query) == expected


def test_conditions_on_the_sample_pages(tmp_path) -> None:
    from zonereader.page.load import load_page, page_files
    from zonereader.paths import shipped

    with Library.open(tmp_path / "library.db") as opened:
        for path in page_files(shipped("seeds")):
            loaded = load_page(path)
            opened.add_page(loaded, read(loaded.text), origin="seeds")
        details = [opened.article(row.id) for row in opened.articles()]
        for query in (
            "投资>100亿",
            "增长>=20%",
            "money:>1e9",
            "面积 100..500亩",
            "产值<500亿元",
            "count:>1000",
        ):
            (condition,) = parse(query).conditions
            direct = {
                detail.row.id
                for detail in details
                for f in detail.figures
                if meets(condition, (f.label, f.kind, f.unit, f.low, f.high))
            }
            assert {hit.article_id for hit in opened.search(query).hits} == direct
