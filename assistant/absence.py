"""Absence: whether the evidence states the kind of thing that is asked, in the frame that is asked about.

A score does not know what is absent. What is asked (attribute, unit, frame, focus) is compared with what
the evidence says; the first difference names what is missing.
"""

from __future__ import annotations

import re

from assistant.absent import Absent
from assistant.binding import (
    find_other_kind,
    find_other_level,
    find_other_metric,
    find_other_thing,
    find_part,
    find_unnamed,
)
from assistant.evidence import TIMES, Evidence, Finding, fits, states_times
from assistant.focus import bare
from assistant.metrics import CONCEPT, concept_of
from assistant.off_subject import is_off_subject
from assistant.out_of_frame import missing_frame_of
from assistant.sentences import Sentence, flat
from assistant.understanding import Understood
from assistant.unsaid import find_unsaid
from index.numerals import words
from index.words import fold, tokenize

SPOKEN_OF = 0.4  # of the focus, by the best sentence: it is about the very thing
NEAR, TELLING = 4, 3.0  # findings, and what a term weighs, by which another sentence is the one about the thing
LEFT_OPEN = re.compile(
    r"另行(?:制定|规定|确定|公布|通知|研究)|由[^，。；]{2,24}(?:另定|确定|制定)|按[^，。；]{2,16}有关规定执行"
)
NEAR_DATE = 0.9  # of the best score: another paragraph that may hold the date
# What a figure is of: none of these stands for another.
METRICS = frozenset(
    (
        "energy use, energy total, water use, production, capacity, staff, leverage, satisfaction, loan, area, "
        "output, revenue, profit, value added, investment, research spending, tax, exports, assets"
    ).split(", ")
)
SECTOR = re.compile(
    rf"(?P<sector>[\u4e00-\u9fff]{{1,3}}(?<![企产行事就创职从])业)(?:的|总)?(?P<metric>{CONCEPT.pattern})"
)
# Attributes that what is quoted must state itself; of the others it is enough that the paragraph does.
QUOTED = frozenset(
    words(
        "price subsidy outcome score workdays interest company division bank funding address person rank split window criteria procedure stars"
    )
)
OF_MONEY = ("subsidy", "price", "fee")
CLASSED = re.compile(r"(?<![\d.第哪])\d(?P<kind>[期类型代档级])(?![\d])")
WHICH = re.compile(r"哪[几两三四五六]个?(?:数|指标|项|点|条|样|类|种|方面)")  # wants them named
SPECIFIC = re.compile(r"几月|哪个?月|几号|哪天|几点|哪一天|which (month|day|date)")
DATED = re.compile(r"\d\s*(?:月|[日号](?!内|以内|之内))|[一二三四五六七八九十]月|(?<!每)季度|上半年|下半年|月底")
# The most that each may have, as people ask for it; and the words of a text that give somebody's share or a limit.
MOST = "最多|最高|顶多|顶天|封顶|至多|上限|顶格"
ONE = "[一每单](?:家|户|个人|个企业|笔|人)"
FOR_ONE = re.compile(rf"{ONE}[^,。?]{{0,6}}(?:{MOST})|(?:{MOST})[^,。?]{{0,6}}{ONE}")
LIMITS_ONE = re.compile(rf"每|单|各|户均|人均|{MOST}|不超过|不得超过|不高于|以内|以下|限额|限于|给予|奖|补|按")
RHYTHM_STATED = re.compile(r"[每逐按](?:半)?(?:年|个?季度?|个?月|个?周|天|日)(?!度)|常态化|定期")
RHYTHM = re.compile(r"一[个季年月周].{0,2}一|每[个季年月周]")
REASONS = re.compile(
    r"为了|旨在|以便|由于|因为|目的是|为进一步|为[^，。]{2,40}提供|以[^，。]{2,30}为(?:目的|目标|依据|导向|牵引)|根据|依据|so that|because"
)


