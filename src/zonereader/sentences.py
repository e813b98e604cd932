"""The sentence around a place in a text: what a figure or a short highlight is quoted with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from zonereader.composition import compose
from zonereader.model import Passage, Span

# A sentence ends with its mark and the closing quotes or brackets that follow, or with the line.
_END = re.compile(r"[。！？!?；;…]+[”’」』）)】》]*|\n")


def sentence_around(text: str, start: int, end: int) -> Span:
    """The sentence of ``text`` that holds code points ``start`` to ``end``, blanks at its ends left out."""
    first, last = 0, len(text)
    for mark in _END.finditer(text):
        if mark.end() <= start:
            first = mark.end()
        elif mark.end() >= end:
            last = mark.end()
            break
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return Span(first, last)


def sentence_with(page_text: str, passages: Iterable[Passage], spans: Sequence[Span]) -> str:
    """The sentence of an article's passages that holds page spans, column breaks joined.

    What stands in no passage, such as a figure in a title, is given as it is.
    """
    for passage in passages:
        if any(piece.start <= spans[0].start < piece.end for piece in passage.spans):
            whole = compose(page_text, passage.spans)
            place = whole.from_page(spans)
            first, last = sentence_around(whole.text, place[0].start, place[-1].end)
            return whole.text[first:last]
    return compose(page_text, spans).text
