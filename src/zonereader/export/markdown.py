"""Notes, highlights and figures as Markdown, by the templates in resources/export.

A template sees plain data only (texts, numbers, lists) and runs in Jinja2's sandbox; every text
of a page passes an escaping filter, so that Markdown shows it as it was printed. The user's own
templates lie in the templates folder beside the library and see the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from zonereader.errors import ExportError
from zonereader.export import escape, marked
from zonereader.export.dossier import Chapter, Entry
from zonereader.export.scope import ExportOptions
from zonereader.library.records import Annotation
from zonereader.links import ArticleLink, NoteLink
from zonereader.model import Approx, Figure, Kind
from zonereader.paths import resource, templates_folder
from zonereader.sentences import sentence_with

SUFFIX = ".md.j2"
BLOCK_ID_DIGITS = 10
TAB = 4

COLOUR_NAMES = {"yellow": "黄", "green": "绿", "blue": "蓝", "pink": "粉", "underline": "下划线"}
KIND_NAMES = {"bookmark": "书签", "highlight": "标注", "note": "笔记"}
APPROX_NAMES = {
    Approx.EXACT: "",
    Approx.ABOUT: "约",
    Approx.OVER: "超",
    Approx.UNDER: "不到",
    Approx.NEAR: "近",
}


def render(
    chapters: Sequence[Chapter],
    options: ExportOptions,
    title: str,
    exported: str,
    *,
    notes: Sequence[Annotation] = (),
    document: str = "",
) -> str:
    """One Markdown document of ``chapters`` and of ``notes`` that stand in none of them.

    ``exported`` is its ISO-8601 time, ``document`` what it is known by when it is exported again.

    Raises:
        ExportError: one of the user's templates cannot be run.
    """
    values = {
        "title": title,
        "document": document,
        "exported": exported,
        "chapters": [_chapter(c, options) for c in chapters],
        "notes": [_note(note) for note in notes],
        "count": sum(len(c.entries) for c in chapters) + len(notes),
        "part": _part,
    }
    if options.template is None:
        text = _environment(resource("export")).get_template(f"{options.profile}{SUFFIX}").render(values)
    else:
        text = _by_template(options.template, values)
    return text.strip("\n") + "\n"


def templates() -> tuple[str, ...]:
    """The names of the user's own templates."""
    folder = templates_folder()
    found = folder.glob(f"*{SUFFIX}") if folder.is_dir() else ()
    return tuple(sorted(file.name.removesuffix(SUFFIX) for file in found))


# What a template may do wrong inside the sandbox; no other exception is the template's doing.
_MISTAKES = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    RecursionError,
)


def _by_template(name: str, values: dict[str, Any]) -> str:
    try:
        return _environment(templates_folder()).get_template(f"{name}{SUFFIX}").render(values)
    except _MISTAKES as error:
        raise ExportError(templates_folder() / f"{name}{SUFFIX}", f"the template fails: {error}") from error


def _part(key: str, caller: Callable[[], str]) -> str:
    """A part of the document that a later export may write anew."""
    body = caller().strip("\n")
    return marked.part(re.sub(r"[^\w.-]", "-", key), body) if body else ""


def _environment(folder: Path) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder),
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
        "note": _note_lines,
    }
    return environment


def _chapter(chapter: Chapter, options: ExportOptions) -> dict[str, Any]:
    row, article = chapter.detail.row, chapter.detail.article
    return {
        "title": row.heading,
        "key": f"{chapter.page.sha256[:8]}-{row.start}",
        "link": str(ArticleLink(chapter.page.sha256, row.start)),
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
    return _note(entry.annotation) | {"passage": entry.passage, "context": entry.sentence}


def _note(note: Annotation) -> dict[str, Any]:
    return {
        "id": note.uuid,
        "block": "zr-" + note.uuid.replace("-", "")[:BLOCK_ID_DIGITS],
        "kind": note.kind.value,
        "kind_name": KIND_NAMES[note.kind],
        "text": note.exact,
        "note": note.body.strip(),
        "colour": note.colour.value if note.colour else None,
        "colour_name": COLOUR_NAMES[note.colour] if note.colour else None,
        "tags": list(note.tags),
        "zone": note.zone,
        "state": note.state.value,
        "link": str(NoteLink(note.uuid)),
        "passage": None,
        "context": "",
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
            "link": str(ArticleLink(chapter.page.sha256, figure.start)),
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


def _note_lines(text: str, prefix: str) -> str:
    """A note's Markdown as a block that nothing in it can end: every line with ``prefix`` before it."""
    lines = re.split("\r\n|\r|\n", text.expandtabs(TAB))
    return "\n".join(f"{prefix}{line}" if line.strip() else prefix.rstrip() for line in lines)


def _tag(text: str) -> str:
    """A tag name for Obsidian and Logseq: no blanks or marks."""
    return "".join(c if c.isalnum() or c in "-_/" else "-" for c in text).strip("-")
