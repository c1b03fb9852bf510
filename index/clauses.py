"""Clauses and sentences: the smallest quoted units, as spans of the stored text.

    clause = text between ，；。：？！ and line ends        sentence = text between 。；？！ and line ends

Marks inside “quotes”, 《titles》 and （brackets） part nothing, and a mark inside a number is no mark (1,000; 2:1;
9:30). Half-width marks count only in Chinese text.
"""

from __future__ import annotations

import re

from index.spans import Span

_PAIRS = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "（": "）",
    "(": ")",
    "「": "」",
    "『": "』",
    "【": "】",
    "〔": "〕",
    "[": "]",
}
_CLOSERS = frozenset(_PAIRS.values())
_FULL = {"clause": "，；。：？！", "sentence": "。；？！"}
_HALF = {"clause": ",;:?!", "sentence": ";?!"}
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SIGN = re.compile(r"[“”‘’《》（）()「」『』【】〔〕\[\]，；。：？！,;:?!]")
_HAN = re.compile(r"[\u3400-\u9fff]")


def find_clauses(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The clauses of `text[start:end]`, in order, without blanks and marks around them; offsets count in `text`.

    >>> [span.of("增长6%以上，总额1,000元。") for span in find_clauses("增长6%以上，总额1,000元。", 0, 15)]
    ['增长6%以上', '总额1,000元']
    """
    return _find(text, start, end, "clause")


def find_sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The sentences of `text[start:end]`, in order, without the marks that end them; offsets count in `text`."""
    return _find(text, start, end, "sentence")


def _find(text: str, start: int, end: int, unit: str) -> tuple[Span, ...]:
    han = _HAN.search(text, start, end) is not None
    marks = frozenset(_FULL[unit] + (_HALF[unit] if han else ""))
    spans: list[Span] = []
    for line in _LINE.finditer(text, start, end):
        opened = line.start()
        for at in _marks(text, line.start(), line.end(), marks):
            _add(text, opened, at, spans)
            opened = at + 1
        _add(text, opened, line.end(), spans)
    return tuple(spans)


def _marks(text: str, start: int, end: int, marks: frozenset[str]) -> list[int]:
    """Where marks outside quotes and brackets stand. An opener that is never closed holds nothing."""
    found: list[int] = []  # marks, also inside pairs
    open_signs: list[tuple[str, int]] = []  # the closer that is awaited, and how many marks stood before
    for match in _SIGN.finditer(text, start, end):
        sign, at = match[0], match.start()
        if sign in _PAIRS:
            open_signs.append((_PAIRS[sign], len(found)))
        elif sign in _CLOSERS:
            depth = next((k for k in range(len(open_signs) - 1, -1, -1) if open_signs[k][0] == sign), None)
            if depth is not None:
                del found[open_signs[depth][1] :]
                del open_signs[depth:]
        elif sign in marks and not _in_number(text, at, start, end):
            found.append(at)
    return found


def _in_number(text: str, at: int, start: int, end: int) -> bool:
    """Whether the mark stands between digits, as in 1,000 and 9:30, or in an address (https://)."""
    before = text[at - 1] if at > start else ""
    after = text[at + 1] if at + 1 < end else ""
    if text[at] in ",:：，?":
        digits = before.isdigit() and after.isdigit()
        return digits or (
            text[at] in ":?" and before.isascii() and before.isalnum() and (after == "/" or after.isalnum())
        )
    return False


def _add(text: str, start: int, end: int, spans: list[Span]) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        left = start + len(piece) - len(piece.lstrip())
        spans.append(Span(left, left + len(stripped)))
