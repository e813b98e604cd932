"""Gather what an export shows: articles with their annotations, quotes and figures, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zonereader.composition import compose
from zonereader.export.scope import Scope
from zonereader.library.library import Library
from zonereader.library.records import Annotation, ArticleDetail, ArticleId, ArticleRow, PageId, PageRow
from zonereader.model import Figure, Span
from zonereader.sentences import sentence_with


@dataclass(frozen=True, slots=True)
class Entry:
    """An annotation as an export shows it: ``passage`` is the number of the passage it stands in,
    counted from 1; None when it hangs on the title or on the article as a whole. ``sentence`` is the
    whole sentence that a shorter quote stands in, else nothing."""

    annotation: Annotation
    passage: int | None
    sentence: str = ""


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


def loose_notes(library: Library, scope: Scope) -> tuple[Annotation, ...]:
    """The annotations of ``scope`` that stand in no article: on a zone, free, or beside all articles."""
    if scope.article is not None:
        return ()
    found = (mark.annotation for mark in library.marks() if mark.row is None)
    return tuple(note for note in found if _has_note(scope, note))


def _has_note(scope: Scope, note: Annotation) -> bool:
    """Whether an annotation outside all articles belongs to what was asked for."""
    wanted = ((scope.zone, note.zone), (scope.page, note.page_id))
    is_chosen = scope.notes is None or note.uuid in scope.notes
    return is_chosen and all(asked is None or asked == own for asked, own in wanted)


def _chapters(library: Library, scope: Scope, pages: dict[PageId, PageRow]) -> Iterator[Chapter]:
    annotated_only = scope.is_annotated_only
    marked: dict[ArticleId, list[Annotation]] = {}
    for mark in library.marks():
        if mark.row is not None and (scope.notes is None or mark.annotation.uuid in scope.notes):
            marked.setdefault(mark.row.id, []).append(mark.annotation)
    for row in library.articles(replaced=True):
        if not _in_scope(row, scope):
            continue
        annotations = marked.get(row.id, [])
        replaced = pages[row.page_id].replaced_by is not None
        if annotations or not (annotated_only or (replaced and scope.article is None)):
            detail = library.article(row.id)
            yield Chapter(detail, pages[row.page_id], _entries(detail, annotations))


def _in_scope(row: ArticleRow, scope: Scope) -> bool:
    wanted = ((scope.article, row.id), (scope.zone, row.zone), (scope.page, row.page_id))
    return all(asked is None or asked == own for asked, own in wanted)


def _entries(detail: ArticleDetail, annotations: Sequence[Annotation]) -> tuple[Entry, ...]:
    return tuple(Entry(a, _passage_number(detail, a.spans), _sentence(detail, a)) for a in annotations)


def _sentence(detail: ArticleDetail, annotation: Annotation) -> str:
    if len(annotation.spans) != 1:
        return ""
    found = sentence_with(detail.page_text, detail.article.passages, annotation.spans)
    is_longer = annotation.exact in found and len(found) > len(annotation.exact.strip()) + 1
    return found if is_longer else ""


def _passage_number(detail: ArticleDetail, spans: Sequence[Span]) -> int | None:
    if not spans:
        return None
    at = spans[0].start
    for number, passage in enumerate(detail.article.passages, start=1):
        if any(span.start <= at < span.end for span in passage.spans):
            return number
    return None
