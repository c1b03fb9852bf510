"""Segments: the sentences of a paragraph as antecedents with their consequence.

sentence = segment (， segment)*
segment  = antecedent (， antecedent)* ， consequence     对…且…的企业，给予20万元奖励
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from index.clauses import find_clauses, find_sentences
from index.consequences import DENIES, REQUIRES, STILL_ASKS, cut
from index.documents import Document, Paragraph
from index.norms import norm_in
from index.spans import Span

Mode = Literal["all", "any"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that ask for something, in one paragraph; offsets count in the document."""

    paragraph: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Join:
    """Phrases of which all, or any one, must hold."""

    mode: Mode
    parts: tuple[Phrase | Join, ...]


_NUMBER = re.compile(
    r"^\s*(?:[（(][\d一二三四五六七八九十]+[）)]|\d+[.、．]|第[ 一二三四五六七八九十百\d]+条[\s　]*|[一二三四五六七八九十]+、|——)\s*"
)
_SOURCE_NOTE = re.compile(r"^[（(【\[][^）)】\]]*(?:负责|牵头|责任单位|配合)")
# Not about those who might be supported: what departments do, what money is for, what words mean.
_OTHER_MATTER = re.compile(
    r"^(?:[^，。]{0,24}(?:部门|厅|局|委|政府|办公室|小组|专家组?|财政)[^，。的]{0,12}(?:应当?|要|须|自|会同|负责|建立|制定|根据|可以委托|按季|组织)|本[措办政意通方细规][^，。]{0,12}(?:自|所称|由)|[^，。]{0,12}(?:是指|所称))"
)
_TITLE = re.compile(r"[^，；：:、\d]{2,20}")  # 种粮大户补贴。对…: what the paragraph is called asks for nothing
_RULES = re.compile(r"不予|不得|不再|不享|应当?|可以?|给予|须|由|严禁|禁止|除外")
WIDENED = re.compile(
    r"(?:(?P<when>20\d\d年[^，。；]{4,24})[，,])?将(?P<of>[^，。；]{2,24}?(?:条件|范围|对象|标准))由(?P<was>[^，。；]{2,40}?)(?P<how>放宽|扩展|扩大|调整|降低)(?:至|到|为)(?P<now>[^，。；]{2,40})"
)
_FLOOR = re.compile(
    r"[\u4e00-\u9fff]{3,}不得(?:低于|高于|少于|超过)[^，。；]*\d"
)  # a requirement that is its own sentence
_WINDOW = re.compile(r"可?(?:自|从)[^，。；]{2,20}起[^，。；]{0,12}内")  # 可自证书核发之日起12个月内: when to ask
_VALID = re.compile(r"(?:自|从)[^，。；]{2,16}起[^，。；]{0,12}内有效$")  # 自发放之日起9个月内有效
# 但桥梁、隧道工程除外: whom the sentence is not for.
_EXCEPT = re.compile(
    r"(?:但是?|其中)?(?P<who>(?!除)[^，。；]{2,40}?)的?(?P<said>除外|不在此[列限]|不在本条[^，。；]{0,10}范围)"
)
_BUT_NOT = re.compile(
    r"[且并]?不得"
)  # 应无自有住房，且不得同时享受: what else is forbidden is no part of the condition
_HAVING = r"(?:享受|领取|申领|申请|发放)"
DOUBLE = re.compile(
    rf"(?:该|本|此)(?:项)?(?:政策|补贴|补助)?与(?P<other>[^，。；]{{3,24}}?)不(?:得|能|可)(?:重复|同时){_HAVING}"
    rf"|不(?:得|能|可)与(?P<beside>[^，。；]{{3,24}}?)(?:同时|重复){_HAVING}"
    rf"|不(?:得|能|可)同时(?:分别)?{_HAVING}(?P<both>[^，。；]{{2,16}}?(?:、|和|与|及)[^，。；]{{2,24}})"
)
"""What nobody may have besides; of `both` the having of either one."""


def find_doubles(text: str, paragraph: Paragraph) -> Iterator[tuple[Join, Span, Span]]:
    """What may not be had together: the tests, the words that forbid it, and the whole."""
    for match in DOUBLE.finditer(text, paragraph.start, paragraph.end):
        name = match.lastgroup or "other"
        start, end = match.span(name)
        spans = [(start, end)]
        if name == "both":
            cut = re.search(r"、|和|与|及", match[name])
            assert cut is not None
            spans = [(start, start + cut.start()), (start + cut.end(), end)]
        tests = Join("any", tuple(Phrase(paragraph.id, a, b) for a, b in spans))
        said = (
            Span(end, match.end())
            if name == "other"
            else Span(match.start(), start)
            if name == "both"
            else Span(end, match.end())
        )
        yield tests, said, Span(*match.span())


