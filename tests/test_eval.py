"""How well pages are read: scores on annotated and on laid-out pages, with floors.

The annotated pages and the scorer lie beside the checkout and are no part of the project.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

EVALUATION = Path(__file__).parents[2] / "shared" / "eval"

pytestmark = [
    pytest.mark.originals,
    pytest.mark.skipif(not EVALUATION.is_dir(), reason="no annotated pages beside the checkout"),
]

FLOORS = {
    "line_accuracy": 0.995,
    "perfect_articles": 0.97,
    "reading_order": 0.97,
    "join_f1": 0.97,
    "titles": 0.99,
    "bylines": 0.99,
    "zones": 0.99,
    "truncation_flags": 0.98,
    "figures_strict_f1": 0.995,
    "figures_relaxed_f1": 0.995,
    "figures_kind": 0.995,
    "figures_value": 0.995,
    "figures_approx": 0.985,
    "figures_label": 0.93,
    "dates_strict_f1": 0.99,
}
"""They only rise."""


def scores(gold: Path, documents: Path) -> dict[str, float]:
    command = [
        sys.executable, str(EVALUATION / "score.py"), str(gold), str(documents),
        "--", sys.executable, "-m", "zonereader", "parse",
    ]  # fmt: skip
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=100)
    return json.loads(run.stdout.splitlines()[-1])


def below_floors(found: dict[str, float]) -> dict[str, float]:
    return {name: found[name] for name, floor in FLOORS.items() if found[name] < floor}


def test_annotated_pages() -> None:
    assert below_floors(scores(EVALUATION / "gold", EVALUATION.parent / "seeds")) == {}


@pytest.mark.parametrize("seed", [77, 5])
def test_laid_out_pages(tmp_path: Path, seed: int) -> None:
    make = EVALUATION / "pages" / "make_pages.py"
    options = ["--seed", str(seed), "--pages", "12"]
    subprocess.run([sys.executable, make, make.parent / "articles", tmp_path, *options], check=True)
    assert below_floors(scores(tmp_path / "gold", tmp_path / "docs")) == {}
