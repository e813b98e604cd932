"""What the reading of a page keeps while it goes from line to line: articles under way.

All are immutable: a line makes a new thread of the old one and shares its steps.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from zonereader.page.lines import Line
from zonereader.page.reasons import Reason, Why


class Part(StrEnum):
    """What a line is to its article."""

    TITLE = "title"
    DECK = "deck"
    HEADING = "heading"
    BODY = "body"
    JOINED = "joined"
    BYLINE = "byline"
    CREDIT = "credit"
    NOISE = "noise"


# An article is looked back upon so many lines and one.
_RECENT = 39

TEXT = (Part.BODY, Part.JOINED)


class Step(NamedTuple):
    """A line that an article took, as what, and why; and the step before."""

    before: Step | None
    line: int
    part: Part
    reasons: tuple[Reason, ...]

    def back(self) -> Iterator[Step]:
        """This step and those before it, the last first."""
        step: Step | None = self
        while step is not None:
            yield step
            step = step.before


class Names(NamedTuple):
    """The zones of the gazetteer, the parks outside it, and the cities that a text names."""

    zones: frozenset[str]
    parks: frozenset[str]
    cities: frozenset[str]

    def __or__(self, other: Names) -> Names:
        return Names(self.zones | other.zones, self.parks | other.parks, self.cities | other.cities)

    def agreement(self, other: Names) -> tuple[Reason, ...]:
        """Whether two texts speak of the same zone, park or city, or of others."""
        if self.zones and other.zones:
            return _SAME_ZONE if self.zones & other.zones else _OTHER_ZONE
        if self.parks & other.parks:
            return _SAME_PARK
        city = self._cities_agree(other)
        if not city and (self.parks or self.zones) and (other.parks or other.zones):
            return _OTHER_PARK
        return city

    def _cities_agree(self, other: Names) -> tuple[Reason, ...]:
        if self.cities and other.cities:
            return _SAME_CITY if self.cities & other.cities else _OTHER_CITY
        return ()


_SAME_ZONE, _OTHER_ZONE = ((Why.SAME_ZONE, 1.0),), ((Why.OTHER_ZONE, 1.0),)
_SAME_PARK, _OTHER_PARK = ((Why.SAME_PARK, 1.0),), ((Why.OTHER_PARK, 1.0),)
_SAME_CITY, _OTHER_CITY = ((Why.SAME_CITY, 1.0),), ((Why.OTHER_CITY, 1.0),)


class Thread(NamedTuple):
    """An article under way.

    ``last`` is its last text line, -1 before the first. It is ``done`` when its end has been seen, and
    has ``rested`` when the page went on with another article after a whole paragraph of it. ``recent``
    are the lines it took last.
    """

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
    recent: tuple[int, ...]

    @property
    def is_only_titled(self) -> bool:
        """Whether it has as yet nothing but a title."""
        return self.bodies == 0 and not self.caption

    @property
    def is_complete(self) -> bool:
        """Whether nothing can be added to it."""
        return self.done and bool(self.titles or self.caption) and self.steps.part is not Part.TITLE

    @property
    def prospects(self) -> tuple[int, ...]:
        """All that decides what may become of it."""
        return (
            self.first, self.last, min(self.bodies, 2), self.titles, self.heading,
            self.signed, self.caption, self.done, self.rested,
        )  # fmt: skip


def begun(line: Line, part: Part, reasons: tuple[Reason, ...], names: Names, *, caption: bool) -> Thread:
    """An article that begins with ``line``."""
    is_body = part is Part.BODY
    signed = is_body and line.tail is not None
    return Thread(
        Step(None, line.index, part, reasons), line.index, line.index,
        last=line.index if is_body else -1, bodies=int(is_body), titles=int(part is Part.TITLE),
        heading=False, signed=signed, caption=caption, done=signed, rested=False, names=names,
        recent=(line.index,),
    )  # fmt: skip


def grown(thread: Thread, line: Line, part: Part, reasons: tuple[Reason, ...], names: Names) -> Thread:
    """``thread`` with ``line`` added; ``names`` are those that the line names."""
    steps, index, bodies = Step(thread.steps, line.index, part, reasons), line.index, thread.bodies
    recent = (*thread.recent[-_RECENT:], index)
    if part in TEXT:
        signed = line.tail is not None
        mixed = thread.names | names if thread.titles == 0 or not thread.names.zones else thread.names
        return Thread(
            steps, thread.first, index, index, bodies + (part is Part.BODY), thread.titles, False,
            thread.signed or signed, thread.caption, signed, False, mixed, recent,
        )  # fmt: skip
    if part is Part.TITLE:
        named = thread.names if bodies else thread.names | names
        new = thread._replace(titles=thread.titles + 1, done=bodies > 0, names=named)
    elif part is Part.BYLINE or (part is Part.CREDIT and line.names and thread.caption and bodies):
        new = thread._replace(signed=True, done=bodies > 0)
    else:
        new = thread._replace(heading=thread.heading or part is Part.HEADING)
    return new._replace(steps=steps, latest=index, rested=False, recent=recent)


class State(NamedTuple):
    """A way to have read the page so far: what it is worth, articles under way and finished.

    The article in hand is the last of those under way. ``closed`` are finished articles and lines that
    belong to none, each with those before it.
    """

    worth: float
    live: tuple[Thread, ...]
    closed: Closed | None


class Closed(NamedTuple):
    """The last that was finished, an article or a line by itself, how it ends, and what was before."""

    before: Closed | None
    steps: Step
    ending: tuple[Reason, ...]
