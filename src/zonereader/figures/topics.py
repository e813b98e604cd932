"""Which labels measure the same: 总投资, 总投资额 and 投资额 are one topic."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from zonereader.paths import resource


@dataclass(frozen=True, slots=True)
class _Topics:
    """The topic of every folded label that has one; words that may stand before such a label, and the
    one behind a project's name."""

    of: Mapping[str, str]
    before: tuple[str, ...]
    project: str


@cache
def _topics() -> _Topics:
    table = tomllib.loads(resource("labels.toml").read_text("utf-8"))
    of = {_folded(name): name for name in table["topics"]}
    for name, labels in table["topics"].items():
        of |= {_folded(label): name for label in labels.split()}
    return _Topics(of, tuple(table["words"]["before"].split()), table["words"]["project"])


def _folded(label: str) -> str:
    return "".join(unicodedata.normalize("NFKC", label).lower().split())


def topic(label: str) -> str:
    """The name that ``label`` goes by together with all that mean the same; else the label itself."""
    topics = _topics()
    folded = _folded(label)
    bare = next((folded[len(word) :] for word in topics.before if folded.startswith(word)), "")
    of_project = folded.rpartition(topics.project)[2]  # of a project that is named: 冷库项目总投资
    tried = (topics.of.get(words) for words in (folded, bare, of_project))
    return next(filter(None, tried), label)