def find_absence(
    understood: Understood, evidence: Evidence, chosen: tuple[Sentence, ...], standalone: bool
) -> Absent | None:
    """What is missing, or None where the evidence states what is asked. `chosen` is what an answer would quote."""
    if not evidence.findings or not chosen:
        return Absent("nothing")
    if standalone and is_off_subject(understood, evidence, chosen):
        return Absent("nothing")
    if unknown := _unknown_class(understood, chosen) or find_unsaid(understood, chosen):
        return Absent("named", unknown)
    quoted = " ".join(s.text for s in chosen)
    whole = " ".join(chosen[0].document.text_of(s.paragraph) for s in chosen)
    around = f"{quoted} {whole} {chosen[0].context}"
    return (
        missing_frame_of(understood, chosen, around)
        or _missing_attribute(understood, chosen, around)
        or missing_thing(understood, chosen)
        or _missing_unit(understood, evidence, chosen)
        or _not_for_one(understood, chosen)
        or _left_open(understood, evidence, chosen)
        or _missing_metric(understood, chosen)
        or _not_bound(understood, evidence, chosen)
        or _missing_date(understood, evidence)
        or _missing_choice(understood, around)
        or _missing_reason(understood, quoted)
    )


def missing_names(understood: Understood, evidence: Evidence) -> Absent | None:
    """The things that the question wants named and that the best sentence only counts."""
    unnamed = find_unnamed(understood, evidence.findings[0].sentence)
    return Absent("names", unnamed) if unnamed else None


def missing_thing(understood: Understood, chosen: tuple[Sentence, ...]) -> Absent | None:
    """The thing whose figure is asked for, where what an answer would quote is of another."""
    other = find_other_thing(understood, chosen)
    return Absent("metric", other) if other else None


def _missing_attribute(understood: Understood, chosen: tuple[Sentence, ...], around: str) -> Absent | None:
    units = understood.asked.units
    quoted = " ".join((*(s.text for s in chosen), *(s.context for s in chosen)))
    for attribute in understood.attributes:
        if attribute.name in OF_MONEY and units and not units & {"money", "percent"}:
            continue  # 贴钱的培训搞多少人次 asks for people
        if not attribute.stated.search(quoted if attribute.name in QUOTED else around):
            return Absent("attribute", attribute.name)
        if attribute.name == "subsidy" and not any(attribute.stated.search(f"{s.text} {s.context}") for s in chosen):
            return Absent("attribute", attribute.name)
    return None


def _missing_unit(understood: Understood, evidence: Evidence, chosen: tuple[Sentence, ...]) -> Absent | None:
    kinds = understood.asked.kinds
    if (
        "compare" in kinds
        or ("amount" not in kinds and not understood.asked.units)
        or ("list" in kinds and WHICH.search(understood.plain))
    ):
        return None
    if any(fits(understood.asked.units, kinds, s) or states_times(understood, s) for s in chosen):
        return None
    if (
        TIMES.search(understood.plain)
        and RHYTHM_STATED.search(chosen[0].text)
        and evidence.findings[0].covered >= SPOKEN_OF
    ):
        return None  # how often in a year, and it says each quarter
    return Absent("unit", next(iter(sorted(understood.asked.units)), "amount"))


def _not_for_one(understood: Understood, chosen: tuple[Sentence, ...]) -> Absent | None:
    """The most that one may have is asked for, where what is given is for all together: 7000家, 1500亿元."""
    if "amount" not in understood.asked.kinds or not FOR_ONE.search(understood.plain):
        return None
    given = [s.text for s in chosen if fits(understood.asked.units, understood.asked.kinds, s)]
    return None if any(LIMITS_ONE.search(text) for text in given) else Absent("unit", "amount")


def _unknown_class(understood: Understood, chosen: tuple[Sentence, ...]) -> str:
    """A class that the question names and the document does not have, where the evidence speaks of others of its kind: phase 4."""
    if "compare" in understood.asked.kinds:
        return ""
    quoted = " ".join(s.flat for s in chosen)
    for match in CLASSED.finditer(fold(understood.plain)):
        if match[0] not in quoted and any(m["kind"] == match["kind"] for m in CLASSED.finditer(quoted)):
            return match[0]
    return ""


