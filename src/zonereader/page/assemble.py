"""The lines of a page put together into articles: the likeliest of all ways, found line by line.

A newspaper's columns are read out of order, so that several articles may be under way at once. Each
line either goes on with one of them or begins another, in one of several roles; every such move is
worth some log-odds. The search keeps the best few ways to have read the page so far.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import nlargest
from typing import NamedTuple

from zonereader.page import cues
from zonereader.page.evidence import Evidence, Names
from zonereader.page.lines import Line, Shape

_BEAM, _NARROW_BEAM = 12, 3
# A page has some hundred lines. Longer texts are searched less, and beyond a limit not at all.
_PAGE_LINES, _MOST_LINES = 800, 2000
_HOPELESS = 12.0
_LIVE = 3
_PICTURE_GAP = 2
_SHORT_HEADING, _COMMON_TITLE, _LONG_TITLE = 12, 22, 32
_COMMA = re.compile("[,，、]")
_RESUMED = 1.5
_RESTED = 3.0


class Part(StrEnum):
    """What a line is to its article."""

    TITLE = "title"
    DECK = "deck"
    HEADING = "heading"
    BODY = "body"
    JOINED = "joined"
    BYLINE = "byline"
    CREDIT = "credit"


class Step(NamedTuple):
    """The last line that an article took, and the steps before it."""

    before: Step | None
    line: int
    part: Part


class Thread(NamedTuple):
    """An article under way. ``last`` is its last body line, -1 before the first; it ``rested`` when
    the page went on with another one after a whole paragraph of it."""

    steps: Step
    first: int
    latest: int
    last: int
    bodies: int
    titles: int
    heading: bool
    signed: bool
    caption: bool
    done: bool
    rested: bool
    names: Names

    def taking(self, line: int, part: Part, **changes: object) -> Thread:
        """The thread with one more line."""
        return self._replace(steps=Step(self.steps, line, part), latest=line, **changes)  # type: ignore[arg-type]


class State(NamedTuple):
    """A way to have read the page so far: what it is worth, articles under way and finished."""

    worth: float
    live: tuple[Thread, ...]
    closed: Closed | None
    noise: Noise | None


class Closed(NamedTuple):
    """The article finished last, and those before it."""

    before: Closed | None
    thread: Thread


class Noise(NamedTuple):
    """The line that belongs to no article found last, and those before it."""

    before: Noise | None
    line: int


@dataclass(frozen=True, slots=True)
class Assembly:
    """The articles of a page as steps, and the lines that are in none."""

    threads: tuple[tuple[Step, ...], ...]
    noise: tuple[int, ...]


class Search:
    """The search over one page."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.lines = evidence.lines
        self._beam = _BEAM if len(self.lines) <= _PAGE_LINES else _NARROW_BEAM

    def best(self) -> Assembly:
        """The likeliest way to read the page."""
        states = [State(0.0, (), None, None)]
        for line in self.lines[:_MOST_LINES]:
            states = self._prune(new for state in states for new in self._moves(state, line))
        best = max(states, key=lambda state: state.worth + sum(map(self._ending, state.live)))
        return _assembly(best, self.lines[_MOST_LINES:])

    def _prune(self, states: Iterable[State]) -> list[State]:
        """The best states, of those that differ only in the past just the best one."""
        best: dict[object, State] = {}
        for state in states:
            key = tuple(map(_prospects, state.live))
            if key not in best or best[key].worth < state.worth:
                best[key] = state
        kept = nlargest(self._beam, best.values(), key=lambda state: state.worth)
        return [state for state in kept if state.worth > kept[0].worth - _HOPELESS]

    # -- moves ----------------------------------------------------------------------------------

    def _moves(self, state: State, line: Line) -> Iterator[State]:
        if line.shape is Shape.DIGEST:
            yield self._noise(state, line, 0.0)
            return
        if line.shape is Shape.NAMES:
            yield from self._byline_moves(state, line)
        if line.shape is Shape.CREDIT:
            yield from self._credit_moves(state, line)
        if line.shape in (Shape.SHORT, Shape.MARKED):
            yield from self._heading_moves(state, line)
        if line.shape in (Shape.TEXT, Shape.SHORT):
            short = line.shape is Shape.SHORT
            yield from self._body_moves(state, line, -self._title_look(line) if short else 0.0)
        if line.shape is Shape.TEXT and line.text.endswith("——"):
            yield self._begin(state, line, Part.DECK, 2.0)

    def _noise(self, state: State, line: Line, worth: float) -> State:
        return state._replace(worth=state.worth + worth, noise=Noise(state.noise, line.index))

    def _go_on(self, state: State, thread: Thread, new: Thread, worth: float) -> State:
        """``state`` with ``new`` in the place of ``thread``; the article in hand stands last."""
        rest = tuple(other for other in state.live if other is not thread)
        worth += state.worth
        if thread is not state.live[-1]:
            worth += self._leaving(state.live[-1]) - _RESUMED - _RESTED * thread.rested
            rest = self._put_aside(rest)
        return self._settled(state._replace(worth=worth, live=(*rest, new._replace(rested=False))))

    def _put_aside(self, live: tuple[Thread, ...]) -> tuple[Thread, ...]:
        """The articles under way when another is taken up."""
        if not live or live[-1].done:
            return live
        return (*live[:-1], live[-1]._replace(rested=self._ended(live[-1])))

    def _leaving(self, thread: Thread) -> float:
        """The cost of turning from an article to another: its title alone is no article yet."""
        return -6.0 if thread.bodies == 0 and not thread.caption else 0.0

    def _settled(self, state: State) -> State:
        """``state`` without the articles that nothing can be added to, or that are too many."""
        live, closed, worth = state.live, state.closed, state.worth
        for thread in live:
            named = (thread.titles or thread.caption) and thread.steps.part is not Part.TITLE
            if (thread.done and named) or len(live) > _LIVE:
                live = tuple(other for other in live if other is not thread)
                closed = Closed(closed, thread)
                worth += self._ending(thread)
        return State(worth, live, closed, state.noise)

    def _begin(self, state: State, line: Line, part: Part, worth: float, *, caption: bool = False) -> State:
        is_body = part is Part.BODY
        signed = is_body and line.tail is not None
        thread = Thread(
            Step(None, line.index, part), line.index, line.index,
            last=line.index if is_body else -1, bodies=int(is_body),
            titles=int(part is Part.TITLE), heading=False, signed=signed, caption=caption,
            done=signed, rested=False, names=self.evidence.names(line.index),
        )  # fmt: skip
        if state.live and not state.live[-1].done:
            worth += self._leaving(state.live[-1])
        live = (*self._put_aside(state.live), thread)
        return self._settled(state._replace(worth=state.worth + worth, live=live))

    def _byline_moves(self, state: State, line: Line) -> Iterator[State]:
        for thread in state.live:
            if thread.signed or thread.heading or thread.done:
                continue
            at_top = thread.bodies == 0
            worth = 1.0 if at_top or self._ended(thread) else -5.0
            worth -= 0.6 * self._lines_since(thread, line)
            if thread.caption and not at_top:
                worth -= 0.5
            new = thread.taking(line.index, Part.BYLINE, signed=True, done=not at_top)
            yield self._go_on(state, thread, new, worth)
        yield self._begin(state, line, Part.BYLINE, -8.0)

    def _lines_since(self, thread: Thread, line: Line) -> int:
        return min(10, line.index - thread.latest - 1)

    def _credit_moves(self, state: State, line: Line) -> Iterator[State]:
        names = self.evidence.names(line.index)
        for thread in _open(state):
            agreement = names.agreement(thread.names)
            worth = -1.0 + agreement - 0.5 * self._lines_since(thread, line)
            if line.names and thread.caption and thread.bodies:
                new = thread.taking(line.index, Part.CREDIT, signed=True, done=True)
            else:
                new = thread.taking(line.index, Part.CREDIT)
            yield self._go_on(state, thread, new, worth)
        worth = -2.0
        following = self.evidence.follower(line.index)
        if following and cues.LEGEND.search(following.text[:400]):
            worth += 2.5
        yield self._begin(state, line, Part.CREDIT, worth + 1.0 * (line.gap >= _PICTURE_GAP), caption=True)

    # -- titles and headings ---------------------------------------------------------------------

    def _title_look(self, line: Line) -> float:
        """Whether a short line is a title or heading (above 0) rather than a piece of a sentence."""
        if line.shape is Shape.MARKED:
            return 8.0
        worth = 0.5 - 3.0 * self.evidence.marked
        clause = bool(_COMMA.search(line.text))
        if len(line.text) > _LONG_TITLE:
            worth -= 2.0
        if len(line.text) <= _COMMON_TITLE:
            worth += 1.0 if clause else 2.0
        if not clause and (len(line.text) <= _SHORT_HEADING or self.evidence.spaced(line.index)):
            worth += 1.5
        if clause and cues.STARTS.match(line.text):
            worth -= 2.0
        return worth

    def _heading_moves(self, state: State, line: Line) -> Iterator[State]:
        evidence, look = self.evidence, self._title_look(line)
        following = evidence.follower(line.index)
        if len(line.text) <= cues.BANNER_LONGEST and cues.BANNER.fullmatch(line.text):
            before_title = following is not None and following.shape in (Shape.MARKED, Shape.SHORT)
            yield self._noise(state, line, look + 1.0 + 2.0 * before_title)
        yield self._begin(state, line, Part.TITLE, look + self._begins_article(line))
        for thread in state.live:
            if thread.steps.part is Part.TITLE and thread.latest == line.index - 1 and thread.titles < 3:
                names = thread.names | evidence.names(line.index)
                new = thread.taking(line.index, Part.TITLE, titles=thread.titles + 1, names=names)
                followed = 0.0 if thread.bodies else self._followed_as_title(line)
                yield self._go_on(state, thread, new, look + 1.0 + followed)
            if thread.bodies == 0 and thread.titles == 0 and not thread.caption:
                names = thread.names | evidence.names(line.index)
                new = thread.taking(line.index, Part.TITLE, titles=1, names=names)
                yield self._go_on(state, thread, new, look + 1.0)
            if thread.bodies and not thread.caption and not thread.done:
                yield from self._inner_heading(state, thread, line, look)
            if thread.bodies and thread.titles == 0:
                yield from self._late_title(state, thread, line, look)
        if line.shape is Shape.SHORT:
            yield from self._legend_moves(state, line)

    def _legend_moves(self, state: State, line: Line) -> Iterator[State]:
        """A photo's legend without a sentence, dropped into an article that it belongs to."""
        following = self.evidence.follower(line.index)
        worth = 1.0 * (line.gap >= _PICTURE_GAP) - 3.0
        if cues.LEGEND_END.search(line.text):
            worth += 4.0
        if following and following.shape is Shape.CREDIT and following.gap == 0:
            worth += 6.0
        for thread in _open(state):
            if thread.bodies and not thread.heading:
                worth += 1.5 * (not self._ended(thread))
                yield self._go_on(state, thread, thread.taking(line.index, Part.CREDIT), worth)

    def _begins_article(self, line: Line) -> float:
        """Whether a title-like line opens an article rather than a section of one."""
        evidence = self.evidence
        worth = self._followed_as_title(line)
        if evidence.names(line.index).zones:
            worth += 2.0
        if line.level == 1:
            worth += 1.5
        if evidence.spaced(line.index) and not evidence.names(line.index).zones:
            worth -= 1.0
        return worth - 2.0

    def _followed_as_title(self, line: Line) -> float:
        following = self.evidence.follower(line.index)
        if following is None:
            return -3.0
        if following.shape is Shape.NAMES or self.evidence.leads(following.index):
            return 4.0
        if following.shape is Shape.CREDIT:
            return 1.0
        if following.shape in (Shape.MARKED, Shape.SHORT):
            return 1.0 if self._title_look(following) > 0 else 0.0
        return 0.0

    def _inner_heading(self, state: State, thread: Thread, line: Line, look: float) -> Iterator[State]:
        worth = look - 0.5 * self._lines_since(thread, line)
        if not self._ended(thread):
            worth -= 5.0
        zones = self.evidence.names(line.index).zones
        if zones:
            worth -= 1.0 if zones & thread.names.zones else 4.0
        following = self.evidence.follower(line.index)
        if following is None or (following.shape is not Shape.TEXT and self._title_look(following) > 0):
            worth -= 3.0
        if thread.heading:
            worth -= 2.0
        yield self._go_on(state, thread, thread.taking(line.index, Part.HEADING, heading=True), worth)

    def _late_title(self, state: State, thread: Thread, line: Line, look: float) -> Iterator[State]:
        """A title printed after its article: at the end of the page, or before another title."""
        following = self.evidence.follower(line.index)
        worth = look + self.evidence.names(line.index).agreement(thread.names)
        worth -= 0.5 * self._lines_since(thread, line) + 6.0 * thread.caption
        if following is not None and following.shape is not Shape.DIGEST and self._title_look(following) <= 0:
            worth -= 5.0
        new = thread.taking(line.index, Part.TITLE, titles=1, done=True)
        yield self._go_on(state, thread, new, worth)

    # -- text ------------------------------------------------------------------------------------

    def _body_moves(self, state: State, line: Line, worth: float) -> Iterator[State]:
        opening = self.evidence.opening(line.index)
        for thread in _open(state):
            if not self._ended(thread) and not thread.heading:
                yield self._into(state, thread, line, Part.JOINED, worth + self._join_worth(thread, line))
            paragraph = worth + self._paragraph_worth(thread, line, opening)
            yield self._into(state, thread, line, Part.BODY, paragraph)
        begun = worth - 7.0
        if self.evidence.leads(line.index):
            begun += 4.0
        if not state.live:
            begun += 2.0
        legend = bool(cues.LEGEND.search(line.text[-200:]))
        yield self._begin(state, line, Part.BODY, begun + min(0.0, opening))
        following = self.evidence.follower(line.index)
        if following and following.shape is Shape.CREDIT:
            begun += 3.0
        if legend or len(line.text) < 250:
            begun += (8.0 if legend else -1.5) + 1.0 * (line.gap >= _PICTURE_GAP)
            yield self._begin(state, line, Part.BODY, begun + min(0.0, opening), caption=True)

    def _into(self, state: State, thread: Thread, line: Line, part: Part, worth: float) -> State:
        names = thread.names
        if thread.titles == 0 or not names.zones:
            names = names | self.evidence.names(line.index)
        bodies = thread.bodies + (part is Part.BODY)
        signed = thread.signed or line.tail is not None
        new = thread.taking(
            line.index, part, last=line.index, bodies=bodies, heading=False, names=names,
            signed=signed, done=line.tail is not None,
        )  # fmt: skip
        return self._go_on(state, thread, new, worth)

    def _join_worth(self, thread: Thread, line: Line) -> float:
        worth = 1.0 + self.evidence.join(thread.last, line.index)
        worth -= 0.15 * min(10, line.index - thread.last - 1)
        return worth + self._belonging(thread, line)

    def _paragraph_worth(self, thread: Thread, line: Line, opening: float) -> float:
        worth = 0.5 + self._belonging(thread, line)
        if thread.bodies == 0:
            worth += min(0.0, opening)
        else:
            worth += opening / 2
            if self.evidence.leads(line.index):
                worth -= 6.0
        if not self._ended(thread) and not thread.heading:
            worth -= 5.0
        if thread.caption and thread.bodies:
            worth -= 6.0
        return worth

    def _belonging(self, thread: Thread, line: Line) -> float:
        """Whether a line speaks of the thread's zone and things."""
        worth = self.evidence.names(line.index).agreement(thread.names)
        step: Step | None = thread.steps
        kin, seen = 0.0, 0
        while step is not None and seen < 6:
            kin += self.evidence.kinship(step.line, line.index)
            step, seen = step.before, seen + 1
        return worth + min(3.0, kin)

    def _ended(self, thread: Thread) -> bool:
        return thread.last < 0 or self.lines[thread.last].ended

    def _ending(self, thread: Thread) -> float:
        """The worth of an article's being complete as it stands."""
        worth = 0.0
        if not self._ended(thread):
            worth -= 3.0
        if thread.bodies == 0:
            worth -= 8.0
        if thread.titles == 0 and not thread.caption:
            worth -= 3.0
        if thread.heading:
            worth -= 6.0
        return worth


