"""What is left out before a pattern is tried is never something that it would have fitted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonereader.figures import context, dates
from zonereader.runs import InRuns
from zonereader.zones import parks

NAMES = """高新区 新区 产业园 产业园区 区 园 公司 集团 全国 全 规 ， 。 （ A · 1
城 谷 药谷 片区 东海 的 在"""
TIMES = """今年 去年 2025 年 月 日 号 上半年 季度 一 十二 三月 前 19 80 - 至 第 个月
时 点 分 初 末 旬 世纪 年代 ， 近年来 目前"""


def texts(pieces: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from([*pieces.split(), "\n"]), max_size=14).map("".join)


@pytest.mark.parametrize("named", [context._SUBJECT, parks.PARK, parks._NAMED])
@given(text=texts(NAMES))
def test_names_are_found_as_by_the_pattern_alone(named: InRuns, text: str) -> None:
    assert [found.span() for found in named.finditer(text)] == [
        found.span() for found in named.pattern.finditer(text)
    ]


@given(text=texts(TIMES))
def test_dates_are_found_as_by_the_pattern_alone(text: str) -> None:
    for at in range(len(text)):
        found = dates.DATE.match(text, at)
        assert dates.date_at(text, at) == (found.end() if found else None)


@given(text=texts(TIMES))
def test_a_period_always_holds_its_sign(text: str) -> None:
    for found in context._PERIOD.finditer(text):
        assert context._PERIOD_SIGN.search(found[0])