def _left_open(understood: Understood, evidence: Evidence, chosen: tuple[Sentence, ...]) -> Absent | None:
    """A figure that the text leaves to be set by others, where it gives one for something else: …的标准另行规定."""
    if "amount" not in understood.asked.kinds or understood.language == "en":
        return None
    given = [s for s in chosen if fits(understood.asked.units, understood.asked.kinds, s)]
    around = flat(" ".join(f"{s.document.text_of(s.paragraph)} {s.context}" for s in given))
    for finding in evidence.findings[:NEAR]:
        sentence = finding.sentence
        if finding.fits or not LEFT_OPEN.search(sentence.text):
            continue
        named = [t for t in evidence.focus[sentence.document.slug].terms if t.known and len(t.words[0]) > 1]
        if any(
            t.weight >= TELLING and any(w in sentence.flat for w in t.words) and not any(w in around for w in t.words)
            for t in named
        ):
            return Absent("unit", "amount")
    return None


def _missing_metric(understood: Understood, chosen: tuple[Sentence, ...]) -> Absent | None:
    if "amount" not in understood.asked.kinds or {"compare", "list", "count"} & set(understood.asked.kinds):
        return None
    metric = find_other_metric(understood, chosen, METRICS) or _other_sector(understood, chosen)
    return Absent("metric", metric) if metric else None


def _other_sector(understood: Understood, chosen: tuple[Sentence, ...]) -> str:
    """A sector's figure, where the document never names the sector: 服务业增加值 of one that speaks of industry."""
    whole = flat(chosen[0].document.text)
    for match in SECTOR.finditer(flat(bare(understood.plain))):
        sector = match["sector"]  # 规上工业 is 工业
        if concept_of(match["metric"]) in METRICS and not any(sector[n:] in whole for n in range(len(sector) - 1)):
            return match[0]
    return ""


def _not_bound(understood: Understood, evidence: Evidence, chosen: tuple[Sentence, ...]) -> Absent | None:
    """What is asked about, where the figures and names of the evidence are of something else."""
    kinds = set(understood.asked.kinds)
    if understood.language == "en" or "compare" in kinds:
        return None
    focus = evidence.focus[chosen[0].document.slug]
    if "amount" not in kinds or {"list", "count"} & kinds:
        return None
    other = (
        find_other_level(understood, chosen)
        or find_other_kind(understood, chosen, focus)
        or find_part(understood, chosen, focus)
    )
    return Absent("metric", other) if other else None


def _missing_date(understood: Understood, evidence: Evidence) -> Absent | None:
    """A day or month is asked for, and the evidence has no date at all."""
    if understood.asked.kind != "date" or not SPECIFIC.search(understood.plain):
        return None
    best = evidence.findings[0]
    near = [
        f
        for f in evidence.findings
        if f.sentence.paragraph == best.sentence.paragraph
        or (f in evidence.findings[:4] and f.score >= NEAR_DATE * best.score)
    ]
    dated = any(DATED.search(f.sentence.text) for f in near)
    return None if dated else Absent("attribute", "date")


def _missing_choice(understood: Understood, around: str) -> Absent | None:
    """A question that offers two answers, A or B, where the text has neither."""
    left, chosen, right = understood.plain.partition("还是")
    if not chosen or {"amount", "rhythm", "date"} & set(understood.asked.kinds) or RHYTHM.search(understood.plain):
        return None
    offered, other = bare(left).split(), bare(right).split()
    if not offered or not other:
        return None
    a, b = set(tokenize(offered[-1])), set(tokenize(other[0]))
    if not b or not a ^ b:
        return None
    return None if any(token in around for token in a ^ b) else Absent("nothing")


def _missing_reason(understood: Understood, quoted: str) -> Absent | None:
    if "reason" in understood.asked.kinds and not REASONS.search(quoted):
        return Absent("reason")
    return None


def nearest(evidence: Evidence, most: int = 2) -> tuple[Finding, ...]:
    """The best finding of each of the nearest paragraphs, to be shown as nearest and never as support."""
    seen: dict[str, Finding] = {}
    for finding in evidence.findings:
        if not finding.sentence.is_title:
            seen.setdefault(finding.sentence.paragraph.id, finding)
        if len(seen) == most:
            break
    return tuple(seen.values())
