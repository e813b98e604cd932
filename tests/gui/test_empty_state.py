"""What an empty pane says is whole with its first paint, however often it is said anew."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from zonereader.gui.panes.empty_state import EmptyState
from zonereader.gui.theme import themes

KEYS = (
    ("Ctrl+O", "open pages, or drop files on the window"),
    ("Ctrl+Shift+F", "search everything that was read"),
)


@pytest.fixture
def holder(qtbot, qapp) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def shown(state: EmptyState) -> list[QLabel]:
    return [each for each in state.findChildren(QLabel) if each.isVisible() and each.text()]


@pytest.mark.parametrize("width", [220, 320, 640, 1280])
def test_nothing_lies_over_another_or_is_cut(qtbot, holder: QWidget, width: int) -> None:
    state = EmptyState("article", themes()["light"], holder)
    state.say("What is here", "A hint", KEYS)
    holder.show()
    state.setGeometry(0, 0, width, 700)
    for hint in ("The library is being opened.", "Pages are being read. Their articles appear here at once."):
        state.say("Articles are read here", hint, KEYS)
        places = [each.geometry() for each in shown(state)[:2]]
        places += [each.geometry().translated(state._holder.pos()) for each in shown(state)[2:]]
        assert len(places) == 2 + 2 * len(KEYS)
        assert not any(one.intersects(other) for one, other in combinations(places, 2))
        for label in shown(state):
            fits = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            assert label.height() >= fits
        middle = shown(state)[1].geometry().center().x()
        assert abs(middle - width / 2) <= 1
