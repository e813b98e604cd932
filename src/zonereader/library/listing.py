"""All articles of a library in columns: a tenth of the room that a row each would take."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any, overload

from zonereader.library.records import ArticleId, ArticleRow, PageId
from zonereader.model import ArticleKind

Place = tuple[str | None, str | None, str | None]
"""The zone, province and city of an article."""

_KINDS = tuple(ArticleKind)
_values = attrgetter(*ArticleRow.__slots__)


class ArticleRows(Sequence[ArticleRow]):
    """Articles in the order in which they are given; a row is made when it is asked for.

    ``pages`` and ``places`` are what articles share; ``page_of`` and ``place_of`` are the numbers of an
    article's page and place among them; ``page_begins`` are the numbers of the articles before which no
    other of their page stands. ``read`` holds 1 for an article that was read.
    """

    def __init__(self, rows: Iterable[Sequence[Any]] = ()) -> None:
        """Each of ``rows`` has the values of an ArticleRow in their order."""
        self.ids, self.starts, self.figures = array("q"), array("i"), array("i")
        self.page_of, self.place_of = array("i"), array("i")
        self.page_begins: array[int] = array("i")
        self.kinds, self.read = bytearray(), bytearray()
        self.pages: list[tuple[PageId, str]] = []
        self.places: list[Place] = []
        self._ends, self._headings, self._lower = array("q"), "", ""
        self._fill(rows)

    @classmethod
    def of(cls, rows: Iterable[ArticleRow]) -> ArticleRows:
        """The same articles in columns."""
        return rows if isinstance(rows, cls) else cls(map(_values, rows))

    def _fill(self, rows: Iterable[Sequence[Any]]) -> None:
        pages: dict[PageId, int] = {}
        places: dict[Place, int] = {}
        headings: list[str] = []
        end, before = 0, -1
        for id_, page_id, name, kind, heading, zone, province, city, start, read, figures in rows:
            self.ids.append(id_)
            page = pages.setdefault(page_id, len(pages))
            if page == len(self.pages):
                self.pages.append((page_id, name))
            if page != before:
                self.page_begins.append(len(self.page_of))
            self.page_of.append(page)
            before = page
            self.place_of.append(places.setdefault((zone, province, city), len(places)))
            self.kinds.append(_KINDS.index(kind))
            self.starts.append(start)
            self.read.append(bool(read))
            self.figures.append(figures)
            headings.append(heading)
            end += len(heading) + 1
            self._ends.append(end)
        self.places = list(places)
        self._headings = "\n".join([*headings, ""])
        self._by_id = array("i", sorted(range(len(self.ids)), key=self.ids.__getitem__))

    def __len__(self) -> int:
        return len(self.ids)

    def heading(self, number: int) -> str:
        """What the article of this number is called."""
        begin = self._ends[number - 1] if number else 0
        return self._headings[begin : self._ends[number] - 1]

    @overload
    def __getitem__(self, number: int) -> ArticleRow: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[ArticleRow]: ...
    def __getitem__(self, number: int | slice) -> ArticleRow | Sequence[ArticleRow]:
        if isinstance(number, slice):
            return [self._row(each) for each in range(*number.indices(len(self)))]
        return self._row(range(len(self))[number])

    def _row(self, number: int) -> ArticleRow:
        page_id, name = self.pages[self.page_of[number]]
        zone, province, city = self.places[self.place_of[number]]
        return ArticleRow(
            ArticleId(self.ids[number]),
            page_id,
            name,
            _KINDS[self.kinds[number]],
            self.heading(number),
            zone,
            province,
            city,
            self.starts[number],
            bool(self.read[number]),
            self.figures[number],
        )

    # Looking for some of them

    def number_of(self, article_id: ArticleId) -> int | None:
        """Where the article with this id stands, if it is here."""
        place = bisect_left(self._by_id, int(article_id), key=self.ids.__getitem__)
        number = self._by_id[place] if place < len(self) else None
        return number if number is not None and self.ids[number] == article_id else None

    def mask(self, ids: Iterable[ArticleId]) -> bytearray:
        """Of every article 1 or 0, whether its id is one of these."""
        mask = bytearray(len(self))
        for number in map(self.number_of, ids):
            if number is not None:
                mask[number] = 1
        return mask

    def of_page(self, page_id: PageId) -> list[ArticleRow]:
        """The articles of one page."""
        page = next((number for number, (id_, _) in enumerate(self.pages) if id_ == page_id), None)
        return [self._row(number) for number, each in enumerate(self.page_of) if each == page]

    def called(self, words: str) -> Iterator[int]:
        """The numbers of the articles whose headings hold ``words``, which are in lower case."""
        self.prepare()
        at = self._lower.find(words)
        while at >= 0:
            number = bisect_right(self._ends, at)
            yield number
            at = self._lower.find(words, self._ends[number])

    def prepare(self) -> None:
        """Make ready to be searched; may run beside the window, before words are typed."""
        if not self._lower:
            lower = self._headings.lower()
            is_aligned = len(lower) == len(self._headings)
            self._lower = lower if is_aligned else "".join(_lowered(each) for each in self._headings)

    def names(self) -> Iterator[str]:
        """The zones, provinces and cities of all articles, each at least once."""
        return (name for place in self.places for name in place if name)


def _lowered(char: str) -> str:
    lower = char.lower()
    return lower if len(lower) == 1 else char


class Picked(Sequence[ArticleRow]):
    """Some of ``rows``, by their numbers."""

    def __init__(self, rows: ArticleRows, numbers: array[int]) -> None:
        self.rows, self.numbers = rows, numbers

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, number: int) -> ArticleRow: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[ArticleRow]: ...
    def __getitem__(self, number: int | slice) -> ArticleRow | Sequence[ArticleRow]:
        if isinstance(number, slice):
            return Picked(self.rows, self.numbers[number])
        return self.rows[self.numbers[number]]
