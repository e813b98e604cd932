"""What the window shows before the rest of it is made: the article where the reader stopped."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from zonereader.errors import ZoneReaderError
from zonereader.gui.state import Place
from zonereader.library.library import Library
from zonereader.library.records import Annotation, ArticleDetail, ArticleId


class Shown(NamedTuple):
    """An article to show, with the reader's marks and the page offset where reading stopped."""

    detail: ArticleDetail
    annotations: tuple[Annotation, ...]
    offset: int | None


def shown(library: Library, article_id: ArticleId) -> Shown:
    """An article with all that its pane needs."""
    detail = library.article(article_id)
    offset = library.reading_position(detail.row.page_id, detail.row.start)
    return Shown(detail, library.annotations(article_id=article_id), offset)


def single_articles(path: Path) -> Library:
    """A connection that fetches one article at a time."""
    library = Library.open_reader(path)
    library.be_sparing()
    return library


def first_look(path: Path, place: Place | None) -> Shown | None:
    """The article at ``place`` as it is in the library, else the first one.

    None where the library wants more than a look first: it is new, damaged or of another release. What is to
    be said of that is said when it is opened in earnest.
    """
    try:
        with closing(single_articles(path)) as library:
            return _look(library, place)
    except ZoneReaderError:
        return None


def _look(library: Library, place: Place | None) -> Shown | None:
    if not library.is_current:
        return None
    page = library.find_page(place.sha256) if place else None
    row = None
    if place and page and page.replaced_by is None:
        row = library.article_at(page.id, place.start)
    first = row or library.first_article()
    if first is None:
        return None
    found = shown(library, first.id)
    at_place = row is not None and place is not None and place.offset is not None
    return Shown(found.detail, found.annotations, place.offset) if place and at_place else found
