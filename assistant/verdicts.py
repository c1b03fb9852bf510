"""Verdicts: an assessment in words, the decisive bounds as the document prints them first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.answers import Language, Result
from assistant.assessing import CategoryJudged, GroupJudged
from assistant.bounds import BENEFIT_SPAN, HEADS, Bound
from assistant.derive import Fact, plain, show
from assistant.matching import Judged
from assistant.naming_en import body_in
from assistant.profile import impossible
from index.documents import Document
from prompts import render as sentence

if TYPE_CHECKING:
    from assistant.eligibility import Assessment

LIMIT: dict[Language, int] = {"zh": 400, "en": 600}
SAID = 70  # characters of what a support grants
LEADS = re.compile(
    r"(?:应当?|须|必须)[^，。；]{0,12}(?:下列|以下)|[（(]?[一二三四五六七八九十\d]+[）)、.]|第"
)  # leads up to a list, grants nothing itself
METRIC_END = re.compile(
    r"不?超过|不?低于|不?高于|不少于|达到|\d|[一二三四五六七八九十两百千万亿]+(?=[元家个项年月岁人%倍])"
)
COUNTED = re.compile(r"[^，,；;。：、（(\n且并的及或]{2,8}(?=[，,；;。：、\n且并的及或])")
DENIAL = 60  # characters of a denial
LONGEST = 34  # characters of a condition that the first sentence shows; the quote has it whole
FEW = 4  # characters before a figure that do not yet say what it measures
DECISIVE: dict[Result, tuple[Result, ...]] = {
    "meets": ("meets", "unknown", "fails"),
    "fails": ("fails", "meets", "unknown"),
    "unknown": ("unknown", "meets", "fails"),
}
SIGNS = {(True, False): "more than", (True, True): "at least", (False, False): "less than", (False, True): "at most"}


def render(assessment: Assessment, document: Document, language: Language) -> str:
    """The verdict with its bounds, then what is missing, pending, computed and corrected, and who decides.

    Sentences at the end are left out where the text would grow past its limit.
    """
    kind = "goal-" if assessment.target else ""
    checks = list(dict.fromkeys(_checks(assessment, document, language)))
    marks = "".join(f"[{n}]" for n in range(1, len(assessment.quotes) + 1))
    joint = "; " if language == "en" else ";"
    limit = LIMIT[language]
    text = lead = _sum(assessment, language)
    for shown in range(len(checks), 0, -1):
        text = lead + sentence(
            f"eligibility-{kind}{assessment.verdict}", language, checks=joint.join(checks[:shown]), marks=marks
        )
        if len(text) <= limit - 60:
            break
    blank = " " if language == "en" else ""
    for more in _more(assessment, document, language):
        if len(text) + len(more) + len(blank) <= limit:
            text += blank + more
    return text


SUM_ASKED = re.compile(
    r"多少|几(?:个)?(?:钱|块|万|千|百|成|点)|算个?[数算一下]|how much|what (?:would|do|does|can) (?:we|i|it)",
    re.IGNORECASE,
)


def _asks_sum(assessment: Assessment) -> bool:
    return SUM_ASKED.search(assessment.profile.text.rpartition("\n")[2]) is not None


def _sum(assessment: Assessment, language: Language) -> str:
    """What it comes to, first of all where that is asked, with the clauses that it rests on."""
    award = assessment.award
    if award is None or not _asks_sum(assessment):
        return ""
    marks = "".join(
        f"[{n}]"
        for n, q in enumerate(assessment.quotes, 1)
        if any(q[0] == p and q[1] <= e and s <= q[2] for p, s, e in award.quotes)
    )
    how = award.how and (f":{award.how}" if language == "zh" else f": {award.how}")
    said = sentence("eligibility-sum", language, sum=f"{award.pace}{show(award.value, '元')}", how=how, marks=marks)
    return said + (" " if language == "en" else "")


def _checks(assessment: Assessment, document: Document, language: Language) -> Iterator[str]:
    """One line for each test, the decisive ones first; ranks that nobody can settle alone come later."""
    lines: list[tuple[int, int, str]] = []
    order = DECISIVE[assessment.verdict]
    for judged in assessment.judged:
        if judged.denies:
            line = _denial(judged, document, language)
            lines.append((order.index("fails" if judged.result == "meets" else "meets"), -1, line))
            continue
        tests: list[Judged | CategoryJudged] = [*judged.bounds, *judged.ranks]
        tests += [c for c in judged.categories if c.category.kind != "trade" or c.result == "fails"]
        for test in tests:
            lines.append((order.index(test.result), len(lines), _line(test, document, language)))
        if judged.denied:
            condition = judged.denied
            line = sentence(
                "eligibility-check-fails", language, condition=condition, given=_no(condition, language), bound=""
            )
            lines.append((order.index("fails"), -1, line))
    yield from (line for _, _, line in sorted(lines))


def _denial(judged: GroupJudged, document: Document, language: Language) -> str:
    """Who is shut out, and whether the person is: the words of the denial itself."""
    said = [_given(b.fact, language) for b in judged.bounds if b.fact is not None]
    said += [c.words for c in judged.categories if c.words]
    name = {"meets": "denied", "fails": "clear", "unknown": "maybe-denied"}[judged.result]
    given = "、".join(dict.fromkeys(said))
    return sentence(f"eligibility-check-{name}", language, condition=denial_words(judged, document), given=given)


def denial_words(judged: GroupJudged, document: Document) -> str:
    """The denial as the document prints it; of a list, the item that was spoken to."""
    group, text = judged.group, document.text
    start, end = group.start, group.end
    if group.listed:
        at = next((b.bound.start for b in judged.bounds), None)
        if at is None:
            at = next((c.category.start for c in judged.categories), start)
        item = next((p for p in document.paragraphs if p.start <= at < p.end), None)
        if item is not None:
            start, end = item.start, item.end
    words = re.sub(r"\s+", "", text[start:end]).strip("；。，")
    return words if len(words) <= DENIAL else words[:DENIAL] + "…"


def _no(words: str, language: Language) -> str:
    return f"不是{words}" if language == "zh" else f"not {words}"


def _line(test: Judged | CategoryJudged, document: Document, language: Language) -> str:
    if isinstance(test, CategoryJudged):
        use = test.result
        end = test.category.end
        if test.category.kind == "trade" and (noun := TRADED.match(document.text, end)):
            end = noun.end()  # 工业企业
        condition = document.text[test.category.start : end]
        condition = "".join((condition, *(f"、{word}" for word in test.category.also)))
        return sentence(f"eligibility-check-{use}", language, condition=condition, given=test.words, bound="")
    condition = _condition(test.bound, document)
    bound = f" ({_english(test.bound)})" if language == "en" else ""
    if test.fact is not None:
        judged = "open" if test.result == "unknown" else test.result
        return sentence(
            f"eligibility-check-{judged}", language, condition=condition, given=_given(test.fact, language), bound=bound
        )
    if test.near is not None:
        return sentence(
            f"eligibility-check-{test.why}",
            language,
            condition=condition,
            given=_given(test.near, language),
            bound=bound,
        )
    return sentence("eligibility-check-unknown", language, condition=condition, bound=bound)


TRADED = re.compile(r"企业|机构|项目|单位")
FILLER = re.compile(
    r"^(?:可是?(?!以)|不过|但是?|都|而且?|就|可惜|我们家?|我厂|咱们?|厂里|目前|这个|那个|and |our |we )+"
)


def _given(fact: Fact, language: Language) -> str:
    """The person's words; what was computed from them is named."""
    words = FILLER.sub("", fact.words.strip())
    if not fact.how:
        return words
    result = fact.how.rpartition("=")[2]
    return f"{words}(算得{result})" if language == "zh" else f"{words} (that is {result})"


