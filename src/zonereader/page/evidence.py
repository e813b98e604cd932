"""What speaks for and against two lines of a page belonging together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from zonereader.page import cues, words
from zonereader.page.lines import Line, Shape
from zonereader.page.reasons import Reason, Why, worth_of
from zonereader.page.threads import Names, Thread

_EDGE = 12
_HEAD = 400
_ZONE_HEAD = 24
_WINDOW = 4000
_GRAM = 3
_MOST_BITS = 12.0
# A single character at a line's beginning, by the most that its frequency may be.
_STUBS = ((10, Why.RARE_STUB), (12, Why.STUB))
# How much a term of so many characters tells when it runs across a break.
_TERMS = ((2, 1.0), (3, 2.5), (4, 4.0))
_KIN_LINES, _MOST_KIN = 6, 3.0
_NOTHING: Reason = (Why.START, 0.0)
# A word or two and a comma: the end of a clause rather than its beginning.
_STUMP = re.compile(r"[\u3400-\u9fff]{1,3}[，,。；;、]")
_COMMON = 8
_ALL_HAN = re.compile(r"[\u3400-\u9fff]+")
_TITLE_SPACE = re.compile(r"[\u3400-\u9fff”」』0-9][ \u3000]+[“「『\u3400-\u9fff0-9]")


class Evidence:
    """The evidence of one page, worked out when asked for and kept."""

    def __init__(
        self,
        text: str,
        lines: Sequence[Line],
        zone_names: Callable[[str], Sequence[str]],
        city_names: Callable[[str], Sequence[str]],
    ) -> None:
        self.lines = lines
        self._text = text
        self._zone_names = zone_names
        self._city_names = city_names
        self._names: dict[int, Names] = {}
        self._openings: dict[int, Reason] = {}
        self._joins: dict[tuple[int, int], tuple[Reason, ...]] = {}
        self._kinships: dict[tuple[int, int], float] = {}
        self._grams: dict[int, frozenset[str]] = {}

    def names(self, index: int) -> Names:
        """The zones and cities that the beginning of a line names."""
        if index not in self._names:
            head = self.lines[index].text[:_HEAD]
            self._names[index] = Names(frozenset(self._zone_names(head)), frozenset(self._city_names(head)))
        return self._names[index]

    def opening(self, index: int) -> Reason:
        """Whether a line opens a paragraph or goes on in the middle of a sentence."""
        if index not in self._openings:
            self._openings[index] = self._opening(self.lines[index])
        return self._openings[index]

    def _opening(self, line: Line) -> Reason:
        if line.unopened:
            return Why.STRAY_CLOSER, 1
        if cues.LEAD.match(line.text):
            return Why.NEWS_LEAD, 1
        if cues.MIDDLES.match(line.text):
            return Why.MIDDLE, 1
        if cues.STARTS.match(line.text) or self._opens_with_zone(line):
            return Why.START, 1
        return (Why.STUMP, 1) if _STUMP.match(line.text) else self._first_word(line)

    @staticmethod
    def _first_word(line: Line) -> Reason:
        """A rare single character at the beginning is the rest of a word that was cut."""
        first = words.first_word(line.text)
        if len(first) != 1:
            return _NOTHING
        power = words.frequencies().get(first, 0)
        return next(((why, 1) for rarity, why in _STUBS if power <= rarity), _NOTHING)

    def _opens_with_zone(self, line: Line) -> bool:
        head = line.text[:_ZONE_HEAD]
        return len(self._zone_names(head)) > len(self._zone_names(head[2:]))

    def leads(self, index: int) -> bool:
        """Whether a line begins as a news item does."""
        return index < len(self.lines) and bool(cues.LEAD.match(self.lines[index].text))

    def join(self, before: int, after: int) -> tuple[Reason, ...]:
        """Whether the sentence that ``before`` leaves unended goes on in ``after``."""
        key = (before, after)
        if key not in self._joins:
            one, other = self.lines[before], self.lines[after]
            why, amount = self.opening(after)
            reasons = [(why, -amount), *_brackets(one, other), self._across(one, other)]
            self._joins[key] = tuple(reasons)
        return self._joins[key]

    def _across(self, before: Line, after: Line) -> Reason:
        """Words of the dictionary or the page, or a zone's name, that run across the break."""
        left, right = before.text[-_EDGE:], after.text[:_EDGE]
        whole = set(self._zone_names(left + right))
        if whole - set(self._zone_names(left)) - set(self._zone_names(right)):
            return Why.ZONE_ACROSS, 1
        word = (Why.WORD_ACROSS, min(_MOST_BITS, words.crossing(left, right)))
        return max(word, (Why.TERM_ACROSS, self._term_across(before, after)), key=lambda r: worth_of([r]))

    def _term_across(self, before: Line, after: Line) -> float:
        left, right = before.text[-_EDGE:], after.text[:_EDGE]
        near = self._text[max(0, before.span.start - _WINDOW) : after.span.end + _WINDOW]
        for size, amount in reversed(_TERMS):
            for cut in range(1, size):
                gram = left[-cut:] + right[: size - cut]
                if len(gram) == size and _ALL_HAN.fullmatch(gram) and gram in near:
                    return amount
        return 0.0

    def belonging(self, thread: Thread, line: Line) -> tuple[Reason, ...]:
        """Whether a line speaks of an article's zone and things."""
        agreement = self.names(line.index).agreement(thread.names)
        steps = islice(thread.steps.back(), _KIN_LINES)
        kin = min(_MOST_KIN, sum([self.kinship(step.line, line.index) for step in steps]))
        return (*agreement, (Why.SHARED_TERMS, kin)) if kin else agreement

    def kinship(self, one: int, other: int) -> float:
        """How many rare strings two lines share, those that few lines hold counting most."""
        key = (one, other) if one < other else (other, one)
        if key not in self._kinships:
            shared = self._grams_of(one) & self._grams_of(other)
            holders = self._holders
            worth = sum(1.0 / holders[gram] for gram in shared if holders[gram] <= _COMMON)
            self._kinships[key] = min(3.0, worth / 3)
        return self._kinships[key]

    def _grams_of(self, index: int) -> frozenset[str]:
        if index not in self._grams:
            text = self.lines[index].text[:_HEAD]
            grams = (text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1))
            han = cues.HAN.match
            self._grams[index] = frozenset(gram for gram in grams if han(gram) and han(gram[-1]))
        return self._grams[index]

    @cached_property
    def _holders(self) -> Counter[str]:
        """In how many lines of the page a string stands."""
        return Counter(gram for line in self.lines for gram in self._grams_of(line.index))

    @cached_property
    def marked(self) -> bool:
        """Whether the page marks its titles with #."""
        return any(line.shape is Shape.MARKED for line in self.lines)

    def spaced(self, index: int) -> bool:
        """Whether a line falls into two parts with a blank between, as sub-headings do."""
        return bool(_TITLE_SPACE.search(self.lines[index].text))

    def follower(self, index: int) -> Line | None:
        """The next line, None at the end of the page."""
        return self.lines[index + 1] if index + 1 < len(self.lines) else None


def _brackets(before: Line, after: Line) -> tuple[Reason, ...]:
    if before.unclosed and after.unopened:
        return ((Why.CLOSES if before.unclosed[-1] == after.unopened[0] else Why.CLOSES_OTHER, 1),)
    if after.unopened:
        return ((Why.CLOSES_NONE, 1),)
    return ((Why.LEAVES_OPEN, 1),) if before.unclosed else ()
