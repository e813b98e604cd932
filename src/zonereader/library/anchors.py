"""Find an annotation's place in another text of its page: the same words, or none at all.

A place is judged by its words, by what stands right before and after it, and by its neighbourhood: the
pieces, the numbers and the zones in the paragraphs around. It is taken only where no other comes near it,
where every number of the quote is still the same, and where the neighbourhood is not a look-alike of
another zone or time. What is not sure is not taken: the reader sees it and decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from zonereader.composition import Composition, compose, join_touching
from zonereader.library.records import AnchorState, Annotation
from zonereader.model import Reading, Span
from zonereader.reading import NAMING

NEAR, WIDE = 32, 240
"""Normalised characters on either side that are a place's neighbours, and its neighbourhood."""

ENOUGH, MOST_GAP = 64, 12
"""Characters of a neighbourhood that are as good as all; those in a row that may be others."""

MARGIN = 0.05
"""How far the second best place must stay behind."""

LEAST_ALIKE = 0.85
"""How much must be the same of a quote that is not there word for word."""

LEAST_FUZZY = 10
"""Characters of a quote that may be found by likeness."""

MOST_QUOTED = 2000
SEED, PIECE, MOST_PLACES = 4, 8, 8
SURE = 0.95
WEIGHTS = (50, 20, 20, 2, 40)
"""Of the quote, of what stands right before and after it, of how far it moved, of its neighbourhood."""

LEAST_NEAR, LEAST_HOME, LEAST_TOTAL = 0.77, 0.51, 0.70
"""The least of a place by its words and neighbours, by its neighbourhood, and by all of it."""

_DASHES = str.maketrans(dict.fromkeys("〜～—–―−~", "-"))
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_LONG_NUMBERS = re.compile(r"\d[\d.,]*\d")
_NUMBER_BEFORE, _NUMBER_AFTER = re.compile(r"[\d.,]+$"), re.compile(r"[\d.,]+")
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)*|[〇零一二三四五六七八九十百千万亿兆两半]+|[%‰]")


