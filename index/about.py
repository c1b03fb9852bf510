"""About: what a document says of itself, found by form: title, issuer, number, date, source, year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.forms import DATE, META, NUMBER, ORGANS, SIGNED
from index.lines import Line
from index.matter import Frame

_YEAR = re.compile(r"(?<![0-9至到自从前])((?:19|20)\d\d)\s?年度?(?!底|末)")
# A note under the title, （2022年9月16日省人民政府第87次常务会议通过）, and the closing article: 自2022年12月1日起施行.
_ADOPTED = re.compile(r"[（(]((?:19|20)\d\d)\s?年[^（()）]{0,60}?(?:通过|公布|发布|批准|印发|令)")
_IN_FORCE = re.compile(r"自((?:19|20)\d\d)\s?年(?:\d{1,2}月)?(?:\d{1,2}日)?起?(?:正式)?(?:施行|实施|执行|生效)")


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself, as printed."""

    title: str
    issuer: str | None
    number: str | None
    date: str | None
    source: str | None
    year: int | None


def describe(text: str, lines: Sequence[Line], frame: Frame, body: int) -> About:
    """The document's title, issuer, number, date, source and year; `body` is the line where its body begins."""
    words = [text[line.start : line.end].strip("#*_ \u3000\u200b\ufeff") for line in lines]
    meta = {
        "".join(m["key"].split()): m["value"].strip()
        for i, kind in frame.matter.items()
        if kind == "source" and (m := META.match(words[i]))
    }
    title = meta.get("标题", "")
    if frame.title is not None:
        title = _unbroken(words[frame.title[0] : frame.title[1] + 1])
    head = [words[i] for i in range(min(body, len(words)))]
    number = next((m[0] for word in head if len(word) < 40 and (m := NUMBER.search(word))), None)
    signed = [i for i in sorted(frame.matter) if frame.matter[i] == "signature"]
    date = next((m["date"] for i in signed if (m := DATE.match(words[i]) or SIGNED.match(words[i]))), None)
    signers = [words[i] for i in signed if not DATE.match(words[i]) and not SIGNED.match(words[i])]
    signers += [m["issuer"] for i in signed if (m := SIGNED.match(words[i]))]
    issuer = meta.get("发文机关") or meta.get("发布机构") or _issuer(title) or (signers[0] if signers else None)
    date = date or meta.get("成文日期") or meta.get("发文日期") or meta.get("发布日期") or meta.get("发布时间")
    source = next((value for key, value in meta.items() if key.endswith(("来源", "稿源"))), None)
    number = meta.get("发文字号") or meta.get("文号") or number
    evidence = [words[i] for i in range(min(body, len(words))) if i not in frame.matter]
    year = _year([date or ""], [number or ""], [title], [word[:12] for word in evidence]) or _stated_year(text)
    return About(title, issuer, number, date, source or None, year)


def _unbroken(words: Sequence[str]) -> str:
    return "".join(" " + w if i and w[:1].isascii() and words[i - 1][-1:].isascii() else w for i, w in enumerate(words))


def _issuer(title: str) -> str | None:
    """国务院 of 国务院关于…; None where the title does not begin with a body."""
    match = re.match(r"(.{2,60}?)(?:关于|印发|发布|公布|转发|出台)", title)
    return match[1].strip() if match and match[1].strip()[-1:] in ORGANS else None


def _year(*places: Sequence[str]) -> int | None:
    """The first year that the places name, the surest place first."""
    digits = str.maketrans("〇○零一二三四五六七八九０１２３４５６７８９", "000123456789" + "0123456789")
    found = (re.search(r"(?:19|20)\d\d", word.translate(digits)) for words in places for word in words)
    return next((int(match[0]) for match in found if match), None)


def _stated_year(text: str) -> int | None:
    """The year that the text says it was adopted in or is in force from; else the one that it names most often.

    None where two are named as often.
    """
    adopted, in_force = _ADOPTED.search(text), _IN_FORCE.findall(text)
    if adopted or in_force:
        return int(adopted[1] if adopted else in_force[-1])
    years = Counter(int(year) for year in _YEAR.findall(text)).most_common(2)
    return years[0][0] if years and (len(years) == 1 or years[0][1] > years[1][1]) else None
