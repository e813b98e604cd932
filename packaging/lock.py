"""Lock the dependencies: versions and hashes, no addresses. Needs ``uv``; run by ``make lock``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements"

# What the lock holds beside pyproject.toml: the build back end, so that the checkout installs offline
# from the lock alone, and 6.11.3 of Qt's binding, because 6.12 aborts on Python 3.11.
PINS = "hatchling\neditables\nPySide6-Essentials==6.11.3\n"
FONTS = "mpl-font==1.1.0\n"
FUZZ = "atheris==3.0.0\n"


def compile_lock(name: str, *sources: str, extra: str = "") -> None:
    """Write requirements/NAME.txt from ``sources`` and the lines of ``extra``."""
    command = [
        "uv",
        "pip",
        "compile",
        "--quiet",
        "--universal",
        "--python-version",
        "3.11",
        "--generate-hashes",
    ]
    command += [
        "--no-emit-index-url",
        "--no-header",
        "--no-annotate",
        "--output-file",
        f"requirements/{name}.txt",
    ]
    if name in {"fonts", "fuzz"}:
        command.append("--no-deps")
    subprocess.run([*command, *sources, "-"], input=extra, text=True, check=True, cwd=ROOT)


def main() -> None:
    """Write all locks anew."""
    REQUIREMENTS.mkdir(exist_ok=True)
    compile_lock("run", "pyproject.toml", extra=PINS)
    compile_lock("dev", "pyproject.toml", "--group", "dev", extra=PINS)
    compile_lock("package", "pyproject.toml", "--group", "package", extra=PINS)
    compile_lock("fonts", extra=FONTS)
    compile_lock("fuzz", extra=FUZZ)


if __name__ == "__main__":
    sys.exit(main())
