"""Figures: a number as people say it, which is looser than policy text writes it.

figure   = about? number 个? scale? unit? more?    八个亿   3.2亿   三亿两千万元   35000万   一成四   15个点
percent  = number % | 百分之 number | number 分之 number | number 成   14.9%   百分之十五   五分之一   两成
ratio    = number (比 | :) number                                    2.2比1
rank     = 第 number 名                                              第130名
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.judging import Interval
from assistant.units import SCALES, UNITS, Dimension

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2, "仨": 3}
POWERS = {"十": 10, "百": 100, "千": 1000}


# Words before a figure, and after it, that make it an interval: (low end known, high end known, end excluded).
BEFORE = {
    "不低于": (True, False, False),
    "不少于": (True, False, False),
    "至少": (True, False, False),
    "超过": (True, False, True),
    "高于": (True, False, True),
    "超": (True, False, True),
    "不止": (True, False, True),
    "over": (True, False, True),
    "more than": (True, False, True),
    "at least": (True, False, False),
    "不超过": (False, True, False),
    "最多": (False, True, False),
    "顶多": (False, True, False),
    "不到": (False, True, True),
    "不足": (False, True, True),
    "没到": (False, True, True),
    "没满": (False, True, True),
    "不满": (False, True, True),
    "低于": (False, True, True),
    "少于": (False, True, True),
    "还差": (False, True, True),
    "less than": (False, True, True),
    "under": (False, True, True),
}
AFTER = {
    "以上": (True, False, False),
    "多": (True, False, True),
    "出头": (True, False, True),
    "以下": (False, True, False),
    "以内": (False, True, False),
    "不到": (False, True, True),
}
ABOUT = ("大概", "大约", "约", "差不多", "左右", "上下", "估摸", "估计", "将近", "接近", "about", "around", "roughly")


def any_of(words: object) -> str:
    """The words as alternatives, the longest first, so that 个百分点 is tried before 个."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_CN = "零〇一二三四五六七八九两俩仨十百千"
_ARABIC = r"\d[\d,，]*\d(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = rf"(?:{_ARABIC}|(?<!老)[{_CN}]+(?:点[零〇一二三四五六七八九]+)?)"
_PART = rf"(?:{_NUMBER})\s*[个来多余几]?\s*(?:{any_of(SCALES)})(?!分|(?<=千)[瓦伏克米])"

FIGURE = re.compile(
    rf"""
    (?: (?P<before> {any_of(BEFORE)} ) \s* (?:了|有)? \s* )?
    (?P<money> (?:RMB|CNY|¥|￥|人民币) \s* )?
    (?:
        (?P<rank> 第? \s* (?P<place> {_NUMBER} ) \s* (?: 名(?!职|员|工|技|大|优|高|学|新|残) | 位(?=[，。；、？?,.开之以]|$) ) )
      | 百分之 (?P<percent> {_NUMBER} )
      | (?P<whole_and> {_NUMBER} ) 个半 (?P<half_unit> 百分点 | 点 | 月 | 亿 )
      | (?P<whole_of> {_NUMBER} ) 分之 (?P<part_of> {_NUMBER} )
      | (?P<half_tenth> 半成 )
      | (?P<full_year> (?: 一整年 | 整整?一年 | 一周年 | 一年整 ) )
      | (?P<tenths> [一两二三四五六七八九\d] ) 成 (?P<hundredths> [一二三四五六七八九半\d] )? (?![为立员果品本交功长分熟])
      | (?P<left> {_NUMBER} ) \s* (?: 比 | [:：∶] ) \s* (?P<right> {_NUMBER} ) (?![一二三四五六七八九\d.])
      | (?P<doubled> 翻(?:了)?(?:一)?[番倍] | doubled )
      | (?P<half> 一半 (?! 导) | 对半 )
      | (?P<spell> (?: (?P<years> {_NUMBER} | 半 ) 年 (?P<months> (?: 零 | 又 )? {_NUMBER} 个?月 )? (?P<half_year> 半 )? | (?P<half_month> 半个月 ) ) (?P<spell_more> 多(?!少) )? )
      | (?P<number> (?: 零? {_PART} )+ (?: {_NUMBER} )? | {_NUMBER} ) (?P<to> \s* [—–~～\-至到]+ \s* (?P<upper> (?: {_PART} )+ | {_NUMBER} ) )?
        (?P<half_scale> 半 (?=[，。、的]) )? (?P<some> 多(?!少) | 来 | 几 )? \s* (?P<unit> (?: {any_of(UNITS)} ) (?! 儿 | (?<=点)地 | (?<=只)[是有能够剩要占算到涨卖] | (?<=方)(?:面|案|向|法|式|便|能) | (?<=平)(?:均|时|台|稳|常|等|安|板|面) ) )? (?P<per> \s* (?: [/／每一] \s* )? (?: 年 | a\s+year | per\s+year ) )?
    )
    \s* (?P<whole> 整 | 正好 )? \s* (?P<after> (?: {any_of(AFTER)} ) (?!少) )? (?P<about> 左右 | 上下 )?
    """,
    re.VERBOSE | re.IGNORECASE,
)


