"""What a reader corrects in the reading of a page, applied to any reading of the same text.

A correction names places of the page's text, never rows or numbers of a reading, so that it holds for
every later reading. Those that no longer fit are left out and told; nothing of the page is ever lost:
every character that is not blank stays in exactly one article or in none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from zonereader.composition import compose
from zonereader.model import Article, Figure, Kind, Reading, Span
from zonereader.pieces import Draft, article_with, begun_at, joined, moved
from zonereader.reading import figures_in, placed


@dataclass(frozen=True, slots=True)
class Value:
    """What a figure says: its kind, ``low`` to ``high`` in ``unit``, and what it measures."""

    kind: Kind
    low: float | None
    high: float | None
    unit: str | None
    label: str | None


@dataclass(frozen=True, slots=True)
class FigureSays:
    """The figure at the correction's place says ``value``; None: it is no figure, and hidden.

    ``was`` is the figure as the program had read it when it was corrected.
    """

    value: Value | None
    was: Figure


@dataclass(frozen=True, slots=True)
class Move:
    """The pieces stand behind (or ``before``) the piece at ``target``; without one in no article."""

    target: Span | None
    before: bool = False


@dataclass(frozen=True, slots=True)
class Begin:
    """An article begins with the piece; what stood behind it comes along."""


@dataclass(frozen=True, slots=True)
class Join:
    """The piece's article goes on the one that holds ``target``."""

    target: Span


@dataclass(frozen=True, slots=True)
class Title:
    """The piece's article is called ``text``."""

    text: str


@dataclass(frozen=True, slots=True)
class Zones:
    """The piece's article is about the zones ``names``, the subject first; maybe about none."""

    names: tuple[str, ...]


Change = FigureSays | Move | Begin | Join | Title | Zones


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: ``page`` is the SHA-256 of the page's text, ``spans`` are the pieces of it that
    are spoken of (code points) and ``exact`` their text. Times are ISO-8601 UTC."""

    uuid: str
    page: str
    spans: tuple[Span, ...]
    exact: str
    change: Change
    created: str
    updated: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A reading with the corrections that fit it, and those that do not."""

    reading: Reading
    unfit: tuple[Correction, ...]


def correction(page: str, text: str, spans: Sequence[Span], change: Change, *, now: str) -> Correction:
    """A new correction of ``spans`` of a page with this SHA-256 and text."""
    import uuid

    return Correction(
        str(uuid.uuid4()), page, tuple(spans), compose(text, spans).text, change, created=now, updated=now
    )


def apply(text: str, reading: Reading, corrections: Sequence[Correction]) -> Corrected:
    """``reading`` of ``text`` as corrected, in the order in which the corrections were made.

    Pieces are moved first, then titles set, then zones, then figures: among corrections of different
    sorts, and of different articles, the order makes no difference. A page without corrections costs
    nothing.
    """
    if not corrections:
        return Corrected(reading, ())
    draft, unfit = Draft(reading.articles, reading.noise_spans), list[Correction]()
    for sorts in _IN_ORDER:
        if Zones in sorts:
            draft = _with_zones_read_anew(draft, reading, text)
        for each in corrections:
            if isinstance(each.change, sorts):
                changed = _changed(text, draft, each) if _stands(text, each) else None
                draft = changed or draft
                unfit += [] if changed else [each]
    articles = tuple(sorted(draft.articles, key=lambda article: article.start))
    figures = _figures(text, reading, replace(reading, articles=articles))
    spoken, lost = _corrected_figures(text, figures, corrections)
    return Corrected(Reading(articles, tuple(sorted(draft.noise)), spoken), (*unfit, *lost))


def _stands(text: str, each: Correction) -> bool:
    """Whether what was corrected stands where it stood, and its target is a place of the page."""
    target = getattr(each.change, "target", None)
    places = [*each.spans, *([target] if target else [])]
    is_inside = all(0 <= span.start < span.end <= len(text) for span in places)
    is_apart = all(one.end <= other.start for one, other in pairwise(sorted(each.spans)))
    says = compose(text, each.spans).text if is_inside else ""
    return is_apart and says == each.exact and bool(says.strip())


# Articles


_IN_ORDER: tuple[tuple[type, ...], ...] = ((Move, Begin, Join), (Title,), (Zones,))


def _changed(text: str, draft: Draft, each: Correction) -> Draft | None:
    """The draft with one correction done, None where it does not fit."""
    match each.change:
        case Move(target, before):
            return moved(text, draft, each.spans, target, before=before)
        case Begin():
            return begun_at(text, draft, each.spans)
        case Join(target):
            return joined(text, draft, each.spans[0].start, target.end - 1)
        case Title() | Zones() as change:
            found = article_with(draft, each.spans[0].start)
            return draft.with_article(found, _told(found, change)) if found else None
        case _:
            return None


def _told(article: Article, change: Title | Zones) -> Article:
    """A zone of the gazetteer brings its province and city along; one outside it leaves them."""
    if isinstance(change, Title):
        return replace(article, title=" ".join(change.text.split()) or None)
    from zonereader.zones.gazetteer import gazetteer

    known = gazetteer().by_name(change.names[0]) if change.names else None
    place = (known.province, known.city.split(";")[0]) if known else (article.province, article.city)
    return replace(article, zones=change.names, province=place[0] or None, city=place[1] or None)


def _with_zones_read_anew(draft: Draft, reading: Reading, text: str) -> Draft:
    """What was put together anew may be about another zone."""
    known = set(reading.articles)
    articles = tuple(each if each in known else placed(each, text) for each in draft.articles)
    return replace(draft, articles=articles)


# Figures


def _figures(text: str, before: Reading, after: Reading) -> Iterator[Figure]:
    """The figures of the corrected articles; those of an article that is as it was are known."""
    passages = {article.passages: index for index, article in enumerate(before.articles)}
    for index, article in enumerate(after.articles):
        old = passages.get(article.passages)
        if old is not None and before.articles[old].other_spans == article.other_spans:
            yield from (replace(figure, article=index) for figure in before.figures if figure.article == old)
        else:
            yield from figures_in(article, index, text)


def _corrected_figures(
    text: str, figures: Iterable[Figure], corrections: Sequence[Correction]
) -> tuple[tuple[Figure, ...], tuple[Correction, ...]]:
    """The figures as corrected, and the corrections whose figure is not found any more."""
    found = {(figure.start, figure.end): figure for figure in sorted(figures, key=lambda each: each.start)}
    there = frozenset(found)
    unfit = []
    for each in corrections:
        if isinstance(each.change, FigureSays):
            place = (each.spans[0].start, each.spans[-1].end) if each.spans else (0, 0)
            if place not in there or not _stands(text, each):
                unfit.append(each)
            elif each.change.value is None:
                found.pop(place, None)
            elif place in found:
                found[place] = corrected(found[place], each.change.value)
    return tuple(found.values()), tuple(unfit)


def corrected(figure: Figure, value: Value) -> Figure:
    """``figure`` with what it says replaced."""
    return replace(
        figure, kind=value.kind, low=value.low, high=value.high, unit=value.unit, label=value.label
    )
