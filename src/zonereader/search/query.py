"""The query language: words, "phrases", -words, fields and conditions on figures.

Any string is a query. What looks like a field or a condition and is none is searched as the text it
is, and said to be so. A query is read in time linear in its length.

    厂房 "总投资 50" -签约      words that must all occur, a phrase, a word that must not
    zone:昆山 has:note          fields, see FIELDS; a minus before one turns it round
    投资>100亿 增长>=20%        figures: words of the label, then > >= < <= = and an amount
    money:>1e9 100..500亩       figures of a kind; from .. to
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from zonereader.model import ArticleKind, Kind, Span
from zonereader.search.fold import fold

if TYPE_CHECKING:
    from zonereader.figures.typed import Typed

MOST_PARTS = 64
"""Words, fields and conditions of one query; what comes after is left out, and said to be."""

MOST_JOINED = 80
"""Code points of a condition with blanks in it."""

MOST_SHOWN = 40
"""Code points of a piece that a sentence shows."""


class Field(StrEnum):
    """What stands before the colon."""

    ZONE = "zone"
    PROVINCE = "province"
    PAGE = "page"
    KIND = "kind"
    HAS = "has"
    DATE = "date"
    TAG = "tag"


class Has(StrEnum):
    """What a reader may have left on an article."""

    NOTE = "note"
    HIGHLIGHT = "highlight"
    BOOKMARK = "bookmark"


FIELDS = MappingProxyType(
    {field.value: field for field in Field}
    | {
        "园区": Field.ZONE,
        "省": Field.PROVINCE,
        "省份": Field.PROVINCE,
        "版面": Field.PAGE,
        "类型": Field.KIND,
        "含": Field.HAS,
        "日期": Field.DATE,
        "标签": Field.TAG,
    }
)
KINDS = MappingProxyType(
    {kind.value: kind for kind in Kind}
    | {
        "金额": Kind.MONEY,
        "百分比": Kind.PERCENT,
        "占比": Kind.PERCENT,
        "数量": Kind.COUNT,
        "面积": Kind.AREA,
        "长度": Kind.LENGTH,
        "质量": Kind.MASS,
        "功率": Kind.POWER,
        "能量": Kind.ENERGY,
        "时长": Kind.DURATION,
        "倍数": Kind.MULTIPLE,
        "名次": Kind.RANK,
    }
)
ARTICLE_KINDS = MappingProxyType({kind.value: kind for kind in ArticleKind} | {"图注": ArticleKind.CAPTION})
HAS = MappingProxyType(
    {has.value: has for has in Has} | {"笔记": Has.NOTE, "标注": Has.HIGHLIGHT, "书签": Has.BOOKMARK}
)
VALUES: MappingProxyType[Field, tuple[str, ...]] = MappingProxyType(
    {Field.KIND: (*KINDS, *ARTICLE_KINDS), Field.HAS: tuple(HAS)}
)
"""The values of the fields that take no others."""


class Trouble(StrEnum):
    """Why a piece of a query is searched as plain text, or not at all."""

    QUOTE = "quote"
    FIELD = "field"
    VALUE = "value"
    CONDITION = "condition"
    LENGTH = "length"
    FIGURES = "figures"


SENTENCES = {
    Trouble.QUOTE: "{text} has no closing quote; it is searched to the end as a phrase.",
    Trouble.FIELD: "{text} begins with no field that there is; it is searched as text.",
    Trouble.VALUE: "{text} has a value that its field does not take; it is searched as text.",
    Trouble.CONDITION: "{text} is no condition on figures; it is searched as text.",
    Trouble.LENGTH: "The query is too long; what comes from {text} on is left out.",
    Trouble.FIGURES: "{text} cannot be asked of figures; it is left out.",
}


@dataclass(frozen=True, slots=True)
class Malformed:
    """A piece of a query as it was typed, and what is wrong with it."""

    trouble: Trouble
    text: str

    def __str__(self) -> str:
        return self.worded(SENTENCES[self.trouble])

    def worded(self, sentence: str) -> str:
        """``sentence`` with the piece in the place of {text}."""
        shown = self.text if len(self.text) <= MOST_SHOWN else self.text[: MOST_SHOWN - 1] + "…"
        return sentence.replace("{text}", shown)


@dataclass(frozen=True, slots=True)
class Word:
    """Folded text that must occur, or must not."""

    text: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A field with its value, folded; of a date, the first and last prefixes of ISO dates, either open."""

    field: Field
    value: str
    last: str = ""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """Some figure's label holds the folded ``label``, its kind and unit are these where they are not
    None, and some value of it is above ``low`` and below ``high`` (both included unless open)."""

    label: str
    kind: Kind | None
    unit: str | None
    low: float | None
    high: float | None
    is_open: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What a query asks for: all of it at once."""

    text: str
    words: tuple[Word, ...] = ()
    filters: tuple[Filter, ...] = ()
    conditions: tuple[Condition, ...] = ()
    malformed: tuple[Malformed, ...] = ()

    @property
    def wanted(self) -> tuple[str, ...]:
        """The words that must occur, each once."""
        return tuple(dict.fromkeys(word.text for word in self.words if not word.negated))

    @property
    def is_blank(self) -> bool:
        """Whether it asks for nothing."""
        return not (self.words or self.filters or self.conditions)


Part = Word | Filter | Condition

_SIGN = ">=|<=|>|<|=|≥|≤"
_SIGNS = frozenset("<>=≥≤")
_PIECE = re.compile(r'-?(?:[^\s":<>=≥≤]{1,16}+:)?"[^"]*+"?|\S++')
_SHAPE = re.compile(
    r'(?P<minus>-(?=\S))?(?:(?P<field>[^\s":<>=≥≤]{1,16}+):)?'
    r'(?:"(?P<quoted>[^"]*+)(?P<close>"?)|(?P<bare>.*+))',
    re.DOTALL,
)
_CONDITION = re.compile(
    rf"(?P<label>[^<>=≥≤]{{0,40}}+)(?P<sign>{_SIGN})(?P<amount>[^<>=≥≤]{{1,40}}+)", re.DOTALL
)
_RANGE = re.compile(
    r"(?P<label>[^\d.]{0,40}?)(?P<first>-?\d[^\s.]{0,20}+(?:\.\d[^\s.]{0,20}+)?)\.\.(?P<last>\S{1,40}+)"
)
_DATE = r"\d{4}(?:-\d\d){0,2}+"
_DATES = re.compile(
    rf"(?P<sign>>=|<=|≥|≤)(?P<bound>{_DATE})|(?P<first>{_DATE})?(?P<dots>\.\.)?(?P<last>{_DATE})?"
)
_LATIN = re.compile("[a-z]+")


def parse(text: str) -> Query:
    """What ``text`` asks for."""
    folded = fold(text)
    words: list[Word] = []
    filters: list[Filter] = []
    conditions: list[Condition] = []
    malformed: list[Malformed] = []
    pieces = _joined(folded, [Span(*found.span()) for found in _PIECE.finditer(folded)])
    for number, (start, end) in enumerate(pieces):
        if number == MOST_PARTS:
            malformed.append(Malformed(Trouble.LENGTH, text[start:end]))
            break
        for part in _read(text[start:end], folded[start:end]):
            match part:
                case Word():
                    words.append(part)
                case Filter():
                    filters.append(part)
                case Condition():
                    conditions.append(part)
                case Malformed():
                    malformed.append(part)
    return Query(text, tuple(words), tuple(filters), tuple(conditions), tuple(malformed))


def _joined(folded: str, pieces: Iterable[Span]) -> list[Span]:
    """The pieces with those made one that blanks keep apart in 投资 > 100亿 and 面积 100..500亩."""
    joined: list[Span] = []
    for piece in pieces:
        if (
            joined
            and _size(joined[-1]) + _size(piece) <= MOST_JOINED
            and _goes_on(folded[slice(*joined[-1])], folded[slice(*piece)])
        ):
            joined[-1] = Span(joined[-1].start, piece.end)
        else:
            joined.append(piece)
    return joined


def _size(piece: Span) -> int:
    return piece.end - piece.start


def _goes_on(before: str, piece: str) -> bool:
    if '"' in before or '"' in piece:
        return False
    if before[-1] in _SIGNS:
        return True
    is_plain = ":" not in before and ".." not in before and _SIGNS.isdisjoint(before)
    return is_plain and (piece[0] in _SIGNS or (piece[0].isdecimal() and ".." in piece))


def _read(raw: str, folded: str) -> Iterator[Part | Malformed]:
    """What one piece asks for; ``raw`` as it was typed, because kW and KW may differ."""
    shape = _SHAPE.fullmatch(folded)
    if shape is None:
        return
    negated = shape["minus"] is not None
    field = FIELDS.get(shape["field"] or "")
    if shape["quoted"] is not None and not shape["close"]:
        yield Malformed(Trouble.QUOTE, raw)
    value = shape["quoted"] if shape["quoted"] is not None else shape["bare"]
    if field is not None:
        yield from _filtered(field, value, negated) or _as_text(Trouble.VALUE, raw, folded, negated)
    elif shape["quoted"] is not None:
        yield from _words(value if shape["field"] is None else folded[negated:].replace('"', ""), negated)
    elif not _SIGNS.isdisjoint(folded) or _RANGE.fullmatch(folded, int(negated)):
        start = int(negated)
        condition = _condition(raw[start:], folded[start:], negated)
        yield from (condition,) if condition else _as_text(Trouble.CONDITION, raw, folded, negated)
    elif shape["field"] and _LATIN.fullmatch(shape["field"]) and value and value[0] != "/":
        yield from _as_text(Trouble.FIELD, raw, folded, negated)
    else:
        yield from _words(folded[negated:], negated)


def _words(text: str, negated: bool) -> Iterator[Word]:
    if text.strip():
        yield Word(text, negated)


def _as_text(trouble: Trouble, raw: str, folded: str, negated: bool) -> Iterator[Part | Malformed]:
    yield Malformed(trouble, raw)
    for word in folded[negated:].replace('"', " ").split():
        yield Word(word, negated)


# Fields


def _filtered(field: Field, value: str, negated: bool) -> tuple[Filter, ...]:
    """The filter, nothing where the field takes no such value."""
    value = value.strip()
    if field is Field.DATE:
        return _dated(value, negated)
    known = field not in VALUES or value in VALUES[field]
    return (Filter(field, value, negated=negated),) if value and known else ()


def _dated(value: str, negated: bool) -> tuple[Filter, ...]:
    found = _DATES.fullmatch(value)
    if not found or not value.strip("."):
        return ()
    if found["sign"]:
        bound = found["bound"]
        ends = (bound, "") if found["sign"] in (">=", "≥") else ("", bound)
    elif found["dots"]:
        ends = (found["first"] or "", found["last"] or "")
    else:
        ends = (value, value)
    return (Filter(Field.DATE, ends[0], ends[1], negated),)


# Conditions on figures


def _condition(raw: str, folded: str, negated: bool) -> Condition | None:
    from zonereader.figures.typed import typed, typed_range  # only a condition needs to know units

    found = _CONDITION.fullmatch(folded)
    if found:
        amount = typed(raw[found.start("amount") : found.end("amount")])
        return None if amount is None else _compared(found["label"], found["sign"], amount, negated)
    found = _RANGE.fullmatch(folded)
    if not found:
        return None
    ends = typed_range(raw[slice(*found.span("first"))], raw[slice(*found.span("last"))])
    if ends is None:
        return None
    bounds = Condition("", None, None, ends[0].value, ends[1].value, negated=negated)
    return _of_label(found["label"], ends[0], bounds)


def _compared(label: str, sign: str, amount: Typed, negated: bool) -> Condition | None:
    low = amount.value if sign[0] in ">=≥" else None
    high = amount.value if sign[0] in "<=≤" else None
    bounds = Condition("", None, None, low, high, is_open=sign in "<>", negated=negated)
    return _of_label(label, amount, bounds)


def _of_label(label: str, amount: Typed, bounds: Condition) -> Condition | None:
    """``bounds`` on the figures of a label, or of a kind that it names; None where the unit is another's."""
    words = label.strip().removesuffix(":").strip()
    kind = KINDS.get(words)
    if kind is not None and amount.kind not in (None, kind):
        return None
    return replace(bounds, label="" if kind else words, kind=kind or amount.kind, unit=amount.unit)
