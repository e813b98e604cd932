"""The shape in which a page's reading is printed: the public JSON of ``zonereader parse``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zonereader.model import Article, Figure, Reading, Span


def contract(document_name: str, reading: Reading) -> dict[str, Any]:
    """``reading`` of the page ``document_name`` as JSON values; offsets count in the page's text."""
    return {
        "document": document_name,
        "articles": [_article(article) for article in reading.articles],
        "noise_spans": _pairs(reading.noise_spans),
        "figures": [_figure(figure) for figure in reading.figures],
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "kind": str(article.kind),
        "title": article.title,
        "byline": list(article.byline),
        "zones": list(article.zones),
        "province": article.province,
        "city": article.city,
        "paragraphs": [
            {"role": str(passage.role), "spans": _pairs(passage.spans)} for passage in article.passages
        ],
        "other_spans": _pairs(article.other_spans),
        "truncated_head": article.truncated_head,
        "truncated_tail": article.truncated_tail,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "start": figure.start,
        "end": figure.end,
        "text": figure.text[: figure.end - figure.start],
        "rest_spans": _pairs(figure.rest),
        "kind": str(figure.kind),
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "approx": str(figure.approx),
        "label": figure.label,
        "article": figure.article,
    }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [list(span) for span in spans]
