"""Build what is handed out: the frozen program, and the packages that this system can make of it.

Run by the packaging environment's Python (``make package``). Everything goes below build/package; the
packages themselves into dist/. The same sources give the same contents: times are the last commit's.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import debian
import icons
import licences

from zonereader import __version__

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "package"
OUT = ROOT / "dist"
FROZEN = BUILD / "dist" / "zonereader"
PORTABLE = ROOT / "packaging" / "portable"


def commit_time() -> str:
    """Seconds since 1970 of the last commit, or what SOURCE_DATE_EPOCH says."""
    named = os.environ.get("SOURCE_DATE_EPOCH")
    if named:
        return named
    done = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "0"


def freeze() -> None:
    """Run PyInstaller; its caches stay below build/ too."""
    os.environ["PYINSTALLER_CONFIG_DIR"] = str(BUILD / "cache")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(BUILD / "dist"), "--workpath", str(BUILD / "work")]
    subprocess.run([*command, str(ROOT / "packaging" / "zonereader.spec")], check=True)


def archive_linux() -> Path:
    """A folder that runs from wherever it is unpacked, with a start file to double-click."""
    name = f"ZoneReader-{__version__}-linux-{os.uname().machine}"
    folder = BUILD / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(FROZEN, folder / "program", symlinks=True)
    for file in sorted(PORTABLE.iterdir()):
        shutil.copy(file, folder / file.name)
    (folder / "ZoneReader").chmod(0o755)
    target = OUT / f"{name}.tar.xz"
    command = ["tar", "--sort=name", "--owner=0", "--group=0", "--numeric-owner", f"--mtime=@{commit_time()}"]
    subprocess.run([*command, "-I", "xz -T0 -6", "-cf", target, "-C", BUILD, name], check=True)
    return target


def archive_windows() -> Path:
    """The folder as a zip, and a set-up program where Inno Setup is installed."""
    target = OUT / f"ZoneReader-{__version__}-windows"
    compiler = shutil.which("iscc")
    if compiler:
        script = ROOT / "packaging" / "windows" / "zonereader.iss"
        subprocess.run([compiler, f"/DVersion={__version__}", f"/O{OUT}", str(script)], check=True)
    return Path(shutil.make_archive(str(target), "zip", FROZEN.parent, FROZEN.name))


def archive_macos() -> Path:
    """The application in a disk image."""
    target = OUT / f"ZoneReader-{__version__}-macos.dmg"
    command = ["hdiutil", "create", "-ov", "-volname", "ZoneReader", "-srcfolder"]
    subprocess.run([*command, str(FROZEN.with_name("ZoneReader.app")), str(target)], check=True)
    return target


def megabytes(path: Path) -> float:
    """The size of a file, or of the files in a folder."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.lstat().st_size for file in files if not file.is_dir() or file.is_symlink()) / 1e6


def main() -> None:
    """Build everything, and say what came of it."""
    OUT.mkdir(exist_ok=True)
    icons.draw_all(BUILD / "icons")
    licences.gather(BUILD / "licences")
    freeze()
    made = []
    if sys.platform == "win32":
        made.append(archive_windows())
    elif sys.platform == "darwin":
        made.append(archive_macos())
    else:
        system = licences.system_libraries(BUILD / "binaries.txt")
        licences.gather_system(set(system.values()), FROZEN)
        made.append(archive_linux())
        if debian.can_build():
            made.append(debian.build(FROZEN, BUILD / "debian", OUT, int(commit_time()), system))
        else:
            print("package: dpkg-dev is not installed; there is no .deb")
    for path in (FROZEN, *made):
        print(f"package: {path.relative_to(ROOT)} {megabytes(path):.1f} MB")


if __name__ == "__main__":
    main()
