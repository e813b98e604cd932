"""The menu entry, icons and file type below a share folder: put there, found, taken away."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from zonereader import desktop
from zonereader.commands.group import commands
from zonereader.errors import DesktopError
from zonereader.library.connection import APPLICATION_ID
from zonereader.links import SCHEME
from zonereader.paths import APP_ID, LIBRARY_SUFFIX

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="only Linux has menu entries")


def entry(share: Path) -> dict[str, str]:
    lines = (share / desktop.ENTRY).read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def test_what_is_installed_is_taken_away_again_and_nothing_else(tmp_path: Path) -> None:
    other = tmp_path / "applications" / "other.desktop"
    other.parent.mkdir()
    other.write_text("theirs")
    written = desktop.install(tmp_path, "zonereader")
    assert all(file.is_file() for file in written)
    assert sorted(desktop.uninstall(tmp_path)) == sorted(written)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [other]
    assert desktop.uninstall(tmp_path) == []


def test_no_placeholder_is_left(tmp_path: Path) -> None:
    for file in desktop.install(tmp_path, "zonereader"):
        assert "@" not in file.read_text("utf-8"), file


def test_the_entry_names_scheme_type_and_icon(tmp_path: Path) -> None:
    desktop.install(tmp_path, "zonereader")
    values = entry(tmp_path)
    assert values["Exec"] == "zonereader open %U"
    assert f"x-scheme-handler/{SCHEME}" in values["MimeType"]
    assert values["Icon"] == APP_ID
    kind = ET.parse(tmp_path / "mime" / "packages" / f"{APP_ID}.xml").getroot()[0]
    assert kind.get("type") in values["MimeType"]
    patterns = [child.get("pattern") for child in kind if child.tag.endswith("glob")]
    assert patterns == [f"*{LIBRARY_SUFFIX}"]
    values_of_magic = [child.get("value") for child in kind.iter() if child.tag.endswith("match")]
    assert values_of_magic[-1] == APPLICATION_ID.to_bytes(4, "big").decode()


@pytest.mark.parametrize(
    "program", ["/opt/Zone Reader/zonereader", '/家/园区 $阅读器`/zone"reader', "/a\\b/100%/zonereader"]
)
def test_a_path_with_odd_characters_is_one_word_of_the_command(tmp_path: Path, program: str) -> None:
    desktop.install(tmp_path, program)
    # A desktop unescapes the value, then splits it like a shell, then puts field codes in.
    value = entry(tmp_path)["Exec"].replace("\\\\", "\\")
    words = [word.replace("\\$", "$").replace("\\`", "`").replace("%%", "%") for word in shlex.split(value)]
    assert words == [program, "open", "%U"]


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-utils is not there")
def test_the_validator_is_content(tmp_path: Path) -> None:
    desktop.install(tmp_path, "/opt/Zone Reader/zonereader")
    done = subprocess.run(
        ["desktop-file-validate", tmp_path / desktop.ENTRY], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "applications").write_text("a file where a folder should be")
    with pytest.raises(DesktopError):
        desktop.install(tmp_path, "zonereader")


def test_the_commands_use_the_users_own_share_folder(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    done = CliRunner().invoke(commands, ["install-desktop"])
    assert done.exit_code == 0, done.output
    assert done.output.strip() == str(tmp_path / desktop.ENTRY)
    assert (tmp_path / desktop.ENTRY).exists()
    assert CliRunner().invoke(commands, ["uninstall-desktop"]).exit_code == 0
    assert not (tmp_path / desktop.ENTRY).exists()
