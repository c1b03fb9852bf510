"""Lines: where the paragraphs of a text begin and end, before anyone asks what they are.

    text = paragraph (line-end paragraph)*          and, on one long line, paragraph (blanks paragraph)*

A web page copied as one line keeps its indents as blanks, so there a mark after blanks opens a paragraph; text
copied from a PDF breaks lines in mid-sentence, so there a line that goes on belongs to the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.numbering import Mark, find_mark

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANKS = re.compile(r"[ \t\u3000\xa0]+")
_DATE = r"[0-9０-９]{4}\s?年\s?[0-9０-９]{1,2}\s?月\s?[0-9０-９]{1,2}\s?日"
_DATE_NEXT = re.compile(rf"{_DATE}(?=\s|$)|[（(]此件")
_NUMBER_NEXT = re.compile(
    r"[\u4e00-\u9fff]{2,10}\s?[〔\[［（(【]\s?20\d\d\s?[〕\]］）)】]\s?\d{1,5}\s?号$"
)  # a document's number, alone
_WIDE = re.compile(r"\S(?:\u3000+|[ \xa0]{2,})(?=\S)")  # what sets words in columns
_BULLET = re.compile(r"\s*(?:——|—|–|[•●◆■▪·○]|[-*+]\s)\s*(?=\S)")
_SENTENCE_END = "。！？；：”）)》…!?;:】"
LONG = 200  # a line of an ordinary document may be longer, but then holds no blanks between its sentences
WRAPPED = 25  # characters: a shorter line that ends without a mark is a heading, not a broken line


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph's place, trimmed: `gap` says that an empty line stands before it, `indent` that blanks do."""

    start: int
    end: int
    gap: bool = False
    indent: bool = False


def find_bullet(text: str, start: int, end: int) -> int | None:
    """Where the words of a bullet begin, or None for a line that is no bullet."""
    match = _BULLET.match(text, start, end)
    return match.end() if match else None


def find_lines(text: str) -> tuple[Line, ...]:
    """The text's paragraphs, in order; every character outside them is blank."""
    lines: list[Line] = []
    before = 0
    for number, match in enumerate(_LINE.finditer(text)):
        gap = text.count("\n", before, match.start()) > 1 or text.count("\r", before, match.start()) > 1
        pieces = [span for span in _pieces(text, match.start(), match.end(), number == 0) if span is not None]
        for piece, (start, end) in enumerate(pieces):
            lines.append(Line(start, end, gap and piece == 0, start > match.start()))
        if pieces:
            before = match.end()
    return tuple(_joined(text, lines))


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    left = start + len(piece) - len(piece.lstrip())
    return left, left + len(stripped)


def _pieces(text: str, start: int, end: int, first: bool) -> Iterator[tuple[int, int] | None]:
    """The paragraphs on one line: one, unless the line is long and blanks part its sentences."""
    if end - start <= LONG:
        yield _trim(text, start, end)
        return
    body = False  # marks have begun: from there on only a sentence's end and a mark part paragraphs
    at = start
    while at < end and text[at].isspace():
        at += 1
    opened = at
    guard = find_mark(text, at, end)
    for blanks in _BLANKS.finditer(text, at, end):
        if guard is not None and blanks.start() <= guard.end:
            continue  # 第一章　总则: the blank belongs to the mark
        if not _parts(text, opened, blanks, end, body or not first):
            continue
        yield _trim(text, opened, blanks.start())
        opened = blanks.end()
        guard = find_mark(text, opened, min(end, opened + 40))
        body = body or guard is not None
    yield _trim(text, opened, end)


def _parts(text: str, opened: int, blanks: re.Match[str], end: int, body: bool) -> bool:
    """Whether these blanks part two paragraphs of one long line."""
    at, next_at = blanks.span()
    if next_at >= end or at - opened < 2 or "\t" in blanks[0]:
        return False
    before, after = text[at - 1], text[next_at]
    if "\u3000\u3000" in blanks[0]:
        return text[next_at + 1 : next_at + 2].strip() != "" or before in _SENTENCE_END
    if find_mark(text, next_at, min(end, next_at + 40)) is not None:
        return before in _SENTENCE_END or _is_han(before)
    if before in "。！？":
        return True
    if body:
        return False
    if _DATE_NEXT.match(text, next_at, end):
        return True
    return (_is_han(before) or before in "）)》") and _is_han(after) and at - opened >= 4


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _joined(text: str, lines: list[Line]) -> Iterator[Line]:
    """The lines, with one that clearly goes on joined to the next."""
    held: Line | None = None
    last = 0  # where the last broken line began: only its own length says whether it was broken
    for line in lines:
        if held is not None and _goes_on(text, held, line, last):
            held = Line(held.start, line.end, held.gap, held.indent)
        else:
            if held is not None:
                yield held
            held = line
        last = line.start
    if held is not None:
        yield held


def _goes_on(text: str, held: Line, line: Line, last: int) -> bool:
    if line.gap or line.indent or held.end - last < WRAPPED or text[held.end - 1] in _SENTENCE_END:
        return False
    if "\t" in text[last : held.end] or "\t" in text[line.start : line.end] or text[last] in "|#":
        return False
    if _NUMBER_NEXT.match(text, line.start, line.end) or len(_WIDE.findall(text, line.start, line.end)) > 1:
        return False
    if text[line.start] in "|#—•●*-" or "　" in text[held.start : held.start + 1]:
        return False
    return find_mark(text, line.start, line.end) is None and find_bullet(text, line.start, line.end) is None


def mark_of(text: str, line: Line, bare: bool = False) -> Mark | None:
    """The mark that opens the line, or None."""
    return find_mark(text, line.start, line.end, bare)
