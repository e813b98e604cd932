"""Notes, highlights and figures as Markdown, by the templates in resources/export.

A template sees plain data only (texts, numbers, lists) and runs in Jinja2's sandbox; every text
of a page passes an escaping filter, so that Markdown shows it as it was printed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from zonereader.export import escape
from zonereader.export.dossier import Chapter, Entry
from zonereader.export.scope import ExportOptions
from zonereader.model import Approx, Figure, Kind
from zonereader.paths import resource
from zonereader.sentences import sentence_with

BLOCK_ID_DIGITS = 10

COLOUR_NAMES = {"yellow": "黄", "green": "绿", "blue": "蓝", "pink": "粉"}
KIND_NAMES = {"bookmark": "书签", "highlight": "标注", "note": "笔记"}
APPROX_NAMES = {
    Approx.EXACT: "",
    Approx.ABOUT: "约",
    Approx.OVER: "超",
    Approx.UNDER: "不到",
    Approx.NEAR: "近",
}


def render(chapters: Sequence[Chapter], options: ExportOptions, title: str, exported: str) -> str:
    """One Markdown document of ``chapters``; ``exported`` is its ISO-8601 time."""
    template = _environment().get_template(f"{options.profile.value}.md.j2")
    text = template.render(
        title=title,
        exported=exported,
        chapters=[_chapter(c, options) for c in chapters],
        count=sum(len(c.entries) for c in chapters),
    )
    return text.strip("\n") + "\n"


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(resource("export")),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "md": escape.markdown,
        "inline": escape.inline,
        "yaml": _yaml_string,
        "lines_after": _lines_after,
        "tag": _tag,
    }
    return environment


def _chapter(chapter: Chapter, options: ExportOptions) -> dict[str, Any]:
    row, article = chapter.detail.row, chapter.detail.article
    return {
        "title": row.heading,
        "kind": row.kind.value,
        "byline": list(article.byline),
        "zones": list(article.zones),
        "province": row.province,
        "city": row.city,
        "page": row.page_name,
        "page_sha256": chapter.page.sha256,
        "imported": chapter.page.imported_at,
        "digest_of": chapter.page.digest_of,
        "start": row.start,
        "truncated": article.truncated_head or article.truncated_tail,
        "highlights": [_entry(e) for e in chapter.entries],
        "figures": _figures(chapter) if options.figures_table else [],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    note = entry.annotation
    return {
        "id": note.uuid,
        "block": "zr-" + note.uuid.replace("-", "")[:BLOCK_ID_DIGITS],
        "kind": note.kind.value,
        "kind_name": KIND_NAMES[note.kind],
        "text": note.exact,
        "note": note.body.strip(),
        "colour": note.colour.value if note.colour else None,
        "colour_name": COLOUR_NAMES[note.colour] if note.colour else None,
        "passage": entry.passage,
        "created": note.created,
        "updated": note.updated,
    }


def _figures(chapter: Chapter) -> list[dict[str, Any]]:
    counted = (f for f in chapter.figures if f.kind is not Kind.DATE)
    return [
        {
            "label": figure.label or "",
            "text": figure.text,
            "value": value_text(figure),
            "unit": figure.unit or "",
            "sentence": sentence_of(chapter, figure),
        }
        for figure in counted
    ]


def value_text(figure: Figure) -> str:
    """The normalised value as plain digits with its qualification: 约115200000000, 70–80."""
    if figure.low is None or figure.high is None:
        return ""
    ends = dict.fromkeys(_digits(number) for number in (figure.low, figure.high))
    return APPROX_NAMES[figure.approx] + "–".join(ends)


def _digits(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:.12g}"


def sentence_of(chapter: Chapter, figure: Figure) -> str:
    """The sentence that states ``figure``."""
    detail = chapter.detail
    return sentence_with(detail.page_text, detail.article.passages, figure.spans)


def _yaml_string(text: str) -> str:
    """A double-quoted YAML scalar; JSON's escapes are YAML's."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in quoted)


def _lines_after(text: str, prefix: str) -> str:
    """Every line of ``text``, blank ones too, with ``prefix`` before it."""
    return "\n".join((prefix + line).rstrip() for line in text.splitlines() or [""])


def _tag(text: str) -> str:
    """A tag name for Obsidian and Logseq: no blanks or marks."""
    return "".join(c if c.isalnum() or c in "-_/" else "-" for c in text).strip("-")
