"""Who a page speaks of, by full names."""

from __future__ import annotations

import time

from zonereader.page.people import people


def test_somebody_whom_two_lines_name() -> None:
    found = people(["工程师许砚换好了衣服。", "楼下的人都在等。", "“快了。”许砚说。"])
    assert found == {0: frozenset({"许砚"}), 1: frozenset(), 2: frozenset({"许砚"})}


def test_somebody_named_once_tells_nothing() -> None:
    assert not any(people(["总经理姜雪梅介绍，厂房很快建好。", "厂房很快建好。"]).values())


def test_words_are_no_names() -> None:
    assert not any(people(["据高新区介绍，项目开工。", "高新区表示，项目将说明一切。"]).values())


def test_many_lines_take_time_in_proportion() -> None:
    def seconds(lines: int) -> float:
        texts = [f"总经理{first}雪梅说，工人们都在等{first}雪梅。" for first in "姜许何柳段" * lines]
        start = time.process_time()
        people(texts)
        return time.process_time() - start

    few = min(seconds(200) for _ in range(3))
    assert min(seconds(2000) for _ in range(3)) < 30 * few
