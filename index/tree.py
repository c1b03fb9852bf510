"""The tree of numbered nodes: which mark opens a node, and under which node it stands.

    base = (node | leaf)*        node = mark words (node | leaf)*        leaf = paragraph | bullet | row

The official order of marks (一、 above （一） above 1. above （1）) decides, unless the sequence of numbers says
otherwise: a list that an unusual mark interrupts, and that goes on after it, holds that mark.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from index.documents import Kind
from index.lines import WRAPPED, Line
from index.matter import Frame
from index.numbering import Mark

DEPTH = 12  # nodes above each other; no document has more, and hostile text shall not have more
GAP = 30  # numbers that a document may leave out before 31. at a line's start reads as part of a sentence
_ENDS = "。！？；：”）)…!?;:】"


@dataclass(slots=True, eq=False)
class Leaf:
    """An unnumbered paragraph, a bullet or a table row, and the node that holds it."""

    form: Literal["paragraph", "bullet", "row"]
    line: int
    start: int
    end: int
    holder: Node
    evidence: bool = True


@dataclass(slots=True, eq=False)
class Node:
    """A numbered node, or the base of a document or attachment (style "base", no parent)."""

    style: str
    numbers: tuple[int, ...]
    printed: str  # the mark without blanks: （二）, 第26条
    line: int
    start: int
    words: int  # where the text after the mark begins
    end: int
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    kind: Kind = "section"
    full: tuple[int, ...] = ()  # the numbers that a decimal below must begin with: 3.2 holds 3.2.1
    path: str = ""
    label: str = ""

    @property
    def number(self) -> int:
        return self.numbers[-1] if self.numbers else 0

    @property
    def base(self) -> bool:
        return self.style == "base"


class Grower:
    """Grows one document's tree, line by line."""

    def __init__(self, text: str, lines: Sequence[Line], marks: Sequence[Mark | None]) -> None:
        self.text, self.lines = text, lines
        self.entries: list[Node | Leaf] = []
        self.stack: list[Node] = [Node("base", (), "", -1, 0, 0, 0)]
        self.nested: set[tuple[str, str]] = set()  # styles that hold a style which officially stands above them
        self.last: dict[str, int] = {}  # style → the number that this base printed last
        self.places: dict[str, list[tuple[int, int]]] = {}  # style → (line, number) of every mark
        for i, mark in enumerate(marks):
            if mark is not None:
                self.places.setdefault(mark.style, []).append((i, mark.number))

    def open_base(self, line: int, last: int, printed: str) -> None:
        """An attachment begins: its numbering is its own."""
        start, end = self.lines[line].start, self.lines[last].end
        self.stack = [Node("base", (), printed, line, start, end, end)]
        self.last = {}
        self.entries.append(self.stack[0])

    def add_leaf(self, form: Literal["paragraph", "bullet", "row"], line: int, evidence: bool = True) -> None:
        place = self.lines[line]
        self.entries.append(Leaf(form, line, place.start, place.end, self.stack[-1], evidence))

    def add_node(self, mark: Mark, line: int) -> bool:
        """Open the node that the mark numbers; False where the mark is part of a sentence."""
        if not self._fits(mark, line):
            return False
        placed = self._decimal_parent(mark) if mark.style == "decimal" else (self._parent(mark, line), mark.numbers)
        if placed is None:
            return False
        parent, numbers = placed
        place = self.lines[line]
        node = Node(mark.style, numbers, mark.printed, line, place.start, mark.end, place.end, parent)
        node.full = mark.numbers
        del self.stack[self.stack.index(parent) + 1 :]
        self.stack.append(node)
        parent.children.append(node)
        self.entries.append(node)
        self.last[mark.style] = mark.number
        return True

    def _fits(self, mark: Mark, line: int) -> bool:
        """Whether the number may stand here: next, first, or at a line's clear beginning."""
        last = self.last.get(mark.style, 0)
        follows = mark.number in (1, last + 1) or any(
            node.style == mark.style and mark.number in (node.number, node.number + 1) for node in self.stack
        )
        if follows:
            return True
        if mark.loose and mark.style != "decimal":
            return False
        if mark.style == "arabic" and mark.number > last + GAP:
            return False
        return line == 0 or not self._broken(line)

    def _broken(self, line: int) -> bool:
        """Whether the line before ends in the middle of a sentence."""
        before, here = self.lines[line - 1], self.lines[line]
        if here.gap or here.indent or before.end - before.start < WRAPPED:
            return False
        return self.text[before.end - 1] not in _ENDS

    def _decimal_parent(self, mark: Mark) -> tuple[Node, tuple[int, ...]] | None:
        """The node whose numbers begin the decimal's, and the numbers that are left."""
        for node in reversed(self.stack):
            size = len(node.full)
            if 0 < size < len(mark.numbers) and node.full == mark.numbers[:size]:
                rest = mark.numbers[size:]
                previous = node.children[-1].numbers[0] if node.children else 0
                return (node, rest) if len(rest) > 1 or 0 < rest[0] <= previous + 3 else None
        if mark.loose or mark.number > self.last.get("decimal", 0) + 3:
            return None
        holders = [node for node in self.stack if node.base or node.style in ("part", "chapter", "division", "ordinal")]
        return holders[-1], mark.numbers

    def _parent(self, mark: Mark, line: int) -> Node:
        same = [node for node in reversed(self.stack) if node.style == mark.style]
        for node in same:
            if node.number + 1 == mark.number and node.parent is not None:
                return node.parent
        if same and same[0].parent is not None:
            inner = self.stack[self.stack.index(same[0]) + 1 :]
            taken = any(child.number == 1 for child in same[0].parent.children)
            if mark.number == 1 and taken and len(self.stack) < DEPTH:
                for node in reversed(inner):
                    if node.style == "decimal" or self._introduces(node) or self._goes_on(node, line):
                        return node
            return same[0].parent
        above = [node for node in self.stack if node.base or self._rank(node) < mark.rank]
        popped = self.stack[self.stack.index(above[-1]) + 1 :]
        if mark.number == 1 and mark.style not in ("part", "chapter", "division") and len(self.stack) < DEPTH:
            for node in reversed(popped):
                if self._introduces(node) or self._goes_on(node, line) or (node.style, mark.style) in self.nested:
                    self.nested.add((node.style, mark.style))
                    return node
        return above[-1]

    @staticmethod
    def _rank(node: Node) -> int:
        return Mark(node.style, (1,), "", 0).rank

    def _introduces(self, node: Node) -> bool:
        return self.text[node.end - 1] in "：:"

    def _goes_on(self, node: Node, line: int) -> bool:
        """Whether the list that the node is in goes on after this line."""
        places = self.places[node.style]
        after = bisect_right(places, (line, 10**6))
        return after < len(places) and places[after][1] == node.number + 1


