"""The ledger against a direct computation over every figure."""

from __future__ import annotations

from array import array
from dataclasses import replace
from itertools import pairwise
from operator import ge, gt, le, lt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import page
from zonereader.figures.periods import moment
from zonereader.figures.topics import topic
from zonereader.library import columns
from zonereader.library.asking import figure_query
from zonereader.library.ledger_rows import ledger_of
from zonereader.library.library import Library
from zonereader.library.records import FigureQuery, FigureRow, FigureSort, figure_rows
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
from zonereader.search.query import Condition, Trouble

LABELS = (None, "总投资", "投资额", "实现营收", "ＧＤＰ", "占地面积")
UNITS = ((Kind.MONEY, "CNY"), (Kind.MONEY, "USD"), (Kind.AREA, "m2"), (Kind.PERCENT, "%"), (Kind.DATE, None))
ZONES = (None, "昆山高新区", "昆山经开区", "厦门火炬高新区")
PERIODS = (None, "2023年", "2023年上半年", "2024年1-5月", "去年", "上半年")
VALUES = (-3.5, 0.0, 1.0, 10.0, 10.5, 100.0)


@st.composite
def rows(draw: st.DrawFn) -> FigureRow:
    kind, unit = draw(st.sampled_from(UNITS))
    low, high = sorted((draw(st.sampled_from(VALUES)), draw(st.sampled_from(VALUES))))
    ends = (None, None) if kind is Kind.DATE else (low, high) if draw(st.booleans()) else (low, low)
    label, zone = draw(st.sampled_from(LABELS)), draw(st.sampled_from(ZONES))
    return FigureRow(
        1, "a.txt", 1, zone, draw(st.sampled_from(("", "项目开工", "产值增长"))), label,
        draw(st.sampled_from(("10亿元", "约3%", "5亩"))), kind, *ends, unit, Approx.EXACT, 0, 1,
        None, draw(st.sampled_from(PERIODS)), Direction.NONE,
    )  # fmt: skip


conditions = st.builds(
    Condition,
    st.sampled_from(("", "投资")),
    st.sampled_from((None, Kind.MONEY)),
    st.sampled_from((None, "CNY")),
    st.none() | st.sampled_from(VALUES),
    st.none() | st.sampled_from(VALUES),
    st.booleans(),
).filter(lambda each: each.low is not None or each.high is not None)
asked = st.builds(
    FigureQuery,
    st.sampled_from(("", "投资", "亿", "项目 投资", "昆山 投资", "没有")),
    st.sampled_from((None, "昆山", "昆山高新区", "火星")),
    st.none(),
    st.sampled_from((None, Kind.MONEY, Kind.DATE)),
    st.sampled_from((None, "gdp", "投资")),
    st.sampled_from((None, "总投资额", "生产总值", "占地")),
    st.sampled_from((None, "2023", "上半年")),
    st.lists(conditions, max_size=2).map(tuple),
    st.sampled_from(FigureSort),
    st.booleans(),
)


def plain(text: str | None) -> str:
    return (text or "").replace("ＧＤＰ", "gdp")


def meets(row: FigureRow, condition: Condition) -> bool:
    above, below = (gt, lt) if condition.is_open else (ge, le)
    return (
        row.low is not None
        and condition.label in plain(row.label)
        and condition.kind in (None, row.kind)
        and condition.unit in (None, row.unit)
        and (condition.low is None or above(row.high, condition.low))
        and (condition.high is None or below(row.low, condition.high))
    )


def chosen(row: FigureRow, query: FigureQuery) -> bool:
    texts = (plain(row.label), row.text, row.title, row.zone or "")
    return (
        all(any(word in text for text in texts) for word in query.words.split())
        and (query.zone is None or (row.zone or "").startswith(query.zone))
        and query.kind in (None, row.kind)
        and (query.label is None or query.label in plain(row.label))
        and (query.topic is None or (row.label is not None and topic(row.label) == topic(query.topic)))
        and (query.period is None or query.period in (row.period or ""))
        and all(meets(row, condition) for condition in query.conditions)
    )


@pytest.fixture(scope="module", params=(1, 1 << 16), ids=("one row at a time", "all at once"))
def stride(request):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "STRIDE", request.param)
        yield


