"""Far more than anybody has: taken in or refused in a sentence, with little memory, and to be stopped."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from soak.measure import tell, times
from zonereader.errors import PAGE_SENTENCES, PageProblem
from zonereader.library.importing import MOST_FIGURES, import_steps
from zonereader.library.library import Library
from zonereader.library.records import StepOutcome

MEGABYTE = 1 << 20
PAGE = "# 江边新区又签约{0}个项目\n\n江边新区昨天签约{0}个项目，总投资{0}亿元。\n"

IMPORT = """
import re, sys, time
from pathlib import Path
from zonereader.library.importing import import_paths
from zonereader.library.library import Library
from zonereader.reading import read
def most():  # kilobytes of memory used at most since the process began
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
read("江边新区昨天签约3个项目。")
before, began = most(), time.monotonic()
with Library.open(Path(sys.argv[1])) as library:
    report = import_paths(library, [Path(sys.argv[2])])
spent = time.monotonic() - began
print(report.added, len(report.failed), most() - before, spent)
"""


def imported(folder: Path, what: Path) -> tuple[int, int, float, float]:
    """Import in a process of its own: added, failed, megabytes more than before, seconds."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORT, folder / "library.db", what],
        capture_output=True, text=True, check=True, timeout=600,
    )  # fmt: skip
    added, failed, kilobytes, seconds = done.stdout.split()
    return int(added), int(failed), int(kilobytes) / 1024, float(seconds)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is measured by /proc")
def test_a_file_of_two_hundred_megabytes_is_not_even_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.write(PAGE.format(1).encode())
        file.truncate(200 * MEGABYTE)
    added, failed, megabytes, seconds = imported(tmp_path, huge)
    assert (added, failed) == (0, 1)
    assert megabytes < 40
    tell("200 MB", megabytes=round(megabytes, 1), seconds=round(seconds, 2))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is measured by /proc")
@pytest.mark.parametrize(
    ("name", "text", "added"),
    [
        ("a title of 1 MB", "# " + "园区" * 166_000 + "\n\n江边新区昨天签约3个项目。\n", 1),
        ("a line of 1 MB", "江边新区招商引资" * 41_000, 1),
        ("many articles", "# 江边新区\n\n江边新区签约。\n\n" * times(2000, 12_000), 1),
        ("empty lines", "江边新区签约。" + "\n" * 390_000, 1),
        ("as many figures as a page may have", "江边新区投资3亿元。\n" * times(2000, MOST_FIGURES - 1), 1),
        ("a million figures", "3个" * 1_000_000, 0),
        ("too many figures", "3个，" * times(25_000, 130_000), 0),
    ],
)
def test_a_page_of_anything_in_excess(tmp_path: Path, name: str, text: str, added: int) -> None:
    page = tmp_path / "page.txt"
    page.write_text(text, "utf-8")
    done, failed, megabytes, seconds = imported(tmp_path, page)
    assert (done, failed) == (added, 1 - added)
    assert megabytes < 150
    assert seconds < 60
    tell(name, megabytes=round(megabytes), seconds=round(seconds, 1))


@pytest.fixture(scope="module")
def crowd(tmp_path_factory) -> Path:
    """A folder of very many files, in folders of a thousand."""
    folder = tmp_path_factory.mktemp("crowd")
    for number in range(times(10_000, 100_000)):
        if number % 1000 == 0:
            (folder / f"{number}").mkdir()
        path = folder / f"{number - number % 1000}" / f"{number}.txt"
        path.write_text(PAGE.format(number % 25), "utf-8")
    return folder


def test_a_folder_of_very_many_files_is_begun_and_stopped_at_once(tmp_path: Path, crowd: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        began = time.monotonic()
        steps = import_steps(library, [crowd])
        first = next(steps)
        seconds = time.monotonic() - began
        assert first.total == times(10_000, 100_000)
        for _ in range(100):
            next(steps)
        began = time.monotonic()
        steps.close()
        stopped = time.monotonic() - began
        assert len(library.pages()) == 25
    assert seconds < 10
    assert stopped < 1
    tell(
        "files in a folder", files=first.total, first_after=round(seconds, 2), stopped_after=round(stopped, 3)
    )


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes among files")
def test_links_in_circles_pipes_and_folders_without_end(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    deep = pages.joinpath(*["d"] * 200)
    deep.mkdir(parents=True)
    (deep / "deep.txt").write_text(PAGE.format(1), "utf-8")
    (pages / "round").symlink_to(pages, target_is_directory=True)
    (deep / "up").symlink_to(pages, target_is_directory=True)
    (pages / "itself.txt").symlink_to(pages / "itself.txt")
    (pages / "nowhere.txt").symlink_to(tmp_path / "nowhere")
    (pages / "endless.txt").symlink_to("/dev/zero")
    os.mkfifo(pages / "pipe.txt")
    (pages / "folder.txt").mkdir()
    with Library.open(tmp_path / "library.db") as library:
        steps = list(import_steps(library, [pages]))
        assert len(library.pages()) == 1
    assert {step.path.name: step.outcome for step in steps} == {
        "deep.txt": StepOutcome.ADDED,
        "itself.txt": StepOutcome.FAILED,
        "nowhere.txt": StepOutcome.FAILED,
        "endless.txt": StepOutcome.FAILED,
        "pipe.txt": StepOutcome.FAILED,
    }


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """Fifteen hundred folders, each in the one before; too deep for Python to delete."""
    top = tmp_path / "d"
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    yield top
    subprocess.run(["rm", "-rf", str(top)], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not so deep there")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_folders_a_thousand_deep_are_a_sentence(tmp_path: Path, deep: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        (step,) = import_steps(library, [deep])
    gc.collect()  # folders left open in the middle
    problems = (PageProblem.NOT_READABLE, PageProblem.NO_PAGES)
    assert step.reason in {PAGE_SENTENCES[problem].format(path=deep) for problem in problems}
