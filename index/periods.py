"""Periods: when something holds or is due, as policy text writes it, found and turned into dates.

period = year part? (前|内|起)?    2024年一季度   2月底前   年内   到2025年   2019年1月1日至12月31日
       | 每 part                   每季度
       | 近 number 年              近三年
       | “十四五” (期间|末)?
       | event 前                                          2024年春节前
       | (event 前 | 提前) number unit                    执行期满前6个月   在供热期前15日   提前15日
       | (自 event 之日起 | event 后) number unit 内        收到资金后30日内
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from index.numerals import NARROW, any_of, parse_numeral

PeriodKind = Literal["year", "quarter", "half", "month", "day", "deadline", "recurring"]


@dataclass(frozen=True, slots=True)
class Period:
    """`start_date` to `end_date`, both included; None where the text and the given year do not tell.

    A deadline ends at `end_date` (2月底前: the last of February); a recurring period has no dates and says in
    `every` how often. `start`, `end` count from the beginning of the text that was searched.
    """

    start_date: date | None
    end_date: date | None
    kind: PeriodKind
    start: int
    end: int
    every: str | None = None  # 年, 半年, 学年, 季度, 月, 周, 日, 2年 (每两年) for recurring periods


RELATIVE_YEARS: dict[str, int] = {
    **dict.fromkeys(("今年", "本年度", "本年", "当年", "年度内", "this year"), 0),
    **dict.fromkeys(("去年", "上年", "上年度", "上一年度", "上一年", "last year"), -1),
    **dict.fromkeys(("明年", "下年", "下年度", "下一年度", "下一年", "次年", "next year"), 1),
    **dict.fromkeys(("前年",), -2),
    **dict.fromkeys(("后年",), 2),
}
EVERY: dict[str, str] = {
    **dict.fromkeys(("年", "年度", "一年", "个年度"), "年"),
    **dict.fromkeys(("半年", "半年度"), "半年"),
    **dict.fromkeys(("季度", "季", "个季度", "一季度", "三个月"), "季度"),
    **dict.fromkeys(("月", "月度", "个月", "一个月"), "月"),
    **dict.fromkeys(("周", "星期", "个星期"), "周"),
    **dict.fromkeys(("日", "天", "个工作日", "工作日"), "日"),
    **dict.fromkeys(("学年", "个学年"), "学年"),
    **dict.fromkeys(("学期", "个学期"), "学期"),
}
# Part of a year → first and last month.
PARTS: dict[str, tuple[int, int]] = {
    **dict.fromkeys(
        ("第一季度", "一季度", "1季度", "首季度", "首季", "Q1", "q1", "first quarter", "first-quarter"), (1, 3)
    ),
    **dict.fromkeys(("第二季度", "二季度", "2季度", "Q2", "q2", "second quarter", "second-quarter"), (4, 6)),
    **dict.fromkeys(("第三季度", "三季度", "3季度", "Q3", "q3", "third quarter", "third-quarter"), (7, 9)),
    **dict.fromkeys(
        ("第四季度", "四季度", "4季度", "末季度", "Q4", "q4", "fourth quarter", "fourth-quarter"), (10, 12)
    ),
    **dict.fromkeys(("前三季度", "前三个季度", "前3季度", "1—3季度", "1-3季度", "一至三季度"), (1, 9)),
    **dict.fromkeys(("前两季度", "前两个季度", "前二季度"), (1, 6)),
    **dict.fromkeys(("上半年", "H1", "first half"), (1, 6)),
    **dict.fromkeys(("下半年", "H2", "second half"), (7, 12)),
}
WHOLE_YEAR = ("全年", "整年", "全年度")
WITHIN_YEAR = ("年内", "年底前", "年末前", "年底之前", "年末之前", "年底以前", "岁末前")
_MONTH_NAMES = {"正月": 1, "元月": 1}

_YEAR = r"(?:(?:19|20)\d{2}|[一二][零〇九][零〇一二三四五六七八九]{2})"
_SHORT_YEAR = r"(?<![\d.])[012]\d(?=[ ]*年(?:第?[一二三四1-4前上下][季半三]|全年|度))"
_RELATIVE = any_of(RELATIVE_YEARS)
_NUMBER = r"(?:\d{1,4}|[一二两三四五六七八九十]{1,4})"
_MONTH = r"(?<![\d.个])(?:1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十]|元|正)(?=[ ]*月)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9]|[二]?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])"
_BEFORE = r"(?:以前|之前|前(?![\d一二三]))"
_EARLY = r"(?:上旬|中旬|下旬|初|中|底|末)"

PERIOD = re.compile(
    rf"""
      (?P<every> 每(?P<often> {any_of(EVERY)} ) (?: [ ]* (?:首月|末月|第一个月|最后一个月)? \d+ 日{_BEFORE} )? | 每(?P<nyears> [两二三四五六]|\d{{1,2}} )(?P<nunit> 个?季度|个?月|年|周 )(?!以上) | 按(?P<often2>[季月年周])(?:度)?(?=调度|通报|报|组织|开展|考核|分析|监测|公布) )
    | [“"](?P<nth> 十[一二三四五六七八九]? )五[”"](?: 期间|时期|规划期|初|末 )?
    | (?P<nth2> 十[一二三四五六七八九]? )五(?: 期间|时期|规划期|初|末 )
    | (?P<recent> [近过][ ]*(?:去)?(?P<recentn> {_NUMBER} )[ ]*(?: 个)?[ ]*年(?:来|内|间)? | 最近(?P<recentn2> {_NUMBER} )年(?:来|内|间)? )
    | (?P<event> (?:(?:19|20)\d\d年)?(?:春节|元旦|清明节?|端午节?|中秋节?|国庆节?|主?汛期|入冬|(?:春季|秋季)?开学|供暖季|采暖季)(?:来临|到来|开始)?(?:之)?前(?![期夕后置景]) )
    | (?P<within> (?:(?:(?:自|从|在)[^，,。；、（）]{{1,14}}|[受发公印施到][理布文发行账])之日起|(?:自|从|在)(?!收到)[^，,。；、（）]{{1,12}}(?:届满|期满|到期|印发|发布|签订|认定|备案|完成|结束|截止|施行|实施|合格|立项|开工|竣工)后|(?:(?:缺陷责任|质保|保修|见习|试用|合同|服务|公示|建设|培训)?期满|届满|收到|接到|接报|受理|开学|结业|投产|到账|交付|确认|公示|印发|发布|公布|签订|完成|认定|获批|备案|到期|结束|截止|施行|实施|合格|立项|开工|竣工)[^，,。；、（）后]{{0,8}}后)?[ ]*(?P<withinn> {_NUMBER} )[ ]*(?P<withinunit> 个工作日|个自然日|个交易日|工作日|日|天|个月|年|小时 )(?:之内|以内|内) )
    | (?P<ahead> (?: (?:执行|试行|有效|合同|建设|服务|任)?(?:期满|届满|到期|结束|开始|施行|实施|开工)前 | (?<=[在于])[^，,。；、（）()“”\d]{{2,10}}?前 | 提前 )
        [ ]*{_NUMBER}[ ]*(?:个工作日|工作日|日|天|个月|年|小时)(?:之内|以内|内)? )
    | (?P<range> (?P<ya> {_YEAR} )[ ]*(?:年)?度?[ ]*(?: [-—–~～]+|至|到 )[ ]*(?P<yb> {_YEAR} )[ ]*年度? (?![ ]*\d{{1,2}}[ ]*月) )
    | (?= [到至自从今本当去上明下次前后年度整全岁第首末正元一二三四五六七八九十QqHhtlnfs\d] ) (?P<to> [到至](?=[ ]*(?:{_YEAR}[ ]*年|今年|明年|本世纪)) )? (?:自|从)?
      (?: (?P<year> {_YEAR} | {_SHORT_YEAR} )[ ]*年(?:度)?(?![份来月轻]) | (?: (?!后年) | (?<![\u4e00-\u9fff]) )(?<!以)(?<!自然)(?<!纳税)(?<!会计)(?P<relative> {_RELATIVE} )度? )?
      (?P<part>
          [ ]*(?P<quarter> {any_of(PARTS)} )(?P<quarterend> 末 | 底 )?
        | [ ]*(?P<month> {_MONTH} )[ ]*月(?:份)?(?:[ ]*(?P<day> {_DAY} )[ ]*[日号])?(?P<early> {_EARLY} )?
          (?: (?: [ ]*起?(?:至|到|[-—–~～]+)[ ]* ) (?: (?P<year2> {_YEAR} )[ ]*年[ ]*)? (?: (?P<month2> 1[0-2]|[1-9] )[ ]*月(?:份)? )? (?: [ ]*(?P<day2> {_DAY} )[ ]*[日号] )? (?P<early2> {_EARLY} )? )?
        | (?P<monthend> (?<![\d一二三四五六七八九十])(?:本|当)月(?:底|末) )
        | (?P<within_year> {any_of(WITHIN_YEAR)} )
        | (?P<yearend> 年?(?:底|末) )
        | (?P<whole> {any_of(WHOLE_YEAR)} )
      )?
      (?P<before> {_BEFORE} )? (?P<since> 起|以后|之后 )?
    """,
    re.VERBOSE,
)
_DAYS = {"正": 1, "元": 1}


def find_periods(text: str, year: int | None = None) -> tuple[Period, ...]:
    """Every period in `text`, in order; `year` is the document's own, which 今年 and 年内 mean.

    >>> [(p.kind, str(p.end_date)) for p in find_periods("2月底前兑现，每季度通报，到2025年建成", 2024)]
    [('deadline', '2024-02-29'), ('recurring', 'None'), ('deadline', '2025-12-31')]
    """
    plain = text.translate(NARROW).replace("後", "后")
    candidates = (_period(match, year) for match in PERIOD.finditer(plain) if match[0].strip())
    return tuple(period for period in candidates if period is not None)


def _period(match: re.Match[str], year: int | None) -> Period | None:
    start, end = match.start() + len(match[0]) - len(match[0].lstrip()), match.end()
    if often := match["often"] or match["often2"]:
        return Period(None, None, "recurring", start, end, EVERY[often])
    if match["nyears"]:
        return Period(None, None, "recurring", start, end, f"{_integer(match['nyears'])}{match['nunit']}")
    if nth := match["nth"] or match["nth2"]:
        first = 1951 + 5 * _integer(nth)  # the tenth plan began in 2001, the fourteenth in 2021
        return Period(date(first, 1, 1), date(first + 4, 12, 31), "year", start, end)
    if match["recent"]:
        years = _integer(match["recentn"] or match["recentn2"])
        if year is None or not 0 < years < year:
            return Period(None, None, "year", start, end)
        return Period(date(year - years, 1, 1), date(year - 1, 12, 31), "year", start, end)
    if match["within"] or match["ahead"] or match["event"]:
        return Period(None, None, "deadline", start, end)
    if match["range"]:
        first, last = _year_number(match["ya"]), _year_number(match["yb"])
        return Period(date(first, 1, 1), date(last, 12, 31), "year", start, end) if first <= last else None
    return _dated(match, year, start)


def _dated(match: re.Match[str], given: int | None, start: int) -> Period | None:
    """A year, a part of it, or both."""
    named = match["year"] or match["relative"]
    if not named and not match["part"]:
        return None
    if not named and match["yearend"] and match["yearend"] in "底末":
        return None  # a bare 底 belongs to another word
    year = given
    if match["year"]:
        year = _year_number(match["year"])
    elif match["relative"] and given is not None:
        year = given + RELATIVE_YEARS[match["relative"]]
    first, last, kind = _bounds(match, year)
    if match["before"] or match["to"] or match["within_year"] or (match["yearend"] and not match["since"]):
        kind = "deadline"
    if kind == "deadline" and match["within_year"] != "年内":
        if match["before"] and first is not None and (match["month"] or named) and not _closing(match):
            last = first - timedelta(days=1)  # 2020年前 ends with 2019; 6月30日前 and 2月底前 include their day
        first = None
    if match["since"] and last is not None and kind != "deadline":
        last = None
    return Period(first, last, kind, start, match.end())


def _closing(match: re.Match[str]) -> bool:
    """Whether the words name the end of something (底, a day), which a deadline includes."""
    return bool(match["day"] or match["early"] or match["yearend"] or match["within_year"] or match["quarterend"])


def _bounds(match: re.Match[str], year: int | None) -> tuple[date | None, date | None, PeriodKind]:
    if match["quarter"]:
        first_month, last_month = PARTS[match["quarter"]]
        kind: PeriodKind = (
            "quarter" if last_month - first_month == 2 else "half" if last_month - first_month == 5 else "year"
        )
        if match["quarterend"]:
            first_month, kind = last_month, "deadline"
        return _date(year, first_month, 1), _last(year, last_month), kind
    if match["month"]:
        return _months(match, year)
    if match["monthend"]:
        return None, None, "deadline"
    if match["yearend"]:
        return _date(year, 12, 1), _date(year, 12, 31), "deadline"
    return _date(year, 1, 1), _date(year, 12, 31), "year"


def _months(match: re.Match[str], year: int | None) -> tuple[date | None, date | None, PeriodKind]:
    month = _DAYS.get(match["month"]) or _integer(match["month"])
    ranged = bool(match["month2"] or match["day2"] or match["early2"])
    last_year = _year_number(match["year2"]) if match["year2"] else year
    last_month = _integer(match["month2"]) if match["month2"] else month
    if match["day"]:
        first = _date(year, month, _integer(match["day"]))
    else:
        first = _date(year, month, 21 if match["early"] in ("底", "末", "下旬") else 1)
    last_day = match["day2"] or (None if ranged else match["day"])
    last = _date(last_year, last_month, _integer(last_day)) if last_day else _last(last_year, last_month)
    if not ranged and match["early"] in ("上旬", "初"):
        last = _date(year, month, 10)
    if not ranged and match["early"] in ("中旬", "中"):
        last = _date(year, month, 20)
    return first, last, "day" if match["day"] else "month"


def _integer(written: str) -> int:
    value = parse_numeral(written)
    return int(value) if value is not None else 0


def _year_number(written: str) -> int:
    number = _integer(written)
    return number if number > 99 else 2000 + number


def _date(year: int | None, month: int, day: int) -> date | None:
    if year is None or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _last(year: int | None, month: int) -> date | None:
    if year is None or not 1 <= month <= 12:
        return None
    return date(year, month, calendar.monthrange(year, month)[1])
