"""Articles in blocks are found as those are that came last: exactly where a scan finds the words."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import page
from zonereader.library import bits, holding, indexing, settling
from zonereader.library.bits import bits_of
from zonereader.library.library import Library
from zonereader.library.records import ArticleId
from zonereader.model import Article, ArticleKind, Passage, Reading, Role, Span
from zonereader.search.fold import fold

BLOCK = 64
WORDS = ("园区", "企业", "高新技术", "产业园", "ab1", "１，", "Ｇ", "\U0001f600", "厂房", "签约", '"', "% ")


@pytest.fixture(scope="module")
def small_blocks() -> Iterator[None]:
    """Blocks of 64 articles in which six make a term usual."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (bits, indexing, settling):
            patch.setattr(module, "BLOCK", BLOCK)
        patch.setattr(bits, "BYTES", BLOCK // 8)
        patch.setattr(bits, "NOBODY", bytes(BLOCK // 8))
        patch.setattr(bits, "EVERYBODY", bytes([255]) * (BLOCK // 8))
        for module in (bits, holding, settling):
            patch.setattr(module, "STACK", 3)
        patch.setattr(holding, "ENOUGH", 2)
        patch.setattr(settling, "OFTEN", 6)
        patch.setattr(settling, "OFTEN_LONGER", 8)
        yield


def made(noise: random.Random, number: int) -> tuple[str, Reading]:
    """A page with one article, the two halves of whose text were printed the wrong way round."""
    text = "".join(noise.choices(WORDS, [9, 9, 4, 4, 2, 3, 1, 1, 3, 3, 1, 1], k=30)) + str(number)
    half = noise.randrange(8, len(text))
    body = Passage(Role.BODY, (Span(half, len(text)), Span(4, half)))
    article = Article(ArticleKind.ARTICLE, text[:4], (Span(0, 4),), passages=(body,), zones=("昆山高新区",))
    return text, Reading((article,), (), ())


def printed(text: str, reading: Reading) -> str:
    spans = reading.articles[0].passages[0].spans
    return "\n".join((text[:4], "".join(text[slice(*span)] for span in spans)))


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory, small_blocks: None):
    """A library of four blocks and some more, two of whose articles were read anew; their texts, folded."""
    noise = random.Random(20261121)
    with Library.open(tmp_path_factory.mktemp("settled") / "library.db") as opened:
        texts = {}
        for number in range(4 * BLOCK + 20):
            text, reading = made(noise, number)
            row = opened.add_page(page(text, f"{number}.txt"), reading, origin="test")
            for _ in opened.settling():
                pass
            texts[row.id] = "\n".join(map(fold, printed(text, reading).split("\n")))
        value = opened._connection.value
        assert value("SELECT count(*) FROM search_block") == 4
        assert value("SELECT count(*) FROM search_index") == len(texts) + 1 - 4 * BLOCK
        assert value("SELECT count(*) FROM search_often WHERE length(term) > 2") > 100
        yield opened, texts


def holds(library: Library, words: str) -> int:
    with library._connection.snapshot():
        return holding.Holding(library._connection).text(words)


@given(st.data())
def test_blocks_hold_what_a_scan_finds(settled, data: st.DataObject) -> None:
    library, texts = settled
    line = data.draw(st.sampled_from([*texts.values()])).split("\n")[-1]
    start = data.draw(st.integers(0, len(line) - 1))
    words = line[start : start + data.draw(st.integers(1, 40))]
    words = data.draw(st.sampled_from((words, words[::-1], words[:2] + words[3:])))
    assert holds(library, words) == bits_of([n for n, text in texts.items() if words in text])


def test_usual_words_agree_with_a_scan(settled) -> None:
    library, texts = settled
    for one in WORDS:
        for words in map(
            fold, (one, *(one + other for other in WORDS), *(one + other + one for other in WORDS))
        ):
            assert holds(library, words) == bits_of([n for n, text in texts.items() if words in text]), words


def test_an_article_that_is_read_anew_or_gone_is_found_as_it_is_now(settled) -> None:
    library, texts = settled
    connection = library._connection
    with connection.transaction():
        for gone in (3, BLOCK + 5, 4 * BLOCK + 3):
            indexing.remove(connection, gone)
    left = [n for n, text in texts.items() if "园区" in text and n not in (3, BLOCK + 5, 4 * BLOCK + 3)]
    assert holds(library, "园区") == bits_of(left)
    with connection.transaction():
        for again in (3, BLOCK + 5, 4 * BLOCK + 3):
            text = library.page_text(again)
            article = Article(
                ArticleKind.ARTICLE, None, passages=(Passage(Role.BODY, (Span(0, len(text)),)),)
            )
            indexing.index(connection, (again, again), text, article)
    now = {**texts, **{n: fold(library.page_text(n)) for n in (3, BLOCK + 5, 4 * BLOCK + 3)}}
    for words in ("园区", "高新技术", "房", "企业园区"):
        assert holds(library, words) == bits_of([n for n, text in now.items() if words in text])
    assert library.check().problems == ()
    texts.update(now)


def test_a_block_is_made_in_steps_and_once_more_when_its_articles_changed(
    tmp_path: Path, small_blocks: None
) -> None:
    noise = random.Random(5)
    with Library.open(tmp_path / "library.db") as library:

        def add(number: int) -> None:
            text, reading = made(noise, number)
            library.add_page(page(text, f"{number}.txt"), reading, origin="test")

        for number in range(BLOCK + 2):
            add(number)
        steps = library.settling()
        next(steps)
        add(BLOCK + 2)
        library._connection.execute("UPDATE article SET heading = heading || '改' WHERE id = 3")
        twice = sum(1 for _ in steps)
        for number in range(BLOCK + 3, 2 * BLOCK + 2):
            add(number)
        once = sum(1 for _ in library.settling())
        assert once > 8
        assert twice > 1.5 * once
        assert library._connection.value("SELECT count(*) FROM search_block") == 2
        assert library.check().ok


def test_what_an_import_has_stored_is_found_before_it_is_indexed(tmp_path: Path, small_blocks: None) -> None:
    noise = random.Random(6)
    read = [made(noise, number) for number in range(9)]
    with Library.open(tmp_path / "library.db") as library:
        rows = library.add_pages(
            [(page(text, f"{number}.txt"), reading) for number, (text, reading) in enumerate(read)],
            origin="test",
        )
        indexed = "SELECT count(*) FROM search_index"
        assert library._connection.value(indexed) == 0
        printings = [printed(*each).split("\n") for each in read]
        texts = {row.id: "\n".join(map(fold, lines)) for row, lines in zip(rows, printings, strict=True)}
        last = texts[rows[5].id].split("\n")[-1]
        asked = (*map(fold, WORDS), "企", last[-6:], last)
        expected = [bits_of([id_ for id_, text in texts.items() if words in text]) for words in asked]
        assert [holds(library, words) for words in asked] == expected
        deque(library.catch_up(), maxlen=0)
        assert library._connection.value(indexed) == len(rows)
        assert [holds(library, words) for words in asked] == expected
        assert library.check().ok


def test_an_article_that_goes_before_it_is_indexed_leaves_nothing(tmp_path: Path, small_blocks: None) -> None:
    text, reading = made(random.Random(7), 1)
    with Library.open(tmp_path / "library.db") as library:
        library.add_pages([(page(text, "1.txt"), reading)], origin="test")
        with library._connection.transaction():
            indexing.remove(library._connection, ArticleId(1))
        deque(library.catch_up(), maxlen=0)
        assert holds(library, fold(text[6:9])) == 0
        library._connection.execute("INSERT INTO search_index(search_index) VALUES ('integrity-check')")


def test_others_may_write_while_what_came_in_is_indexed(tmp_path: Path) -> None:
    noise = random.Random(8)
    read = [made(noise, number) for number in range(3 * indexing.BATCH)]
    path = tmp_path / "library.db"
    with Library.open(path) as library, Library.open(path) as other:
        rows = [
            library.add_pages([(page(text, f"{number}.txt"), reading)], origin="test")[0]
            for number, (text, reading) in enumerate(read)
        ]
        steps = library.catch_up()
        next(steps)
        with other._connection.transaction():  # fails at once if the step had kept the library
            indexing.remove(other._connection, ArticleId(rows[-1].id))
            indexing.remove(other._connection, ArticleId(rows[0].id))
        assert sum(1 for _ in steps) == 2
        lines = "\n".join(map(fold, printed(*read[1]).split("\n")))
        assert holds(library, lines.split("\n")[-1][:8]) >> rows[1].id & 1
        assert library._connection.value("SELECT count(*) FROM search_index_docsize") == len(rows) - 2
        library._connection.execute("INSERT INTO search_index(search_index) VALUES ('integrity-check')")