@given(st.lists(rows(), max_size=25), asked)
def test_a_choice_agrees_with_a_direct_computation(
    stride, figures: list[FigureRow], query: FigureQuery
) -> None:
    choice = ledger_of(figures).choose(query)
    found = choice.ids()
    assert sorted(found) == [n for n, row in enumerate(figures) if chosen(row, query)]
    anywhere = [row for row in figures if chosen(row, replace(query, kind=None))]
    assert choice.kinds == {kind: n for kind in Kind if (n := sum(row.kind is kind for row in anywhere))}


def key_of(row: FigureRow, sort: FigureSort) -> object:
    keys = {
        FigureSort.LABEL: row.label,
        FigureSort.ZONE: row.zone,
        FigureSort.TITLE: row.title or None,
        FigureSort.PERIOD: row.period,
    }
    return keys[sort]


@given(st.lists(rows(), max_size=25), st.sampled_from((*FigureSort,)), st.booleans(), asked)
def test_rows_come_in_order(
    figures: list[FigureRow], sort: FigureSort, down: bool, query: FigureQuery
) -> None:
    found = ledger_of(figures).choose(replace(query, sort=sort, descending=down)).ids()
    if sort is FigureSort.PAGE:
        assert found == sorted(found, reverse=down)
    elif sort is FigureSort.VALUE:
        stretches = [(figures[n].kind, figures[n].unit) for n in found]
        assert len([a for a, b in pairwise(stretches) if a != b]) < max(1, len({*stretches}))
        for one, other in pairwise(found):
            a, b = figures[one], figures[other]
            if a.high is not None and (a.kind, a.unit) == (b.kind, b.unit):
                assert a.high >= b.high if down else a.high <= b.high
    else:
        keys = [key_of(figures[n], sort) for n in found]
        present = [key for key in keys if key is not None]
        assert keys == present + [None] * (len(keys) - len(present))
        groups = [key for n, key in enumerate(present) if n == 0 or present[n - 1] != key]
        assert len(groups) == len({*groups})
        ascending = replace(query, sort=sort, descending=False)
        up = [key_of(figures[n], sort) for n in ledger_of(figures).choose(ascending).ids()]
        assert groups == (
            [*dict.fromkeys(key for key in up if key)][::-1] if down else [*dict.fromkeys(present)]
        )


@given(st.lists(rows(), max_size=25), asked)
def test_topics_state_no_value_that_no_figure_has(figures: list[FigureRow], query: FigureQuery) -> None:
    ledger = ledger_of(figures)
    choice = ledger.choose(query)
    direct: dict[object, list[FigureRow]] = {}
    for number in choice.ids():
        row = figures[number]
        if row.label is not None:
            direct.setdefault((topic(row.label), row.kind, row.unit), []).append(row)
    for each in ledger.topics(choice, 100):
        own = direct.pop((each.topic, each.kind, each.unit))
        assert each.count == len(own)
        assert each.least == min((row.low for row in own if row.low is not None), default=None)
        assert each.greatest == max((row.high for row in own if row.high is not None), default=None)
    assert not direct


def test_no_figures_at_all() -> None:
    ledger = ledger_of([])
    for sort in FigureSort:
        assert ledger.choose(FigureQuery(words="x", sort=sort, descending=True)).ids() == []
    assert ledger.topics(ledger.choose(FigureQuery()), 5) == ()


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("总投资", "总投资"),
        ("总投资额", "总投资"),
        ("投资额", "总投资"),
        ("计划总投资", "总投资"),
        ("ＧＤＰ", "地区生产总值"),
        ("实现营收", "营业收入"),
        ("完成固定资产投资", "固定资产投资"),
        ("冷库项目总投资", "总投资"),
        ("项目", "项目"),
        ("完成投资", "完成投资"),
        ("营收增长", "营收增长"),
        ("", ""),
    ],
)
def test_labels_that_mean_the_same_have_one_topic(label: str, expected: str) -> None:
    assert topic(label) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2023年", (2023, 12)),
        ("2023年上半年", (2023, 6)),
        ("2024年第一季度", (2024, 3)),
        ("2024年1-5月", (2024, 5)),
        ("2023年8月", (2023, 8)),
        ("二〇二三年", (2023, 12)),
        ("2019年底", (2019, 12)),
        ("2018年10月份", (2018, 10)),
        ("去年6月", None),
        ("上半年", None),
        ("目前", None),
    ],
)
def test_when_a_period_ends(period: str, expected: tuple[int, int] | None) -> None:
    assert moment(period) == expected


