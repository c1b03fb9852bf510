"""Comparing questions: a difference, sum, ratio or average of cited figures, shown as it is computed."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant import operations
from assistant.applying import apply
from assistant.asked import COMPARE
from assistant.comparands import CONNECTORS, find_comparands, kind_wanted
from assistant.computing import chosen_result, difference_for_sum, short_name
from assistant.drafts import Draft, Quote
from assistant.evidence import Evidence
from assistant.frames import years_stated
from assistant.naming import bind, names_unknown
from assistant.naming_en import label_in
from assistant.operands import (
    RATE_WORDS,
    Operand,
    documents_of,
    figures_of,
    find_named,
    find_twice,
    is_kind,
    same_unit,
)
from assistant.operations import Result
from assistant.pairing import OVER_YEARS, UNNAMED, find_across, find_over_years, find_raised, find_within
from assistant.plans import is_sure
from assistant.remainders import REST, find_remainder
from assistant.scaling import before_the_rise, full_difference, scale
from assistant.series import ALL_OF, EXTREMES, find_all_of, find_extremes, find_spread
from assistant.shares import find_chain, find_part, states_share
from assistant.spreading import PERIOD, YEARLY, per_period, spread, yearly
from assistant.tallies import answer_tally, asks_tally
from assistant.understanding import Understood
from assistant.upgrades import find_upgrade
from index.library import Library
from index.quantities import find_quantities
from prompts import render

SUM = re.compile(
    r"加起来|加(到|在)?一?[块起]|加总|合计|合起来|拼(在)?一?[起块]|摞|凑(在)?一[起块]|总和|之和|一共|总共|拢共|统共|共计|总计|加上|相加|合在一起|合起来|combined?|in total|altogether|sum of|add up|total of",
    re.IGNORECASE,
)
RATIO = re.compile(r"几倍|多少倍|倍数|之比|几比(一|几)|比值|times (as|the)|ratio", re.IGNORECASE)
SHARE = re.compile(
    r"占.{0,30}(百分之|几成|多大比例|多少|多大)|百分之(几|多少)|几成|几分之几|what (share|percentage|proportion) of",
    re.IGNORECASE,
)
# 每个月 alone asks for a rate; only a word of spreading asks for a division.
SPREAD = re.compile(r"平均|平摊|均摊|摊到|折合|分摊到|average|per month", re.IGNORECASE)
AVERAGE = re.compile(
    r"平均|平摊|均摊|摊|折合|每家|每个|每户|一家|per (firm|company|enterprise|project)|average|each", re.IGNORECASE
)
PRODUCT = re.compile(
    r"推算|折合|折到|换算|估(一下|算|摸)?|大概是多少|按.{2,}(算|目标|占比)|按.{0,8}推|反推|estimate|imply|implied",
    re.IGNORECASE,
)
OFFSET = re.compile(r"倒推|区间|推到|叠加|落在|领先幅度|what range", re.IGNORECASE)
ALL_OF_THEM = re.compile(
    r"全部?(?:奖|发|补|兑现)|都(?:奖|发|补)|(?:用|发|占)满|全(都|部)?按|全都?(拿|发|给|兑现)|都(拿|按|发)(满|顶格|足)?|按顶格|总共要?(掏|花|发)|得掏|要掏|all (get|receive)",
    re.IGNORECASE,
)
NEEDED = re.compile(r"至少|最少|应该?|得|要|需要?|折算|must|need|should", re.IGNORECASE)
OWN_ASKED = re.compile(
    r"(?:任务|目标|指标|计划)(?:是|为|有)?\d+[万千]?(?:户|家|个|项|人|名)[^?]*(?:多少|几)", re.IGNORECASE
)
# A figure of the question's own, held against one of the document's: 离60%还差几个点, 比10%高多少.
GAP = re.compile(
    r"(?:离|距离?|比|较|超出|超过|低于|高于|不到|达到)[^,。?离距比]*?\d[^,。?]*?(?:还|尚)?(?:差|缺|少|低|高|多|快)(?:了|出)?(?:多少|几)|"
    r"how far (?:is|from|short)|short of"
)
# More over time: from one year to another.
ADDED = re.compile(
    r"(?:从|较|比).{2,10}(?:增加|多|添|涨|提高|提升|下降|降低|减少)|(?:要|还要?|得|再)(?:添|增|加|补|涨|差)多?少?(?:多少|几)|[两二三]年间|后[两二]年还?"
)
SORTED = re.compile(r"阶段|档|类|笔|项|种|级|者|环节|奖|目标|指标|部分|条件")  # 三个阶段 sorts things and counts none
# By how much one thing is more than another, in any of the words for more; or how far a figure was moved.
DIFFER = re.compile(
    r"(?:比|较|跟|和|与|同).{1,30}(?<![至最])(?:多|少|高|低|长|短|快|慢|早|晚|重|宽|大|小|严|强)[^,。?;]{0,4}(?:几|多少|一截)|"
    r"(?<![至最])(?:多|高|低|少|长|短|贵|重)(?:多少|多长|多大)|(?:降|缩短|延长|放宽|提高|提前|推迟|减|增加?|升|涨)(?:了|到|出|下来)?(?:多少|几)(?:年|个月|天|岁|个|元|倍|%)|"
    r"最[高多长大].{0,16}最[低少短小].{0,16}(?:差|多|高|大|长)"
)
# Which of several is more, in any of the words for more.
WHICH = re.compile(
    r"(?:哪|谁)(?:一?(?:个|家|项|边|条|笔|头|种|类|样|档|块|者|批))?[^,。?;]{0,10}(?:多|少|高|低|长|短|快|慢|早|晚|重|轻|宽|松|紧|严|狠|大|小|强|贵|便宜|划算|合算)|"
    r"更?(?:多|少|高|低|长|短|快|慢|重|轻|宽|严|大|小)出(?:多少|几)|相?(?:差|距|隔)[^,。?;]{0,6}(?:几|多少|多大)|which (?:is|one|of)[^?]*(?:more|higher|larger|greater|longer|stricter)",
    re.IGNORECASE,
)
GROWTH = re.compile(r"增幅|增长率|涨幅|增长(?:了)?(?:百分之|多少|几)|百分比|百分之|几成|growth|percent", re.IGNORECASE)
BACKWARD = re.compile(r"倒推|推算|反推|原来|原先|此前|之前|上年|去年")
JOINT = re.compile(r"加上|加|和|与|跟|及|、|还有|\b(?:and|plus)\b")
SAME = re.compile(
    r"同一|一样(?!高|多|大)|相同|是不是一|一回事|有何|不同|区别|差别|用词|各是(多少|什么)|数字各|differ(?!ence)|the same",
    re.IGNORECASE,
)
ORDER = re.compile(
    r"从[高大多低小少][^,。?]{0,4}到[^,。?]{0,2}[高大多低小少]|排(?:一下|个|序|队|名|一排)|垫底|谁最|哪[个项类种]最|最[高低多少大小]的?是|from (?:the )?(?:high|low|larg|small)|rank"
)
RISING = re.compile(r"从[低小少]|垫底|最[低少小]|from (?:the )?(?:low|small)")
# Whether a share reaches what the question says: 过半了没, 有两成吗.
REACHES = re.compile(
    r"(?:超?过|到|够|有|足|达)[^,。?]{0,14}(?:成|半|分之|%)[^,。?]{0,3}(?:没|吗|不)|[两二三四五六七八九一]成了?(?:没|吗)"
)
CLAUSE_LIMIT = 60
AT_LEAST = re.compile(r"至少|最少|最多|至多")  # asks for a bound: 至少多少 compares nothing
# A firm that tells its figures and asks whether they will do wants a verdict.
OWN_AND_WHETHER = re.compile(
    r"\b(?:we|our|my)\b.*\d.*\b(?:does|do|can|could|is|are|would|will) [^.?]*\?\s*$", re.IGNORECASE
)
# A share that a plan sets: 占比要稳住在多少 looks a figure up.
OPEN = re.compile(r"哪几(?:个?[档类级坎]|档次)[^,。?]*(?:,|各|每|分别)")  # every one of a series is wanted
LEVEL_WANTED = re.compile(
    r"(?:占比|比重|比例|份额)(?:要|得|须|应)?(?:稳|保持|维持|守|达|做|提|升)[^,。?]{0,6}(?:多少|几|百分之几)"
)
# Two sides of what is granted: the rate and the cap.
ASPECTS = re.compile(
    r"(?:比例|几个点|百分点|标准|每[^,。?]{1,3}差|几毛|几分).*(?:封顶|上限|最高|顶格|限额)|(?:封顶|上限|最高|顶格|限额).*(?:比例|几个点|百分点|标准|每[^,。?]{1,3}差)"
)
# The lowest and the highest of several that are named.
ENDS = re.compile(r"垫底|冒尖|最[高低大小多少快慢长短].{0,8}(?:和|跟|与|比).{0,4}最[高低大小多少快慢长短]|头尾|首尾")
YEARS_ON = re.compile(r"[两二三四五]年下来")
PLURAL = re.compile(r",[^,]*(?:[两三四]者|[两三四](?:个|项|样|笔|档)|它们|相减|相加|加总)[^,]*$")
A_YEAR = re.compile(r"年均|平均(?:每|一)年|每年(?:平均|要|得)|a year on average|per year")
COMPARE_ONLY = re.compile(r"差|比[^,。?例重率]|更|哪|谁|differ|higher|more")
HELD = re.compile(
    r"[拿领享]满|满期|[拿领][足够]|(?:拿|领|干|满|享受)(?:够|足|满)?[两二三四五六2-9](?:年|个月)"
)  # for so many years: no figure of one alone
TEXT_LIMIT = {"zh": 290, "en": 560}


def asks_comparison(question: str) -> bool:
    """Whether a question in plain wording wants figures compared, computed with or counted."""
    if OWN_AND_WHETHER.search(question):
        return False
    if OPEN.search(question):
        return False
    if is_sure(question):
        return True
    question = LEVEL_WANTED.sub(" ", question)
    return bool(
        COMPARE.search(AT_LEAST.sub("", question))
        or re.search(r"隔着|摞|拼一?[起块]|之比|几比一|加总|相[加减]|叠加|占几成|用词差", question)
        or SPREAD.search(question)
        or (SUM.search(question) and CONNECTORS.search(question))
        or ALL_OF_THEM.search(question)
        or REST.search(question)
        or re.search(r"倒推|反推|拿满|领满|拿足", question)
        or ADDED.search(question)
        or DIFFER.search(question)
        or WHICH.search(question)
        or EXTREMES.search(question)
        or (ORDER.search(question) and CONNECTORS.search(question))
        or REACHES.search(question)
        or (SUM.search(question) and OVER_YEARS.search(question))
        or YEARS_ON.search(question)
        or ("占" in question and SHARE.search(question))
        or PRODUCT.search(question)
        or OWN_ASKED.search(question)
        or YEARLY.search(question)
        or asks_tally(question)
    )


def answer_comparison(understood: Understood, evidence: Evidence, library: Library, context: str = "") -> Draft | None:
    """A computed or contrasted answer from the figures that the question names, or None where they are doubtful.

    `context` are earlier turns' words: they name the figures where the question itself names none.
    """
    question = understood.plain
    if not evidence.findings or _elsewhere(understood, evidence):
        return None
    if asks_tally(question) and (tally := answer_tally(understood, evidence, library)):
        return tally
    result = difference_for_sum(understood, evidence, library) or _result(understood, question, evidence, library)
    if result is None and context and (not SUM.search(question) or PLURAL.search(f",{question}")):
        result = _result(understood, f"{context},{question}", evidence, library)
    if result is None and understood.language == "zh":
        result = chosen_result(understood, evidence, library)
    if result is not None:
        return _draft(understood, result)
    if SAME.search(question):
        operands = find_twice(understood, evidence) or _bound(question, evidence, library)
        if len(operands) > 1:
            return _draft(understood, Result("", (), operands[:2]))
    return None


def answer_upgrade(understood: Understood, evidence: Evidence) -> Draft | None:
    """What is still granted to who goes from the one to the other of two grades that the question names."""
    if _elsewhere(understood, evidence):
        return None
    result = find_upgrade(understood, evidence, understood.language)
    return _draft(understood, result) if result else None


def answer_applied(understood: Understood, evidence: Evidence) -> Draft | None:
    """What the best provision comes to for the question's own figures, or for all that the document counts."""
    if not evidence.findings or _elsewhere(understood, evidence):
        return None
    result = apply(understood, evidence)
    return _draft(understood, result) if result else None


