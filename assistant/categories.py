"""Categories: what a firm or a person is (size class, status, trade), in a document and in what people say.

A category that decides and was not stated is unknown: it is asked for, never supposed. The trade alone is
taken from talk of factories and output.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.answers import Result

Kind = Literal["size", "status", "trade", "exclusion"]

# wording in documents → size class
SIZES: dict[str, str] = {
    "规模以上": "above", "规上": "above", "规模以下": "below", "规下": "below", "小微": "small", "小型微型": "small",
    "中小微": "medium or small", "中小": "medium or small", "大中型": "large or medium", "大型": "large", "微型": "small", "中型": "medium",
}  # fmt: skip
# how people say it; the negative wordings are tried first
SAID_SIZES: tuple[tuple[str, str], ...] = (
    (r"规下|规模以下|没上规|未上规|没有上规|还没升规|未升规|没升规|没入规|未入规|没入统|没纳统|未纳统|不是规上|不是规模以上|非规上|不算规上|below (?:the )?designated", "below"),
    (r"规上|规模以上|上了规|已上规|已经上规|升规了|入了规|入规|已纳统|above (?:the )?designated", "above"),
    (r"(?<!大)中型|medium-sized", "medium"),
    (r"中小微|中小企业|中小型|\bSMEs?\b", "medium or small"),
    (r"小微|小企业|小厂|小工厂|小作坊|小公司|微型企业|小型企业|作坊|个体户|small|micro", "small"),
    (r"大型|大企业|大厂|大集团|特大|large", "large"),
)  # fmt: skip
# size class that the document asks for → (said that meets, said that fails)
SIZE_TESTS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "above": (frozenset({"above"}), frozenset({"below"})),
    "below": (frozenset({"below"}), frozenset({"above"})),
    "small": (frozenset({"small"}), frozenset({"medium", "large"})),
    "medium or small": (frozenset({"small", "medium", "medium or small"}), frozenset({"large"})),
    "medium": (frozenset({"medium"}), frozenset({"small", "large"})),
    "large or medium": (frozenset({"large", "medium"}), frozenset({"small"})),
    "large": (frozenset({"large"}), frozenset({"small", "medium", "medium or small"})),
}

# Status words of official language that decide whether one is meant; each with the ways people say it.
STATUS: dict[str, str] = {
    "优质": r"优质|质量好|质量过硬|品质好|质量上乘|high-quality|good[- ]quality|\bquality (?:small|micro|firm|business|company|enterprise)", "优秀": r"优秀", "龙头": r"龙头", "骨干": r"骨干", "链主": r"链主", "困难": r"困难",
    "高新技术企业": r"高新技术企业|高企|高新企业", "科技型": r"科技型", "专精特新": r"专精特新", "小巨人": r"小巨人",
    "单项冠军": r"单项冠军", "独角兽": r"独角兽", "瞪羚": r"瞪羚", "上市": r"上市", "首次": r"首次|first time|第一次|头一回|头一次",
    "首套": r"首套|头一套|第一套房", "独生子女": r"独生子女|独生子|独生女|独子|独女|独苗|only child", "参保": r"参保|缴了?社保|交了?社保|缴了?失业保险|交了?失业保险",
    "不裁员或少裁员": r"没裁|不裁|未裁|少裁|零裁员|没有裁", "失业": r"失业(?!保险|金|率|登记)|下岗|没工作|待业|无业|没找到工作|丢了工作|unemployed|laid[- ]off|jobless", "残疾": r"残疾|disab", "低保": r"低保",
    "零就业家庭": r"零就业", "应届": r"应届", "高校毕业生": r"毕业生|graduate", "退役军人": r"退役|退伍", "外资": r"外资|外商", "国有": r"国有|国企",
    "民营": r"民营|私营|私企", "博士": r"博士", "硕士": r"硕士|研究生", "本科": r"本科", "高级职称": r"高级职称|正高|副高", "中级职称": r"中级职称", "淘汰类": r"淘汰类|淘汰目录|phase-?out|phased[- ]out|obsolete", "限制类": r"限制类|restricted",
    "鼓励类": r"鼓励类|encouraged", "一线": r"一线|frontline|front-line", "三级": r"三级|三甲",
}  # fmt: skip
CLASS_WORD = re.compile(r"(?:淘汰|限制|鼓励|禁止|甲|乙|丙|[ABCD])类(?!别|型|推)")

TRADES = {"工业": "industry", "制造业": "industry", "制造": "industry"}
SAID_TRADES = {
    "industry": re.compile(
        r"工业|工厂|制造|生产线|车间|产值|厂|投产|加工|设备|装置|化工|钢|机械|纺织|阀门|轴承|零部件|产能|factory|plant|manufactur|industr",
        re.IGNORECASE,
    ),
    "other": re.compile(
        r"餐饮|餐馆|饭店|酒店|民宿|零售|商贸|贸易公司|批发|超市|物流|房地产|中介|电商公司|旅行社|旅游公司|养殖|种植|农场|合作社|"
        r"培训机构|广告公司|理发|服务业|律所|诊所|restaurant|hotel|retail|logistics|real estate|farm",
        re.IGNORECASE,
    ),
}

DENIED_BEFORE = re.compile(
    r"(?:不是|不属于|算不上|不算|非|没评上|没评|没被评为|没认定|未认定|没有|没拿到|够不上|不在|并非|尚未|未被|没)(?:个|什么|被|认定为?|评为?|过)*$|\b(?:not|never|no|isn't|aren't)(?: an?| the| yet)?\s*$",
    re.IGNORECASE,
)
ASKED_BEFORE = re.compile(r"(?:是否|是不是|算不算|属不属于|有没有|是否属于|算不算是)(?:个)?$")
MARK = re.compile(r"[，,。；;！!？?、\n]")
UNSURE_HERE = re.compile(
    r"说不准|不知道|不清楚|不确定|拿不准|吃不准|搞不清|弄不清|没认定|还没定|待定|不好说|没说|not sure|unclear|don't know"
)

SIZE = re.compile("|".join(sorted(SIZES, key=len, reverse=True)))
# 失业保险 is no status of the insured
STATUS_WORD = re.compile(
    rf"(?:{'|'.join(sorted((re.escape(w) for w in STATUS), key=len, reverse=True))})(?!保险|保障|金|率|登记)"
)
TRADE = re.compile(r"(?:工业|制造业)(?=企业)")
HOLDER = re.compile(r"企业|人才|人员|职工|项目|单位|装置|家庭|机构|劳动者|青年|医院|公司|工厂|纳税人|住房")


@dataclass(frozen=True, slots=True)
class Category:
    """A word of the document that says who or what is meant; `also` are alternatives that the document joins by 和 or 或."""

    kind: Kind
    word: str
    start: int
    end: int
    also: tuple[str, ...] = ()


def find_categories(text: str, start: int, end: int) -> tuple[Category, ...]:
    """The categories that a clause asks for: words that describe the firms or people whom it names."""
    part = text[start:end]
    if not HOLDER.search(part):
        return ()
    found: list[Category] = []
    sizes = [m for m in SIZE.finditer(part) if HOLDER.search(part[m.end() : m.end() + 14])]
    if sizes:
        first = sizes[0]
        found.append(
            Category("size", first[0], start + first.start(), start + first.end(), tuple(m[0] for m in sizes[1:]))
        )
    for match in (*STATUS_WORD.finditer(part), *CLASS_WORD.finditer(part)):
        if HOLDER.search(part[match.end() : match.end() + 16]) or match[0] == "独生子女" or match[0].endswith("企业"):
            found.append(Category("status", match[0], start + match.start(), start + match.end()))
    trade = TRADE.search(part)
    if trade:
        found.append(Category("trade", trade[0], start + trade.start(), start + trade.end()))
    return tuple(found)


EXCLUSION = re.compile(
    r"(?:不可|不得|不能|不再)(?:同时|重复)?(?:领取|享受|申领|申请|申报)(?P<what>[^，,；;。、]{2,14})"
)
HOLDS = r"(?:领着|在领|正领|已领|领了|领取了|拿着|拿了|已经?享受|享受着|享受了|也享受|在享受|领取)[^，,。；;？?]{0,6}"


def find_exclusions(text: str, start: int, end: int) -> tuple[Category, ...]:
    """What nobody may have besides: 不可同时领取…"""
    return tuple(Category("exclusion", m["what"], m.start(), m.end()) for m in EXCLUSION.finditer(text, start, end))


def judge_category(category: Category, said: str) -> tuple[Result | None, str]:
    """What the person's words say of the category, and which words: None where they say nothing of it."""
    if category.kind == "size":
        return _judge_size(category, said)
    if category.kind == "trade":
        return _judge_trade(said)
    if category.kind == "exclusion":
        held = re.search(HOLDS + re.escape(category.word), said)
        return ("fails", held[0]) if held else (None, "")
    wording = STATUS.get(category.word, re.escape(category.word))
    results = [(_status(said, match), match[0]) for match in re.finditer(wording, said, re.IGNORECASE)]
    for wanted in ("unknown", "fails", "meets"):
        for result, word in reversed(results):
            if result == wanted:
                return result, word
    return None, ""


