"""How well pages and figures are read: counts of what is right, of what there is."""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus.annotated import ARTICLES, Annotated, Mark, Marked, load
from corpus.layout import pages
from zonereader.composition import compose
from zonereader.figures.find import find_figures
from zonereader.model import Article, Figure, Kind, Reading
from zonereader.reading import read
from zonereader.zones.gazetteer import gazetteer

Counts = Counter[tuple[str, bool]]
"""How often something was right, or not."""


def share(counts: Counts, name: str) -> float:
    """The share that is right."""
    right, wrong = counts[name, True], counts[name, False]
    return right / (right + wrong) if right + wrong else 1.0


def shares(counts: Counts) -> dict[str, float]:
    """The share of each thing that was counted."""
    return {name: share(counts, name) for name in sorted({name for name, _ in counts})}


def of_pages(laid_out: Iterable[tuple[str, Mapping[str, Any]]]) -> Counts:
    """How pages are put together: ``articles`` whole and in order, and what else is known of each."""
    counts: Counts = Counter()
    for text, right in laid_out:
        reading = read(text)
        taken: set[int] = set()
        for gold in right["articles"]:
            counts.update(_of_article(text, gold, reading, taken))
    return counts


def _of_article(text: str, gold: Mapping[str, Any], reading: Reading, taken: set[int]) -> Counts:
    wanted = _wanted(text, gold)
    found = _closest(text, wanted, reading, taken)
    if found is None:
        return Counter({("articles", False): 1})
    article = reading.articles[found]
    taken.add(found)
    title = " ".join(_line(text, number).lstrip("# ") for number in gold["title_lines"])
    flags = (gold["truncated_head"], gold["truncated_tail"])
    return Counter(
        {
            ("articles", wanted == _paragraphs(text, article)): 1,
            ("titles", (article.title or "") == title): 1,
            ("names", list(article.byline) == gold["byline"]): 1,
            ("zones", _same_zone(article, gold["zones"][0])): 1,
            ("flags", (article.truncated_head, article.truncated_tail) == flags): 1,
        }
    )


def _same_zone(article: Article, name: str) -> bool:
    known = gazetteer().by_name(name)
    return bool(article.zones) and article.zones[0] in {name, known.name if known else name}


def _line(text: str, number: int) -> str:
    return text.split("\n")[number - 1].strip()


def _wanted(text: str, gold: Mapping[str, Any]) -> list[str]:
    """The article's paragraphs; names at the end of the last one are none of its words."""
    found = [
        "".join(_line(text, line) for line in group["lines"]).lstrip("# ") for group in gold["paragraphs"]
    ]
    signed = "" if gold["byline_lines"] else " " + " ".join(gold["byline"])
    return [words.removesuffix(signed) if signed.strip() else words for words in found]


def _paragraphs(text: str, article: Article) -> list[str]:
    return [compose(text, passage.spans).text for passage in article.passages]


def _closest(text: str, wanted: Sequence[str], reading: Reading, taken: set[int]) -> int | None:
    """The article that holds most of the ``wanted`` words."""
    sizes = {
        index: sum(
            len(words) for words in _paragraphs(text, article) if any(words in each for each in wanted)
        )
        for index, article in enumerate(reading.articles)
        if index not in taken
    }
    best = max(sizes, key=sizes.__getitem__, default=None)
    return best if best is not None and sizes[best] else None


def of_figures(articles: Iterable[Annotated]) -> Counts:
    """How figures are found in paragraphs as written: ``found`` and, of those, kind, value, approx and label.

    A figure found where there is none counts as ``found`` wrongly.
    """
    counts: Counts = Counter()
    for article in articles:
        for text in (*article.titles, *article.paragraphs):
            counts.update(_of_text(text))
    return counts


def _of_text(text: Marked) -> Counts:
    counts: Counts = Counter()
    figures = find_figures(text.text)
    at = {(figure.start, figure.end): figure for figure in figures}
    known = {(mark.start, mark.end) for mark in text.marks}
    for figure in figures:
        if (figure.start, figure.end) not in known and not _optional(text.marks, figure):
            counts[_found(figure.kind), False] += 1
    for mark in text.marks:
        found = at.get((mark.start, mark.end))
        if not mark.optional:
            counts[_found(mark.kind), found is not None] += 1
        if found is not None and not mark.optional and mark.kind != Kind.DATE:
            counts.update(_of_figure(mark, found))
    return counts


def _found(kind: str) -> str:
    return "dates found" if kind == Kind.DATE else "found"


def _optional(marks: Iterable[Mark], figure: Figure) -> bool:
    """Whether the figure touches one on which careful people differ."""
    return any(mark.optional and mark.start < figure.end and figure.start < mark.end for mark in marks)


def _of_figure(mark: Mark, figure: Figure) -> Counts:
    counts: Counts = Counter()
    counts["kinds", figure.kind == mark.kind] += 1
    same = _close(figure.low, mark.low) and _close(figure.high, mark.high) and figure.unit == mark.unit
    counts["values", same] += 1
    counts["approximations", figure.approx == mark.approx] += 1
    if mark.keys:
        counts["labels", any(key in (figure.label or "") for key in mark.keys)] += 1
    return counts


def _close(found: float | None, wanted: float | None) -> bool:
    if found is None or wanted is None:
        return found is wanted
    return math.isclose(found, wanted, rel_tol=1e-6, abs_tol=1e-9)


def main() -> None:
    """Print how articles of our own are read: the files one by one, then pages laid out of them all."""
    files = {file.stem: load(file) for file in sorted(ARTICLES.glob("*.txt"))}
    for name, articles in files.items():
        sys.stdout.write(f"figures of {name}   {_row(of_figures(articles))}\n")
    every = list(chain.from_iterable(files.values()))
    sys.stdout.write(f"figures of all  {_row(of_figures(every))}\n")
    for seed in (1, 2):
        sys.stdout.write(f"pages, seed {seed}  {_row(of_pages(pages(every, seed, 40)))}\n")


def _row(counts: Counts) -> str:
    return "  ".join(f"{name} {value:.3f}" for name, value in shares(counts).items())


if __name__ == "__main__":
    main()
