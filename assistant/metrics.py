"""Metrics: what a figure measures, read from the words around it, in a document or in what a person says.

    metric = concept (output, revenue …) + aspect (level, increase, growth, share, lead, rank …)

Two concepts are never taken for one another: revenue is not output, and output is not new output.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.units import Dimension

Aspect = Literal["level", "increase", "growth", "share", "lead", "rank", "ratio"]
"""level a total; increase what was added; growth a rate; share a part of a whole; lead points above another body;
rank a place in an order; ratio one quantity to another."""

# concept → its wordings, in documents and in talk. The more special wording wins where two stand at one place.
CONCEPTS: dict[str, tuple[str, ...]] = {
    "output": ("工业总产值", "工业产值", "总产值", "产值", "干出来", "output value", "industrial output", "output"),
    "revenue": (
        "主营业务收入", "营业收入", "主营收入", "销售收入", "营业额", "销售额", "营收", "收入", "流水", "进账",
        "revenue", "sales", "turnover", "income",
    ),
    "profit": ("净利润", "利润总额", "利润", "净利", "盈利", "赚", "net profit", "profit", "earnings"),
    "value added": ("增加值", "value added", "added value", "value-added"),
    "investment": (
        "固定资产投资", "投资总额", "总投资", "投资额", "投资", "投入", "投了", "投", "花了", "花", "砸了", "砸",
        "invested", "investment", "invest", "spent", "spend",
    ),
    "research spending": (
        "研究开发费用", "研发费用", "研发投入", "研发经费", "研发支出", "R&D经费支出", "R&D经费", "研发", "搞研发",
        "R&D expenditure", "R&D spending", "R&D",
    ),
    "tax": ("纳税额", "纳税", "税收", "缴税", "上税", "入库税", "tax paid", "taxes"),
    "exports": ("出口额", "出口总额", "进出口额", "进出口总额", "出口", "exports", "export"),
    "assets": ("资产总额", "总资产", "净资产", "资产", "assets"),
    "capital": ("注册资本", "注册资金", "实缴资本", "registered capital"),
    "loan": ("贷款余额", "贷款额", "贷款", "借款", "贷", "loan"),
    "equipment": ("设备购置额", "设备投资", "设备投入", "设备购置费", "设备款", "买机器", "修机器", "机器设备", "买设备", "修设备", "换设备", "购置设备", "购置机器"),
    "staff": ("在职职工", "职工总数", "在职", "从业人员", "职工", "员工", "用工", "工人", "人手", "employees", "workers", "staff"),
    "hired": ("新招用", "招用", "新招", "新进", "招进", "吸纳", "招了", "录用", "hired"),
    "laid off": ("裁员率", "裁员", "裁了", "裁掉", "裁", "laid off"),
    "capacity": ("产能", "capacity"),
    "production": ("产量", "产了", "产出", "production"),
    # a total is no intensity: less in all says nothing of the use per unit of what is made
    "energy total": (
        "能源总消费量", "能源消费总量", "能源消费量", "总能耗", "能耗总量", "用能总量", "total energy consumption",
    ),
    "energy use": ("综合能耗", "能耗", "能源消耗", "用能", "耗能", "energy consumption", "energy use", "energy"),
    "water use": ("用水量", "水耗", "耗水"),
    "age": ("年龄", "年满", "周岁", "岁", "aged"),
    "insured": ("社会保险费", "社会保险", "缴纳失业保险", "参加失业保险", "失业保险", "参保", "缴费", "社保", "insured"),
    "other insurance": ("养老保险", "医疗保险", "医保", "工伤保险", "生育保险", "公积金", "商业保险"),
    "contract": ("劳动合同", "合同", "一签", "签了", "签满", "contract"),
    "tenure": (
        "连续在岗", "在岗", "工龄", "任职", "服务满", "工作满", "工作年限", "从业", "入职", "稳定就业", "就业满",
    ),
    "operation": ("成立", "注册满", "经营满", "连续经营", "正常经营", "实际营业", "正常营业", "营业满", "试营业", "经营", "开业", "开了", "开张", "创办", "运营", "执照下来", "拿到执照", "办了执照", "登记注册", "注册", "founded"),
    "graduated": ("毕业", "离校", "graduated"),
    "online sales": ("网络零售额", "网上零售额", "零售额", "线上销售额", "网络交易额"),
    "residence": ("户籍人口", "人口"),
    "medical costs": ("医药费用", "医药费", "医疗费", "看病", "住院"),
    "own medical costs": ("自付医疗费用", "自付医药费用", "自付费用", "个人自付部分", "个人负担部分", "个人负担", "自付部分", "自付", "自掏", "自己掏", "自己付", "自己出", "自费", "个人承担"),
    "rent": ("租金", "房租"),
    "area": ("用地面积", "建筑面积", "面积", "占地面积"),
    "patents": ("发明专利", "专利", "patents"),
    "utility models": ("实用新型专利", "实用新型", "软件著作权", "软著", "外观设计"),
    "leverage": ("资产负债率", "负债率"),
    "works period": ("建设周期", "建设工期", "建设期", "工期", "项目周期"),
    "energy saved": ("年节能量", "节能量", "节能", "省煤", "省电", "省能"),
    "water saved": ("年节水量", "节水量", "节水", "省水"),
    "satisfaction": ("满意度", "满意率"),
    "own funds": ("自筹资金", "自筹", "自有资金"),
    "yield": ("亩均年税收", "亩均税收", "亩均"),
    "mortgage": ("房贷", "按揭"),
    "beds": ("床位",),
}  # fmt: skip

_CONCEPT_OF = {word.lower(): concept for concept, words in CONCEPTS.items() for word in words}


def concept_of(word: str) -> str:
    """The concept that a wording of the table stands for."""
    return _CONCEPT_OF[word.lower()]


CONCEPT = re.compile("|".join(re.escape(w) for w in sorted(_CONCEPT_OF, key=len, reverse=True)), re.IGNORECASE)

# What the unit alone says of the concept.
BY_DIMENSION: dict[Dimension, str] = {"age": "age", "rank": "rank"}

# A concept that is one kind of another: a figure of the special one is none of the general one, but is near to it.
DIMENSIONS: dict[str, tuple[Dimension, ...]] = {
    "staff": ("count",), "hired": ("count",), "age": ("age",), "insured": ("time",), "other insurance": ("time",), "contract": ("time",),
    "operation": ("time",), "tenure": ("time",), "graduated": ("time",), "residence": ("count",), "area": ("area",), "patents": ("count",), "beds": ("count",),
    "utility models": ("count",), "works period": ("time",), "capacity": ("mass", "amount", "count"), "production": ("mass", "count"), "laid off": ("count", "percent"),
}  # fmt: skip

INCREASE = re.compile(
    r"新增|净增|增量|增长额|增加了|增加额|增值(?!税)|多了|多出来?|多干|多挣|多产|添了?|增了|能增|还增|涨了|"
    r"\badded|\badding|increase|increment|additional|extra|\bnew\b|\bmore\b|rose|grew|\bup\b",
    re.IGNORECASE,
)
GROWTH = re.compile(
    r"增速|增长|增幅|涨幅|升幅|同比|较上年|比上年|比去年|比前年|提高|提升|高出|增加|增了|涨|多了|多出|升了|上升|上涨|"
    r"growth|grew|increase|rose|\bup\b|higher|\bpace\b|faster",
    re.IGNORECASE,
)
FALL = re.compile(
    r"下降|降低|降幅|降了|减少|减了|下滑|缩减|跌|少了|压减|压缩|(?<!升)降(?!级|水|温|本)|fell|\bdown\b|declin|drop|\bcut\b|decrease|reduc|lower",
    re.IGNORECASE,
)
SHARE = re.compile(
    r"占比|占.{0,14}比重|占|增长面|比例|比重|覆盖率|[一-鿿]{1,4}率(?!先)|\bshare\b|proportion|percentage of|coverage",
    re.IGNORECASE,
)
RATE_WORDS = re.compile(r"(?:增长|增)率")
LEAD = re.compile(
    r"(?:比|高于|快于|跑赢|高过|领先|低于|超过|超)\s*(?P<body>全省|全国|全市|全县|全区|省里|省均|市里|平均水平|平均|国家|本省|本市|行业平均|[一-鿿]{0,3}平均)"
    r"|(?:above|than|ahead of)\s+the\s+(?:provinc\w*|nation\w*|average|city)",
    re.IGNORECASE,
)
# 多做了3000万, 多卖出8000万: whatever was done more of. 差不多3亿 and 最多3亿 are none.
MORE_BEFORE = re.compile(
    r"(?:(?<![不最很许太顶])多[一-鿿]?|增|添)(?:出来|出|了|个)*\s*$|(?<![不最很许太顶])多[一-鿿]{2,3}(?:了|出)\s*$"
)
MORE_THAN = re.compile(r"(?:较|比)[^，,。]{1,8}(?:净?增加|增长|新增|增|多)(?:了)?\s*$")  # 较上年增加1000万元
# 比去年同期多…: what stands beside the base of a comparison is the difference.
THAN_BEFORE = re.compile(r"比[^，,。]{1,12}?(?<![不最])多[一-鿿]{0,3}(?:了|出)")
# 企业里有五分之一: a rate of those within which it stands is a share.
PART_BEFORE = re.compile(
    r"(?:里头?|里面|当?中|其中|之中)(?:只|才|正好|刚好|恰好|大概|大约|差不多|已经?|也|就|有|占|是)*\s*$"
)
TOTAL = re.compile(r"总共|全部|加起来|合计|总计|总的|总产值|总收入|total", re.IGNORECASE)
LEVEL_AGAIN = re.compile(r"(?:增加|增长|提高|提升|达|涨|升|多)到|达到|to reach", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metric:
    """What is measured: `concept` is None where the words name none that the table knows."""

    concept: str | None
    aspect: Aspect
    down: bool = False  # the figure says by how much it fell


def concepts_before(words: str) -> tuple[str, ...]:
    """The concepts that the words name, the last first; the longest wording counts where they overlap."""
    return tuple(_CONCEPT_OF[match[0].lower()] for match in CONCEPT.finditer(words))[::-1]


SPENDS = re.compile(r"(?:投|花|砸)(?:入|了|的|出去|进去)*\s*$")  # 研发花了520万: what it was spent on stands before


def spent_on(words: str) -> str | None:
    """What money was spent on, where the words end with the spending itself."""
    verb = SPENDS.search(words)
    return concept_before(words[: verb.start()][-6:]) if verb is not None else None


def concept_before(words: str) -> str | None:
    """The last concept that the words name."""
    return next(iter(concepts_before(words)), None)


def concept_after(words: str) -> str | None:
    """The first concept that the words name."""
    match = CONCEPT.search(words)
    return _CONCEPT_OF[match[0].lower()] if match else None


def fits(concept: str, dimension: Dimension, aspect: Aspect) -> bool:
    """Whether a figure of this dimension can be one of the concept: 3年 is no number of employees."""
    if aspect in ("growth", "share", "lead", "ratio"):
        return True
    return dimension in DIMENSIONS.get(concept, ("amount", "mass", "percent"))


def aspect_of(before: str, after: str, dimension: Dimension) -> tuple[Aspect, bool]:
    """The aspect that the words around a figure give it, and whether it is a fall.

    >>> aspect_of("增速不低于", "", "percent"), aspect_of("新增工业产值", "", "amount")
    (('growth', False), ('increase', False))
    """
    if dimension == "rank":
        return "rank", False
    if dimension == "ratio":
        return "ratio", False
    if dimension == "percent":
        return _rate(before, after)
    near = after.lstrip("的元块钱 ")[:6]  # 3亿的新增产值
    if LEVEL_AGAIN.search(before[-4:]):
        return "level", False
    if FALL.search(before[-6:]):
        return "level", True
    if MORE_BEFORE.search(before) or MORE_THAN.search(before):
        return "increase", False
    if THAN_BEFORE.search(before):
        return "increase", False
    rises = [m.start() for m in INCREASE.finditer(before)]
    totals = [m.start() for m in TOTAL.finditer(before)]
    if totals and max(totals) > max(rises, default=-1) and not INCREASE.match(near):
        return "level", False
    return ("increase" if rises or INCREASE.match(near) else "level"), False


def _rate(before: str, after: str) -> tuple[Aspect, bool]:
    if LEAD.search(before):
        return "lead", bool(re.search(r"低于|低", before))
    grows = [m.start() for m in GROWTH.finditer(before)]
    falls = [m.start() for m in FALL.finditer(before)]
    shares = [m.start() for m in SHARE.finditer(before) if not RATE_WORDS.search(m[0])]
    last_change = max([*grows, *falls, -1])
    if not grows and not falls and not shares:
        if SHARE.match(after[:8]):
            return "share", False
        if PART_BEFORE.search(before):
            return "share", False
        return "growth", bool(FALL.match(after[:4]))
    if shares and max(shares) >= last_change:  # 增长面 is a share of those that grow
        return "share", False
    return "growth", bool(falls) and max(falls) >= max([*grows, -1])


# Words for an aspect that may stand alone as a metric's name.
ASPECT_WORDS: dict[Aspect, tuple[str, ...]] = {
    "growth": ("增速", "增幅", "涨幅", "增长率", "同比", "growth"),
    "share": ("占比", "比重", "比例", "覆盖率", "share"),
    "rank": ("名次", "排名", "rank"),
    "ratio": ("倍数",),
    "level": ("年龄", "人数"),
}
