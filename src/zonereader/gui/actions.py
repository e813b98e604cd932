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
    Entry("print", "file", 2, ("Ctrl+P",)),
    Entry("save_pdf", "file", 2),
    Entry("import_notes", "file", 2),
    Entry("data_folder", "file", 3),
    Entry("quit", "file", 4, ("Ctrl+Q",)),
    Entry("undo", "edit", 1, ("Ctrl+Z",), "undo"),
    Entry("redo", "edit", 1, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    Entry("copy_source", "edit", 2, ("Ctrl+Shift+C",), "copy"),
    Entry("find", "edit", 3, ("Ctrl+F",)),
    Entry("find_next", "edit", 3, ("F3", "Ctrl+G")),
    Entry("find_previous", "edit", 3, ("Shift+F3", "Ctrl+Shift+G")),
    Entry("search", "edit", 3, ("Ctrl+Shift+F", "/"), "search"),
    Entry("ledger", "edit", 4, ("Ctrl+L",), "ledger"),
    Entry("settings", "edit", 5, ("Ctrl+,",)),
    Entry("shortcuts", "edit", 5),
    Entry("back", "go", 1, ("Alt+Left",), "back"),
    Entry("forward", "go", 1, ("Alt+Right",), "forward"),
    Entry("next_article", "go", 2, ("J", "N", "Ctrl+PgDown")),
    Entry("previous_article", "go", 2, ("K", "P", "Ctrl+PgUp")),
    Entry("page_on", "go", 2, ("Space",)),
    Entry("page_back", "go", 2, ("Shift+Space",)),
    Entry("next_figure", "go", 3, ("G",), "figure"),
    Entry("previous_figure", "go", 3, ("Shift+G",)),
    Entry("show_source", "go", 3, ("S",), "page"),
    Entry("show_related", "go", 4, ("Ctrl+R",)),
    Entry("next_pane", "go", 5, ("F6",)),
    Entry("previous_pane", "go", 5, ("Shift+F6",)),
    Entry("focus_tree", "go", 5, ("Ctrl+1",)),
    Entry("focus_article", "go", 5, ("Ctrl+2",)),
    Entry("focus_sidebar", "go", 5, ("Ctrl+3",)),
    Entry("highlight", "notes", 1, ("H",), "highlight"),
    Entry("highlight_yellow", "notes", 1, ("1",)),
    Entry("highlight_green", "notes", 1, ("2",)),
    Entry("highlight_blue", "notes", 1, ("3",)),
    Entry("highlight_pink", "notes", 1, ("4",)),
    Entry("highlight_underline", "notes", 1, ("5",)),
    Entry("note", "notes", 1, ("Ctrl+M",), "note"),
    Entry("bookmark", "notes", 1, ("Ctrl+D",), "bookmark"),
    Entry("put_mark", "notes", 1, ("Ctrl+Shift+M",)),
    Entry("zone_note", "notes", 1),
    Entry("next_mark", "notes", 2, ("]",)),
    Entry("previous_mark", "notes", 2, ("[",)),
    Entry("show_notes", "notes", 2, ("Ctrl+B",)),
    Entry("hub", "notes", 2, ("Ctrl+Shift+B",), "list"),
    Entry("toggle_read", "notes", 3, ("U",)),
    Entry("facts", "edit", 4, ("F4",)),
    Entry("larger", "view", 1, ("Ctrl++", "Ctrl+="), "text-larger"),
    Entry("smaller", "view", 1, ("Ctrl+-",), "text-smaller"),
    Entry("normal_size", "view", 1, ("Ctrl+0",)),
    Entry("theme", "view", 2, ("Ctrl+T",), "theme-light"),
    Entry("full_screen", "view", 3, ("F11",)),
    Entry("guide", "help", 1, ("F1",)),
    Entry("commands", "help", 1, ("Ctrl+Shift+P",)),
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
        "print": translate("actions", "Print…"),
        "save_pdf": translate("actions", "Save as PDF…"),
        "import_notes": translate("actions", "Take in notes from JSON…"),
        "data_folder": translate("actions", "Show the data folder"),
        "quit": translate("actions", "Quit"),
        "undo": translate("actions", "Undo"),
        "redo": translate("actions", "Redo"),
        "copy_source": translate("actions", "Copy with source"),
        "find": translate("actions", "Find in this article"),
        "find_next": translate("actions", "Find next"),
        "find_previous": translate("actions", "Find previous"),
        "search": translate("actions", "Search the library"),
        "ledger": translate("actions", "Ledger of figures"),
        "settings": translate("actions", "Settings…"),
        "shortcuts": translate("actions", "Keyboard shortcuts…"),
        "back": translate("actions", "Back"),
        "forward": translate("actions", "Forward"),
        "next_article": translate("actions", "Next article"),
        "previous_article": translate("actions", "Previous article"),
        "page_on": translate("actions", "Page on, then next article"),
        "page_back": translate("actions", "Page back"),
        "next_figure": translate("actions", "Next figure"),
        "previous_figure": translate("actions", "Previous figure"),
        "show_source": translate("actions", "Show on the page"),
        "facts": translate("actions", "Title and zones…"),
        "show_related": translate("actions", "Related articles"),
        "next_pane": translate("actions", "Next pane"),
        "previous_pane": translate("actions", "Previous pane"),
        "focus_tree": translate("actions", "Go to the zones"),
        "focus_article": translate("actions", "Go to the article"),
        "focus_sidebar": translate("actions", "Go to figures, notes or source"),
        "highlight": translate("actions", "Highlight the selection"),
        "highlight_yellow": translate("actions", "Highlight in yellow"),
        "highlight_green": translate("actions", "Highlight in green"),
        "highlight_blue": translate("actions", "Highlight in blue"),
        "highlight_pink": translate("actions", "Highlight in pink"),
        "highlight_underline": translate("actions", "Underline the selection"),
        "note": translate("actions", "Note on the selection or article"),
        "bookmark": translate("actions", "Bookmark the article"),
        "next_mark": translate("actions", "Next bookmark, highlight or note"),
        "previous_mark": translate("actions", "Previous bookmark, highlight or note"),
        "show_notes": translate("actions", "Show bookmarks and notes"),
        "hub": translate("actions", "All bookmarks, highlights and notes"),
        "put_mark": translate("actions", "Put the current mark on the selection"),
        "zone_note": translate("actions", "Note on the zone"),
        "toggle_read": translate("actions", "Mark as read or unread"),
        "larger": translate("actions", "Larger text"),
        "smaller": translate("actions", "Smaller text"),
        "normal_size": translate("actions", "Normal text size"),
        "theme": translate("actions", "Light, sepia, dark"),
        "full_screen": translate("actions", "Full screen"),
        "commands": translate("actions", "Find a command…"),
        "guide": translate("actions", "User guide"),
        "keys": translate("actions", "Keys"),
        "about": translate("actions", "About ZoneReader"),
    }


def make_actions(parent: QObject) -> Mapping[str, QAction]:
    """An action for every row of the table, by its id."""
    made = {}
    for entry in ENTRIES:
        action = QAction(parent)
        action.setObjectName(entry.id)
        action.setShortcuts([QKeySequence(key) for key in entry.keys])
        made[entry.id] = action
    name_actions(made)
    return MappingProxyType(made)


def name_actions(actions: Mapping[str, QAction]) -> None:
    """Name actions in the window's language; a tool tip has the key too."""
    names = action_names()
    for action_id, action in actions.items():
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        name = names[action_id].rstrip("…")
        action.setText(names[action_id])
        action.setToolTip(f"{name} ({key})" if key else name)
