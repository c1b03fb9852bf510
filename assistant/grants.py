"""Grants: the words that say what somebody gets, as a small typed calculation.

grant = sum                              给予一次性奖励20万元
      | rate of base                     按设备投资额的8%给予补助; 展位费全额补助
      | sum for each (n) unit (time)     按每平方米每月5元; 出口额每增加1万美元奖励300元
      | share of a standard              按新认定标准的50%, 减半, 加倍, 上浮20%
      | points                           提高2个百分点
      | new rate                         补助比例提高至12%
      | difference                       补足差额
cap   = (each unit)? 最高 sum            单个项目最高300万元; 每个标准展位最高3万元
most  = quantity 不超过 number           补贴面积不超过5000平方米
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial
from typing import Literal

from assistant.amounts import find_amounts
from assistant.units import UNITS

Kind = Literal["sum", "rate", "each", "share", "points", "new rate", "difference"]

MONEY = r"(?P<{0}>\d+(?:\.\d+)?)(?P<{0}_scale>万|亿)?元"
NUMBER = re.compile(r"\d+(?:\.\d+)?")
HUNDRED = Decimal(100)
SCALES = {
    "万": Decimal(10_000),
    "亿": Decimal(100_000_000),
    "千": Decimal(1000),
    "百": Decimal(100),
    "": Decimal(1),
    None: Decimal(1),
}
CAP = re.compile(
    rf"(?P<scope>(?:每|单|同一|合计|累计|[两三四]项)[^，。；、\d]{{0,12}})?[^，。；\d]{{0,4}}?"
    rf"(?<!比例)(?:最高|不超过|不得超过|最多|上限|限额)[^，。；\d]{{0,6}}{MONEY.format('cap')}(?![/／]|以[上下])"
)  # fmt: skip
MOST = re.compile(r"(?:最高|不超过|不得超过|最多|最长|限)[^，。；\d]{0,4}(?P<most>\d+(?:\.\d+)?[^，。；\d]{1,4})")
POINTS = re.compile(r"(?:提高|上浮|增加)(?P<rate>\d+(?:\.\d+)?)个百分点")
NEW_RATE = re.compile(r"(?:比例|标准)(?:再)?(?:提高至|提高到|为)(?P<rate>\d+(?:\.\d+)?)%")
DIFFERENCE = re.compile(r"补[足齐发]?差额?|差额(?:部分)?补|补足|扣除已|只补差")
HALF = re.compile(r"减半|折半|(?:标准|奖励|补助|补贴)的?一半")
DOUBLE = re.compile(r"加倍|翻倍")
MORE_BY = re.compile(r"上浮(?P<rate>\d+(?:\.\d+)?)%")
LESS_BY = re.compile(r"下浮(?P<rate>\d+(?:\.\d+)?)%")
SHARE = re.compile(
    r"按?(?:照)?(?P<of>[^，。；\d]{0,16}?标准|[^，。；\d]{0,10}?(?:奖励|补助|补贴)(?:额|金额))的?(?P<rate>\d+(?:\.\d+)?)%"
)
BARE_SHARE = re.compile(r"^(?:再|均|统一)?按(?P<rate>\d+(?:\.\d+)?)%(?:执行|兑现|奖励|计算|计)")
RATE = re.compile(
    r"(?:按(?:照)?(?:不超过)?|(?:补助|补贴|资助|报销|奖励|给予|返还|发放)(?=[\u4e00-\u9fff]))(?P<base>[^，。；\d]{1,30}?)(?:的|不超过)*(?P<rate>\d+(?:\.\d+)?)%"
    r"|(?P<base2>[^，。；\d]{2,16}?)(?:按(?:照)?|分别)?(?:给予|予以)?(?:补助|补贴|奖励)?(?P<rate2>\d+(?:\.\d+)?)%"
    r"|(?:再|另|按)(?P<rate3>\d+(?:\.\d+)?)%"
)
FULL = re.compile(
    r"(?P<base>[\u4e00-\u9fff]{1,10}?)(?:给予|予以|由[^，。；]{1,12})?全额(?:补助|补贴|资助|承担|返还|支持|报销|奖励)"
)
DOING = r"(?:再|净)?(?:增加|新增|净增加?|新开|出口|发出|招用|新招用?|引进|吸纳|接收|培训|安置|输送|组织|增|满|建成|建设|购置|培育|孵化)?"
EACH = re.compile(
    rf"每{DOING}(?P<n>\d+(?:\.\d+)?)?(?P<scale>万|亿|千(?![瓦克米])|百)?(?P<unit>[^，。；、\d每]{{1,8}}?)(?:每(?P<time>年|月|天|日|季度|晚|次))?"
    rf"(?:再|另)?(?:给予|予以|奖励|补助|补贴|发放|资助|增加|一次性|另奖|奖|补|约|的标准)*{MONEY.format('sum')}(?:人民币)?(?!以[上下])"
)  # fmt: skip
SUM = re.compile(MONEY.format("sum") + r"(?:人民币)?(?!以[上下]|[/／])")
ADDS = re.compile(r"再|另(?!行)|增加|累加")
INCREASE = re.compile(r"增量|增长额|新增|增加额|增加|净增|超出|超过部分")
WHOLE_STEPS = re.compile(r"不足[^，。；]{1,10}的?部分?不[计予]|每满")
JOINT = re.compile(
    r"(?P<of>[两三四五\d]项)?(?:合计|累计|总额|总计)|单[户个家][^，。；]{0,6}(?:每年|年度)|同一[^，。；]{1,6}(?:每年|年度)"
)
SIZED = re.compile(r"(?P<unit>[\u4e00-\u9fff]{2,6})[（(](?:每个)?(?P<size>\d+(?:\.\d+)?)(?:平方米|平米|㎡)[）)]")
ALSO = re.compile(r"，?其中用于|，?其中(?=[^，。；]*拨付)|，分[两二三四五]?\d?年")  # how it is paid out, and for what
ADDS_INSIDE = re.compile(r"(?:再|另)(?:给予|奖|补|按|增加)|累加")
TAIL = re.compile(r"(?:分别|给予|予以|奖励|补助|补贴|发放|资助|再|另|的).*$")
INSTEAD = re.compile(r"标准(?:提高至|提高到|调整为|调至)")
BORNE = re.compile(r"承担|负担|比例不|拨付|分担")
WHO = frozenset("家 户 企业 家企业 户企业 单位 个企业 个主体 个单位 年 家机构".split())  # each who asks: once


@dataclass(frozen=True, slots=True)
class Cap:
    """The most there is: in all, or `each` of a unit; `joint` over several awards."""

    value: Decimal
    each: str = ""
    joint: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Grant:
    """`figure` is a sum in 元, a rate in %, or of a share the factor in %."""

    kind: Kind
    figure: Decimal
    base: str = ""
    unit: str = ""
    per: Decimal = Decimal(1)
    time: str = ""
    size: Decimal | None = None  # square metres of one unit: 每个标准展位（9平方米）
    caps: tuple[Cap, ...] = ()
    most: tuple[tuple[Decimal, str], ...] = ()
    adds: bool = False
    instead: bool = False  # takes the place of what is granted otherwise
    increase: bool = False  # the base is what was added
    whole: bool = False  # what falls short of a step counts for nothing

    @property
    def adjusts(self) -> bool:
        """Whether it says nothing alone, but changes what another grants."""
        return self.kind in ("share", "points", "new rate", "difference") or self.adds


@lru_cache(maxsize=4096)
def parse_grant(said: str, whole: str = "") -> Grant | None:
    """What the words grant; None where they name no figure. `whole` is the sentence that they stand in."""
    sized = SIZED.search(said)
    said = SIZED.sub(lambda m: m["unit"], ALSO.split(said)[0])
    bare = CAP.sub(lambda m: "　" * len(m[0]), said)
    adds = ADDS.match(bare) is not None or ADDS_INSIDE.search(bare) is not None
    made = partial(
        Grant, caps=tuple(_caps(said)), most=tuple(_most(said)), size=Decimal(sized["size"]) if sized else None, adds=adds,
        instead=INSTEAD.search(whole) is not None, increase=INCREASE.search(bare) is not None, whole=WHOLE_STEPS.search(whole or said) is not None,
    )  # fmt: skip
    amount = SUM.search(bare)
    if found := POINTS.search(bare) or POINTS.search(whole):
        return made("points", Decimal(found["rate"]), adds=False)
    if found := NEW_RATE.search(bare):
        return made("new rate", Decimal(found["rate"]), adds=False)
    if DIFFERENCE.search(bare):
        return made("difference", _money(amount) if amount else Decimal(0), adds=False)
    if (share := _share(bare)) is not None:
        return made("share", share, adds=False)
    if (each := EACH.search(bare)) is not None:
        unit = TAIL.sub("", each["unit"])
        if unit not in WHO or each["n"]:
            per = Decimal(each["n"] or 1) * SCALES[each["scale"]]
            return made("each", _money(each), bare[: each.start()].strip("按照的，　"), unit, per, each["time"] or "")
    if full := FULL.search(bare):
        return made("rate", HUNDRED, full["base"])
    rate = RATE.search(bare)
    if rate is not None and not (amount and amount.start() < rate.start()) and not BORNE.search(rate[0]):
        return made(
            "rate",
            Decimal(rate["rate"] or rate["rate2"] or rate["rate3"]),
            (rate["base"] or rate["base2"] or "").strip("按照　"),
        )
    return made("sum", _money(amount)) if amount is not None else None


def _money(match: re.Match[str]) -> Decimal:
    return Decimal(match["sum"]) * SCALES[match["sum_scale"]]


def _share(said: str) -> Decimal | None:
    """The factor in %: of 按新认定标准的50% it is 50, of 上浮20% 120."""
    if HALF.search(said):
        return Decimal(50)
    if DOUBLE.search(said):
        return Decimal(200)
    if more := MORE_BY.search(said):
        return 100 + Decimal(more["rate"])
    if less := LESS_BY.search(said):
        return 100 - Decimal(less["rate"])
    found = SHARE.search(said) or BARE_SHARE.search(said)
    return Decimal(found["rate"]) if found else None


def _caps(said: str) -> list[Cap]:
    found = []
    for match in CAP.finditer(said):
        scope = match["scope"] or ""
        unit = re.sub(r"^(?:每|单)(?:个|一)?(?=[\u4e00-\u9fff]{2})|^[每单]", "", scope) if scope[:1] in "每单" else ""
        unit = re.sub(r"(?:补助|补贴|奖励|合计|累计|年度|每年|每)+$", "", unit)
        each = (
            ""
            if unit in WHO
            or not unit
            or unit.startswith(("家", "户", "年", "企业", "主体", "单位", "机构", "项目", "项", "次", "笔"))
            else unit
        )
        value = Decimal(match["cap"]) * SCALES[match["cap_scale"]]
        joint = JOINT.search(match[0]) is not None
        found.append(Cap(value, each, joint, re.sub(r"\s", "", match[0])))
    return found


def _most(said: str) -> list[tuple[Decimal, str]]:
    found = []
    for match in MOST.finditer(said):
        start, end = match.span("most")
        for amount in find_amounts(said, start, end)[:1]:
            if amount.high is not None and amount.dimension != "amount":
                found.append((amount.high, amount.unit))
    return found


def kept_unit(unit: str) -> str:
    """The unit that people's figures are kept in: 平米 for 平方米, 人 for 名."""
    for said in (unit, unit[:3], unit[:2], unit[:1]):
        if said in UNITS:
            return UNITS[said][0]
    return unit


def tops_up(said: str) -> bool:
    """Whether the words grant the difference to what was had before."""
    return DIFFERENCE.search(said) is not None