def _condition(bound: Bound, document: Document) -> str:
    end = bound.end
    if bound.dimension in ("time", "count") and (counted := COUNTED.match(document.text, end)):
        end = counted.end()  # 1年以上劳动合同: what is counted stands behind its figure
    if len(re.split(r"\d", document.text[bound.start : end], maxsplit=1)[0]) <= FEW and bound.end < len(document.text):
        following = re.match(r"[^，,；;。：、（(\n]{0,16}", document.text[end:])
        end += following.end() if following else 0  # 200万吨以下的装置: what the bound is on comes after it
    words = re.sub(r"\s+", "", document.text[bound.start : end])
    return words if len(words) <= LONGEST or bound.guard else "…" + words[-LONGEST:]


def _english(bound: Bound) -> str:
    """The bound in figures that an English reader knows: more than RMB 300 million."""
    allowed = bound.allowed
    if allowed.low is not None and allowed.high is not None:
        return f"{_amount(allowed.low, bound)} to {_amount(allowed.high, bound)}"
    end, is_low, is_open = (
        (allowed.low, True, allowed.low_open) if allowed.low is not None else (allowed.high, False, allowed.high_open)
    )
    return "" if end is None else f"{SIGNS[is_low, not is_open]} {_amount(end, bound)}"


def _amount(value: Decimal, bound: Bound) -> str:
    unit = {"%": "%", "吨": " tonnes", "月": " months", "岁": " years", "元": "", "人": " people"}.get(bound.unit, "")
    lead = "RMB " if bound.unit == "元" else ""
    for scale, word in ((10**9, " billion"), (10**6, " million")):
        if abs(value) >= scale:
            return f"{lead}{plain(value / scale)}{word}{unit}"
    number = f"{int(value):,}" if value == value.to_integral_value() else plain(value)
    return f"{lead}{number}{unit}"


