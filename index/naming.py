"""Naming: ids, labels and trails for the entries of a document's tree, in the text's order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.documents import Kind, Paragraph
from index.lines import find_bullet
from index.matter import Frame
from index.tree import Leaf, Node

_ATTACHED = re.compile(
    r"[#*\s【]*(?P<head>附[ \u3000]*[件录表][ \u3000]*(?:\d{1,2}|[一二三四五六七八九十]{0,3}))(?=[】:：\s]|$)"
)
_SPACED = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")  # 总　　则 is 总则
TITLE = 30  # characters: the longest first sentence that a label repeats


def name_entries(
    text: str, slug: str, entries: Sequence[Node | Leaf], frame: Frame
) -> tuple[tuple[Paragraph, ...], dict[int, str]]:
    """The paragraphs in the text's order, and the id of each line that begins one."""
    namer = _Namer(text, slug, frame, "前言" if any(isinstance(entry, Node) for entry in entries) else "")
    found = [namer.name_node(e) if isinstance(e, Node) else namer.name_leaf(e) for e in entries]
    return tuple(found), {e.line: p.id for e, p in zip(entries, found, strict=True)}


class _Namer:
    """Gives ids and labels, in the text's order."""

    def __init__(self, text: str, slug: str, frame: Frame, preface: str) -> None:
        self.text, self.slug, self.frame = text, slug, frame
        self.preface = preface  # what stands before the first heading is called
        self.paths: set[str] = set()
        self.attached = 1  # no attachment below this number is free
        self.again: dict[str, int] = {}
        self.counts: dict[tuple[Node, str], int] = {}
        self.row: tuple[Node, int] | None = None  # the holder and line of the row before

    def name_node(self, node: Node) -> Paragraph:
        self.row = None
        if node.base:
            opening = self.frame.attachments[node.line]
            node.path = self._attachment_path(opening.number)
            node.label = self._attachment_label(node)
            return self._paragraph(node.path, node.label, "section", None, node.start, node.end)
        assert node.parent is not None
        own = ".".join(map(str, node.numbers))
        node.path = self._free(f"{node.parent.path}.{own}" if node.parent.path else own)
        node.label = self._node_label(node)
        return self._paragraph(node.path, node.label, node.kind, node.parent, node.start, node.end)

    def name_leaf(self, leaf: Leaf) -> Paragraph:
        holder = leaf.holder
        prefix = holder.path or "0"
        if leaf.form == "row":
            if self.row != (holder, leaf.line - 1) and self.row != (holder, leaf.line - 2):
                self._count(holder, "t")
                self.counts[holder, "r"] = 0
            table, row = self.counts.get((holder, "t"), 1), self._count(holder, "r")
            self.row = (holder, leaf.line)
            label, path = f"表{table} 第{row}行", f"{prefix}.t{table}.r{row}"
            return self._paragraph(self._free(path), label, "row", holder, leaf.start, leaf.end, leaf.evidence)
        self.row = None
        number = self._count(holder, "p")
        if leaf.form == "bullet":
            label = self._bullet_label(leaf)
        elif holder.kind == "article":
            label = f"{holder.label.split()[0]}第{number + 1}款"
        else:
            label = f"第{number}段"
        if holder.kind != "article" or leaf.form == "bullet":
            label = f"{holder.label if holder.path else self.preface} {label}".strip()
        path = self._free(f"{prefix}.p{number}")
        return self._paragraph(path, label, leaf.form, holder, leaf.start, leaf.end, leaf.evidence)

    def _paragraph(
        self, path: str, label: str, kind: Kind, holder: Node | None, start: int, end: int, evidence: bool = True
    ) -> Paragraph:
        self.paths.add(path)
        trail: list[str] = []
        node = holder
        while node is not None and node.path:
            trail.append(node.label)
            node = node.parent
        parent = f"{self.slug}#{holder.path}" if holder is not None and holder.path else None
        heading = " / ".join(reversed(trail))
        return Paragraph(f"{self.slug}#{path}", label, kind, heading, start, end, parent, evidence)

    def _count(self, holder: Node, what: str) -> int:
        self.counts[holder, what] = self.counts.get((holder, what), 0) + 1
        return self.counts[holder, what]

    def _free(self, path: str) -> str:
        """The path, with ~2 where the document prints its number a second time."""
        if path not in self.paths:
            return path
        again = self.again.get(path, 1) + 1
        while f"{path}~{again}" in self.paths:
            again += 1
        self.again[path] = again
        return f"{path}~{again}"

    def _attachment_path(self, number: int | None) -> str:
        if number is not None and f"a{number}" not in self.paths:
            return f"a{number}"
        while f"a{self.attached}" in self.paths:
            self.attached += 1
        return f"a{self.attached}"

    def _attachment_label(self, node: Node) -> str:
        opening = self.frame.attachments[node.line]
        head = _ATTACHED.match(self.text, node.start, node.end)
        return f"{''.join(head['head'].split())} {opening.title}".strip() if head else opening.title

    def _node_label(self, node: Node) -> str:
        title = self._title(node.words, node.end)
        if node.kind == "item":
            assert node.parent is not None
            return f"{node.parent.label.split()[0]}{node.printed}"
        if node.kind == "article":
            return node.printed
        if node.kind == "measure" and node.style == "arabic":
            return f"第{node.number}条"
        joint = " " if node.style in ("part", "chapter", "division", "decimal") or node.printed[-1:].isdigit() else ""
        return f"{node.printed}{joint}{title}".strip()

    def _bullet_label(self, leaf: Leaf) -> str:
        at = find_bullet(self.text, leaf.start, leaf.end) or leaf.start
        sign = self.text[leaf.start : at].strip() or "——"
        return f"{sign}{self._title(at, leaf.end)}"

    def _title(self, start: int, end: int) -> str:
        """The first sentence or line, where it is short enough to be a title; "" otherwise."""
        words = re.split(r"[。；！？：\n\r]", self.text[start : min(end, start + 3 * TITLE)].strip(), maxsplit=1)[0]
        words = words.strip("*_# \u3000")
        return _SPACED.sub("", " ".join(words.split())) if len(words) <= TITLE else ""
