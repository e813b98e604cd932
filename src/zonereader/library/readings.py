"""The derived tables: what the reading of a page found, stored and fetched."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, count, product
from zlib import crc32

from zonereader.composition import compose
from zonereader.errors import NotFoundError
from zonereader.library import pages, spans
from zonereader.library.connection import Connection
from zonereader.library.indexing import INDEX_VERSION, index, index_page, remove
from zonereader.library.kinds import KINDS, NUMBERS
from zonereader.library.listing import ArticleRows
from zonereader.library.records import (
    ArticleDetail,
    ArticleId,
    ArticleRow,
    PageId,
)
from zonereader.model import (
    Approx,
    Article,
    ArticleKind,
    Direction,
    Figure,
    Passage,
    Reading,
    Role,
    Span,
)
from zonereader.pieces import pieces
from zonereader.search.fold import fold

HEADING_LENGTH = 24
_PASSAGES, _HEADINGS = "passages", "headings"

_ARTICLE = """SELECT a.id, a.page_id, p.name AS page_name, a.kind, a.heading,
  (SELECT name FROM zone_of_article z WHERE z.article_id = a.id AND z.seq = 0) AS zone,
  a.province, a.city, a.start, coalesce(s.read, 0) AS read, a.figures
  FROM article a JOIN page p ON p.id = a.page_id
  LEFT JOIN reading_state s ON s.page_id = a.page_id AND s.start = a.start"""

_FIGURES = """SELECT f.*, l.text AS label_text, s.text AS subject_text FROM figures_of_page o
  JOIN figure f ON f.id BETWEEN o.first AND o.last
  LEFT JOIN label l ON l.id = f.label LEFT JOIN label s ON s.id = f.subject
  WHERE o.page_id = ? AND f.article_id = ? ORDER BY f.id"""

_NOT_REPLACED = f"p.id NOT IN ({pages.REPLACED})"


def is_current(connection: Connection, version: int) -> bool:
    """Whether what is stored was made by this version of the analysis and of the search index."""
    row = connection.row("SELECT version, search FROM reading")
    return row is not None and tuple(row) == (version, INDEX_VERSION)


def stamp(connection: Connection, version: int) -> None:
    """Note which version of the analysis fills the derived tables."""
    connection.execute("DELETE FROM reading")
    connection.execute("INSERT INTO reading(version, search) VALUES (?, ?)", (version, INDEX_VERSION))


def store(connection: Connection, page_id: PageId, page_text: str, reading: Reading) -> None:
    """Write a page's reading, inside the caller's transaction."""
    _store(connection, page_id, page_text, reading, [None] * len(reading.articles))
    index_page(connection, page_id)


def replace(connection: Connection, page_id: PageId, page_text: str, reading: Reading) -> None:
    """Write a page's reading in the place of the one before, inside the caller's transaction.

    An article that begins where one began before keeps its id.
    """
    new_ids = count(1 + connection.value("SELECT coalesce(max(id), 0) FROM article"))
    rows = connection.rows("SELECT start, id FROM article WHERE page_id = ?", (page_id,))
    old_ids = {row["start"]: row["id"] for row in rows}
    ids = [old_ids.pop(article.start, None) or next(new_ids) for article in reading.articles]
    forget(connection, page_id)
    _store(connection, page_id, page_text, reading, ids)


def forget(connection: Connection, page_id: PageId) -> None:
    """Remove a page's articles and figures, inside the caller's transaction."""
    ids = [row["id"] for row in connection.rows("SELECT id FROM article WHERE page_id = ?", (page_id,))]
    for article_id in ids:
        remove(connection, article_id)
        connection.execute("DELETE FROM zone_of_article WHERE article_id = ?", (article_id,))
    connection.execute_many(
        "DELETE FROM kind_of_article WHERE kind = ? AND article_id = ?", product(NUMBERS.values(), ids)
    )
    connection.execute(
        "DELETE FROM figure WHERE id IN"
        " (SELECT f.id FROM figures_of_page o JOIN figure f ON f.id BETWEEN o.first AND o.last"
        " WHERE o.page_id = ?)",
        (page_id,),
    )
    for table in ("figures_of_page", "piece", "article"):
        connection.execute(f"DELETE FROM {table} WHERE page_id = ?", (page_id,))


def _store(
    connection: Connection, page_id: PageId, page_text: str, reading: Reading, wanted: Sequence[int | None]
) -> None:
    """Write a page's reading; ``wanted`` are the ids of its articles, None for new ones."""
    figures_of = Counter(figure.article for figure in reading.figures)
    ids = [
        _store_article(
            connection,
            (wanted[number], page_id, number),
            page_text,
            article,
            figures_of[number],
        )
        for number, article in enumerate(reading.articles)
    ]
    if reading.figures:
        _store_figures(connection, page_id, reading.figures, ids)


