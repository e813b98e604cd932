"""The peer of search_speed.py, run by an interpreter that has tantivy: the same texts and queries.

Queries come as a JSON list on standard input. Words are phrases of 2-grams; the count is exact and the
first 50 hits by BM25 come with the text around the hit.
"""

from __future__ import annotations

import json
import re
import sys
import time
from itertools import pairwise
from pathlib import Path

import tantivy

RUNS, HITS, BEFORE, AFTER = 3, 50, 16, 48
_TERM = re.compile(r'"([^"]*)"?|(\S+)')


def main(texts: Path, folder: Path) -> None:
    """Index the texts where that is not done, then measure."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("grams", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("characters", tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("text", stored=True, tokenizer_name="raw", index_option="basic")
    schema = builder.build()
    is_new = not folder.exists()
    folder.mkdir(exist_ok=True)
    index = tantivy.Index(schema, str(folder))
    if is_new:
        _fill(index, texts)
    index.reload()
    searcher = index.searcher()
    asked = [[q or w for q, w in _TERM.findall(query)] for query in json.load(sys.stdin)]
    runs = [[_once(searcher, schema, words) for _ in range(RUNS)] for words in asked]
    ranks = (("p50", len(runs) // 2), ("p95", len(runs) * 95 // 100), ("worst", len(runs) - 1))
    for name, times in (("best", sorted(map(min, runs))), ("at first", sorted(each[0] for each in runs))):
        print(f"tantivy, {name} ms: " + "  ".join(f"{label} {times[at]:.2f}" for label, at in ranks))


def _fill(index, texts: Path) -> None:
    started = time.perf_counter()
    writer = index.writer(200_000_000, 1)
    with texts.open(encoding="utf-8") as file:
        for line in file:
            _, text = json.loads(line)
            shown = text.replace(" ", "\u2423")
            writer.add_document(
                tantivy.Document(
                    grams=" ".join(map("".join, pairwise(shown))).replace("\n", "\u2424"),
                    characters=" ".join(sorted(set(shown))),
                    text=text[:32_000],
                )
            )
    writer.commit()
    writer.wait_merging_threads()
    print(f"tantivy filled: {time.perf_counter() - started:.1f} s")


def _once(searcher, schema, words: list[str]) -> float:
    started = time.perf_counter()
    parts = []
    for word in words:
        grams = list(map("".join, pairwise(word.replace(" ", "\u2423"))))
        if not grams:
            query = tantivy.Query.term_query(schema, "characters", word)
        elif len(grams) == 1:
            query = tantivy.Query.term_query(schema, "grams", grams[0])
        else:
            query = tantivy.Query.phrase_query(schema, "grams", grams)
        parts.append((tantivy.Occur.Must, query))
    found = searcher.search(tantivy.Query.boolean_query(parts), HITS, count=True)
    for _, address in found.hits:
        text = searcher.doc(address)["text"][0]
        at = max(0, text.find(words[0]) - BEFORE)
        text[at : at + BEFORE + AFTER]
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
