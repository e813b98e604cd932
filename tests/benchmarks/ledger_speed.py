"""How fast the ledger filters and sorts on a library of a million made-up figures.

    python tests/benchmarks/ledger_speed.py --figures 1000000 --folder build/bench

The figures are put into the library's tables directly. Every step is run five times; the median and the
worst are printed. The goal is 100 ms for a step.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

from zonereader.library.kinds import NUMBERS
from zonereader.library.library import Library
from zonereader.library.records import FigureQuery, FigureSort
from zonereader.model import Kind
from zonereader.search.query import parse
from zonereader.zones.gazetteer import gazetteer

RUNS, SEED, FIGURES_OF_AN_ARTICLE, ARTICLES_OF_A_PAGE = 5, 20261121, 10, 8
KINDS = (
    (Kind.MONEY, ("CNY", "USD"), 35),
    (Kind.PERCENT, ("%", "pp"), 20),
    (Kind.COUNT, ("个", "家", "项", "人", "件"), 30),
    (Kind.AREA, ("m2",), 7),
    (Kind.DATE, (None,), 8),
)
LABELS = (
    "总投资",
    "总投资额",
    "投资额",
    "产值",
    "营业收入",
    "进出口总额",
    "企业",
    "项目",
    "占地面积",
    "增长",
)
PERIODS = (None, None, "2023年", "2024年上半年", "去年", "目前", "2024年1-5月", "上半年", "2022年", "近年来")


def main() -> None:
    """Build what is missing, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, default=Path("build/bench"))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    path = options.folder / f"ledger-{options.figures}.db"
    if not path.exists():
        _build(path, options.figures)
    with Library.open_reader(path) as library:
        began = time.perf_counter()
        ledger = library.ledger()
        print(f"made in {time.perf_counter() - began:.2f} s: {len(ledger):,} figures")
        for name, query in _steps():
            choice = ledger.choose(query)
            _report(f"{name} ({len(choice.rows):,})", lambda query=query: ledger.choose(query))
        everything = ledger.choose(FigureQuery())
        _report("the rows on a screen", lambda: library.figure_rows(everything.ids(500_000, 500_128)))
        _report("topics of all", lambda: ledger.topics(everything, 500))


def _steps() -> list[tuple[str, FigureQuery]]:
    zone = gazetteer().zones[3].name
    filters = {
        "all": FigureQuery(),
        "kind": FigureQuery(kind=Kind.MONEY),
        "zone": FigureQuery(zone=zone),
        "province": FigureQuery(province="江苏"),
        "label, usual": FigureQuery(label="投资"),
        "label, rare": FigureQuery(label="指标77"),
        "topic": FigureQuery(topic="总投资"),
        "period": FigureQuery(period="2024"),
        "range": FigureQuery(conditions=parse("money:1亿..20亿元").conditions),
        "words": FigureQuery(words="项目 高新区"),
        "kind, topic, range, period": FigureQuery(
            kind=Kind.MONEY, topic="总投资", period="2024", conditions=parse("money:>1亿").conditions
        ),
    }
    return [
        (f"{name} by {sort}{' down' if down else ''}", replace(query, sort=sort, descending=down))
        for name, query in filters.items()
        for sort, down in ((FigureSort.VALUE, True), (FigureSort.ZONE, False), (FigureSort.PERIOD, True))
    ]


def _report(name: str, step: Callable[[], object]) -> None:
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        step()
        times.append(1000 * (time.perf_counter() - began))
    print(f"{name:56} median {statistics.median(times):6.1f} ms, worst {max(times):6.1f} ms")


def _build(path: Path, many: int) -> None:
    """A library whose tables hold ``many`` figures, articles and pages to go with them."""
    noise = random.Random(SEED)
    zones = gazetteer().zones
    articles = range(1, many // FIGURES_OF_AN_ARTICLE + 1)
    with Library.open(path) as library:
        raw = library._connection.raw
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("BEGIN")
        labels: dict[str, int] = defaultdict(count(1).__next__)
        columns = [row[1] for row in raw.execute("PRAGMA table_info(page)")]
        for page in range(1, articles.stop // ARTICLES_OF_A_PAGE + 2):
            known = {"id": page, "sha256": f"{page:064}", "name": f"page{page:06}.txt", "digest_of": None}
            values = [known.get(column, "") for column in columns]
            raw.execute(f"INSERT INTO page VALUES ({', '.join('?' * len(values))})", values)
        for article in articles:
            zone = zones[int(noise.random() ** 2 * len(zones))]
            raw.execute(
                "INSERT INTO article VALUES (?, ?, ?, 'article', ?, ?, 0, '[]', '{}', ?, ?, 0, 0, ?)",
                (
                    article,
                    article // ARTICLES_OF_A_PAGE + 1,
                    article % ARTICLES_OF_A_PAGE,
                    title := f"{zone.name}第{article}篇报道",
                    title,
                    zone.province,
                    zone.city,
                    FIGURES_OF_AN_ARTICLE,
                ),
            )
            raw.execute("INSERT INTO zone_of_article VALUES (?, 0, ?)", (article, zone.name))
        raw.executemany(
            "INSERT INTO figure(page_id, article_id, start, end, text, kind, low, high, unit, approx, label,"
            " period) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (_figure(noise, number // FIGURES_OF_AN_ARTICLE + 1, number, labels) for number in range(many)),
        )
        raw.execute(
            "INSERT INTO figures_of_page SELECT page_id, min(id), max(id) FROM figure GROUP BY page_id"
        )
        raw.executemany(
            "INSERT INTO label VALUES (?, 0, ?, NULL)", ((id_, text) for text, id_ in labels.items())
        )
        raw.execute("COMMIT")


def _figure(noise: random.Random, article: int, number: int, labels: dict[str, int]) -> tuple[object, ...]:
    kind, units, _ = noise.choices(KINDS, weights=[weight for _, _, weight in KINDS])[0]
    amount = float(f"{noise.lognormvariate(2, 2):.1f}")
    low = high = None
    if kind is not Kind.DATE:
        low = high = amount * (1e8 if kind is Kind.MONEY else 1)
        if noise.random() < 0.03:
            high = 1.5 * low
    rare = noise.random() < 0.5
    label = f"指标{int(noise.random() ** 3 * 200_000)}" if rare else noise.choice(LABELS)
    unit = units[int(noise.random() ** 2 * len(units))]
    text = f"{amount}{'亿元' if kind is Kind.MONEY else unit or '月'}"
    start = 20 * (number % (FIGURES_OF_AN_ARTICLE * ARTICLES_OF_A_PAGE))
    approx = "about" if noise.random() < 0.1 else None
    place = (article // ARTICLES_OF_A_PAGE + 1, article, start, start + len(text))
    return (*place, text, NUMBERS[kind], low, high, unit, approx, labels[label], noise.choice(PERIODS))


if __name__ == "__main__":
    main()
