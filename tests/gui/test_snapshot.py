"""The pictures that are left where there is no display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage


def test_a_picture_and_the_contents_without_a_display(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "zonereader.gui.snapshot", "--out", tmp_path / "out", "--theme", "sepia"]
    command += ["--library", tmp_path / "library.db"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=90)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [
        str(tmp_path / "out" / name) for name in ("zonereader.png", "contents.txt")
    ]
    picture = QImage(str(tmp_path / "out" / "zonereader.png"))
    assert picture.width() >= 1000
    assert picture.pixelColor(picture.width() // 2, picture.height() - 60).name() == "#f7efdf"
    contents = (tmp_path / "out" / "contents.txt").read_text("utf-8")
    assert "福建 › 厦门火炬高新区" in contents


def test_what_is_no_library_is_said_at_once(tmp_path: Path) -> None:
    bad = tmp_path / "notes.db"
    bad.write_bytes(b"my own notes")
    command = [sys.executable, "-m", "zonereader.gui.snapshot", "--out", tmp_path, "--library", bad]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 1
    assert "not a ZoneReader library" in done.stdout


def test_scenes_are_taken_in_both_languages_and_twice_as_large(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "zonereader.gui.snapshot",
        "--out",
        tmp_path / "out",
        "--size",
        "700x500",
        "--text",
        "150",
    ]
    environment = {**os.environ, "QT_SCALE_FACTOR": "2"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=90, env=environment)
    assert done.returncode == 0, done.stderr
    taken = sorted(path.relative_to(tmp_path / "out") for path in (tmp_path / "out").rglob("*.png"))
    names = tuple(f"{scene}-700x500-200-text150.png" for scene in ("article", "search", "settings"))
    assert taken == [Path(language, name) for language in ("en", "zh_CN") for name in names]
    english, chinese = (QImage(str(tmp_path / "out" / language / names[-1])) for language in ("en", "zh_CN"))
    assert english.width() >= 1000
    assert english != chinese
