"""How fast the search is on a library of made-up articles, beside a peer where there is one.

    python tests/benchmarks/search_speed.py --articles 10000 --folder build/bench

Every query asks for the exact count and the first 50 hits with their snippets. Each is run three times
and its best time counts; the first times, when nothing of a query is in memory, are shown beside. The
peer is tantivy with the same pairs of characters, ranked by BM25, from ``--peer PYTHON``, an interpreter
that has it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus import library as made_up_library
from corpus import queries
from zonereader.library.connection import Connection
from zonereader.library.indexing import folded
from zonereader.library.library import Library
from zonereader.library.records import Order
from zonereader.library.texts import Printed
from zonereader.library.texts import texts as texts_of

TEXTS, RUNS, HITS = 500, 3, 50
FILTERED = (
    "zone:昆山",
    "province:江苏 企业",
    "kind:money",
    "总投资>100亿",
    "总投资>100亿 企业",
    "money:1亿..2亿元",
    "产值>=1亿 -企业",
    "-企业",
    "date:2026.. page:page0001",
    "has:note",
)


def main() -> None:
    """Build what is missing, then measure."""
    options = _options()
    path = options.folder / f"library-{options.articles}.db"
    with _timed(f"{options.articles} articles stored"):
        made_up_library(path, options.articles)
    with Library.open_reader(path) as library:
        texts = list(_texts(library))
        asked = [query for _, query in queries(texts, options.queries)]
        for order in Order:
            _report(f"by {order}", asked, lambda query, order=order: _ask(library, query, order))
        _report("fields", list(FILTERED), lambda query: _ask(library, query, Order.RELEVANCE), each=True)
    _sizes(path)
    if options.peer:
        _measure_peer(options, path, asked)
    else:
        print("tantivy: missing (--peer names a Python that has it)")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=210)
    parser.add_argument("--folder", type=Path, default=Path("build/bench"))
    parser.add_argument("--peer", type=Path)
    return parser.parse_args()


@contextmanager
def _timed(what: str) -> Iterator[None]:
    started = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - started:.1f} s")


def _texts(library: Library) -> Iterator[str]:
    """The text of some articles, evenly chosen."""
    pages = library.pages()
    for page in pages[:: max(1, len(pages) // TEXTS)]:
        yield library.page_text(page.id).split("\n")[1]


def _ask(library: Library, query: str, order: Order) -> int:
    return library.search(query, limit=HITS, order=order).count


def _report(name: str, asked: list[str], ask: Callable[[str], int], *, each: bool = False) -> None:
    times, first = [], []
    for query in asked:
        runs = [_once(ask, query) for _ in range(RUNS)]
        times.append((min(runs)[0], query, runs[0][1]))
        first.append(runs[0][0])
    times.sort()
    print(f"{name:14} ms: {_shown([best for best, _, _ in times])}, at first {_shown(sorted(first))}")
    for best, query, count in times if each else times[-3:]:
        print(f"    {best:8.2f}  {count:7}  {query}")


def _once(ask: Callable[[str], int], query: str) -> tuple[float, int]:
    started = time.perf_counter()
    count = ask(query)
    return (time.perf_counter() - started) * 1000, count


def _shown(times: list[float]) -> str:
    many = len(times)
    ranks = (("p50", many // 2), ("p95", many * 95 // 100), ("worst", many - 1))
    return "  ".join(f"{label} {times[at]:.2f}" for label, at in ranks)


def _sizes(path: Path) -> None:
    """What the tables take beside the texts of the pages."""
    connection = Connection(path, read_only=True)
    raw = connection.value("SELECT sum(length(CAST(text AS BLOB))) FROM page")
    rows = connection.rows("SELECT name, sum(pgsize) AS size FROM dbstat GROUP BY name ORDER BY size DESC")
    of_search = sum(
        row["size"] for row in rows if row["name"].startswith(("search", "sqlite_autoindex_search"))
    )
    connection.close()
    print(
        f"texts {raw / 1e6:.1f} MB, library {path.stat().st_size / raw:.2f} x, search {of_search / raw:.2f} x"
    )
    for row in rows[:16]:
        print(f"    {row['name']:28} {row['size'] / 1e6:8.1f} MB  {row['size'] / raw:.3f} x")


def _every_text(connection: Connection) -> Iterator[Printed]:
    """The texts of all articles."""
    ids = [row[0] for row in connection.rows("SELECT article_id FROM searchable ORDER BY article_id")]
    for at in range(0, len(ids), TEXTS):
        yield from texts_of(connection, ids[at : at + TEXTS])


def _measure_peer(options: argparse.Namespace, path: Path, asked: list[str]) -> None:
    """Hand the same folded texts to the peer, in a process of its own."""
    texts = options.folder / f"texts-{options.articles}.jsonl"
    if not texts.exists():
        connection = Connection(path, read_only=True)
        with texts.open("w", encoding="utf-8") as file:
            for found in _every_text(connection):
                file.write(json.dumps([folded(found.heading), folded(found.text)], ensure_ascii=False) + "\n")
        connection.close()
    script = Path(__file__).with_name("tantivy_speed.py")
    command = [options.peer, script, texts, options.folder / f"tantivy-{options.articles}"]
    sys.stdout.flush()
    done = subprocess.run(command, input=json.dumps(asked), text=True, check=False)
    if done.returncode:
        print("tantivy: missing")


if __name__ == "__main__":
    main()
