"""Whether the program has become slower or larger: its main ratios beside the recorded ones.

    python tests/benchmarks/check.py            compares; a ratio that is too far above its record fails
    python tests/benchmarks/check.py --record   writes the record anew

Every ratio is of two things measured in the same run, as time of the processor and the best of some
turns, so that other programs on the machine weigh little. Takes less than a minute.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from import_peers import took

from corpus import pages as made_up_pages
from corpus import queries
from zonereader.library.library import Library
from zonereader.page.load import PageText
from zonereader.reading import read

RECORD = Path(__file__).with_name("recorded.json")
ARTICLES, PAGES_A_TURN, QUERIES = 1_000, 25, 70
TURNS, SEARCHES = 3, 9
SLOWER, LARGER = 1.6, 1.05
"""So many times the record is still taken for noise: of times, and of sizes, which have none."""

JIEBA = (sys.executable, "-c", "import jieba; jieba.initialize()")


def main() -> None:
    """Measure, and compare or record."""
    with tempfile.TemporaryDirectory(prefix="zonereader-") as folder:
        found = dict(measured(Path(folder)))
    if sys.argv[1:] == ["--record"]:
        RECORD.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    recorded = json.loads(RECORD.read_text("utf-8"))
    most = {name: ratio * (LARGER if name == "library" else SLOWER) for name, ratio in recorded.items()}
    for name, ratio in found.items():
        verdict = "" if ratio <= most[name] else f", at most {most[name]:.3f} is allowed"
        print(f"{name:10} {ratio:8.3f}, recorded {recorded[name]:8.3f}{verdict}")
    if any(found[name] > most[name] for name in most):
        sys.exit("slower or larger than recorded; if that is meant, record it: check.py --record")


def measured(folder: Path) -> Iterator[tuple[str, float]]:
    """Every ratio with its name."""
    pages = [page for page, _ in made_up_pages(ARTICLES)]
    path = folder / "library.db"
    with Library.open(path) as library:
        yield "import", _import(library, pages)
    with Library.open_reader(path) as library, closing(sqlite3.connect(path)) as raw:
        yield "search", _search(library, raw, [page.text for page in pages])
    yield "library", path.stat().st_size / sum(len(page.text.encode()) for page in pages)
    yield "parse", _parse(folder, pages[0])


def _import(library: Library, pages: Sequence[PageText]) -> float:
    """Reading and storing pages, beside counting their pairs of characters in Python."""
    read(pages[0].text)  # the dictionaries are loaded
    turns = [pages[at : at + PAGES_A_TURN] for at in range(0, len(pages), PAGES_A_TURN)]
    ours = [_seconds(lambda turn=turn: _take_in(library, turn)) for turn in turns]
    floor = [_seconds(lambda turn=turn: [Counter(pairwise(page.text)) for page in turn]) for turn in turns]
    return min(ours) / min(floor)


def _take_in(library: Library, pages: Sequence[PageText]) -> None:
    for page in pages:
        library.add_page(page, read(page.text), origin="bench")


def _search(library: Library, raw: sqlite3.Connection, texts: list[str]) -> float:
    """The slowest but some of many searches, beside those of scanning all texts for the same words."""
    asked = [query for _, query in queries(texts, QUERIES)]
    scan = "SELECT count(*) FROM page WHERE text LIKE '%' || ? || '%'"
    ours = [_best(lambda query=query: library.search(query)) for query in asked]
    floor = [_best(lambda query=query: raw.execute(scan, (query.strip('"'),)).fetchone()) for query in asked]
    return _p95(ours) / _p95(floor)


def _parse(folder: Path, page: PageText) -> float:
    """The command, a process, beside one that loads jieba."""
    file = folder / page.name
    file.write_text(page.text, "utf-8")
    command = (sys.executable, "-m", "zonereader", "parse", str(file))
    ours, floor = zip(*((took(command), took(JIEBA)) for _ in range(TURNS)), strict=True)
    return min(each.processors for each in ours) / min(each.processors for each in floor)


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _best(work: Callable[[], object]) -> float:
    return min(_seconds(work) for _ in range(SEARCHES))


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[len(times) * 95 // 100]


if __name__ == "__main__":
    main()