def answer_scaled(understood: Understood, evidence: Evidence) -> Draft | None:
    """The cited rates applied to the sum that the question states, one for each that it names."""
    if not understood.quantities or _elsewhere(understood, evidence):
        return None
    result = scale(understood, evidence, understood.language)
    return _draft(understood, result) if result else None


def _elsewhere(understood: Understood, evidence: Evidence) -> bool:
    """Whether the question is set in a year that the document does not speak of."""
    document = evidence.findings[0].sentence.document
    return any(year not in years_stated(document) for year in understood.frame.years)


def _result(understood: Understood, question: str, evidence: Evidence, library: Library) -> Result | None:
    """The first operation that the question's words ask for and that its figures allow."""
    documents, language = documents_of(evidence), understood.language
    if (SUM.search(question) or YEARS_ON.search(question)) and (
        yearly_figures := find_over_years(understood, evidence, library)
    ):
        return operations.total(yearly_figures, language)
    if (left := find_remainder(understood, evidence, language)) is not None:
        return left
    if not OFFSET.search(question) and (pair := find_across(understood, evidence, library)):
        return _of_pair(question, pair, language)
    if HELD.search(question) and DIFFER.search(question):
        held = _bound(question, evidence, library, "granted")
        return full_difference(held[0], held[1], language) if len(held) == 2 else None
    if (named := _of_named(question, evidence, library, language)) is not None:
        return named
    if YEARLY.search(question):
        return yearly(question, evidence, library, language)
    if (period := PERIOD.search(question)) and AVERAGE.search(question):
        return per_period(question, period, evidence, library, language)
    if (
        own := _own_figure(question, evidence, library, language) or _scaled(understood, evidence, language)
    ) is not None:
        return own
    if BACKWARD.search(question):
        years = understood.frame.years
        if found := before_the_rise(understood, evidence, years[0] if years else None, language):
            return found
    if found := find_spread(understood, evidence, language) or find_extremes(understood, evidence, library, language):
        return found
    if ORDER.search(question) and (found := _in_order(question, evidence, library, language)):
        return found
    if OFFSET.search(question) and (found := _offset(question, evidence, library, language)):
        return found
    if SHARE.search(question) or PRODUCT.search(question):
        for document in documents:
            if chain := find_chain(question, document):
                return operations.multiplied((chain[1], chain[0]), language)
            if PRODUCT.search(question) and (part := find_part(question, document)):
                return operations.multiplied(part, language)
        if SHARE.search(question) and any(states_share(question, document) for document in documents):
            return None
    if SAME.search(question) and not SUM.search(question) and not RATIO.search(question):
        return None
    if AVERAGE.search(question) and (found := spread(question, evidence, library, language)):
        return found
    if PRODUCT.search(question):
        return None
    if SUM.search(question) or ALL_OF_THEM.search(question):
        return _total(understood, question, evidence, library, language)
    if GAP.search(question) and (found := _from_own(question, evidence, library, language)):
        return found
    sharing = SHARE.search(question) or REACHES.search(question)
    if any(UNNAMED.match(name) for name in find_comparands(question).names):
        raised = find_raised(understood, evidence)
        return _of_pair(question, raised, language) if raised else None
    operands = _bound(question, evidence, library, "level" if sharing else None)
    if not operands and compares_things(question) and names_unknown(find_comparands(question), evidence, library):
        return None
    part_of = bool(sharing or REST.search(question))
    if len(operands) < 2 or (part_of and len({o.sentence.start for o in operands}) > 1):
        within = find_within(understood, evidence, library, part_of)
        operands = within if within and (not sharing or _of_a_whole(understood, within)) else operands
    if len(operands) < 2 and DIFFER.search(question):
        operands = find_raised(understood, evidence) or ()
    if len(operands) < 2:
        return None
    if HELD.search(question):
        return None
    return _of_pair(question, (operands[0], operands[1]), language)


