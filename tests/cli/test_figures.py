"""The ledger and related articles on the command line; the same on a library and on a page alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = {
    "one.txt": "# 昆山高新区项目开工\n\n"
    "昆山高新区的新材料项目总投资约3.5亿元，占地200亩。协鑫科技有限公司参建。\n",
    "two.txt": "# 昆山高新区再添两个项目\n\n"
    "昆山高新区的第二个项目投资额12亿元，产值增长20%。协鑫科技有限公司签约。\n",
}


def run(*arguments: object, code: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "zonereader", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("figures")
    for name, text in PAGES.items():
        (folder / name).write_text(text, "utf-8")
    run("import", folder, "--library", folder / "library.db")
    return folder / "library.db"


def texts(library: Path, *arguments: str) -> list[str]:
    return [
        row["text"] for row in json.loads(run("figures", *arguments, "--json", "--library", library).stdout)
    ]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--topic", "总投资"), ["约3.5亿元", "12亿元"]),
        (("--topic", "投资额", "--sort", "value", "--descending"), ["12亿元", "约3.5亿元"]),
        (("--kind", "money", "--range", ">10亿元"), ["12亿元"]),
        (("--range", "100..500亩"), ["200亩"]),
        (("--min", "1e9", "--kind", "money"), ["12亿元"]),
        (("--kind", "money", "--sort", "value", "--limit", "1"), ["约3.5亿元"]),
        (("zone:昆山 投资>10亿元",), ["12亿元"]),
        (("kind:percent",), ["20%"]),
        (("--zone", "昆山高新区", "--kind", "area"), ["200亩"]),
        (("--province", "江苏", "--kind", "area"), ["200亩"]),
        (("--province", "福建"), []),
    ],
)
def test_figures_are_chosen_and_sorted(
    library: Path, arguments: tuple[str, ...], expected: list[str]
) -> None:
    assert texts(library, *arguments) == expected


def test_a_page_alone_gives_what_its_library_gives(library: Path) -> None:
    file = library.with_name("two.txt")
    alone = json.loads(run("figures", file, "--kind", "money", "--range", ">1亿元", "--json").stdout)
    assert [row["text"] for row in alone] == texts(library, "--kind", "money", "--range", ">10亿元")


def test_what_cannot_be_asked_of_figures_is_said(library: Path) -> None:
    done = run("figures", "has:note", "--library", library)
    assert done.stderr == "zonereader: has:note cannot be asked of figures; it is left out.\n"


def test_related_articles_are_listed(library: Path) -> None:
    found = json.loads(run("related", "one.txt", "4", "--json", "--library", library).stdout)
    assert [(each["by"], each["page"]) for each in found] == [("zone", "two.txt")]
    assert any("协鑫" in name for name in found[0]["shared"])
    assert "two.txt" in run("related", "one.txt", "4", "--library", library).stdout
    assert "no article" in run("related", "one.txt", "9999", "--library", library, code=1).stderr


def test_a_page_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    done = run("figures", tmp_path / "gone.txt", code=1)
    assert "gone.txt" in done.stderr
    assert done.stderr.startswith("zonereader: There is no file")
