"""What the environment says to Qt about input methods, by what is installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from zonereader.gui.input_methods import METHODS, prepare

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Linux only")


def prepared(folder: Path, *programs: str, **given: str) -> dict[str, str]:
    for name in programs:
        (folder / name).touch(mode=0o755)
    environment = {"PATH": str(folder), **given}
    prepare(environment)
    return environment


@pytest.mark.parametrize(
    ("programs", "portal"),
    [((), None), (("fcitx5",), "1"), (("ibus-daemon",), None), (("fcitx5", "ibus-daemon"), None)],
)
def test_fcitx5_alone_is_reached_by_the_portal(
    tmp_path: Path, programs: tuple[str, ...], portal: str | None
) -> None:
    found = prepared(tmp_path, *programs, QT_IM_MODULE="fcitx")
    assert found.get("IBUS_USE_PORTAL") == portal
    assert found["QT_IM_MODULES"] == METHODS
    assert "ibus" in METHODS.split(";")


def test_what_the_user_has_set_holds(tmp_path: Path) -> None:
    found = prepared(tmp_path, "fcitx5", QT_IM_MODULES="compose", IBUS_USE_PORTAL="0")
    assert (found["QT_IM_MODULES"], found["IBUS_USE_PORTAL"]) == ("compose", "0")