def compares_things(question: str) -> bool:
    """Whether a question in plain wording asks by how much one of two things that it names is more than the other."""
    comparands = find_comparands(question)
    more = DIFFER.search(question) or WHICH.search(question) or RATIO.search(question)
    other = SUM.search(question) or OFFSET.search(question) or PRODUCT.search(question) or SAME.search(question)
    return bool(more and not other and comparands.tied and len(comparands.names) == 2)


def _of_named(question: str, evidence: Evidence, library: Library, language: str) -> Result | None:
    """How the two things compare that the question names, each by its own figure."""
    if not compares_things(question) or HELD.search(question):
        return None
    operands = _bound(question, evidence, library)
    if len(operands) != 2:
        return None
    result = _of_pair(question, (operands[0], operands[1]), language)
    other = _other_aspect(operands) if result and ASPECTS.search(question) and not RATIO.search(question) else None
    more = _of_pair(question, other, language) if other else None
    if result is None or more is None:
        return result
    joint = "; " if language == "en" else ";"
    return Result(f"{result.lead}{joint}{more.lead}", (*result.shown, *more.shown), (*result.operands, *more.operands))


def _other_aspect(pair: tuple[Operand, ...]) -> tuple[Operand, Operand] | None:
    """The two caps beside two rates, or the two rates beside two caps, each in its own sentence."""
    caps = all(o.quantity.comparator in ("<=", "<") for o in pair)
    found = []
    for operand in pair:
        own = [
            f
            for f in figures_of(operand.sentence.document)
            if f.sentence == operand.sentence and f.quantity.start != operand.quantity.start
        ]
        like = [
            f
            for f in own
            if f.quantity.unit in ("%", "元")
            and (f.quantity.comparator in ("<=", "<")) != caps
            and is_kind(f, "granted" if f.quantity.unit == "元" else "percent")
        ]
        if len(like) != 1:
            return None
        found.append(Operand(operand.name, like[0].sentence, like[0].clause, like[0].quantity, operand.score))
    return (found[0], found[1]) if found[0].quantity.unit == found[1].quantity.unit else None


