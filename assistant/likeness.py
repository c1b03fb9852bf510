"""Likeness: what two wordings share: pairs of characters, single characters, and notions that are said in other words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from assistant.categories import HAN
from assistant.synonyms import find_concepts


def pairs_of(text: str) -> frozenset[str]:
    return frozenset(run[i : i + 2] for run in HAN.findall(text) for i in range(len(run) - 1))


@dataclass(frozen=True, slots=True)
class Ordinary:
    """Pairs of characters that everybody says who asks, so that they tell nothing of who is shut out.

    `beside` what is granted one other word is enough to tell.
    """

    pairs: frozenset[str] = frozenset()
    beside: bool = False


NOTHING_ORDINARY = Ordinary()
LETTER = 0.5  # what one character counts beside a pair
COMMON_LETTERS = frozenset("的了在和与及或不是有为到我们企业单位人员项目家个公司机构开展进行实施本新上下中大小年月日")


@lru_cache(maxsize=8192)
def letters_of(bits: frozenset[str], shared: frozenset[str]) -> frozenset[str]:
    known = {c for b in shared for c in b}
    return frozenset(c for b in bits for c in b if "\u4e00" <= c <= "\u9fff" and c not in known) - COMMON_LETTERS


def shortened(piece: str, words: str) -> bool:
    """占耕地 for 非法占用耕地: a run of what was said that stands in the words in the same order, with a pair of them."""
    run = "".join(HAN.findall(piece))
    for n in range(len(run) - 2):
        part = run[n : n + 3]
        found, at = [], -1
        for character in part:
            at = words.find(character, at + 1)
            found.append(at)
            if at < 0:
                break
        if -1 in found or set(part) & LOOSE:
            continue
        joined = found[1] == found[0] + 1 or found[2] == found[1] + 1
        if joined and found[2] - found[0] <= 4:
            return True
    return False


LOOSE = frozenset("的了在和与及或不是有为到我们企业单位")
NOTION = 0.9  # what a pair counts that was said in other words


def meant_by(phrase: str, rows: frozenset[int], wanted: frozenset[str]) -> frozenset[str]:
    """The pairs of the phrase that lie in words of these notions: 养老院 means all of 养老机构."""
    words_ = find_concepts(phrase)
    return frozenset(w[i : i + 2] for r in rows if (w := words_[r]) for i in range(max(1, len(w) - 1))) & (
        wanted | rows_alone(words_, rows)
    )


def covered_by(wanted: frozenset[str], phrase: str, piece: str) -> frozenset[str]:
    """Those of the phrase's wanted pairs that the piece uses or means."""
    bits, rows = bits_of(piece)
    return (wanted & bits) | (meant_by(phrase, bits_of(phrase)[1] & rows, wanted) & wanted)


def rows_alone(words_: Mapping[int, str], rows: frozenset[int]) -> frozenset[str]:
    """Notions of one character, which have no pairs."""
    return frozenset(words_[r] for r in rows if len(words_[r]) == 1)


@lru_cache(maxsize=8192)
def bits_of(text: str) -> tuple[frozenset[str], frozenset[int]]:
    runs = [run.lower() for run in HAN.findall(text)]
    bits = {run[i : i + 2] if run[0] > "z" else run for run in runs for i in range(max(1, len(run) - 1))}
    return frozenset(bits), frozenset(find_concepts(text))
