"""What may become of a line: every article it may go on with or begin, as what, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from zonereader.page import cues
from zonereader.page.evidence import Evidence
from zonereader.page.lines import Line, Shape
from zonereader.page.reasons import Reason, Why, worth_of
from zonereader.page.threads import Part, Thread

_PICTURE_GAP = 2
_SHORT_HEADING, _COMMON_TITLE, _LONG_CLAUSES, _LONG_TITLE = 12, 22, 26, 32
_MOST_TITLES = 3
_CAPTION_LENGTH = 250
_FARTHEST = 10
_COMMA = re.compile("[,，、]")


class Option(NamedTuple):
    """One way to place a line, and what speaks for it."""

    part: Part
    worth: float
    reasons: tuple[Reason, ...]
    caption: bool = False


def _option(part: Part, reasons: list[Reason], *, caption: bool = False) -> Option:
    return Option(part, worth_of(reasons), tuple(reasons), caption)


class Moves:
    """The ways to place the lines of one page."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._looks: dict[int, list[Reason]] = {}

    def ended(self, thread: Thread) -> bool:
        """Whether the article's text has ended with a sentence, or not begun."""
        return thread.last < 0 or self._evidence.lines[thread.last].ended

    # -- ways to begin, and to belong to no article ------------------------------------------------

    def beginnings(self, line: Line, *, alone: bool) -> Iterator[Option]:
        """The ways to begin an article with ``line``; ``alone`` when none is under way."""
        if line.shape is Shape.NAMES:
            yield from self._new_names(line)
        if line.shape is Shape.CREDIT:
            yield _option(Part.CREDIT, self._new_photo(line), caption=True)
        if line.shape in (Shape.SHORT, Shape.MARKED):
            yield _option(Part.TITLE, [*self._look(line), *_numbered(line), *self._begins_article(line)])
        if line.shape in (Shape.TEXT, Shape.SHORT):
            yield from self._new_text(line, alone=alone)

    def noise(self, line: Line) -> Option | None:
        """How ``line`` may belong to no article: as a banner, or a remark about the page."""
        if line.shape is Shape.DIGEST:
            return _option(Part.NOISE, [])
        if len(line.text) > cues.BANNER_LONGEST or not cues.BANNER.fullmatch(line.text):
            return None
        if line.shape not in (Shape.SHORT, Shape.MARKED):
            return None
        reasons = [*self._look(line), (Why.BANNER, 1)]
        following = self._evidence.follower(line.index)
        if following is not None and following.shape in (Shape.MARKED, Shape.SHORT):
            reasons.append((Why.TITLE_FOLLOWS, 2))
        return _option(Part.NOISE, reasons)

    def _new_names(self, line: Line) -> Iterator[Option]:
        yield _option(Part.BYLINE, [(Why.NEW_NAMES, 1)])
        following = self._evidence.follower(line.index)
        if following and following.shape is Shape.CREDIT:
            reasons: list[Reason] = [(Why.NEW_NAMES, 1), (Why.CREDIT_BELOW, 1), *_picture_gap(line)]
            yield _option(Part.BYLINE, reasons, caption=True)

    def _new_photo(self, line: Line) -> list[Reason]:
        reasons: list[Reason] = [(Why.NEW_PHOTO, 1), *_picture_gap(line)]
        following = self._evidence.follower(line.index)
        if following and cues.LEGEND.search(following.text[:400]):
            reasons.append((Why.LEGEND_FOLLOWS, 1))
        return reasons

    def _new_text(self, line: Line, *, alone: bool) -> Iterator[Option]:
        reasons: list[Reason] = [(Why.NEW_TEXT, 1), *self._not_a_title(line)]
        if self._evidence.leads(line.index):
            reasons.append((Why.LEAD, 1))
        if alone:
            reasons.append((Why.TOP_OF_PAGE, 1))
        if line.shape is Shape.TEXT and line.text.endswith("——"):
            yield _option(Part.DECK, [(Why.NEW_TITLE, -1)])
        reasons += self._opening(line, least=True)
        yield _option(Part.BODY, reasons)
        is_legend = bool(cues.LEGEND.search(self._evidence.legend_of(line)[-_CAPTION_LENGTH:]))
        if is_legend or len(line.text) < _CAPTION_LENGTH:
            following = self._evidence.follower(line.index)
            if following and following.shape is Shape.CREDIT:
                reasons.append((Why.CREDIT_BELOW, 1))
            reasons.append((Why.LEGEND if is_legend else Why.NO_LEGEND, 1))
            if not is_legend and cues.SCENE.match(line.text):
                reasons.append((Why.SCENE, 1))
            if line.tail is not None:
                reasons.append((Why.SIGNED_END, 1))
            yield _option(Part.BODY, [*reasons, *_picture_gap(line)], caption=True)

    def _begins_article(self, line: Line) -> Iterator[Reason]:
        """Why a title-like line opens an article rather than a section of one, or not."""
        yield Why.NEW_TITLE, 1
        yield from self._followed_as_title(line)
        names_zone = bool(self._evidence.names(line.index).zones)
        if names_zone:
            yield Why.NAMES_ZONE, 1
        if line.level == 1:
            yield Why.FIRST_LEVEL, 1
        if self._evidence.spaced(line.index) and not names_zone:
            yield Why.SPACED_WITHOUT_ZONE, 1

    def _followed_as_title(self, line: Line) -> Iterator[Reason]:
        following = self._evidence.follower(line.index)
        if following is None:
            yield Why.NOTHING_FOLLOWS, 1
        elif following.shape is Shape.NAMES or self._evidence.leads(following.index):
            yield Why.STORY_FOLLOWS, 1
        elif following.shape is Shape.CREDIT:
            yield Why.CREDIT_FOLLOWS, 1
        elif self._is_title_like(following):
            yield Why.TITLE_FOLLOWS, 1

    # -- ways to go on ------------------------------------------------------------------------------

    def continuations(self, thread: Thread, line: Line) -> Iterator[Option]:
        """The ways to add ``line`` to ``thread``."""
        if line.shape is Shape.NAMES:
            yield from self._names(thread, line)
        if line.shape is Shape.CREDIT and not thread.done:
            yield _option(Part.CREDIT, self._credit(thread, line))
        if line.shape in (Shape.SHORT, Shape.MARKED):
            yield from self._title_or_heading(thread, line)
        if line.shape in (Shape.TEXT, Shape.SHORT) and not thread.done:
            yield from self._text(thread, line)

    def _names(self, thread: Thread, line: Line) -> Iterator[Option]:
        if thread.signed or thread.heading or thread.done:
            return
        at_top = thread.bodies == 0
        reasons: list[Reason] = [*_distance(thread, line, 1.2)]
        reasons.append((Why.SIGNS if at_top or self.ended(thread) else Why.SIGNS_INSIDE, 1))
        if thread.caption and not at_top:
            reasons.append((Why.CREDIT_OF_PHOTO, 1))
        yield _option(Part.BYLINE, reasons)

    def _credit(self, thread: Thread, line: Line) -> list[Reason]:
        agreement = self._evidence.names(line.index).agreement(thread.names)
        return [(Why.CREDIT_INSIDE, 1), *agreement, *_distance(thread, line)]

    def _title_or_heading(self, thread: Thread, line: Line) -> Iterator[Option]:
        look, numbered = self._look(line), _numbered(line)
        follows_title = thread.steps.part is Part.TITLE and thread.latest == line.index - 1
        if follows_title and thread.titles < _MOST_TITLES:
            followed = () if thread.bodies else self._followed_as_title(line)
            yield _option(Part.TITLE, [*look, *numbered, (Why.TITLE_GOES_ON, 1), *followed])
        if thread.is_only_titled and thread.titles == 0:
            yield _option(Part.TITLE, [*look, (Why.TITLE_GOES_ON, 1)])
        if (thread.bodies or (numbered and thread.titles)) and not thread.caption and not thread.done:
            yield _option(Part.HEADING, [*look, *self._inner_heading(thread, line)])
        if thread.bodies and thread.titles == 0:
            yield _option(Part.TITLE, [*look, *numbered, *self._late_title(thread, line)])
        if line.shape is Shape.SHORT and thread.bodies and not thread.heading and not thread.done:
            yield _option(Part.CREDIT, self._legend(thread, line))

    def _legend(self, thread: Thread, line: Line) -> list[Reason]:
        """A photo's legend without a sentence, dropped into an article that it belongs to."""
        reasons: list[Reason] = [(Why.LEGEND_INSIDE, 1), *_picture_gap(line)]
        following = self._evidence.follower(line.index)
        if cues.LEGEND_END.search(line.text):
            reasons.append((Why.LEGEND_END, 1))
        if following and following.shape is Shape.CREDIT and following.gap == 0:
            reasons.append((Why.CREDITED, 1))
        if not self.ended(thread):
            reasons.append((Why.LEGEND_IN_BREAK, 1))
        return reasons

    def _inner_heading(self, thread: Thread, line: Line) -> Iterator[Reason]:
        yield from _distance(thread, line)
        yield from self._evidence.listed(thread, line)
        if not self.ended(thread):
            yield Why.HEADING_UNENDED, 1
        zones = self._evidence.names(line.index).zones
        if zones:
            yield Why.HEADING_OF_ZONE if zones & thread.names.zones else Why.HEADING_OF_OTHER_ZONE, 1
        following = self._evidence.follower(line.index)
        if following is None or self._is_title_like(following, short_only=False):
            yield Why.HEADING_BEFORE_TITLE, 1
        if thread.heading:
            yield Why.HEADING_AGAIN, 1

    def _late_title(self, thread: Thread, line: Line) -> Iterator[Reason]:
        """A title printed after its article: at the end of the page, or before another title."""
        yield from self._evidence.names(line.index).agreement(thread.names)
        yield from _distance(thread, line)
        if thread.caption:
            yield Why.CAPTION_TITLED, 1
        following = self._evidence.follower(line.index)
        if following is None or following.shape is Shape.DIGEST:
            return
        if not self._is_title_like(following, short_only=False):
            yield Why.NOT_AT_THE_END, 1

    def _text(self, thread: Thread, line: Line) -> Iterator[Option]:
        belonging = [*self._not_a_title(line), *self._evidence.belonging(thread, line)]
        if line.tail is not None:
            belonging.append((Why.SIGNED_TWICE if thread.signed else Why.SIGNED_END, 1))
        unended = not self.ended(thread)
        if thread.caption and unended and cues.LEGEND.search(line.text[-_CAPTION_LENGTH:]):
            belonging.append((Why.LEGEND, 1))
        if unended and not thread.heading:
            distance = min(_FARTHEST, line.index - thread.last - 1)
            reasons = [(Why.RUNS_ON, 1.0), (Why.JOIN_DISTANCE, distance)]
            yield _option(Part.JOINED, [*reasons, *self._evidence.join(thread.last, line.index), *belonging])
        yield _option(Part.BODY, [*self._paragraph(thread, line, unended=unended), *belonging])

    def _paragraph(self, thread: Thread, line: Line, *, unended: bool) -> Iterator[Reason]:
        yield Why.NEXT_PARAGRAPH, 1
        if thread.bodies == 0:
            yield from self._opening(line, least=True)
        else:
            yield from self._opening(line, share=0.5)
            if self._evidence.leads(line.index):
                yield Why.LATER_LEAD, 1
        if unended and not thread.heading:
            yield Why.BREAKS_OFF, 1
        if thread.caption and thread.bodies:
            yield Why.LEGEND_HAS_ONE, 1

    # -- looks --------------------------------------------------------------------------------------

    def _opening(self, line: Line, share: float = 1.0, *, least: bool = False) -> list[Reason]:
        """How the line begins; ``least`` leaves out what speaks for a paragraph's beginning."""
        why, amount = self._evidence.opening(line.index)
        if least and worth_of([(why, amount)]) > 0:
            return []
        return [(why, amount * share)]

    def _look(self, line: Line) -> list[Reason]:
        """Why a short line is a title or heading rather than a piece of a sentence, or not."""
        if line.index not in self._looks:
            self._looks[line.index] = list(self._title_look(line))
        return self._looks[line.index]

    def _title_look(self, line: Line) -> Iterator[Reason]:
        if line.shape is Shape.MARKED:
            yield Why.MARKED, 1
            return
        yield Why.SHORT, 1
        if cues.SPEAKER.match(line.text):
            yield Why.SPEAKER, 1
        if self._evidence.marked:
            yield Why.UNMARKED, 1
        has_comma = bool(_COMMA.search(line.text))
        size = len(line.text)
        if size > (_LONG_CLAUSES if has_comma else _LONG_TITLE):
            yield Why.LONG, 1
        if size <= _COMMON_TITLE:
            yield Why.TITLE_LENGTH, 1
            if not has_comma:
                yield Why.NO_COMMA, 1
        if not has_comma and (size <= _SHORT_HEADING or self._evidence.spaced(line.index)):
            yield Why.HEADLINE, 1
        if line.text[-1] in "？?！!":
            yield Why.ASKS, 1
        if has_comma and cues.STARTS.match(line.text) and not cues.TITLE_FORM.match(line.text):
            yield Why.OPENS_LIKE_TEXT, 1

    def _not_a_title(self, line: Line) -> list[Reason]:
        """A short line in the text speaks against its being text as much as it looks like a title."""
        return [(why, -amount) for why, amount in self._look(line)] if line.shape is Shape.SHORT else []

    def _is_title_like(self, line: Line, *, short_only: bool = True) -> bool:
        """Whether a line looks like a title; else, unless ``short_only``, any that is no text."""
        if short_only and line.shape not in (Shape.MARKED, Shape.SHORT):
            return False
        if not short_only and line.shape is Shape.TEXT:
            return False
        return worth_of(self._look(line)) > 0


def _picture_gap(line: Line) -> list[Reason]:
    return [(Why.PICTURE_GAP, 1)] if line.gap >= _PICTURE_GAP else []


def _numbered(line: Line) -> list[Reason]:
    return [(Why.NUMBERED, 1)] if cues.NUMBERED.match(line.text) else []


def _distance(thread: Thread, line: Line, amount: float = 1.0) -> list[Reason]:
    between = min(_FARTHEST, line.index - thread.latest - 1)
    return [(Why.DISTANCE, amount * between)] if between else []
