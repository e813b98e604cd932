"""``read``: a page's text → its reading. The one way in to page, zones and figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zonereader.composition import compose
from zonereader.figures.find import find_figures
from zonereader.model import Article, ArticleKind, Figure, Reading, Role, Span
from zonereader.page.articles import read_articles
from zonereader.page.threads import Names
from zonereader.zones import attribution
from zonereader.zones.gazetteer import gazetteer
from zonereader.zones.parks import parks_in
from zonereader.zones.places import cities_in

READING_VERSION = 1


def read(text: str) -> Reading:
    """Read a page. Pure: the same text gives the same reading, and no text makes it raise."""
    found, noise = read_articles(text, named)
    articles = tuple(placed(article, text) for article in found)
    figures = [
        replace(figure, article=index)
        for index, article in enumerate(articles)
        for figure in figures_in(article, text)
    ]
    return Reading(articles, noise, tuple(sorted(figures, key=lambda figure: figure.start)))


def named(text: str) -> Names:
    """The zones, parks and cities that ``text`` names; a zone's city counts as named."""
    zones = [mention.zone for mention in gazetteer().mentions(text)]
    of_zones = [city for zone in zones for city in zone.city.split(";")]
    return Names(
        frozenset([zone.name for zone in zones]),
        frozenset(parks_in(text)),
        frozenset([*cities_in(text), *of_zones]),
    )


def placed(article: Article, text: str) -> Article:
    """``article`` of the page ``text`` with its zones and their place."""
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


def figures_in(article: Article, text: str) -> Iterator[Figure]:
    """The figures of an article of the page ``text`` in page offsets.

    One that a column break cuts in two is left out.
    """
    for spans in _measured(article):
        composition = compose(text, spans)
        for figure in find_figures(composition.text):
            where = composition.to_page(figure.start, figure.end)
            if len(where) == 1:
                yield replace(figure, start=where[0].start, end=where[0].end)


def _measured(article: Article) -> Iterator[Sequence[Span]]:
    """What figures are looked for in: each title line, deck, credit and passage by itself."""
    for span in (*article.title_spans, *article.deck_spans, *article.credit_spans):
        yield (span,)
    for passage in article.passages:
        yield passage.spans
