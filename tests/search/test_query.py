from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zonereader.figures.find import find_figures
from zonereader.model import Kind
from zonereader.search.fold import fold
from zonereader.search.query import (
    FIELDS,
    KINDS,
    MOST_PARTS,
    VALUES,
    Condition,
    Field,
    Filter,
    Malformed,
    Trouble,
    Word,
    parse,
)

MU = 2000 / 3


def parts(text: str) -> list[object]:
    query = parse(text)
    return [*query.words, *query.filters, *query.conditions, *query.malformed]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  \n ", []),
        ("厂房　签约", [Word("厂房"), Word("签约")]),
        ("ＡＢ１", [Word("ab1")]),
        ('"总投资 50" -签约 -"两 词"', [Word("总投资 50"), Word("签约", True), Word("两 词", True)]),
        ('园区"高新"', [Word('园区"高新"')]),
        ("zone:昆山", [Filter(Field.ZONE, "昆山")]),
        ("园区：昆山 -has:笔记", [Filter(Field.ZONE, "昆山"), Filter(Field.HAS, "笔记", negated=True)]),
        ('page:"人民 日报"', [Filter(Field.PAGE, "人民 日报")]),
        ("kind:money", [Filter(Field.KIND, "money")]),
        ("date:2026-03", [Filter(Field.DATE, "2026-03", "2026-03")]),
        ("date:2026..2027-01-05", [Filter(Field.DATE, "2026", "2027-01-05")]),
        ("date:>=2026", [Filter(Field.DATE, "2026", "")]),
        ("date:..2026", [Filter(Field.DATE, "", "2026")]),
        ("投资>100亿", [Condition("投资", None, None, 1e10, None, is_open=True)]),
        ("投资 ＞ 100亿元", [Condition("投资", Kind.MONEY, "CNY", 1e10, None, is_open=True)]),
        ("增长>=20%", [Condition("增长", Kind.PERCENT, "%", 20, None)]),
        ("增长≤两成", [Condition("增长", Kind.PERCENT, "%", None, 20)]),
        ("money:>1e9", [Condition("", Kind.MONEY, None, 1e9, None, is_open=True)]),
        ("金额<3000万美元", [Condition("", Kind.MONEY, "USD", None, 3e7, is_open=True)]),
        ("功率=5GW", [Condition("", Kind.POWER, "W", 5e9, 5e9)]),
        ("用地 300..600亩", [Condition("用地", Kind.AREA, "m2", 200000, 400000)]),
        ("面积:300..600亩", [Condition("", Kind.AREA, "m2", 200000, 400000)]),
        ("10..50亿元", [Condition("", Kind.MONEY, "CNY", 1e9, 5e9)]),
        ("9000万..5亿", [Condition("", None, None, 9e7, 5e8)]),
        ("-增长>20%", [Condition("增长", Kind.PERCENT, "%", 20, None, True, True)]),
        ("16:30", [Word("16:30")]),
        ("--", [Word("-", True)]),
        ("-", [Word("-")]),
    ],
)
def test_what_a_query_asks_for(text: str, expected: list[object]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "trouble", "words"),
    [
        ('"两 词', Trouble.QUOTE, ["两 词"]),
        ("zonne:昆山", Trouble.FIELD, ["zonne:昆山"]),
        ("kind:钱", Trouble.VALUE, ["kind:钱"]),
        ("has:", Trouble.VALUE, ["has:"]),
        ("date:昨天", Trouble.VALUE, ["date:昨天"]),
        ("a=b", Trouble.CONDITION, ["a=b"]),
        ("投资 > 很多", Trouble.CONDITION, ["投资", ">", "很多"]),
        ("money:>20%", Trouble.CONDITION, ["money:>20%"]),
        ("500亩..100亩", Trouble.CONDITION, ["500亩..100亩"]),
        ("1亩..5%", Trouble.CONDITION, ["1亩..5%"]),
    ],
)
def test_what_is_malformed_is_searched_as_text_and_said(
    text: str, trouble: Trouble, words: list[str]
) -> None:
    query = parse(text)
    assert query.malformed == (Malformed(trouble, text),)
    assert [word.text for word in query.words] == words
    assert not query.filters + query.conditions
    assert text in str(query.malformed[0])


def test_the_rest_of_a_query_that_is_too_long_is_said_to_be_left_out() -> None:
    query = parse("词 " * (MOST_PARTS + 5))
    assert len(query.words) == MOST_PARTS
    assert query.wanted == ("词",)
    assert [each.trouble for each in query.malformed] == [Trouble.LENGTH]


PIECES = [
    *FIELDS,
    *KINDS,
    *(v for values in VALUES.values() for v in values),
    *':<>=≥≤"- .',
    "..",
    "1",
    "亿",
    "%",
]


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@example('"')
@example("\ud800")
def test_any_string_is_a_query(text: str) -> None:
    query = parse(text)
    assert query.text == text
    assert query.is_blank or text.strip()
    for word in query.words:
        assert word.text.strip()
        assert word.text in fold(text).replace('"', " ") or '"' in word.text
    for each in query.malformed:
        assert each.text in text
        assert len(str(each)) < 200


@pytest.mark.parametrize(
    "piece", ['"', "a ", ">", "1..", "投资> ", "-", "a:", '"a', "1.", "9", "<9 ", 'a"b:"', "亿"]
)
def test_time_is_linear_in_the_length(piece: str) -> None:
    def seconds(times: int) -> float:
        runs = []
        for _ in range(3):
            started = time.process_time()
            parse(piece * times)
            runs.append(time.process_time() - started)
        return min(runs)

    assert seconds(80_000) < 40 * max(seconds(8_000), 0.002)


@given(
    st.floats(0.1, 9999).map(lambda value: f"{value:.2f}"),
    st.sampled_from(["", "万", "亿", "万亿"]),
    st.sampled_from(["元", "美元", "亩", "平方公里", "公里", "吨", "千瓦"]),
)
def test_an_amount_means_what_it_means_on_a_page(number: str, magnitude: str, unit: str) -> None:
    (figure,) = find_figures(f"达到{number}{magnitude}{unit}。")
    (condition,) = parse(f"产出={number}{magnitude}{unit}").conditions
    assert (condition.kind, condition.unit) == (figure.kind, figure.unit)
    assert condition.low == condition.high == figure.low


@given(st.text())
def test_folding_moves_nothing(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    assert "\n" not in folded
