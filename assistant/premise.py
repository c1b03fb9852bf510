"""Premises: what a question takes for granted, and whether the document says otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asked import THINGS, group_of
from assistant.evidence import Evidence
from assistant.picking import pick
from assistant.sentences import Sentence, flat
from assistant.speaker import OWN_OR_SUPPOSED
from assistant.understanding import Understood
from index.quantities import Quantity, find_quantities

# Forms that assert: why is it X, isn't it X, X is too much. A lookup that only names a figure asserts nothing.
ASSERTS = re.compile(
    r"为什么|为啥|为何|凭什么|怎么(会|就)?(定|设|规定|要求|改)?得?(这|那)么|怎么定|不是.{1,30}吗|不是说|难道|才(?=[\d一二三四五六七八九十两百千万]).{0,14}(吗|啊|,|，|是不是|会不会|太)|"
    r"改成|调成|定在|定为|规定(了)?(?=[每\d])|是不是(太|有点)|太(高|低|少|多|保守|激进)|什么考虑|凭啥|怎么(只|才)|已经(定|改)|既然|对吗|对不对|是不是(?=[约有]?[\d一二三四五六七八九十百]+)|对吧|是吧|没错吧|都说|听说|据说|只要.{2,16}就|怎么(还|拖|都|又)|why|isn't|aren't|didn't|since the",
    re.IGNORECASE,
)
AGREEMENT = "吗|吧|嘛|对吗|对不对|没错吧|是吧|对吧|是不是"
ASKS_WHETHER = re.compile(rf"(是|达到|要|增长|定|有|共).{{0,20}}({AGREEMENT})[?。]?$")
# 最高200万元吗, 是60天吧: the figure itself is put up for agreement.
ENDS_IN_FIGURE = re.compile(rf"\d[万亿]?(?:个?[\u4e00-\u9fff]{{1,3}}|%)?(?:{AGREEMENT})[?。]?$")

RHYTHMS: tuple[tuple[str, str], ...] = (
    (r"每(个)?(季度|季)|(一|按)个?季度?(一|1)次|quarterly|every quarter", "quarter"),
    (r"每(个)?月(?!内)|(一|1)个?月(只)?[^,。]{0,4}(一|1)(次|回)|按月|monthly|every month", "month"),
    (r"每年|(一|1)年(只|就)?[^,。]{0,4}(一|1)(次|回)|按年|annually|every year|once a year", "year"),
    (r"每(个)?(周|星期)|(一|1)(周|星期)[^,。]{0,4}(一|1)次|weekly|every week", "week"),
    (r"每(天|日)|daily|every day", "day"),
    (r"每半年|半年[^,。]{0,4}(一|1)次", "half"),
)


# What a document sets, beside the figure that it sets; the person's own affairs; a question about something else.
SET_BEFORE = re.compile(
    r"(?:奖励?|补贴?|补助|资助|给予?|发|贴|返|封顶|上限|顶格|最[高长多低少]|总共|一共|盘子|总额|规模|定(?:了|在|为|到)?|提高|增长|下降|压减|涨|降|达到|期限|有效期|安排)(?:了|到|能|是|为|要|都|按)?(?:补|给|奖|领|拿|增长|每[家户人个])?[^,。?\d]{0,3}$"
)
SET_AFTER = re.compile(r"^的?(?:奖|补|基金|目标|任务|标准|上限|封顶|规模|总量|期限|奖金|资金|额度)|^(?:这么|那么)")
CAPPED_BEFORE, CAPPED_AFTER = (
    re.compile(r"(?:封顶|上限|顶格|最[高多])[^,，。?]{0,6}$"),
    re.compile(r"^的?(?:封顶|上限|为限|顶格)"),
)
CAP = re.compile(r"(?:最高|上限|不超过|不得超过|至多|封顶)[^，,；;。\d]{0,8}$")
# The document's own figure is spoken of, and found too high or too low: no person's figures are judged.
SETTLED = re.compile(
    r"\d[^,，。?]{0,3}(?:就行|就够|就达标)|定(?:到|在|为|成|得)(?:了|的)?[\d一二三四五六七八九十百]|既然[^,，。?]{0,20}\d|是不是太|太(?:激进|保守)"
)
SUFFICES = re.compile(r"^(?:就行|就够|就可以|即可|就算|就达标)")  # 到45%就行
ASKS_ELSE = re.compile(r"[,，].{2,}|(?:什么时候|为什么|为啥|为何|凭什么|怎么|是按|还是|哪|谁|底气|够不够|合理)")

# A claim put to the assistant for agreement, or taken for granted.
CLAIMS = re.compile(
    r"对吧|是吧|没错吧|都说|听说|据说|既然|不是.{1,20}(吗|嘛)|是不是[?。]?$|对不对|难道|只要.{2,16}就|改成|isn't|aren't|i heard|since the"
)
LEAST_COVERED = 0.25  # of the focus, by the best sentence
LEAST_SUM = 1000  # a number without a unit that is no smaller is a sum of money
SPOKEN_OF = 0.35  # of the focus: with less, the document does not speak of the thing at all
UNSAID = 0.18  # of the focus, stated nowhere in the paragraph

UP = re.compile(r"增长(?![率面点])|增加(?!值)|提高|提升|上升|上涨|上浮|扩大|\b(?:ris|grow|increas|expand|rais)\w*")
DOWN = re.compile(
    r"下降|降低|减少|压减|压缩|下调|下浮|缩减|削减|收缩|\b(?:cut|reduc|fall|drop|declin|decreas|shrink|lower|scaling back|scale back)\w*"
)
MONTH = re.compile(r"(\d{1,2})月")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The question's figure, and the sentence with what the document says instead."""

    said: str
    sentence: Sentence


