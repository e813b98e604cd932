"""A Debian package of the frozen program: /usr/lib/zonereader and what a desktop wants to know of it."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from manpage import manual

from zonereader import __version__, desktop
from zonereader.paths import APP_ID, APP_NAME

ROOT = Path(__file__).resolve().parents[1]
FILES = ROOT / "packaging" / "deb"
MAINTAINER = "ZoneReader contributors <zonereader@users.invalid>"
"""There is no address to write to; ``invalid`` is reserved for saying so."""

ALSO_NEEDED = ("fontconfig-config",)
"""What no library asks for: without it the system's fonts are not found."""

RECOMMENDED = ("xdg-utils", "libgl1-mesa-dri")
SUGGESTED = ("fcitx5-chinese-addons", "ibus-libpinyin")
DESCRIPTION = """reader for newspaper pages on China's development zones
 ZoneReader puts the scrambled text of newspaper pages back together into whole
 articles, sorts them under the zones they are about, and lists every figure
 with its value, one click from its sentence. Highlights, notes and bookmarks
 stay in one SQLite file and leave as Markdown. It works offline."""


def can_build() -> bool:
    """Whether the tools are there."""
    return shutil.which("dpkg-deb") is not None and shutil.which("dpkg-shlibdeps") is not None


def build(frozen: Path, tree: Path, out: Path, time: int, system: Iterable[str]) -> Path:
    """Lay the package out in ``tree`` and build it into ``out``; ``time`` in seconds since 1970.

    ``system`` names the files of ``frozen`` that are copies of Debian's own libraries: the package
    depends on those instead, so that Debian's updates of them reach it.
    """
    shutil.rmtree(tree, ignore_errors=True)
    home = tree / "usr" / "lib" / APP_NAME
    shutil.copytree(frozen, home, symlinks=True)
    for name in system:
        (home / "_internal" / name).unlink()
    program = tree / "usr" / "bin" / APP_NAME
    program.parent.mkdir(parents=True)
    program.symlink_to(f"../lib/{APP_NAME}/{APP_NAME}")
    share = tree / "usr" / "share"
    desktop.install(share, APP_NAME, ROOT / "build" / "package" / "icons")
    _document(share, datetime.fromtimestamp(time, UTC))
    for path in tree.rglob("*"):
        if not path.is_symlink():
            is_program = path.is_dir() or path == home / APP_NAME
            path.chmod(0o755 if is_program else 0o644)
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir(mode=0o755)
    control.write_text(_control(tree, home), "utf-8")
    architecture = _architecture()
    target = out / f"{APP_NAME}_{__version__}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(target)]
    subprocess.run(command, check=True, env={"SOURCE_DATE_EPOCH": str(time), "PATH": "/usr/bin:/bin"})
    return target


def _document(share: Path, time: datetime) -> None:
    """Manual page, metainfo, changelog, copyright and the checker's exceptions, below the share folder."""
    day = time.date().isoformat()
    _zip(share / "man" / "man1" / f"{APP_NAME}.1.gz", manual(day))
    metainfo = (FILES / "metainfo.xml").read_text("utf-8")
    for word, value in (("@id@", APP_ID), ("@version@", __version__), ("@date@", day)):
        metainfo = metainfo.replace(word, value)
    _put(share / "metainfo" / f"{APP_ID}.metainfo.xml", metainfo)
    notes = share / "doc" / APP_NAME
    changes = f"{APP_NAME} ({__version__}) unstable; urgency=medium\n\n  * See CHANGELOG.md.gz.\n\n"
    _zip(notes / "changelog.gz", f"{changes} -- {MAINTAINER}  {format_datetime(time)}\n")
    _zip(notes / "CHANGELOG.md.gz", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    _put(notes / "copyright", (FILES / "copyright").read_text("utf-8"))
    _put(share / "lintian" / "overrides" / APP_NAME, (FILES / "lintian-overrides").read_text("utf-8"))


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def _zip(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _architecture() -> str:
    done = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _control(tree: Path, home: Path) -> str:
    size = sum(file.lstat().st_size for file in tree.rglob("*") if file.is_file()) // 1024
    fields = {
        "Package": APP_NAME,
        "Version": __version__,
        "Architecture": _architecture(),
        "Maintainer": MAINTAINER,
        "Installed-Size": size,
        "Section": "text",
        "Priority": "optional",
        "Depends": ", ".join([*_libraries(home), *ALSO_NEEDED]),
        "Recommends": ", ".join(RECOMMENDED),
        "Suggests": ", ".join(SUGGESTED),
        "Description": DESCRIPTION,
    }
    return "".join(f"{key}: {value}\n" for key, value in fields.items())


def _libraries(home: Path) -> list[str]:
    """The packages, with their least versions, of the system libraries that the program's files want."""
    files = [str(file) for file in home.rglob("*") if _is_elf(file)]
    own = [f"-l{folder}" for folder in sorted({str(Path(file).parent) for file in files})]
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *own, *files]
    with tempfile.TemporaryDirectory() as scratch:
        _put(
            Path(scratch, "debian", "control"),
            f"Source: {APP_NAME}\n\nPackage: {APP_NAME}\nArchitecture: any\n",
        )
        done = subprocess.run(command, cwd=scratch, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.strip().removeprefix("shlibs:Depends=").split(", ")


def _is_elf(file: Path) -> bool:
    if not file.is_file() or file.is_symlink():
        return False
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"
