"""Evidence: the sentences that a question's answer rests on, chosen by meaning, by words and by the kind of thing asked.

The library's hybrid search names candidate paragraphs; their sentences are then compared with the question's
focus one by one. Cost grows with the candidates, not with the library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np

from assistant.abbreviations import find_abbreviations
from assistant.about import focus_in
from assistant.asked import THINGS, group_of
from assistant.english import glossed, in_chinese, is_english
from assistant.focus import Focus, bare
from assistant.frames import asked_years, years_stated
from assistant.sentences import Sentence, folded, sentences_of
from assistant.turning import find_turn
from assistant.understanding import Understood
from index.documents import Document, Paragraph
from index.library import Hit, Library

CANDIDATES = {"zh": 10, "en": 16}  # paragraphs whose sentences are compared; translated words find less surely
SEARCHED = 60  # units that the library is asked for
# How long, and in which unit.
UNIT_ASKED = re.compile(
    r"(?:多少|几)个?(?P<unit>工作日|小时|分钟|天|周|月|年(?!级))|how many (?P<english>day|month|year|hour)s"
)
UNITS_OF = {"day": "天", "month": "月", "year": "年", "hour": "小时"}
NUMBER = re.compile(r"\d(?![\d年月日]|\.\d*[年月日])")
# What a sentence that says who does something has: a body, or the note in which bodies stand.
BODY = re.compile(
    r"部门|[局厅委署]|办公[室厅]|政府|[^全内外]部(?=[、，,。；）)负牵会])|小组|联席会议|中心|公司|集团|协会|机构|银行|单位|企业|专员|由[^，。]{2,12}(?:负责|组织|承担|牵头)"
)
GLOSSED = 4  # documents whose own glosses the word index is asked with
RHYTHM = re.compile(
    r"每(?:个|两个?|半)?(?:年|季|月|周|日|天|学年|学期)|[按逐]季|[按逐]月|定期|一[年季月周]一|(?:至少|不少于)?\d+次"
)
# How often in a year something may be had, as people ask it; 每年只享受一次 has no figure that is counted.
TIMES = re.compile(
    r"(?:一年|每年|全年|一个?季度?|一个?月|多久)[^,。?]{0,8}(?:几|多少)(?:次|场|回|趟)|how (?:often|many times)",
    re.IGNORECASE,
)
TIMES_STATED = re.compile(r"(?:每年|只|仅|限)[^，。；]{0,6}(?<![初首头])[一两二三]次(?!性)")
LISTED = 2  # 、 in a sentence that enumerates

# Weights of a sentence's score; measured on the development set (eval/README).
UNIT, PARAGRAPH, COVERED, TITLE, PRIOR = 0.45, 0.25, 0.50, 0.15, 0.20
MEANING, UNLIKE = (
    2.0,
    0.7,
)  # of how much nearer in meaning the paragraph is than what has nothing in common with the question
FITS_OF = {"zh": 0.12, "en": 0.24}  # words that were translated say less than the kind of thing that is asked for
YEAR, OTHER_YEAR = 0.15, 0.12  # the sentence states figures of the year that is asked about; of others only
EXACT = 0.18  # a span of time in the unit that is asked for: 几个月 is no 30天
STATED = 0.06  # the sentence speaks of the attribute that is asked for
AS_MUCH = 0.55  # of the first finding's score and share
SAID = 0.12  # the sentence has a figure that the question names
CONTEXT = 0.5  # what an earlier turn was about weighs half of what this one is


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence with how well it answers: `covered` is the share of the focus that it and its context state."""

    sentence: Sentence
    score: float
    covered: float
    own: float  # the share that the sentence itself states
    dense: float
    fits: bool  # it has the kind of thing that is asked for


@dataclass(frozen=True, slots=True)
class Evidence:
    findings: tuple[Finding, ...]  # best first
    paragraphs: tuple[Paragraph, ...]  # best first
    focus: dict[str, Focus]  # by document
    dense: float  # the highest cosine similarity of all


