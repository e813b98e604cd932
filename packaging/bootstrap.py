"""Set up what is missing to run or to test: standard library only, run by the system's Python.

Makes .venv (or what ZONEREADER_VENV names), installs the locked packages (only when the locks have
changed), the project itself, a Chinese font and the translations, and looks whether Qt finds the
system libraries it needs. What needs the administrator is done where the user is one, and else named
in one line to copy.
"""

from __future__ import annotations

import ctypes.util
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / os.environ.get("ZONEREADER_VENV", ".venv")
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "zonereader-setup"
FONTS = ROOT / "resources" / "fonts"
TRANSLATIONS = ROOT / "resources" / "i18n"
LEAST_PYTHON = (3, 11)

# What the wheel of Qt needs and a bare Debian lacks: the shared library and its package.
SYSTEM_LIBRARIES = {
    "EGL": "libegl1",
    "GL": "libgl1",
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-shape": "libxcb-shape0",
    "xcb-xkb": "libxcb-xkb1",
    "xcb-image": "libxcb-image0",
    "xcb-render-util": "libxcb-render-util0",
    "dbus-1": "libdbus-1-3",
    "fontconfig": "libfontconfig1",
    "glib-2.0": "libglib2.0-0",
}

# The files taken from the font package, with the licence that goes with them.
FONT_MEMBERS = ("mpl_font/fonts/noto/NotoSansCJKsc-Regular.otf", "mpl_font/fonts/noto/NotoSansCJKsc-Bold.otf")
FONT_LICENCE = (
    "The font files beside this note are Noto Sans CJK SC, Copyright 2014-2021 Adobe,\n"
    "under the SIL Open Font License, Version 1.1. They are fetched at set-up, not part of the sources.\n"
)


def say(text: str) -> None:
    """Tell the user what is going on."""
    print(f"zonereader: {text}", flush=True)


def stop(text: str) -> None:
    """Say why it cannot go on, and end."""
    print(f"zonereader: {text}", file=sys.stderr)
    sys.exit(1)


def run(*command: str | Path) -> None:
    """Run a command; its failure ends the set-up with one sentence."""
    try:
        subprocess.run([str(part) for part in command], check=True, cwd=ROOT)
    except (OSError, subprocess.CalledProcessError):
        stop("this step of the set-up failed: " + " ".join(str(part) for part in command))


def install_system(packages: list[str]) -> None:
    """Install Debian packages where the user may, else say how."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        stop("these system libraries are missing: " + " ".join(packages))
    if os.geteuid() != 0:
        stop("system packages are missing; install them with:\nsudo " + " ".join(command))
    say("installing system packages: " + " ".join(packages))
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    run("apt-get", "update", "-q")
    run(*command)


def check_python() -> None:
    """The system's Python must be new enough."""
    if sys.version_info < LEAST_PYTHON:
        stop(f"Python 3.11 or newer is needed; this is {platform.python_version()}.")


def make_venv() -> None:
    """Make the virtual environment; Debian keeps what that needs in a package of its own."""
    if PYTHON.exists():
        return
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        install_system(["python3-venv"])
    say("making the virtual environment .venv")
    run(sys.executable, "-m", "venv", VENV)


def locks(kind: str) -> list[Path]:
    """The lock that holds everything for ``kind``: run, dev or package."""
    return [ROOT / "requirements" / f"{kind}.txt", ROOT / "pyproject.toml"]


def install_packages(kind: str) -> None:
    """Install the locked packages and the project, unless that was done for these very locks."""
    wanted = hashlib.sha256(b"".join(path.read_bytes() for path in locks(kind))).hexdigest()
    done = STAMP.read_text().split() if STAMP.exists() else []
    if wanted in done:
        return
    say("installing the locked packages (this takes a minute the first time)")
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet")
    run(*pip, "install", "--require-hashes", "-r", f"requirements/{kind}.txt")
    run(*pip, "install", "--no-build-isolation", "--no-deps", "--editable", ".")
    STAMP.write_text("\n".join([wanted, *done]) + "\n")


def fetch_fonts() -> None:
    """Put a Chinese font into resources/fonts, so that Chinese is readable on any machine."""
    if all((FONTS / Path(member).name).exists() for member in FONT_MEMBERS):
        return
    say("fetching a Chinese font")
    folder = ROOT / "build" / "fonts"
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet")
    run(*pip, "download", "--require-hashes", "--no-deps", "-d", folder, "-r", "requirements/fonts.txt")
    FONTS.mkdir(parents=True, exist_ok=True)
    for wheel in folder.glob("*.whl"):
        with zipfile.ZipFile(wheel) as package:
            for member in FONT_MEMBERS:
                part = FONTS / (Path(member).name + ".part")
                part.write_bytes(package.read(member))
                part.replace(FONTS / Path(member).name)
    (FONTS / "LICENCE.txt").write_text(FONT_LICENCE, "utf-8")
    shutil.rmtree(folder)


def compile_translations() -> None:
    """Compile the translations that are newer than their compiled form."""
    for source in TRANSLATIONS.glob("*.ts"):
        target = source.with_suffix(".qm")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            run(BIN / "pyside6-lrelease", "-silent", source, "-qm", target)


def qt_starts() -> bool:
    """Whether Qt's modules find their system libraries."""
    code = "import PySide6.QtWidgets, PySide6.QtSvg, PySide6.QtNetwork, PySide6.QtPrintSupport"
    return subprocess.run([str(PYTHON), "-c", code], capture_output=True, check=False).returncode == 0


def check_system() -> None:
    """Install or name the system libraries that Qt needs and that are missing."""
    if not sys.platform.startswith("linux"):
        return
    missing = [
        package for name, package in SYSTEM_LIBRARIES.items() if ctypes.util.find_library(name) is None
    ]
    if not missing:
        return
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if os.geteuid() != 0 and not has_display and qt_starts():
        return  # pictures and tests need no libraries of a screen
    install_system(missing)


def main() -> None:
    """Set up for running, or with ``dev`` for testing, with ``package`` for building what is handed out."""
    kind = next((name for name in ("dev", "package") if name in sys.argv[1:]), "run")
    check_python()
    make_venv()
    install_packages(kind)
    fetch_fonts()
    compile_translations()
    check_system()


if __name__ == "__main__":
    main()
