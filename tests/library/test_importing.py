from __future__ import annotations

import time
from pathlib import Path

import pytest

from factories import TEXT
from zonereader.errors import PAGE_SENTENCES, PageProblem
from zonereader.library.importing import MOST_CHARACTERS, import_paths, import_steps
from zonereader.library.library import Library
from zonereader.library.records import StepOutcome


@pytest.fixture
def library(path: Path):
    with Library.open(path) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page, the same page in another encoding, a file that is none, and a page in a folder."""
    made = tmp_path / "pages"
    (made / "more").mkdir(parents=True)
    (made / "a.txt").write_text(TEXT, encoding="utf-8", newline="")
    (made / "b.txt").write_text(TEXT, encoding="utf-16", newline="")
    (made / "c.txt").write_bytes(b"\x00\x01\x02" * 100)
    (made / "more" / "d.txt").write_text("保税仓库今日启用。", encoding="utf-8")
    return made


def test_a_folder_is_taken_in_file_by_file(library: Library, folder: Path) -> None:
    steps = list(import_steps(library, [folder]))
    assert [(s.done, s.total, s.path.name, s.outcome.value) for s in steps] == [
        (1, 4, "a.txt", "added"),
        (2, 4, "b.txt", "skipped"),
        (3, 4, "c.txt", "failed"),
        (4, 4, "d.txt", "added"),
    ]
    assert steps[0].page_id == steps[1].page_id
    assert steps[2].reason is not None
    assert [row.origin for row in library.pages()] == ["user", "user"]


def test_steps_are_taken_one_at_a_time(library: Library, folder: Path) -> None:
    steps = import_steps(library, [folder], origin="seeds")
    assert library.pages() == ()
    next(steps)
    assert [row.origin for row in library.pages()] == ["seeds"]
    steps.close()
    assert len(library.pages()) == 1


def test_a_file_that_goes_away_meanwhile_fails_alone(library: Library, folder: Path) -> None:
    steps = import_steps(library, [folder])
    next(steps)
    (folder / "b.txt").unlink()
    assert [step.outcome for step in steps] == [StepOutcome.FAILED, StepOutcome.FAILED, StepOutcome.ADDED]


def test_what_is_not_there_is_a_failed_step(library: Library, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    report = import_paths(library, [tmp_path / "no.txt", tmp_path / "empty", folder / "a.txt"])
    assert (report.added, report.skipped) == (1, 0)
    assert [failure.path.name for failure in report.failed] == ["no.txt", "empty"]
    assert all(failure.reason for failure in report.failed)


def test_importing_twice_adds_nothing(library: Library, folder: Path) -> None:
    import_paths(library, [folder])
    report = import_paths(library, [folder])
    assert (report.added, report.skipped, len(report.failed)) == (0, 3, 1)


def test_a_file_without_a_line_end_in_fifty_megabytes_is_refused(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_text("开发区新厂房" * (50_000_000 // 18), encoding="utf-8")
    began = time.monotonic()
    (step,) = import_steps(library, [path])
    assert time.monotonic() - began < 20
    assert step.reason == PAGE_SENTENCES[PageProblem.TOO_LARGE].format(path=path)
    assert library.pages() == ()


def test_the_longest_line_that_is_taken_can_be_searched(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("保税仓库" * (MOST_CHARACTERS // 4 - 1) + "试运行", encoding="utf-8")
    (step,) = import_steps(library, [path])
    assert step.outcome is StepOutcome.ADDED
    assert library.search("试运").count == 1
    assert library.search("保税仓").count == 1
