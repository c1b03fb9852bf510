"""Clock: times of the day as people say them.

    time = part of the day? hour 点 (半 | 一刻 | 三刻 | minutes 分? | 整)?      上午8点半   12点10分   14:20
A bare 12点 is a time only beside another one: 涨了3点 is a rate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

HOURS = {
    word: n for n, word in enumerate(("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"), 1)
} | {"两": 2}
LATER = ("下午", "傍晚", "晚上", "夜里")  # 下午3点 is 15:00
EARLY = ("凌晨", "清早", "早上", "早晨", "上午", "中午")
FRACTIONS = {"半": 30, "一刻": 15, "三刻": 45, "整": 0, "钟": 0}

TIME = re.compile(
    rf"""(?P<day> {"|".join((*LATER, *EARLY))} )? \s*
         (?: (?P<hour> 1\d | 2[0-3] | \d | 十[一二]? | [一二两三四五六七八九] ) 点 (?! [\d.]*[%个] | 几 | 多 )
             (?P<fraction> {"|".join(FRACTIONS)} )? (?P<minutes> [0-5]?\d (?=分|[^\d%.万亿千百个]|$) )? 分?
           | (?<![\d:：]) (?P<digital> (?: 1\d | 2[0-3] | 0?\d ) [:：] [0-5]\d ) (?![\d:：]) )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Time:
    """Minutes since midnight; offsets count in what was said."""

    minutes: int
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.minutes // 60}:{self.minutes % 60:02}"


def find_times(text: str) -> tuple[Time, ...]:
    """Every time of the day in `text`; none where nothing but bare hours is said.

    >>> [str(t) for t in find_times("说好11点半送到,12点10分才来")], find_times("增速涨了3点")
    (['11:30', '12:10'], ())
    """
    found, sure = [], False
    for match in TIME.finditer(text):
        if match["digital"]:
            hour, minutes = (int(part) for part in re.split("[:：]", match["digital"]))
        else:
            hour = int(match["hour"]) if match["hour"].isdigit() else HOURS[match["hour"]]
            minutes = FRACTIONS[match["fraction"]] if match["fraction"] else int(match["minutes"] or 0)
        hour += 12 if match["day"] in LATER and hour < 12 else 0
        sure = sure or bool(match["day"] or match["fraction"] or match["minutes"] or match["digital"])
        found.append(Time(hour * 60 + minutes, match.start(), match.end()))
    return tuple(found) if sure else ()
