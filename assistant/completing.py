"""Completing: a follow-up that only puts another value in place is the question before it, with that value.

    我脱产连着学40天，补助能申吗?        脱产只有25天呢?    我脱产连着学25天，补助能申吗?
    What is the target for 2025?        And a year later?  What is the target for 2026?
    中小企业要新培育多少家?              不是中小企业，是小巨人   小巨人要新培育多少家?

What is completed stands in the place of both turns, and is read as if it had been asked so at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.asked import group_of
from assistant.english import CLASSED, LIGHT
from assistant.focus import bare
from assistant.frames import LAST
from index.numerals import any_of, words
from index.periods import find_periods
from index.quantities import find_quantities

# 脱产只有25天呢, 要是2.5个亿, What if it had been 290 million: another case is put.
PUTS = re.compile(
    r"呢[?？!。\s]*$|^(?:那|那么)?(?:要是|如果|假如|假设|万一|换成|改成)|的话|"
    r"^(?:and|but|so|or)?[\s,]*(?:what if|what about|how about|if|suppose|and)\b",
    re.IGNORECASE,
)
# What asks for something of its own, beyond whether the same still holds.
ASKS_MORE = re.compile(
    r"什么|啥|怎么|咋|如何|哪|谁|多少|几|为何|\b(?:which|who|where|when|why|how (?!about))\b|\bwhat (?!if|about)",
    re.IGNORECASE,
)
NOT_BUT = re.compile(
    r"^(?:不对|不)?[，,]?(?:我)?(?:(?:问|说|指|要)的)?不是(?P<wrong>[^，,。；;]{2,16})[，,](?:我?(?:(?:问|说|指|要)的)?是?|是)(?P<right>[^，,。；;?？]{2,20})[。?？]?$"
    r"|^no,? (?:i (?:meant|mean) )?(?:the )?(?P<right_en>[^,.?]{3,40}),? not (?:the )?(?P<wrong_en>[^,.?]{3,40})[.?]?$",
    re.IGNORECASE,
)
# 具体哪几家, which ones: the names of what the question before counted.
WHICH_ONES = re.compile(
    r"^(?:具体|那|都|分别)*(?:是|有|叫)?(?P<which>哪(?:几|些)[家个项条种类座人]?)(?:[?？。,，]|$)|^(?:and )?which (?:ones|of them)\b",
    re.IGNORECASE,
)
COUNTED = re.compile(r"(?:多少|几)(?=[家个项条种类座人])|\bhow many\b", re.IGNORECASE)
LATER = re.compile(
    r"(?:再过|(?<!最)后|下)一年|第二年|次年|一年(?:之?)后|\b(?:(?:a|one) year (?:later|on|after)|the (?:year after|following year|next year))\b",
    re.IGNORECASE,
)
SOONER = re.compile(
    r"[前上]一年|一年(?:之?)前|\b(?:(?:a|one) year (?:earlier|before)|the (?:year before|previous year))\b",
    re.IGNORECASE,
)
# Words of one row stand in place of one another: 省级 of 国家级, grade 2 of grade 1.
ROWS: tuple[tuple[str, str], ...] = (
    ("level", any_of(words("国家级 省级 市级 县级 区级 区县级 镇级 村级 校级"))),
    ("level", rf"\b(?:{any_of(words('national state provincial municipal city county district'))})(?:-level)?\b"),
    ("grade", "[一二三四五六七八九十]级|[初中高]级工?"),
    ("class", "[一二三四五六七八九甲乙丙丁]类"),
    ("place", "[一二三]等奖|第[一二三四五]名|[冠亚季]军"),
    ("degree", any_of(words("博士 硕士 本科 大专 中专 学士 研究生"))),
    ("degree", rf"\b(?:{any_of(words('doctor doctors PhD PhDs master masters bachelor bachelors'))})\b"),
    ("size", "[大中小微]型"),
)
PARTICLES = words("的 是 要 那个 那种 那 这 层 人 家")
_ROWS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in ROWS)
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)年?")
QUOTES = "“”\"'「」 "
LARGE = 10_000  # a bare number from here on is money: 900万
WHOLE = {"成", "折"}  # 一成 is 10%


@dataclass(frozen=True, slots=True)
class _Value:
    kind: str
    words: str
    start: int
    end: int
    row: bool = False  # one of a row of words, and no figure or date


def complete(question: str, turns: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The question with the turns that it still needs: fewer, where it only puts another value into the last one."""
    said: list[str] = []
    for turn in (*turns, question):
        made = _put(turn, said[-1]) if said else None
        if made is not None:
            said.pop()
        said.append(turn if made is None else made)
    return said[-1], tuple(said[:-1])


