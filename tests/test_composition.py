from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zonereader.composition import compose, join_touching
from zonereader.model import Span


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, tuple[Span, ...]]:
    """A page's text and some disjoint spans of it, in any reading order."""
    text = draw(st.text(min_size=2, max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=8)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    return text, tuple(draw(st.permutations(spans)))


@given(pages(), st.data())
def test_a_part_of_the_composed_text_leads_back_to_the_same_words(page, data) -> None:
    text, spans = page
    whole = compose(text, spans)
    start = data.draw(st.integers(0, len(whole.text)))
    end = data.draw(st.integers(start, len(whole.text)))
    back = whole.to_page(start, end)
    assert "".join(text[s.start : s.end] for s in back) == whole.text[start:end]
    assert whole.from_page(back) == ((Span(start, end),) if start < end else ())


@given(pages())
def test_single_offsets_lead_to_the_same_code_point(page) -> None:
    text, spans = page
    whole = compose(text, spans)
    for offset, char in enumerate(whole.text):
        place = whole.to_page_offset(offset)
        assert place is not None
        assert text[place] == char
    assert whole.to_page_offset(len(whole.text)) is None
    assert whole.to_page_offset(-1) is None


def test_touching_spans_become_one() -> None:
    assert join_touching([Span(4, 6), Span(0, 2), Span(2, 3)]) == (Span(0, 3), Span(4, 6))
