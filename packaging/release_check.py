"""Whether the checkout may be released under its version; what is not right yet is said."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VERSION = re.compile(r'^__version__ = "(\d+\.\d+\.\d+)"$', re.MULTILINE)
RELEASE = re.compile(r"^## (\d+\.\d+\.\d+) – (\d{4}-\d{2}-\d{2})$", re.MULTILINE)


def text(*parts: str) -> str:
    """A file of the checkout."""
    return ROOT.joinpath(*parts).read_text("utf-8")


def git(*words: str) -> str:
    """What git says, empty where it says nothing."""
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def version() -> str:
    """The version, which stands in one place."""
    found = VERSION.search(text("src", "zonereader", "__init__.py"))
    return found[1] if found else ""


def problems() -> Iterator[str]:
    """What keeps this checkout from being released."""
    now, changes = version(), text("CHANGELOG.md")
    releases = RELEASE.findall(changes)
    if not now:
        yield "src/zonereader/__init__.py has no version of the form 1.2.3"
    if not releases or releases[0][0] != now:
        yield f"CHANGELOG.md does not begin with '## {now} – YYYY-MM-DD'; give Unreleased that name"
    if "## Unreleased" in changes:
        yield "CHANGELOG.md still has a section Unreleased"
    if f"v{now}" in git("tag", "--list").split():
        yield f"there is a tag v{now} already; raise the version"
    if git("status", "--porcelain"):
        yield "there are changes that are not committed"
    if 'type="unfinished"' in text("resources", "i18n", "zonereader_zh_CN.ts"):
        yield "resources/i18n/zonereader_zh_CN.ts has words that are not translated"
    for name in (f"zonereader_{now}_amd64.deb", f"ZoneReader-{now}-linux-x86_64.tar.xz"):
        if not (ROOT / "dist" / name).exists():
            yield f"dist/{name} is not built; run make package, make validate and make smoke"


def main() -> int:
    """Say what is wrong; the exit status is 0 when nothing is."""
    found = list(problems())
    for problem in found:
        print(f"release-check: {problem}")
    if not found:
        print(f"release-check: {version()} may be tagged v{version()}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
