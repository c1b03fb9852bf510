"""Cues: the words by which a question says what it wants computed.

operation    ratio share growth difference sum order which each      差多少 → difference; of several the first of these is meant
manner       how an operation is to be carried out                   平均 → spread over a count; 拿满 → held for all of its time
"""

from __future__ import annotations

import re
from typing import Literal

from assistant.asked import COMPARE
from assistant.comparands import CONNECTORS, find_comparands
from assistant.comparing_en import BEATS_BY

Operation = Literal["ratio", "share", "growth", "difference", "sum", "order", "which", "each"]

MORE = "多|少|高|低|长|短|快|慢|早|晚|重|轻|宽|窄|大|小|严|松|强|贵|便宜|久|远|近|厚|猛|狠|划算|合算"
GOT = "出|了|给|拿|补|奖|罚|领|发|返|贴|报|交|缴|付|建|办|做|来|上|加|安排|培育|认定|新增|奖励|补贴|补助"
MOVED = "增加|增|添|涨|提高|提升|抬高?|上升|升|下降|降低?|减少?|压减|压|缩短|延长|放宽|再建|新增"
WANTED = "要|还要?|得|再|还得"
SIZE = "[高大多低小少]"
SPAN_OF_YEARS = r"(?:20)?\d\d年?(?:底|末|度)?(?:到|至|比|较|和|与)(?:20)?\d\d年?"
HIGHEST, LOWEST = "最[高多长大]", "最[低少短小]"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


SUM = _any(
    "加起来|加(?:到|在)?一?[块起]|加总|加上|相加|全加",
    "合计|合起来|合着|合在一起|拼(?:在)?一?[起块]|摞|凑(?:在)?一?[起块]|拢到一块",
    "总和|之和|总计|共计|一共|总共|拢共|统共",
    r"combined?|in total|altogether|sum of|add up|total of|\badd\b.*\btotal\b",
)
# In the order in which they are tried; a plain total or 累计 may also be part of a figure's name, so it comes late.
CUES: dict[Operation, re.Pattern[str]] = {
    "ratio": _any("[抵顶]得?上几|几倍|多少倍|倍数|之比|几比|比值", "翻了?几|几番", "倍", r"times (?:as|the)|\bratio\b"),
    "share": _any(
        r"占(?!比)[^,。?]{0,30}(?:百分之|几成|多大|多少|几分|比例)",
        r"(?:里|中|当中|之中|里头)[^,。?]{0,12}(?:占|几成|百分之)",
        "几成|几分之几|百分之(?:几|多少)",
        "占了?(?:没)?(?:一半|多数|过半)",
        "what (?:share|percentage|proportion) of",
    ),
    "growth": _any(
        r"(?:增幅|增长率|涨幅|增长|提高|上涨)[^,。?]{0,6}(?:百分之|百分比|比例)", "百分比", "growth|percent"
    ),
    "difference": _any(
        "相?(?<!交)差(?!旅|别|异|在)|之差|差[距额]|悬殊",
        rf"(?<![至最])(?:{MORE})(?:{GOT})*个?(?:多少|几(?!乎)|多大|多长|一截|一大截)",
        rf"(?:比|较|跟|和|与|同)[^,。?;]{{1,30}}(?<![至最])(?:{MORE})[^,。?;]{{0,5}}(?:几|多少)",
        rf"(?:{MOVED})(?:了|到|出|下来|掉)?(?:多少|几|多大|多长)|隔着?(?:多久|多少|几|多)",
        rf"(?:{WANTED})(?:添|增|加|补|涨|差|建|培育|认定)[^,。?]{{0,4}}(?:多少|几)|相减|减去|还(?:差|剩|缺)",
    ),
    "sum": _any(SUM.pattern, "总数|拢总|累计"),
    "order": _any(
        rf"[从由]{SIZE}[^,。?]{{0,4}}到[^,。?]{{0,2}}{SIZE}",
        "排(?:一?下|个|序|队|名|一排)",
        "from (?:the )?(?:high|low|larg|small)|rank",
    ),
    "which": _any(
        rf"(?:哪(?!几|些)|谁)[^,。?;]{{0,14}}(?:{MORE})(?!少)|(?:{MORE})的是(?:哪|谁)|更(?:{MORE})",
        "一样(?:多|高|大|长)|相同吗|一样吗",
    ),
    "each": _any("各(?:自|是|为|有|给|罚|补|奖|按|能|要|多少|几)|分别|差在哪|区别|不同|不一样|差别"),
}
# The highest against the lowest of a scale.
EXTREMES = _any(
    rf"{HIGHEST}.{{0,18}}{LOWEST}|{LOWEST}.{{0,18}}{HIGHEST}",
    "(?:highest|largest|longest).{1,30}(?:lowest|smallest|shortest)",
)
# Two figures are compared, though no joint ties their names.
PLAINLY = _any("相?差(?!旅|别|异|不|在)|之差|多出|高出|少出|前者|后者|两年间", SPAN_OF_YEARS, EXTREMES.pattern)