@dataclass(frozen=True)
class Normal:
    """A text without what extractors and fonts change, and where each of its characters stood."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Where ``text[start:end]``, of one character or more, stood."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def at(self, offset: int) -> int:
        """The first character that stood at ``offset`` or after it."""
        low, high = 0, len(self.offsets)
        while low < high:
            middle = (low + high) // 2
            if self.offsets[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low


def normalised(text: str) -> Normal:
    """``text`` in NFKC without blanks and invisible characters, all dashes made one."""
    characters: list[str] = []
    offsets: list[int] = []
    for offset, char in enumerate(text):
        for part in unicodedata.normalize("NFKC", char).translate(_DASHES):
            if not part.isspace() and part not in _INVISIBLE:
                characters.append(part)
                offsets.append(offset)
    return Normal("".join(characters), tuple(offsets))


def numbers(text: str) -> list[str]:
    """The numbers of a normalised text in their order, signs of percent among them."""
    return _NUMBERS.findall(text)


class Anchored(NamedTuple):
    """Where an annotation stands in the new text; of a changed one, where it would stand."""

    state: AnchorState
    spans: tuple[Span, ...]
    score: float


ORPHAN = Anchored(AnchorState.ORPHAN, (), 0.0)


class Strand:
    """A text in which places are looked for: the page as it stands, or one article in reading order."""

    def __init__(self, composition: Composition) -> None:
        self.composition = composition

    @cached_property
    def normal(self) -> Normal:
        """The strand's text, normalised."""
        return normalised(self.composition.text)

    @cached_property
    def seeds(self) -> dict[str, list[int]]:
        """Where every few characters stand."""
        found: dict[str, list[int]] = {}
        text = self.normal.text
        for at in range(len(text) - SEED + 1):
            found.setdefault(text[at : at + SEED], []).append(at)
        return found

    def holds(self, spans: Sequence[Span]) -> bool:
        """Whether all of ``spans`` stand in it."""
        found = self.composition.from_page(spans)
        return sum(s.end - s.start for s in found) == sum(s.end - s.start for s in spans)

    def place(self, spans: Sequence[Span]) -> tuple[int, int]:
        """Where page ``spans`` that it holds begin and end among its normalised characters."""
        found = self.composition.from_page(spans)
        return self.normal.at(found[0].start), self.normal.at(found[-1].end)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The page spans of normalised characters."""
        return join_touching(self.composition.to_page(*self.normal.span(start, end)))

    def around(self, start: int, end: int) -> Around:
        """The neighbourhood of normalised characters."""
        text = self.normal.text
        return Around(text[max(0, start - WIDE) : start], text[start:end], text[end : end + WIDE])


class Around(NamedTuple):
    """A place with what stands on either side of it, normalised."""

    before: str
    text: str
    after: str

    def agreement(self, other: Around) -> float:
        """How far both texts go on alike, from 0 to 1; 0 where they speak of other zones or numbers."""
        left, right = _alike_from_end(self.before, other.before), _alike_from_start(self.after, other.after)
        own, others = left.own + self.text + right.own, left.other + other.text + right.other
        near = left.own[-NEAR:] + self.text + right.own[:NEAR]
        other_near = left.other[-NEAR:] + other.text + right.other[:NEAR]
        differ = own != others and (_other_zones(own, others) or _other_numbers(own, others))
        if differ or _other_zones(near, other_near):
            return 0.0
        room = min(ENOUGH, len(self.before) + len(self.after))
        return min(1.0, (left.same + right.same) / room) if room else 1.0


class Stretch(NamedTuple):
    """As much of two texts as goes on alike and a little more, and how many characters are the same.

    What differs where they part tells best that one is a look-alike.
    """

    own: str
    other: str
    same: int


def _alike_from_start(own: str, other: str) -> Stretch:
    if own == other[: len(own)]:
        return Stretch(own, other[: len(own)], len(own))
    end = other_end = same = 0
    for block in SequenceMatcher(None, own, other, autojunk=False).get_matching_blocks():
        gap = max(block.a - end, block.b - other_end)
        if gap and block.size < SEED:
            continue
        if gap > MOST_GAP:
            break
        end, other_end, same = block.a + block.size, block.b + block.size, same + block.size
    return Stretch(own[: end + MOST_GAP], other[: other_end + MOST_GAP], same)


def _alike_from_end(own: str, other: str) -> Stretch:
    found = _alike_from_start(own[::-1], other[::-1])
    return Stretch(found.own[::-1], found.other[::-1], found.same)


def _other_zones(own: str, other: str) -> bool:
    """Whether two texts that are alike speak of zones, and of none that is the same."""
    if own == other:
        return False
    names, others = _names(own), _names(other)
    return bool(names and others and not names & others)


def _other_numbers(own: str, other: str) -> bool:
    """Whether of two texts that are alike most numbers differ."""
    numbers, others = (Counter(_LONG_NUMBERS.findall(text)) for text in (own, other))
    return (numbers & others).total() < (numbers - others).total()


class Place(NamedTuple):
    """Normalised characters of a strand, and how much of the quote they are."""

    strand: Strand
    start: int
    end: int
    alike: float


class Quote(NamedTuple):
    """A normalised quote and its neighbourhoods, in its article and on the page; how far down it stood."""

    text: str
    around: tuple[Around, ...]
    share: float


class Scored(NamedTuple):
    """A place: how good by its words and nearest neighbours, by its neighbourhood, and by all of it."""

    place: Place
    near: float
    home: float
    total: float


class PageAnchors:
    """Finds places on one page."""

    def __init__(self, text: str, reading: Reading) -> None:
        """``reading`` is that of ``text``: its articles are read in their own order."""
        self.page = Strand(compose(text, [Span(0, len(text))]))
        articles = (
            [*article.title_spans, *(span for passage in article.passages for span in passage.spans)]
            for article in reading.articles
        )
        self.articles = [Strand(compose(text, spans)) for spans in articles if spans]

    def find(self, annotation: Annotation, former: PageAnchors) -> Anchored:
        """The place of ``annotation``, which hangs on ``former``, in this text."""
        quote = former.quote(annotation)
        if not quote.text:
            return ORPHAN
        strands = [self.page, *self.articles]
        return _found(quote, strands) or _between(quote, self.page) or ORPHAN

    def quote(self, annotation: Annotation) -> Quote:
        """What ``annotation``, which hangs on this text, quotes."""
        spans = annotation.spans
        strands = [each for each in (*self.articles, self.page) if each.holds(spans)]
        around = tuple(strand.around(*strand.place(spans)) for strand in strands)
        share = spans[0].start / max(1, len(self.page.composition.text))
        return Quote(normalised(annotation.exact).text, around, share)


def _found(quote: Quote, strands: Sequence[Strand]) -> Anchored | None:
    """The one place that holds the quote, or nearly; a likeness at home beats the same words elsewhere."""
    places = [place for strand in strands for place in _occurrences(strand, quote.text)]
    if LEAST_FUZZY <= len(quote.text) <= MOST_QUOTED:
        places += [place for strand in strands for place in _likenesses(strand, quote.text)]
    best = _best(quote, (place for place in places if place.alike >= LEAST_ALIKE))
    if best is None or best.near < LEAST_NEAR or best.home < LEAST_HOME or best.total < LEAST_TOTAL:
        return None
    is_same = best.place.alike == 1.0 and best.near >= SURE
    return _taken(quote, best, AnchorState.OK if is_same else AnchorState.MOVED)


def _taken(quote: Quote, best: Scored, state: AnchorState) -> Anchored:
    """The place; one with other numbers, cut-off ones made whole, is shown, not taken."""
    place = best.place
    found = place.strand.normal.text[place.start : place.end]
    around = place.strand.around(place.start, place.end)
    is_same = _whole_numbers(found, around) == _whole_numbers(quote.text, quote.around[0])
    spans = place.strand.spans(place.start, place.end)
    return Anchored(state if is_same else AnchorState.CHANGED, spans, best.near)


def _whole_numbers(text: str, around: Around) -> list[str]:
    before, after = _NUMBER_BEFORE.search(around.before), _NUMBER_AFTER.match(around.after)
    return numbers(f"{before[0] if before else ''}{text}{after[0] if after else ''}")


def _between(quote: Quote, page: Strand) -> Anchored | None:
    """Other words between the same neighbours: never taken, but shown."""
    before, after = quote.around[0].before[-SEED * 3 :], quote.around[0].after[: SEED * 3]
    if len(before) < SEED * 2 or len(after) < SEED * 2:
        return None
    text = page.normal.text
    most = 2 * len(quote.text) + SEED
    found = [
        (start + len(before), end)
        for start in _starts(text, before)
        for end in [text.find(after, start + len(before), start + len(before) + most + len(after))]
        if end > start + len(before)
    ]
    return Anchored(AnchorState.CHANGED, page.spans(*found[0]), 0.0) if len(found) == 1 else None


def _best(quote: Quote, places: Iterable[Place]) -> Scored | None:
    """The best place; None where another, which does not overlap it, comes near it."""
    scored = sorted((_scored(quote, place) for place in places), key=lambda each: -each.total)
    if not scored:
        return None
    own = _spans(scored[0])
    others = (each.total for each in scored[1:] if not _overlap(own, _spans(each)))
    return scored[0] if scored[0].total - next(others, 0.0) >= MARGIN else None


def _spans(scored: Scored) -> tuple[Span, ...]:
    return scored.place.strand.spans(scored.place.start, scored.place.end)


def _scored(quote: Quote, place: Place) -> Scored:
    here = place.strand.around(place.start, place.end)
    start = place.strand.spans(place.start, place.end)[0].start
    stayed = 1 - abs(start / max(1, len(place.strand.composition.text)) - quote.share)
    best = Scored(place, 0.0, 0.0, 0.0)
    for around in quote.around:
        before = _likeness(around.before[-NEAR:], here.before[-NEAR:])
        after = _likeness(around.after[:NEAR], here.after[:NEAR])
        parts = (place.alike, before, after, max(0.0, stayed))
        near = _weighed(parts)
        if near < LEAST_NEAR - MARGIN:  # neither taken nor a rival; the neighbourhood is dear to compare
            continue
        home = around.agreement(here)
        found = Scored(place, near, home, _weighed((*parts, home)) if home else 0.0)
        best = max(best, found, key=lambda each: each.total)
    return best


def _weighed(parts: Sequence[float]) -> float:
    weights = WEIGHTS[: len(parts)]
    return sum(weight * part for weight, part in zip(weights, parts, strict=True)) / sum(weights)


def _occurrences(strand: Strand, text: str) -> Iterator[Place]:
    return (Place(strand, start, start + len(text), 1.0) for start in _starts(strand.normal.text, text))


def _starts(text: str, part: str) -> Iterator[int]:
    start = text.find(part)
    while start >= 0:
        yield start
        start = text.find(part, start + 1)


def _likenesses(strand: Strand, quote: str) -> Iterator[Place]:
    """The places that share most short pieces with the quote."""
    slack = max(2, len(quote) // 5)
    shared = Counter[int]()
    for at in range(len(quote) - SEED + 1):
        for place in strand.seeds.get(quote[at : at + SEED], ()):
            shared[(place - at) // slack] += 1
    for shift, _ in shared.most_common(MOST_PLACES):
        first = max(0, shift * slack - slack)
        window = strand.normal.text[first : shift * slack + len(quote) + 2 * slack]
        found = _trimmed(quote, window)
        if found is not None:
            start, end, alike = found
            yield Place(strand, first + start, first + end, alike)


def _trimmed(quote: str, window: str) -> tuple[int, int, float] | None:
    """The part of ``window`` that the quote became, and how much of the two is the same.

    Stray characters at the ends that match by chance are left out; what replaced the first or last
    characters of the quote, one for one, belongs to it.
    """
    blocks = [b for b in SequenceMatcher(None, quote, window, autojunk=False).get_matching_blocks() if b.size]
    while len(blocks) > 1 and blocks[0].size < SEED and _shift(blocks[0]) != _shift(blocks[1]):
        del blocks[0]
    while len(blocks) > 1 and blocks[-1].size < SEED and _shift(blocks[-1]) != _shift(blocks[-2]):
        del blocks[-1]
    if not blocks:
        return None
    first, last = blocks[0], blocks[-1]
    start = max(0, first.b - first.a)
    end = min(len(window), last.b + last.size + len(quote) - last.a - last.size)
    same = sum(block.size for block in blocks)
    return start, end, 2 * same / (len(quote) + end - start)


def _shift(block: Match) -> int:
    return block.b - block.a


def _likeness(one: str, other: str) -> float:
    """How much of two texts is the same; all where nothing was to be found."""
    if one == other or not one:
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _names(text: str) -> frozenset[str]:
    places = NAMING.places(text)
    zones = frozenset(place.zone for place in places if place.zone)
    return zones | {city for place in places for city in place.cities} or frozenset(NAMING.parks(text))


def _overlap(ones: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(one.start < other.end and other.start < one.end for one in ones for other in others)


def is_same_page(one: str, other: str) -> bool:
    """Whether two texts are versions of one page: at least half of either's pieces are in the other's."""
    pieces = [_pieces(normalised(text).text) for text in (one, other)]
    shared = len(pieces[0] & pieces[1])
    return 2 * shared >= max(map(len, pieces)) > 0


def _pieces(text: str) -> frozenset[str]:
    return frozenset(text[at : at + PIECE] for at in range(len(text)))
