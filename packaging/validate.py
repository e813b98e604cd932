"""Let the checkers of desktops and of Debian look at the package, those that are installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARE = ROOT / "build" / "package" / "debian" / "usr" / "share"

CHECKS = (
    (("desktop-file-validate",), SHARE / "applications", "*.desktop"),
    (("appstreamcli", "validate", "--no-net"), SHARE / "metainfo", "*.metainfo.xml"),
    (("xmllint", "--noout"), SHARE / "mime" / "packages", "*.xml"),
    (("man", "--warnings", "-l", "-Tutf8"), SHARE / "man" / "man1", "*.1.gz"),
    (("lintian", "--fail-on", "error", "--allow-root"), ROOT / "dist", "*.deb"),
)
"""A checker's command, and the files to hand it."""


def main() -> int:
    """Run every checker that is there; the exit status says whether all were content."""
    content = True
    for command, folder, pattern in CHECKS:
        files = sorted(folder.glob(pattern))
        if not files:
            sys.exit(f"validate: there is no {folder / pattern}; run make package first")
        if shutil.which(command[0]) is None:
            print(f"validate: {command[0]} is not installed")
            continue
        done = subprocess.run([*command, *files], capture_output=True, text=True, check=False)
        said = done.stderr if command[0] == "man" else done.stdout + done.stderr
        is_content = done.returncode == 0 and (command[0] != "man" or not said.strip())
        print(f"validate: {command[0]}: {'content' if is_content else 'NOT content'}")
        if not is_content:
            print(said)
        content = content and is_content
    return int(not content)


if __name__ == "__main__":
    sys.exit(main())
