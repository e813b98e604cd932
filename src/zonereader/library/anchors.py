"""Find an annotation's place in another text of its page: the same words, or none at all.

A place is taken only where nothing else on the page comes near it, where every number of the quote is
still the same, and where the text around speaks of the same zones and places. What is not sure is not
taken: the reader sees it and decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from zonereader.composition import Composition, compose, join_touching
from zonereader.library.records import AnchorState, Annotation
from zonereader.model import Reading, Span
from zonereader.reading import named

NEAR, WIDE = 32, 160
"""Normalised characters on either side that a place is judged by, and in which zones are looked for."""

FLOOR, MARGIN = 0.80, 0.05
"""The least score of a place, and how far the second best must stay behind."""

LEAST_ALIKE, LEAST_SCORE = 0.85, 0.85
"""How much of a quote must be the same where it is not the same word for word, and the score there."""

LEAST_FUZZY, LONG = 10, 20
"""Normalised characters of a quote that may be found by likeness; of one that is known by itself."""

MOST_QUOTED = 2000
SEED, PIECE, MOST_PLACES = 4, 8, 8
SURE = 0.95
WEIGHTS = (50, 20, 20, 2)
"""Of the quote, of what stands before and after it, and of how far it moved."""

_DASHES = str.maketrans(dict.fromkeys("〜～—–―−~", "-"))
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
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


@dataclass(frozen=True)
class Strand:
    """A text in which places are looked for: the page as it stands, or one article in reading order."""

    composition: Composition

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

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The page spans of normalised characters."""
        return join_touching(self.composition.to_page(*self.normal.span(start, end)))


class Place(NamedTuple):
    """Normalised characters of a strand, and how much of the quote they are."""

    strand: Strand
    start: int
    end: int
    alike: float


class Quote(NamedTuple):
    """A quote with what stands around it, all normalised; ``share`` is how far down the page it stood."""

    text: str
    before: str
    after: str
    share: float
    is_single: bool


class PageAnchors:
    """Finds places on one page."""

    def __init__(self, text: str, reading: Reading) -> None:
        """``reading`` is that of ``text``: its articles are read in their own order too."""
        self._text = text
        whole = compose(text, [Span(0, len(text))])
        articles = (
            [*article.title_spans, *(span for passage in article.passages for span in passage.spans)]
            for article in reading.articles
        )
        self._strands = [Strand(whole), *(Strand(compose(text, spans)) for spans in articles if spans)]

    def find(self, annotation: Annotation, former: PageAnchors | None = None) -> Anchored:
        """The place of ``annotation``; ``former`` is the page that it hangs on, where that is known."""
        quote = _quote(annotation, former)
        if not quote.text:
            return ORPHAN
        return self._word_for_word(quote) or self._alike(quote) or self._between(quote) or ORPHAN

    def holds_once(self, text: str) -> bool:
        """Whether a normalised text stands on the page once."""
        return self._strands[0].normal.text.count(text) == 1

    def around(self, spans: Sequence[Span]) -> tuple[str, str]:
        """What stands before and after a place, in its article where it stands in one; normalised."""
        strand = next((each for each in self._strands[1:] if each.holds(spans)), self._strands[0])
        found, normal = strand.composition.from_page(spans), strand.normal
        first, last = normal.at(found[0].start), normal.at(found[-1].end)
        return normal.text[max(0, first - WIDE) : first], normal.text[last : last + WIDE]

    # Word for word

    def _word_for_word(self, quote: Quote) -> Anchored | None:
        best = self._best(quote, (p for strand in self._strands for p in _occurrences(strand, quote.text)))
        if best is None:
            return None
        place, score, margin = best
        is_known = len(quote.text) >= LONG and quote.is_single and self.holds_once(quote.text)
        if margin < MARGIN or (score < FLOOR and not is_known) or not _same_names(quote, place):
            return None
        state = AnchorState.OK if score >= SURE else AnchorState.MOVED
        return Anchored(state, place.strand.spans(place.start, place.end), score)

    # By likeness

    def _alike(self, quote: Quote) -> Anchored | None:
        if not LEAST_FUZZY <= len(quote.text) <= MOST_QUOTED:
            return None
        best = self._best(quote, (p for strand in self._strands for p in _likenesses(strand, quote.text)))
        if best is None:
            return None
        place, score, margin = best
        if place.alike < LEAST_ALIKE or score < LEAST_SCORE or margin < MARGIN:
            return None
        if not _same_names(quote, place):
            return None
        found = place.strand.normal.text[place.start : place.end]
        state = AnchorState.MOVED if numbers(found) == numbers(quote.text) else AnchorState.CHANGED
        return Anchored(state, place.strand.spans(place.start, place.end), score)

    def _between(self, quote: Quote) -> Anchored | None:
        """Other words between the same neighbours: never taken, but shown."""
        before, after = quote.before[-SEED * 3 :], quote.after[: SEED * 3]
        if len(before) < SEED * 2 or len(after) < SEED * 2:
            return None
        text = self._strands[0].normal.text
        most = 2 * len(quote.text) + SEED
        found = [
            (start + len(before), end)
            for start in _starts(text, before)
            for end in [text.find(after, start + len(before), start + len(before) + most + len(after))]
            if end > start + len(before)
        ]
        if len(found) != 1:
            return None
        return Anchored(AnchorState.CHANGED, self._strands[0].spans(*found[0]), 0.0)

    # Which is the best

    def _best(self, quote: Quote, places: Iterable[Place]) -> tuple[Place, float, float] | None:
        """The best place, its score, and how far it is ahead of any that does not overlap it."""
        scored = sorted(((self._score(quote, place), place) for place in places), key=lambda each: -each[0])
        if not scored:
            return None
        score, best = scored[0]
        own = best.strand.spans(best.start, best.end)
        others = (
            s for s, place in scored[1:] if not _overlap(own, place.strand.spans(place.start, place.end))
        )
        return best, score, score - next(others, 0.0)

    def _score(self, quote: Quote, place: Place) -> float:
        text = place.strand.normal.text
        before = _likeness(quote.before[-NEAR:], text[max(0, place.start - NEAR) : place.start])
        after = _likeness(quote.after[:NEAR], text[place.end : place.end + NEAR])
        start = place.strand.spans(place.start, place.end)[0].start
        stayed = 1 - abs(start / max(1, len(self._text)) - quote.share)
        parts = zip(WEIGHTS, (place.alike, before, after, stayed), strict=True)
        return sum(weight * part for weight, part in parts) / sum(WEIGHTS)


