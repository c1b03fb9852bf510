"""Options: of one sentence that gives several things their figures respectively, each with its own words.

对国家级、省级工厂，分别给予80万元、20万元              → (国家级, 80万元), (省级, 20万元)
博士、硕士，年龄分别在45周岁、40周岁以下的，分别给予…   → (博士, 45周岁, …), (硕士, 40周岁, …)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.quantities import Quantity, find_quantities
from index.respective import Pair, find_pairs
from index.spans import Span

_LISTED = re.compile(r"\s*[、和及与或]\s*")
_RANK = re.compile(r"第\s*[\d一二三四五六七八九十]+\s*名")
# Up to here a list's first thing is what all of its things share: 首次认定的|国家级, 按|初级工.
_SHARED = re.compile(
    r".*(?:认定为|评为|列入|入选|获评|获得?|取得|通过|纳入|制定|属于|评估为|经评[为定]|从事|[的在为按对将])(?=[^的]{2,}$)"
)


@dataclass(frozen=True, slots=True)
class Option:
    """`others` are the words and figures of the other options; `amount` this one's figure among all `amounts`."""

    others: tuple[Span, ...]
    amounts: Span
    amount: Span


def find_options(text: str, start: int, said: int, end: int) -> tuple[Option, ...]:
    """The options of the sentence `text[start:end]` whose consequence begins at `said`; none where it has but one case."""
    whole = text[start:end]
    pairs = [p for p in find_pairs(whole) if p.quantity.start >= said - start and p.thing is not None]
    if len(pairs) < 2 or _RANK.search(whole):
        return ()
    lists = _things(text, start, said, pairs)
    amounts = [Span(start + p.quantity.start, start + p.quantity.end) for p in pairs]
    run = Span(amounts[0].start, amounts[-1].end)
    return tuple(
        Option(tuple(things[k] for things in lists for k in range(len(pairs)) if k != n), run, amounts[n])
        for n in range(len(pairs))
    )


def _things(text: str, start: int, said: int, pairs: list[Pair]) -> list[tuple[Span, ...]]:
    """The parallel lists of the antecedent, each as long as the figures are many."""
    figures = [q for q in find_quantities(text[start:said]) if q.unit]
    runs = [
        tuple(Span(start + q.start, start + q.end) for q in run) for run in _runs(text[start:said], figures, len(pairs))
    ]
    named = tuple(Span(start + p.thing.start, start + p.thing.end) for p in pairs if p.thing is not None)
    if any(thing.start <= q.start < thing.end for run in runs for q in run for thing in named):
        return runs  # 首次突破1亿元、5亿元: the things are figures themselves
    words = [t.of(text) for t in named]
    first = _SHARED.match(words[0])
    own = [Span(named[0].start + (first.end() if first else 0), named[0].end), *named[1:]]
    last = own[-1]
    own[-1] = Span(last.start, min(last.end, last.start + _own_length(words)))
    return [tuple(own), *runs]


def _own_length(words: list[str]) -> int:
    """How much of the last thing is its own: 地市级|企业技术中心 beside 国家级、省级; the rest is shared by all."""
    last, others = words[-1], words[1:-1] or words[:1]
    ending = others[-1][-1:]
    if all(o.endswith(ending) for o in others) and ending in last:
        return last.index(ending) + 1
    return min(len(last), max(len(o) for o in others))


def _runs(text: str, figures: list[Quantity], count: int) -> list[list[Quantity]]:
    """Figures of one unit that stand in a list of `count`."""
    runs: list[list[Quantity]] = []
    for quantity in figures:
        last = runs[-1][-1] if runs else None
        if last is not None and last.unit == quantity.unit and _LISTED.fullmatch(text[last.end : quantity.start]):
            runs[-1].append(quantity)
        else:
            runs.append([quantity])
    return [run for run in runs if len(run) == count]