def _bound(question: str, evidence: Evidence, library: Library, kind: str | None = None) -> tuple[Operand, ...]:
    """The figures of the things that the question names, of the kind that it asks for."""
    comparands = find_comparands(question)
    if PLURAL.search(question):  # two, three that earlier turns named one by one
        comparands = replace(comparands, tied=True)
    rest = question
    for name in comparands.names:
        rest = rest.replace(name, " ", 1)
    wanted = kind if kind is not None else kind_wanted(rest) or kind_wanted(question)
    return bind(comparands, wanted, question, evidence, library)


def _scaled(understood: Understood, evidence: Evidence, language: str) -> Result | None:
    """A rate applied to what the question states, unless two such sums are compared."""
    two = HELD.search(understood.plain) and DIFFER.search(understood.plain)
    return None if two else scale(understood, evidence, language)


def _of_a_whole(understood: Understood, pair: tuple[Operand, Operand]) -> bool:
    """Whether a sentence counts the one figure as a part of the other, or the question states one of them."""
    stated = {q.low for q in understood.quantities if q.low is not None}
    return any("其中" in o.sentence.text or stated & {q.low for q in o.sentence.quantities} for o in pair)


def _of_pair(question: str, pair: tuple[Operand, Operand], language: str) -> Result | None:
    """What the question's words want of two figures."""
    left, right = pair
    if A_YEAR.search(question) and left.name.isdigit() and right.name.isdigit():
        return operations.a_year(left, right, int(right.name) - int(left.name), language)
    if SPREAD.search(question) and not COMPARE_ONLY.search(question):
        return operations.per_each(left, right, language)
    if RATIO.search(question):
        return operations.ratio(left, right, language)
    if GROWTH.search(question) and left.name.isdigit() and left.group != "percent":
        return operations.growth(left, right, language)
    if SHARE.search(question) or REACHES.search(question):
        return operations.share(left, right, language, _threshold(question))
    if SUM.search(question) and not REST.search(question):
        return operations.total(pair, language)
    if not (
        COMPARE.search(AT_LEAST.sub("", question))
        or DIFFER.search(question)
        or WHICH.search(question)
        or REST.search(question)
        or left.name.isdigit()
        or re.search(r"隔着|相减", question)
    ):
        return None
    return operations.difference(left, right, (short_name(left.name), short_name(right.name)), language)


