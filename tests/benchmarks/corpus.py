"""A library of made-up articles, the same for the same size: what the benchmarks run on.

Words are drawn as a language has them (a few are everywhere, most are rare), with zones' names and
figures among them. About 1,270 characters an article, eight articles a page.
"""

from __future__ import annotations

import hashlib
import random
from collections import deque
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import jieba

from zonereader.library.library import Library
from zonereader.model import Approx, Article, ArticleKind, Figure, Kind, Passage, Reading, Role, Span
from zonereader.page.load import PageText
from zonereader.zones.gazetteer import gazetteer

SEED = 20261120
VOCABULARY = 60_000
ARTICLES_A_PAGE = 8
PASSAGES, WORDS = 6, 82
EXPONENT = 1.07
KINDS = ("word of 2", "word of 4", "phrase", "two words", "rare", "one character", "no hit")
LABELS = ("总投资", "产值", "投资额", "销售收入", "进出口总额", "税收")


def vocabulary() -> tuple[list[str], list[float]]:
    """Chinese words, the most usual first, and their cumulative weights by Zipf's law."""
    dictionary = Path(jieba.__file__).with_name("dict.txt").read_text("utf-8").splitlines()
    counted = (line.split(" ")[:2] for line in dictionary)
    words = [(int(count), word) for word, count in counted if 2 <= len(word) <= 4 and "一" <= word[0] <= "鿿"]
    words.sort(key=lambda pair: (-pair[0], pair[1]))
    chosen = [word for _, word in words[:VOCABULARY]]
    return chosen, list(accumulate(1 / rank**EXPONENT for rank in range(10, len(chosen) + 10)))


def pages(articles: int) -> Iterator[tuple[PageText, Reading]]:
    """Pages of ``articles`` in all, with the reading of each."""
    noise = random.Random(SEED)
    words, weights = vocabulary()
    zones = gazetteer().zones
    for number in range(0, articles, ARTICLES_A_PAGE):
        page = _Page()
        for _ in range(min(ARTICLES_A_PAGE, articles - number)):
            zone = zones[int(noise.random() ** 2 * len(zones))]
            page.add(noise, noise.choices(words, cum_weights=weights, k=PASSAGES * WORDS + 8), zone)
        yield page.made(f"page{number // ARTICLES_A_PAGE:06}.txt")


def library(path: Path, articles: int) -> Path:
    """A library of so many articles, as an import leaves it; made once."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        unfinished.unlink(missing_ok=True)
        with Library.open(unfinished) as made:
            for page, reading in pages(articles):
                made.add_pages([(page, reading)], origin="benchmark")
                deque(made.settling(), maxlen=0)
            deque(made.catch_up(), maxlen=0)
        unfinished.replace(path)
    return path


class _Page:
    """A page that grows by one article after the other."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._size = 0
        self._articles: list[Article] = []
        self._figures: list[Figure] = []

    def _line(self, text: str) -> Span:
        span = Span(self._size, self._size + len(text))
        self._lines.append(text)
        self._size += len(text) + 1
        return span

    def add(self, noise: random.Random, words: list[str], zone) -> None:
        name = zone.name if noise.random() < 0.3 else ""
        title = name + "".join(words[: 8 if not name else 5])
        title_span = self._line(title)
        passages = [self._passage(noise, words[8 + i * WORDS :][:WORDS], zone.name) for i in range(PASSAGES)]
        self._articles.append(
            Article(
                ArticleKind.ARTICLE,
                title,
                title_spans=(title_span,),
                passages=tuple(passages),
                zones=(zone.name,),
                province=zone.province,
                city=zone.city,
            )
        )

    def _passage(self, noise: random.Random, words: list[str], zone: str) -> Passage:
        amount = f"{noise.lognormvariate(2, 2):.1f}"
        label = noise.choice(LABELS)
        clauses = ["".join(words[at : at + 7]) for at in range(0, len(words), 7)]
        before = f"{zone if noise.random() < 0.5 else ''}{'，'.join(clauses[:5])}，{label}"
        span = self._line(f"{before}{amount}亿元，{'，'.join(clauses[5:])}。")
        start = span.start + len(before)
        value = float(amount) * 1e8
        self._figures.append(
            Figure(
                start,
                start + len(amount) + 2,
                f"{amount}亿元",
                Kind.MONEY,
                value,
                value,
                "CNY",
                Approx.EXACT,
                label,
                len(self._articles),
            )
        )
        return Passage(Role.BODY, (span,))

    def made(self, name: str) -> tuple[PageText, Reading]:
        text = "\n".join(self._lines) + "\n"
        page = PageText(name, text, hashlib.sha256(text.encode()).hexdigest())
        return page, Reading(tuple(self._articles), (), tuple(self._figures))


def queries(texts: list[str], many: int) -> list[tuple[str, str]]:
    """Queries of every kind in turn, as (kind, query); words as often as the texts have them."""
    noise = random.Random(SEED + 1)
    words, weights = vocabulary()

    def word(size: int) -> str:
        while True:
            found = noise.choices(words, cum_weights=weights)[0]
            if len(found) == size:
                return found

    def piece() -> str:
        text = noise.choice(texts)
        start = noise.randrange(len(text) - 12)
        return text[start : start + noise.randint(5, 12)].replace("\n", "")

    make = {
        "word of 2": lambda: word(2),
        "word of 4": lambda: word(4),
        "phrase": lambda: f'"{piece()}"',
        "two words": lambda: f"{word(2)} {word(2)}",
        "rare": lambda: words[noise.randrange(len(words) // 2, len(words))],
        "one character": lambda: word(2)[0],
        "no hit": lambda: word(2) + "\u9fa5" + word(2),
    }
    return [(kind, make[kind]()) for kind in (KINDS[n % len(KINDS)] for n in range(many))]
