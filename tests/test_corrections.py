"""Corrections by the reader on readings of real pages."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zonereader.corrections import (
    Begin,
    Change,
    Correction,
    FigureSays,
    Join,
    Move,
    Title,
    Value,
    Zones,
    apply,
    correction,
)
from zonereader.model import Article, Kind, Reading, Role, Span
from zonereader.pieces import pieces
from zonereader.reading import read

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
TEXTS = [path.read_text("utf-8") for path in SEEDS]
READINGS = [read(text) for text in TEXTS]
NOW = "2026-03-05T13:40:11Z"


def make(text: str, spans: tuple[Span, ...] | list[Span], change: Change) -> Correction:
    return correction("sha", text, spans, change, now=NOW)


def lead(article: Article) -> Span:
    return next(pieces(article))


def owners(text: str, reading: Reading) -> list[int]:
    """How many articles or noise spans hold each character that is not blank."""
    held = [0] * len(text)
    for span in (*reading.noise_spans, *(span for article in reading.articles for span in pieces(article))):
        for at in range(*span):
            held[at] += 1
    return [count for count, char in zip(held, text, strict=True) if char.strip()]


def require_whole(text: str, reading: Reading) -> None:
    assert set(owners(text, reading)) == {1}
    starts = [article.start for article in reading.articles]
    assert starts == sorted(starts)
    places = [(figure.start, figure.end) for figure in reading.figures]
    assert places == sorted(set(places))
    for figure in reading.figures:
        assert "".join(text[span.start : span.end] for span in figure.spans) == figure.text
        owner = reading.articles[figure.article]
        assert any(span.start <= figure.start < span.end for span in pieces(owner))


TEXT, READING = TEXTS[0], READINGS[0]
TITLED = [article for article in READING.articles if article.title and len(article.passages) > 2]
ONE, OTHER = TITLED[0], TITLED[1]


def holder(reading: Reading, offset: int) -> Article:
    return next(a for a in reading.articles if any(s.start <= offset < s.end for s in pieces(a)))


def test_no_corrections_cost_nothing() -> None:
    assert apply(TEXT, READING, []).reading is READING


def test_a_passage_moves_to_another_article_with_its_figures() -> None:
    figure = next(
        f for f in READING.figures if READING.articles[f.article] == ONE and f.start > lead(ONE).end
    )
    piece = next(s for s in pieces(ONE) if s.start <= figure.start < s.end)
    last = OTHER.passages[-1].spans[-1]
    done = apply(TEXT, READING, [make(TEXT, [piece], Move(last))])
    assert done.unfit == ()
    require_whole(TEXT, done.reading)
    assert piece in holder(done.reading, last.start).passages[-1].spans
    after = next(f for f in done.reading.figures if f.start == figure.start)
    assert done.reading.articles[after.article].title == OTHER.title


def test_a_passage_is_no_part_of_any_article() -> None:
    piece = ONE.passages[-1].spans[-1]
    done = apply(TEXT, READING, [make(TEXT, [piece], Move(None))])
    require_whole(TEXT, done.reading)
    assert piece in done.reading.noise_spans


def test_what_was_noise_becomes_an_article_or_part_of_one() -> None:
    text = "### \n\n" + TEXT + "\n\n版面编辑 天气预报\n"
    reading = read(text)
    piece = ONE.passages[-1].spans[-1]
    shifted = Span(piece.start + 6, piece.end + 6)
    out = make(text, [shifted], Move(None))
    done = apply(text, reading, [out, make(text, [shifted], Begin())])
    assert done.unfit == ()
    require_whole(text, done.reading)
    assert holder(done.reading, shifted.start).passages == (replace(ONE.passages[0], spans=(shifted,)),)


def test_an_article_is_cut_in_two_and_joined_again() -> None:
    piece = ONE.passages[1].spans[0]
    cut = make(TEXT, [piece], Begin())
    done = apply(TEXT, READING, [cut])
    require_whole(TEXT, done.reading)
    assert len(done.reading.articles) == len(READING.articles) + 1
    assert holder(done.reading, piece.start) != holder(done.reading, lead(ONE).start)
    again = apply(TEXT, READING, [cut, make(TEXT, [piece], Join(lead(ONE)))])
    require_whole(TEXT, again.reading)
    assert holder(again.reading, piece.start).passages == ONE.passages
    assert len(again.reading.articles) == len(READING.articles)


def test_a_passage_changes_its_place_in_its_article() -> None:
    first, last = ONE.passages[0].spans[0], ONE.passages[-1].spans[-1]
    done = apply(TEXT, READING, [make(TEXT, [last], Move(first, before=True))])
    require_whole(TEXT, done.reading)
    assert next(s for p in holder(done.reading, first.start).passages for s in p.spans) == last


def test_a_sentence_that_was_cut_goes_on() -> None:
    text, reading = TEXT, READING
    whole = ONE.passages[0].spans[0]
    cut = whole.start + 20
    head, rest = Span(whole.start, cut), Span(cut, whole.end)
    away = apply(text, reading, [make(text, [rest], Move(None))]).reading
    assert holder(away, head.start).passages[0].spans == (head,)
    reading = away
    done = apply(text, reading, [make(text, [rest], Move(head))])
    require_whole(text, done.reading)
    home = holder(done.reading, head.start)
    assert home.passages[0].spans == (head, rest)
    assert home.passages[0].role is Role.BODY


def test_title_and_zones_by_hand() -> None:
    zone = make(TEXT, [lead(ONE)], Zones(("昆山高新区", "我的园区")))
    title = make(TEXT, [lead(ONE)], Title(" 另一个  标题 "))
    for order in permutations([zone, title]):
        found = holder(apply(TEXT, READING, order).reading, lead(ONE).start)
        assert (found.title, found.zones) == ("另一个 标题", ("昆山高新区", "我的园区"))
        assert (found.province, found.city) == ("江苏", "苏州")
    free = apply(TEXT, READING, [make(TEXT, [lead(ONE)], Zones(("我的园区",)))]).reading
    assert holder(free, lead(ONE).start).zones == ("我的园区",)
    assert holder(free, lead(ONE).start).province == ONE.province


def says(value: Value | None, number: int = 3) -> Correction:
    figure = READING.figures[number]
    return make(TEXT, [Span(figure.start, figure.end)], FigureSays(value, figure))


def test_a_figure_is_corrected_and_another_hidden() -> None:
    value = Value(Kind.MONEY, 5.0, 6.0, "CNY", "总投资")
    done = apply(TEXT, READING, [says(value), says(None, 4)])
    assert done.unfit == ()
    assert len(done.reading.figures) == len(READING.figures) - 1
    found = done.reading.figures[3]
    assert (found.kind, found.low, found.high, found.unit, found.label) == (
        Kind.MONEY,
        5.0,
        6.0,
        "CNY",
        "总投资",
    )
    assert found.text == READING.figures[3].text


def test_what_does_not_fit_is_told_and_changes_nothing() -> None:
    other = replace(make(TEXT, [lead(ONE)], Title("x")), exact="别的文字")
    beyond = make(TEXT, [lead(ONE)], Join(Span(len(TEXT), len(TEXT) + 5)))
    same = make(TEXT, [lead(ONE)], Join(ONE.passages[0].spans[0]))
    start = make(TEXT, [lead(ONE)], Begin())
    figure = READING.figures[0]
    gone = make(TEXT, [Span(figure.start, figure.end - 1)], FigureSays(None, figure))
    twice = make(TEXT, [lead(ONE), lead(ONE)], Move(lead(OTHER)))
    blank = make(TEXT, [Span(lead(ONE).end, lead(ONE).end + 1)], Move(None))
    wrong = [other, beyond, same, start, gone, twice, blank]
    done = apply(TEXT, READING, wrong)
    assert {each.uuid for each in done.unfit} == {each.uuid for each in wrong}
    assert done.reading == READING


@st.composite
def changes(draw: st.DrawFn, number: int) -> list[Correction]:
    """Corrections as a reader might make them, some of them nonsense after the others."""
    text, reading = TEXTS[number], READINGS[number]
    spans = sorted(
        [*reading.noise_spans, *(span for article in reading.articles for span in pieces(article))]
    )
    some = st.sampled_from(spans)

    def part(span: Span) -> Span:
        first = draw(st.integers(span.start, span.end - 1))
        return Span(first, draw(st.integers(first + 1, span.end)))

    made = []
    for _ in range(draw(st.integers(1, 8))):
        one, other = draw(some), draw(some)
        if draw(st.booleans()):
            one, other = part(one), part(other)
        change = draw(
            st.sampled_from(
                [
                    Move(other),
                    Move(other, before=True),
                    Move(None),
                    Begin(),
                    Join(other),
                    Title("题"),
                    Zones(()),
                ]
            )
        )
        made.append(make(text, [one], change))
    return made


@pytest.mark.parametrize("number", range(len(TEXTS)))
@settings(max_examples=40)
@given(data=st.data())
def test_nothing_of_the_page_is_lost_or_doubled(number: int, data: st.DataObject) -> None:
    text, reading = TEXTS[number], READINGS[number]
    made = data.draw(changes(number))
    done = apply(text, reading, made)
    require_whole(text, done.reading)
    assert done == apply(text, reading, made)
    assert {each.uuid for each in done.unfit} <= {each.uuid for each in made}


@settings(max_examples=20)
@given(st.permutations(range(6)))
def test_the_order_of_corrections_apart_makes_no_difference(order: list[int]) -> None:
    made = [
        make(TEXT, [ONE.passages[-1].spans[-1]], Move(ONE.passages[0].spans[0], before=True)),
        make(TEXT, [OTHER.passages[1].spans[0]], Begin()),
        make(TEXT, [lead(ONE)], Title("新题")),
        make(TEXT, [lead(OTHER)], Zones(("昆山高新区",))),
        says(None, 1),
        says(Value(Kind.COUNT, 1.0, 1.0, "个", None), 2),
    ]
    done = apply(TEXT, READING, [made[n] for n in order])
    assert done == apply(TEXT, READING, made)
    assert done.unfit == ()