def weighs_share(question: str) -> bool:
    """Whether a question holds a share of the document's own figures against a percentage of its own."""
    return bool(REACHES.search(question) and re.search(r"占|总数|全部|当中|里头?", question))


def _threshold(question: str) -> Decimal | None:
    """The percentage that the question holds a share against: 两成, 一半, 20%."""
    if not REACHES.search(question):
        return None
    rates = [q.low for q in find_quantities(question) if q.unit in ("%", "成") and q.low is not None]
    if re.search(r"半数|一半|过半", question):
        return Decimal(50)
    if len(rates) != 1:
        return None
    return rates[0] * 10 if rates[0] < 10 and "成" in question else rates[0]


def _in_order(question: str, evidence: Evidence, library: Library, language: str) -> Result | None:
    """Three or more figures that the question names, by size."""
    names = find_comparands(question).names
    if not 3 <= len(names) <= 4:
        return None
    operands = _bound(question, evidence, library)
    if len(operands) != len(names):
        return None
    if ENDS.search(question):
        ranked = sorted(zip(operands, names, strict=True), key=lambda pair: operations.value(pair[0].quantity))
        (low, lowest), (high, highest) = ranked[0], ranked[-1]
        return operations.difference(high, low, (short_name(highest), short_name(lowest)), language)
    return operations.ordered(
        operands, tuple(short_name(n) or n for n in names), language, bool(RISING.search(question))
    )


