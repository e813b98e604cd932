"""``read``: a page's text → its reading. The one way in to page, zones and figures.

What analyses is loaded by the functions that need it: a window shows what was read without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from zonereader.composition import compose
from zonereader.model import Article, ArticleKind, Figure, Reading, Role, Span
from zonereader.page.naming import Naming, Place

if TYPE_CHECKING:
    from zonereader.zones.names import NameFinder

READING_VERSION = 2


def read(text: str) -> Reading:
    """Read a page. Pure: the same text gives the same reading, and no text makes it raise."""
    from zonereader.page.articles import read_articles

    found, noise = read_articles(text, NAMING)
    articles = tuple(placed(article, text) for article in found)
    figures = [each for index, article in enumerate(articles) for each in figures_in(article, index, text)]
    return Reading(articles, noise, tuple(sorted(figures, key=lambda figure: figure.start)))


def places_in(text: str) -> list[Place]:
    """The zones and cities that ``text`` names, the longest name at each place."""
    from zonereader.zones.gazetteer import narrow

    return [Place(start, start + len(name), *_places()[name]) for start, name in _finder().find(narrow(text))]


def _parks_in(text: str) -> Iterable[str]:
    from zonereader.zones.parks import parks_in

    return parks_in(text)


NAMING = Naming(places_in, _parks_in)
"""What pages are read with."""


@cache
def _places() -> Mapping[str, tuple[str | None, tuple[str, ...]]]:
    """Every name of a city, county or zone → the zone, if any, and the cities that are named with it."""
    from zonereader.zones.gazetteer import gazetteer
    from zonereader.zones.places import cities_of_counties, provinces_of_cities

    cities = {city: (None, (city,)) for city in provinces_of_cities()}
    counties = {county: (None, (city,)) for county, city in cities_of_counties().items()}
    zones = {name: (zone.name, tuple(zone.city.split(";"))) for name, zone in gazetteer().names.items()}
    return MappingProxyType({**counties, **cities, **zones})


@cache
def _finder() -> NameFinder:
    from zonereader.zones.names import NameFinder

    return NameFinder(_places())


def placed(article: Article, text: str) -> Article:
    """``article`` of the page ``text`` with its zones and their place."""
    from zonereader.zones import attribution

    found = attribution.attribute(
        attribution.Text(
            title=f"{article.title or ''} {_text(text, article.deck_spans)}",
            paragraphs=[compose(text, p.spans).text for p in article.passages if p.role is Role.BODY],
            credit=_text(text, article.credit_spans),
            caption=article.kind is ArticleKind.CAPTION,
        )
    )
    return replace(article, zones=found.zones, province=found.province, city=found.city)


def _text(text: str, spans: Sequence[Span]) -> str:
    return "\n".join(text[span.start : span.end] for span in spans)


def figures_in(article: Article, index: int, text: str) -> Iterator[Figure]:
    """The figures of an article of the page ``text``, in page offsets, marked as those of ``index``."""
    from zonereader.figures.find import find_figures

    for spans in _measured(article):
        composition = compose(text, spans)
        for figure in find_figures(composition.text):
            (start, end), *rest = composition.to_page(figure.start, figure.end)
            yield replace(figure, start=start, end=end, rest=tuple(rest), article=index)


def _measured(article: Article) -> Iterator[Sequence[Span]]:
    """What figures are looked for in: each title line, deck, credit and passage by itself."""
    for span in (*article.title_spans, *article.deck_spans, *article.credit_spans):
        yield (span,)
    for passage in article.passages:
        yield passage.spans
