"""Statements: the figures that a person states in one turn, read from left to right, each with what it measures and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from assistant.clock import find_times
from assistant.days import find_days
from assistant.figures import Figure, find_figures
from assistant.hearing import (
    Piece,
    aged,
    counted_after,
    counts_heads,
    find_pieces,
    listed,
    named_after,
    priced,
    words_before,
)
from assistant.judging import Interval
from assistant.metrics import (
    BY_DIMENSION,
    CONCEPT,
    GROWTH,
    SHARE,
    Metric,
    aspect_of,
    concept_after,
    concept_before,
    concepts_before,
    fits,
    spent_on,
)
from assistant.quoting import RANKED_BEFORE, is_quoted
from assistant.when import When, find_when
from index.numerals import any_of, words

# Who does not know a figure: 没统计, 吃不准, 还在算.
NOT_YET = words(
    "没统计 没算 没测 没核 没出来 没报 没数 没有数 没定 未统计 未定 待定 没确定 还没定 没定下 还没 尚未 未知"
)
NOT_KNOWN = words("不知道 不清楚 不晓得 不确定 不掌握 不好说 说不准 说不好 拿不准 吃不准 搞不清 弄不清 记不清 忘了")
NOT_LOOKED = words("暂时没 没底 没问 没留意 没注意 没看 没记")
UNDER_WAY = words("在测算 测算中 在统计 统计中 还在算 在核算 核算中")
NOT_KNOWN_EN = (
    r"not sure|unsure|don't know|do not know|unknown|not yet|unclear|nobody (?:has|knows|ever)|"
    r"no (?:idea|figure|number|data)"
)
NOT_DONE_EN = (
    r"(?:has|have|had|was|were|is|are)(?:n't| not| never)(?: yet)?(?: been)? (?:\w+ )?"
    r"(?:estimat|calculat|measur|count|known|work|determin|settl|decid|audit|report|tall)"
)
UNSURE = re.compile(
    rf"{any_of((*NOT_YET, *NOT_KNOWN, *NOT_LOOKED, *UNDER_WAY))}|{NOT_KNOWN_EN}|{NOT_DONE_EN}", re.IGNORECASE
)
MISTAKEN = words("错了 串行 看串 弄混 记混 说错 搞错 口误 算错 看错 记错 写错")
PUT_RIGHT = words("不对 更正 纠正 应该是 应为 改成 其实是")
CORRECTION = re.compile(
    rf"{any_of((*MISTAKEN, *PUT_RIGHT))}|准确(?:地|的)?说|实际上?是|^[哦噢啊哎嗯]?不+$|actually|correction|sorry|i mean",
    re.IGNORECASE,
)
FROM_BEFORE = re.compile(r"(?:从|由)(?:去年的?|原来的?|上年的?)?\s*$")
TO_AFTER = re.compile(r"[^，,。；;]{0,6}(?:到|至|成)")
SUPPOSED = re.compile(r"(?:那么?)?(?:要是|如果|假如|假设|换成|改成)")  # 要是31亿呢: in place of what was said before
THEN = re.compile(r"呢[？?\s]*$")
TOPIC = 10  # characters of a piece that only names what the next figures are of
REACHES = re.compile(
    r"(?:做|干|达|冲|涨|升|突破|迈|上|过)(?:到|了|过)?\s*$"
)  # 今年头一回做到53亿: of what was spoken of before
THEN_ONCE = re.compile(r"那[回次年]|当时|上[回次]|从前|以前|早先|之前")
WHOLE_QUARTER = re.compile(r"整个?季度?|全季度?|季度(?:合计|累计|总)")
OWN_MATTER = re.compile(r"[买修购卖赔付缴租借贷捐](?!力|量|点)")  # what was done with a sum says what it is
EXPLAINS = re.compile(r"^(?:都|均|全|这些?|上面|说的|指的)*(?:是|指|算的是)")
Correcting = Literal["", "same", "any"]
"""any: the words correct whatever was said before; same: they may restate a metric that a correction spoke of."""


@dataclass(frozen=True, slots=True)
class Given:
    """One figure that the person stated; `words` as they said them, `context` the clause it stood in."""

    metric: Metric
    figure: Figure
    when: When | None
    words: str
    context: str
    turn: int

    @property
    def values(self) -> Interval:
        return self.figure.values


class TurnReader:
    """One turn, read from left to right; `carried` is the period that its last statement spoke of."""

    def __init__(
        self, text: str, turn: int, year: int | None, carried: When | None, earlier: tuple[Given, ...]
    ) -> None:
        self.text, self.turn, self.year, self.carried = text, turn, year, carried
        self.whens = find_when(text, year)
        quoted = [m.span() for m in re.finditer(r"[“「\"][^”」\"]*[”」\"]", text)]
        quoted += [(t.start, t.end) for t in find_times(text)]
        quoted += [(d.start, d.end) for d in find_days(text, year) if d.sure]
        self.figures = tuple(
            f
            for f in (priced(aged(figure, text), text) for figure in listed(tuple(find_figures(text)), text))
            if not any(a < f.end and f.start < b for a, b in quoted)
            and not any(a <= f.start < b for a, b, _ in self.whens)
            and not is_quoted(f, text)
        )
        self.whens = tuple(w for w in self.whens if not any(f.start <= w[0] < f.end for f in self.figures))
        self.pieces = tuple(find_pieces(text, self.figures))
        self.earlier = earlier

    def _behind(self, word: str, piece: Piece) -> bool:
        return self.text.find(word, piece.start) > piece.figures[-1].start

    def givens(self) -> Iterator[tuple[Given, Correcting]]:
        previous: Given | None = None
        read: list[tuple[Given, Correcting]] = []
        topic: str | None = None  # a concept named in a piece of its own: 产值嘛,去年20亿
        when = self.carried
        correcting = anew = False
        for piece in self.pieces:
            words = self.text[piece.start : piece.end]
            said = CORRECTION.search(words.strip())
            # 6000万不对,是1.1亿: what stands after a figure takes back that figure, for the next one to replace
            takes_back = said is not None and piece.figures and self._behind(said[0], piece)
            correcting = correcting or (said is not None and not takes_back)
            correcting = correcting or (
                bool(self.turn) and SUPPOSED.match(words.strip()) is not None and THEN.search(self.text) is not None
            )
            anew = anew or correcting
            if not piece.figures:
                when = self._when(piece.start, piece.end, when)
                if UNSURE.search(words):
                    continue
                named = concept_before(words)
                if EXPLAINS.match(words) or (read and re.search(r"[（(]$", self.text[: piece.start])):
                    read = [(self._explained(g, named, piece), c) for g, c in read]
                topic = (named if named and len(words.strip()) <= TOPIC else None) or topic
                continue
            for n, figure in enumerate(piece.figures):
                left = piece.figures[n - 1].end if n else piece.start
                right = piece.figures[n + 1].start if n + 1 < len(piece.figures) else piece.end
                when = self._when(left, figure.start, when)
                given = self._given(figure, left, right, piece, when, previous, topic)
                if FROM_BEFORE.search(self.text[left : figure.start]) and TO_AFTER.match(self.text[figure.end : right]):
                    given = replace(given, when=self._year_before(given.when))
                if given.when is None and self.year is not None and THEN_ONCE.search(words):
                    given = replace(given, when=When(None, self.year - 1))
                here = self._when(figure.end, right, None)
                if here is not None and n + 1 == len(piece.figures):
                    given = replace(given, when=_merge(here, given.when))
                    when = given.when
                read.append((given, "any" if correcting else "same" if anew else ""))
                previous = given
            correcting = bool(takes_back)
        self.carried = when
        yield from read

    def _year_before(self, when: When | None) -> When | None:
        """从9亿做到12亿: the first figure is that of the year before."""
        if when is not None and when.year is not None:
            return When(when.part, when.year - 1) if when.year == self.year else when
        return When(when.part if when else None, self.year - 1) if self.year is not None else when

    def _when(self, start: int, end: int, standing: When | None) -> When | None:
        for a, b, when in self.whens:
            if start <= a and b <= end:
                standing = _merge(when, standing)
        month = re.fullmatch(r"M(\d+)", standing.part or "") if standing is not None else None
        if month and standing is not None and WHOLE_QUARTER.search(self.text, start, end):
            return When(f"Q{(int(month[1]) + 2) // 3}", standing.year)
        return standing

    def _explained(self, given: Given, concept: str | None, piece: Piece) -> Given:
        """(都是今年一季度的产值) after the figures says what they are."""
        when = self._when(piece.start, piece.end, None)
        if concept and given.metric.concept is None:
            given = replace(given, metric=replace(given.metric, concept=concept))
        return replace(given, when=when) if when and given.when is None else given

    def _given(
        self,
        figure: Figure,
        left: int,
        right: int,
        piece: Piece,
        when: When | None,
        previous: Given | None,
        topic: str | None,
    ) -> Given:
        before, after = self.text[left : figure.start], self.text[figure.end : right]
        ranked = RANKED_BEFORE.search(before)
        if ranked and figure.dimension in ("count", "rank"):
            values = Interval(None, figure.values.high) if ranked["first"] else figure.values
            figure = replace(figure, dimension="rank", unit="名", values=values)
        if figure.dimension == "amount" and not figure.unit and counts_heads(before):
            figure = replace(figure, dimension="count", unit="人")
        aspect, down = aspect_of(before, after, figure.dimension)
        if (
            previous
            and aspect == "level"
            and figure.dimension == previous.figure.dimension
            and self._next_period(left, figure.start)
        ):
            aspect = previous.metric.aspect  # 1月新增1.2亿,2月0.9亿
        concept = "capacity" if figure.yearly else BY_DIMENSION.get(figure.dimension)
        if concept is None:
            concept = self._concept(before, after, figure, aspect, previous, topic)
        named = named_after(after) or (counted_after(after) if figure.dimension == "count" else "")
        words = words_before(before) + self.text[figure.start : figure.end + len(named or "")]
        return Given(
            Metric(concept, aspect, down),
            figure,
            when,
            words.strip(" 的了"),
            self.text[piece.start : piece.end],
            self.turn,
        )

    def _next_period(self, left: int, right: int) -> bool:
        """Whether nothing but a month or a quarter stands before the figure."""
        spans = [(a, b) for a, b, w in self.whens if left <= a and b <= right and w.part and w.year is None]
        rest = self.text[left : spans[0][0]] + self.text[spans[-1][1] : right] if spans else "none"
        return not rest.strip(" 份是有了的又")

    def _concept(
        self, before: str, after: str, figure: Figure, aspect: str, previous: Given | None, topic: str | None
    ) -> str | None:
        part = before.partition("占")[0] if aspect == "share" and "占" in before else ""
        at_once = CONCEPT.match(after.lstrip("的元块钱 了of").lstrip())
        for named in (
            concept_after(at_once[0]) if at_once else None,
            spent_on(before),
            *concepts_before(part),
            *concepts_before(before),
            concept_after(after),
            topic,
            previous.metric.concept
            if previous and self._goes_on(previous, figure, aspect) and not OWN_MATTER.search(before)
            else None,
        ):
            if named and fits(named, figure.dimension, aspect):  # type: ignore[arg-type]
                return named
        if self.turn and figure.dimension == "amount" and REACHES.search(before):
            return next(
                (
                    g.metric.concept
                    for g in reversed(self.earlier)
                    if g.figure.dimension == "amount" and g.metric.concept
                ),
                None,
            )
        if self.turn and aspect == "growth":
            return next((g.metric.concept for g in reversed(self.earlier) if g.figure.dimension == "amount"), None)
        return None

    @staticmethod
    def _goes_on(previous: Given, figure: Figure, aspect: str) -> bool:
        """新增3亿、增速17%: a rate speaks of the amount before it; an amount of the amount before it."""
        return aspect == "growth" or previous.figure.dimension == figure.dimension

    def missing(self) -> Iterator[Metric]:
        for piece in self.pieces:
            words = self.text[piece.start : piece.end]
            if piece.figures or not UNSURE.search(words):
                continue
            concept = concept_before(words)
            if GROWTH.search(words) and not concept:
                yield Metric(None, "growth")
            elif SHARE.search(words) and not concept:
                yield Metric(None, "share")
            elif concept:
                yield Metric(concept, aspect_of(words, "", "amount")[0])


def _merge(when: When, standing: When | None) -> When:
    """A year alone goes on with the part that was spoken of: 去年一季度20亿,今年多了两成 is still the first quarter."""
    if standing is not None and when.part is None:
        return When(standing.part, when.year)
    return when