def _total(understood: Understood, question: str, evidence: Evidence, library: Library, language: str) -> Result | None:
    """The sum of what the question names, of as many like figures as it counts, or of the sentence's only two."""
    joined = next((part for part in re.split(r"[,。?;]", question) if JOINT.search(part)), question)
    summing = bool(SUM.search(question))
    operands = _bound(joined, evidence, library) if summing else ()
    if summing and len(operands) < 2 and joined != question:
        operands = _bound(question, evidence, library)
    if len(operands) > 1:
        return operations.total(operands, language)
    if found := find_all_of(understood, evidence, library, language):
        return found
    if not summing or not (JOINT.search(question) or ALL_OF.search(question)):
        return None
    within = find_within(understood, evidence, library, False)
    return operations.total(within, language) if within else None


def _own_figure(question: str, evidence: Evidence, library: Library, language: str) -> Result | None:
    """The question's own count times a cited multiple (任务200户, 1.2倍) or a cited sum for each (一百家, 最高100万元)."""
    own = [
        q
        for q in find_quantities(question)
        if q.low is not None
        and q.unit
        and q.unit not in ("%", "元", "年", "倍", "大")
        and not SORTED.match(question[q.end :])
    ]
    each = bool(ALL_OF_THEM.search(question))
    if not own or not (each or NEEDED.search(question)):
        return None
    counted = own[0]
    named = question[counted.start : counted.end]
    subject = ALL_OF_THEM.sub(",", question[: counted.start] + "," + question[counted.end :])
    for operand in find_named(subject, subject, evidence, library):
        if each and operand.group == "money" and operand.quantity.comparator in ("<=", "="):
            return operations.times(counted.low or Decimal(0), named, operand, operand.quantity.unit, language)
        if not each and operand.quantity.unit == "倍" and not operand.quantity.change:
            return operations.times(counted.low or Decimal(0), named, operand, counted.unit, language)
    return None


