"""``explain``: why the reading of a page put its pieces together as it did, in a reader's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zonereader.model import Span
from zonereader.page.reasons import WORTH, Reason, Why
from zonereader.reading import NAMING

if TYPE_CHECKING:
    from zonereader.page.lines import Line
    from zonereader.page.threads import Part, Step

LONGEST_QUOTE = 40
LEAST_WORTH = 0.05


@dataclass(frozen=True, slots=True)
class Because:
    """One reason and what it is worth in log-odds: above 0 it speaks for the step, below against it."""

    why: Why
    worth: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of the page, what it was taken for, and the reasons, the weightiest first."""

    span: Span
    part: Part
    reasons: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """An article: its pieces in reading order, and what was weighed of its ending there."""

    pieces: tuple[Piece, ...]
    ending: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A page: its articles in the order in which they begin, and the pieces that are in none."""

    articles: tuple[Explained, ...]
    noise: tuple[Piece, ...]

    def piece_at(self, offset: int) -> Piece | None:
        """The piece that holds a code point of the page."""
        every = [*self.noise, *(piece for article in self.articles for piece in article.pieces)]
        return next((piece for piece in every if piece.span.start <= offset < piece.span.end), None)


def explain(text: str) -> Explanation:
    """Why a page reads as ``zonereader.reading.read`` has it; takes as long as that. Pure."""
    from zonereader.page.articles import assembled

    lines, _, assembly = assembled(text, NAMING)
    articles = tuple(
        Explained(_pieces(found.steps, lines), _because(found.ending)) for found in assembly.articles
    )
    return Explanation(
        tuple(sorted(articles, key=lambda each: min(piece.span for piece in each.pieces))),
        _pieces(assembly.noise, lines),
    )


def _pieces(steps: Iterable[Step], lines: Sequence[Line]) -> tuple[Piece, ...]:
    return tuple(Piece(lines[step.line].span, step.part, _because(step.reasons)) for step in steps)


def _because(reasons: Iterable[Reason]) -> tuple[Because, ...]:
    """The reasons that count, each once, the weightiest first."""
    worths: dict[Why, float] = {}
    for why, amount in reasons:
        worths[why] = worths.get(why, 0.0) + WORTH[why] * amount
    ranked = sorted(worths, key=lambda why: -abs(worths[why]))
    return tuple(Because(why, round(worths[why], 2)) for why in ranked if abs(worths[why]) >= LEAST_WORTH)


# In print


def explanation_json(document: str, explanation: Explanation) -> dict[str, Any]:
    """An explanation as JSON values; offsets count in the page's text."""
    return {
        "document": document,
        "articles": [
            {"pieces": [_piece_json(piece) for piece in each.pieces], "ending": _reasons_json(each.ending)}
            for each in explanation.articles
        ],
        "noise": [_piece_json(piece) for piece in explanation.noise],
    }


def _piece_json(piece: Piece) -> dict[str, Any]:
    return {"span": list(piece.span), "part": str(piece.part), "reasons": _reasons_json(piece.reasons)}


def _reasons_json(reasons: Iterable[Because]) -> list[dict[str, Any]]:
    return [{"reason": str(each.why), "worth": each.worth} for each in reasons]


def explanation_text(document: str, text: str, explanation: Explanation) -> str:
    """An explanation to be read: every article's pieces with the reasons for (+) and against (-) each."""
    out = [document]
    for number, article in enumerate(explanation.articles, start=1):
        out += ["", f"Article {number}"]
        for place, piece in enumerate(article.pieces, start=1):
            out += _piece_lines(f"{place}.", text, piece)
        out += ["  ends there", *_reason_lines(article.ending)] if article.ending else []
    if explanation.noise:
        out += ["", "In no article"]
        for piece in explanation.noise:
            out += _piece_lines("-", text, piece)
    return "\n".join(out)


def _piece_lines(number: str, text: str, piece: Piece) -> list[str]:
    words = " ".join(text[piece.span.start : piece.span.end].split())
    quote = words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"
    head = f"  {number} {piece.part} {piece.span.start}-{piece.span.end} {quote}"
    return [head, *_reason_lines(piece.reasons)]


def _reason_lines(reasons: Iterable[Because]) -> list[str]:
    return [f"     {'+' if each.worth > 0 else '-'} {each.why} ({each.worth:+.2f})" for each in reasons]