def test_periods_come_in_time() -> None:
    said = ("目前", "上半年", "2024年", "今年", "去年上半年", "2023年一季度", "去年", "近年来", "明年3月")
    bare = FigureRow(1, "a.txt", 1, None, "", None, "1亿元", Kind.MONEY, 1.0, 1.0, "CNY", Approx.EXACT, 0, 1)
    figures = [replace(bare, period=each) for each in said]
    ledger = ledger_of(figures)
    found = [figures[n].period for n in ledger.ids(ledger.in_time(range(len(said))))]
    assert found[:2] == ["2023年一季度", "2024年"]
    assert found[2:7] == ["去年上半年", "去年", "上半年", "今年", "明年3月"]
    assert found[7:] == ["近年来", "目前"]


def test_what_is_typed_is_asked() -> None:
    query, malformed = figure_query("项目 zone:昆山 kind:金额 投资>100亿元", FigureQuery(period="2023"))
    assert (query.words, query.zone, query.kind, query.period) == ("项目", "昆山", Kind.MONEY, "2023")
    assert query.conditions == (Condition("投资", Kind.MONEY, "CNY", 1e10, None, is_open=True),)
    assert malformed == ()


@pytest.mark.parametrize(
    "text", ["-项目", "has:note", "-zone:昆山", "kind:caption", "-投资>1亿", "date:2023"]
)
def test_what_cannot_be_asked_of_figures_is_said(text: str) -> None:
    query, malformed = figure_query(text)
    assert query == FigureQuery()
    assert [each.trouble for each in malformed] == [Trouble.FIGURES]


def test_figures_of_replaced_digests_are_left_out(tmp_path) -> None:
    def made(text: str, zones: tuple[str, ...]) -> Reading:
        passages = (Passage(Role.BODY, (Span(0, len(text)),)),)
        article = Article(ArticleKind.ARTICLE, None, passages=passages, zones=zones, province="江苏")
        found = Figure(0, 3, text[:3], Kind.COUNT, 1, 1, "家", Approx.EXACT, "企业", 0)
        return Reading((article,), (), (found,))

    with Library.open(tmp_path / "library.db") as library:
        texts = {"a.txt": "十三家企业落户。", "b.txt": "十五家企业落户。"}
        for name, text in texts.items():
            library.add_page(page(text, name), made(text, ("昆山高新区", "苏州工业园区")), origin="test")
        for zone in ("昆山", "苏州工业园区"):
            assert [row.page for row in library.figures(FigureQuery(zone=zone, province="江苏省"))] == [
                *texts
            ]
        assert library.figures(FigureQuery(province="福建")) == ()
        library._connection.execute("UPDATE page SET digest_of = 'b.txt' WHERE name = 'a.txt'")
        assert [row.page for row in library.figures(FigureQuery())] == ["b.txt"]


def test_rows_of_a_page_are_the_rows_of_its_library(tmp_path) -> None:
    from zonereader.page.load import load_page, page_files
    from zonereader.paths import shipped
    from zonereader.reading import read

    path = page_files(shipped("seeds"))[0]
    loaded = load_page(path)
    alone = figure_rows(loaded.name, read(loaded.text))
    query, _ = figure_query("kind:money", FigureQuery(sort=FigureSort.VALUE, descending=True))
    with Library.open(tmp_path / "library.db") as library:
        library.add_page(loaded, read(loaded.text), origin="test")
        stored = [(row.text, row.start) for row in library.figures(query)]
    assert [(alone[n].text, alone[n].start) for n in ledger_of(alone).choose(query).ids()] == stored
    assert stored


@given(st.lists(st.integers(0, 5), min_size=1, max_size=120), st.data(), st.booleans())
def test_some_rows_are_sorted_by_a_column(codes: list[int], data: st.DataObject, descending: bool) -> None:
    none = 5
    rows = array("I", sorted(data.draw(st.sets(st.integers(0, len(codes) - 1)))))
    found = columns.column(array("I", codes), range(none), key=lambda value: value).sorted(
        rows, descending=descending
    )
    with_value = sorted(((codes[row], row) for row in rows if codes[row] != none), reverse=descending)
    assert list(found) == [row for _, row in with_value] + [row for row in rows if codes[row] == none]
