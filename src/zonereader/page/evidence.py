"""What speaks for and against two lines of a page belonging together, in log-odds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from zonereader.page import cues, words
from zonereader.page.lines import Line, Shape

_EDGE = 12
_HEAD = 400
_ZONE_HEAD = 24
_WINDOW = 4000
_GRAM = 3
_MOST_WORD, _PER_BIT = 6.0, 0.5
# The worth of a single character at a line's beginning, by the most that its frequency may be.
_STUBS = ((10, -1.5), (12, -0.9))
# A word or two and a comma: the end of a clause rather than its beginning.
_STUMP = re.compile(r"[\u3400-\u9fff]{1,3}[，,。；;、]")
_COMMON = 8
_TITLE_SPACE = re.compile(r"[\u3400-\u9fff”」』0-9][ \u3000]+[“「『\u3400-\u9fff0-9]")


class Names(NamedTuple):
    """The zones and cities that a text names."""

    zones: frozenset[str]
    cities: frozenset[str]

    def __or__(self, other: Names) -> Names:
        return Names(self.zones | other.zones, self.cities | other.cities)

    def agreement(self, other: Names) -> float:
        """Whether two texts speak of the same zone or city, above 0, or of others, below."""
        if self.zones and other.zones:
            return 1.5 if self.zones & other.zones else -3.0
        if self.cities and other.cities:
            return 1.2 if self.cities & other.cities else -0.7
        return 0.0


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
        self._joins: dict[tuple[int, int], float] = {}
        self._kinships: dict[tuple[int, int], float] = {}
        self._grams: dict[int, frozenset[str]] = {}

    def names(self, index: int) -> Names:
        """The zones and cities that the beginning of a line names."""
        if index not in self._names:
            head = self.lines[index].text[:_HEAD]
            self._names[index] = Names(frozenset(self._zone_names(head)), frozenset(self._city_names(head)))
        return self._names[index]

    def opening(self, index: int) -> float:
        """Whether a line opens a paragraph (above 0) or goes on in the middle of a sentence."""
        line = self.lines[index]
        if line.unopened:
            return -4.0
        if cues.LEAD.match(line.text):
            return 4.0
        if cues.MIDDLES.match(line.text):
            return -3.0
        if cues.STARTS.match(line.text) or self._opens_with_zone(line):
            return 2.0
        return -1.5 if _STUMP.match(line.text) else self._first_word(line)

    @staticmethod
    def _first_word(line: Line) -> float:
        """A rare single character at the beginning is the rest of a word that was cut."""
        first = words.first_word(line.text)
        if len(first) != 1:
            return 0.0
        power = words.frequencies().get(first, 0)
        return next((worth for rarity, worth in _STUBS if power <= rarity), 0.0)

    def _opens_with_zone(self, line: Line) -> bool:
        head = line.text[:_ZONE_HEAD]
        return len(self._zone_names(head)) > len(self._zone_names(head[2:]))

    def leads(self, index: int) -> bool:
        """Whether a line begins as a news item does."""
        return index < len(self.lines) and bool(cues.LEAD.match(self.lines[index].text))

    def join(self, before: int, after: int) -> float:
        """Whether the sentence that ``before`` leaves unended goes on in ``after``."""
        key = (before, after)
        if key not in self._joins:
            self._joins[key] = self._join(self.lines[before], self.lines[after])
        return self._joins[key]

    def _join(self, before: Line, after: Line) -> float:
        score = -self.opening(after.index)
        score += self._brackets(before, after)
        score += self._across(before, after)
        return score

    @staticmethod
    def _brackets(before: Line, after: Line) -> float:
        if before.unclosed and after.unopened:
            return 6.0 if before.unclosed[-1] == after.unopened[0] else -2.0
        if after.unopened:
            return -3.0
        return -2.0 if before.unclosed else 0.0

    def _across(self, before: Line, after: Line) -> float:
        """Words of the page, or a zone's name, that the two lines form across the break."""
        left, right = before.text[-_EDGE:], after.text[:_EDGE]
        whole = set(self._zone_names(left + right))
        if whole - set(self._zone_names(left)) - set(self._zone_names(right)):
            return 6.0
        near = self._text[max(0, before.span.start - _WINDOW) : after.span.end + _WINDOW]
        best = min(_MOST_WORD, _PER_BIT * words.crossing(left, right))
        for size, worth in ((2, 1.0), (3, 2.5), (4, 4.0)):
            for cut in range(1, size):
                gram = left[-cut:] + right[: size - cut]
                if len(gram) == size and all(cues.HAN.match(char) for char in gram) and gram in near:
                    best = max(best, worth)
        return best

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
