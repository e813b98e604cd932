"""Spans as the library stores them: JSON lists of [start, end], or flat ones of starts and ends in turn."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import chain

from zonereader.model import Span


def to_json(spans: Iterable[Span]) -> str:
    """``spans`` as JSON."""
    return "[" + ",".join([f"[{start},{end}]" for start, end in spans]) + "]"


def from_json(text: str) -> tuple[Span, ...]:
    """The spans of a JSON text."""
    return tuple(Span(start, end) for start, end in json.loads(text))


def flat(spans: Iterable[Span]) -> list[int]:
    """The starts and ends of ``spans`` in turn."""
    return list(chain.from_iterable(spans))


def from_flat(offsets: Sequence[int]) -> tuple[Span, ...]:
    """The spans of a flat list."""
    return tuple(map(Span, offsets[::2], offsets[1::2]))
