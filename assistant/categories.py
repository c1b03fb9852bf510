"""Categories: what a firm or a person is (size class, status, trade), in a document and in what people say.

A category that decides and was not stated is unknown: it is asked for, never supposed. The trade alone is
taken from talk of factories and output.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from assistant.families import FAMILIES, Family, Value
from index.numerals import any_of, words

Kind = Literal["size", "trade", "exclusion", "family", "open", "class"]

# wording in documents → size class
SIZES: dict[str, str] = {
    "规模以上": "above", "规上": "above", "规模以下": "below", "规下": "below", "小微": "small", "小型微型": "small",
    "限额以上": "enrolled", "限上": "enrolled",
    "中小微": "medium or small", "中小": "medium or small", "大中型": "large or medium", "大型": "large", "微型": "small", "中型": "medium",
}  # fmt: skip


STATUS: dict[str, str] = {value.name: value.said for family in FAMILIES for value in family.values}
"""Names that `--set` knows, each with the ways people say it."""


SIZE = re.compile(any_of(SIZES))
HOLDER = re.compile(r"企业|人才|人员|职工|项目|单位|装置|家庭|机构|劳动者|青年|医院|公司|工厂|纳税人|住房")
UNHELD = re.compile(
    r"非$|(?<!是否)(?:未|尚未|没有|未能)(?:依法|按规定|及时)?(?:取得|获得|办理|通过)?$"
)  # 未取得证书的, 未备案的
ENTERED = re.compile(r"的?(?:统计|名录|库)")  # 首次纳入限额以上统计的企业: what one becomes
OWED = re.compile(
    r"(?:吊销|注销|撤销|收回|欠缴?|拖欠|未(?:按[^，；]{1,6})?缴纳?|漏缴|逃缴|骗取|套取|虚报|冒领)[^，,；;。]{0,14}$"
)
CLASS = re.compile(r"(?P<classes>[A-F](?:、[A-F])*)类(?!别|型|推)")
LEVEL = r"(?:国家|全国|省|市|县|区)级?"
LEVELS = re.compile(rf"(?P<levels>{LEVEL}(?:[、和或及]{LEVEL})*)(?P<up>及?以上)?[^，。；、级]{{0,8}}$")
RANKED = ("县", "区", "市", "省", "国家")  # from low to high

# Words that every provision uses and that tell nothing of the one who asks.
GENERIC = re.compile(
    r"^(?:的|(?:补贴|补助|奖励|资助|救助|支持|申报)对象(?:为|是|包括)|属于|企业(?=与|在|经|按|将|被|为|由)|对于?|凡是?|将|把|为|向|给|在(?!岗|职|校|库|册|建|研|编|线|读)|由|以|、|按|经|且|并(?!购|网|轨|列)且?|同时|或者?|以及|其中|其(?![他它余])|该|与|和|及(?!时)|新(?!材料|能源|型|产品|增|建|技术|兴|药|一代|设)|已|均|都|再|应当?|须|必须|需|如|若)+|"
    r"(?:[、，]|的(?:工业|制造业|农业|服务业|建筑业)?|范围(?:内)?|情形|等|者|时|后|前提下|情况下|之日起|自)+$"
)
EMPTY = frozenset(
    words(
        "企业 单位 机构 项目 个人 人员 主体 申请 申报 申请的企业 申报企业 申报单位 项目单位 条件 要求 标准 规定 情形 符合条件 符合规定 符合下列 符合 具备 满足 有下列情形之一 下列情形 "
        "上年度 当年 年度 本年度 实施 招用 企业招用 吸纳 支持 鼓励 一次性 同一企业 同一 为其 与其 期限 每年 春节期间 奖励 补助 补贴 资金 政策 实现 获得 取得 建设 开展 参加 从事 购置 给予 的企业 的项目 的单位 "
        "当年达到 达到 企业当年达到 企业实施 上述 其他 认定 评定 获评 获批 经认定 省 市 省级 市级 国家级 总 首次 申请专项资金 专项资金 申请补助 申请奖励 享受 实施节能改造 项目符合 企业参加 有条件 条件成熟"
    )
)
# What says nothing by itself: levels, acts of naming, years, marks.
NOTHING = re.compile(
    r"国家级?|全国|省级?|市级?|县级?|级|以上|认定|获评|评定|获批|获得|取得|新|首次|经|被|的|[、，“”（）()]|对|企业|单位|项目|机构|20\d\d年?度?|[上当本]?年度?|近|最近|\d+|[年月日内]|同一|申报|申请|其他?|引进|招用|购置|实施|开展|建设|参加|从事|购买|进行|完成|使用|租用|自用"
)
NAMED_COUNT = re.compile(
    r"^[一二两三四五六七八九十]{1,2}(?:条|项|种|个|大|类|款)(?=[\u4e00-\u9fff]{3})"
)  # 四条重点产业链: the document's own
NEGATIVE = re.compile(
    r"未(?!来)|(?<!之)不(?!低于|少于|超过|高于|足|满|大于|小于|得)|无(?!形|线|人机|尘|菌|纺)|没有|尚未|非(?!遗|常|公|法|凡)"
)
DANGLING = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:无|未|不|没有|不存在|不得)$"
)  # what is denied stands behind, and is a test of its own
HAN = re.compile(r"[\u3400-\u9fff]+|[A-Za-z&]+")


@dataclass(frozen=True, slots=True)
class Category:
    """A word of the document that says who or what is meant; `also` are alternatives that the document joins by 和 or 或.

    A `class` is one that the document itself names; its `levels` are the names of all of them.
    `family` has `word` among its values; `levels` are the levels of an honour that count; a `negative` one must
    not hold; a `soft` one is taken for granted until it is denied.
    """

    kind: Kind
    word: str
    start: int
    end: int
    also: tuple[str, ...] = ()
    family: str = ""
    levels: tuple[str, ...] = ()
    negative: bool = False
    soft: bool = False
    printed: str = ""  # of a place, with what is done there: 在我市生产

    @property
    def presumed(self) -> bool:
        """Whether it holds of everybody who asks, so that to have said it tells nothing: 本市."""
        return self.soft and self.kind != "open"


DESCRIBING = frozenset({"honour", "person", "title", "degree", "ownership", "record", "grade"})


def find_described(text: str, start: int, end: int) -> tuple[Category, ...]:
    """Of a sentence that grants nothing, only the categories that describe whom or what it names: 优质小微企业."""
    found = find_categories(text, start, end)
    sizes = [c for c in found if c.kind == "size"]
    if len(sizes) > 1 and re.fullmatch(r"[、和及与或]|以及", text[sizes[0].end : sizes[1].start]):
        merged = replace(sizes[0], also=tuple(c.word for c in sizes[1:]))
        found = tuple(merged if c is sizes[0] else c for c in found if c not in sizes[1:])
    return tuple(
        c
        for c in found
        if c.kind != "family"
        or (
            c.family in DESCRIBING
            and (HOLDER.search(text[c.start : c.end]) or HOLDER.search(text, c.end, min(end, c.end + 16)))
        )
    )


def find_categories(text: str, start: int, end: int) -> tuple[Category, ...]:
    """The categories that a clause asks for: words of the families, size classes, trades and grades."""
    part = text[start:end]
    quoted = [m.span(1) for m in re.finditer(r"“([^”]*)”", part)]
    found: list[Category] = []
    sizes = [
        m
        for m in SIZE.finditer(part)
        if HOLDER.search(part[m.end() : m.end() + 14]) and not ENTERED.match(part, m.end())
    ]
    for match in sizes:
        found.append(Category("size", match[0], start + match.start(), start + match.end()))
    for family in FAMILIES:
        for value in family.values:
            for match in value.printed_pattern.finditer(part):
                if any(
                    a <= match.start() and match.end() <= b and match.end() - match.start() < b - a for a, b in quoted
                ):
                    continue  # a part of a quoted name is the name of a programme
                if OWED.search(part[: match.start()]):
                    continue  # 欠缴社会保险费 is said by nobody who pays it
                found.append(_of_family(family, value, match, part, start))
    for match in CLASS.finditer(part):
        classes = tuple(match["classes"].split("、"))
        found.append(
            Category(
                "family",
                f"{classes[0]}类",
                start + match.start(),
                start + match.end(),
                tuple(f"{c}类" for c in classes[1:]),
                "grade",
            )
        )
    trade = TRADE.search(part)
    if trade:
        found.append(Category("trade", trade[0], start + trade.start(), start + trade.end(), soft=True))
    return tuple(_longest(found))


DONE_HERE = re.compile(
    r"(?:生产(?:经营)?|注册(?:登记)?|登记(?:注册)?|开展研发|研发|实现产业化|纳税|缴纳税款|购房|投产|经营|办公|设立|工作|就业|居住)(?=的|、|，|并|且|$)"
)
TRADE = re.compile(r"(?:工业|制造业|软件|服务业|建筑业|农业|人力资源服务)(?=企业|机构|项目)")


def _of_family(family: Family, value: Value, match: re.Match[str], part: str, start: int) -> Category:
    levels: tuple[str, ...] = ()
    if family.levels:
        before = LEVELS.search(part[: match.start()].replace(BLANKED, ""))
        if before:
            levels = tuple(re.findall(r"国家|全国|省|市|县|区", before["levels"]))
            if before["up"]:
                levels = RANKED[RANKED.index(levels[-1].replace("全国", "国家")) :]
    negative = UNHELD.search(part, 0, match.start()) is not None and value.name != "未裁员"
    if family.name == "record":
        negative = re.search(r"(?:无|未|没有|不存在)[^，。；]{0,10}$", part[: match.start()]) is not None
        window = re.search(r"近\s*([\d一二两三四五])\s*(?:个)?年", part[: match.start()])
        levels = (window[1],) if window else ()
    soft = family.soft or value.name == "本地"  # who asks here is taken to be from here
    done = DONE_HERE.match(part, match.end()) if value.name == "本地" else None
    end = start + (done.end() if done else match.end())
    return Category(
        "family", value.name, start + match.start(), end, (), family.name, levels, negative, soft,
        part[match.start() : end - start] if value.name == "本地" else "",
    )  # fmt: skip


def _longest(found: list[Category]) -> list[Category]:
    """Without those inside a longer one of the same family, in order; one value once."""
    kept: list[Category] = []
    for category in sorted(found, key=lambda c: (-(c.end - c.start), c.start)):
        inside = any(
            k.start <= category.start
            and category.end <= k.end
            and (k.family == category.family or k.end - k.start > category.end - category.start)
            for k in kept
            if k.family in (category.family, "honour", "person", "step-up", "record", "lapsed")
            or (k.kind == category.kind and category.family != "skill")
        )
        if not inside:
            kept.append(category)
    return sorted(kept, key=lambda c: c.start)


EXCLUSION = re.compile(
    r"(?:不可|不得|不能|不再)(?:同时|重复)?(?:领取|享受|申领|申请|申报)(?P<what>[^，,；;。、]{2,14})"
)


def find_exclusions(text: str, start: int, end: int) -> tuple[Category, ...]:
    """What nobody may have besides: 不可同时领取…"""
    return tuple(Category("exclusion", m["what"], m.start(), m.end()) for m in EXCLUSION.finditer(text, start, end))


# Who asks is one of these, whatever else holds.
ANYBODY = re.compile(
    r"(?:符合条件的|符合规定的|每[个家名户]|各|该|本|其|全体|有关|相关|申请|申报|项目|个人|受益|享受)*(?:纳税人|消费者|申请人|申请者|企业|单位|个人|市民|居民|用户|主体|机构|项目|人员|人|者|对象|群众|职工|家庭)?(?:本人)?在?"
    r"|在?(?:一个|同一|当|本|上|每个?)?(?:纳税|自然|会计|申报|财政|预算)?年度?(?:以?内)?"
    r"|(?:申请|申报|提出申请)(?:之?日)?(?:起)?(?:前|时|当)(?:近|连续)?\d{0,2}(?:个?[年月日])?(?:以?内)?"  # within what time: those who ask speak of it
)
SPENT = re.compile(
    r"(?:支出|费用|开支|(?:自付|负担|缴费|支付|承担)部分)$"
)  # who asks to have an expense made good has had it
BLANKED = "　"  # words that belong to another case


def open_category(text: str, start: int, end: int) -> Category | None:
    """What words between marks ask for, where no family knows it: 列入市级导向计划; None for words that ask for nothing."""
    words_ = text[start:end]
    while (cut := DANGLING.sub("", GENERIC.sub("", _unquoted(words_)))) != words_:
        words_ = cut
    bare = words_.replace(BLANKED, "")
    if ANYBODY.fullmatch(bare):
        return None
    if len(bare) < 3 or bare in EMPTY or len(NOTHING.sub("", bare)) < 2:
        return None
    begin = text.find(words_, start, end)
    if begin < 0 or OWED.search(text[max(0, begin - 20) : begin]):
        return None  # 欠缴税款或者社会保险费: the owing is what counts, and stands before
    negative = NEGATIVE.search(bare) is not None
    soft = SPENT.search(bare) is not None or NAMED_COUNT.match(bare) is not None
    return Category("open", bare, begin, begin + len(words_), negative=negative, soft=soft)


def _unquoted(words_: str) -> str:
    """Without blanks and brackets at the ends, and without marks that quote all of it or nothing: “新三板”挂牌 keeps its name."""
    words_ = words_.strip(" 　（）()")
    if re.fullmatch(r"“[^“”]*”", words_):
        return words_[1:-1]
    return words_ if words_.count("“") == words_.count("”") else words_.strip("“”")
