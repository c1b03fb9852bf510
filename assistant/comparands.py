"""Comparands: the things that a comparing question names, what they share, and the kind of figure that is wanted of them.

question = topic, name joint name …, kind? comparing words?     甲类企业,乙和丙的奖励差多少 → (乙, 丙的奖励), 甲类企业, money
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.comparing_en import find_pair
from assistant.focus import bare

LISTED = re.compile(r"[(（](?P<items>[^()（）]*[、,，][^()（）]*)[)）]")
BOTH = re.compile(r"(?:这|那)?(?:两|三|四|五|几|2|3|4)(?:个|项|档|类|种|样|者|笔|块|条|批|组|数)")
CUT = re.compile(
    r"加起来|加(一|到一|在一)?[块起]儿?|加(总|在一起)|合计(起来)?|合起来|拼(在)?一[起块]|摞(在)?(一起|起来)|凑(在)?一[起块]|总和|之和|一共|总共|总计|相加|相减|"
    r"那(?:批|块|笔账?|部分)|倒推|反推|推算|从[高大多低小少][^,。?]{0,4}到[^,。?]{0,2}[高大多低小少]|排(?:一?下|个?[序队名])|相?差(?:了)?(?:多少|几|多大)?(?:个?百?分?点|家|户|项|倍)?|之间|隔着|一大?截|(?:高|多|少|低|快|大|慢|猛)[给奖补发领拿返贴]?(?:出|了)?(?:多少|几)|更?(?:高|多|低|少|大|小|快)(?=[?,。吗呢些]|$)|"
    r"哪(?:个|家|项|边|条|种|类|样|头|笔|档|一?个|者)|谁|各自?(?![市县区级地类])(?:能|可以?|要|是|有|得)?|分别(?:能|可以?|要|是|有|得)?|[几两二三四]个?(?=[?,。])|百分之(?:几|多少)|几成|多大比例|(?:多少|几)(?:个(?:百分)?点|个|家|项|户|条|场|名|点|倍)?|几比一|"
    r"how (?:many|much)(?: more| higher| larger)?|percentage points?|\b(?:the )?totals?\b|\bcombine\b|\badd\b|by|what is|which is|which|in total|combined|altogether|"
    r"difference|between|compare[ds]?|sum|ratio|times as (?:many|much|large)|set|higher|larger|greater|than|the|targets?",
    re.IGNORECASE,
)  # fmt: skip
CONNECTORS = re.compile(
    r"[,。?;、:!+]|和|与|跟|同(?![比样一])|及|以及|还是|加上|(?<![增追附参施添])加(?!起来|总|在一|一?块)|叠加|减去|除以|乘以?|对比|相比|(?<![占之对同环])比(?!例|重|率|值)|较|占(?!比)|只?是(?=.{2,}(?:部分|倍))|的(?=多少倍|几倍)|摊(?:到|下)|"
    r"\b(?:and|versus|vs|or|to|plus|minus)\b",
    re.IGNORECASE,
)  # fmt: skip
TIMES_OF = re.compile(
    r"(?:[,;]\s*)?(?:大概|大约|约|只)?(?:是|相当于)(?=[^,。?]{2,}(?:倍|几分之几))|[,;]?\s*[抵顶]得?上几[家个项次艘台户人座条]"
)

COUNTS = re.compile(r"的?(?:条数|数量|数目|门类数?|个数|家数|户数|总数|(?<=新增)数(?!字|据))")
# What joins two of the things that are compared; any other cut only ends a phrase.
JOINERS = re.compile(
    r"(?P<joint>、|\+|以及|还有|外加|还是|加上|减去|除以|对比|相比|和|与|跟|同(?![比样一])|及|(?<![增追附参施添])加(?!起来|总|在一|一?块)|乘以?|(?<![占之对同环])比(?!例|重|率|值)|较|升(?:成|为|到)|晋升?(?:为|到|成)?|换成|"
    r"\b(?:and|versus|vs|or|plus|minus|than)\b)",
    re.IGNORECASE,
)

# What joins a part and its whole, a number and what it is a multiple of, a sum and what it is spread over.
WEAKER = re.compile(r"(?:数量)?(?:大概|大约|约|只|仅)?(?:占(?!比)|是(?=[^,。?]{2,}部分)|除以|摊(?:到|下))")
SIDES = re.compile(
    r"一(?:边|个|头|方面?|类|种)是?(?P<left>[^,。?;]{2,}?)[,;]\s*(?:另)?一(?:边|个|头|方面?|类|种)是?(?P<right>[^,。?;]{2,})"
)

REACHED = re.compile(r"^(?:超过|达到|不到|低于|高于|占到?|够)")  # the verb of a share is no part of its whole's name
RATE = re.compile(
    r"(?:每(?:个)?(?:年|月|天|日|人|家|户|次|亩|吨)|一(?:年|个月|天))(?:能|要|可以)?$"
)  # no part of a name
OPENS = re.compile(
    r"\s*[,;]\s*(?=(?:比(?!例|重|率|值)|较|跟|和|与|还是|同(?![比样一])|(?:数量)?(?:大概|大约|约|只|仅)?占(?!比)))"
)  # 甲,比乙多: the comma ends no thing
TAIL = re.compile(r"(?:每月|每年|一年|一天|能|要|可以|得|再|还)*(?:多|少|快|高)(?:[给审奖补领发返贴拿花交付出]|安排)?$")
HEAD = re.compile(r"^(?:把|将|拿|按|照|那么?|请问|同样是?|一样|看看|算算|如果|假如|要是|就)+")


@dataclass(frozen=True, slots=True)
class Comparands:
    names: tuple[str, ...]
    shared: str  # what the question says of all of them
    tied: bool = True  # joined by a word of comparing; else they are only the question's phrases


# The kind of figure that is wanted, told by its unit or else by the last noun that names one.
UNITS_WANTED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("percent", re.compile(r"几个?(?:百分)?点|多少个?(?:百分)?点|percentage points?")),
    (
        "duration",
        re.compile(
            r"(?:几|多少)(?:年|个月|天|个?工作日|个?小时)|多久|多长时间|how (?:many (?:days|months|years)|long)"
        ),
    ),
    (
        "money",
        re.compile(
            r"几个钱|[几多][十百千万亿少]*(?:块|元|万元|亿元|个亿|钱)|几[十百千万亿]+(?=[?,。]|$)|how much money|yuan|rmb"
        ),
    ),
)
NOUNS_WANTED: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "percent",
        re.compile(r"比例|占比|比重|份额|增速|增幅|涨幅|增长率|覆盖率|普及率|利率|返还率|growth|rates?\b|shares?\b"),
    ),
    ("duration", re.compile(r"期限|时限|年限|周期|工期|有效期|几天")),
    (
        "granted",
        re.compile(
            r"奖励|奖补|奖金|奖得|[多少]奖|[多少]补|补贴|补助|资助|额度|顶格|(?<!比例)(?<!率)(?:上限|封顶)|的[\u4e00-\u9fff]{0,3}奖(?=[,。?、]|$)|rewards?|subsid|bonus"
        ),
    ),
    ("money", re.compile(r"(?<![励助贴补])金额|经费|贷款|罚款|罚得")),
    ("count", re.compile(r"数量|个数|家数|户数|数目|名额|目标数|几家|几个|多少家|多少个|人数")),
)


def kind_wanted(question: str) -> str:
    """The unit group of the figures that the question compares, "count" for things, "granted" for money that is
    given, or "" where it names none.

    >>> kind_wanted("甲和乙的奖励差多少"), kind_wanted("甲和乙的补助比例差多少")
    ('granted', 'percent')
    """
    question = TIMES_OF.sub("比", question)
    last = max(
        ((m.end(), kind) for kind, pattern in NOUNS_WANTED for m in pattern.finditer(question)), default=(0, "")
    )[1]
    unit = next((kind for kind, pattern in UNITS_WANTED if pattern.search(question)), "")
    return last if not unit or (unit, last) == ("money", "granted") else unit


def find_comparands(question: str) -> Comparands:
    """The things that joints tie together, in the question's order, with all its other words; or every phrase of it.

    >>> find_comparands("创业贷款,企业的额度比个人高多少")
    Comparands(names=('企业的额度', '个人'), shared='创业贷款', tied=True)
    """
    named, shared = phrases(question)
    if LISTED.search(question):
        return Comparands(named, shared)
    if pair := find_pair(question):
        rest = question
        for name in pair:
            rest = rest.replace(name, " ", 1)
        return Comparands(pair, CUT.sub(" ", rest))
    if sides := SIDES.search(question):
        rest = CUT.sub(" ", question[: sides.start()] + " " + question[sides.end() :])
        return Comparands((sides["left"], sides["right"]), rest)
    question = re.sub(r"\bthe\b", " ", question)
    rest = OPENS.sub("", CUT.sub(" , ", COUNTS.sub(" ", BOTH.sub(" , ", TIMES_OF.sub("比", question)))))
    segments = re.split(r"[,。?;:!]", rest)
    for joint in (JOINERS, WEAKER):
        tied: tuple[str, ...] = ()
        others: list[str] = []
        for segment in segments:
            parts = [_name(part) for part in _pieces(joint, segment)]
            parts = [part for part in parts if _names(part)]
            if len(parts) > 1 and not tied:
                tied = tuple(parts)
            else:
                others += parts
        if tied:
            return Comparands(tied, " ".join(others))
    return Comparands(named, shared, False)


def _pieces(joint: re.Pattern[str], segment: str) -> list[str]:
    if joint is WEAKER:
        return joint.split(segment)
    return joint.split(segment)[::2]


def _name(part: str) -> str:
    part = HEAD.sub("", REACHED.sub("", part.strip(" 的'\"")))
    return TAIL.sub("", RATE.sub("", part)) or part


def phrases(question: str) -> tuple[tuple[str, ...], str]:
    """The parts of a comparing question that name things, and what they share.

    >>> phrases("出口增速和进口增速差多少")
    (('出口增速', '进口增速'), '')
    >>> phrases("出口和进口两个增速之间差多少")
    (('出口', '进口'), '增速')
    """
    if listed := LISTED.search(question):
        items = tuple(part.strip() for part in re.split(r"[、,，和]", listed["items"]) if _names(part))
        if len(items) > 1:
            return items, CUT.sub(" ", question[: listed.start()] + " " + question[listed.end() :])
    rest = CUT.sub(" , ", TIMES_OF.sub(",", question))
    shared = ""
    both = BOTH.search(rest)
    if both and len([p for p in CONNECTORS.split(rest[: both.start()]) if _names(p)]) > 1:
        shared = re.split(r"[,。?]", rest[both.end() :])[0].strip()
        rest = rest[: both.start()] + " , " + rest[both.end() + len(shared) + 1 :]
    parts = [part.strip(" 的'\"") for part in CONNECTORS.split(rest) if part]
    parts = [REACHED.sub("", part) for part in parts]
    return tuple(part for part in parts if _names(part)), shared


def _names(part: str | None) -> bool:
    return bool(part) and len(re.findall(r"[\u3400-\u9fffA-Za-z0-9]", bare(part or ""))) >= 2