def asserts(understood: Understood) -> bool:
    plain = understood.plain
    agreed = ENDS_IN_FIGURE.search(plain) and not OWN_OR_SUPPOSED.search(plain)
    return bool(ASSERTS.search(plain) or ASKS_WHETHER.search(plain) or agreed)


def find_contradiction(understood: Understood, evidence: Evidence) -> Contradiction | None:
    """What the question asserts and the best evidence contradicts, or None."""
    if not evidence.findings or "compare" in understood.asked.kinds:
        return None
    best = evidence.findings[0]
    same_paragraph = [f for f in evidence.findings if f.sentence.paragraph == best.sentence.paragraph]
    if best.covered < LEAST_COVERED:
        return None
    counted = _counted(understood, [f.sentence for f in same_paragraph])
    if counted:
        return counted
    rate = "amount" in understood.asked.kinds and not asserts(understood)  # 每天发多少 asks for a rate, and claims none
    if "rhythm" not in understood.asked.kinds and not rate and "还是" not in understood.plain:
        said = _rhythms(understood.plain)
        stated = [_rhythms(finding.sentence.flat) for finding in same_paragraph[:2]]
        if said and not any(said & own for own in stated):  # 每月1日至20日 of the one, 每年不超过2次 of the other
            for finding, own in zip(same_paragraph, stated, strict=False):
                if own:
                    return Contradiction(_rhythm_words(understood.plain), finding.sentence)
    if not asserts(understood):
        return None
    if turned := find_turned(understood.plain, understood.quantities, [f.sentence for f in same_paragraph]):
        return turned
    for quantity in understood.quantities:
        if group_of(quantity.unit) == "duration" and quantity.low == 1:
            continue  # 一个月多少: a rate
        contradiction = _figure(understood, quantity, [f.sentence for f in same_paragraph])
        if contradiction:
            return contradiction
    return _month(understood, [f.sentence for f in same_paragraph[:3]]) or _unsaid(understood, evidence)


def find_granted(understood: Understood, evidence: Evidence) -> Contradiction | None:
    """A figure that the question takes for granted while it asks for something else: 奖50万，是分几年给？

    Only what a document sets (an award, a cap, a target, a term) can be granted; a person's own figures are not.
    """
    if not evidence.findings or "compare" in understood.asked.kinds:
        return None
    best = evidence.findings[0]
    if best.covered < LEAST_COVERED:
        return None
    sentences = [f.sentence for f in evidence.findings if f.sentence.paragraph == best.sentence.paragraph]
    for quantity in understood.quantities:
        # 奖50万 is 50万元: the unit of money is left out in speech.
        group = group_of(quantity.unit) if quantity.unit else "money"
        if quantity.low is None or quantity.low < 2 or (not quantity.unit and quantity.low < LEAST_SUM):
            continue
        before, after = understood.plain[: quantity.start], understood.plain[quantity.end :]
        clause = re.split(r"[,，;；。?？]", before)[-1]
        taken = clause.lstrip().startswith("既然")
        if OWN_OR_SUPPOSED.search(understood.plain) and not (
            taken or (SUFFICES.match(after) and not OWN_OR_SUPPOSED.search(clause))
        ):
            continue
        if not (taken or SET_BEFORE.search(before) or SET_AFTER.match(after) or SUFFICES.match(after)):
            continue
        if not ASKS_ELSE.search(after):
            continue
        rivals = [
            (s, q)
            for s in sentences
            for q in _own(before, s)
            if group_of(q.unit) == group
            and (q.unit == quantity.unit or group != "percent")
            and q.comparator not in (">", "<")
        ]
        if CAPPED_BEFORE.search(before) or CAPPED_AFTER.match(after):
            rivals = [(s, q) for s, q in rivals if is_cap(s, q)] or rivals
        if rivals and not any(_same(quantity, q) for _, q in rivals):
            return Contradiction(understood.plain[quantity.start : quantity.end], rivals[0][0])
    return None


