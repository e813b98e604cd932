"""Every figure of a passage, with its label."""

from __future__ import annotations

from dataclasses import replace

from zonereader.figures.label import Labeller
from zonereader.figures.scan import scan
from zonereader.model import Figure, Kind


def find_figures(text: str) -> list[Figure]:
    """The figures of one passage in order, none overlapping; offsets count code points of ``text``."""
    found = list(scan(text))
    labeller = Labeller(text, found)
    return [f if f.kind is Kind.DATE else replace(f, label=labeller.label(i)) for i, f in enumerate(found)]
