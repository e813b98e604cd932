"""Learn what the reasons of ``zonereader.page.reasons`` are worth, from pages laid out of our articles.

A structured perceptron: where the best way to read a page is not the right one, the worths of the
reasons that spoke for the wrong one fall and the others rise, no more than is needed (passive-aggressive,
Crammer et al. 2006); the worths are averaged over all pages. Prints the worths, to be put into the table.

    python tests/corpus/learn.py [--epochs 5] [--pages 90] [--seeds 101 102 103]
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus.annotated import ARTICLES, load
from corpus.layout import pages
from zonereader.page import reasons
from zonereader.page.assemble import best_way
from zonereader.page.evidence import Evidence
from zonereader.page.lines import Line, split_lines
from zonereader.page.moves import Option
from zonereader.page.reasons import Why
from zonereader.page.threads import Part, State, Thread
from zonereader.reading import NAMING

MOST_AT_ONCE = 0.008
MARGIN, MOST_WRONG = 0.5, 6

# What a line of a role may be taken for, beside what it is called.
ALSO = {"joined": {Part.JOINED}, "deck": {Part.DECK, Part.TITLE}}


@dataclass(slots=True)
class Page:
    """A page and, for each of its lines, whose it is and as what; None for a line of nobody."""

    text: str
    lines: list[Line]
    right: list[tuple[int, str] | None]
    captions: list[bool]

    def may(self, line: Line, thread: Thread | None, option: Option) -> bool:
        """Whether a line may be taken so on the right way."""
        right = self.right[line.index]
        if right is None:
            return option.part is Part.NOISE
        article, role = right
        if option.part not in ALSO.get(role, {Part(role)} if role in set(Part) else set()):
            return False
        if self._is_first(line, article):
            return thread is None and option.caption == self.captions[article]
        first = self.right[thread.first] if thread is not None else None
        return first is not None and first[0] == article

    def _is_first(self, line: Line, article: int) -> bool:
        return not any(right and right[0] == article for right in self.right[: line.index])


def page_of(text: str, gold: Mapping[str, Any]) -> Page:
    """A laid-out page with what is right about it."""
    roles: dict[int, tuple[int, str]] = {}
    for number, article in enumerate(gold["articles"]):
        for role in ("title", "deck", "byline", "credit"):
            roles |= dict.fromkeys(article[f"{role}_lines"], (number, role))
        for group in article["paragraphs"]:
            first, *others = group["lines"]
            roles[first] = number, group["role"]
            roles |= dict.fromkeys(others, (number, "joined"))
    physical = [number for number, row in enumerate(text.split("\n"), 1) if row.strip()]
    captions = [each["kind"] == "caption" and not each["title"] for each in gold["articles"]]
    return Page(text, split_lines(text), [roles.get(number) for number in physical], captions)


def learn(every: list[Page], epochs: int, worths: dict[Why, float]) -> dict[Why, float]:
    """The mean of the worths after each page; ``worths`` are begun from and changed."""
    total: Counter[Why] = Counter()
    chance, seen = random.Random(1), 0
    for epoch in range(epochs):
        chance.shuffle(every)
        wrong = sum(_learn_from(page, worths, total) for page in every)
        seen += len(every)
        sys.stderr.write(f"epoch {epoch + 1}: {wrong} lines wrong on {len(every)} pages\n")
    return {why: round(total[why] / seen, 2) for why in worths}


def _learn_from(page: Page, worths: dict[Why, float], total: Counter[Why]) -> int:
    """How many lines of the page were wrong before anything was learnt from it."""
    evidence = Evidence(page.text, page.lines, NAMING)
    try:
        right = best_way(evidence, page.may)
    except ValueError:  # a line can only be taken for something else, such as a name that is not known as one
        return 0
    found = best_way(evidence)
    weighed, places = _told(right)
    other, where = _told(found)
    wrong = sum(places[line] != where[line] for line in places)
    if wrong:
        change = {why: weighed[why] - other[why] for why in {*weighed, *other} if weighed[why] != other[why]}
        size = sum(amount * amount for amount in change.values())
        short = found.worth - right.worth + MARGIN * min(wrong, MOST_WRONG)
        step = min(MOST_AT_ONCE, short / size) if size else 0.0
        for why, amount in change.items():
            worths[why] += max(0.0, step) * amount
    for why, worth in worths.items():
        total[why] += worth  # type: ignore[assignment]
    return wrong


def _told(state: State) -> tuple[Counter[Why], dict[int, tuple[int, Part]]]:
    """The amounts of all reasons on a way, and for each line where its article begins and what it is."""
    amounts: Counter[Why] = Counter()
    places: dict[int, tuple[int, Part]] = {}
    for steps, ending in _closed(state):
        for step in steps:
            places[step.line] = (steps[-1].line if step.part is not Part.NOISE else -1, step.part)
        for why, amount in chain(ending, *(step.reasons for step in steps)):
            amounts[why] += amount  # type: ignore[assignment]
    return amounts, places


def _closed(state: State) -> Iterator[tuple[list[Any], tuple[reasons.Reason, ...]]]:
    closed = state.closed
    while closed is not None:
        yield list(closed.steps.back()), closed.ending
        closed = closed.before


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--pages", type=int, default=90)
    parser.add_argument("--seeds", type=int, nargs="+", default=[101, 102, 103])
    options = parser.parse_args()
    articles = list(chain.from_iterable(map(load, sorted(ARTICLES.glob("*.txt")))))
    laid_out = chain.from_iterable(pages(articles, seed, options.pages) for seed in options.seeds)
    every = [page_of(text, gold) for text, gold in laid_out]
    worths = dict(reasons.WORTH)
    reasons.WORTH = worths  # the search weighs by what has been learnt so far
    for why, worth in learn(every, options.epochs, worths).items():
        sys.stdout.write(f"        Why.{why.name}: {worth},\n")


if __name__ == "__main__":
    main()
