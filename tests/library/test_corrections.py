"""Corrections in the library: applied to what search, ledger and export see, and never lost."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zonereader.corrections import (
    Begin,
    Change,
    Correction,
    FigureSays,
    Join,
    Move,
    Title,
    Value,
    Zones,
    correction,
)
from zonereader.errors import LibraryError
from zonereader.export.export import export
from zonereader.export.scope import ExportFormat, ExportOptions, Scope
from zonereader.library import schema
from zonereader.library.annotate import new_annotation
from zonereader.library.corrections import CorrectionEdit, from_row, to_row
from zonereader.library.library import Library
from zonereader.library.records import AnnotationKind, ArticleId, FigureQuery
from zonereader.library.repair import repair
from zonereader.library.unsaved import keep
from zonereader.model import Figure, Kind, Span
from zonereader.page.load import load_page
from zonereader.pieces import pieces
from zonereader.reading import read

SEED = Path(__file__).parents[2] / "seeds" / "000_digest.txt"
PAGE = load_page(SEED)
READING = read(PAGE.text)
NOW = "2026-03-05T13:40:11Z"
TITLED = [article for article in READING.articles if article.title and len(article.passages) > 2]
LEAD = TITLED[0].title_spans[0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library.open(path) as opened:
        opened.add_page(PAGE, READING, origin="test")
        yield opened


def make(spans: list[Span], change: Change, *, page: str = PAGE.sha256) -> Correction:
    return correction(page, PAGE.text, spans, change, now=NOW)


def do(library: Library, spans: list[Span], change: Change) -> CorrectionEdit:
    edit = CorrectionEdit(None, make(spans, change))
    library.apply(edit)
    return edit


def says(figure: Figure, value: Value | None) -> tuple[list[Span], FigureSays]:
    return [Span(figure.start, figure.end)], FigureSays(value, figure)


def derived(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """What a reading is stored in; the full-text index keeps what it holds in tables of its own."""
    with closing(sqlite3.connect(library.path)) as raw:
        return {
            name: sorted(raw.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
            for name in schema.DERIVED_TABLES
            if not name.startswith("search_") and name != "reading"
        }


def shown(library: Library) -> list[tuple[object, ...]]:
    """Every article with its figures, whatever their ids."""
    details = [library.article(row.id) for row in library.articles()]
    return [(replace(each.row, id=ArticleId(0)), each.article, each.figures) for each in details]


def require_index_whole(library: Library) -> None:
    """What the index holds is what the articles say."""
    for table in ("search_index", "search_heads", "search_characters"):
        library._connection.execute(f"INSERT INTO {table}({table}) VALUES ('integrity-check')")
    assert library.check().problems == ()
    for row in library.articles():
        assert row.id in {hit.article_id for hit in library.search(row.heading[:8].strip("…")).hits}


MONEY = next(f for f in READING.figures if f.kind is Kind.MONEY)
OWN = Value(Kind.MONEY, 7.7e15, 7.7e15, "CNY", "自己的指标")


def test_ledger_search_and_export_see_the_corrected_value(library: Library, tmp_path: Path) -> None:
    do(library, *says(MONEY, OWN))
    (found,) = library.figures(FigureQuery(label="自己的指标"))
    assert (found.label, found.text, found.start) == ("自己的指标", MONEY.text, MONEY.start)
    assert library.search("自己的指标>7e15").count == 1
    (file,) = export(
        library, Scope(page=found.page_id), ExportOptions(format=ExportFormat.CSV), tmp_path / "f.csv"
    )
    assert "自己的指标" in file.read_text("utf-8")
    require_index_whole(library)


def test_a_hidden_figure_is_nowhere_and_comes_back(library: Library) -> None:
    before = derived(library)
    edit = do(library, *says(MONEY, None))
    assert not [f for f in library.figures(FigureQuery()) if f.start == MONEY.start]
    assert library.counts().figures == len(READING.figures) - 1
    library.apply(edit.inverse())
    assert derived(library) == before
    assert library.corrections(PAGE.sha256) == ()


def test_a_rebuild_applies_the_corrections_again(library: Library) -> None:
    piece = TITLED[0].passages[-1].spans[-1]
    do(library, [piece], Move(TITLED[1].passages[-1].spans[-1]))
    do(library, [LEAD], Title("我起的题目"))
    do(library, [LEAD], Zones(("我的园区",)))
    do(library, *says(MONEY, OWN))
    kept = library.corrections(PAGE.sha256)
    before = shown(library)
    library.rebuild(read)
    assert shown(library) == before
    assert library.corrections(PAGE.sha256) == kept
    assert library.unfit_corrections() == ()
    assert library.article_at(library.pages()[0].id, LEAD.start).heading == "我起的题目"
    assert library.search("我起的题目").count == 1
    assert library.search("zone:我的园区").count == 1
    require_index_whole(library)


def test_a_correction_between_two_steps_of_a_rebuild_counts(library: Library) -> None:
    library.add_page(replace(PAGE, name="b", text=PAGE.text + "\n", sha256="b" * 64), READING, origin="test")
    steps = library.rebuild_steps(read)
    next(steps)
    next(steps)
    do(library, [LEAD], Title("我起的题目"))
    list(steps)
    assert library.article_at(library.pages()[0].id, LEAD.start).heading == "我起的题目"
    assert len(library.articles()) == 2 * len(READING.articles)
    require_index_whole(library)


def test_articles_keep_their_ids_and_what_was_read(library: Library) -> None:
    before = {row.start: row.id for row in library.articles()}
    library.mark_read(library.pages()[0].id, TITLED[1].start, read=True)
    do(library, [TITLED[0].passages[1].spans[0]], Begin())
    after = {row.start: row.id for row in library.articles()}
    assert before.items() <= after.items()
    assert len(after) == len(before) + 1
    assert library.article_at(library.pages()[0].id, TITLED[1].start).read


def test_notes_keep_their_place_in_the_text(library: Library) -> None:
    page_id = library.pages()[0].id
    piece = TITLED[0].passages[-1].spans[-1]
    note = new_annotation(AnnotationKind.NOTE, page_id, PAGE.text, [piece], body="在这里")
    library.save(note)
    do(library, [piece], Move(TITLED[1].passages[-1].spans[-1]))
    home = library.article_at(page_id, TITLED[1].start)
    assert library.annotations(article_id=home.id) == (note,)
    do(library, [piece], Move(None))
    assert library.annotations() == (note,)
    assert library.counts().orphans == 0


def test_what_no_longer_fits_is_kept_and_told(library: Library) -> None:
    do(library, [Span(MONEY.start, MONEY.end - 1)], FigureSays(None, MONEY))
    library.rebuild(read)
    assert len(library.corrections(PAGE.sha256)) == 1
    assert len(library.unfit_corrections()) == 1
    assert any("correction" in problem for problem in library.check().problems)


def test_a_page_that_comes_in_again_is_corrected_again(path: Path) -> None:
    with Library.open(path) as library:
        do(library, [LEAD], Title("我起的题目"))
        library.add_page(PAGE, READING, origin="test")
        assert library.article_at(library.pages()[0].id, LEAD.start).heading == "我起的题目"


def test_repair_and_backup_carry_corrections(library: Library, path: Path, tmp_path: Path) -> None:
    do(library, [LEAD], Title("甲"))
    gone = do(library, [LEAD], Title("乙"))
    library.apply(gone.inverse())
    kept = library.corrections(PAGE.sha256)
    copy = library.backup(tmp_path / "copy.db")
    library.close()
    with Library.open(copy) as other:
        assert other.corrections(PAGE.sha256) == kept
    with path.open("r+b") as file:
        file.write(b"\xff" * 100)
    repair(path)
    with Library.open(path) as again:
        again.rebuild(read)
        assert again.corrections(PAGE.sha256) == kept
        assert again.article_at(again.pages()[0].id, LEAD.start).heading == "甲"


def test_what_the_disk_refused_is_taken_in_later(library: Library, path: Path) -> None:
    one, other = make([LEAD], Title("甲")), make([LEAD], Zones(("我的园区",)))
    file = keep(path, [CorrectionEdit(None, one), CorrectionEdit(None, other), CorrectionEdit(other, None)])
    assert library.take_in_unsaved() == 2
    assert not file.exists()
    assert library.corrections(PAGE.sha256) == (one,)
    assert library.article_at(library.pages()[0].id, LEAD.start).heading == "甲"


def test_a_rebuild_cannot_write_to_corrections(library: Library) -> None:
    do(library, [LEAD], Title("甲"))
    with (
        library._connection.authorized(schema.spare_the_users_tables),
        pytest.raises((LibraryError, sqlite3.DatabaseError)),
    ):
        library._connection.execute("DELETE FROM correction")


def test_a_correction_on_a_full_disk_is_written_whole_or_not_at_all(small_disk: Path) -> None:
    path = small_disk / "library.db"
    with Library.open(path) as library:
        library.add_page(PAGE, READING, origin="test")
    shutil.copy(path, small_disk / "other.db")
    ballast = small_disk / "ballast"
    with Library.open(path) as library:
        before = derived(library)
        with ballast.open("wb") as file:
            try:
                while True:
                    file.write(bytes(1 << 16))
                    file.flush()
            except OSError:
                pass
        try:
            do(library, [LEAD], Title("甲"))
        except LibraryError:
            assert derived(library) == before
            assert library.corrections(PAGE.sha256) == ()
        ballast.unlink()


SPANS = sorted(span for article in READING.articles for span in pieces(article))


@settings(max_examples=6)
@given(st.data())
def test_any_corrections_and_taking_them_back(tmp_path_factory, data: st.DataObject) -> None:
    path = tmp_path_factory.mktemp("any") / "library.db"
    with Library.open(path) as library:
        library.add_page(PAGE, READING, origin="test")
        before, done = derived(library), list[CorrectionEdit]()
        for _ in range(data.draw(st.integers(1, 6))):
            span, target = data.draw(st.sampled_from(SPANS)), data.draw(st.sampled_from(SPANS))
            change = data.draw(
                st.sampled_from(
                    [Move(target), Move(None), Begin(), Join(target), Title("题"), Zones(("区",))]
                )
            )
            done.append(do(library, [span], change))
        made = library.corrections(PAGE.sha256)
        assert [from_row(to_row(each)) for each in made] == [edit.after for edit in done]
        after = shown(library)
        library.rebuild(read)
        assert shown(library) == after
        for table in ("search_index", "search_heads", "search_characters"):
            library._connection.execute(f"INSERT INTO {table}({table}) VALUES ('integrity-check')")
        for edit in reversed(done):
            library.apply(edit.inverse())
        library.rebuild(read)
        assert derived(library) == before


@settings(max_examples=60)
@given(
    st.sampled_from(["uuid", "sha256", "kind", "spans", "exact", "value", "updated"]),
    st.just("\ud800")
    | st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ),
)
def test_a_row_is_a_correction_or_is_refused(field: str, wrong: object) -> None:
    """What a damaged file or one of others holds comes to a correction that can be stored, or to nothing."""
    row = {**to_row(make([LEAD], Title("甲"))), field: wrong}
    try:
        found = from_row(row)
    except (KeyError, TypeError, ValueError):
        return
    assert from_row(to_row(found)) == found