def _from_own(question: str, evidence: Evidence, library: Library, language: str) -> Result | None:
    """How far the question's own figure is from the cited one that it is held against, where the two count alike."""
    own = [q for q in find_quantities(question) if q.low is not None and q.unit]
    if len(own) != 1:
        return None
    named = question[own[0].start : own[0].end]
    subject = question[: own[0].start] + "," + question[own[0].end :]
    rate = operations.gap_unit(own[0].unit) == "个百分点" and bool(RATE_WORDS.search(question))
    for operand in find_named(subject, subject, evidence, library):
        quantity = operand.quantity
        if quantity.unit == own[0].unit and quantity.low == own[0].low:
            return None  # the document's own figure: two figures of the document are compared
        if same_unit(quantity.unit, own[0].unit) and quantity.change == rate:
            return operations.gap(own[0], named, operand, language)
    return None


def _offset(question: str, evidence: Evidence, library: Library, language: str) -> Result | None:
    """A rate plus the lead over it that another paragraph sets."""
    found = find_named(question, question, evidence, library)
    gaps = [
        o
        for o in found
        if o.quantity.unit == "个百分点" and re.search("高于|快于|超过|领先", o.clause.of(o.sentence.document.text))
    ]
    if not gaps:
        return None
    gap = gaps[0]
    whole = re.split(r"叠加|倒推|园区|开发区|,", question)[0]
    bases = [o for o in find_named(whole, whole, evidence, library) if o.quantity.unit == "%" and o.quantity.change]
    return operations.offset(gap, bases[0], language) if bases else None


def _draft(understood: Understood, result: Result) -> Draft:
    """The result, then each operand's clause with its marker."""
    quotes: list[Quote] = []
    said: list[str] = []
    room = (TEXT_LIMIT[understood.language] - len(result.lead) - 40) // max(1, len(result.operands))
    limit = max(24, min(CLAUSE_LIMIT, room - 4))
    for operand in result.operands:
        span = operand.clause
        quote = Quote(operand.sentence.document, operand.sentence.paragraph, span.start, span.end)
        if quote in quotes:
            continue
        quotes.append(quote)
        words = quote.text
        if len(words) > limit:
            behind = operand.sentence.start + operand.quantity.end
            start = max(quote.start, min(operand.sentence.start + operand.quantity.start - 8, behind - limit + 12))
            words = operand.sentence.document.text[start : min(quote.end, start + limit)]
        said.append(f"{words}[{len(quotes)}]")
    joiner, end = (";", "。") if understood.language == "zh" else ("; ", ".")
    lead = f"{result.lead}{'。' if understood.language == 'zh' else '. '}" if result.lead else ""
    labels = ("、" if understood.language == "zh" else ", ").join(
        dict.fromkeys(label_in(q.paragraph, understood.language) for q in quotes)
    )
    text = f"{lead}{joiner.join(said)}{render('source', understood.language, labels=labels)}{end}"
    return Draft(text, "answered", tuple(quotes), computed=result.shown)
