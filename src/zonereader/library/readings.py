"""The derived tables: what the reading of a page found, stored and fetched."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator

from zonereader.composition import compose
from zonereader.errors import NotFoundError
from zonereader.library import pages, spans
from zonereader.library.connection import Connection
from zonereader.library.indexing import INDEX_VERSION, index, index_page
from zonereader.library.records import (
    ArticleDetail,
    ArticleId,
    ArticleRow,
    FigureQuery,
    FigureRow,
    PageId,
)
from zonereader.model import (
    Approx,
    Article,
    ArticleKind,
    Direction,
    Figure,
    Kind,
    Passage,
    Reading,
    Role,
    Span,
)
from zonereader.search.fold import fold

HEADING_LENGTH = 24

_ARTICLE = """SELECT a.id, a.page_id, p.name AS page_name, a.kind, a.heading,
  (SELECT name FROM zone_of_article z WHERE z.article_id = a.id AND z.seq = 0) AS zone,
  a.province, a.city, a.start, coalesce(s.read, 0) AS read, a.figures
  FROM article a JOIN page p ON p.id = a.page_id
  LEFT JOIN reading_state s ON s.page_id = a.page_id AND s.start = a.start"""

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
    figures_of = Counter(figure.article for figure in reading.figures)
    ids = [
        _store_article(connection, page_id, page_text, number, article, figures_of[number])
        for number, article in enumerate(reading.articles)
    ]
    connection.execute_many(
        "INSERT INTO figure(page_id, article_id, start, end, text, kind, low, high, unit, approx, label,"
        " folded_label, subject, period, direction) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (page_id, None if f.article is None else ids[f.article], *_figure_values(f))
            for f in reading.figures
        ],
    )
    connection.execute_many(
        "INSERT OR IGNORE INTO kind_of_article(kind, article_id) VALUES (?, ?)",
        [(f.kind, ids[f.article]) for f in reading.figures if f.article is not None],
    )
    index_page(connection, page_id)


def _figure_values(f: Figure) -> tuple[object, ...]:
    folded = None if f.label is None else fold(f.label)
    value = (f.start, f.end, f.text, f.kind, f.low, f.high, f.unit, f.approx)
    return (*value, f.label, folded, f.subject, f.period, f.direction)


def _store_article(
    connection: Connection, page_id: PageId, page_text: str, number: int, article: Article, figures: int
) -> int:
    others = {
        "title": article.title_spans,
        "deck": article.deck_spans,
        "byline": article.byline_spans,
        "credit": article.credit_spans,
    }
    article_id = connection.insert(
        "INSERT INTO article(page_id, seq, kind, heading, title, start, byline, spans, province, city,"
        " truncated_head, truncated_tail, figures) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            page_id,
            number,
            article.kind,
            _heading(page_text, article),
            article.title,
            article.start,
            json.dumps(article.byline, ensure_ascii=False),
            json.dumps({name: [list(s) for s in found] for name, found in others.items()}),
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
        "INSERT INTO passage VALUES (?, ?, ?, ?)",
        [(article_id, seq, p.role, spans.to_json(p.spans)) for seq, p in enumerate(article.passages)],
    )
    connection.execute_many(
        "INSERT INTO piece(page_id, start, end, article_id, seq) VALUES (?, ?, ?, ?, ?)",
        [(page_id, s.start, s.end, article_id, seq) for seq, s in enumerate(_pieces(article))],
    )
    index(connection, article_id, page_text, article)
    return article_id


def _pieces(article: Article) -> Iterator[Span]:
    """Every span of the article as it is read: the title and what goes with it, then the passages."""
    yield from article.other_spans
    for passage in article.passages:
        yield from passage.spans


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


def article(connection: Connection, article_id: ArticleId) -> ArticleDetail:
    """One article with its page's text and its figures."""
    row = connection.row(f"{_ARTICLE} WHERE a.id = ?", (article_id,))
    if row is None:
        raise NotFoundError("article", str(article_id))
    text = connection.value("SELECT text FROM page WHERE id = ?", (row["page_id"],))
    figures = connection.rows("SELECT * FROM figure WHERE article_id = ? ORDER BY start", (article_id,))
    return ArticleDetail(
        row=_article_row(row),
        article=load(connection, article_id),
        page_text=text,
        figures=tuple(_figure(f) for f in figures),
    )


