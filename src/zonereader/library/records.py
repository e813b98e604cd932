"""What the library hands out and takes in: frozen rows, no live database objects.

Every offset is a code-point offset into the text of the page that ``page_id`` names, end exclusive.
Times are ISO-8601 UTC strings such as 2026-03-05T13:40:11Z.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NewType

from zonereader.model import Approx, Article, ArticleKind, Direction, Figure, Kind, Reading, Span

if TYPE_CHECKING:
    from zonereader.corrections import Correction
    from zonereader.search.query import Condition, Malformed

PageId = NewType("PageId", int)
ArticleId = NewType("ArticleId", int)
"""Row ids. Pages keep theirs; an article's is new after every re-reading, so never store one."""


class PageRow(NamedTuple):
    """One page. ``digest_of`` is the file name of the original that a digest speaks of;
    ``replaced_by`` the original, or the newer version, that has taken its place in the tree."""

    id: PageId
    sha256: str
    name: str
    origin: str
    imported_at: str
    digest_of: str | None
    replaced_by: PageId | None
    articles: int
    figures: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What a list or tree shows of an article. ``heading`` is its title, or the first words of its
    text where the page has none; ``zone`` is the first of its zones."""

    id: ArticleId
    page_id: PageId
    page_name: str
    kind: ArticleKind
    heading: str
    zone: str | None
    province: str | None
    city: str | None
    start: int
    read: bool
    figures: int


@dataclass(frozen=True, slots=True)
class ArticleDetail:
    """An article with all that the article pane and the exports need. Figures count in page offsets;
    ``corrections`` are those of its page, whose text has the SHA-256 ``sha256``."""

    row: ArticleRow
    article: Article
    page_text: str
    figures: tuple[Figure, ...]
    sha256: str = ""
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure in the ledger."""

    page_id: PageId
    page: str
    article_id: ArticleId | None
    zone: str | None
    title: str
    label: str | None
    text: str
    kind: Kind
    low: float | None
    high: float | None
    unit: str | None
    approx: Approx
    start: int
    end: int
    subject: str | None = None
    period: str | None = None
    direction: Direction = Direction.NONE


def figure_rows(page: str, reading: Reading) -> tuple[FigureRow, ...]:
    """The figures of a page that is in no library, as rows of the ledger."""
    return tuple(
        FigureRow(
            PageId(0), page, None, next(iter(article.zones), None), article.title or "",
            f.label, f.text, f.kind, f.low, f.high, f.unit, f.approx, f.start, f.end,
            f.subject, f.period, f.direction,
        )
        for f in reading.figures
        if f.article is not None
        for article in (reading.articles[f.article],)
    )  # fmt: skip


class FigureSort(StrEnum):
    """By what the ledger's rows are ordered. Values of one unit stand together: others do not compare."""

    PAGE = "page"
    VALUE = "value"
    LABEL = "label"
    ZONE = "zone"
    PERIOD = "period"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class FigureQuery:
    """Which figures to list, and in which order; None leaves a field open.

    All ``words``, divided by blanks, must each occur in the figure's text, label, title or zones. ``zone``
    and ``province`` are names, or parts of names where none is just so; ``label`` and ``period`` are parts.
    ``topic`` is a label with all that mean the same. A figure has to meet every condition.
    """

    words: str = ""
    zone: str | None = None
    province: str | None = None
    kind: Kind | None = None
    label: str | None = None
    topic: str | None = None
    period: str | None = None
    conditions: tuple[Condition, ...] = ()
    sort: FigureSort = FigureSort.PAGE
    descending: bool = False


@dataclass(frozen=True, slots=True)
class TopicRow:
    """What was found under one topic, in one unit: how many figures, from the least to the greatest
    value that any of them states."""

    topic: str
    kind: Kind
    unit: str | None
    count: int
    least: float | None
    greatest: float | None


class Order(StrEnum):
    """In which order hits come: the best, in the order of the pages, or the latest first."""

    RELEVANCE = "relevance"
    PAGE = "page"
    DATE = "date"


