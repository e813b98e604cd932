"""A page's text → whole articles, in the order in which they begin on the page."""

from __future__ import annotations

from collections.abc import Sequence

from zonereader.model import Article, ArticleKind, Passage, Role, Span
from zonereader.page import byline
from zonereader.page.assemble import Assembly, assemble
from zonereader.page.evidence import Evidence
from zonereader.page.lines import Line, split_lines
from zonereader.page.naming import Naming
from zonereader.page.reasons import worth_of
from zonereader.page.threads import TEXT, Part, Step

_TRUNCATED_BELOW = -0.5


def read_articles(text: str, naming: Naming) -> tuple[tuple[Article, ...], tuple[Span, ...]]:
    """The articles of a page, without their zones, and the spans that are in none.

    ``naming`` finds the zones, parks and cities that are named: evidence of what belongs together.
    The # marks before titles and headings are among the spans outside the articles.
    """
    lines, evidence, assembly = assembled(text, naming)
    articles = sorted((_article(found.steps, evidence) for found in assembly.articles), key=lambda a: a.start)
    marks = [line.marks for line in lines if line.level]
    noise = sorted([*marks, *(lines[step.line].span for step in assembly.noise)])
    return tuple(articles), tuple(noise)


def assembled(text: str, naming: Naming) -> tuple[list[Line], Evidence, Assembly]:
    """The lines of a page, what was seen of them, and how they were put together."""
    lines = split_lines(text)
    evidence = Evidence(text, lines, naming)
    return lines, evidence, assemble(evidence)


def _article(steps: tuple[Step, ...], evidence: Evidence) -> Article:
    lines = evidence.lines
    titles = [lines[step.line] for step in steps if step.part is Part.TITLE]
    passages, signatures = _passages(steps, lines)
    bodies = [step for step in steps if step.part in TEXT]
    caption = not titles and len(passages) <= 1
    return Article(
        kind=ArticleKind.CAPTION if caption else ArticleKind.ARTICLE,
        title=" ".join(line.text for line in titles) or None,
        title_spans=tuple(line.span for line in titles),
        deck_spans=_spans(steps, lines, Part.DECK),
        byline=_names(steps, lines),
        byline_spans=(*_spans(steps, lines, Part.BYLINE), *signatures),
        credit_spans=_spans(steps, lines, Part.CREDIT),
        passages=passages,
        truncated_head=bool(bodies) and worth_of([evidence.opening(bodies[0].line)]) < _TRUNCATED_BELOW,
        truncated_tail=bool(bodies) and not lines[bodies[-1].line].ended,
    )


def _spans(steps: tuple[Step, ...], lines: Sequence[Line], part: Part) -> tuple[Span, ...]:
    return tuple(lines[step.line].span for step in steps if step.part is part)


def _names(steps: tuple[Step, ...], lines: Sequence[Line]) -> tuple[str, ...]:
    """All who signed the article, in printed order, each once."""
    names: list[str] = []
    for step in steps:
        line = lines[step.line]
        if step.part in (Part.BYLINE, Part.CREDIT):
            names.extend(line.names)
        elif step.part in TEXT:
            lead = byline.signed_lead(line.text)
            names.extend(lead.names if lead else ())
            names.extend(line.tail.names if line.tail else ())
    return tuple(dict.fromkeys(names))


def _passages(steps: tuple[Step, ...], lines: Sequence[Line]) -> tuple[tuple[Passage, ...], list[Span]]:
    """The paragraphs and headings; names glued to a paragraph's end are cut off and given apart."""
    passages: list[Passage] = []
    signatures: list[Span] = []
    for step in steps:
        line = lines[step.line]
        span = line.span
        if line.tail and step.part in TEXT:
            cut = span.start + line.tail.span.start
            body = line.text[: line.tail.span.start].rstrip()
            blank = len(line.text[line.tail.span.start :]) - len(line.text[line.tail.span.start :].lstrip())
            signatures.append(Span(cut + blank, span.end))
            span = Span(span.start, span.start + len(body))
        if step.part is Part.HEADING:
            passages.append(Passage(Role.HEADING, (span,)))
        elif step.part is Part.BODY:
            passages.append(Passage(Role.BODY, (span,)))
        elif step.part is Part.JOINED:
            passages[-1] = Passage(Role.BODY, (*passages[-1].spans, span))
    return tuple(passages), signatures
