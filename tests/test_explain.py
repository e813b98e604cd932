"""Why a page was put together as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from zonereader.commands.group import commands
from zonereader.explain import explain
from zonereader.page.reasons import Why
from zonereader.page.threads import Part
from zonereader.pieces import pieces
from zonereader.reading import read

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))

PAGE = """# 宁波高新区：老码头变身创客街

本报讯 三月的甬江边，宁波高新区的老码头重新热闹起来，二十多家小店同时开门迎客，他们说这里租

# 洛阳高新区：机器人进了面粉厂

本报讯 走进洛阳高新区的面粉厂，搬运面袋的不再是工人，而是一排橙色的机器人，它们干到深夜。

金不贵，离家又近。宁波高新区的工作人员每周都来一趟，帮店主们办手续、找货源。
"""


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_article_of_the_reading_is_explained(path: Path) -> None:
    text = path.read_text("utf-8")
    reading, explained = read(text), explain(text)
    assert len(explained.articles) == len(reading.articles)
    for article, why in zip(reading.articles, explained.articles, strict=True):
        own = sorted(pieces(article))
        for piece in why.pieces:
            assert any(piece.span.start <= span.start < piece.span.end for span in own)
            weights = [abs(each.worth) for each in piece.reasons]
            assert weights == sorted(weights, reverse=True)


def test_a_join_over_other_articles_has_its_reasons() -> None:
    found = explain(PAGE)
    piece = found.piece_at(PAGE.index("金不贵"))
    assert piece is not None
    assert piece.part is Part.JOINED
    assert {Why.RUNS_ON, Why.TURNS_BACK} <= {each.why for each in piece.reasons}
    assert {each.worth > 0 for each in piece.reasons} == {True, False}


def test_the_command_prints_reasons_as_text_and_as_data(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(PAGE, "utf-8")
    shown = CliRunner().invoke(commands, ["parse", str(file), "--explain"])
    assert shown.exit_code == 0
    assert "Article 1" in shown.output
    assert str(Why.RUNS_ON) in shown.output
    data = json.loads(CliRunner().invoke(commands, ["parse", str(file), "--explain", "--json"]).output)
    assert [len(article["pieces"]) for article in data["articles"]] == [3, 2]
    assert data["articles"][0]["pieces"][2]["part"] == "joined"
    plain = CliRunner().invoke(commands, ["parse", str(file)])
    assert json.loads(plain.output)["document"] == "page.txt"


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n#，。 区"), max_size=200))
def test_any_text_can_be_explained(text: str) -> None:
    assert explain(text) == explain(text)
