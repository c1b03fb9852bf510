"""Quantities: a number as policy text writes it, found, written again, and given as JSON.

    quantity = before? sign? numeral more? (unit? — numeral)? unit? after?   不低于15%  15万家左右  1000—2000万元
             | numeral ∶ numeral                                             2∶1
             | numeral 分之 numeral                                          百分之五  四分之一
Dates, years, ordinals and idioms are no quantities (index/measures.py has the table).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from index.measures import AFTER_DIGITS, COMMON, ENGLISH, INDEFINITE, NO_QUANTITY, SAME, TIME_UNITS
from index.numerals import NARROW, NUMERAL, SCALES, any_of, parse_numeral, words

Comparator = Literal[">=", ">", "=", "~", "<", "<=", "range"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """Scales multiplied out: 15万家以上 is low = high = 150000, unit 家, comparator >=; 2—3个 has low 2, high 3, range.

    `start`, `end` count from the beginning of the text that was searched and cover comparator words too.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str  # as written, without its scale: 家, 元, %, 个百分点, 倍, 成; ":1" for a ratio; "" where none is written
    comparator: Comparator
    change: bool  # a rise or fall (增长6%以上, 提高2个百分点), not a level
    start: int
    end: int


# Whether the number itself counts (以上 yes, 超过 no): Civil Code, art. 1259.
BEFORE: dict[str, Comparator] = {
    **dict.fromkeys(("不低于", "不少于", "不小于", "不得低于", "不得少于", "不能低于", "不能少于", "不应低于", "不应少于", "不短于", "大于等于", "大于或等于", "≥", ">="), ">="),
    **dict.fromkeys(("至少", "最少", "最低", "起码", "下限", "年满", "已满", "至少达到", "最低达到"), ">="),
    **dict.fromkeys(("超过", "超", "高于", "大于", "多于", "突破", "超出", "高出", "逾", "已过", "过", "＞", ">"), ">"),
    **dict.fromkeys(("低于", "小于", "少于", "不足", "不满", "未满", "不到", "未达到", "未达", "达不到", "＜", "<"), "<"),
    **dict.fromkeys(("不超过", "不得超过", "不能超过", "不应超过", "不可超过", "不超", "不突破", "不得突破", "不高于", "不得高于", "不多于", "不大于", "不得大于", "不得多于"), "<="),
    **dict.fromkeys(("最高", "最多", "至多", "上限", "最高不超过", "最多不超过", "最长", "最长不超过", "小于等于", "小于或等于", "≤", "<="), "<="),
    **dict.fromkeys(("约", "大约", "大概", "近", "将近", "接近", "约为", "差不多"), "~"),
    **dict.fromkeys(("at least", "no less than", "not less than"), ">="),
    **dict.fromkeys(("more than", "over", "above", "exceeding", "exceeds", "exceed", "greater than"), ">"),
    **dict.fromkeys(("less than", "below", "under", "fewer than"), "<"),
    **dict.fromkeys(("up to", "at most", "no more than", "not more than"), "<="),
    **dict.fromkeys(("about", "around", "approximately", "nearly", "roughly"), "~"),
}  # fmt: skip
AFTER: dict[str, Comparator] = {
    **dict.fromkeys(("以上", "及以上", "之上", "或以上", "起步", "or more", "or above", "and above"), ">="),
    **dict.fromkeys(("以下", "及以下", "之下", "以内", "之内", "或以下", "封顶", "为限", "为上限", "or less"), "<="),
    **dict.fromkeys(("左右", "上下", "or so"), "~"),
    **dict.fromkeys(("开外",), ">"),
}
EXCLUSIVE: dict[Comparator, Comparator] = {">=": ">", "<=": "<"}  # 以上（不含）
MORE: dict[str, Comparator] = {"余": ">", "多": ">", "来": "~", "几": "~"}

# A rise or a fall ends in its figure; 提高到 and 增长面 are levels.
CHANGE_VERBS = words(
    "增长 增加 增 提高 提升 上升 下降 降低 减少 压减 压缩 缩减 缩短 上涨 回升 扩大 升高 下调 上调 下浮 上浮 多了 少了 涨了 降了 高了 低了 增了 减了 涨 "
    "增幅 降幅 涨幅 增速 增长率 增长速度 降低率 减排 多增 同比 环比 翻 翻了 rise growth increase increased growing grew rose up down fall fell"
)
# What may stand between such a verb and its figure; after a noun for a rate (增速), words of reaching, too.
FILLERS = words(
    "了 约 率 幅度 同比 环比 年均 均 分别 各 也 又 再 已 预计 比去年 由 by of is was to 的 幅 均为 人民币 都 就"
)
RATES = ("增幅", "降幅", "涨幅", "增速", "增长率", "增长速度", "降低率", "growth")
REACHING = words("达到 达 为 是 保持在 稳定在 维持在 保持 控制在 有 在 到 至 有望达到 只有")