def _prospects(thread: Thread) -> tuple[int, ...]:
    """All that decides what may become of an article under way."""
    return (
        thread.first, thread.last, min(thread.bodies, 2), thread.titles, thread.heading,
        thread.signed, thread.caption, thread.done, thread.rested,
    )  # fmt: skip


def _open(state: State) -> tuple[Thread, ...]:
    """The articles under way that have not been signed at their end."""
    return tuple(thread for thread in state.live if not thread.done)


def _assembly(state: State, rest: Sequence[Line]) -> Assembly:
    """What ``state`` has found; each line of the ``rest`` is one more paragraph of the last article."""
    threads = sorted([*state.live, *_all_closed(state.closed)], key=lambda thread: thread.first)
    noise = list(_all_noise(state.noise))
    articles = [_steps(thread.steps) for thread in threads]
    more = tuple(Step(None, line.index, Part.BODY) for line in rest)
    if more:
        articles = [*articles[:-1], (*articles[-1], *more)] if articles else [more]
    return Assembly(tuple(articles), tuple(reversed(noise)))


def _all_closed(closed: Closed | None) -> Iterator[Thread]:
    while closed is not None:
        yield closed.thread
        closed = closed.before


def _all_noise(noise: Noise | None) -> Iterator[int]:
    while noise is not None:
        yield noise.line
        noise = noise.before


def _steps(step: Step | None) -> tuple[Step, ...]:
    steps = []
    while step is not None:
        steps.append(step)
        step = step.before
    return tuple(reversed(steps))