def fits(asked_units: frozenset[str], kinds: tuple[str, ...], sentence: Sentence) -> bool:
    """Whether the sentence has the kind of thing that is asked for."""
    if "amount" in kinds or asked_units:
        if not asked_units:
            return bool(sentence.quantities) or bool(NUMBER.search(sentence.text))
        wanted = set(asked_units)
        if wanted & {THINGS, "people"}:
            wanted |= {THINGS, "people"}
        if wanted & sentence.groups:
            return True
        return "duration" in wanted and any(p.kind == "day" for p in sentence.periods)
    if "rhythm" in kinds and "amount" not in kinds:
        return bool(RHYTHM.search(sentence.text))
    if "date" in kinds or "rhythm" in kinds:
        return bool(sentence.periods) or "duration" in sentence.groups
    if "who" in kinds:
        return bool(BODY.search(sentence.text))
    if "list" in kinds:
        return sentence.flat.count("、") >= LISTED
    return True


def states_times(understood: Understood, sentence: Sentence) -> bool:
    """Whether it is asked how often something may be had, and the sentence says so."""
    return bool(TIMES.search(understood.plain) and TIMES_STATED.search(sentence.text))


def gather(
    understood: Understood,
    library: Library,
    vector: np.ndarray,
    documents: tuple[str, ...] = (),
    prior: frozenset[str] = frozenset(),
    context: str = "",
    synonyms: bool = True,
) -> Evidence:
    """Evidence for a question. `prior` are paragraph ids that are compared besides the found ones, and favoured,
    because earlier turns rested on them; `context` is what earlier turns were about, of half weight. Without `synonyms`
    only the question's own words count."""
    own = understood.words if synonyms else f"{understood.plain} {understood.translated}"
    told = f"{context} {in_chinese(context)}" if is_english(context) else context
    words = f"{own} {_glossed(understood, library, documents)} {_written_out(understood, library, documents)} {told}".strip()
    hits = library.search(understood.plain, SEARCHED, documents, vector, words)
    by_unit, by_paragraph = _scores(hits)
    order = list(dict.fromkeys([*list(by_paragraph)[: CANDIDATES[understood.language]], *prior]))
    top_dense = max((hit.dense for hit in hits), default=0.0)
    focus: dict[str, Focus] = {}
    findings: list[Finding] = []
    turn = find_turn(understood, library, order, prior, context)
    for id in order:
        slug = id.partition("#")[0]
        document = library.documents[slug]
        paragraph = _by_id(document, id)
        if paragraph is None or not paragraph.evidence:
            continue
        if slug not in focus:
            focus[slug] = focus_in(library, document, understood.plain, understood.language == "en", synonyms)
            if context and turn == "on":
                focus[slug] = focus[slug].joined(
                    focus_in(library, document, context, is_english(context), synonyms).scaled(CONTEXT)
                )
        for sentence in sentences_of(document, paragraph):
            unit = by_unit.get(f"{id}@{sentence.start}-{sentence.end}")
            findings.append(
                _finding(sentence, unit, by_paragraph.get(id), focus[slug], understood, id in prior and turn != "away")
            )
    findings.sort(key=lambda f: (-f.score, f.sentence.start))
    findings = _framed(understood, findings)
    ranked = tuple(dict.fromkeys(f.sentence.paragraph for f in findings))
    return Evidence(tuple(findings), ranked, focus, top_dense)


def _glossed(understood: Understood, library: Library, documents: tuple[str, ...]) -> str:
    """The words of the few documents asked that an English question's can mean."""
    if understood.language != "en" or not 0 < len(documents) <= GLOSSED:
        return ""
    notions = (n for slug in documents for n in glossed(understood.plain, library.vocabulary(slug).glosses))
    return " ".join(dict.fromkeys(word for n in notions if n.source == "dictionary" for word in n.words))


def _written_out(understood: Understood, library: Library, documents: tuple[str, ...]) -> str:
    """The names of the few documents asked that the question abbreviates."""
    if understood.language == "en" or not 0 < len(documents) <= GLOSSED:
        return ""
    text = bare(understood.plain)
    return " ".join(
        word
        for slug in documents
        for word in find_abbreviations(text, library.vocabulary(slug), folded(library.documents[slug])).values()
    )


def _scores(hits: list[Hit]) -> tuple[dict[str, Hit], dict[str, Hit]]:
    by_unit = {hit.unit: hit for hit in hits}
    by_paragraph: dict[str, Hit] = {}
    for hit in hits:
        by_paragraph.setdefault(hit.paragraph, hit)
    return by_unit, by_paragraph


def _by_id(document: Document, id: str) -> Paragraph | None:
    return document.paragraph(id)


