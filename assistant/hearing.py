"""Hearing: where talk falls apart, what a bare number counts, and the words that tell what a figure is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.figures import Figure
from assistant.metrics import CONCEPT, DIMENSIONS, concept_before

SEPARATOR = re.compile(
    r"[，,。；;！!？?、\n（）()：…]|\.{2,}|[—-]{2,}|(?<!\d):|:(?!\d)|不过|但是?(?!书)|可是|然而|\bbut\b|\band\b"
)
OLDEST = 120
AGED_BEFORE = re.compile(
    r"(?:我|他|她|爸|妈|父亲?|母亲?|爷爷|奶奶|姥爷|姥姥|外公|外婆|老爷子|老太太?|老头|老伴|老人家?|大爷|大妈|大叔|阿姨|公公|婆婆|岳[父母]|老公|老婆|丈夫|妻子|孩子|儿子|女儿|娃|弟弟?|妹妹?|哥哥?|姐姐?|同事|本人|年龄|岁数|年纪)"
    r"(?:今年|现在|目前|才|刚|已经?|都|快|是|满|刚满|有|也)*\s*$|(?:^|[，,。；;、\s])(?:我)?(?:今年|现年|刚满|年满)\s*$"
)
# 床位费一个月1500, 月租38块: a bare number behind a price is money.
PRICED_BEFORE = re.compile(
    r"(?:付|掏|花|缴|赚|挣|存|借)(?:了|过|出|掉)*\s*$|(?:费用?|价格?|自付|自费|支出|存款|收入|押金|定金|租金?|工资|薪水?|保费|成本|单价)(?:(?:一个|每个?)?月|每年|一年|是|要|才|了|共|总共|一共|收|交|大概|差不多)*\s*$"
)
# 观众才900: a bare number behind people counts them.
PEOPLED_BEFORE = re.compile(
    r"(?:人数|观众|游客|客人|员工|职工|工人|学员|老人|学生|会员|客流)(?:才|有|是|只有|就|达到?|共|总共|一共|只|大概|差不多)*\s*$"
)
LISTED = re.compile(r"\s*[、和]\s*")
AGED_AFTER = re.compile(r"了?(?=[，,。；;！!？?\s、]|$)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of talk between marks: offsets into its turn, and the figures within."""

    start: int
    end: int
    figures: tuple[Figure, ...]


def counts_heads(before: str) -> bool:
    """人口130万: a number without a unit behind what is counted in heads."""
    concept = concept_before(before)
    return concept is not None and DIMENSIONS.get(concept) == ("count",)


def aged(figure: Figure, text: str) -> Figure:
    """我爸今年58: a bare number beside a person is an age."""
    point = figure.values.point
    bare = figure.dimension == "count" and not figure.unit and point is not None and 0 < point < OLDEST
    if bare and AGED_BEFORE.search(text, 0, figure.start) and AGED_AFTER.match(text, figure.end):
        return replace(figure, dimension="age", unit="岁")
    return figure


def priced(figure: Figure, text: str) -> Figure:
    """床位费一个月1500: a bare number behind a price is money."""
    if figure.dimension == "count" and not figure.unit and PRICED_BEFORE.search(text, 0, figure.start):
        return replace(figure, dimension="amount", unit="元")
    if figure.dimension == "count" and not figure.unit and PEOPLED_BEFORE.search(text, 0, figure.start):
        return replace(figure, unit="人")
    return figure


def listed(figures: tuple[Figure, ...], text: str) -> tuple[Figure, ...]:
    """21万、16万、12万家次: the unit behind the last of a list is that of all."""
    made = list(figures)
    for n in range(len(made) - 2, -1, -1):
        here, following = made[n], made[n + 1]
        if (
            not here.unit
            and following.unit
            and LISTED.fullmatch(text, here.end, following.start)
            and here.dimension in ("count", "amount")
            and text[here.start].isdigit() == text[following.start].isdigit()
        ):
            made[n] = replace(here, unit=following.unit, dimension=following.dimension)
    return tuple(made)


def words_before(before: str) -> str:
    """The words before a figure that tell what it is: a long beginning is left out."""
    if len(before) <= 16:
        return before
    latin = before.isascii()
    cut = before[-40:] if latin else before[-16:]
    named = CONCEPT.search(cut)
    return cut[named.start() :] if named else (cut.partition(" ")[2] if latin else cut[-8:])


def counted_after(after: str) -> str:
    """What is counted, where the clause or the next figure ends with it: 20个本科."""
    match = re.match(r"(?:的)?[\u4e00-\u9fff]{2,6}$", after.rstrip())
    return match[0] if match else ""


def named_after(after: str) -> str | None:
    """The words up to the metric, where it stands after its figure: 的产值."""
    named = CONCEPT.search(after[:24])
    return after[: named.end()] if named and len(named[0]) > 1 else None


def find_pieces(text: str, figures: tuple[Figure, ...]) -> Iterator[Piece]:
    start = 0
    held = [range(f.start, f.end) for f in figures]
    for match in SEPARATOR.finditer(text):
        if any(match.start() in span for span in held):
            continue
        yield Piece(start, match.start(), tuple(f for f in figures if start <= f.start < match.start()))
        start = match.end()
    yield Piece(start, len(text), tuple(f for f in figures if f.start >= start))