def _put(question: str, before: str) -> str | None:
    """The question before with what this one puts in place of something there; None where it does not only that."""
    if (turned := NOT_BUT.match(question)) is not None:
        wrong, right = turned["wrong"] or turned["wrong_en"], turned["right"] or turned["right_en"]
        return _instead(before, wrong.strip(QUOTES), right.strip(QUOTES))
    if (which := WHICH_ONES.match(question)) is not None and len(COUNTED.findall(before)) == 1:
        return COUNTED.sub("哪几" if which["which"] else "which", before)
    if ASKS_MORE.search(question):
        return None
    if (year := _other_year(question, before)) is not None:
        return year
    if not PUTS.search(question):
        return None
    new = _values(question)
    old = _values(before)
    if len(new) != 1:
        return None
    [value] = new
    alike = [v for v in old if v.kind == value.kind]
    if len(alike) != 1:
        return None
    [place] = alike
    if value.row and not _names_nothing_else(question, value, before):
        return None
    return before[: place.start] + value.words + before[place.end :]


def _other_year(question: str, before: str) -> str | None:
    """The question before, about the year before or after the one that it names, or the last of the plan."""
    years = tuple(YEAR.finditer(before))
    if len(years) != 1:
        return None
    [year] = years
    if (last := LAST.search(question)) is not None:
        return before[: year.start()] + last[0] + before[year.end() :]
    way = 1 if LATER.search(question) else -1 if SOONER.search(question) else 0
    return f"{before[: year.start()]}{int(year[0][:4]) + way}{before[year.start() + 4 :]}" if way else None


def _instead(before: str, wrong: str, right: str) -> str | None:
    return before.replace(wrong, right) if wrong in before else None


def _values(text: str) -> tuple[_Value, ...]:
    """The figures, dates and words of rows in a text, each by the kind of thing that it may stand in place of."""
    periods = [p for p in find_periods(text) if p.kind in ("day", "month", "year")]
    dates = [_Value("date", text[p.start : p.end], p.start, p.end) for p in periods]
    figures = [
        _Value(_kind(q.unit, q.low or q.high), text[q.start : q.end], q.start, q.end)
        for q in find_quantities(text)
        if not any(d.start < q.end and q.start < d.end for d in dates)
    ]
    return (*dates, *figures, *_members(text))


def _members(text: str) -> tuple[_Value, ...]:
    """The words of a text that stand in a row with others."""
    classed = (_Value(m["kind"].lower(), m[0], *m.span(), True) for m in CLASSED.finditer(text))
    return (*classed, *(_Value(kind, m[0], *m.span(), True) for kind, pattern in _ROWS for m in pattern.finditer(text)))


def _names_nothing_else(question: str, value: _Value, before: str) -> bool:
    """Whether all that a follow-up says beside the value stands in the question before: 市级的专精特新呢 says more."""
    rest = bare(PUTS.sub(" ", f"{question[: value.start]} {question[value.end :]}"))
    said = [w for w in re.findall(r"[a-z]+", rest.lower()) if w not in LIGHT] + re.findall(r"[\u4e00-\u9fff]+", rest)
    return all(word in before.lower() for word in said if word not in PARTICLES)


def _kind(unit: str, value: object) -> str:
    if unit in WHOLE:
        return group_of("%")
    if not unit:
        return group_of("元") if float(str(value or 0)) >= LARGE else ""
    group = group_of(unit)
    return group if group == group_of("元") else f"{group} {unit}"
