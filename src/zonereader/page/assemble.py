"""The lines of a page put together into articles: the likeliest of all ways, found line by line.

A newspaper's columns are read out of order, so that several articles may be under way at once. Each
line either goes on with one of them or begins another, in one of several parts; every such move is
worth some log-odds. The search keeps the best few ways to have read the page so far (a beam).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import NamedTuple

from zonereader.page.evidence import Evidence
from zonereader.page.lines import Line
from zonereader.page.moves import Moves, Option
from zonereader.page.reasons import Reason, Why, worth_of
from zonereader.page.threads import Closed, Part, State, Step, Thread, begun, grown

# How many ways are kept; texts far longer than a page are searched less.
_BEAM, _NARROW_BEAM, _PAGE_LINES = 8, 3, 800
# A way so much (in log-odds) less likely than the best one is given up.
_HOPELESS = 5.0
_LIVE = 3


@dataclass(frozen=True, slots=True)
class Assembly:
    """How a page was put together: articles in the order in which they begin, and lines in none."""

    articles: tuple[Assembled, ...]
    noise: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Assembled:
    """One article: its lines as steps in reading order, and what was weighed of its end."""

    steps: tuple[Step, ...]
    ending: tuple[Reason, ...]


class _Move(NamedTuple):
    """An option taken in a state: with ``thread``, or a new one where that is None."""

    worth: float
    state: State
    thread: Thread | None
    option: Option


May = Callable[[Line, Thread | None, Option], bool]
"""Whether a line may be taken so by an article under way, or by a new one where that is None."""


def assemble(evidence: Evidence) -> Assembly:
    """The likeliest way to read the page."""
    return _assembly(best_way(evidence))


def best_way(evidence: Evidence, may: May | None = None) -> State:
    """The likeliest way to read the page, of those that take every line as it ``may`` be taken.

    Raises:
        ValueError: no way takes every line so.
    """
    moves = Moves(evidence)
    beam = _BEAM if len(evidence.lines) <= _PAGE_LINES else _NARROW_BEAM
    states = [State(0.0, (), None)]
    for line in evidence.lines:
        possible = _moves(states, line, moves)
        if may is not None:
            possible = (move for move in possible if may(line, move.thread, move.option))
        found = _candidates(possible, 2 * beam)
        states = _best_apart((_taken(move, line, evidence, moves) for move in found), beam)
    return max((_finished(state, moves) for state in states), key=_worth)


def _candidates(moves: Iterable[_Move], most: int) -> list[_Move]:
    best = nlargest(most, moves, key=_worth)
    return [move for move in best if move.worth > best[0].worth - _HOPELESS]


def _best_apart(states: Iterable[State], beam: int) -> list[State]:
    """The best states, of those that differ only in the past just the best one."""
    best: dict[object, State] = {}
    for state in states:
        key = tuple([thread.prospects for thread in state.live])
        if key not in best or best[key].worth < state.worth:
            best[key] = state
    return nlargest(beam, best.values(), key=_worth)


def _worth(weighed: _Move | State) -> float:
    return weighed.worth


def _moves(states: Sequence[State], line: Line, moves: Moves) -> Iterator[_Move]:
    """Every way to go on from ``states`` with ``line``; what threads can do is worked out once."""
    known: dict[int, list[Option]] = {}
    noise = moves.noise(line)
    beginnings = {alone: list(moves.beginnings(line, alone=alone)) for alone in (True, False)}
    for state in states:
        if noise is not None:
            yield _Move(state.worth + noise.worth, state, None, noise)
        worth = state.worth + worth_of(_transition(state, None, moves))
        for option in beginnings[not state.live]:
            yield _Move(worth + option.worth, state, None, option)
        for thread in state.live:
            if id(thread) not in known:
                known[id(thread)] = list(moves.continuations(thread, line))
            worth = state.worth + worth_of(_transition(state, thread, moves))
            for option in known[id(thread)]:
                yield _Move(worth + option.worth, state, thread, option)


def _transition(state: State, thread: Thread | None, moves: Moves) -> list[Reason]:
    """What it costs to turn to another article than the one in hand: its title alone is no article."""
    if not state.live or thread is state.live[-1]:
        return []
    in_hand = state.live[-1]
    reasons: list[Reason] = []
    if in_hand.is_only_titled and not in_hand.done:
        reasons.append((Why.ONLY_A_TITLE, 1))
    elif not moves.ended(in_hand):
        reasons.append((Why.BROKEN_OFF, 1))
    elif not (in_hand.signed or in_hand.caption):
        reasons.append((Why.LEFT_UNSIGNED, 1))
    if thread is not None:
        reasons.append((Why.TURNS_BACK, 1))
        if thread.rested:
            reasons.append((Why.TURNS_BACK_RESTED, 1))
    return reasons


def _taken(move: _Move, line: Line, evidence: Evidence, moves: Moves) -> State:
    """The state that ``move`` leads to; the article in hand stands last."""
    state, thread, option = move.state, move.thread, move.option
    if option.part is Part.NOISE:
        step = Step(None, line.index, Part.NOISE, option.reasons)
        return State(move.worth, state.live, Closed(state.closed, step, ()))
    names = evidence.names(line.index)
    reasons = (*option.reasons, *_transition(state, thread, moves))
    if thread is None:
        new = begun(line, option.part, reasons, names, caption=option.caption)
        rest = _put_aside(state.live, moves)
    else:
        new = grown(thread, line, option.part, reasons, names)
        rest = tuple([other for other in state.live if other is not thread])
        if thread is not state.live[-1]:
            rest = _put_aside(rest, moves)
    return _settled(State(move.worth, (*rest, new), state.closed), moves)


def _put_aside(live: tuple[Thread, ...], moves: Moves) -> tuple[Thread, ...]:
    """The articles under way when another is taken up."""
    if not live or live[-1].done or not moves.ended(live[-1]):
        return live
    return (*live[:-1], live[-1]._replace(rested=True))


def _settled(state: State, moves: Moves) -> State:
    """``state`` without the articles that nothing can be added to, or that are too many."""
    for thread in state.live:
        if thread.is_complete or len(state.live) > _LIVE:
            state = _closed(state, thread, moves)
    return state


def _finished(state: State, moves: Moves) -> State:
    """``state`` with every article under way ended where it stands."""
    for thread in state.live:
        state = _closed(state, thread, moves)
    return state


def _closed(state: State, thread: Thread, moves: Moves) -> State:
    ending = tuple(_ending(thread, moves))
    live = tuple([other for other in state.live if other is not thread])
    return State(state.worth + worth_of(ending), live, Closed(state.closed, thread.steps, ending))


def _ending(thread: Thread, moves: Moves) -> Iterator[Reason]:
    """What an article lacks as it stands."""
    if not moves.ended(thread):
        yield Why.END_UNENDED, 1
    if thread.bodies == 0:
        yield Why.END_EMPTY, 1
    if thread.titles == 0 and not thread.caption:
        yield Why.END_UNTITLED, 1
    if not (thread.signed or thread.caption):
        yield Why.END_UNSIGNED, 1
    if thread.heading:
        yield Why.END_AT_HEADING, 1
    if thread.caption or not thread.titles:
        return
    if not any(thread.names):
        yield Why.END_NOWHERE, 1
    if thread.bodies == 1 and not thread.signed:
        yield Why.END_ONE_PARAGRAPH, 1


def _assembly(state: State) -> Assembly:
    articles: list[Assembled] = []
    noise: list[Step] = []
    closed = state.closed
    while closed is not None:
        if closed.steps.part is Part.NOISE:
            noise.append(closed.steps)
        else:
            articles.append(Assembled(tuple(reversed(tuple(closed.steps.back()))), closed.ending))
        closed = closed.before
    return Assembly(tuple(sorted(articles, key=lambda found: found.steps[0].line)), tuple(reversed(noise)))
