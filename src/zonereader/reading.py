"""``read``: a page's text → its reading. The one way in to page, zones and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zonereader.composition import compose
from zonereader.model import Article, ArticleKind, Reading, Role, Span
from zonereader.page.articles import read_articles
from zonereader.zones import attribution
from zonereader.zones.gazetteer import gazetteer
from zonereader.zones.places import cities_in

READING_VERSION = 1


def read(text: str) -> Reading:
    """Read a page. Pure: the same text gives the same reading, and no text makes it raise."""
    found, noise = read_articles(text, zone_names, city_names)
    articles = tuple(_placed(article, text) for article in found)
    return Reading(articles, noise, ())


def zone_names(text: str) -> tuple[str, ...]:
    """The zones that ``text`` names."""
    return tuple(mention.zone.name for mention in gazetteer().mentions(text))


def city_names(text: str) -> tuple[str, ...]:
    """The cities that ``text`` names, and those of the zones that it names."""
    zones = (mention.zone for mention in gazetteer().mentions(text))
    return (*cities_in(text), *(city for zone in zones for city in zone.city.split(";")))


def _placed(article: Article, text: str) -> Article:
    """``article`` with its zones and their place."""
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
