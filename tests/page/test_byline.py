from __future__ import annotations

import pytest

from zonereader.page.byline import names_line, signed_credit, signed_lead, signed_tail


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("林小满", ("林小满",)),
        ("林小满 欧阳远", ("林小满", "欧阳远")),
        ("► 林小满 本报特约通讯员 田禾", ("林小满", "田禾")),
        ("本报记者 林小满 通讯员 田禾 文可", ("林小满", "田禾", "文可")),
        ("本报记者林小满", ("林小满",)),
        ("阿依古丽·买买提 田禾", ("阿依古丽·买买提", "田禾")),
        ("张 三", ("张三",)),
        ("次仁央宗", ("次仁央宗",)),
        ("乌云其木格 高旭东", ("乌云其木格", "高旭东")),
        ("田禾 蔸小琴", ("田禾", "蔸小琴")),
    ],
)
def test_a_line_of_names(line: str, names: tuple[str, ...]) -> None:
    assert names_line(line) == names


@pytest.mark.parametrize(
    "line", ["", "要闻 综合", "创新驱动 绿色发展", "高新区", "园区建设提速。", "林" * 500]
)
def test_no_line_of_names(line: str) -> None:
    assert names_line(line) == ()


def test_names_behind_the_last_sentence() -> None:
    text = "新厂房已经封顶。 林小满 田禾"
    found = signed_tail(text)
    assert found is not None
    assert found.names == ("林小满", "田禾")
    assert text[found.span.start : found.span.end].strip() == "林小满 田禾"


def test_no_names_behind_an_ordinary_sentence() -> None:
    assert signed_tail("新厂房已经封顶。 开工 投产") is None


def test_names_in_a_news_lead() -> None:
    found = signed_lead("本报讯（记者林小满 通讯员田禾）昨天，新桥通车。")
    assert found is not None
    assert found.names == ("林小满", "田禾")


def test_a_photographer() -> None:
    assert signed_credit("林小满/摄") == ("林小满",)
    assert signed_credit("图片来源：某某高新区") == ()