REMAINING = re.compile(r"[离距][^，,。；;？?]{1,10}$")
# 增速-5% and -5家 are below zero; 1-3 and 二—三 are ranges.
SIGN = re.compile(r"(?:(?<![\d一二三四五六七八九十])[-－−]|负)\s*$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a person said: its values, the unit they are counted in, and where it stands in the text."""

    values: Interval
    unit: str  # 元, %, 倍, 名, 吨, 月, 岁 …; "" where none was said
    dimension: Dimension
    about: bool
    start: int
    end: int
    yearly: bool = False  # said for each year: 180万吨一年

    def words(self, text: str) -> str:
        return text[self.start : self.end].strip()


NONE_AFTER = re.compile(r"[都也]?(?:没有?|未|不曾)")
# 七八年, 三四十人: two neighbouring digits are a guess between them.
BETWEEN = re.compile(r"(?P<low>[一二两三四五六七八])(?P<high>[二三四五六七八九])(?P<power>[十百千]?)")
_PLACES = re.compile(r"(?:(?P<trillions>.+?)万亿)?(?:(?P<yi>.+?)亿)?(?:(?P<wan>.+?)万)?(?P<rest>.*)")
_ENGLISH = re.compile(r"([\d.]+)(billion|bn|million|mn|thousand|hundred)")


def number(words: str) -> Decimal | None:
    """One plain number, in digits or in words; None for what is none.

    >>> number("三亿两千万"), number("3亿2千万"), number("1,500"), number("亿")
    (Decimal('320000000'), Decimal('320000000'), Decimal('1500'), None)
    """
    plain = re.sub(r"[\s,，个来多余几]|(?<=[亿万])零", "", words.lower())
    english = _ENGLISH.fullmatch(plain)
    if english:
        return Decimal(english[1]) * SCALES[english[2]]
    places = _PLACES.fullmatch(plain)
    if places is None:
        return None
    total, last = Decimal(0), None
    for name, scale in (("trillions", 10**12), ("yi", 10**8), ("wan", 10**4)):
        if places[name]:
            value = _plain(places[name])
            if value is None:
                return None
            total, last = total + value * scale, scale
    tail = places["rest"]
    if not tail:
        return total if last else None
    value = _plain(tail)
    if value is None or last is None:
        return value
    # 三亿二 says 3.2亿: a bare last digit counts in the next lower place
    return total + (value * last / 10 if len(tail) == 1 else value)


def _plain(words: str) -> Decimal | None:
    """A number without 万 and 亿: 1500, 3.2, 2千, 一百二十, 十五, 一百二, 三点六."""
    mixed = re.fullmatch(r"(\d+(?:\.\d+)?)([千百十])(?:(\d)(?:百)?)?", words)
    if mixed:
        power = POWERS[mixed[2]]
        return Decimal(mixed[1]) * power + Decimal(mixed[3] or 0) * power / 10
    if re.fullmatch(r"\d+(?:\.\d+)?", words):
        return Decimal(words)
    head, _, decimals = words.partition("点")
    value, digit, power, seen_power = Decimal(0), None, 1, False
    for character in head:
        if character in DIGITS:
            if digit is not None and not seen_power and digit != 0:
                digit = digit * 10 + DIGITS[character]  # 二五 said digit by digit
                continue
            digit = DIGITS[character]
        elif character in POWERS:
            if digit is None and character != "十":
                return None
            power, seen_power = POWERS[character], True
            value += (1 if digit is None else digit) * power
            digit = None
        else:
            return None
    if digit is not None:
        value += digit * (power // 10 if seen_power and power > 10 and head[-2] in POWERS else 1)
    if not head:
        return None
    if decimals:
        value += Decimal("0." + "".join(str(DIGITS[c]) for c in decimals))
    return value


@lru_cache(maxsize=4096)
def find_figures(text: str) -> tuple[Figure, ...]:
    """Every figure in `text`, in order; a bare numeral with neither scale nor unit is one only in digits.

    >>> [(str(f.values.low), f.unit) for f in find_figures("新增八个亿,只涨了一成四")]
    [('800000000', ''), ('14', '%')]
    """
    found = (_figure(match, text) for match in FIGURE.finditer(text))
    return tuple(figure for figure in found if figure is not None)


def _figure(match: re.Match[str], text: str) -> Figure | None:
    read = _value(match)
    if read is None:
        return None
    low, high, unit, dimension = read
    if SIGN.search(text[: match.start()]):
        low, high = -high, -low
    values = Interval(low, high) if low <= high else Interval(high, low)
    for table, group in ((BEFORE, "before"), (AFTER, "after")):
        said = (match[group] or "").lower()
        if said in table:
            if said == "还差" and REMAINING.search(text, 0, match.start()):
                continue  # 离退休还差14个月 is just that long
            has_low, has_high, is_open = table[said]
            values = Interval(
                low if has_low else None, high if has_high else None, is_open and has_low, is_open and has_high
            )
    if (
        match["some"] in ("多", "余")
        or match["after"] in ("多", "出头")
        or match["spell_more"]
        or re.search(r"\d*[多余几]", match["number"] or "")
    ):
        values = Interval(low, low + _place(match, low), low_open=True, high_open=True)
    around = text[max(0, match.start() - 3) : match.start()].lower() + (match["about"] or "")
    about = any(word in around or text[match.start() : match.end()].startswith(word) for word in ABOUT)
    return Figure(values, unit, dimension, about, match.start(), match.end(), bool(match["per"]) and unit == "吨")


def _place(match: re.Match[str], low: Decimal) -> Decimal:
    """How far 多 may reach: 四百多万 stays under five million, 3.2亿多 under 3.3亿, 一年多 under two years."""
    if match["spell_more"]:
        return Decimal(12)
    digits = low.normalize().as_tuple()
    return Decimal(10) ** int(digits.exponent)


def _value(match: re.Match[str]) -> tuple[Decimal, Decimal, str, Dimension] | None:
    hundred = Decimal(100)
    if match["rank"]:
        place = number(match["place"])
        if place is None or not (match["rank"].startswith("第") or "位" in match["rank"]):
            # 50名 without 第 counts people
            return None if place is None else (place, place, "人", "count")
        return place, place, "名", "rank"
    if match["percent"]:
        value = number(match["percent"])
        return None if value is None else (value, value, "%", "percent")
    if match["whole_and"]:
        return _and_half(match)
    if match["whole_of"]:
        whole, part = number(match["whole_of"]), number(match["part_of"])
        return None if not whole or part is None else (part / whole * 100, part / whole * 100, "%", "percent")
    if match["half_tenth"]:
        return Decimal(5), Decimal(5), "%", "percent"
    if match["full_year"]:
        return Decimal(12), Decimal(12), "月", "time"
    if match["tenths"]:
        tenths = (
            Decimal(match["tenths"])
            if match["tenths"].isdigit() and match["tenths"] in "0123456789"
            else Decimal(DIGITS[match["tenths"]])
        )
        more = match["hundredths"] or "0"
        value = tenths * 10 + (Decimal(5) if more == "半" else number(more) or Decimal(0))
        return value, value, "%", "percent"
    if match["left"]:
        left, right = number(match["left"]), number(match["right"])
        return None if left is None or not right else (left / right, left / right, "倍", "ratio")
    if match["doubled"]:
        return hundred, hundred, "%", "percent"
    if match["half"]:
        return hundred / 2, hundred / 2, "%", "percent"
    if match["spell"]:
        return _spell(match)
    return _counted(match)


def between(words: str) -> tuple[Decimal, Decimal] | None:
    """The two numbers between which a guess lies; None for what is none.

    >>> between("七八"), between("三四十"), between("二五")
    ((Decimal('7'), Decimal('8')), (Decimal('30'), Decimal('40')), None)
    """
    guess = BETWEEN.fullmatch(words)
    if guess is None or DIGITS[guess["high"]] != DIGITS[guess["low"]] + 1:
        return None
    power = POWERS.get(guess["power"], 1)
    return Decimal(DIGITS[guess["low"]] * power), Decimal(DIGITS[guess["high"]] * power)


def _spell(match: re.Match[str]) -> tuple[Decimal, Decimal, str, Dimension] | None:
    """A length of time, in months: 一年零两个月, 半年, 两年半. A year of the calendar is none."""
    if match["years"] and not match["months"] and (guess := between(match["years"])):
        return guess[0] * 12, guess[1] * 12, "月", "time"
    if match["half_month"]:
        return Decimal("0.5"), Decimal("0.5"), "月", "time"
    years = Decimal("0.5") if match["years"] == "半" else number(match["years"])
    if years is None or years >= 1900:
        return None
    more = number(re.sub(r"[零又个月]", "", match["months"])) if match["months"] else Decimal(0)
    months = years * 12 + (more or 0) + (6 if match["half_year"] else 0)
    return months, months, "月", "time"


def _and_half(match: re.Match[str]) -> tuple[Decimal, Decimal, str, Dimension] | None:
    """四个半点, 一个半月, 三个半亿."""
    whole = number(match["whole_and"])
    if whole is None:
        return None
    value = whole + Decimal("0.5")
    if match["half_unit"] == "亿":
        return value * 10**8, value * 10**8, "", "amount"
    unit, dimension, factor = UNITS["个" + match["half_unit"]]
    return value * factor, value * factor, unit, dimension


_SCALE = re.compile(any_of(SCALES), re.IGNORECASE)


def _last_scale(words: str) -> int | None:
    found = _SCALE.findall(words)
    return SCALES[found[-1].lower()] if found else None


def _counted(match: re.Match[str]) -> tuple[Decimal, Decimal, str, Dimension] | None:
    said = match["number"]
    low = number(said)
    if low is None:
        return None
    scale = _last_scale(said)
    high = low
    if guess := between(said):
        low, high = guess
    if match["upper"]:
        upper = number(match["upper"])
        if upper is None:
            return None
        high_scale = _last_scale(match["upper"])
        if high_scale and not scale:  # 2到3亿: the scale stands once
            low *= high_scale
        scale, high = scale or high_scale, upper
    if match["half_scale"] and scale:
        half = Decimal(scale) / 2
        low, high = low + half, high + half
    unit_said = (match["unit"] or "").lower()
    arabic = any(c.isdigit() and c in "0123456789" for c in said)
    if NONE_AFTER.match(match.string, match.end()) and low == 1 and not arabic and unit_said:
        unit, dimension, factor = UNITS[unit_said]
        return Decimal(0), Decimal(0), unit, dimension  # 专利一项没有
    if not unit_said:
        if match["money"]:
            return low, high, "元", "amount"
        # 5个亿 and 3.2亿 are money; a bare small numeral in words (一条线, 两季) is no figure
        return (low, high, "", "amount" if scale else "count") if scale or arabic else None
    unit, dimension, factor = UNITS[unit_said]
    if dimension == "time" and unit_said in ("年", "year") and low >= 1900:
        return None
    if (
        not arabic
        and not scale
        and (unit_said in ("点", "年", "块") or (dimension == "count" and unit_said != "名"))
        and low <= 1
    ):
        return None  # 一家, 一条, 一个, 一点, 一年: an article, no count
    return low * (factor or 1), high * (factor or 1), unit, dimension
