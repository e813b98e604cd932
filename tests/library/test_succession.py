"""A page that comes in again, tags, and notes without a page: in the library, through files."""

from __future__ import annotations

from pathlib import Path

import pytest

from zonereader.library.annotate import changed, new_annotation, new_note, reattached
from zonereader.library.importing import import_steps
from zonereader.library.library import Library
from zonereader.library.records import AnchorState, Annotation, AnnotationKind, Carried
from zonereader.library.repair import repair
from zonereader.library.tags import clean, split
from zonereader.model import Span
from zonereader.reading import read

LEAD = "西安高新区今年前三季度规模以上工业总产值1152亿元，同比增长19.4%，增速居全市首位。"
MIDDLE = "园区新增高新技术企业63家，研发投入强度达到7.2%，每万人发明专利拥有量为118件。"
END = "下一步，西安高新区将围绕光伏、量子等产业开展精准招商，全年力争完成投资690亿元。"
TEXT = f"西安高新区前三季度增长19.4%\n\n{LEAD}\n\n{MIDDLE}\n\n{END}\n"


@pytest.fixture
def library(tmp_path: Path):
    with Library.open(tmp_path / "library.db") as opened:
        bring(opened, tmp_path, TEXT)
        yield opened


def bring(library: Library, folder: Path, text: str) -> Carried | None:
    """Import ``text`` as the file of the one page of this library."""
    file = folder / "page.txt"
    file.write_text(text, "utf-8")
    (step,) = import_steps(library, [file])
    return step.carried


def mark(library: Library, words: str) -> Annotation:
    start = TEXT.index(words)
    page = library.pages()[-1]
    note = new_annotation(AnnotationKind.NOTE, page.id, TEXT, (Span(start, start + len(words)),))
    note = changed(note, body="看", tags=["待核"])
    library.save(note)
    return note


def test_annotations_follow_the_newer_text(library: Library, tmp_path: Path) -> None:
    kept, gone = mark(library, "研发投入强度"), mark(library, END)
    figure = mark(library, "总产值1152亿元，同比")
    later = "要闻\n\n" + TEXT.replace(END, "").replace("1152亿元", "1125亿元")
    assert bring(library, tmp_path, later) == Carried("page.txt", 1, 0, 1, 1)
    old, new = library.pages()
    assert old.replaced_by == new.id
    now = {note.uuid: note for note in library.annotations()}
    assert set(now) == {kept.uuid, gone.uuid, figure.uuid}
    assert now[kept.uuid].page_id == new.id
    assert later[slice(*now[kept.uuid].spans[0])] == kept.exact
    assert (now[kept.uuid].body, now[kept.uuid].tags) == ("看", ("待核",))
    assert now[gone.uuid].state is AnchorState.ORPHAN
    assert now[figure.uuid].state is AnchorState.CHANGED
    assert now[gone.uuid].page_id == now[figure.uuid].page_id == old.id
    places = {note.uuid: place for note, place in library.lost(new.id, read)}
    assert set(places) == {gone.uuid, figure.uuid}
    assert "1125亿元" in later[slice(*places[figure.uuid].spans[0])]
    assert library.check().ok


def test_what_was_lost_is_found_in_a_third_text_and_by_hand(library: Library, tmp_path: Path) -> None:
    note = mark(library, END)
    bring(library, tmp_path, TEXT.replace(END, ""))
    assert library.annotation(note.uuid).state is AnchorState.ORPHAN  # type: ignore[union-attr]
    bring(library, tmp_path, TEXT + "\n编辑注。\n")
    found = library.annotation(note.uuid)
    assert found is not None
    assert (found.state.is_lost, found.page_id) == (False, library.pages()[-1].id)
    by_hand = reattached(found, library.pages()[-1].id, TEXT, (Span(1, 5),))
    library.apply(library.save(by_hand).inverse())
    assert library.annotation(note.uuid) == found


def test_another_page_of_the_same_name_is_another_page(library: Library, tmp_path: Path) -> None:
    note = mark(library, MIDDLE)
    assert bring(library, tmp_path, "昆山高新区的一家食品企业昨天投产，工厂占地三百亩。" * 3) is None
    assert library.annotation(note.uuid) == note
    assert [page.replaced_by for page in library.pages()] == [None, None]


def test_tags_are_renamed_and_become_one(library: Library) -> None:
    first, second = mark(library, LEAD), mark(library, MIDDLE)
    library.save(changed(second, tags=["待核", "产业/光伏"]))
    assert library.tags() == ("待核", "产业/光伏")
    edits = library.rename_tag("待核", "产业/光伏")
    assert library.tags() == ("产业/光伏",)
    assert library.annotation(second.uuid).tags == ("产业/光伏",)  # type: ignore[union-attr]
    library.apply(*(edit.inverse() for edit in edits))
    assert library.annotation(first.uuid).tags == ("待核",)  # type: ignore[union-attr]


@pytest.mark.parametrize("query", ["tag:产业", "标签:产业/光伏", "tag:#产业/光伏", "光伏 -tag:待核"])
def test_a_tag_is_searched(library: Library, query: str) -> None:
    library.save(changed(mark(library, LEAD), tags=["产业/光伏"]))
    assert library.search(query).count == 1
    assert library.search("tag:光伏").count == 0


def test_tags_are_cleaned() -> None:
    assert split("#待核， 待核; Solar, solar ,,产业 光伏") == ("待核", "Solar", "产业-光伏")
    assert clean(' "# ') == ""


def test_a_free_note_survives_rebuilding_and_repair(library: Library, tmp_path: Path) -> None:
    free, on_zone = new_note("走访"), changed(new_note("座谈", zone="西安高新区"), tags=["待核"])
    for note in (free, on_zone, mark(library, LEAD)):
        library.save(note)
    library.rebuild(read)
    assert on_zone in library.annotations(zone="西安高新区")
    assert len(library.annotations()) == 3
    assert library.check().ok
    library.close()
    repair(tmp_path / "library.db")
    with Library.open(tmp_path / "library.db") as mended:
        assert {free, on_zone} <= set(mended.annotations())
