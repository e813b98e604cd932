"""Loads PySide6 without what only describes it, which is half of its start.

``import PySide6`` compiles a dozen modules of its own from an archive in its library, at every start; most
only put signatures into words, for the message of a wrong call and for writing stubs. Here these are compiled
when something asks for them. It also reads the source of every module that is imported later, to see whether
it mentions PySide6, for an option (``from __feature__ import``) that nothing here uses.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from types import CodeType
from typing import Any

from zonereader.gui.qt_enums import make_quickly

FOLDER = "shibokensupport/signature/"
LATER = frozenset(
    f"{FOLDER}{name}.py"
    for name in (
        "errorhandler", "layout", "mapping", "parser", "lib/enum_sig", "lib/pyi_generator", "lib/tool",
    )
)  # fmt: skip
STUB = """
from zonereader.gui.binding import wake

def __getattr__(name):
    return wake(globals(), name)

def update_mapping():
    return wake(globals(), "update_mapping")()
"""
"""Stands in a module until it is wanted; PySide6 looks for the second function without asking the first."""

_asleep: dict[str, bytes] = {}


def wake(space: dict[str, Any], name: str) -> Any:
    """``name`` in ``space``, the namespace of a module whose own source is run first if it has not been."""
    if name.startswith("__"):
        raise AttributeError(name)
    source = _asleep.pop(space["__file__"], None)
    if source is not None:
        exec(compile(source, space["__file__"], "exec"), space)  # noqa: S102 - PySide6 would have done it itself
    try:
        return space[name]
    except KeyError:
        raise AttributeError(name) from None


def asleep() -> frozenset[str]:
    """The files whose modules nothing has asked for."""
    return frozenset(_asleep)


def _compiling(now: Callable[..., CodeType]) -> Callable[..., CodeType]:
    def compile_or_keep(source: bytes, name: str, *rest: Any, **more: Any) -> CodeType:
        if name not in LATER:
            return now(source, name, *rest, **more)
        _asleep[name] = source
        return now(STUB, name, "exec")

    return compile_or_keep


def load() -> None:
    """Import PySide6; without effect where it is imported already."""
    names = vars(builtins)
    now = names["compile"]
    names["compile"] = _compiling(now)
    try:
        import PySide6  # noqa: F401
    finally:
        names["compile"] = now
    make_quickly()
    names["__import__"] = names.get("__orig_import__", names["__import__"])
