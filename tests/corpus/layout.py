"""Articles printed on pages with the faults of real ones, and what is right about each page.

The faults: columns read out of order (two or three articles woven into each other), paragraphs cut in
mid-sentence, mid-word and mid-figure, legends dropped into a broken sentence, titles with and without #
marks, over several lines, after the first paragraph or after the whole article, section banners, names in
many places, half-width punctuation, lost beginnings and ends, indents, no blank lines.

What is right is told in the form of annotated pages (lines counted from 1), so that a scorer for those
can be run on these.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from corpus.annotated import Annotated, Mark, Marked

_BANNERS = ("## 园区速递", "## 高新视窗", "## 产城观察")
_STOPS = "。！？；，、：”」,;:!?》)）"
_SHORTEST_CUT, _MARGIN = 80, 24


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line: what it is, of which article (None: of none), and of which of its paragraphs."""

    role: str
    text: Marked
    article: int | None = None
    group: int = 0


@dataclass(frozen=True, slots=True)
class Style:
    """How an article is printed."""

    prefix: str
    cuts: float
    lost: str
    title_at: str


@dataclass(slots=True)
class _Told:
    """What is right about one article, gathered while it is printed."""

    names: tuple[str, ...]
    head_lost: bool = False
    tail_lost: bool = False
    lines: dict[str, list[int]] = field(default_factory=lambda: {"title": [], "byline": [], "credit": []})
    groups: dict[int, dict[str, Any]] = field(default_factory=dict)


def lay_out(articles: Sequence[Annotated], chance: random.Random, name: str) -> tuple[str, dict[str, Any]]:
    """A page of ``articles``, and what is right about it."""
    marked = chance.random() < 0.5
    told = [_Told(article.names) for article in articles]
    streams = []
    for index, article in enumerate(articles):
        style = _style(chance, article, marked=marked, last=index == len(articles) - 1)
        streams.append(
            [replace(line, article=index) for line in _printed(article, style, told[index], chance)]
        )
    lines = list(_with_furniture(_woven(streams, chance), chance, marked=marked))
    if chance.random() < 0.5:
        lines = [replace(line, text=line.text.half_width()) for line in lines]
    return _page(articles, lines, told, chance, name)


def _style(chance: random.Random, article: Annotated, *, marked: bool, last: bool) -> Style:
    places = ["top"] * 8 + (["second"] if not article.is_caption else []) + (["end"] * 2 if last else [])
    signed_last = article.head.get("byline_style") in ("end", "inline")
    return Style(
        chance.choice(["# ", "## "]) if marked else "",
        chance.choice([0.1, 0.3, 0.5]),
        chance.choices(["", "head", "tail"], [6, 1, 1])[0] if not article.is_caption else "",
        chance.choice(places) if signed_last and article.titles else "top",
    )


def _printed(article: Annotated, style: Style, told: _Told, chance: random.Random) -> list[Printed]:
    """The article's lines in reading order."""
    titles = [Printed("title", text.before(style.prefix)) for text in article.titles]
    byline = _byline(article)
    body = list(_body(article, style, chance))
    body = _with_loss(body, style.lost, article, told)
    if told.tail_lost:
        byline = []
    if article.head.get("credit"):
        at = chance.choice([0, len(body)]) if article.is_caption else chance.randrange(len(body) + 1)
        body.insert(at, Printed("credit", Marked(article.head["credit"])))
    at_end = article.head.get("byline_style") == "end"
    lines = body + byline if at_end else byline + body
    if style.title_at == "end":
        return lines + titles
    if style.title_at == "second" and len(lines) > 2:
        return [lines[0], *titles, *lines[1:]] if lines[0].role == "byline" else titles + lines
    return titles + lines


def _byline(article: Annotated) -> list[Printed]:
    names, style = article.names, article.head.get("byline_style", "end")
    if not names or style in ("inline", "none"):
        return []
    rest = f" 通讯员 {' '.join(names[1:])}" if names[1:] else ""
    words = {"arrow": f"► {' '.join(names)}", "reporter": f"本报记者 {names[0]}{rest}"}
    return [Printed("byline", Marked(words.get(style, " ".join(names))))]


def _body(article: Annotated, style: Style, chance: random.Random) -> Iterable[Printed]:
    inline = " " + " ".join(article.names) if article.head.get("byline_style") == "inline" else ""
    for group, paragraph in enumerate(article.paragraphs):
        if paragraph.text.startswith("## "):
            shown = paragraph if style.prefix else Marked(*_without_marks(paragraph))
            yield Printed("heading", shown, group=group)
            continue
        last = group == len(article.paragraphs) - 1
        text = Marked(paragraph.text + inline, paragraph.marks) if last else paragraph
        for piece in _cut(text, style, chance):
            yield Printed("body", piece, group=group)


def _without_marks(heading: Marked) -> tuple[str, tuple[Any, ...]]:
    return heading.text[3:], tuple(mark.moved(-3) for mark in heading.marks)


def _cut(text: Marked, style: Style, chance: random.Random) -> list[Marked]:
    """A long paragraph cut by a column break, seldom by two."""
    if len(text.text) < _SHORTEST_CUT or chance.random() >= style.cuts:
        return [text]
    for _ in range(8):
        at = chance.randrange(_MARGIN, len(text.text) - _MARGIN)
        before, after = text.text[at - 1], text.text[at]
        if before in _STOPS or after in _STOPS or after == " " or before.isascii() or after.isascii():
            continue
        if not text.is_inside(at):
            left, right = text.cut(at)
            return [left, *_cut(right, replace(style, cuts=0.15), chance)]
    return [text]