def _store_figures(
    connection: Connection, page_id: PageId, figures: Sequence[Figure], articles: Sequence[int]
) -> None:
    """Write a page's figures under ids in a row; ``articles`` are the ids of its articles."""
    texts = dict.fromkeys(chain.from_iterable((f.label, f.subject) for f in figures))
    connection.execute_many(
        "INSERT INTO label(hash, text, folded) SELECT ?1, ?2, ?3"
        " WHERE NOT EXISTS (SELECT 1 FROM label WHERE hash = ?1 AND text = ?2)",
        ((_hash(text), text, _folded(text)) for text in texts if text is not None),
    )
    first = 1 + connection.value("SELECT coalesce(max(id), 0) FROM figure")
    connection.execute(
        "INSERT INTO figures_of_page VALUES (?, ?, ?)", (page_id, first, first + len(figures) - 1)
    )
    connection.execute_many(
        "INSERT INTO figure(id, page_id, article_id, start, end, text, kind, low, high, unit, approx,"
        " period, direction, rest, label, subject)"
        f" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, {_LABEL}, {_LABEL})",
        [
            (id_, page_id, None if f.article is None else articles[f.article], *_figure_values(f))
            for id_, f in enumerate(figures, start=first)
        ],
    )
    connection.execute_many(
        "INSERT OR IGNORE INTO kind_of_article(kind, article_id) VALUES (?, ?)",
        [(NUMBERS[f.kind], articles[f.article]) for f in figures if f.article is not None],
    )


_LABEL = "(SELECT id FROM label WHERE hash = ? AND text = ?)"


def _hash(text: str | None) -> int | None:
    """Three bytes by which a label is found; the few labels that share them are told apart by their text."""
    return None if text is None else crc32(text.encode()) & 0xFFFFFF


def _folded(text: str) -> str | None:
    folded = fold(text)
    return None if folded == text else folded


def _figure_values(f: Figure) -> tuple[object, ...]:
    approx = None if f.approx is Approx.EXACT else f.approx
    direction = None if f.direction is Direction.NONE else f.direction
    rest = spans.to_json(f.rest) if f.rest else None
    value = (f.start, f.end, f.text, NUMBERS[f.kind], f.low, f.high, f.unit, approx)
    return (*value, f.period, direction, rest, _hash(f.label), f.label, _hash(f.subject), f.subject)


def _store_article(
    connection: Connection,
    place: tuple[int | None, PageId, int],
    page_text: str,
    article: Article,
    figures: int,
) -> int:
    """Write an article; ``place`` is its id (None: a new one), its page and its number there."""
    article_id = connection.insert(
        "INSERT INTO article(id, page_id, seq, kind, heading, title, start, byline, spans, province, city,"
        " truncated_head, truncated_tail, figures) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *place,
            article.kind,
            _heading(page_text, article),
            article.title,
            article.start,
            json.dumps(article.byline, ensure_ascii=False),
            _parts_to_json(article),
            article.province,
            article.city,
            article.truncated_head,
            article.truncated_tail,
            figures,
        ),
    )
    connection.execute_many(
        "INSERT INTO zone_of_article VALUES (?, ?, ?)",
        [(article_id, seq, zone) for seq, zone in enumerate(article.zones)],
    )
    connection.execute_many(
        "INSERT INTO piece(page_id, start, end, article_id, seq) VALUES (?, ?, ?, ?, ?)",
        [(place[1], s.start, s.end, article_id, seq) for seq, s in enumerate(pieces(article))],
    )
    index(connection, (ArticleId(article_id), place[1]), page_text, article)
    return article_id


def _parts_to_json(article: Article) -> str:
    """Where the parts of an article stand on its page, without those that it lacks."""
    parts = {
        "title": spans.flat(article.title_spans),
        "deck": spans.flat(article.deck_spans),
        "byline": spans.flat(article.byline_spans),
        "credit": spans.flat(article.credit_spans),
        _PASSAGES: [spans.flat(passage.spans) for passage in article.passages],
        _HEADINGS: [number for number, p in enumerate(article.passages) if p.role is Role.HEADING],
    }
    return json.dumps({name: found for name, found in parts.items() if found}, separators=(",", ":"))


def _heading(page_text: str, article: Article) -> str:
    """The title, or the first words where there is none."""
    if article.title:
        return article.title
    spans_of_text = article.passages[0].spans if article.passages else article.other_spans
    words = " ".join(compose(page_text, spans_of_text).text.split())
    return words if len(words) <= HEADING_LENGTH else words[: HEADING_LENGTH - 1] + "…"


