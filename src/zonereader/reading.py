"""``read``: a page's text → its reading. The one way in to page, zones and figures."""

from __future__ import annotations

from zonereader.model import Reading
from zonereader.page.articles import read_articles
from zonereader.zones.gazetteer import gazetteer

READING_VERSION = 1


def read(text: str) -> Reading:
    """Read a page. Pure: the same text gives the same reading, and no text makes it raise."""
    articles, noise = read_articles(text, zone_names)
    return Reading(articles, noise, ())


def zone_names(text: str) -> tuple[str, ...]:
    """The zones that ``text`` names."""
    return tuple(mention.zone.name for mention in gazetteer().mentions(text))
