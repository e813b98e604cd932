"""The Qt binding: what it must not do, and that our shorter way of loading it changes nothing to be seen."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QObject


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_that_return_nothing_keep_none() -> None:
    """With 6.12 lost references to None end Python 3.11 after 7,000 calls."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(100):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 10


ENUMS = """
import enum, pickle
from PySide6 import QtCore, QtGui, QtNetwork, QtPrintSupport, QtSvg, QtWidgets

def tried(do):
    try:
        return repr(do())
    except Exception as error:
        return repr(error)

def look(kind):
    members = kind.__members__
    print(repr(kind), kind.__module__, kind.__qualname__, kind.__mro__, sorted(vars(kind)), len(kind))
    print([*kind], {value: each.name for value, each in kind._value2member_map_.items()})
    for name in ("flag_mask", "all_bits", "singles_mask", "boundary", "member_names", "member_type"):
        print(vars(kind).get(f"_{name}_"))
    for name, each in members.items():
        print(name, each.name, each.value, [each], str(each), format(each), hash(each), sorted(vars(each)))
    first, last = [*members.values(), None][0], [None, *members.values()][-1]
    print(tried(lambda: first | last), tried(lambda: list(first | last)), tried(lambda: ~last))
    print(tried(lambda: first in first | last), tried(lambda: kind(98765)), tried(lambda: kind(0)))
    print(tried(lambda: [pickle.loads(pickle.dumps(each)) is each for each in kind]))

for module in (QtCore, QtGui, QtNetwork, QtPrintSupport, QtSvg, QtWidgets):
    for name in dir(module):
        found = getattr(module, name)
        for each in (found, *(vars(found).values() if isinstance(found, type) else ())):
            if isinstance(each, enum.EnumType):
                look(each)
"""

WRONG_CALLS = """
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
calls = (
    lambda: QObject().setObjectName(3), lambda: QObject(nonsense=3),
    lambda: QColor("red", "blue", "green", 1), lambda: QColor(1, 2, 3).setRed(),
    lambda: QObject().setObjectName("a", "b"), lambda: QColor.nonsense, lambda: Qt.AlignmentFlag(2) | 1,
)
for call in calls:
    try:
        print(call())
    except Exception as error:
        print(type(error), error)
print(QObject.tr.__doc__, QObject.__doc__)
"""

OURS = """
import builtins, sys
import zonereader.gui.app
from zonereader.gui.binding import LATER, asleep
assert asleep() == LATER, asleep()
assert "feature" not in repr(builtins.__import__)
"""


FIXED = {**os.environ, "PYTHONHASHSEED": "1"}


def told(*code: str) -> str:
    command = [sys.executable, "-c", "\n".join(code)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=FIXED)
    return done.stdout


def test_the_enumerations_are_those_the_binding_makes_itself() -> None:
    ours = told("import zonereader.gui", ENUMS)
    assert len(ours.splitlines()) > 5_000
    assert ours == told(ENUMS)


def test_wrong_calls_are_told_in_the_same_words() -> None:
    ours = told("import zonereader.gui", WRONG_CALLS)
    assert "setObjectName(int)" in ours
    assert ours == told(WRONG_CALLS)


def test_the_window_loads_nothing_that_only_describes_the_binding() -> None:
    assert told(OURS) == ""
