"""What a reading of a page consists of.

Every offset is a 0-based code-point offset into the page's own text, end exclusive. Nothing here
holds text that the page already holds, but for the words that a reading adds or a caller prints.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A piece of the page's text: code points ``start`` to ``end``, half-open."""

    start: int
    end: int


class ArticleKind(StrEnum):
    """Whether a piece of the page is an article or a photo's legend that stands on its own."""

    ARTICLE = "article"
    CAPTION = "caption"


class Role(StrEnum):
    """What a passage of an article is."""

    BODY = "body"
    HEADING = "heading"


class Kind(StrEnum):
    """What sort of quantity a figure is; canonical units are those of the page contract."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    AREA = "area"
    LENGTH = "length"
    MASS = "mass"
    POWER = "power"
    ENERGY = "energy"
    DURATION = "duration"
    MULTIPLE = "multiple"
    RANK = "rank"
    RATE = "rate"
    DATE = "date"
    OTHER = "other"


class Approx(StrEnum):
    """How the text qualifies a figure: 约 about, 超 over, 不到 under, 近 near, or nothing."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    NEAR = "near"


class Direction(StrEnum):
    """Whether a figure tells of a rise or a fall, or of neither."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that a text states.

    ``start`` and ``end`` count in the text it was found in: a passage's own text when it comes from
    ``zonereader.figures``, the page's text in a ``Reading``. ``low`` and ``high`` are in ``unit``;
    both are None for dates and for sizes such as 1m×2m. ``label`` says what the figure measures, in
    at most 24 characters; ``subject`` whom it is about and ``period`` of what time, in the words of its
    sentence, None where it does not tell; ``direction`` whether it tells of a rise or a fall.
    ``article`` is the index of its article in the reading, if any.
    """

    start: int
    end: int
    text: str
    kind: Kind
    low: float | None
    high: float | None
    unit: str | None
    approx: Approx = Approx.EXACT
    label: str | None = None
    article: int | None = None
    subject: str | None = None
    period: str | None = None
    direction: Direction = Direction.NONE


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or sub-heading; cut by column breaks it has several spans, in reading order."""

    role: Role
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article or caption put together from the page's pieces.

    ``title`` joins the parts of a title over several lines by one space, without # marks; ``byline``
    holds personal names in printed order. ``zones`` are canonical names, the subject first.
    """

    kind: ArticleKind
    title: str | None
    title_spans: tuple[Span, ...] = ()
    deck_spans: tuple[Span, ...] = ()
    byline: tuple[str, ...] = ()
    byline_spans: tuple[Span, ...] = ()
    credit_spans: tuple[Span, ...] = ()
    passages: tuple[Passage, ...] = ()
    truncated_head: bool = False
    truncated_tail: bool = False
    zones: tuple[str, ...] = ()
    province: str | None = None
    city: str | None = None

    @property
    def other_spans(self) -> tuple[Span, ...]:
        """Title, deck, byline and credit spans in page order: all that is not a passage."""
        extra = self.title_spans + self.deck_spans + self.byline_spans + self.credit_spans
        return tuple(sorted(extra))

    @property
    def start(self) -> int:
        """Where the article begins on the page: its first code point."""
        spans = [*self.other_spans, *(span for p in self.passages for span in p.spans)]
        return min(spans).start if spans else 0


@dataclass(frozen=True, slots=True)
class Reading:
    """The analysis of one page: every non-blank code point is in one article or in noise."""

    articles: tuple[Article, ...]
    noise_spans: tuple[Span, ...]
    figures: tuple[Figure, ...]
