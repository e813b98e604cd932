"""What search looks things up in: every article's text, folded, and which pairs of characters stand where.

The index knows every pair of neighbouring characters with its place, so that any piece of text of two
or more characters is found exactly, whatever it consists of. Single characters have an index of their
own, without places. Titles and zones have a small one, by which the best articles are found first.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from zonereader.composition import Composition, compose
from zonereader.library.connection import Connection
from zonereader.library.records import Annotation, PageId
from zonereader.model import Article, Span
from zonereader.pieces import title_by_hand
from zonereader.search.fold import fold

INDEX_VERSION = 2
"""Raised whenever what is written here changes; a library with another one is indexed anew."""

BREAK = "\n"
"""Stands between the parts of an article. Folded text has none, so no word is found across two parts."""

_NO_BREAKS = str.maketrans({BREAK: " "})

_SEPARATOR = "\n"
SIGNS = "".join(char for char in map(chr, range(32, 127)) if not char.isalnum())
"""The ASCII characters that SQLite's tokenizer has to be told are part of a pair."""


def pairs(folded: str) -> str:
    """Every pair of neighbouring characters, for the index to take apart at line breaks.

    At the end of a part its last character stands alone: nothing that is looked for goes on over it.
    """
    return _SEPARATOR.join(map("".join, pairwise(folded + BREAK)))


def phrase(folded: str) -> str:
    """The expression for ``folded`` as it stands; of two or more characters."""
    return _quoted(_SEPARATOR.join(map("".join, pairwise(folded))))


def beginning(character: str) -> str:
    """The expression for one character in an index of pairs."""
    return f"{_quoted(character)} *"


def single(character: str) -> str:
    """The expression for one character in the index of characters."""
    return _quoted(character)


def _quoted(tokens: str) -> str:
    return '"' + tokens.replace('"', '""') + '"'


def parts(page_text: str, article: Article) -> tuple[Composition, ...]:
    """What of an article can be searched: the title, deck, credits, then every passage as a whole.

    A title that a reader gave it comes last: it stands nowhere on the page.
    """
    rest = sorted(article.byline_spans + article.credit_spans)
    groups = [article.title_spans, article.deck_spans, *((span,) for span in rest)]
    composed = [compose(page_text, spans) for spans in [*groups, *(p.spans for p in article.passages)]]
    by_hand = title_by_hand(page_text, article)
    return (*composed, *([Composition(by_hand, (), ())] if by_hand else []))


def index_page(connection: Connection, page_id: PageId) -> None:
    """Add a page, inside the caller's transaction."""
    row = connection.row("SELECT name, imported_at FROM page WHERE id = ?", (page_id,))
    if row is not None:
        values = (page_id, fold(row["name"]), row["imported_at"])
        connection.execute("INSERT INTO searchable_page(page_id, name, date) VALUES (?, ?, ?)", values)


def index(connection: Connection, article_id: int, page_text: str, article: Article) -> None:
    """Add an article, inside the caller's transaction."""
    found = parts(page_text, article)
    printed = BREAK.join(part.text.translate(_NO_BREAKS) for part in found)
    text = BREAK.join(map(fold, printed.split(BREAK)))
    title = fold(title_by_hand(page_text, article) or found[0].text)
    zones = BREAK.join(map(fold, article.zones))
    connection.execute(
        "INSERT INTO searchable(article_id, title, zones, pieces, unfolded, text) VALUES (?, ?, ?, ?, ?, ?)",
        (article_id, title, zones, json.dumps(list(_pieces(found))), _unfolded(printed, text), text),
    )
    connection.execute("INSERT INTO search_index(rowid, pairs) VALUES (?, ?)", (article_id, pairs(text)))
    connection.execute(
        "INSERT INTO search_heads(rowid, title, zones) VALUES (?, ?, ?)",
        (article_id, pairs(title), pairs(zones)),
    )
    connection.execute(
        "INSERT INTO search_characters(rowid, characters) VALUES (?, ?)",
        (article_id, _characters(text)),
    )


def remove(connection: Connection, article_id: int) -> None:
    """Forget an article, inside the caller's transaction; the index has to be told what it holds."""
    row = connection.row("SELECT title, zones, text FROM searchable WHERE article_id = ?", (article_id,))
    if row is None:
        return
    held = {
        "search_index": {"pairs": pairs(row["text"])},
        "search_heads": {"title": pairs(row["title"]), "zones": pairs(row["zones"])},
        "search_characters": {"characters": _characters(row["text"])},
    }
    for table, columns in held.items():
        connection.execute(
            f"INSERT INTO {table}({table}, rowid, {', '.join(columns)})"
            f" VALUES ('delete', ?, {', '.join('?' * len(columns))})",
            (article_id, *columns.values()),
        )
    connection.execute("DELETE FROM searchable WHERE article_id = ?", (article_id,))


def _characters(folded: str) -> str:
    return _SEPARATOR.join(sorted(set(folded)))


def _pieces(found: tuple[Composition, ...]) -> Iterator[tuple[int, int, int]]:
    """Where each span begins in the searchable text, and its start and end on the page."""
    offset = 0
    for part in found:
        for start, span in zip(part.starts, part.spans, strict=True):
            yield offset + start, *span
        offset += len(part.text) + len(BREAK)


def _unfolded(printed: str, folded: str) -> str:
    """What folding changed, blanks apart: where, and what is printed there; much less than all the text."""
    both = enumerate(zip(printed, folded, strict=True))
    changed = [at for at, (one, other) in both if other not in (one, " ")]
    return json.dumps([changed, "".join(printed[at] for at in changed)], ensure_ascii=False)


def printed(folded: str, start: int, end: int, unfolded: str) -> str:
    """A stretch of a searchable text as the page has it."""
    changed, characters = json.loads(unfolded)
    first, last = bisect_left(changed, start), bisect_left(changed, end)
    shown = list(folded[start:end])
    for at in range(first, last):
        shown[changed[at] - start] = characters[at]
    return "".join(shown)


def composition(text: str, pieces: str) -> Composition:
    """A searchable text with its way back to the page."""
    rows = json.loads(pieces)
    spans = tuple(Span(start, end) for _, start, end in rows)
    return Composition(text, spans, tuple(offset for offset, _, _ in rows))


# The reader's marks


def index_mark(connection: Connection, annotation: Annotation) -> None:
    """Add or change what is searched of a mark, inside the caller's transaction.

    A note without a page stands in no article that a search could find.
    """
    if annotation.page_id is None:
        return
    connection.execute(
        "INSERT INTO searchable_mark(uuid, page_id, start, text) VALUES (?, ?, ?, ?)"
        " ON CONFLICT(uuid) DO UPDATE SET page_id = excluded.page_id, start = excluded.start,"
        " text = excluded.text",
        (
            annotation.uuid,
            annotation.page_id,
            annotation.start,
            BREAK.join(map(fold, (*annotation.body.splitlines(), annotation.exact, *annotation.tags))),
        ),
    )


def remove_mark(connection: Connection, uuid: str) -> None:
    """Forget a mark, inside the caller's transaction."""
    connection.execute("DELETE FROM searchable_mark WHERE uuid = ?", (uuid,))