def articles(connection: Connection, *, replaced: bool) -> tuple[ArticleRow, ...]:
    """All articles in page order; those of digests that gave way only when asked."""
    condition = "" if replaced else f"WHERE {_NOT_REPLACED}"
    rows = connection.rows(f"{_ARTICLE} {condition} ORDER BY a.page_id, a.seq")
    return tuple(_article_row(row) for row in rows)


def listing(connection: Connection) -> ArticleRows:
    """All articles in page order, without those of pages that gave way."""
    return ArticleRows(connection.execute(f"{_ARTICLE} WHERE {_NOT_REPLACED} ORDER BY a.page_id, a.seq"))


def first_article(connection: Connection) -> ArticleRow | None:
    """The first article of the first page that has one and did not give way."""
    row = connection.row(f"{_ARTICLE} WHERE {_NOT_REPLACED} ORDER BY a.page_id, a.seq LIMIT 1")
    return _article_row(row) if row else None


def article(connection: Connection, article_id: ArticleId) -> ArticleDetail:
    """One article with its page's text and its figures."""
    row = connection.row(f"{_ARTICLE} WHERE a.id = ?", (article_id,))
    if row is None:
        raise NotFoundError("article", str(article_id))
    (page,) = connection.rows("SELECT sha256, text FROM page WHERE id = ?", (row["page_id"],))
    figures = connection.rows(_FIGURES, (row["page_id"], article_id))
    return ArticleDetail(
        row=_article_row(row),
        article=load(connection, article_id),
        page_text=page["text"],
        figures=tuple(_figure(f) for f in figures),
        sha256=page["sha256"],
    )


def load(connection: Connection, article_id: int) -> Article:
    """An article as the reading had it."""
    row = connection.row("SELECT * FROM article WHERE id = ?", (article_id,))
    if row is None:
        raise NotFoundError("article", str(article_id))
    zones = connection.rows(
        "SELECT name FROM zone_of_article WHERE article_id = ? ORDER BY seq", (article_id,)
    )
    parts = json.loads(row["spans"])
    headings = parts.get(_HEADINGS, ())
    return Article(
        kind=ArticleKind(row["kind"]),
        title=row["title"],
        title_spans=spans.from_flat(parts.get("title", ())),
        deck_spans=spans.from_flat(parts.get("deck", ())),
        byline=tuple(json.loads(row["byline"])),
        byline_spans=spans.from_flat(parts.get("byline", ())),
        credit_spans=spans.from_flat(parts.get("credit", ())),
        passages=tuple(
            Passage(Role.HEADING if number in headings else Role.BODY, spans.from_flat(flat))
            for number, flat in enumerate(parts.get(_PASSAGES, ()))
        ),
        truncated_head=bool(row["truncated_head"]),
        truncated_tail=bool(row["truncated_tail"]),
        zones=tuple(zone["name"] for zone in zones),
        province=row["province"],
        city=row["city"],
    )


def some_articles(connection: Connection, ids: Iterable[ArticleId]) -> tuple[ArticleRow, ...]:
    """The articles with these ids, in page order."""
    listed = json.dumps(sorted(set(ids)))
    rows = connection.rows(
        f"{_ARTICLE} WHERE a.id IN (SELECT value FROM json_each(?)) ORDER BY a.page_id, a.seq", (listed,)
    )
    return tuple(_article_row(row) for row in rows)


def article_at(connection: Connection, page_id: PageId, offset: int) -> ArticleRow | None:
    """The article that owns one code point of a page."""
    row = connection.row(
        f"{_ARTICLE} JOIN piece q ON q.article_id = a.id WHERE q.page_id = ? AND q.start <= ? AND ? < q.end",
        (page_id, offset, offset),
    )
    return _article_row(row) if row else None


def pieces_of_page(connection: Connection, page_id: PageId) -> tuple[tuple[Span, ArticleId], ...]:
    """Every piece of a page that is in an article, in page order."""
    rows = connection.rows(
        "SELECT start, end, article_id FROM piece WHERE page_id = ? ORDER BY start", (page_id,)
    )
    return tuple((Span(row["start"], row["end"]), ArticleId(row["article_id"])) for row in rows)


def _article_row(row: sqlite3.Row) -> ArticleRow:
    values = dict(row)
    return ArticleRow(**values | {"kind": ArticleKind(values["kind"]), "read": bool(values["read"])})


def _figure(row: sqlite3.Row) -> Figure:
    return Figure(
        start=row["start"],
        end=row["end"],
        text=row["text"],
        kind=KINDS[row["kind"]],
        low=row["low"],
        high=row["high"],
        unit=row["unit"],
        approx=Approx(row["approx"] or Approx.EXACT),
        label=row["label_text"],
        subject=row["subject_text"],
        period=row["period"],
        direction=Direction(row["direction"] or Direction.NONE),
        rest=spans.from_json(row["rest"]) if row["rest"] else (),
    )
