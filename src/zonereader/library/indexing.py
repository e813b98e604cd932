"""What search compares with: an article's text with width and case made the same, and its 2-grams."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from zonereader.composition import Composition, compose
from zonereader.library.connection import Connection
from zonereader.library.records import PageId
from zonereader.model import Article

BREAK = "\x1f"
"""Stands between the parts of an article, so that no word is found across two of them."""


def fold(text: str) -> str:
    """``text`` with width and case made the same, code point for code point."""
    return text.translate({ord(char): _fold_one(char) for char in set(text)})


def _fold_one(char: str) -> str:
    if char == BREAK:
        return " "
    folded = unicodedata.normalize("NFKC", char).lower()
    return folded if len(folded) == 1 else char


def grams(text: str) -> Iterator[str]:
    """The overlapping pairs of letters, digits and Han characters of a folded text."""
    for first, second in pairwise(text):
        if first.isalnum() and second.isalnum():
            yield first + second


def parts(page_text: str, article: Article) -> tuple[Composition, ...]:
    """What of an article can be searched: the title, deck, credits, then every passage as a whole."""
    single = sorted(article.byline_spans + article.credit_spans)
    groups = [article.title_spans, article.deck_spans, *((span,) for span in single)]
    return tuple(compose(page_text, spans) for spans in [*groups, *(p.spans for p in article.passages)])


def index(connection: Connection, article_id: int, page_id: PageId, page_text: str, article: Article) -> None:
    """Add an article to the index, inside the caller's transaction."""
    text = BREAK.join(fold(part.text) for part in parts(page_text, article))
    connection.execute(
        "INSERT INTO searchable(article_id, page_id, title, text) VALUES (?, ?, ?, ?)",
        (article_id, page_id, fold(article.title or ""), text),
    )
    connection.execute(
        "INSERT INTO search_index(rowid, grams) VALUES (?, ?)", (article_id, " ".join(set(grams(text))))
    )
