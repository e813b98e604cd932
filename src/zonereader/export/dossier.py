"""Gather what an export shows: articles with their annotations, quotes and figures, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zonereader.composition import compose
from zonereader.export.scope import Scope
from zonereader.library.library import Library
from zonereader.library.records import Annotation, ArticleDetail, ArticleRow, PageId, PageRow
from zonereader.model import Figure, Span


@dataclass(frozen=True, slots=True)
class Entry:
    """An annotation as an export shows it: ``passage`` is the number of the passage it stands in,
    counted from 1; None when it hangs on the title or on the article as a whole."""

    annotation: Annotation
    passage: int | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """One article of an export."""

    detail: ArticleDetail
    page: PageRow
    entries: tuple[Entry, ...]

    @property
    def passages(self) -> tuple[str, ...]:
        """The article's paragraphs and headings as whole strings, column breaks joined."""
        text = self.detail.page_text
        return tuple(compose(text, p.spans).text for p in self.detail.article.passages)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The article's figures in the order of the text."""
        return self.detail.figures


def gather(library: Library, scope: Scope) -> tuple[Chapter, ...]:
    """The chapters of ``scope``, page by page in page order.

    Articles of a digest that its original has replaced come along where a reader annotated them.
    """
    pages = {page.id: page for page in library.pages()}
    return tuple(_chapters(library, scope, pages))


def _chapters(library: Library, scope: Scope, pages: dict[PageId, PageRow]) -> Iterator[Chapter]:
    annotated_only = scope.is_everything
    for row in library.articles(replaced=True):
        if not _in_scope(row, scope):
            continue
        annotations = library.annotations(article_id=row.id)
        replaced = pages[row.page_id].replaced_by is not None
        if annotations or not (annotated_only or (replaced and scope.article is None)):
            detail = library.article(row.id)
            yield Chapter(detail, pages[row.page_id], _entries(detail, annotations))


def _in_scope(row: ArticleRow, scope: Scope) -> bool:
    wanted = ((scope.article, row.id), (scope.zone, row.zone), (scope.page, row.page_id))
    return all(asked is None or asked == own for asked, own in wanted)


def _entries(detail: ArticleDetail, annotations: Sequence[Annotation]) -> tuple[Entry, ...]:
    return tuple(Entry(a, _passage_number(detail, a.spans)) for a in annotations)


def _passage_number(detail: ArticleDetail, spans: Sequence[Span]) -> int | None:
    if not spans:
        return None
    at = spans[0].start
    for number, passage in enumerate(detail.article.passages, start=1):
        if any(span.start <= at < span.end for span in passage.spans):
            return number
    return None
