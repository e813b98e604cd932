"""Imports whose pages are read by processes of their own."""

from __future__ import annotations

import multiprocessing
import time
from pathlib import Path

import pytest

from factories import TEXT
from zonereader.library.importing import AHEAD, FEWEST_AHEAD, MOST_FIGURES, import_steps
from zonereader.library.library import Library
from zonereader.library.records import StepOutcome

PAGES = AHEAD + 8


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "pages"
    made.mkdir()
    for number in range(PAGES):
        (made / f"{number:03}.txt").write_text(f"{TEXT}\n第{number}号公告，投资{number + 1}亿元。\n", "utf-8")
    return made


def stored(library: Library) -> list[object]:
    """All that the library has of its articles."""
    found = [library.article(row.id) for row in library.articles()]
    return [(each.row, each.article, each.figures) for each in found]


def none_left() -> bool:
    until = time.monotonic() + 20
    while multiprocessing.active_children() and time.monotonic() < until:
        time.sleep(0.05)
    return not multiprocessing.active_children()


def test_the_result_is_that_of_reading_in_the_same_process(folder: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "many.db") as many, Library.open(tmp_path / "single.db") as single:
        steps = import_steps(many, [folder])
        first = next(steps)
        assert multiprocessing.active_children()
        together = [first, *steps]
        one_by_one = [step for file in sorted(folder.iterdir()) for step in import_steps(single, [file])]
        assert [(step.path, step.outcome) for step in together] == [
            (step.path, step.outcome) for step in one_by_one
        ]
        assert [step.done for step in together] == list(range(1, PAGES + 1))
        assert stored(many) == stored(single)
    assert none_left()


def test_few_pages_start_no_process(folder: Path, tmp_path: Path) -> None:
    others = set(multiprocessing.active_children())  # an import before this one may still be ending
    with Library.open(tmp_path / "library.db") as library:
        for step in import_steps(library, sorted(folder.iterdir())[: FEWEST_AHEAD - 1]):
            assert step.outcome is StepOutcome.ADDED
            assert set(multiprocessing.active_children()) <= others


def test_an_import_that_is_dropped_ends_its_processes_and_goes_on_later(folder: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        steps = import_steps(library, [folder])
        assert [next(steps).outcome for _ in range(3)] == [StepOutcome.ADDED] * 3
        steps.close()
        assert none_left()
        stored = len(library.pages())
        assert 3 <= stored < PAGES
        outcomes = [step.outcome for step in import_steps(library, [folder])]
        assert outcomes == [StepOutcome.SKIPPED] * stored + [StepOutcome.ADDED] * (PAGES - stored)


def test_versions_of_a_page_in_one_import_replace_each_other_in_turn(folder: Path, tmp_path: Path) -> None:
    lines = "".join(f"第{number}号公告，投资{number + 1}亿元。\n" for number in range(40))
    for version in range(3):
        (folder / f"v{version}").mkdir()
        (folder / f"v{version}" / "page.txt").write_text(f"{TEXT}\n{lines}第{version}版。\n", "utf-8")
    with Library.open(tmp_path / "library.db") as library:
        assert [step.outcome for step in import_steps(library, [folder])] == [StepOutcome.ADDED] * (PAGES + 3)
        last, middle, first = (row for row in reversed(library.pages()) if row.name == "page.txt")
        assert (first.replaced_by, middle.replaced_by, last.replaced_by) == (middle.id, last.id, None)
    assert none_left()


def test_a_text_under_two_names_is_stored_once(folder: Path, tmp_path: Path) -> None:
    (folder / "000-again.txt").write_bytes((folder / "000.txt").read_bytes())
    with Library.open(tmp_path / "library.db") as library:
        outcomes = {step.path.name: step.outcome for step in import_steps(library, [folder])}
        assert [name for name, outcome in outcomes.items() if outcome is StepOutcome.SKIPPED] == ["000.txt"]
        assert len(library.pages()) == PAGES
    assert none_left()


def test_where_storing_is_slow_pages_are_stored_one_by_one(folder: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("zonereader.library.library.MOST_SECONDS", 0)
    with Library.open(tmp_path / "library.db") as library:
        stored = []
        for step in import_steps(library, [folder]):
            assert step.outcome is StepOutcome.ADDED
            stored.append(len(library.pages()))
        assert stored == list(range(1, PAGES + 1))
    assert none_left()


def test_a_page_with_too_many_figures_fails_alone(folder: Path, tmp_path: Path) -> None:
    (folder / "001.txt").write_text("投资1亿元，" * (MOST_FIGURES + 1), "utf-8")
    with Library.open(tmp_path / "library.db") as library:
        failed = [
            step.path.name for step in import_steps(library, [folder]) if step.outcome is StepOutcome.FAILED
        ]
        assert failed == ["001.txt"]
        assert len(library.pages()) == PAGES - 1
    assert none_left()


def test_a_process_that_dies_loses_no_page(folder: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        steps = import_steps(library, [folder])
        next(steps)
        for process in multiprocessing.active_children():
            process.kill()
        assert [step.outcome for step in steps] == [StepOutcome.ADDED] * (PAGES - 1)
        assert len(library.pages()) == PAGES
