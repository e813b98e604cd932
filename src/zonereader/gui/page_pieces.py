"""A page as the reader corrects it: its pieces, whose they are, and what can be done with each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zonereader.corrections import Begin, Correction, FigureSays, Join, Move
from zonereader.library.records import ArticleDetail, ArticleId
from zonereader.model import Span
from zonereader.pieces import pieces


@dataclass(frozen=True, slots=True)
class PagePieces:
    """``own`` are the pieces of the article shown in reading order, of them ``text`` its passages;
    ``others`` the pieces of other articles, and ``loose`` the lines in none."""

    own: tuple[Span, ...]
    text: tuple[Span, ...]
    others: Mapping[Span, ArticleId]
    loose: tuple[Span, ...]

    def piece_at(self, offset: int) -> Span | None:
        """The piece that holds a code point of the page."""
        every = (*self.own, *self.others, *self.loose)
        return next((span for span in every if span.start <= offset < span.end), None)

    def raised(self, piece: Span, step: int) -> Move | None:
        """One place up (-1) or down (1) among the article's passages, if there is one."""
        if piece not in self.text:
            return None
        place = self.text.index(piece) + step
        return Move(self.text[place], before=step < 0) if 0 <= place < len(self.text) else None


def page_pieces(detail: ArticleDetail, on_page: Sequence[tuple[Span, ArticleId]]) -> PagePieces:
    """The page of ``detail``; ``on_page`` are the pieces of all its articles in page order."""
    own = tuple(pieces(detail.article))
    mine = set(own)
    others = {span: article for span, article in on_page if span not in mine}
    text = tuple(span for passage in detail.article.passages for span in passage.spans)
    taken = sorted([*own, *others])
    return PagePieces(own, text, others, tuple(_loose(detail.page_text, taken)))


def _loose(text: str, taken: Sequence[Span]) -> Iterator[Span]:
    """The lines between pieces that say something; # marks alone do not."""
    at = 0
    for end in (*(span.start for span in taken), len(text)):
        for line in text[at:end].split("\n"):
            words = line.strip()
            if words.strip("# "):
                first = at + line.index(words[0])
                yield Span(first, first + len(words))
            at += len(line) + 1
        at = next((span.end for span in taken if span.start == end), at)


def moved_by(corrections: Sequence[Correction], piece: Span) -> Correction | None:
    """The last correction that put a piece where it is."""
    made = [
        each
        for each in corrections
        if isinstance(each.change, Move | Begin | Join)
        and any(span.start < piece.end and piece.start < span.end for span in each.spans)
    ]
    return made[-1] if made else None


def of_pieces(corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """The corrections of a page's reading, those of figures left out."""
    return tuple(each for each in corrections if not isinstance(each.change, FigureSays))
