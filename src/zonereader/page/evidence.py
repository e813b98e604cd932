"""What speaks for and against two lines of a page belonging together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from zonereader.lexicon import frequencies
from zonereader.page import cues, words
from zonereader.page.lines import Line, Shape
from zonereader.page.naming import Naming
from zonereader.page.people import people
from zonereader.page.reasons import Reason, Why, worth_of
from zonereader.page.threads import Names, Thread

_EDGE = 12
_HEAD = 400
_ZONE_HEAD, _PARK_HEAD, _OPENING_ROOM = 24, 40, 2
_WINDOW = 4000
# Who speaks is looked for in so many lines before.
_INTERVIEW = 100
_FEWEST_BITS, _MOST_BITS = 2.0, 12.0
# A single character at a line's beginning, by the most that its frequency may be.
_STUBS = ((10, Why.RARE_STUB), (12, Why.STUB))
# How much a term of so many characters tells when it runs across a break.
_TERMS = ((4, 4.0), (3, 2.5), (2, 1.0))
# A word or two and a comma: the end of a clause rather than its beginning.
_STUMP = re.compile(r"[\u3400-\u9fff]{1,3}[，,。；;、]")
# Terms that more lines hold tell nothing.
_COMMON, _MOST_KIN = 8, 4.0
_ALL_HAN = re.compile(r"[\u3400-\u9fff]+")
_TITLE_SPACE = re.compile(r"[\u3400-\u9fff”」』0-9][ \u3000]+[“「『\u3400-\u9fff0-9]")
_NUMBER_END = re.compile(r"\d[.,，万亿千百]?$")
_NUMBER_GOES_ON = re.compile(
    r"(?!\d{4}年)[\d.%％万亿]|(?:[十百千]?[万亿])?(?:元|美元|个|家|项|人|名|吨|亩|公里|平方|米|年|月|日|台|件|倍|户)"
)
# What a line begins with, the first that fits.
_CUES = ((cues.LEAD, Why.NEWS_LEAD), (cues.MIDDLES, Why.MIDDLE), (cues.STARTS, Why.START))


class Kinship:
    """How much the lines of a page share: strings of ``size`` Han characters that few of them hold.

    A string counts 1 / (``share`` * lines that hold it).
    """

    def __init__(self, texts: Sequence[str], size: int, share: float) -> None:
        self._share = share
        found = [_grams(text, size) for text in texts]
        times = Counter(chain.from_iterable(found))
        telling = {gram for gram, lines in times.items() if 1 < lines <= _COMMON}
        self._grams = [grams & telling for grams in found]  # few of all: what follows costs little
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for index, grams in enumerate(self._grams):
            for gram in grams:
                self._holders[gram].append(index)
        self._known: tuple[int, defaultdict[int, float]] = (-1, defaultdict(float))

    def of(self, index: int) -> Mapping[int, float]:
        """How much each line shares with this one, 0 for one that shares nothing. Kept until another
        line is asked for: a page is read line by line."""
        if self._known[0] != index:
            shared: defaultdict[int, float] = defaultdict(float)
            for gram in self._grams[index]:
                holders = self._holders[gram]
                amount = 1.0 / (self._share * len(holders))
                for holder in holders:
                    shared[holder] += amount
            self._known = (index, shared)
        return self._known[1]


def _grams(text: str, size: int) -> frozenset[str]:
    runs = _ALL_HAN.findall(text)
    return frozenset([run[at : at + size] for run in runs for at in range(len(run) - size + 1)])


class Evidence:
    """The evidence of one page, worked out when asked for and kept."""

    def __init__(self, text: str, lines: Sequence[Line], naming: Naming) -> None:
        self.lines = lines
        self._text = text
        self._naming = naming
        self._names: dict[int, Names] = {}
        self._openings: dict[int, Reason] = {}
        self._joins: dict[tuple[int, int], tuple[Reason, ...]] = {}

    def names(self, index: int) -> Names:
        """The zones, parks and cities that the beginning of a line names."""
        if index not in self._names:
            text = self.lines[index].text
            places = self._naming.places(text[:_HEAD])
            self._names[index] = Names(
                frozenset([place.zone for place in places if place.zone]),
                frozenset(self._naming.parks(text[:_PARK_HEAD])),
                frozenset([city for place in places for city in place.cities]),
            )
        return self._names[index]

    # -- how a line begins ----------------------------------------------------------------------

    def opening(self, index: int) -> Reason:
        """Whether a line opens a paragraph or goes on in the middle of a sentence."""
        if index not in self._openings:
            self._openings[index] = self._opening(self.lines[index])
        return self._openings[index]

    def _opening(self, line: Line) -> Reason:
        if line.unopened:
            return Why.STRAY_CLOSER, 1
        if line.index in self._speakers:
            return Why.SPEECH, 1
        cue = next((why for pattern, why in _CUES if pattern.match(line.text)), None)
        if cue is not None:
            return cue, 1
        if self._opens_with_zone(line):
            return Why.START, 1
        stump = _STUMP.match(line.text)
        return (Why.STUMP, 1) if stump and not words.may_open(stump[0][:-1]) else self._first_word(line)

    @staticmethod
    def _first_word(line: Line) -> Reason:
        """A rare single character at the beginning is the rest of a word that was cut."""
        first = words.first_word(line.text)
        if first in cues.MEASURES:
            return Why.MIDDLE, 1
        begins = words.initial(line.text[0])
        if len(first) == 1 and begins <= 0:
            power = frequencies().get(first, 0)
            stub = next((why for rarity, why in _STUBS if power <= rarity), None)
            if stub is not None:
                return stub, 1
        return Why.INITIAL, max(-3.0, min(1.0, begins))

    def _opens_with_zone(self, line: Line) -> bool:
        places = self._naming.places(line.text[:_ZONE_HEAD])
        return bool(places) and places[0].start < _OPENING_ROOM

    def leads(self, index: int) -> bool:
        """Whether a line begins as a news item does."""
        return index < len(self.lines) and bool(cues.LEAD.match(self.lines[index].text))

    # -- whether a sentence goes on ---------------------------------------------------------------

    def join(self, before: int, after: int) -> tuple[Reason, ...]:
        """Whether the sentence that ``before`` leaves unended goes on in ``after``."""
        key = (before, after)
        if key not in self._joins:
            one, other = self.lines[before], self.lines[after]
            why, amount = self.opening(after)
            self._joins[key] = ((why, -amount), *_brackets(one, other), *self._across(one, other))
        return self._joins[key]

    def _across(self, before: Line, after: Line) -> Iterator[Reason]:
        """Numbers, words of the dictionary or the page, or a zone's name, across the break."""
        left, right = before.text[-_EDGE:], after.text[:_EDGE]
        if _NUMBER_END.search(left) and _NUMBER_GOES_ON.match(right):
            yield Why.NUMBER_ACROSS, 1
            return
        places, cut = self._naming.places(left + right), len(left)
        if any(place.zone and place.start < cut < place.end for place in places):
            yield Why.ZONE_ACROSS, 1
            return
        if not (_ALL_HAN.match(left[-1]) and _ALL_HAN.match(right)):
            return
        word, term = words.crossing(left, right), self._term_across(before, after)
        if word > _FEWEST_BITS:
            yield Why.WORD_ACROSS, min(_MOST_BITS, word)
        if term:
            yield Why.TERM_ACROSS, term
        if word <= _FEWEST_BITS and not term:
            yield Why.NO_WORD_ACROSS, 1
            yield Why.HALF_WORDS, words.halves(left, right)

    def _term_across(self, before: Line, after: Line) -> float:
        """How long a string of the page lies across the break."""
        left, right = before.text[-_EDGE:], after.text[:_EDGE]
        near = self._text[max(0, before.span.start - _WINDOW) : after.span.end + _WINDOW]
        for size, amount in _TERMS:
            for cut in range(1, size):
                gram = left[-cut:] + right[: size - cut]
                if len(gram) == size and _ALL_HAN.fullmatch(gram) and gram in near:
                    return amount
        return 0.0

    # -- whether a line speaks of the same things ---------------------------------------------------

    def belonging(self, thread: Thread, line: Line) -> Iterator[Reason]:
        """Whether a line speaks of an article's zone and things, and is the next of its list."""
        yield from self.names(line.index).agreement(thread.names)
        lines = thread.recent
        for why, kinship in ((Why.SHARED_TERMS, self._terms), (Why.SHARED_PAIRS, self._pairs)):
            shared = sum(map(kinship.of(line.index).__getitem__, lines))
            if shared:
                yield why, min(_MOST_KIN, shared)
        yield from self._naming_people(lines, line)
        yield from self._speaking(lines, line)
        yield from self.listed(thread, line)

    def _naming_people(self, lines: Sequence[int], line: Line) -> Iterator[Reason]:
        """Whether the article has named whom the line names, or another article has."""
        named = self._people[line.index]
        if any(not named.isdisjoint(self._people[index]) for index in lines):
            yield Why.SAME_PEOPLE, 1
        elif any(self._first_named[name] < line.index for name in named):
            yield Why.OTHER_PEOPLE, 1

    def _speaking(self, lines: Sequence[int], line: Line) -> Iterator[Reason]:
        """Whether an interview goes on: in the article that names who speaks, or where some speak."""
        speaker = self._speakers.get(line.index)
        if speaker is None:
            return
        mentions = self._mentions(speaker, line)
        if mentions and not mentions.isdisjoint(lines):
            yield Why.SPEAKS_ON, 1
        elif mentions:
            yield Why.SPEAKS_ELSEWHERE, 1
        elif any(index in self._speakers for index in lines):
            yield Why.SPEAKS_ON, 1

    def _mentions(self, speaker: str, line: Line) -> frozenset[int]:
        """The lines not far before ``line`` that name its speaker; none where that is whoever asks."""
        if cues.SPEAKER.match(line.text):
            return frozenset()
        before = self.lines[max(0, line.index - _INTERVIEW) : line.index]
        return frozenset([each.index for each in before if speaker in each.text])

    @cached_property
    def _items(self) -> Mapping[int, re.Pattern[str]]:
        """The lines that are a list's second item or a later one, and what the item before begins with."""
        found = {line.index: cues.item_before(line.text) for line in self.lines}
        return {index: item for index, item in found.items() if item is not None}

    def listed(self, thread: Thread, line: Line) -> Iterator[Reason]:
        """Whether a list goes on: an item whose forerunner begins a line is surer than one inside a line."""
        before = self._items.get(line.index)
        if before is not None:
            texts = [self.lines[index].text for index in thread.recent]
            if any(before.match(text) for text in texts):
                yield Why.NEXT_IN_LIST, 2
            elif any(before.search(text[:_HEAD]) for text in texts):
                yield Why.NEXT_IN_LIST, 1
            else:
                yield Why.NOT_NEXT_IN_LIST, 1
        elif thread.last >= 0 and cues.is_first_item(line.text) and self._announces(thread.last):
            yield Why.LIST_ANNOUNCED, 1

    def _announces(self, index: int) -> bool:
        return bool(cues.ANNOUNCES.search(self.lines[index].text))

    @cached_property
    def _speakers(self) -> Mapping[int, str]:
        """The lines that tell who speaks, and who: somebody who speaks twice on the page, or asks."""
        found = {line.index: cues.SPEAKS.match(line.text) for line in self.lines}
        names = {index: match[1] for index, match in found.items() if match}
        times = Counter(names.values())
        asked = cues.SPEAKER.match
        return {i: name for i, name in names.items() if times[name] > 1 or asked(self.lines[i].text)}

    @cached_property
    def _people(self) -> Mapping[int, frozenset[str]]:
        return people([line.text for line in self.lines])

    @cached_property
    def _first_named(self) -> Mapping[str, int]:
        """The line that names somebody first."""
        return {name: index for index in reversed(range(len(self.lines))) for name in self._people[index]}

    @cached_property
    def _terms(self) -> Kinship:
        return Kinship([line.text[:_HEAD] for line in self.lines], 3, 3.0)

    @cached_property
    def _pairs(self) -> Kinship:
        return Kinship([line.text[:_HEAD] for line in self.lines], 2, 6.0)

    # -- what the page is like ----------------------------------------------------------------------

    @cached_property
    def marked(self) -> bool:
        """Whether the page marks its titles with #."""
        return any(line.shape is Shape.MARKED for line in self.lines)

    def legend_of(self, line: Line) -> str:
        """The text of ``line`` as a photo's legend: with the line behind a credit that cuts it in two."""
        text, following = line.text, self.follower(line.index)
        if line.ended or line.text[-1] in cues.CLOSERS or following is None:
            return text
        if following.shape is not Shape.CREDIT or not cues.STARTS.match(text):
            return text
        rest = self.follower(following.index)
        goes_on = rest is not None and rest.shape is Shape.TEXT and worth_of([self.opening(rest.index)]) <= 0
        return text + rest.text if rest is not None and goes_on else text

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
