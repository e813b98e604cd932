"""Annotations on a page that comes in again with another text: found where they belong, or not at all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from versions_of_pages import ZONES, Maker, Sentence
from zonereader.library.anchors import LEAST_FUZZY, Anchored, PageAnchors, normalised
from zonereader.library.annotate import new_annotation
from zonereader.library.records import Annotation, AnnotationKind, PageId
from zonereader.model import Span
from zonereader.reading import read

PAIRS, PER_PAIR = 50, 20


@dataclass(frozen=True)
class Case:
    """An annotation on an earlier page, and the text that it must be found on in the later one.

    ``wanted`` is None where it must not be found.
    """

    note: Annotation
    found: Anchored
    later: str
    wanted: Span | None


def piece(maker: Maker, sentence: Sentence) -> tuple[int, int]:
    """What a reader would mark of a sentence: all of it, some words, or a number."""
    chance, text = maker.random, sentence.text
    digits = [i for i, c in enumerate(text) if c.isdigit()]
    kind = chance.choice(["whole", "words", "words", "number"])
    if kind == "number" and digits:
        first = chance.choice(digits)
        start = first
        while start and text[start - 1] in "0123456789.":
            start -= 1
        end = first
        while end < len(text) and text[end] in "0123456789.%亿元个家":
            end += 1
        return start, end
    if kind == "words" and len(text) > 12:
        start = chance.randint(0, len(text) - 8)
        return start, chance.randint(start + 6, len(text))
    return 0, len(text)


def cases(seed: int) -> list[Case]:
    maker = Maker(seed)
    zones = maker.random.sample(ZONES, maker.random.randint(3, 5))
    before = [maker.article(zone) for zone in zones]
    after = maker.later(before, zones)
    if not after:
        return []
    text, places = maker.printed(before, spaced=False)
    later, later_places = maker.printed(after, spaced=maker.random.random() < 0.3)
    old, new = PageAnchors(text, read(text)), PageAnchors(later, read(later))
    sentences = [s for a in before for p in a for s in p]
    now = {s.key: s for a in after for p in a for s in p}
    found = []
    for sentence in maker.random.choices(sentences, k=PER_PAIR):
        start, end = piece(maker, sentence)
        place = places[sentence.key][0]
        note = new_annotation(AnnotationKind.NOTE, PageId(1), text, (Span(place + start, place + end),))
        wanted = _truth(sentence, now.get(sentence.key), start, end, later, later_places)
        found.append(Case(note, new.find(note, old), later, wanted))
    return found


def _truth(
    was: Sentence, now: Sentence | None, start: int, end: int, later: str, places: dict[int, tuple[int, int]]
) -> Span | None:
    if now is None:
        return None
    is_same = was.text[start:end] == now.text[start:end]
    if not is_same and (now.fate == "number" or end - start < LEAST_FUZZY):
        return None
    first, last = places[now.key]
    shown = normalised(later[first:last])
    assert len(shown.text) == len(normalised(was.text).text)
    span = shown.span(start, end)
    return Span(first + span.start, first + span.end)


def verdict(case: Case) -> str:
    """right, wrong, missed, or rightly not found."""
    found = case.found
    taken = not found.state.is_lost
    if case.wanted is None:
        return "wrong" if taken else "refused"
    if not taken:
        return "missed"
    shown = normalised("".join(case.later[s.start : s.end] for s in found.spans)).text
    meant = normalised(case.later[case.wanted.start : case.wanted.end]).text
    is_there = found.spans[0].start == case.wanted.start or shown == meant
    overlaps = any(s.start < case.wanted.end and case.wanted.start < s.end for s in found.spans)
    return "right" if is_there and overlaps else "wrong"


def test_no_wrong_anchor_in_a_thousand_and_nearly_all_that_can_be_found(record_property) -> None:
    verdicts = Counter(verdict(case) for seed in range(PAIRS) for case in cases(seed))
    record_property("verdicts", str(verdicts))
    assert verdicts["wrong"] == 0, verdicts
    assert verdicts["right"] + verdicts["missed"] > 600
    assert verdicts["right"] / (verdicts["right"] + verdicts["missed"]) >= 0.98, verdicts
