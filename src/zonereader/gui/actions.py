"""Every action of the window: its words, keys, icon and menu, in one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the table; ``menu`` is a key of ``menu_names``. A group changes where a line is drawn."""

    id: str
    menu: str
    group: int
    keys: tuple[str, ...] = ()
    icon: str = ""


ENTRIES = (
    Entry("open", "file", 1, ("Ctrl+O",), "open"),
    Entry("open_folder", "file", 1, ("Ctrl+Shift+O",)),
    Entry("export", "file", 2, ("Ctrl+E",), "export"),
    Entry("data_folder", "file", 3),
    Entry("quit", "file", 4, ("Ctrl+Q",)),
    Entry("undo", "edit", 1, ("Ctrl+Z",), "undo"),
    Entry("redo", "edit", 1, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    Entry("copy_source", "edit", 2, ("Ctrl+Shift+C",), "copy"),
    Entry("find", "edit", 3, ("Ctrl+F",)),
    Entry("find_next", "edit", 3, ("F3", "Ctrl+G")),
    Entry("find_previous", "edit", 3, ("Shift+F3", "Ctrl+Shift+G")),
    Entry("search", "edit", 3, ("Ctrl+Shift+F", "/"), "search"),
    Entry("back", "go", 1, ("Alt+Left",), "back"),
    Entry("forward", "go", 1, ("Alt+Right",), "forward"),
    Entry("next_article", "go", 2, ("J", "Ctrl+PgDown")),
    Entry("previous_article", "go", 2, ("K", "Ctrl+PgUp")),
    Entry("page_on", "go", 2, ("Space",)),
    Entry("page_back", "go", 2, ("Shift+Space",)),
    Entry("next_figure", "go", 3, ("G",), "figure"),
    Entry("previous_figure", "go", 3, ("Shift+G",)),
    Entry("next_pane", "go", 4, ("F6",)),
    Entry("previous_pane", "go", 4, ("Shift+F6",)),
    Entry("highlight", "notes", 1, ("H",), "highlight"),
    Entry("note", "notes", 1, ("Ctrl+M",), "note"),
    Entry("bookmark", "notes", 1, ("Ctrl+D",), "bookmark"),
    Entry("next_mark", "notes", 2, ("]",)),
    Entry("previous_mark", "notes", 2, ("[",)),
    Entry("show_notes", "notes", 2, ("Ctrl+B",)),
    Entry("toggle_read", "notes", 3, ("U",)),
    Entry("larger", "view", 1, ("Ctrl++", "Ctrl+="), "text-larger"),
    Entry("smaller", "view", 1, ("Ctrl+-",), "text-smaller"),
    Entry("normal_size", "view", 1, ("Ctrl+0",)),
    Entry("theme", "view", 2, ("Ctrl+T",), "theme-light"),
    Entry("full_screen", "view", 3, ("F11",)),
    Entry("guide", "help", 1, ("F1",)),
    Entry("keys", "help", 1, ("?",)),
    Entry("about", "help", 1),
)


def menu_names() -> Mapping[str, str]:
    """The menus from left to right."""
    return {
        "file": translate("actions", "&File"),
        "edit": translate("actions", "&Edit"),
        "go": translate("actions", "&Go"),
        "notes": translate("actions", "&Notes"),
        "view": translate("actions", "&View"),
        "help": translate("actions", "&Help"),
    }


def action_names() -> Mapping[str, str]:
    """What each action is called in menus, tooltips and the list of keys."""
    return {
        "open": translate("actions", "Open pages…"),
        "open_folder": translate("actions", "Open a folder of pages…"),
        "export": translate("actions", "Export…"),
        "data_folder": translate("actions", "Show the data folder"),
        "quit": translate("actions", "Quit"),
        "undo": translate("actions", "Undo"),
        "redo": translate("actions", "Redo"),
        "copy_source": translate("actions", "Copy with source"),
        "find": translate("actions", "Find in this article"),
        "find_next": translate("actions", "Find next"),
        "find_previous": translate("actions", "Find previous"),
        "search": translate("actions", "Search the library"),
        "back": translate("actions", "Back"),
        "forward": translate("actions", "Forward"),
        "next_article": translate("actions", "Next article"),
        "previous_article": translate("actions", "Previous article"),
        "page_on": translate("actions", "Page on, then next article"),
        "page_back": translate("actions", "Page back"),
        "next_figure": translate("actions", "Next figure"),
        "previous_figure": translate("actions", "Previous figure"),
        "next_pane": translate("actions", "Next pane"),
        "previous_pane": translate("actions", "Previous pane"),
        "highlight": translate("actions", "Highlight the selection"),
        "note": translate("actions", "Note on the selection or article"),
        "bookmark": translate("actions", "Bookmark the article"),
        "next_mark": translate("actions", "Next bookmark, highlight or note"),
        "previous_mark": translate("actions", "Previous bookmark, highlight or note"),
        "show_notes": translate("actions", "Show bookmarks and notes"),
        "toggle_read": translate("actions", "Mark as read or unread"),
        "larger": translate("actions", "Larger text"),
        "smaller": translate("actions", "Smaller text"),
        "normal_size": translate("actions", "Normal text size"),
        "theme": translate("actions", "Light, sepia, dark"),
        "full_screen": translate("actions", "Full screen"),
        "guide": translate("actions", "User guide"),
        "keys": translate("actions", "Keys"),
        "about": translate("actions", "About ZoneReader"),
    }


def make_actions(parent: QObject) -> Mapping[str, QAction]:
    """An action for every row of the table, by its id."""
    names = action_names()
    made = {}
    for entry in ENTRIES:
        action = QAction(names[entry.id], parent)
        action.setObjectName(entry.id)
        action.setShortcuts([QKeySequence(key) for key in entry.keys])
        if entry.keys:
            shown = QKeySequence(entry.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{names[entry.id].rstrip('…')} ({shown})")
        made[entry.id] = action
    return MappingProxyType(made)
