"""The lines of a page put together into articles: the likeliest of all ways, found line by line.

A newspaper's columns are read out of order, so that several articles may be under way at once. Each
line either goes on with one of them or begins another, in one of several parts; every such move is
worth some log-odds. The search keeps the best few ways to have read the page so far (a beam).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import NamedTuple

from zonereader.page.evidence import Evidence
from zonereader.page.lines import Line
from zonereader.page.moves import Moves, Option
from zonereader.page.reasons import WORTH, Why
from zonereader.page.threads import Closed, Part, State, Step, Thread, begun, grown

# How many ways are kept; texts far longer than a page are searched less.
_BEAM, _NARROW_BEAM, _PAGE_LINES = 8, 3, 800
# A way so much (in log-odds) less likely than the best one is given up.
_HOPELESS = 9.0
_LIVE = 3


@dataclass(frozen=True, slots=True)
class Assembly:
    """The articles of a page as steps, in the order in which they begin, and the lines in none."""

    threads: tuple[tuple[Step, ...], ...]
    noise: tuple[Step, ...]


class _Move(NamedTuple):
    """An option taken in a state: with ``thread``, or a new one where that is None."""

    worth: float
    state: State
    thread: Thread | None
    option: Option


def assemble(evidence: Evidence) -> Assembly:
    """The likeliest way to read the page."""
    moves = Moves(evidence)
    beam = _BEAM if len(evidence.lines) <= _PAGE_LINES else _NARROW_BEAM
    states = [State(0.0, (), None)]
    for line in evidence.lines:
        found = _candidates(_moves(states, line, moves), 2 * beam)
        states = _best_apart((_taken(move, line, evidence, moves) for move in found), beam)
    best = max(states, key=lambda state: state.worth + sum([_ending(t, moves) for t in state.live]))
    return _assembly(best)


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
        left = state.worth + (_leaving(state.live[-1]) if state.live else 0.0)
        for option in beginnings[not state.live]:
            yield _Move(left + option.worth, state, None, option)
        for thread in state.live:
            if id(thread) not in known:
                known[id(thread)] = list(moves.continuations(thread, line))
            before = state.worth if thread is state.live[-1] else left + _turning_back(thread)
            for option in known[id(thread)]:
                yield _Move(before + option.worth, state, thread, option)


def _leaving(thread: Thread) -> float:
    """The cost of turning from an article to another: its title alone is no article yet."""
    return WORTH[Why.ONLY_A_TITLE] if thread.is_only_titled and not thread.done else 0.0


def _turning_back(thread: Thread) -> float:
    return WORTH[Why.TURNS_BACK] + WORTH[Why.TURNS_BACK_RESTED] * thread.rested


def _taken(move: _Move, line: Line, evidence: Evidence, moves: Moves) -> State:
    """The state that ``move`` leads to; the article in hand stands last."""
    state, thread, option = move.state, move.thread, move.option
    if option.part is Part.NOISE:
        step = Step(None, line.index, Part.NOISE, option.reasons)
        return State(move.worth, state.live, Closed(state.closed, step))
    names = evidence.names(line.index)
    if thread is None:
        new = begun(line, option.part, option.reasons, names, caption=option.caption)
        rest = _put_aside(state.live, moves)
    else:
        new = grown(thread, line, option.part, option.reasons, names)
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
    worth, live, closed = state
    for thread in state.live:
        if thread.is_complete or len(live) > _LIVE:
            live = tuple([other for other in live if other is not thread])
            closed = Closed(closed, thread.steps)
            worth += _ending(thread, moves)
    return State(worth, live, closed)


def _ending(thread: Thread, moves: Moves) -> float:
    """The worth of an article's being whole as it stands."""
    worth = 0.0
    if not moves.ended(thread):
        worth += WORTH[Why.END_UNENDED]
    if thread.bodies == 0:
        worth += WORTH[Why.END_EMPTY]
    if thread.titles == 0 and not thread.caption:
        worth += WORTH[Why.END_UNTITLED]
    if thread.heading:
        worth += WORTH[Why.END_AT_HEADING]
    return worth


def _assembly(state: State) -> Assembly:
    finished = [*_all(state.closed), *(thread.steps for thread in state.live)]
    chains = sorted((tuple(reversed(tuple(steps.back()))) for steps in finished), key=lambda c: c[0].line)
    noise = tuple(chain[0] for chain in chains if chain[0].part is Part.NOISE)
    return Assembly(tuple(chain for chain in chains if chain[0].part is not Part.NOISE), noise)


def _all(closed: Closed | None) -> Iterator[Step]:
    while closed is not None:
        yield closed.steps
        closed = closed.before
