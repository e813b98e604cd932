"""Coverage-guided fuzzing of the page reader and the query parser, for ``make soak``; needs atheris.

``fuzz.py page|query SECONDS``. An input that raises anything but a PageError ends it with status 77 and
is left as ``crash-…`` in build/fuzz; findings become tests.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["zonereader"]):
    from zonereader.contract import contract
    from zonereader.errors import PageError
    from zonereader.page.load import decode
    from zonereader.reading import read
    from zonereader.search.query import parse

ROOT = Path(__file__).parents[2]
LONGEST = 3000
"""Bytes of an input."""


def try_page(data: bytes) -> None:
    """Read a page of these bytes; what is found stands in its text."""
    with suppress(PageError):
        text = decode(data, Path("page.txt"))
        reading = read(text)
        contract("page.txt", reading)
        for figure in reading.figures:
            assert text[figure.start : figure.end] == figure.text
        for article in reading.articles:
            for passage in article.passages:
                assert all(0 <= span.start < span.end <= len(text) for span in passage.spans)


def try_query(data: bytes) -> None:
    """Take a query of these bytes apart."""
    for malformed in parse(data.decode(errors="ignore")).malformed:
        assert str(malformed)


def main() -> None:
    """Fuzz what is named for so many seconds, from the sample pages on."""
    what, seconds = sys.argv[1], sys.argv[2]
    corpus = ROOT / "build" / "fuzz" / what
    corpus.mkdir(parents=True, exist_ok=True)
    for page in (ROOT / "seeds").glob("*.txt"):
        for number, paragraph in enumerate(page.read_text("utf-8").split("\n\n")):
            (corpus / f"{page.stem}-{number}").write_text(paragraph[: LONGEST // 3], "utf-8")
    options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=20", "-print_final_stats=1"]
    options += [f"-artifact_prefix={corpus.parent}/", "-verbosity=0"]
    atheris.Setup([sys.argv[0], str(corpus), *options], {"page": try_page, "query": try_query}[what])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
