"""Claims: what a person's words say of a category, and which words."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answers import Result
from assistant.categories import Category
from assistant.denying import MARK, status_of
from assistant.describing import judge_description
from assistant.families import BY_NAME, Value
from assistant.likeness import NOTHING_ORDINARY, Ordinary, pairs_of
from assistant.members import judge_beginning
from assistant.sizes import judge_size
from assistant.standings import judge_class, judge_grade
from assistant.stating import stated, whole_verbs

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
SELF = re.compile(
    rf"(?:(?:我们?|咱们?|本公司|俺们?)?(?:是|做|搞|开|从事|经营)(?:的是)?(?:一?家|个)?[^，,。；;？?]{{0,6}}?|^(?:一家|我们?|本)?)(?:{SAID_TRADES['other'].pattern})[^，,。；;？?厂]{{0,6}}(?:[，,。；;]|$)",
    re.IGNORECASE,
)
NOT_TRADE = re.compile(r"(?:不是|并非|不属于|没有|不搞|不做|没)[^，,。；;？?！!]{0,8}")
SAID_LEVEL = re.compile(r"国家|全国|省|市(?!场)|县|区")
HOLDS = r"(?:领着|在领|正领|已领|领了|领取了|拿着|拿了|已经?享受|享受着|享受了|也享受|在享受|领取)[^，,。；;？?]{0,6}"


def judge_category(
    category: Category, said: str, barred: bool = False, ordinary: Ordinary = NOTHING_ORDINARY
) -> tuple[Result | None, str]:
    """What the person's words say of the category, and which words: None where they say nothing of it.

    `barred` is one that shuts people out: of a list of such things the beginning of one is enough (二手 of 二手农机),
    and `ordinary` words, which everybody says who asks, are not.
    """
    if category.kind == "exclusion":
        held = re.search(HOLDS + re.escape(category.word), said)
        return ("fails", held[0]) if held else (None, "")
    own = stated(whole_verbs(said))
    if category.kind == "class":
        return judge_class(category, said)
    if category.kind == "size":
        return judge_size(category, own)
    if category.kind == "trade":
        return _judge_trade(category, own)
    if category.kind == "open":
        return (judge_beginning(category, own) if barred else None) or judge_description(
            category, own, barred, ordinary
        )
    if category.family == "grade":
        return judge_grade(category, own)
    return _judge_family(category, own)


def _judge_trade(category: Category, said: str) -> tuple[Result | None, str]:
    if category.word not in TRADES:
        return None, ""
    said = NOT_TRADE.sub(" ", said)
    industry, other = SAID_TRADES["industry"].search(said), SAID_TRADES["other"].search(said)
    if other and (not industry or SELF.search(said)):
        return "fails", other[0]  # 我们是商贸公司, whatever output it tells of
    return ("meets", industry[0]) if industry else (None, "")


def _judge_family(category: Category, said: str) -> tuple[Result | None, str]:
    if category.word == "本地":
        said = _of_here(category, said)
    family = BY_NAME[category.family]
    results: list[tuple[Result, str]] = []
    for value in family.values:
        if value.name in (category.word, *category.also):
            results += _claims(value, category, said)
    for wanted in ("fails", "meets", "unknown"):
        for result, word in reversed(results):
            if result == wanted:
                return (result, word) if not category.negative else (_turned(result), word)
    if family.exclusive:
        for value in family.values:
            if value.name not in (category.word, *category.also):
                for result, word in _claims(value, replace(category, levels=()), said):
                    if result == "meets":
                        return ("fails" if not category.negative else "meets"), word
    return None, ""


ELSEWHERE = re.compile(r"外(?:省|地|市|县)|邻(?:省|市|县)|别的?(?:省|市|地方)|隔壁|国外|境外")
FROM_THERE = re.compile(
    r"(?:是|在|来自|属于|注册在|位于|户口在?)[^，。；？?]{0,6}(?:外|邻|别|隔壁|国外|境外)|^(?:我们?|咱们?|公司|企业)?(?:是|属于)?(?:一?家)?外(?:省|地|市)(?:的)?(?:企业|公司|人|户口|单位)"
)


def _of_here(category: Category, said: str) -> str:
    """What was said without clauses that name another place for another thing: 把邻省一家同行买下来."""
    does = pairs_of(category.printed)
    kept = []
    for clause in re.split(r"(?<=[，,。；;？?！!\n])", said):
        elsewhere = ELSEWHERE.search(clause) and not FROM_THERE.search(clause) and not (does & pairs_of(clause))
        kept.append("　" * len(clause) if elsewhere else clause)
    return "".join(kept)


def _turned(result: Result) -> Result:
    turned: dict[Result, Result] = {"meets": "fails", "fails": "meets", "unknown": "unknown"}
    return turned[result]


def _claims(value: Value, category: Category, said: str) -> list[tuple[Result, str]]:
    found: list[tuple[Result, str]] = []
    if value.denied_pattern is not None:
        found += [("fails", m[0]) for m in value.denied_pattern.finditer(said)]
        if found:
            return found
    for match in value.said_pattern.finditer(said):
        result = status_of(said, match)
        if result == "meets" and category.levels:
            level = _said_level(said, match)
            if level and level not in {w.replace("全国", "国家") for w in category.levels}:
                result = "fails"
        found.append((result, match[0]))
    return found


def _said_level(said: str, match: re.Match[str]) -> str | None:
    begin = max((m.end() for m in MARK.finditer(said, 0, match.start())), default=0)
    levels = SAID_LEVEL.findall(said[max(begin, match.start() - 8) : match.start()])
    return levels[-1].replace("全国", "国家") if levels else None
