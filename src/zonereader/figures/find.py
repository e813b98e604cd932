"""Every figure of a passage, with what it measures, of whom and when."""

from __future__ import annotations

from dataclasses import replace

from zonereader.figures.context import Contexts
from zonereader.figures.label import Labeller
from zonereader.figures.scan import scan
from zonereader.model import Figure, Kind


def find_figures(text: str) -> list[Figure]:
    """The figures of one passage in order, none overlapping; offsets count code points of ``text``."""
    found = list(scan(text))
    labels = Labeller(text, found).labels()
    contexts = Contexts(text, found)
    return [
        figure if figure.kind is Kind.DATE else _told(figure, label, contexts, index)
        for index, (figure, label) in enumerate(zip(found, labels, strict=True))
    ]


def _told(figure: Figure, label: str | None, contexts: Contexts, index: int) -> Figure:
    context = contexts.of(index)
    return replace(
        figure, label=label, subject=context.subject, period=context.period, direction=context.direction
    )