def _quote(annotation: Annotation, former: PageAnchors | None) -> Quote:
    text = normalised(annotation.exact).text
    if former is None:
        around = normalised(annotation.prefix).text, normalised(annotation.suffix).text
        return Quote(text, *around, 0.0, is_single=True)
    share = annotation.spans[0].start / max(1, len(former._text))  # noqa: SLF001 - of the same class
    return Quote(text, *former.around(annotation.spans), share, is_single=former.holds_once(text))


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
    while len(blocks) > 1 and blocks[0].size < SEED and blocks[1].b - blocks[0].b - blocks[0].size > SEED:
        del blocks[0]
    while len(blocks) > 1 and blocks[-1].size < SEED and blocks[-1].b - blocks[-2].b - blocks[-2].size > SEED:
        del blocks[-1]
    if not blocks:
        return None
    first, last = blocks[0], blocks[-1]
    start = max(0, first.b - first.a)
    end = min(len(window), last.b + last.size + len(quote) - last.a - last.size)
    same = sum(block.size for block in blocks)
    return start, end, 2 * same / (len(quote) + end - start)


def _likeness(one: str, other: str) -> float:
    """How much of two texts is the same; all where nothing was to be found."""
    if one == other or not one:
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _same_names(quote: Quote, place: Place) -> bool:
    """Whether both texts around speak of the same zones and places, where both name any."""
    text = place.strand.normal.text
    own = _names(quote.before[-WIDE:] + quote.text + quote.after[:WIDE])
    found = _names(text[max(0, place.start - WIDE) : place.end + WIDE])
    return not own or not found or bool(own & found)


def _names(text: str) -> frozenset[str]:
    found = named(text)
    return found.zones | found.parks | found.cities


def _overlap(ones: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(one.start < other.end and other.start < one.end for one in ones for other in others)


def is_same_page(one: str, other: str) -> bool:
    """Whether two texts are versions of one page: at least half of either's pieces are in the other's."""
    pieces = [_pieces(normalised(text).text) for text in (one, other)]
    shared = len(pieces[0] & pieces[1])
    return 2 * shared >= max(map(len, pieces)) > 0


def _pieces(text: str) -> frozenset[str]:
    return frozenset(text[at : at + PIECE] for at in range(len(text)))