def _finding(
    sentence: Sentence, unit: Hit | None, whole: Hit | None, focus: Focus, understood: Understood, favoured: bool
) -> Finding:
    own = focus.covered(sentence.flat)
    covered = focus.covered(sentence.flat, sentence.context)
    paragraph_score = whole.score if whole else 0.0
    unit_score = unit.score if unit else paragraph_score * 0.6
    has_kind = fits(understood.asked.units, understood.asked.kinds, sentence) or states_times(understood, sentence)
    is_fit = has_kind and _dated(understood, sentence)
    score = UNIT * unit_score + PARAGRAPH * paragraph_score + COVERED * covered
    score += FITS_OF[understood.language] if is_fit and not sentence.is_title else 0.0
    score += MEANING * max((whole.dense if whole else 0.0) - UNLIKE, 0.0)
    score -= TITLE if sentence.is_title or _announces(sentence) else 0.0
    by_year = _of_years(understood, sentence)
    score += by_year + (PRIOR if favoured and by_year >= 0 else 0.0)  # 那2027年呢 leaves the paragraph on 2025 behind
    score += SAID if _states_figure(understood, sentence) else 0.0
    score += EXACT if _in_unit(understood, sentence) else 0.0
    score += STATED if any(attribute.stated.search(sentence.text) for attribute in understood.attributes) else 0.0
    dense = max(unit.dense if unit else 0.0, whole.dense if whole else 0.0)
    return Finding(sentence, score, covered, own, dense, is_fit)


def _dated(understood: Understood, sentence: Sentence) -> bool:
    """Whether an English question for a date finds a day, month or term: 年度内 alone is none."""
    if understood.language != "en" or understood.asked.kind != "date":
        return True
    return (
        "duration" in sentence.groups
        or any(p.kind in ("month", "day", "deadline", "quarter") for p in sentence.periods)
        or "之日" in sentence.text
    )


def _of_years(understood: Understood, sentence: Sentence) -> float:
    """What speaks for a sentence, or against it, by the years that its figures are of."""
    wanted = asked_years(understood.frame, sentence.document)
    if not wanted:
        return 0.0
    if not sentence.years:
        own = sentence.document.year
        elsewhere = own is not None and own not in wanted and set(wanted) & years_stated(sentence.document)
        return -OTHER_YEAR if elsewhere else 0.0
    if set(wanted) & set(sentence.years):
        return YEAR if sentence.quantities or sentence.paragraph.kind == "row" else 0.0
    return -OTHER_YEAR


def _framed(understood: Understood, findings: list[Finding]) -> list[Finding]:
    """The findings with the best one of the year that is asked about in front, where it says about as much as the first."""
    best = findings[0] if findings else None
    wanted = set(asked_years(understood.frame, best.sentence.document)) if best else set()
    if best is None or not wanted or wanted & set(best.sentence.years) or best.sentence.document.year in wanted:
        return findings
    for finding in findings[1:]:
        if finding.score < AS_MUCH * best.score:
            break
        if wanted & set(finding.sentence.years) and finding.fits and finding.covered >= AS_MUCH * best.covered:
            return [replace(finding, score=best.score), *(f for f in findings if f is not finding)]
    return findings


def _in_unit(understood: Understood, sentence: Sentence) -> bool:
    """Whether the sentence states a span of time in the very unit that the question asks for."""
    asked = UNIT_ASKED.search(understood.plain)
    if asked is None or "duration" not in understood.asked.units:
        return False
    unit = asked["unit"] or UNITS_OF[asked["english"]]
    return any(group_of(q.unit) == "duration" and unit in q.unit for q in sentence.quantities)


def _announces(sentence: Sentence) -> bool:
    """A sentence that only leads up to a list, or a note in brackets: what answers stands beside it."""
    text = sentence.document.text
    bracketed = text[sentence.start] in "（(" and text[sentence.end - 1] in "）)"
    return bracketed or text[sentence.end : sentence.end + 1] in ("：", ":") or text[sentence.end - 1] in "：:"


def _states_figure(understood: Understood, sentence: Sentence) -> bool:
    said = {(q.low, group_of(q.unit)) for q in understood.quantities if q.low is not None and q.low >= 10}
    return bool(said) and any((q.low, group_of(q.unit)) in said for q in sentence.quantities)