def grow(
    text: str,
    lines: Sequence[Line],
    marks: Sequence[Mark | None],
    rows: frozenset[int],
    bullets: frozenset[int],
    frame: Frame,
) -> list[Node | Leaf]:
    """The document's nodes and leaves, in order; matter is in it only where it has an id, before the first heading."""
    skipped = range(frame.title[0], frame.title[1] + 1) if frame.title else range(0)
    content = [i for i in range(len(lines)) if i not in frame.matter and i not in skipped]
    final = content[-1] if content else -1  # after it comes back matter only
    live = [None if i in frame.matter or i in rows else mark for i, mark in enumerate(marks)]
    grower = Grower(text, lines, live)
    i, body = 0, False
    while i < len(lines):
        opening = frame.attachments.get(i)
        mark = live[i]
        if opening is not None:
            grower.open_base(i, opening.last, f"a{opening.number or 0}")
            body = True
            i = opening.last
        elif i in skipped:
            pass
        elif i in frame.matter:
            if not body and i < final and frame.matter[i] not in ("blank", "contents"):
                grower.add_leaf("paragraph", i, evidence=False)
        elif i in rows:
            grower.add_leaf("row", i)
        elif mark is not None and grower.add_node(mark, i):
            body = True
        else:
            grower.add_leaf("bullet" if i in bullets else "paragraph", i)
        i += 1
    return grower.entries
