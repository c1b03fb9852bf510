"""Structure: a text into a tree of paragraphs with ids, kinds and labels.

text → lines → marks, rows, frame → tree → kinds → places of unnumbered text → ids and labels
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.about import describe
from index.documents import Document, Kind, Matter
from index.lines import Line, find_bullet, find_lines
from index.matter import Frame, find_frame
from index.naming import name_entries
from index.numbering import find_mark
from index.rows import find_rows
from index.tree import Leaf, Node, grow

TITLE = 40  # characters: the longest heading on a measure's own line
_END = "。！？；.!?;"
# An unnumbered paragraph at a document's end that speaks of the document as a whole.
_TYPES = "意见|通知|办法|措施|方案|规定|政策|细则|计划|规划|文件|公告|条例"
CLOSING = re.compile(
    rf"\s*(?:上述|以上|前述)(?:{_TYPES}|各项|条款|内容|任务)|\s*本(?:{_TYPES})|\s*各(?:级|地|市|县|区|省|部门|单位|有关|责任)"
)
SPEAKS = re.compile(rf"(?:贯彻|落实|执行|实施)本(?:{_TYPES})|本(?:{_TYPES})(?:自|由|有效期|执行|施行|印发)")


def parse_document(text: str, slug: str) -> Document:
    """The text's title, paragraphs and matter. Any text parses; the ids of one text are always the same."""
    lines = find_lines(text)
    bare = any((mark := find_mark(text, line.start, line.end)) and mark.numbers[1:] == (1,) for line in lines)
    rows = find_rows(text, lines)
    marks = [None if i in rows else find_mark(text, line.start, line.end, bare) for i, line in enumerate(lines)]
    bullets = frozenset(i for i, line in enumerate(lines) if find_bullet(text, line.start, line.end) is not None)
    frame = find_frame(text, lines, marks, rows)
    entries = grow(text, lines, marks, rows, bullets, frame)
    _set_kinds(text, entries)
    entries = _merge_texts(text, entries)
    _place_texts(text, entries)
    paragraphs, ids = name_entries(text, slug, entries, frame)
    matter = _matter(lines, frame, ids)
    body = next((e.line for e in entries if isinstance(e, Node)), len(lines))
    about = describe(text, lines, frame, body)
    return Document(
        slug,
        text,
        about.title or slug,
        about.issuer,
        about.number,
        about.date,
        about.source,
        about.year,
        paragraphs,
        matter,
    )


def _set_kinds(text: str, entries: Sequence[Node | Leaf]) -> None:
    for node in entries:
        if isinstance(node, Node) and not node.base:
            node.kind = _kind(text, node)


def _kind(text: str, node: Node) -> Kind:
    """The node's kind; its parent's is set."""
    parent = node.parent
    assert parent is not None
    if node.style == "article":
        return "article"
    if parent.kind in ("article", "measure", "item") and not parent.base:
        return "item"
    groups = bool(node.children) and not _lists(text, node)
    if node.style in ("part", "chapter", "division"):
        return "section" if parent.base else "heading"
    if not parent.base:
        return "heading" if groups else "measure"
    if groups or (node.style in ("ordinal", "decimal") and not node.children and has_title_only(text, node)):
        return "section"
    return "measure"


def has_title_only(text: str, node: Node) -> bool:
    """Whether the node's line holds its number and a title, and no sentence after it."""
    words = text[node.words : node.end].strip().rstrip("*_# ")
    if len(words) > TITLE:
        return False
    return not re.search(r"[。；！？;!?：]", words[:-1])


def _lists(text: str, node: Node) -> bool:
    """Whether the numbered children are the items of a list that the node's own sentence begins."""
    last = [text[child.end - 1] for child in node.children[:-1]] or [text[node.children[0].end - 1]]
    if sum(end in "；;，,、" for end in last) * 2 >= len(last):
        return True
    return text[node.end - 1] in "：:" and not has_title_only(text, node)


def _merge_texts(text: str, entries: list[Node | Leaf]) -> list[Node | Leaf]:
    """The entries, with text that follows a measure's number and title made part of the measure."""
    tails = _tails(entries)
    merged: list[Node | Leaf] = []
    open_node: Node | None = None
    line = -1
    for entry in entries:
        if isinstance(entry, Node):
            titled = entry.kind in ("measure", "article", "item") and has_title_only(text, entry)
            if entry.kind == "item" or entry.kind == "article":
                titled = titled and text[entry.end - 1] not in _END + "：:，,、"
            open_node = entry if titled else None
            line = entry.line
        elif open_node is not None:
            closes = entry in tails and CLOSING.match(text, entry.start, entry.end) and line != open_node.line
            if entry.form == "paragraph" and entry.line == line + 1 and not closes:
                open_node.end, line = entry.end, entry.line
                continue
            open_node = None
        merged.append(entry)
    return merged


def _tails(entries: Sequence[Node | Leaf]) -> set[Leaf]:
    """The paragraphs after the last numbered node of the document or attachment."""
    tails: set[Leaf] = set()
    trailing: list[Leaf] = []
    numbered = False
    for entry in entries:
        if isinstance(entry, Leaf):
            trailing.append(entry)
            continue
        if entry.base and numbered:
            tails.update(trailing)
        numbered = not entry.base
        trailing = []
    return tails | set(trailing) if numbered else tails


def _place_texts(text: str, entries: Sequence[Node | Leaf]) -> None:
    """Hang unnumbered text that follows a list under what holds the list, and closing words under their section."""
    tails = _tails(entries)
    closing = False
    for entry in entries:
        if not isinstance(entry, Leaf):
            closing = False
            continue
        while entry.holder.kind == "item" and entry.holder.parent is not None:
            entry.holder = entry.holder.parent
        whole = CLOSING.match(text, entry.start, entry.end) or SPEAKS.search(text, entry.start, entry.end)
        if entry in tails and entry.form == "paragraph" and entry.holder.kind == "measure":
            closing = closing or whole is not None
            while closing and entry.holder.parent is not None and not entry.holder.parent.base:
                entry.holder = entry.holder.parent


def _matter(lines: Sequence[Line], frame: Frame, ids: dict[int, str]) -> tuple[Matter, ...]:
    """Everything that is no evidence; matter that has an id names it, and its span is that paragraph's."""
    found = [Matter(kind, lines[i].start, lines[i].end, ids.get(i)) for i, kind in frame.matter.items()]
    if frame.title is not None:
        found.append(Matter("title", lines[frame.title[0]].start, lines[frame.title[1]].end))
    return tuple(sorted(found, key=lambda matter: matter.start))