def said_size(said: str) -> tuple[str, str] | None:
    """(size class, words) that the person gives, or None.

    >>> said_size("我们还没上规")
    ('below', '没上规')
    """
    for pattern, size in SAID_SIZES:
        match = re.search(pattern, said, re.IGNORECASE)
        if match and not re.search(r"想|要|争取|打算|能不能$", said[max(0, match.start() - 2) : match.start()]):
            return size, match[0]
    return None


def _judge_size(category: Category, said: str) -> tuple[Result | None, str]:
    stated = said_size(said)
    if stated is None:
        return None, ""
    size, word = stated
    results = [_size(SIZES[w], size) for w in (category.word, *category.also)]
    if "meets" in results:
        return "meets", word
    return ("fails" if all(r == "fails" for r in results) else "unknown"), word


def _size(wanted: str, size: str) -> Result:
    meets, fails = SIZE_TESTS[wanted]
    return "meets" if size in meets else "fails" if size in fails else "unknown"


def _judge_trade(said: str) -> tuple[Result | None, str]:
    industry, other = SAID_TRADES["industry"].search(said), SAID_TRADES["other"].search(said)
    if other and not industry:
        return "fails", other[0]
    return ("meets", industry[0]) if industry else (None, "")


def _status(said: str, match: re.Match[str]) -> Result:
    marks = [m.end() for m in MARK.finditer(said, 0, match.start())]
    begin = marks[-1] if marks else 0
    following = MARK.search(said, match.end())
    clause = said[begin : following.start() if following else len(said)]
    before = said[begin : match.start()]
    if ASKED_BEFORE.search(before) or UNSURE_HERE.search(clause):
        return "unknown"
    return "fails" if DENIED_BEFORE.search(before) else "meets"
