"""How long a library with 5,000 annotations takes: opening an article, the hub's rows, exports.

python tests/benchmarks/marks_speed.py
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from factories import TEXT, page, reading
from zonereader.export.annotations_json import take_in
from zonereader.export.export import preview
from zonereader.export.scope import ExportFormat, ExportOptions, Scope
from zonereader.library.annotate import changed, new_annotation
from zonereader.library.library import Library
from zonereader.library.records import AnnotationKind, Colour, Edit
from zonereader.model import Span

PAGES, MARKS = 250, 5000


def timed(what: str, work: Callable[[], object]) -> None:
    begin = time.perf_counter()
    work()
    print(f"{what:<44}{1000 * (time.perf_counter() - begin):8.1f} ms")


def main() -> None:
    """Build the library and print the times."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db") as library:
        edits = []
        for number in range(PAGES):
            text = TEXT + str(number)
            row = library.add_page(page(text, f"{number}.txt"), reading(), origin="test")
            for n in range(MARKS // PAGES):
                spans = (Span(2 + n, 8 + n),)
                note = new_annotation(AnnotationKind.HIGHLIGHT, row.id, text, spans, colour=Colour.GREEN)
                edits.append(Edit(None, changed(note, body=f"第{n}条", tags=[f"标签{n}"])))
        timed(f"save {MARKS} annotations at once", lambda: library.apply(*edits))
        article = library.articles()[0].id
        timed("annotations of one article", lambda: library.annotations(article_id=article))
        timed("all annotations with their articles", library.marks)
        timed("tags in use", library.tags)
        timed("search tag:标签3", lambda: library.search("tag:标签3"))
        timed("export all as Markdown", lambda: preview(library, Scope(), ExportOptions()))
        as_json = ExportOptions(format=ExportFormat.JSON)
        timed("export all as JSON", lambda: preview(library, Scope(), as_json))
        data = preview(library, Scope(), as_json).encode()
        timed("take the same JSON in", lambda: take_in(library, data, "notes"))


if __name__ == "__main__":
    main()