def begin_of(text: str, paragraph: Paragraph) -> int:
    """Where the paragraph's words begin, behind its number."""
    number = _NUMBER.match(text[paragraph.start : paragraph.end])
    return paragraph.start + (number.end() if number else 0)


@dataclass(frozen=True, slots=True)
class Segment:
    phrases: tuple[Phrase, ...]
    said: Span | None
    norm: bool = False  # what must hold of those whom the paragraph speaks of
    linked: bool = False  # follows a ； or stands in the sentence of the one before


def find_segments(document: Document, paragraph: Paragraph) -> Iterator[Segment]:
    """The antecedents and consequences of the paragraph's sentences."""
    text = document.text
    begin = begin_of(text, paragraph)
    last = ""
    for sentence in find_sentences(text, begin, paragraph.end):
        own = sentence.of(text)
        linked = last == "；"
        last = text[sentence.end : sentence.end + 1]
        title = sentence.start == begin and sentence.end + 1 < paragraph.end and _TITLE.fullmatch(own)
        if title and not _RULES.search(own):
            continue
        if _SOURCE_NOTE.match(own) or WIDENED.search(own) or (_OTHER_MATTER.match(own) and not re.match(r"对|凡", own)):
            continue
        yield from _of_sentence(text, paragraph, sentence, linked)


def _of_sentence(text: str, paragraph: Paragraph, sentence: Span, linked: bool) -> Iterator[Segment]:
    phrases: list[Phrase] = []
    said: Span | None = None
    for clause in _parted(text, find_clauses(text, sentence.start, sentence.end)):
        own = clause.of(text)
        if DOUBLE.search(own):
            continue
        if _FLOOR.search(own) and not own.endswith("的"):
            floor = Phrase(paragraph.id, clause.start, clause.end)
            yield Segment((*(phrases if said is None else ()), floor), Span(clause.end, clause.end))
            phrases = [] if said is None else phrases
            continue
        if said is not None and _BUT_NOT.match(own) and REQUIRES.match(said.of(text)):
            continue
        if _WINDOW.fullmatch(own) or (_VALID.search(own) and not phrases):
            yield Segment((Phrase(paragraph.id, clause.start, clause.end),), Span(clause.end, clause.end), True)
            continue
        if (excepted := _EXCEPT.fullmatch(own)) is not None and not own.endswith("的除外"):
            if phrases or said is not None:
                yield Segment(tuple(phrases), said, False, linked)
            who, out = excepted.span("who"), excepted.span("said")
            yield Segment(
                (Phrase(paragraph.id, clause.start + who[0], clause.start + who[1]),),
                Span(clause.start + out[0], clause.start + out[1]),
                False,
                True,
            )
            phrases, said, linked = [], None, True
            continue
        if said is not None and own.startswith("逾期"):
            said = Span(said.start, clause.end)
            continue
        at = cut(own, bool(phrases) and said is None)
        must = norm_in(own)
        if must is not None and (
            at is None
            if said is None
            else at == 0 and not REQUIRES.match(said.of(text)) and not DENIES.search(said.of(text))
        ):
            if said is not None:
                yield Segment(tuple(phrases), said, False, linked)
                phrases, said, linked = [], None, True
            yield Segment(
                (*phrases, Phrase(paragraph.id, clause.start + must, clause.end)), Span(clause.end, clause.end), True
            )
            continue
        if at is None:
            if said is not None:
                if not STILL_ASKS.search(own):
                    said = Span(said.start, clause.end)  # a cap, a term: part of what is said
                    continue
                yield Segment(tuple(phrases), said, False, linked)
                phrases, said, linked = [], None, True
            phrases.append(Phrase(paragraph.id, clause.start, clause.end))
            continue
        if at > 0:
            if said is not None:
                yield Segment(tuple(phrases), said, False, linked)
                phrases, said, linked = [], None, True
            phrases.append(Phrase(paragraph.id, clause.start, clause.start + at))
        said = Span(said.start if said else clause.start + at, clause.end)
    if phrases or said is not None:
        yield Segment(tuple(phrases), said, False, linked)


_RESPECTIVELY = re.compile(r"、(?=[\u4e00-\u9fff]{1,10}(?:给予|奖励|补助|补贴|发放)[^，。；、]{0,6}\d)")


def _parted(text: str, clauses: tuple[Span, ...]) -> Iterator[Span]:
    """对引进的博士给予每人15万元、|硕士给予每人5万元: each with its own sum is a clause of its own."""
    for clause in clauses:
        start = clause.start
        for mark in _RESPECTIVELY.finditer(text, clause.start, clause.end):
            if re.search(r"\d[\d.]*[万亿]?元", text[start : mark.start()]):
                yield Span(start, mark.start())
                start = mark.end()
        yield Span(start, clause.end)
