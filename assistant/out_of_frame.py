"""Out of frame: whether the evidence speaks of the place and the period that are asked about."""

from __future__ import annotations

import re

from assistant.absent import Absent
from assistant.evidence import Evidence
from assistant.frames import PART_OF_YEAR, Frame, asked_years, parts_of_year, valid_until
from assistant.places import SCOPES, covers, find_local, find_wider, province_of
from assistant.sentences import Sentence
from assistant.speaker import OWN_OR_SUPPOSED
from assistant.understanding import Understood
from index.documents import Document

STANDING = re.compile(
    r"(?:办法|规定|条例|细则|规则|规程|制度)(?:[（(][^）)]*[）)])?(?:的通知)?$"
)  # rules go for every year
# 在广东打了五年工, 深圳总公司设的分公司: where one was before, or where the parent is.
CAME_FROM = r"(?:从|在){0}市?[^，。；？?]{{0,4}}(?:来|回|打|务工|工作过|上过班|读|念)|{0}市?(?:总公司|总部|母公司|集团)"
# 我们是甲市一家做阀门的厂,能拿什么: where somebody is who then asks, of a document that is in force there.
LOCATED_IN = r"(?:我|咱|公司|企业|厂)[^，。；？?]{{0,8}}(?:是|在|位于|来自)[^，。；？?]{{0,4}}{0}[^，。；？?]*[，。；]"
# 2025年进的企业，条件都符合: when something was done, before what is asked.
DONE_IN = r"{0}年[^，。；？?]{{0,8}}[的了过][^，。；？?]{{0,10}}[，。]"
FOLLOWING = re.compile(r"次年|第二年|翌年|下一?年度?|明年")
NATIONAL = re.compile(r"国务院|中共中央|国家|全国|中国|财政部|[\u4e00-\u9fff]{2,10}部(?:$|[、，　 关印等])")


def missing_frame(understood: Understood, evidence: Evidence) -> Absent | None:
    """The place or period that is asked about and that the best paragraph does not speak of."""
    best = evidence.findings[0].sentence
    around = f"{best.document.text_of(best.paragraph)} {best.context}"
    return (
        _missing_place(understood, best.document, around)
        or _missing_period(understood, best.document, around + _years_of((best,)), around)
        or _other_part_of_year(understood, best.text, around)
    )


def missing_frame_of(understood: Understood, chosen: tuple[Sentence, ...], around: str) -> Absent | None:
    """The place, period or part of a year that is asked about, and that what an answer would quote does not speak of."""
    document, first = chosen[0].document, chosen[0].text
    quoted = " ".join(s.text for s in chosen) + _years_of(chosen)
    return (
        _missing_place(understood, document, around, first)
        or _missing_period(understood, document, quoted, around)
        or _missing_part_of_year(understood, around)
        or _other_part_of_year(understood, first, around)
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
        province = province_of(place)
        if re.search(CAME_FROM.format(name), understood.plain):
            continue  # tells where somebody comes from
        if province and province in own and re.search(LOCATED_IN.format(name), understood.plain.replace(",", "，")):
            continue
        if name not in stated and not (province and province not in own and province in stated):
            return Absent("place", place)  # what is said of 湖北 elsewhere goes for 武汉
    wider = find_wider(understood.plain, document.issuer or document.title, around)
    return Absent("place", wider) if wider else None


def _missing_period(understood: Understood, document: Document, quoted: str, around: str) -> Absent | None:
    frame = understood.frame
    if frame.plans and not any(plan in around for plan in frame.plans):
        return Absent("period", f"“{frame.plans[0]}”")
    if document.year is None:
        return next((Absent("period", str(y)) for y in frame.years if str(y) not in document.text), None)
    wanted = tuple(y for y in asked_years(frame, document) if not _counted_on(y, frame, document, around))
    if not wanted or document.year in wanted or (STANDING.search(document.title) and not frame.years):
        return None
    until = valid_until(document)
    for year in wanted:
        if until is not None and document.year <= year <= until and re.search(DONE_IN.format(year), understood.plain):
            continue  # the document holds for what was done then
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


def _years_of(sentences: tuple[Sentence, ...]) -> str:
    """The years that the sentences' figures are of, also where only their lead names it."""
    return "".join(f" {year}年" for sentence in sentences for year in sentence.years)


def _states_year(year: int, own: int, text: str) -> bool:
    if str(year) in text or (year == own - 1 and re.search(r"去年|上年|上一年", text)):
        return True
    return any(
        int(a) <= year <= int(b) for a, b in re.findall(r"(20\d\d)年?[^。]{0,12}?[—\-至到][^。]{0,4}?(20\d\d)", text)
    )