def load(connection: Connection, article_id: int) -> Article:
    """An article as the reading had it."""
    row = connection.row("SELECT * FROM article WHERE id = ?", (article_id,))
    if row is None:
        raise NotFoundError("article", str(article_id))
    passages = connection.rows(
        "SELECT role, spans FROM passage WHERE article_id = ? ORDER BY seq", (article_id,)
    )
    zones = connection.rows(
        "SELECT name FROM zone_of_article WHERE article_id = ? ORDER BY seq", (article_id,)
    )
    others = {
        name: tuple(Span(start, end) for start, end in found)
        for name, found in json.loads(row["spans"]).items()
    }
    return Article(
        kind=ArticleKind(row["kind"]),
        title=row["title"],
        title_spans=others["title"],
        deck_spans=others["deck"],
        byline=tuple(json.loads(row["byline"])),
        byline_spans=others["byline"],
        credit_spans=others["credit"],
        passages=tuple(Passage(Role(p["role"]), spans.from_json(p["spans"])) for p in passages),
        truncated_head=bool(row["truncated_head"]),
        truncated_tail=bool(row["truncated_tail"]),
        zones=tuple(zone["name"] for zone in zones),
        province=row["province"],
        city=row["city"],
    )


def article_at(connection: Connection, page_id: PageId, offset: int) -> ArticleRow | None:
    """The article that owns one code point of a page."""
    row = connection.row(
        f"{_ARTICLE} JOIN piece q ON q.article_id = a.id WHERE q.page_id = ? AND q.start <= ? AND ? < q.end",
        (page_id, offset, offset),
    )
    return _article_row(row) if row else None


def figures(connection: Connection, query: FigureQuery) -> tuple[FigureRow, ...]:
    """The figures that ``query`` chooses, page by page, in the order of the page."""
    like = f"%{_escaped(query.words)}%" if query.words else None
    label = f"%{_escaped(query.label)}%" if query.label else None
    conditions = [
        (
            like,
            "(f.text LIKE ? ESCAPE '\\' OR f.label LIKE ? ESCAPE '\\' OR a.heading LIKE ? ESCAPE '\\')",
            3,
        ),
        (label, "f.label LIKE ? ESCAPE '\\'", 1),
        (query.kind, "f.kind = ?", 1),
        (query.low, "f.high >= ?", 1),
        (query.high, "f.low <= ?", 1),
        (
            query.zone,
            "f.article_id IN (SELECT article_id FROM zone_of_article WHERE name = ?)",
            1,
        ),
    ]
    used = [(value, sql, times) for value, sql, times in conditions if value is not None]
    where = " AND ".join([_NOT_REPLACED, *(sql for _, sql, _ in used)])
    values = [value for value, _, times in used for _ in range(times)]
    rows = connection.rows(
        f"""SELECT f.page_id, p.name AS page, f.article_id, z.name AS zone, coalesce(a.heading, '') AS title,
        f.label, f.text, f.kind, f.low, f.high, f.unit, f.approx, f.start, f.end, f.subject, f.period,
        f.direction
        FROM figure f JOIN page p ON p.id = f.page_id LEFT JOIN article a ON a.id = f.article_id
        LEFT JOIN zone_of_article z ON z.article_id = a.id AND z.seq = 0
        WHERE {where} ORDER BY f.page_id, f.start""",
        values,
    )
    return tuple(_figure_row(row) for row in rows)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _article_row(row: sqlite3.Row) -> ArticleRow:
    values = dict(row)
    return ArticleRow(**values | {"kind": ArticleKind(values["kind"]), "read": bool(values["read"])})


def _figure(row: sqlite3.Row) -> Figure:
    return Figure(
        start=row["start"],
        end=row["end"],
        text=row["text"],
        kind=Kind(row["kind"]),
        low=row["low"],
        high=row["high"],
        unit=row["unit"],
        approx=Approx(row["approx"]),
        label=row["label"],
        subject=row["subject"],
        period=row["period"],
        direction=Direction(row["direction"]),
    )


def _figure_row(row: sqlite3.Row) -> FigureRow:
    values = dict(row)
    enums = {"kind": Kind, "approx": Approx, "direction": Direction}
    return FigureRow(**values | {name: enum(values[name]) for name, enum in enums.items()})
