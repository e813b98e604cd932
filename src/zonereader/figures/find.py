"""Every figure of a passage, with its label."""

from __future__ import annotations

from dataclasses import replace

from zonereader.figures.label import Labeller
from zonereader.figures.scan import scan
from zonereader.model import Figure


def find_figures(text: str) -> list[Figure]:
    """The figures of one passage in order, none overlapping; offsets count code points of ``text``."""
    found = list(scan(text))
    labels = Labeller(text, found).labels()
    return [
        replace(figure, label=label) if label else figure for figure, label in zip(found, labels, strict=True)
    ]
