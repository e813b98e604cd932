"""What the program leaves on the disk: only where it should, and for nobody else to read."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = "# 江边新区添了一座码头\n\n江边新区今年投资约3.5亿元，新建码头12座，同比增长20%。\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permissions are others there")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which all has been done that writes, by a user whose new files all may read."""
    shared = tmp_path / "tmp"
    shared.mkdir()
    page = tmp_path / "page.txt"
    page.write_text(PAGE, "utf-8")
    library = tmp_path / "home" / "data" / "library.db"
    annotate = ["annotate", "note", "--page", "page.txt", "--start", "2", "--end", "6", "--text", "记"]
    commands = [["import", str(page)], annotate, ["backup"], ["rebuild"], ["search", "码头"], ["repair"]]
    commands += [["export", "--out", str(tmp_path / "home" / "notes" / "n.md")], ["parse", str(page)]]
    for words in commands:
        at = [] if words[0] == "parse" else ["--library", str(library)]
        subprocess.run(
            [sys.executable, "-m", "zonereader", *words, *at],
            check=True,
            capture_output=True,
            timeout=60,
            umask=0,
            env=os.environ | {"TMPDIR": str(shared), "HOME": str(tmp_path / "home"), "PYTHONUTF8": "1"},
        )
    return tmp_path


def test_nobody_else_may_read_what_is_left(home: Path) -> None:
    files = [file for file in (home / "home").rglob("*") if file.is_file()]
    assert len(files) >= 5
    assert {file.name: stat.S_IMODE(file.stat().st_mode) for file in files} == {f.name: 0o600 for f in files}
    assert stat.S_IMODE((home / "home" / "data").stat().st_mode) == 0o700
    assert stat.S_IMODE((home / "home" / "data" / "backups").stat().st_mode) == 0o700
    # Nor is anything left in the temporary folder that all share.
    assert list((home / "tmp").iterdir()) == []
    assert not [f for f in (home / "home").rglob("*") if f.name.startswith((".zonereader-", "jieba"))]
