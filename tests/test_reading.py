from __future__ import annotations

import json
import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from zonereader.contract import contract
from zonereader.model import Kind
from zonereader.reading import read

PAGE = """# 洛阳高新区：机器人进了面粉厂

本报讯 6月1日，洛阳高新区的面粉厂添了12台机器人，总投资3,200万元，每天搬运面粉600吨，比从前多了两

成。厂长说，工资涨了10%。

田禾
"""


def test_a_page_becomes_json() -> None:
    value = contract("p.txt", read(PAGE))
    assert json.loads(json.dumps(value)) == value
    (article,) = value["articles"]
    assert article["zones"] == ["洛阳高新区"]
    assert (article["province"], article["city"]) == ("河南", "洛阳")
    assert [len(p["spans"]) for p in article["paragraphs"]] == [2]
    for figure in value["figures"]:
        assert PAGE[figure["start"] : figure["end"]] == figure["text"]
        assert figure["article"] == 0
    assert {"12台", "10%"} <= {figure["text"] for figure in value["figures"]}


def test_a_figure_that_a_column_break_cuts_is_one() -> None:
    (cut,) = [figure for figure in read(PAGE).figures if figure.rest]
    assert (cut.text, cut.kind, cut.low) == ("两成", Kind.PERCENT, 20)
    assert [PAGE[span.start : span.end] for span in cut.spans] == ["两", "成"]


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n0123亿元万%年，。“”# 区"), max_size=300
    )
)
def test_any_text_has_a_reading(text: str) -> None:
    reading = read(text)
    assert [f.start for f in reading.figures] == sorted(f.start for f in reading.figures)
    assert all("".join(text[span.start : span.end] for span in f.spans) == f.text for f in reading.figures)
    assert reading == read(text)
    assert pickle.loads(pickle.dumps(reading)) == reading