def _more(assessment: Assessment, document: Document, language: Language) -> Iterator[str]:
    used = [j.fact for g in assessment.judged for j in g.bounds if j.fact is not None]
    for how in dict.fromkeys(f.how for f in used if f.how):
        yield sentence("eligibility-computed", language, how=how)
    for given in assessment.profile.givens:
        if impossible(given):
            yield sentence("eligibility-impossible", language, words=given.words)
    for old, new in assessment.profile.corrected:
        yield sentence("eligibility-corrected", language, new=FILLER.sub("", new.words), old=FILLER.sub("", old.words))
    if assessment.verdict == "unknown":
        missing = ("、" if language == "zh" else ", ").join(
            dict.fromkeys(_missing(assessment.judged, document, language))
        )
        if missing:
            yield sentence("eligibility-missing", language, missing=missing)
    if assessment.verdict != "fails":
        for rank in dict.fromkeys(document.text[b.start : b.end] for g in assessment.judged for b in g.pending):
            yield sentence("eligibility-pending", language, rank=rank)
    if assessment.award is not None and assessment.award.how and not _asks_sum(assessment):
        yield sentence("eligibility-award", language, how=assessment.award.how)
    if assessment.verdict == "unknown" and assessment.judged[0].group.provision is not None:
        benefit = benefit_words(assessment.judged[0], document)
        if benefit and not assessment.judged[0].denies:
            yield sentence("eligibility-benefit", language, benefit=benefit)
    if assessment.instead is not None and (benefit := benefit_words(assessment.instead, document)):
        yield sentence("eligibility-instead", language, benefit=benefit)
    if assessment.verdict == "meets" and not assessment.target:
        benefit = benefit_words(assessment.judged[0], document)
        if benefit:
            yield sentence("eligibility-benefit", language, benefit=benefit)
        for more in assessment.further:
            if benefit := benefit_words(more, document):
                yield sentence("eligibility-benefit", language, benefit=benefit)
    yield from closing(document, language, decides=not assessment.target)


def closing(document: Document, language: Language, decides: bool = True) -> Iterator[str]:
    """The year that a verdict goes by, and who decides in the end where something is granted."""
    if document.year is not None:
        yield sentence("eligibility-date", language, year=document.year)
    if decides and document.issuer:
        yield sentence("eligibility-issuer", language, issuer=body_in(document.issuer, language))
    elif decides:
        yield sentence("eligibility-issuer-unnamed", language)


def _missing(judged: tuple[GroupJudged, ...], document: Document, language: Language) -> Iterator[str]:
    """What to ask for: the metric words of each open test, without the figure."""
    for group in judged:
        for j in group.bounds:
            if j.result == "unknown":
                words = metric_words(j.bound, document)
                yield words if language == "zh" else f"“{words}”"
        for c in group.categories:
            if c.result == "unknown":
                yield sentence(
                    "eligibility-whether", language, category=document.text[c.category.start : c.category.end]
                )


def metric_words(bound: Bound, document: Document) -> str:
    """The document's words for what is measured: 今年一季度新增产值超过1亿元 → 今年一季度新增产值."""
    words = document.text[bound.start : bound.end]
    if bound.dimension in ("time", "count") and (counted := COUNTED.match(document.text, bound.end)):
        return (METRIC_END.split(words, maxsplit=1)[0] + counted[0]).strip()
    cut = METRIC_END.split(words, maxsplit=1)[0]
    if cut.strip():
        return cut.strip()
    following = bound.indicator.split()[-1] if bound.indicator.split() else words
    named = re.search(HEADS, following)
    return following[: named.end()] if named else following


def benefit_words(judged: GroupJudged, document: Document) -> str:
    """The clause of the same sentence that says what the support is, where a short one does."""
    provision = judged.group.provision
    if provision is not None and provision.said is not None:
        said = re.sub(r"\s+", "", provision.benefit(document.text))
        if provision.amount is not None:
            said = said.replace("分别", "", 1)
        return "" if LEADS.match(said) else said[:SAID] + ("…" if len(said) > SAID else "")
    start = judged.group.end
    end = next((m.start() for m in re.finditer(r"[。！？\n]", document.text[start : start + 200])), 200) + start
    after = max((b.end for b in judged.group.bounds), default=judged.group.start)
    found = BENEFIT_SPAN.search(document.text, after, end)
    return found[0].strip("，,；; ") if found else ""
