"""Articles taken apart and put together again by hand: pieces moved, articles begun and joined.

A draft's pieces are spans of the page's text. Whatever is done to it, each character that is not
blank stays in exactly one article or in none. What cannot be done gives None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from zonereader.composition import compose
from zonereader.model import Article, ArticleKind, Passage, Role, Span

_ENDED = re.compile(r"[。！？!?；;…：:][”’」』）)】》\s]*\Z")


@dataclass(frozen=True, slots=True)
class Draft:
    """Articles in any order, and what is in none."""

    articles: tuple[Article, ...]
    noise: tuple[Span, ...]

    def with_article(self, old: Article | None, *new: Article) -> Draft:
        """The draft with other articles in the place of one, or beside all."""
        rest = tuple(each for each in self.articles if each is not old)
        return replace(self, articles=(*rest, *new))


def pieces(article: Article) -> Iterator[Span]:
    """Every span of an article as it is read: title and what goes with it, then the passages."""
    yield from article.other_spans
    for passage in article.passages:
        yield from passage.spans


def title_by_hand(text: str, article: Article) -> str | None:
    """The title that a reader gave an article of the page ``text``; None where it bears the printed one."""
    return article.title if article.title != _words(text, article.title_spans) else None


def article_with(draft: Draft, offset: int) -> Article | None:
    """The article that holds a code point of the page."""
    return next((each for each in draft.articles if _holds(pieces(each), offset)), None)


def moved(
    text: str, draft: Draft, spans: Sequence[Span], target: Span | None, *, before: bool
) -> Draft | None:
    """``spans`` taken out of wherever they are and put behind (or before) ``target``, or into no article."""
    at = None if target is None else target.start if before else target.end - 1
    if at is not None and (_holds(spans, at) or article_with(draft, at) is None):
        return None
    role = _role(draft, spans)
    rest = _without(text, draft, spans)
    if at is None:
        return replace(rest, noise=(*rest.noise, *spans))
    home = article_with(rest, at)
    if home is None:
        return None
    passages = _inserted(text, home, Passage(role, tuple(spans)), at, before=before)
    return rest.with_article(home, _settled(text, home, replace(home, passages=passages)))


def begun_at(text: str, draft: Draft, spans: Sequence[Span]) -> Draft | None:
    """The article that holds ``spans`` cut in two before them; what is in none becomes an article."""
    start = spans[0].start
    old = article_with(draft, start)
    if old is None:
        rest = _without(text, draft, spans)
        return rest.with_article(
            None, Article(ArticleKind.ARTICLE, None, passages=(Passage(Role.BODY, tuple(spans)),))
        )
    head, tail = _parted(old.passages, start, start)
    if not tail or not (head or old.title_spans):
        return None
    tail_titled = len(tail) > 1 and tail[0].role is Role.HEADING
    title = tail[0].spans if tail_titled else ()
    after = Article(
        ArticleKind.ARTICLE,
        _words(text, title),
        title_spans=title,
        passages=tail[1:] if tail_titled else tail,
        zones=old.zones,
        province=old.province,
        city=old.city,
        truncated_tail=old.truncated_tail,
    )
    first, second = _signed(old, replace(old, passages=head), after)
    return draft.with_article(old, _settled(text, old, first), _settled(text, old, second))


def joined(text: str, draft: Draft, offset: int, target: int) -> Draft | None:
    """The article that holds ``offset`` put behind the one that holds ``target``."""
    last, first = article_with(draft, offset), article_with(draft, target)
    if last is None or first is None or first is last:
        return None
    headings = tuple(Passage(Role.HEADING, (span,)) for span in last.title_spans)
    passages = first.passages
    for passage in (*headings, *last.passages):
        passages = _appended(text, passages, passage)
    whole = replace(
        first,
        kind=first.kind if first.kind is last.kind else ArticleKind.ARTICLE,
        deck_spans=(*first.deck_spans, *last.deck_spans),
        byline=tuple(dict.fromkeys((*first.byline, *last.byline))),
        byline_spans=(*first.byline_spans, *last.byline_spans),
        credit_spans=(*first.credit_spans, *last.credit_spans),
        passages=passages,
    )
    return draft.with_article(last).with_article(first, _settled(text, whole, whole))


# Taking out


def _without(text: str, draft: Draft, holes: Sequence[Span]) -> Draft:
    """The draft without what stands in ``holes``; articles of which nothing is left are gone."""
    articles = []
    for each in draft.articles:
        if not any(_overlap(span, hole) for span in pieces(each) for hole in holes):
            articles.append(each)
        elif (rest := _article_without(text, each, holes)) is not None:
            articles.append(rest)
    return Draft(tuple(articles), _cut_all(text, draft.noise, holes))


def _article_without(text: str, article: Article, holes: Sequence[Span]) -> Article | None:
    titles = _cut_all(text, article.title_spans, holes)
    passages = tuple(
        replace(passage, spans=left)
        for passage in article.passages
        if (left := _cut_all(text, passage.spans, holes))
    )
    rest = replace(
        article,
        title=article.title if titles == article.title_spans else _words(text, titles),
        title_spans=titles,
        deck_spans=_cut_all(text, article.deck_spans, holes),
        byline_spans=_cut_all(text, article.byline_spans, holes),
        credit_spans=_cut_all(text, article.credit_spans, holes),
        passages=passages,
    )
    return _settled(text, article, rest) if any(pieces(rest)) else None


def _cut_all(text: str, spans: Iterable[Span], holes: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(rest for span in spans for rest in _cut(text, span, holes))


def _cut(text: str, span: Span, holes: Sequence[Span]) -> Iterator[Span]:
    """What is left of ``span``, without the blanks that the cut leaves at its edges."""
    found = [hole for hole in sorted(holes) if _overlap(span, hole)]
    if not found:
        yield span
        return
    start = span.start
    for hole in found:
        yield from _stripped(text, start, hole.start)
        start = max(start, hole.end)
    yield from _stripped(text, start, span.end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if words.strip():
        first = start + len(words) - len(words.lstrip())
        yield Span(first, first + len(words.strip()))


# Putting in


def _inserted(text: str, home: Article, new: Passage, at: int, *, before: bool) -> tuple[Passage, ...]:
    """The passages of ``home`` with ``new`` beside the character ``at``.

    What was put before a passage, or into it, may go on in its rest.
    """
    if any(_holds(passage.spans, at) for passage in home.passages):
        head, tail = _parted(home.passages, at if before else at + 1, at)
    elif _holds((*home.title_spans, *home.deck_spans), at):
        head, tail = (), home.passages
    else:
        head, tail = home.passages, ()
    found = _appended(text, head, new)
    goes_on = before or len(head) + len(tail) > len(home.passages)
    return (*_appended(text, found, tail[0]), *tail[1:]) if tail and goes_on else (*found, *tail)


def _appended(text: str, passages: tuple[Passage, ...], new: Passage) -> tuple[Passage, ...]:
    """A paragraph goes on the one before it where that stops in the middle of a sentence."""
    last = passages[-1] if passages else None
    if last is None or last.role is not Role.BODY or new.role is not Role.BODY or is_ended(text, last):
        return (*passages, new)
    return (*passages[:-1], replace(last, spans=(*last.spans, *new.spans)))


def is_ended(text: str, passage: Passage) -> bool:
    """Whether a paragraph stops with the end of a sentence."""
    return _ENDED.search(compose(text, passage.spans).text) is not None


def _parted(
    passages: Sequence[Passage], cut: int, at: int
) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """The passages before ``cut`` and those behind it; it is beside the character ``at``."""
    for number, passage in enumerate(passages):
        for place, span in enumerate(passage.spans):
            if span.start <= at < span.end:
                first = (*passage.spans[:place], *_nonempty(span.start, cut))
                last = (*_nonempty(cut, span.end), *passage.spans[place + 1 :])
                head = (*passages[:number], replace(passage, spans=first))
                tail = (replace(passage, spans=last), *passages[number + 1 :])
                return head[: None if first else -1], tail[0 if last else 1 :]
    return tuple(passages), ()


def _nonempty(start: int, end: int) -> tuple[Span, ...]:
    return (Span(start, end),) if start < end else ()


# What follows from it


def _settled(text: str, old: Article, new: Article) -> Article:
    """``new`` with what can be seen of it: who signed it, and whether it is cut off."""
    whole = "".join(compose(text, tuple(pieces(new))).text.split())
    bodies = [passage for passage in new.passages if passage.role is Role.BODY]
    begins_as_before = bool(bodies and old.passages) and bodies[0].spans[0] in pieces(old)
    return replace(
        new,
        byline=tuple(name for name in new.byline if "".join(name.split()) in whole),
        truncated_head=new.truncated_head and begins_as_before,
        truncated_tail=bool(bodies) and not is_ended(text, bodies[-1]),
    )


def _signed(old: Article, first: Article, second: Article) -> tuple[Article, Article]:
    """Names and credits go with the part whose text stands right before them on the page."""
    names, credit = (
        [[span for span in spans if _goes_with(second, first, span) is goes] for goes in (False, True)]
        for spans in (old.byline_spans, old.credit_spans)
    )
    return (
        replace(first, byline_spans=tuple(names[0]), credit_spans=tuple(credit[0])),
        replace(second, byline=old.byline, byline_spans=tuple(names[1]), credit_spans=tuple(credit[1])),
    )


def _goes_with(one: Article, other: Article, span: Span) -> bool:
    return _nearest(one, span.start) > _nearest(other, span.start)


def _nearest(article: Article, offset: int) -> int:
    """Where the last passage that ends before ``offset`` does; -1 without one."""
    ends = (span.end for passage in article.passages for span in passage.spans)
    return max((end for end in ends if end <= offset), default=-1)


def _role(draft: Draft, spans: Sequence[Span]) -> Role:
    """What pieces are where they stand: titles and sub-headings make headings, all else text."""
    heads = [
        span
        for article in draft.articles
        for span in (
            *article.title_spans,
            *(span for p in article.passages if p.role is Role.HEADING for span in p.spans),
        )
    ]
    return Role.HEADING if all(_holds(heads, span.start) for span in spans) else Role.BODY


def _words(text: str, spans: Sequence[Span]) -> str | None:
    """A title's words, its lines parted by blanks, without # marks."""
    return " ".join(text[span.start : span.end].lstrip("# \t").strip() for span in spans) or None


def _holds(spans: Iterable[Span], offset: int) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
