"""What the program takes, as ratios to floors that are measured in the same run.

    python tests/benchmarks/bench.py [--articles 1000 10000] [--folder build/bench]

Makes pages of text (the same for the same number of articles), imports them by the command line, and opens
the window on what came of it. Prints a table and writes it to FOLDER/bench.json. Times are medians of RUNS
for what takes less than seconds, and single runs for imports.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import import_peers
from import_peers import Took, took

import zonereader
from corpus import pages as made_up_pages

RUNS, SWITCHES = 5, 300
PROBE = Path(__file__).with_name("window_probe.py")
PROGRAM = (sys.executable, "-m", "zonereader")
PEERS = ("okular", "zim", "foliate", "calibre")
JIEBA = "import jieba; jieba.initialize()"


@dataclass(frozen=True, slots=True)
class Row:
    """A measured thing beside its floor, both in ``unit``; without a floor it stands for itself."""

    what: str
    value: float
    unit: str
    floor: float | None = None
    floor_name: str = ""

    def line(self) -> str:
        """The row of the table."""
        ratio = f"{self.value / self.floor:8.3f} x" if self.floor else " " * 10
        beside = f"{self.floor:9.1f} {self.unit}  {self.floor_name}" if self.floor else ""
        return f"{self.what:44}{self.value:10.1f} {self.unit:3}{ratio}  {beside}"


def main() -> None:
    """Measure everything, print and keep it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--folder", type=Path, default=Path("build/bench"))
    options = parser.parse_args()
    folder = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    rows: list[Row] = []
    for row in measured(folder, sorted(options.articles)):
        print(row.line(), flush=True)
        rows.append(row)
    absent = [name for name in PEERS if shutil.which(name) is None]
    missing = [*import_peers.missing(), *absent]
    print("peers missing:", ", ".join(missing) or "none")
    print("peers installed but not measured here:", ", ".join(set(PEERS) - set(absent)) or "none")
    report = {"cores": os.cpu_count(), "rows": [asdict(row) for row in rows], "missing peers": missing}
    (folder / "bench.json").write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")


def measured(folder: Path, sizes: Sequence[int]) -> Iterator[Row]:
    """All rows in the order of the table."""
    five = Case(folder, 40)
    five.take_in()
    yield from _parse(five)
    before: tuple[int, Took] | None = None
    for size in sizes:
        case = Case(folder, size)
        ours = case.take_in()
        yield from _import(case, ours)
        if before:
            grown, longer = size / before[0], ours.processors / before[1].processors
            yield Row(f"import of {size}, growth from {before[0]}", longer, "x", grown, "as many articles")
        before = size, ours
    yield from _windows(five, case)


class Case:
    """Pages of ``articles`` in a folder, and the library they go to."""

    def __init__(self, folder: Path, articles: int) -> None:
        self.articles = articles
        self.pages = folder / f"pages-{articles}"
        self.library = folder / f"imported-{articles}.db"
        shutil.rmtree(self.pages, ignore_errors=True)
        self.pages.mkdir()
        for page, _ in made_up_pages(articles):
            (self.pages / page.name).write_text(page.text, "utf-8")
        for part in self.library.parent.glob(self.library.name + "*"):
            part.unlink() if part.is_file() else shutil.rmtree(part)

    def take_in(self) -> Took:
        """An import by the command line."""
        return took([*PROGRAM, "import", str(self.pages), "--library", str(self.library)])

    def files(self) -> list[Path]:
        return sorted(self.pages.iterdir())


def timed(command: Sequence[str]) -> float:
    """Milliseconds of a process."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return 1000 * (time.perf_counter() - began)


def median(work: Callable[[], float]) -> float:
    return statistics.median(work() for _ in range(RUNS))


def _parse(case: Case) -> Iterator[Row]:
    page = str(case.files()[0])
    ours = median(lambda: timed([*PROGRAM, "parse", page]))
    floor = median(lambda: timed([sys.executable, "-c", JIEBA]))
    yield Row("parse of one page, a process", ours, "ms", floor, "python loading jieba and its dictionary")


def _import(case: Case, ours: Took) -> Iterator[Row]:
    name = f"import of {case.articles}"
    yield Row(name, ours.clock, "s", _raw(case), "the texts alone into SQLite")
    peer = import_peers.recollindex(case.pages)
    if peer is not None:
        yield Row(f"{name}, beside a peer", ours.clock, "s", peer.clock, "recollindex, the same files")
        yield Row(f"{name}, of all processors", ours.processors, "s", peer.processors, "recollindex")
    text = sum(file.stat().st_size for file in case.files()) / 1e6
    yield Row(f"library of {case.articles}", case.library.stat().st_size / 1e6, "MB", text, "the texts")
    files = case.files()
    for file in files[::100]:
        file.write_text("新闻\n" + file.read_text("utf-8"), "utf-8")
    again = case.take_in()
    yield Row(f"{name}, 1 % of the pages changed", again.clock, "s", ours.clock, "the whole import")


def _raw(case: Case) -> float:
    path = case.library.with_suffix(".raw")
    path.unlink(missing_ok=True)
    began = time.perf_counter()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE page(name, text)")
    rows = ((file.name, file.read_text("utf-8")) for file in case.files())
    connection.executemany("INSERT INTO page VALUES (?, ?)", rows)
    connection.commit()
    connection.close()
    path.unlink()
    return time.perf_counter() - began


def _probe(what: str, switches: int = 0) -> dict:
    command = [sys.executable, str(PROBE), what, str(time.time()), str(switches)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _windows(small: Case, large: Case) -> Iterator[Row]:
    compileall.compile_dir(Path(zonereader.__file__).parent, quiet=2)  # as it is once it is installed
    empty, few, many, complete = [], [], [], []
    for _ in range(RUNS):  # in turn, so that a busy moment falls on all
        empty.append(_probe("empty")["start"])
        found = _probe(str(small.library))
        few.append(found["start"])
        complete.append(found["complete"])
        many.append(_probe(str(large.library))["start"])
    bare, ours, big, rest = (statistics.median(times) for times in (empty, few, many, complete))
    yield Row("start to the first article, 5 pages", ours, "ms", bare, "an empty window of three panes")
    yield Row("start to what stands beside it, 5 pages", rest, "ms", bare, "an empty window of three panes")
    yield Row(f"start with {large.articles}", big, "ms", ours, "start with 5 pages")
    found = _probe(str(large.library), SWITCHES)
    yield Row("article switch, p95", found["switch"], "ms", found["bare"], "the same document without us")
    early, late = found["after"]
    yield Row(f"memory after {SWITCHES} switches", late, "MB", _probe("empty")["resident"], "empty window")
    yield Row(f"memory, switch {SWITCHES // 3} to {SWITCHES}", late, "MB", early, "at the earlier one")
    yield Row("tree: expand the largest node", found["expand"], "ms", 50, "goal")
    yield Row("tree: first filter by initials", found["first filter"], "ms", 50, "goal")


if __name__ == "__main__":
    main()