class SearchHit(NamedTuple):
    """One article that meets the query. ``marks`` are spans in ``snippet``; ``annotation`` is the
    note that the snippet comes from, None where it is the article's own text."""

    article_id: ArticleId
    page_id: PageId
    page: str
    title: str
    zone: str | None
    score: float
    snippet: str
    marks: tuple[Span, ...]
    article_start: int
    annotation: str | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """``count`` is exact; ``hits`` are the first ``limit`` of them. ``malformed`` are the pieces of
    the query that were searched as text."""

    query: str
    count: int
    hits: tuple[SearchHit, ...]
    malformed: tuple[Malformed, ...] = ()


class AnnotationKind(StrEnum):
    """What a reader has added. A highlight may carry a note in its ``body``: that is one annotation."""

    BOOKMARK = "bookmark"
    HIGHLIGHT = "highlight"
    NOTE = "note"


class Colour(StrEnum):
    """How a highlight looks: one of four colours, or a line under the text."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    UNDERLINE = "underline"


class AnchorState(StrEnum):
    """What became of an annotation's place when its page came in again with another text.

    ``CHANGED`` and ``ORPHAN`` still hang on the earlier text: of a changed one it is known where it
    would stand now, but not that it means the same.
    """

    OK = "ok"
    MOVED = "moved"
    CHANGED = "changed"
    ORPHAN = "orphan"

    @property
    def is_lost(self) -> bool:
        """Whether the annotation has no place in the newest text."""
        return self in (AnchorState.CHANGED, AnchorState.ORPHAN)


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a reader hung on a page's text: where (``spans``, in reading order), the quoted text
    ``exact`` with up to 32 code points before and after it, and what (``colour``, Markdown ``body``).
    A note on a ``zone``, or a free one, has no page and no spans.
    ``uuid`` never changes and leaves the program in exports and links."""

    uuid: str
    kind: AnnotationKind
    page_id: PageId | None
    spans: tuple[Span, ...]
    exact: str
    prefix: str
    suffix: str
    colour: Colour | None
    body: str
    created: str
    updated: str
    zone: str | None = None
    tags: tuple[str, ...] = ()
    state: AnchorState = AnchorState.OK

    @property
    def start(self) -> int | None:
        """Where its first span begins, None without a page."""
        return self.spans[0].start if self.spans else None


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotation and the article it stands in, if any."""

    annotation: Annotation
    row: ArticleRow | None


class Carried(NamedTuple):
    """What became of the annotations of a page that came in again with another text."""

    page: str
    kept: int
    moved: int
    changed: int
    lost: int


class Edit(NamedTuple):
    """A change of one annotation: from ``before`` (None: it was not there) to ``after`` (None: gone)."""

    before: Annotation | None
    after: Annotation | None

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.after, self.before)


class Failure(NamedTuple):
    """A path that could not be taken in, and the sentence that says why."""

    path: Path
    reason: str


class StepOutcome(StrEnum):
    """What became of one file of an import."""

    ADDED = "added"
    SKIPPED = "skipped"
    FAILED = "failed"


class ImportStep(NamedTuple):
    """One file of an import is through: number ``done`` of ``total``."""

    done: int
    total: int
    path: Path
    outcome: StepOutcome
    page_id: PageId | None
    reason: str | None
    carried: Carried | None = None


class ImportReport(NamedTuple):
    """What an import came to."""

    added: int
    skipped: int
    failed: tuple[Failure, ...]
    carried: tuple[Carried, ...] = ()


class RebuildStep(NamedTuple):
    """So many pages were read anew, ``done`` of ``total``; told again while they are indexed."""

    done: int
    total: int


class Repair(NamedTuple):
    """A damaged library was put together again. ``kept`` is where the damaged file lies now, ``backup``
    the backup that was used, if there was a good one; ``pages`` and ``marks`` are in the library now."""

    kept: Path | None
    backup: Path | None
    pages: int
    marks: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in a library. ``orphans`` are annotations whose quote is no longer at their place."""

    pages: int
    articles: int
    figures: int
    zones: int
    annotations: int
    orphans: int


class CheckReport(NamedTuple):
    """The state of a library file; ``problems`` are sentences, none when it is sound."""

    counts: Counts
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems
