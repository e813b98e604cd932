"""An article made by hand for the window's tests: out of order on its page, cut by a column break."""

from __future__ import annotations

from factories import span_of
from zonereader.library.annotate import new_annotation
from zonereader.library.records import (
    Annotation,
    AnnotationKind,
    ArticleDetail,
    ArticleId,
    ArticleRow,
    Colour,
    PageId,
)
from zonereader.model import Approx, Article, ArticleKind, Figure, Kind, Passage, Role, Span

LATER = "新线年产<b>约89吨</b>𬭎合金,比上年多12%。"
TITLE = "北河高新区新厂投产"
FIRST = "新厂总投资1,152亿元,由𠮷野、林一牵头,首批招收"
OTHER = "另一篇稿件的一行字。"
REST = "300人(含实习生),下月开工。"
HEADING = "## 产能"
FILLER = tuple(f"第{number}车间的设备已经就位,正在调试。" for number in range(1, 25))
PAGE = "\n".join([LATER, TITLE, FIRST, OTHER, REST, HEADING, *FILLER])


def page_span(words: str) -> Span:
    """Where ``words`` stand on PAGE."""
    return span_of(words, PAGE)


FIGURES = (
    Figure(*page_span("约89吨"), "约89吨", Kind.MASS, 89e3, 89e3, "kg", Approx.ABOUT, "<i>年产</i>", 0),
    Figure(*page_span("12%"), "12%", Kind.PERCENT, 12, 12, "%", Approx.EXACT, None, 0),
    Figure(
        *page_span("1,152亿元"), "1,152亿元", Kind.MONEY, 1152e8, 1152e8, "CNY", Approx.EXACT, "总投资", 0
    ),
)
READING_ORDER = (2, 0, 1)


def detail(*, filled: bool = True, kind: ArticleKind = ArticleKind.ARTICLE) -> ArticleDetail:
    """The article; ``filled`` gives it enough paragraphs to scroll."""
    passages = [
        Passage(Role.BODY, (page_span(FIRST), page_span(REST))),
        Passage(Role.HEADING, (page_span(HEADING),)),
        Passage(Role.BODY, (page_span(LATER),)),
        *(Passage(Role.BODY, (page_span(words),)) for words in FILLER if filled),
    ]
    article = Article(
        kind,
        TITLE,
        title_spans=(page_span(TITLE),),
        byline=("林一",),
        passages=tuple(passages),
        truncated_tail=True,
        zones=("北河高新区", "南山综保区"),
        province="江苏",
    )
    start = page_span(TITLE).start
    row = ArticleRow(
        ArticleId(1), PageId(1), "page.txt", kind, TITLE, "北河高新区", "江苏", None, start, False, 3
    )
    return ArticleDetail(row, article, PAGE, FIGURES)


def mark(kind: AnnotationKind, *spans: Span, colour: Colour | None = None, body: str = "") -> Annotation:
    """An annotation on PAGE."""
    return new_annotation(kind, PageId(1), PAGE, spans, colour=colour, body=body)