UNITS = (*COMMON, *AFTER_DIGITS, *ENGLISH)
_DIGIT_UNITS = frozenset(AFTER_DIGITS)
_UNIT = rf"(?:{any_of(UNITS)})"
_PER = rf"(?:[ ]*[/／每][ ]*(?:万|亿)?(?:{any_of((*UNITS, '月', '户·', '人·'))}))*"

QUANTITY = re.compile(
    rf"""
    (?P<percent> (?P<whole> 百|千|万|{NUMERAL} ) 分之 (?P<part> {NUMERAL} | 半 ) (?:(?: 至|到 )(?P<parthigh> {NUMERAL} ))? )
        (?P<fafter> {any_of(AFTER)} )?
    | (?<![\dA-Za-z.:：]) (?P<a> {NUMERAL} ) [ ]* (?: [:：∶] | 比 ) [ ]* (?P<b> {NUMERAL} ) (?![\d:：年月日号]) (?P<rafter> {any_of(AFTER)} )?
    | (?P<halves> (?<![上下前后]) 半数 | 一半 | (?<=过)半(?![\u4e00-\u9fff]) | 半(?=年|个月|小时|天) )
        (?P<halfunit> 年|个月|小时|天 )? (?P<hafter> {any_of(AFTER)} )?
    | (?<![\dA-Za-z.]) (?P<sign> [-−－+]\s? | 负 )? (?P<low> {NUMERAL} ) (?P<more> [余多来几] )? (?P<gescale> 个(?=亿|万) )?
        (?: [ ]*(?P<lowunit> {_UNIT} )? (?: [ ]*(?: [—–~～]+ | 至 | 到 )[ ]* | - ) (?P<high> {NUMERAL} ) )?
        (?P<latescale> 万|亿 )?
        [ ]*(?P<unit> {_UNIT}{_PER} )? (?P<half> 半(?!导) )? (?P<tail> 多(?!个|于|种|项|家) )?
        (?: [(（](?P<edge> 不?含 )[^)）]{{0,10}}[)）] )?
        (?: [ ]*(?P<after> {any_of(AFTER)} | 内 ) )?
        (?: [(（](?P<edge2> 不?含 )[^)）]{{0,10}}[)）] )?
    """,
    re.VERBOSE,
)
_MASK = re.compile("|".join(f"(?:{pattern})" for pattern in NO_QUANTITY))
_BEFORE = re.compile(rf"(?P<word>{any_of(BEFORE)})(?:了|人民币|至|到|为|达|RMB|CNY)?[ ]*$")
_RANK = re.compile(r"(?:排名|排|位列|名列|列)?前[ ]*$")
_CHANGE = re.compile(
    rf"(?:(?<![新净])(?:{any_of(CHANGE_VERBS)})(?:{any_of(FILLERS)}|[ ])*|(?:{any_of(RATES)})(?:{any_of((*FILLERS, *REACHING))}|[ ])*)$"
)
_SHARED = re.compile(r"^[ ]*(?:[、,，和及与或]|以及)[ ]*$")
_WINDOW = 16  # characters before a number in which its comparator and its verb stand


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity in `text`, in order, none overlapping; its words are `text[q.start:q.end]`.

    A number with neither unit nor scale counts only where it is the whole text.

    >>> [(str(q.low), q.unit, q.comparator, q.change) for q in find_quantities("营业收入增长6%以上，新增15万家左右")]
    [('6', '%', '>=', True), ('150000', '家', '~', False)]
    """
    plain = text.translate(NARROW)
    plain = _MASK.sub(lambda match: "\x00" * len(match[0]), plain)
    found: list[Quantity] = []
    for match in QUANTITY.finditer(plain):
        quantity = _quantity(match, plain, found[-1] if found else None)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def _quantity(match: re.Match[str], plain: str, previous: Quantity | None) -> Quantity | None:
    if match["percent"]:
        return _fraction(match, plain, previous)
    if match["a"]:
        return _ratio(match)
    if match["halves"]:
        return _half(match, plain, previous)
    return _number(match, plain, previous)


def _number(match: re.Match[str], plain: str, previous: Quantity | None) -> Quantity | None:
    written, unit = match["low"], match["unit"] or ""
    bare_unit = re.split("[/／每]", unit)[0].strip()
    in_digits = written[0].isascii()
    low, high, late = parse_numeral(written), None, 1
    if low is None:
        return None
    if match["latescale"]:
        late = SCALES[match["latescale"]]
        low *= late
    if match["high"]:
        high = parse_numeral(match["high"])
        if high is None:
            return None
        high *= late
        low = _shared_scale(low, high, match)
    if match["half"]:
        if bare_unit not in {"年", "倍", "成", "天", "小时", "个月", "万", "亿"} or high is not None:
            return None
        low += Decimal("0.5")
    end = match.start() + len(match[0].rstrip())
    start, before = _before(match.start("sign") if match["sign"] else match.start("low"), plain, previous, bare_unit)
    after = AFTER.get(match["after"] or "")
    if match["after"] == "内":
        if bare_unit in TIME_UNITS:
            after = "<="
        else:
            end -= 1
    if "不含" in (match["edge"], match["edge2"]) and after is not None:
        after = EXCLUSIVE.get(after, after)
    bound = before or after or MORE.get(match["more"] or match["tail"] or "")
    if not _counts(match, plain, bare_unit, in_digits, bound is not None):
        return None
    if match["sign"]:
        low, high = (-low if match["sign"].strip() != "+" else low), high
    if match["gescale"]:
        unit = unit or "元"  # 三个亿 is money, in speech
    unit = SAME.get(unit, unit)
    comparator: Comparator = "range" if high is not None else bound or "="
    change = (match["sign"] or "").strip() == "+" or _changes(start, plain, previous, unit)
    return Quantity(low, low if high is None else high, unit, comparator, change, start, end)


def _shared_scale(low: Decimal, high: Decimal, match: re.Match[str]) -> Decimal:
    """`low` in the scale of `high` where only the latter is written: 1000—2000万 is ten to twenty million."""
    if match["lowunit"] or match["latescale"] or not match["high"][0].isascii():
        return low
    bare = re.match(r"[\d,.]+", match["high"])
    if bare is None or not re.fullmatch(r"[\d,.]+", match["low"]):
        return low
    figure = Decimal(bare[0].replace(",", ""))
    if not figure:
        return low
    scale = high / figure
    return low * scale if low * scale <= high else low


def _counts(match: re.Match[str], plain: str, unit: str, in_digits: bool, bounded: bool) -> bool:
    """Whether a match is a quantity at all: units of digits only after digits, no 'a', no bare number."""
    written = match["low"]
    if not unit:
        if match["gescale"] or match["latescale"]:
            return True
        if len(plain.strip()) == match.end() - match.start():
            return True
        if bounded and re.fullmatch(r"\d+\.\d+", written):
            return True  # a ratio or a score: 1.3以下
        return _scaled(written) and (in_digits or (len(written) > 1 and written[0] not in "百千万亿"))
    if in_digits:
        return not (unit == "日" and plain[match.start() - 1 : match.start()] == "\x00")
    if unit in _DIGIT_UNITS or unit in ENGLISH:
        return False
    if written in ("零", "〇"):  # 零部件, 零售
        return unit in ("元", "个百分点")
    if written == "一":
        return bounded or unit not in INDEFINITE
    if written[0] in "百千万亿":  # 百亿元 is a figure, 千家 a figure of speech unless something bounds it
        return (len(written) > 1 and "元" in unit) or bounded
    return True


def _scaled(written: str) -> bool:
    return any(scale in written for scale in SCALES)


def _before(start: int, plain: str, previous: Quantity | None, unit: str) -> tuple[int, Comparator | None]:
    """Where the quantity begins, its bounding word included, and what the word says."""
    from_ = max(previous.end if previous else 0, start - _WINDOW)
    window = plain[from_:start]
    if found := _BEFORE.search(window):
        word = found["word"]
        if word == "近" and unit in TIME_UNITS:
            return start, None  # 近三年 is a period
        if word == "过" and window[: found.start()][-1:] in tuple("通经超不"):
            return start, None
        return from_ + found.start(), BEFORE[word]
    if unit not in TIME_UNITS and (rank := _RANK.search(window)):
        return from_ + rank.end() - 1 - (len(rank[0]) - len(rank[0].rstrip())), "<="
    return start, None


def _changes(start: int, plain: str, previous: Quantity | None, unit: str) -> bool:
    if unit in ("个百分点", "番"):
        return True
    from_ = previous.end if previous else 0
    if previous is not None and _SHARED.match(plain[from_:start]) and previous.unit == unit:
        return previous.change  # 分别增长6%、7%
    return _CHANGE.search(plain[max(from_, start - _WINDOW) : start]) is not None


def _fraction(match: re.Match[str], plain: str, previous: Quantity | None) -> Quantity | None:
    whole = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000)}.get(match["whole"]) or parse_numeral(
        match["whole"]
    )
    part = Decimal("0.5") if match["part"] == "半" else parse_numeral(match["part"])
    top = parse_numeral(match["parthigh"]) if match["parthigh"] else None
    if not whole or part is None:
        return None
    start, before = _before(match.start(), plain, previous, "%")
    low = part * 100 / whole
    high = low if top is None else top * 100 / whole
    comparator: Comparator = "range" if top is not None else before or AFTER.get(match["fafter"] or "") or "="
    return Quantity(low, high, "%", comparator, _changes(start, plain, previous, "%"), start, match.end())


def _ratio(match: re.Match[str]) -> Quantity | None:
    a, b = parse_numeral(match["a"]), parse_numeral(match["b"])
    if a is None or not b or match["a"][0].isascii() != match["b"][0].isascii():
        return None
    return Quantity(a / b, a / b, ":1", AFTER.get(match["rafter"] or "") or "=", False, *match.span())


def _half(match: re.Match[str], plain: str, previous: Quantity | None) -> Quantity:
    unit = match["halfunit"]
    start, before = _before(match.start(), plain, previous, unit or "%")
    comparator = before or AFTER.get(match["hafter"] or "") or "="
    value = Decimal("0.5") if unit else Decimal(50)
    return Quantity(
        value, value, unit or "%", comparator, _changes(start, plain, previous, unit or "%"), start, match.end()
    )


_RENDERED: dict[Comparator, str] = {
    ">=": "{}以上",
    ">": "超过{}",
    "=": "{}",
    "~": "{}左右",
    "<": "低于{}",
    "<=": "不超过{}",
}


def render_quantity(quantity: Quantity) -> str:
    """The quantity in official words; reading them gives the same figures, unit and comparator.

    >>> render_quantity(Quantity(Decimal(150000), Decimal(150000), "家", ">=", False, 0, 0))
    '15万家以上'
    """
    unit = quantity.unit
    if unit == ":1":
        return _RENDERED[quantity.comparator].format(f"{_plain(quantity.low or Decimal(0))}∶1")
    if quantity.comparator == "range" and quantity.low is not None and quantity.high is not None:
        low, high = _figure(quantity.low, unit), _figure(quantity.high, unit)
        if low[-1] not in SCALES and high[-1] in SCALES:  # 1—2万 would say ten thousand to twenty thousand
            high = _plain(quantity.high)
        return f"{low}—{high}{unit}"
    value = quantity.low if quantity.low is not None else quantity.high
    return _RENDERED[quantity.comparator].format(f"{_figure(value or Decimal(0), unit)}{unit}")


def _figure(value: Decimal, unit: str) -> str:
    """The number with the largest scale that keeps it short: 1.2万, 2.9万亿; percentages and years stay unscaled."""
    if unit not in ("%", "个百分点", "倍", "成", "年"):
        for scale in ("万亿", "亿", "万"):
            scaled = value / SCALES[scale]
            if abs(scaled) >= 1 and scaled * 10_000 == (scaled * 10_000).to_integral_value():
                return f"{_plain(scaled)}{scale}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    rounded = f"{value:f}"
    return rounded.rstrip("0").rstrip(".") if "." in rounded else rounded


def quantity_json(quantity: Quantity, text: str) -> dict[str, Any]:
    """The contract's object: `text` is what the quantity's offsets count in; integral figures are ints."""
    return {
        "text": text[quantity.start : quantity.end],
        "low": json_figure(quantity.low),
        "high": json_figure(quantity.high),
        "unit": quantity.unit,
        "comparator": quantity.comparator,
        "change": quantity.change,
    }


def json_figure(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