RATIO, SHARE, GROWTH, ORDER = (CUES[o] for o in ("ratio", "share", "growth", "order"))

# Each manner of computing; what is asked for besides.
SPREAD = _any("平均|平摊|均摊|摊到|折合|分摊到", "average|per month")  # 每个月 alone asks for a rate
AVERAGE = _any("平均|平摊|均摊|摊|折合", "每家|每个|每户|一家", "per (?:firm|company|enterprise|project)|average|each")
PRODUCT = _any(
    r"推算|折合|折到|换算|估(?:一下|算|摸)?|大概是多少|按.{2,}(?:算|目标|占比)|按.{0,8}推|反推|乘以?[四4]|×",
    "estimate|imply|implied",
)
OFFSET = _any("倒推|区间|推到|叠加|落在|领先幅度", "what range")
ALL_OF_THEM = _any(
    "全部?(?:奖|发|补|兑现)|都(?:奖|发|补)|(?:用|发|占)满",
    "全(?:都|部)?按|全都?(?:拿|发|给|兑现)|都(?:拿|按|发)(?:满|顶格|足)?|按顶格",
    "总共要?(?:掏|花|发)|得掏|要掏",
    "all (?:get|receive)",
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
A_YEAR = re.compile(r"年均|平均(?:每|一)年|每年(?:平均|要|得)|a year on average|per year")
YEARS_ON = re.compile(r"[两二三四五]年下来")
OVER_YEARS = re.compile(
    r"[两二三四五2-5]年(?:下来|间|里|内|来|[^,。?]{0,16}(?:合计|合起来|合着|一共|总共|加|拢共|累计|总计))|各年|逐年|历年|年年|每年(?:的|都)?加"
)
# By how much one thing is more than another, or a figure was moved: without a word that also asks for one figure alone
# (要建几家, 便宜几分), since these words compare even where nothing else says that two things are meant.
DIFFER = _any(
    r"(?:比|较|跟|和|与|同).{1,30}(?<![至最])[多少高低长短快慢早晚重宽大小严强][^,。?;]{0,4}(?:几|多少|一截)",
    "(?<![至最])[多高低少长短贵重](?:多少|多长|多大)",
    "(?:降|缩短|延长|放宽|提高|提前|推迟|减|(?<!新)增加?|升|涨)(?:了|到|出|下来)?(?:多少|几)(?:年|个月|天|岁|个(?![百千]?亿级)|元|倍|%)",
    rf"{HIGHEST}.{{0,16}}{LOWEST}.{{0,16}}[差多高大长]",
    BEATS_BY,
)
# Which of several is more, or how far apart they are.
WHICH = _any(
    CUES["which"].pattern,
    "相?(?:差|距|隔)[^,。?;]{0,6}(?:几|多少|多大)",
    "which (?:is|one|of|will)[^?]*(?:more|higher|larger|greater|longer|stricter)",
)
BACKWARD = re.compile(r"倒推|推算|反推|原来|原先|此前|之前|上年|去年")
SAME = _any(
    "同一|一样(?!高|多|大)|相同|是不是一|一回事|有何|不同|区别|差别|用词|各是(?:多少|什么)|数字各",
    "differ(?!ence)|the same",
)
COMPARE_ONLY = _any("差|比[^,。?例重率]|更|哪|谁", "differ|higher|more")
# Whether a share reaches what the question says: 过半了没, 有两成吗.
REACHES = re.compile(
    r"(?:超?过|到|够|有|足|达)[^,。?]{0,14}(?:成|半|分之|%)[^,。?]{0,3}(?:没|吗|不)|[两二三四五六七八九一]成了?(?:没|吗)"
)
# Two sides of what is granted: the rate and the cap.
RATE, CEILING = "比例|几个点|百分点|标准|每[^,。?]{1,3}差|几毛|几分", "封顶|上限|最高|顶格|限额"
ASPECTS = re.compile(rf"(?:{RATE}).*(?:{CEILING})|(?:{CEILING}).*(?:{RATE})")
HELD = re.compile(
    r"[拿领享]满|满期|[拿领][足够]|(?:拿|领|干|满|享受)(?:够|足|满)?[两二三四五六2-9](?:年|个月)"
)  # for so many years: no figure of one alone
# What is left of a whole, or what is still to come up to it.
REST = re.compile(
    r"刨(?:掉|去|除|开)|扣(?:掉|除|去)|除(?:去|掉|开)|去掉|撇开|抛开|剩|其余|余下|没到位|减掉|减去|之外(?:还|的)|以外(?:还|的)|"
    r"还(?:得|要|需|须|差|该)?(?:再)?(?:建|做|完成|开|培育|新增|办|诊断|添|补|认定|创建)|left over|remaining|the rest"
)
# Several that earlier turns named one by one.
PLURAL = re.compile(r",[^,]*(?:[两三四]者|[两三四](?:个|项|样|笔|档)|它们|相减|相加|加总)[^,]*$")

AT_LEAST = re.compile(r"至少|最少|最多|至多")  # asks for a bound: 至少多少 compares nothing
OPEN = re.compile(r"哪几(?:个?[档类级坎]|档次)[^,。?]*(?:,|各|每|分别)")  # every one of a series is wanted
# A share that a plan sets: 占比要稳住在多少 looks a figure up.
LEVEL_WANTED = re.compile(
    r"(?:占比|比重|比例|份额)(?:要|得|须|应)?(?:稳|保持|维持|守|达|做|提|升)[^,。?]{0,6}(?:多少|几|百分之几)"
)
# A firm that tells its figures and asks whether they will do wants a verdict.
OWN_AND_WHETHER = re.compile(
    r"\b(?:we|our|my)\b.*\d.*\b(?:does|do|can|could|is|are|would|will) [^.?]*\?\s*$", re.IGNORECASE
)
# Any of these alone wants figures compared, computed with or counted.
ENOUGH = (
    COMPARE, SPREAD, ALL_OF_THEM, REST, ADDED, DIFFER, WHICH, EXTREMES, REACHES, YEARS_ON, PRODUCT,
    re.compile("隔着|摞|拼一?[起块]|之比|几比一|加总|相[加减]|叠加|占几成|用词差|倒推|反推|拿满|领满|拿足"),
)  # fmt: skip


def looks_up(question: str) -> bool:
    """Whether a verdict is wanted, or every one of a series, whatever else is said."""
    return bool(OWN_AND_WHETHER.search(question) or OPEN.search(question))


def says_computed(question: str) -> bool:
    """Whether a question in plain wording has words of computing, whatever it names.

    >>> says_computed("甲比乙多几家"), says_computed("至少多少家"), says_computed("占比要稳住在多少")
    (True, False, False)
    """
    question = AT_LEAST.sub("", LEVEL_WANTED.sub(" ", question))
    if any(cue.search(question) for cue in ENOUGH):
        return True
    joined = bool(CONNECTORS.search(question))
    summed = bool(SUM.search(question)) and (joined or bool(OVER_YEARS.search(question)))
    return summed or (joined and bool(ORDER.search(question))) or ("占" in question and bool(SHARE.search(question)))


def compares_things(question: str) -> bool:
    """Whether a question in plain wording asks by how much one of two things that it names is more than the other."""
    comparands = find_comparands(question)
    more = DIFFER.search(question) or WHICH.search(question) or RATIO.search(question)
    other = SUM.search(question) or OFFSET.search(question) or PRODUCT.search(question) or SAME.search(question)
    return bool(more and not other and comparands.tied and len(comparands.names) == 2)


def weighs_share(question: str) -> bool:
    """Whether a question holds a share of the document's own figures against a percentage of its own."""
    return bool(REACHES.search(question) and re.search(r"占|总数|全部|当中|里头?", question))