def _own(named: str, sentence: Sentence) -> tuple[Quantity, ...]:
    """The figures of the one thing that the words name, where the sentence gives several things each its own; else all."""
    picked = pick(named, sentence) if sentence.pairs else ()
    return tuple(pair.quantity for pair in picked) or sentence.quantities


def is_cap(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the figure is the most that there is of something."""
    return quantity.comparator == "<=" or CAP.search(sentence.text[: quantity.start]) is not None


def find_turned(claim: str, figures: Sequence[Quantity], sentences: Sequence[Sentence]) -> Contradiction | None:
    """A figure of the text's own that a claim turns round: down by 7 %, where the text says up by 7 %."""
    for way, other in ((DOWN, UP), (UP, DOWN)):
        said = way.search(claim)
        if not said or other.search(claim):
            continue
        for sentence in sentences:
            for clause in re.split(r"[,，;；。]", sentence.text):
                same = any(
                    q.low == r.low and q.unit == r.unit for q in find_quantities(clause) for r in figures if r.unit
                )
                if same and other.search(clause) and not way.search(clause):
                    return Contradiction(said[0], sentence)
    return None


def _unsaid(understood: Understood, evidence: Evidence) -> Contradiction | None:
    """A claim about something that the document does speak of, in which much stands nowhere in its paragraph."""
    best = evidence.findings[0]
    if not CLAIMS.search(understood.plain) or best.sentence.is_title or best.covered < SPOKEN_OF:
        return None
    document, paragraph = best.sentence.document, best.sentence.paragraph
    focus = evidence.focus[document.slug]
    missing = sum(term.weight for term in focus.missing(flat(document.text_of(paragraph)) + best.sentence.context))
    return Contradiction("", best.sentence) if missing / (focus.mass or 1) >= UNSAID else None


def _counted(understood: Understood, sentences: list[Sentence]) -> Contradiction | None:
    """A thing that the question counts, and the text counts otherwise: the eight projects, where it says ten."""
    for quantity in understood.quantities:
        noun = re.sub(r"^[“\"”\s]+", "", understood.plain[quantity.end :])[:2]
        if (
            quantity.low is None
            or quantity.low < 2
            or group_of(quantity.unit) != THINGS
            or not re.fullmatch(r"[\u3400-\u9fff]{2}", noun)
        ):
            continue
        if any(q.low == quantity.low for s in sentences for q in s.quantities):
            continue  # the text has this very count
        rivals = [
            (s, q)
            for s in sentences
            for q in s.quantities
            if re.sub(r"^[左右以上下“”\"\s]+", "", s.text[q.end :]).startswith(noun)
            and q.low is not None
            and q.comparator == "="
        ]
        if rivals and all(q.low != quantity.low for _, q in rivals):
            return Contradiction(understood.plain[quantity.start : quantity.end] + noun, rivals[0][0])
    return None


def _month(understood: Understood, sentences: list[Sentence]) -> Contradiction | None:
    """A month that the question asserts, and the text states another."""
    said = set(MONTH.findall(understood.plain))
    for sentence in sentences:
        stated = set(MONTH.findall(sentence.text))
        if said and stated and not said & stated:
            return Contradiction(sorted(said)[0] + "月", sentence)
    return None


def _figure(understood: Understood, quantity: Quantity, sentences: list[Sentence]) -> Contradiction | None:
    group = group_of(quantity.unit)
    if not quantity.unit and quantity.high is not None and quantity.high < 10:
        return None
    wanted = {THINGS, "people", ""} if group in (THINGS, "people") else {group}
    rivals = [(s, q) for s in sentences for q in s.quantities if group_of(q.unit) in wanted]
    if any(_same(quantity, q) for _, q in rivals):
        return None  # the document states this figure here: a true premise, or a name for the thing
    if not rivals:
        return None
    same_unit = [(s, q) for s, q in rivals if q.unit == quantity.unit] or rivals
    return Contradiction(understood.plain[quantity.start : quantity.end], same_unit[0][0])


def _same(left: Quantity, right: Quantity) -> bool:
    scale = {"成": 10}
    factor_left, factor_right = scale.get(left.unit, 1), scale.get(right.unit, 1)
    values = {v * factor_left for v in (left.low, left.high) if v is not None}
    others = {v * factor_right for v in (right.low, right.high) if v is not None}
    return bool(values & others)


def _rhythms(text: str) -> frozenset[str]:
    return frozenset(name for pattern, name in RHYTHMS if re.search(pattern, text, re.IGNORECASE))


def _rhythm_words(text: str) -> str:
    return next((m[0] for pattern, _ in RHYTHMS if (m := re.search(pattern, text, re.IGNORECASE))), "")
