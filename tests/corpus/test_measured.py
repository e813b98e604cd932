"""How well articles of our own are read, with floors that only rise."""

from __future__ import annotations

from itertools import chain

import pytest

from corpus.annotated import ARTICLES, Annotated, load
from corpus.layout import pages
from corpus.measure import of_figures, of_pages, shares

PAGES = {"articles": 0.9, "flags": 0.95, "names": 0.95, "titles": 0.95, "zones": 0.95}
FIGURES = {
    "approximations": 0.985,
    "dates found": 0.975,
    "found": 0.985,
    "kinds": 0.99,
    "labels": 0.89,
    "values": 0.99,
}


@pytest.fixture(scope="module")
def articles() -> list[Annotated]:
    return list(chain.from_iterable(map(load, sorted(ARTICLES.glob("*.txt")))))


def below(found: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    assert found.keys() == floors.keys()
    return {name: round(found[name], 3) for name, floor in floors.items() if found[name] < floor}


@pytest.mark.parametrize("seed", [1, 2])
def test_pages_are_put_together(articles: list[Annotated], seed: int) -> None:
    assert below(shares(of_pages(pages(articles, seed, 40))), PAGES) == {}


def test_figures_are_found(articles: list[Annotated]) -> None:
    assert below(shares(of_figures(articles)), FIGURES) == {}


def test_every_mark_stands_on_its_figure(articles: list[Annotated]) -> None:
    for text, right in pages(articles, 3, 30):
        for figure in right["figures"]:
            assert text[figure["start"] : figure["end"]] == figure["text"]
        rows = text.split("\n")
        placed = [line for article in right["articles"] for line in _lines(article)] + right["noise_lines"]
        assert sorted(placed) == [number for number, row in enumerate(rows, 1) if row.strip()]


def _lines(article: dict[str, list[int]]) -> list[int]:
    kinds = ("title_lines", "byline_lines", "credit_lines")
    body = [line for group in article["paragraphs"] for line in group["lines"]]
    return [line for kind in kinds for line in article[kind]] + body
