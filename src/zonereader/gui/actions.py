"""Every action of the window: its words, keys, icon and menu, in one table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

translate = QCoreApplication.translate


class Entry(NamedTuple):
    """One row of the table; ``menu`` is a key of ``menu_names``. A group changes where a line is drawn.

    The name is English text (what Qt's mark for translation returns is typed as any object);
    ``action_names`` says it in the window's language.
    """

    id: str
    name: object
    menu: str
    group: int
    keys: tuple[str, ...] = ()
    icon: str = ""


ENTRIES = (
    Entry("open", QT_TRANSLATE_NOOP("actions", "Open pages…"), "file", 1, ("Ctrl+O",), "open"),
    Entry(
        "open_folder", QT_TRANSLATE_NOOP("actions", "Open a folder of pages…"), "file", 1, ("Ctrl+Shift+O",)
    ),
    Entry("export", QT_TRANSLATE_NOOP("actions", "Export…"), "file", 2, ("Ctrl+E",), "export"),
    Entry("print", QT_TRANSLATE_NOOP("actions", "Print…"), "file", 2, ("Ctrl+P",)),
    Entry("save_pdf", QT_TRANSLATE_NOOP("actions", "Save as PDF…"), "file", 2),
    Entry("import_notes", QT_TRANSLATE_NOOP("actions", "Take in notes from JSON…"), "file", 2),
    Entry("data_folder", QT_TRANSLATE_NOOP("actions", "Show the data folder"), "file", 3),
    Entry("quit", QT_TRANSLATE_NOOP("actions", "Quit"), "file", 4, ("Ctrl+Q",)),
    Entry("undo", QT_TRANSLATE_NOOP("actions", "Undo"), "edit", 1, ("Ctrl+Z",), "undo"),
    Entry("redo", QT_TRANSLATE_NOOP("actions", "Redo"), "edit", 1, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    Entry(
        "copy_source", QT_TRANSLATE_NOOP("actions", "Copy with source"), "edit", 2, ("Ctrl+Shift+C",), "copy"
    ),
    Entry("find", QT_TRANSLATE_NOOP("actions", "Find in this article"), "edit", 3, ("Ctrl+F",)),
    Entry("find_next", QT_TRANSLATE_NOOP("actions", "Find next"), "edit", 3, ("F3", "Ctrl+G")),
    Entry(
        "find_previous",
        QT_TRANSLATE_NOOP("actions", "Find previous"),
        "edit",
        3,
        ("Shift+F3", "Ctrl+Shift+G"),
    ),
    Entry(
        "search",
        QT_TRANSLATE_NOOP("actions", "Search the library"),
        "edit",
        3,
        ("Ctrl+Shift+F", "/"),
        "search",
    ),
    Entry("ledger", QT_TRANSLATE_NOOP("actions", "Ledger of figures"), "edit", 4, ("Ctrl+L",), "ledger"),
    Entry("settings", QT_TRANSLATE_NOOP("actions", "Settings…"), "edit", 5, ("Ctrl+,",)),
    Entry("shortcuts", QT_TRANSLATE_NOOP("actions", "Keyboard shortcuts…"), "edit", 5),
    Entry("back", QT_TRANSLATE_NOOP("actions", "Back"), "go", 1, ("Alt+Left",), "back"),
    Entry("forward", QT_TRANSLATE_NOOP("actions", "Forward"), "go", 1, ("Alt+Right",), "forward"),
    Entry("next_article", QT_TRANSLATE_NOOP("actions", "Next article"), "go", 2, ("J", "N", "Ctrl+PgDown")),
    Entry(
        "previous_article", QT_TRANSLATE_NOOP("actions", "Previous article"), "go", 2, ("K", "P", "Ctrl+PgUp")
    ),
    Entry("page_on", QT_TRANSLATE_NOOP("actions", "Page on, then next article"), "go", 2, ("Space",)),
    Entry("page_back", QT_TRANSLATE_NOOP("actions", "Page back"), "go", 2, ("Shift+Space",)),
    Entry("next_figure", QT_TRANSLATE_NOOP("actions", "Next figure"), "go", 3, ("G",), "figure"),
    Entry("previous_figure", QT_TRANSLATE_NOOP("actions", "Previous figure"), "go", 3, ("Shift+G",)),
    Entry("show_source", QT_TRANSLATE_NOOP("actions", "Show on the page"), "go", 3, ("S",), "page"),
    Entry("show_related", QT_TRANSLATE_NOOP("actions", "Related articles"), "go", 4, ("Ctrl+R",)),
    Entry("next_pane", QT_TRANSLATE_NOOP("actions", "Next pane"), "go", 5, ("F6",)),
    Entry("previous_pane", QT_TRANSLATE_NOOP("actions", "Previous pane"), "go", 5, ("Shift+F6",)),
    Entry("focus_tree", QT_TRANSLATE_NOOP("actions", "Go to the zones"), "go", 5, ("Ctrl+1",)),
    Entry("focus_article", QT_TRANSLATE_NOOP("actions", "Go to the article"), "go", 5, ("Ctrl+2",)),
    Entry(
        "focus_sidebar", QT_TRANSLATE_NOOP("actions", "Go to figures, notes or source"), "go", 5, ("Ctrl+3",)
    ),
    Entry(
        "highlight", QT_TRANSLATE_NOOP("actions", "Highlight the selection"), "notes", 1, ("H",), "highlight"
    ),
    Entry("highlight_yellow", QT_TRANSLATE_NOOP("actions", "Highlight in yellow"), "notes", 1, ("1",)),
    Entry("highlight_green", QT_TRANSLATE_NOOP("actions", "Highlight in green"), "notes", 1, ("2",)),
    Entry("highlight_blue", QT_TRANSLATE_NOOP("actions", "Highlight in blue"), "notes", 1, ("3",)),
    Entry("highlight_pink", QT_TRANSLATE_NOOP("actions", "Highlight in pink"), "notes", 1, ("4",)),
    Entry("highlight_underline", QT_TRANSLATE_NOOP("actions", "Underline the selection"), "notes", 1, ("5",)),
    Entry(
        "note",
        QT_TRANSLATE_NOOP("actions", "Note on the selection or article"),
        "notes",
        1,
        ("Ctrl+M",),
        "note",
    ),
    Entry(
        "bookmark", QT_TRANSLATE_NOOP("actions", "Bookmark the article"), "notes", 1, ("Ctrl+D",), "bookmark"
    ),
    Entry(
        "put_mark",
        QT_TRANSLATE_NOOP("actions", "Put the current mark on the selection"),
        "notes",
        1,
        ("Ctrl+Shift+M",),
    ),
    Entry("zone_note", QT_TRANSLATE_NOOP("actions", "Note on the zone"), "notes", 1),
    Entry("next_mark", QT_TRANSLATE_NOOP("actions", "Next bookmark, highlight or note"), "notes", 2, ("]",)),
    Entry(
        "previous_mark",
        QT_TRANSLATE_NOOP("actions", "Previous bookmark, highlight or note"),
        "notes",
        2,
        ("[",),
    ),
    Entry("show_notes", QT_TRANSLATE_NOOP("actions", "Show bookmarks and notes"), "notes", 2, ("Ctrl+B",)),
    Entry(
        "hub",
        QT_TRANSLATE_NOOP("actions", "All bookmarks, highlights and notes"),
        "notes",
        2,
        ("Ctrl+Shift+B",),
        "list",
    ),
    Entry("toggle_read", QT_TRANSLATE_NOOP("actions", "Mark as read or unread"), "notes", 3, ("U",)),
    Entry("facts", QT_TRANSLATE_NOOP("actions", "Title and zones…"), "edit", 4, ("F4",)),
    Entry(
        "larger", QT_TRANSLATE_NOOP("actions", "Larger text"), "view", 1, ("Ctrl++", "Ctrl+="), "text-larger"
    ),
    Entry("smaller", QT_TRANSLATE_NOOP("actions", "Smaller text"), "view", 1, ("Ctrl+-",), "text-smaller"),
    Entry("normal_size", QT_TRANSLATE_NOOP("actions", "Normal text size"), "view", 1, ("Ctrl+0",)),
    Entry("theme", QT_TRANSLATE_NOOP("actions", "Light, sepia, dark"), "view", 2, ("Ctrl+T",), "theme-light"),
    Entry("group_zone", QT_TRANSLATE_NOOP("actions", "Group by province"), "view", 3),
    Entry("group_kind", QT_TRANSLATE_NOOP("actions", "Group by kind of zone"), "view", 3),
    Entry("group_page", QT_TRANSLATE_NOOP("actions", "Group by page"), "view", 3),
    Entry("full_screen", QT_TRANSLATE_NOOP("actions", "Full screen"), "view", 4, ("F11",)),
    Entry("guide", QT_TRANSLATE_NOOP("actions", "User guide"), "help", 1, ("F1",)),
    Entry("commands", QT_TRANSLATE_NOOP("actions", "Find a command…"), "help", 1, ("Ctrl+Shift+P", "Ctrl+K")),
    Entry("keys", QT_TRANSLATE_NOOP("actions", "Keys"), "help", 1, ("?",)),
    Entry("about", QT_TRANSLATE_NOOP("actions", "About ZoneReader"), "help", 1),
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
    return {entry.id: translate("actions", str(entry.name)) for entry in ENTRIES}


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


def key_of(part: QWidget, action_id: str) -> str:
    """The key that does something in the window of ``part``, as the system writes it.

    Its name where it has no key: the reader may have taken it away.
    """
    action = part.window().findChild(QAction, action_id)
    if action is None:
        return ""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) or action.text().rstrip("…")


def name_actions(actions: Mapping[str, QAction]) -> None:
    """Name actions in the window's language; a tool tip has the key too."""
    names = action_names()
    for action_id, action in actions.items():
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        name = names[action_id].rstrip("…")
        action.setText(names[action_id])
        action.setToolTip(f"{name} ({key})" if key else name)
