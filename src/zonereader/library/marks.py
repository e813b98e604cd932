"""Which of the reader's marks hold the words of a query."""

from __future__ import annotations

from dataclasses import dataclass

from zonereader.library.connection import Connection
from zonereader.library.records import ArticleId
from zonereader.search.query import Query


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark on an article, and the words that it holds."""

    uuid: str
    article_id: ArticleId
    words: frozenset[str]


def holding(connection: Connection, query: Query) -> tuple[Marked, ...]:
    """The marks that hold any word of the query, those that must not occur among them.

    All are looked through: a reader writes thousands of notes at most.
    """
    words = tuple(dict.fromkeys(word.text for word in query.words))
    if not words:
        return ()
    held = ", ".join("instr(m.text, ?) > 0" for _ in words)
    any_of = " OR ".join("instr(m.text, ?)" for _ in words)
    rows = connection.rows(
        f"""SELECT m.uuid, q.article_id, {held} FROM searchable_mark m JOIN piece q
        ON q.page_id = m.page_id AND q.start <= m.start AND m.start < q.end
        WHERE {any_of} ORDER BY m.page_id, m.start""",
        (*words, *words),
    )
    return tuple(
        Marked(uuid, article_id, frozenset(word for word, is_in in zip(words, flags, strict=True) if is_in))
        for uuid, article_id, *flags in rows
    )
