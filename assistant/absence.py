"""Absence: whether the evidence states the kind of thing that is asked, in the frame that is asked about.

A score does not know what is absent. What is asked (attribute, unit, frame, focus) is compared with what
the evidence says; the first difference names what is missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.binding import (
    find_other_kind,
    find_other_level,
    find_other_metric,
    find_other_thing,
    find_part,
    find_unnamed,
)
from assistant.evidence import Evidence, Finding, fits
from assistant.focus import bare
from assistant.frames import PART_OF_YEAR, Frame, asked_years, parts_of_year
from assistant.metrics import CONCEPT, concept_of
from assistant.places import SCOPES, covers, find_local, find_wider
from assistant.sentences import Sentence, flat
from assistant.speaker import OWN_OR_SUPPOSED
from assistant.understanding import Understood
from assistant.unsaid import find_unsaid
from index.documents import Document
from index.words import fold, tokenize

Missing = Literal["nothing", "attribute", "unit", "metric", "named", "names", "period", "place", "reason"]

# Measured on the development set: below these the best sentence is about something else.
LEAST_COVERED = 0.20
LEAST_DENSE = {"zh": 0.80, "en": 0.74}
SPOKEN_OF = 0.4  # of the focus, by the best sentence: it is about the very thing
NEAR_DATE = 0.9  # of the best score: another paragraph that may hold the date
NEXT_TO_NOTHING = 0.05  # of the focus, by the best sentence
NEAR_IN_MEANING, ALIKE = 0.88, 0.90  # cosine similarities that outweigh that no word is shared
FEW_TERMS, FAR = 0.20, 0.85  # of its terms, by the best sentence; the cosine similarity that such a question must have
# What a figure is of: none of these stands for another.
METRICS = frozenset(
    {
        "energy use",
        "energy total",
        "water use",
        "production",
        "capacity",
        "staff",
        "leverage",
        "satisfaction",
        "loan",
        "area",
        "output",
        "revenue",
        "profit",
        "value added",
        "investment",
        "research spending",
        "tax",
        "exports",
        "assets",
    }
)
# Words that say how a figure is wanted, and name no subject.
GENERIC = re.compile(
    r"目标|任务|指标|规模|总量|总额|全省|全市|全县|全国|全年|年度|本省|本市|我省|我市|省里|市里|达到|数量|数字|增长|增速|占比|比重|比例|要求|计划"
)
SECTOR = re.compile(
    rf"(?P<sector>[\u4e00-\u9fff]{{1,3}}(?<![企产行事就创职从])业)(?:的|总)?(?P<metric>{CONCEPT.pattern})"
)
OF_MONEY = ("subsidy", "price", "fee")
STANDING = re.compile(
    r"(?:办法|规定|条例|细则|规则|规程|制度)(?:[（(][^）)]*[）)])?(?:的通知)?$"
)  # rules go for every year
CLASSED = re.compile(r"(?<![\d.第哪])\d(?P<kind>[期类型代档级])(?![\d])")
FOLLOWING = re.compile(r"次年|第二年|翌年|下一?年度?|明年")
NATIONAL = re.compile(r"国务院|中共中央|国家|全国|中国|财政部|[\u4e00-\u9fff]{2,10}部(?:$|[、，　 关印等])")
WHICH = re.compile(r"哪[几两三四五六]个?(?:数|指标|项|点|条|样|类|种|方面)")  # wants them named
SPECIFIC = re.compile(r"几月|哪个?月|几号|哪天|几点|哪一天|which (month|day|date)")
DATED = re.compile(r"\d\s*[月日号]|[一二三四五六七八九十]月|(?<!每)季度|上半年|下半年|月底")
TIMES = re.compile(
    r"(?:一年|每年|全年|一个?季度?|一个?月|多久)[^,。?]{0,8}(?:几|多少)(?:次|场|回|趟)|how (?:often|many times)",
    re.IGNORECASE,
)
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


@dataclass(frozen=True, slots=True)
class Absent:
    """What the document does not state; `name` is the attribute's name, the year, or the place."""

    kind: Missing
    name: str = ""


