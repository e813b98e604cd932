"""Anything at all is read, asked, exported and taken in: an answer, or an error that is worded."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories import page as page_of
from soak.measure import tell, times
from zonereader.contract import contract
from zonereader.errors import PageError
from zonereader.export.export import preview
from zonereader.export.scope import ExportFormat, ExportOptions, Profile, Scope
from zonereader.library import unsaved
from zonereader.library.annotate import new_annotation
from zonereader.library.library import Library
from zonereader.library.records import AnnotationKind, FigureQuery
from zonereader.model import Kind, Reading, Span
from zonereader.page.load import decode
from zonereader.reading import read

tried: dict[str, int] = {}
PIECES = [
    "江边新区", "高新区", "# ", "\n", "\n\n", "本报记者 王小明", "投资", "3.5亿元", "约", "12万平方米",
    "增长20%", "第一", "一百二十三", "２０２６年", "1", "0", ".", ",", "，", "。", "（", "）", "“", "”", "—",
    "-", "~", "至",
    "摘编自 a.txt", "记者", "摄", "图为", "\t", "\r\n", "\f", "\u3000", "\u200b", "\ufeff", "\x00", "\x1f",
    "𠮷", "é", "١٢", "亿", "万", "千", "百", "十", "点", "分之", "倍", "％", "‰", "℃", "GDP", "2024",
    "1/3", "∞", "½", "Ⅷ", "①",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.text(max_size=300),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=40).map("".join),
)
often = settings(
    max_examples=times(60, 4000), suppress_health_check=list(HealthCheck), deadline=None, print_blob=True
)


def counted(what: str) -> None:
    tried[what] = tried.get(what, 0) + 1


@pytest.fixture(scope="module", autouse=True)
def told():
    yield
    tell("fuzz", **{f"{what}_tried": number for what, number in tried.items()}, failures=0)


def require_in_text(reading: Reading, text: str) -> None:
    for article in reading.articles:
        for span in (*article.other_spans, *(s for p in article.passages for s in p.spans)):
            assert 0 <= span.start < span.end <= len(text)
    for figure in reading.figures:
        assert text[figure.start : figure.end] == figure.text
        assert figure.low is None or figure.high is None or figure.low <= figure.high


@often
@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    counted("texts")
    reading = read(text)
    require_in_text(reading, text)
    json.dumps(contract("page.txt", reading), ensure_ascii=False, allow_nan=False).encode()


@often
@given(st.one_of(st.binary(max_size=400), TEXTS.map(str.encode), TEXTS.map(lambda t: t.encode("utf-16"))))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    counted("bytes")
    with suppress(PageError):
        decode(data, Path("page.txt")).encode()


@pytest.fixture(scope="module")
def library(tmp_path_factory, seeds):
    with Library.open(tmp_path_factory.mktemp("fuzz") / "library.db") as opened:
        for path in seeds[:2]:
            text = path.read_text("utf-8")
            opened.add_page(page_of(text, path.name), read(text), origin="test")
        yield opened


@often
@given(query=st.one_of(TEXTS, st.text('"*^:()-+ ANDORNOTNEAR投资', max_size=30)), limit=st.integers(0, 60))
def test_any_words_can_be_searched_for(library: Library, query: str, limit: int) -> None:
    counted("queries")
    found = library.search(query, limit=limit)
    assert len(found.hits) <= min(limit, found.count)
    for hit in found.hits:
        assert all(0 <= mark.start < mark.end <= len(hit.snippet) for mark in hit.marks)


@often
@given(words=TEXTS, label=TEXTS, low=st.floats() | st.none(), kind=st.sampled_from(Kind) | st.none())
def test_any_figures_can_be_asked_for(
    library: Library, words: str, label: str, low: float | None, kind: Kind | None
) -> None:
    counted("figure_queries")
    library.figures(FigureQuery(words=words, label=label or None, low=low, kind=kind))


@settings(often, max_examples=times(30, 1000))
@given(text=TEXTS, note=TEXTS, form=st.sampled_from(ExportFormat), profile=st.sampled_from(Profile))
def test_any_page_is_stored_and_exported(
    tmp_path_factory, text: str, note: str, form: ExportFormat, profile: Profile
) -> None:
    counted("exports")
    reading = read(text)
    with Library.open(tmp_path_factory.mktemp("any") / "library.db") as library:
        row = library.add_page(page_of(text, "page.txt"), reading, origin="test")
        if text:
            mark = new_annotation(AnnotationKind.NOTE, row.id, text, (Span(0, len(text)),), body=note)
            library.save(mark)
            assert library.annotations() == (mark,)
        assert library.page_text(row.id) == text
        preview(library, Scope(page=row.id), ExportOptions(form, profile))
        assert library.check().ok


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
)


FIELDS = ["$format", "marks", "uuid", "spans", "page_id", "kind", "colour", "gone", "body", "updated"]


@settings(often, max_examples=times(60, 2000))
@given(
    value=JSON,
    field=st.sampled_from(FIELDS),
)
def test_any_file_of_unsaved_notes_is_taken_in_or_left(library: Library, value: object, field: str) -> None:
    counted("json")
    row = library.pages()[0]
    mark = new_annotation(AnnotationKind.NOTE, row.id, library.page_text(row.id), (Span(0, 3),), body="记")
    file = unsaved.keep(library.path, [unsaved.Edit(None, mark)])
    document = json.loads(file.read_bytes())
    (document if field in document else document["marks"][0])[field] = value
    file.write_text(json.dumps(document), "utf-8")
    library.take_in_unsaved()
    file.unlink(missing_ok=True)
    assert library.check().ok
