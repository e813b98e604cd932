"""Pages and readings made by hand, so that the library is tested apart from the analysis."""

from __future__ import annotations

import hashlib

from zonereader.library.annotate import new_annotation
from zonereader.library.records import Annotation, AnnotationKind, Colour, PageId
from zonereader.model import Approx, Article, ArticleKind, Figure, Kind, Passage, Reading, Role, Span
from zonereader.page.load import PageText

TITLE = "新材料园区迎来十家企业"
BODY_ONE = "园区今年新建厂房12万平方米，投资约3.5亿元。"
BROKEN = ("新一轮招商正在进", "行之中，已有10家企业签约。")
OTHER = "港口片区的冷库开始试运行。"

TEXT = "\n".join(["", TITLE, "", BODY_ONE, BROKEN[0], "", OTHER, "", BROKEN[1], ""])


def span_of(words: str, text: str = TEXT) -> Span:
    """Where ``words`` stand in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words))


def page(text: str = TEXT, name: str = "page.txt") -> PageText:
    """A page as it comes from a file."""
    return PageText(name, text, hashlib.sha256(text.encode()).hexdigest())


def reading() -> Reading:
    """Two articles of TEXT, the first cut by a column break around the second; two figures."""
    first = Article(
        ArticleKind.ARTICLE,
        TITLE,
        title_spans=(span_of(TITLE),),
        passages=(
            Passage(Role.BODY, (span_of(BODY_ONE),)),
            Passage(Role.BODY, (span_of(BROKEN[0]), span_of(BROKEN[1]))),
        ),
        zones=("新材料园区",),
        province="江苏",
        city="苏州",
    )
    second = Article(ArticleKind.CAPTION, None, passages=(Passage(Role.BODY, (span_of(OTHER),)),))
    money = span_of("约3.5亿元")
    count = span_of("10家")
    return Reading(
        (first, second),
        (),
        (
            Figure(*money, "约3.5亿元", Kind.MONEY, 3.5e8, 3.5e8, "CNY", Approx.ABOUT, "投资", 0),
            Figure(*count, "10家", Kind.COUNT, 10, 10, "家", Approx.EXACT, "企业", 0),
        ),
    )


def a_note(words: str = BROKEN[0], *, colour: Colour | None = None) -> Annotation:
    """A note on ``words`` of TEXT, the first page of a library."""
    return new_annotation(
        AnnotationKind.NOTE, PageId(1), TEXT, (span_of(words),), body="看这里", colour=colour
    )
