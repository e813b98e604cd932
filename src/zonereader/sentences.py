"""The sentence around a place in a text: what a figure or a short highlight is quoted with."""

from __future__ import annotations

import re

from zonereader.model import Span

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
