"""A page that comes in again with another text: its annotations follow, and nothing is lost.

A file of the same name whose text is mostly the same is taken for a newer version. The earlier page
stays in the library, with whatever found no sure place in the new text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from zonereader.library import annotations as notes
from zonereader.library import pages, spans
from zonereader.library.anchors import Anchored, PageAnchors, is_same_page
from zonereader.library.annotate import reattached
from zonereader.library.clock import now
from zonereader.library.connection import Connection
from zonereader.library.records import AnchorState, Annotation, Carried, Edit, PageId, PageRow
from zonereader.model import Reading
from zonereader.page.load import PageText

Read = Callable[[str], Reading]


def earlier(connection: Connection, page: PageText) -> PageRow | None:
    """The page in the library that ``page`` is a newer version of, if there is one."""
    others = (row for row in pages.all_named(connection, page.name) if row.sha256 != page.sha256)
    alike = (
        row
        for row in others
        if row.replaced_by is None and is_same_page(pages.text(connection, row.id), page.text)
    )
    return next(alike, None)


def succeed(connection: Connection, old: PageRow, new: PageRow, read: Read) -> Carried:
    """Put ``new`` in the place of ``old`` and carry the annotations over, all in one transaction."""
    text = pages.text(connection, new.id)
    with connection.transaction():
        connection.execute("INSERT INTO newer_page VALUES (?, ?, ?)", (old.id, new.id, now()))
        waiting = [
            note for page in _chain(connection, new.id) for note in notes.find(connection, page_id=page)
        ]
        places = _places(connection, waiting, text, read)
        for note in waiting:
            _carry(connection, note, new.id, text, places[note.uuid])
    states = Counter(places[note.uuid].state for note in waiting)
    return Carried(new.name, *(states[state] for state in AnchorState))


def _chain(connection: Connection, page_id: PageId) -> list[PageId]:
    """The earlier versions of a page, the latest first."""
    rows = connection.rows(
        """WITH RECURSIVE former(page_id) AS (
          SELECT page_id FROM newer_page WHERE newer = ?
          UNION SELECT n.page_id FROM newer_page n JOIN former f ON n.newer = f.page_id
        ) SELECT page_id FROM former ORDER BY page_id DESC""",
        (page_id,),
    )
    return [PageId(row[0]) for row in rows]


def _places(connection: Connection, waiting: list[Annotation], text: str, read: Read) -> dict[str, Anchored]:
    """Where each annotation of earlier versions stands in ``text``."""
    if not waiting:
        return {}
    target = PageAnchors(text, read(text))
    found = {}
    former: dict[PageId, PageAnchors] = {}
    for note in waiting:
        if note.page_id is not None:
            if note.page_id not in former:
                before = pages.text(connection, note.page_id)
                former[note.page_id] = PageAnchors(before, read(before))
            found[note.uuid] = target.find(note, former[note.page_id])
    return found


def _carry(connection: Connection, note: Annotation, page_id: PageId, text: str, place: Anchored) -> None:
    """Hang a note on its new place; one without a sure place stays where it is and says so."""
    if place.state.is_lost:
        notes.put(connection, Edit(note, replace(note, state=place.state)))
        return
    connection.execute(
        "INSERT INTO former_anchor VALUES (?, ?, ?, ?, ?, ?, ?)",
        (note.uuid, note.page_id, spans.to_json(note.spans), note.exact, note.prefix, note.suffix, now()),
    )
    after = reattached(note, page_id, text, place.spans, place.state)
    notes.put(connection, Edit(note, replace(after, updated=note.updated)))


def lost(connection: Connection, page_id: PageId, read: Read) -> tuple[tuple[Annotation, Anchored], ...]:
    """What hangs on earlier versions of a page, each with the place where it might stand now."""
    waiting = [note for page in _chain(connection, page_id) for note in notes.find(connection, page_id=page)]
    places = _places(connection, waiting, pages.text(connection, page_id), read)
    return tuple((note, places[note.uuid]) for note in waiting)