def find_absence(
    understood: Understood, evidence: Evidence, chosen: tuple[Sentence, ...], standalone: bool
) -> Absent | None:
    """What is missing, or None where the evidence states what is asked. `chosen` is what an answer would quote."""
    if not evidence.findings or not chosen:
        return Absent("nothing")
    best = evidence.findings[0]
    least = LEAST_COVERED if understood.language == "zh" else LEAST_COVERED / 2
    if standalone and (best.covered < least and 0 < evidence.dense < LEAST_DENSE[understood.language]):
        return Absent("nothing")
    document = chosen[0].document
    if standalone and understood.language == "en" and _unheard(evidence):
        return Absent("nothing")
    if standalone and (_far(understood, evidence) or _other_subject(understood, evidence, chosen)):
        return Absent("nothing")
    if unknown := _unknown_class(understood, chosen) or find_unsaid(understood, chosen):
        return Absent("named", unknown)
    quoted = " ".join(s.text for s in chosen)
    around = quoted + " " + " ".join(document.text_of(s.paragraph) for s in chosen) + " " + chosen[0].context
    return (
        _missing_place(understood, document, around, chosen[0].text)
        or _missing_period(understood.frame, document, quoted + _years(chosen), around)
        or _missing_part_of_year(understood, around)
        or _other_part_of_year(understood, chosen[0].text, around)
        or _missing_attribute(understood, chosen, around)
        or missing_thing(understood, chosen)
        or _missing_unit(understood, evidence, chosen)
        or _not_for_one(understood, chosen)
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


def missing_frame(understood: Understood, evidence: Evidence) -> Absent | None:
    """The place or period that is asked about and that the best paragraph does not speak of."""
    best = evidence.findings[0].sentence
    around = f"{best.document.text_of(best.paragraph)} {best.context}"
    return (
        _missing_place(understood, best.document, around)
        or _missing_period(understood.frame, best.document, around + _years((best,)), around)
        or _other_part_of_year(understood, best.text, around)
    )


def elsewhere(understood: Understood, document: Document) -> Absent | None:
    """The place that a person says to be in or to go by, where a document of another place never names it."""
    if NATIONAL.match(document.issuer or document.title):
        return None
    for place in understood.frame.places:
        if (
            place not in SCOPES
            and not covers(document.text, place)
            and re.search(rf"(?:在|位于|照|按照?|依|根据|我们?是|属于?){place}", understood.plain)
        ):
            return Absent("place", place)
    return None


def _missing_place(understood: Understood, document: Document, around: str, quoted: str = "") -> Absent | None:
    own = f"{document.title} {document.issuer or ''} {document.source or ''}"
    for place in (*understood.frame.places, *find_local(understood.plain, document.text)):
        name = place.removesuffix("市")
        whole = around if place in own else quoted or around
        if place in SCOPES and NATIONAL.match(document.issuer or document.title):
            continue  # a national document speaks of the whole country
        stated = quoted if place in SCOPES and quoted else whole + own
        if name not in stated:
            return Absent("place", place)
    wider = find_wider(understood.plain, document.issuer or document.title, around)
    return Absent("place", wider) if wider else None


def _missing_period(frame: Frame, document: Document, quoted: str, around: str) -> Absent | None:
    if frame.plans and not any(plan in around for plan in frame.plans):
        return Absent("period", f"“{frame.plans[0]}”")
    if document.year is None:
        return next((Absent("period", str(y)) for y in frame.years if str(y) not in document.text), None)
    wanted = tuple(y for y in asked_years(frame, document) if not _counted_on(y, frame, document, around))
    if not wanted or document.year in wanted or (STANDING.search(document.title) and not frame.years):
        return None
    for year in wanted:
        if not _states_year(year, document.year, quoted):
            return Absent("period", str(year))
    return None


def _missing_part_of_year(understood: Understood, around: str) -> Absent | None:
    """A half-year or quarter whose figure is asked for, where the text has the whole year's."""
    if "amount" not in understood.asked.kinds or OWN_OR_SUPPOSED.search(understood.plain):
        return None
    named = PART_OF_YEAR.search(understood.plain)
    return Absent("period", named[0]) if named and not parts_of_year(understood.plain) & parts_of_year(around) else None


def _other_part_of_year(understood: Understood, quoted: str, around: str) -> Absent | None:
    """A half-year or quarter that is asked about, where the text is of another: 三季度, 一季度."""
    named = PART_OF_YEAR.search(understood.plain)
    if named is None or OWN_OR_SUPPOSED.search(understood.plain):
        return None
    stated = parts_of_year(quoted)
    other = stated and not parts_of_year(understood.plain) & parts_of_year(around)
    return Absent("period", named[0]) if other else None


def _counted_on(year: int, frame: Frame, document: Document, around: str) -> bool:
    """Whether the year is one that the evidence itself counts on: 次年 in the text and in the question."""
    return (
        year not in frame.years
        and document.year is not None
        and year == document.year + 1
        and bool(FOLLOWING.search(around))
    )


def _years(sentences: tuple[Sentence, ...]) -> str:
    """The years that the sentences' figures are of, also where only their lead names it."""
    return "".join(f" {year}年" for sentence in sentences for year in sentence.years)


def _states_year(year: int, own: int, text: str) -> bool:
    if str(year) in text or (year == own - 1 and re.search(r"去年|上年|上一年", text)):
        return True
    return any(
        int(a) <= year <= int(b) for a, b in re.findall(r"(20\d\d)年?[^。]{0,12}?[—\-至到][^。]{0,4}?(20\d\d)", text)
    )


def _missing_attribute(understood: Understood, chosen: tuple[Sentence, ...], around: str) -> Absent | None:
    units = understood.asked.units
    quoted = " ".join((*(s.text for s in chosen), *(s.context for s in chosen)))
    for attribute in understood.attributes:
        if attribute.name in OF_MONEY and units and not units & {"money", "percent"}:
            continue  # 贴钱的培训搞多少人次 asks for people
        close = attribute.name in (
            "price",
            "subsidy",
            "outcome",
            "score",
            "workdays",
            "interest",
            "company",
            "division",
            "bank",
            "funding",
            "address",
            "person",
            "rank",
            "split",
            "window",
            "criteria",
            "procedure",
            "stars",
        )
        if not attribute.stated.search(quoted if close else around):
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
    if any(fits(understood.asked.units, kinds, sentence) for sentence in chosen):
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


def _unheard(evidence: Evidence) -> bool:
    """Whether a document has no word for anything that the question names."""
    terms = [term for focus in evidence.focus.values() for term in focus.terms]
    return bool(terms) and not any(term.known for term in terms)


def _far(understood: Understood, evidence: Evidence) -> bool:
    """Whether next to nothing of a Chinese question stands in the best sentence, and its meaning is no nearer."""
    best = evidence.findings[0]
    focus = evidence.focus[best.sentence.document.slug]
    if understood.language == "en" or not focus.terms:
        return False
    words = f"{best.sentence.flat} {best.sentence.context}"
    stated = sum(any(word in words for word in term.words) for term in focus.terms) / len(focus.terms)
    answers = bool(understood.asked.units) and best.fits  # 几个月, and the best sentence says how many
    return (best.covered < NEXT_TO_NOTHING and evidence.dense < NEAR_IN_MEANING) or (
        not answers and stated < FEW_TERMS and evidence.dense < FAR
    )


def _other_subject(understood: Understood, evidence: Evidence, chosen: tuple[Sentence, ...]) -> bool:
    """Figures are there, but nothing around them is what the question names beside what is measured: steel's, not grain's."""
    kinds = set(understood.asked.kinds)
    if understood.language == "en" or "amount" not in kinds or {"compare", "list", "count"} & kinds:
        return False
    words = flat(" ".join(f"{s.document.text_of(s.paragraph)} {s.context}" for s in chosen))
    named = [
        term
        for term in evidence.focus[chosen[0].document.slug].terms
        if len(term.words[0]) > 1 and not GENERIC.fullmatch(term.words[0]) and not CONCEPT.fullmatch(term.words[0])
    ]
    return bool(named) and evidence.dense < ALIKE and not any(word in words for term in named for word in term.words)


def _unknown_class(understood: Understood, chosen: tuple[Sentence, ...]) -> str:
    """A class that the question names and the document does not have, where the evidence speaks of others of its kind: phase 4."""
    if "compare" in understood.asked.kinds:
        return ""
    quoted = " ".join(s.flat for s in chosen)
    for match in CLASSED.finditer(fold(understood.plain)):
        if match[0] not in quoted and any(m["kind"] == match["kind"] for m in CLASSED.finditer(quoted)):
            return match[0]
    return ""


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


def states(text: str, word: str) -> bool:
    return flat(word) in flat(text)
