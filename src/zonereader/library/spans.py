"""Spans as the library stores them: JSON lists of [start, end]."""

from __future__ import annotations

import json
from collections.abc import Iterable

from zonereader.model import Span


def to_json(spans: Iterable[Span]) -> str:
    """``spans`` as JSON."""
    return json.dumps([list(span) for span in spans], separators=(",", ":"))


def from_json(text: str) -> tuple[Span, ...]:
    """The spans of a JSON text."""
    return tuple(Span(start, end) for start, end in json.loads(text))
