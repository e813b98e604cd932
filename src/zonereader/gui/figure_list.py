"""What the list of an article's figures shows beside them: shares, corrections, what is hidden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from zonereader.corrections import Correction, FigureSays
from zonereader.library.records import ArticleDetail
from zonereader.model import Figure, Kind
from zonereader.pieces import pieces

translate = QCoreApplication.translate

LEAST_COMPARED = 3
"""Fewer values say nothing as bars."""

NOT_COMPARED = frozenset({Kind.DATE, Kind.RANK})


@dataclass(frozen=True, slots=True)
class FigureList:
    """``figures`` and ``hidden`` in reading order; ``made`` are the corrections of some of them;
    ``shares`` of the largest comparable value of the article, 0 to 1."""

    figures: Sequence[Figure] = ()
    hidden: Sequence[Figure] = ()
    made: Mapping[Figure, Correction] = field(default_factory=dict)
    shares: Mapping[Figure, float] = field(default_factory=dict)


def figure_list(detail: ArticleDetail) -> FigureList:
    """The figures of an article as its list shows them."""
    own = list(pieces(detail.article))
    made = figure_corrections(detail)
    corrections = [(each.change, each) for each in made.values() if isinstance(each.change, FigureSays)]
    hidden = {
        change.was: each
        for change, each in corrections
        if change.value is None and _place(own, change.was) < len(own)
    }
    figures = _in_reading_order(own, detail.figures)
    places = {figure: (figure.start, figure.end) for figure in figures}
    changed = {figure: made[place] for figure, place in places.items() if place in made}
    return FigureList(figures, _in_reading_order(own, hidden), {**changed, **hidden}, shares(figures))


def figure_corrections(detail: ArticleDetail) -> Mapping[tuple[int, int], Correction]:
    """The corrections of figures by start and end of their place on the page."""
    return {
        (each.spans[0].start, each.spans[-1].end): each
        for each in detail.corrections
        if isinstance(each.change, FigureSays)
    }


def was_read(detail: ArticleDetail, figure: Figure) -> Figure | None:
    """What the program had read where the reader corrected it; None for a figure as it was read."""
    made = figure_corrections(detail).get((figure.start, figure.end))
    return made.change.was if made is not None and isinstance(made.change, FigureSays) else None


def shares(figures: Iterable[Figure]) -> dict[Figure, float]:
    """What part of the largest each figure is, where at least three of a kind and unit can be ranked."""
    groups: defaultdict[tuple[Kind, str | None], dict[Figure, float]] = defaultdict(dict)
    for figure in figures:
        if figure.high is not None and figure.high >= 0 and figure.kind not in NOT_COMPARED:
            groups[figure.kind, figure.unit][figure] = figure.high
    found = {}
    for values in groups.values():
        largest = max(values.values())
        if len(values) >= LEAST_COMPARED and largest > 0 and len(set(values.values())) > 1:
            found.update({figure: high / largest for figure, high in values.items()})
    return found


def figure_state(figure: Figure, shown: FigureList) -> str:
    """What the reader did with a figure: nothing, corrected or hid it."""
    if figure in shown.hidden:
        return translate("figures", "hidden")
    return translate("figures", "corrected") if figure in shown.made else ""


def _in_reading_order(own: Sequence[tuple[int, int]], figures: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(sorted(figures, key=lambda figure: (_place(own, figure), figure.start)))


def _place(own: Sequence[tuple[int, int]], figure: Figure) -> int:
    """In which piece of the article a figure stands; past the last for one in none."""
    holding = (number for number, (start, end) in enumerate(own) if start <= figure.start < end)
    return next(holding, len(own))