def _with_loss(body: list[Printed], lost: str, article: Annotated, told: _Told) -> list[Printed]:
    """The body without the beginning of its first line, or without the end of its last."""
    first, last = body[0], body[-1]
    if lost == "head" and first.role == "body" and len(first.text.text) > _SHORTEST_CUT:
        at = len(first.text.text) // 2
        if not first.text.marks and first.text.text[at - 1] not in _STOPS:
            told.head_lost = True
            return [replace(first, text=first.text.cut(at)[1]), *body[1:]]
    if lost == "tail" and last.role == "body" and article.head.get("byline_style") == "end":
        at = len(last.text.text) // 2
        if at > _MARGIN and not last.text.is_inside(at) and last.text.text[at - 1] not in _STOPS:
            told.tail_lost, told.names = True, ()
            return [*body[:-1], replace(last, text=last.text.cut(at)[0])]
    return body


def _woven(streams: list[list[Printed]], chance: random.Random) -> list[Printed]:
    """The articles one after the other, some neighbours woven into each other at broken paragraphs."""
    order: list[Printed] = []
    waiting = list(streams)
    while waiting:
        stream = waiting.pop(0)
        breaks = _breaks(stream)
        if not breaks or not waiting or chance.random() >= 0.6:
            order += stream
            continue
        at = chance.choice(breaks)
        other = waiting.pop(0)
        others = [place for place in _breaks(other) if place > 1]
        if others and other[0].role == "title" and chance.random() < 0.5:
            second = chance.choice(others)
            middle = waiting.pop(0) if waiting and chance.random() < 0.25 and _short(waiting[0]) else []
            order += [*stream[:at], *other[:second], *middle, *stream[at:], *other[second:]]
        elif _short(other):
            order += [*stream[:at], *other, *stream[at:]]
        else:
            order += [*stream, *other]
    return order


def _breaks(stream: Sequence[Printed]) -> list[int]:
    """Where a line goes on with the paragraph of the line before."""
    return [
        index
        for index in range(1, len(stream))
        if stream[index].role == stream[index - 1].role == "body"
        and stream[index].group == stream[index - 1].group
    ]


def _short(stream: Sequence[Printed]) -> bool:
    return (len(stream) < 8 and stream[0].role != "body") or len(stream) < 3


def _with_furniture(lines: list[Printed], chance: random.Random, *, marked: bool) -> Iterable[Printed]:
    """With a section's banner before a later title, now and then."""
    titles = [
        i for i, line in enumerate(lines) if line.role == "title" and i and lines[i - 1].role != "title"
    ]
    at = chance.choice(titles) if titles and marked and chance.random() < 0.3 else None
    for index, line in enumerate(lines):
        if index == at:
            yield Printed("noise", Marked(chance.choice(_BANNERS)))
        yield line


def _page(
    articles: Sequence[Annotated],
    lines: Sequence[Printed],
    told: Sequence[_Told],
    chance: random.Random,
    name: str,
) -> tuple[str, dict[str, Any]]:
    """The page's text, and what is right about it."""
    indent = chance.choice(["", "", "\u3000\u3000"])
    gaps = chance.choice([0, 1, 1])
    rows: list[str] = []
    noise, figures, size = [], [], 0
    for line in lines:
        begins = line.role == "body" and (not rows or chance.random() < 0.9)
        text = line.text.before(indent) if begins and indent else line.text
        rows.append(text.text)
        number = len(rows)
        figures += [_figure(mark, size, text.text) for mark in text.marks]
        size += len(text.text) + 1
        for _ in range(gaps):
            rows.append("")
            size += 1
        if line.article is None:
            noise.append(number)
        elif line.role in ("body", "heading"):
            group = told[line.article].groups.setdefault(line.group, {"role": line.role, "lines": []})
            group["lines"].append(number)
        else:
            told[line.article].lines[line.role].append(number)
    gold = [_gold(article, each) for article, each in zip(articles, told, strict=True)]
    right = {"document": name, "articles": gold, "noise_lines": noise, "figures": figures}
    return "\n".join(rows) + "\n", right


def _figure(mark: Mark, at: int, text: str) -> dict[str, Any]:
    return {
        "start": at + mark.start, "end": at + mark.end, "text": text[mark.start : mark.end],
        "kind": mark.kind, "low": mark.low, "high": mark.high, "unit": mark.unit, "approx": mark.approx,
        "about": list(mark.keys), "optional": mark.optional,
    }  # fmt: skip


def _gold(article: Annotated, told: _Told) -> dict[str, Any]:
    title = " ".join(part.text for part in article.titles)
    return {
        "id": article.head["id"], "kind": article.head["kind"], "title": title or None, "title_variants": [],
        "title_lines": told.lines["title"], "deck_lines": [], "byline": list(told.names),
        "byline_lines": told.lines["byline"], "zones": list(article.zones), "zone_variants": [],
        "province": article.head.get("province"), "city": article.head.get("city"),
        "paragraphs": [told.groups[number] for number in sorted(told.groups)],
        "credit_lines": told.lines["credit"],
        "truncated_head": told.head_lost, "truncated_tail": told.tail_lost,
    }  # fmt: skip


def pages(articles: Sequence[Annotated], seed: int, count: int) -> Iterable[tuple[str, dict[str, Any]]]:
    """``count`` pages of three to seven of the articles each, every zone at most once on a page."""
    chance = random.Random(seed)
    waiting: list[Annotated] = []
    for number in range(count):
        chosen: list[Annotated] = []
        for _ in range(chance.randrange(3, 8)):
            waiting = waiting or chance.sample(list(articles), len(articles))
            article = waiting.pop()
            if article.zones[0] not in {other.zones[0] for other in chosen}:
                chosen.append(article)
        if chosen[0].is_caption:
            chosen.append(chosen.pop(0))
        yield lay_out(chosen, chance, f"{seed}-{number:03}.txt")
