"""Matter: the parts of a document that are no evidence, found by their form.

    document = title notice? contents? preamble body signature? back (attachment-heading attachment)*

Title lines, table of contents, source and editor lines, copyright notices, signatures; and the words of a document
about itself: issuer, number, date, source, year. Lines are counted as `index.lines` cuts them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from index.documents import MatterKind
from index.lines import Line
from index.numbering import Mark, parse_number

_TYPES = (
    "意见 办法 通知 规定 决定 方案 措施 规划 计划 条例 细则 公告 通告 公报 纲要 指南 要点 批复 函 报告 规则 章程 制度 "
    "标准 政策 清单 目录 预案 准则 守则 倡议 决议 命令 指标 大纲 导则 规范"
).split()
_RULES = (
    "办法",
    "规定",
    "条例",
    "细则",
    "规则",
    "章程",
    "准则",
    "守则",
    "制度",
)  # what a notice issues as its attachment
_ENDING = rf"(?:{'|'.join(_TYPES)})(?:[（(][^（）()]{{1,12}}[）)])?[》”]?$"
_META = (
    "索引号 主题分类 主题词 发文机关 发布机构 发布单位 发文字号 文号 成文日期 发文日期 发布日期 发布时间 生效日期 有效性 标题 公文种类 "
    "来源 稿源 信息来源 文章来源 作者 记者 编辑 责任编辑 责编 审核 校对 监制 初审 复审 终审 主编 供稿 撰稿 浏览次数 点击数 字体"
).split()
_LINKS = "抄送 打印本页 关闭窗口 分享到 扫一扫 上一篇 下一篇 相关链接 相关阅读 相关稿件 阅读原文 打印 关闭".split()
_ORGANS = "府院厅局委会部办室署行社处中心党组组总队公司大学"
_SIGN_DATE = (
    r"(?:[0-9０-９]{4}|[二〇○零一三四五六七八九]{4})\s*年\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*月"
    r"\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)


def _spaced(words: Iterable[str]) -> str:
    """The words, each with blanks allowed inside: 索 引 号."""
    return "|".join(r"\s*".join(word) for word in words)


TITLE_END = re.compile(_ENDING)
NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,15}\s*[〔\[（(【]\s*(?:19|20)\d\d\s*[〕\]）)】]\s*第?\s*\d+\s*号|(?:令|公告)?\s*(?:(?:19|20)\d\d年)?\s*第\s*\d+\s*号"
)
META = re.compile(rf"[【\[]?(?P<key>{_spaced(_META)})[】\]]?\s*[:：]\s*(?P<value>.*)$")
LINKS = re.compile(rf"(?:{_spaced(_LINKS)})(?:[\s:：]|$)")
COPYRIGHT = re.compile(r"(?:版权|免责|法律|特别|郑重)声明")
DISCLAIMER = re.compile(r"本文仅代表|如有(?:版权|侵权)|转载请|未经授权|版权(?:所有|归)|不代表.{0,12}(?:立场|观点)")
PUBLIC = re.compile(r"[（(]?\s*(?:此件|本件|此文|公开属性|信息公开|主动公开|依申请公开).{0,20}$")
PASSED = re.compile(r"[（(].*(?:通过|施行|公布|修订|修正|发布|印发).*[）)]$")
DATE = re.compile(rf"[（(]?(?P<date>{_SIGN_DATE})\s*(?:印发|发布)?[）)]?$")
SIGNED = re.compile(rf"(?P<issuer>[^\s，。；：]{{2,40}}?)\s+(?P<date>{_SIGN_DATE})$")
SUMMARY = re.compile(r"[【\[]?(?:内容)?(?:摘\s*要|提\s*要|导\s*读|核心提示|编者按)")
FULL_TEXT = re.compile(
    r"(?:[^。]*》)?\s*(?:的?主要内容|全文|原文|内容|具体内容)(?:公布|发布|刊登|刊发)?如下\s*[:：。]?$"
)
REPORTED = re.compile(r"(?:\d+月\d+日|近日|日前|最近|记者)[^。]*(?:印发|发布|下发|公布|出台)[^。]*《")
ADDRESSED = re.compile(r"[^。；！？\t]{2,300}[:：]$")
NOT_ADDRESSED = re.compile(r"(?:如下|以下|意见|措施|要求|方面|内容|通知|说明|注|附件|方案|规定|办法)\s*[:：]$")
CONTENTS = re.compile(r"[#*\s]*目\s*[录次]\s*[:：]?$")
LEADER = re.compile(r"[\s.．·…。—\-]*[（(]?\d*[）)]?\s*$")
PAGE = re.compile(r"[—–\-－\s·第]*\d{1,3}[—–\-－\s·页]*$")
RULE = re.compile(r"[\-=_*—－·\s|:]{3,}$")
ATTACHMENT = re.compile(
    r"[#*\s【]*(?:附\s*件|附\s*录|附\s*表)\s*(?P<number>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?\s*[】]?(?P<colon>[:：]?)\s*(?P<title>.*)$"
)
_BRACKETED = re.compile(r"《([^《》]{4,80})》")
_YEAR = re.compile(r"(?<![0-9至到自从前])((?:19|20)\d\d)\s?年?度?(?!底|末)")


@dataclass(frozen=True, slots=True)
class Opening:
    """An attachment's heading: its lines up to `last`, the number printed if any, and its title."""

    last: int
    number: int | None
    title: str


@dataclass(slots=True)
class Frame:
    """What the lines are, other than body text. Keys are line numbers."""

    title: tuple[int, int] | None = None  # first and last line of the title
    matter: dict[int, MatterKind] = field(default_factory=dict)
    attachments: dict[int, Opening] = field(default_factory=dict)


def find_frame(text: str, lines: Sequence[Line], marks: Sequence[Mark | None], rows: frozenset[int]) -> Frame:
    """The document's frame: title, matter, attachments."""
    words = [text[line.start : line.end].strip("#*_ \u3000\u200b\ufeff") for line in lines]
    frame = Frame()
    first = next((i for i in range(min(len(lines), 15)) if not _is_slip(words[i])), None)
    if first is not None and len(lines) > 1 and _is_title(words[first], marks[first]) and first not in rows:
        frame.title = (first, _title_end(words, lines, marks, first))
    start = frame.title[1] + 1 if frame.title else 0
    _mark_contents(frame, words, lines, marks, start)
    _mark_back(frame, words, marks, rows, start)
    _mark_signatures(frame, words, marks, rows, start)
    _mark_attachments(frame, words, lines, marks, rows, start)
    body = next((i for i in range(start, len(lines)) if _opens_body(frame, marks, i)), len(lines))
    _mark_front(frame, words, start, body)
    for i, word in enumerate(words):
        if i not in rows and (PAGE.match(word) or RULE.match(word)) and not (frame.title and i <= frame.title[1]):
            frame.matter[i] = "blank"
    return frame


def _opens_body(frame: Frame, marks: Sequence[Mark | None], i: int) -> bool:
    return i in frame.attachments or (marks[i] is not None and i not in frame.matter)


def _is_slip(word: str) -> bool:
    """A line above or about the title: a number, a source, a date."""
    return bool(NUMBER.fullmatch(word) or META.match(word) or DATE.match(word) or LINKS.match(word) or RULE.match(word))


def _is_title(word: str, mark: Mark | None) -> bool:
    if mark is not None or not word or len(word) > 90 or "\t" in word or word[-1] in "：:，,；;、！!":
        return False
    return "。" not in word and not ADDRESSED.match(word) and not CONTENTS.match(word) and not ATTACHMENT.match(word)


def _title_end(words: Sequence[str], lines: Sequence[Line], marks: Sequence[Mark | None], first: int) -> int:
    """The last line of a title that begins on line `first`: it goes on until a document type ends it."""
    last = first
    while last + 1 < len(words) and last - first < 4 and not TITLE_END.search(words[last]):
        word = words[last + 1]
        if not _is_title(word, marks[last + 1]) or _is_slip(word) or SUMMARY.match(word) or len(word) > 60:
            break
        if PUBLIC.match(word) or PASSED.match(word) or find_list_sign(word):
            break
        if lines[last + 1].gap and not ("关于" in "".join(words[first : last + 1]) and TITLE_END.search(word)):
            break
        last += 1
    return last


def find_list_sign(word: str) -> bool:
    """Whether a line begins as a list or table row does."""
    return word[:1] in "—–-•●◆■|·"


def _mark_contents(
    frame: Frame, words: Sequence[str], lines: Sequence[Line], marks: Sequence[Mark | None], start: int
) -> None:
    """A table of contents: headings without text that all come again."""
    keys = ["".join(LEADER.sub("", word).split()) for word in words]
    count = Counter(keys[start:])
    at = next((i for i in range(start, min(start + 12, len(words))) if CONTENTS.match(words[i])), None)
    end = start if at is None else at + 1
    if at is None:  # no heading says so: three or more headings in a row that come again
        end = next((i for i in range(start, min(start + 12, len(words))) if marks[i] is not None), len(words))
    begin, seen = end, set[str]()
    while end < len(words) and keys[end] not in seen and len(words[end]) <= 60:
        again = count[keys[end]] > 1
        leads = at is not None and (re.search(r"[.．·…]{3,}|\s\d{1,3}$", words[end]) is not None)
        if not keys[end] or not (again or leads or (at is not None and marks[end] and not _ends_sentence(words[end]))):
            break
        seen.add(keys[end])
        end += 1
    if end - begin >= (1 if at is not None else 3):
        frame.matter.update((i, "contents") for i in range(begin if at is None else at, end))
    elif at is not None:
        frame.matter[at] = "contents"


def _ends_sentence(word: str) -> bool:
    return word[-1:] in "。；！？"


def _mark_back(
    frame: Frame, words: Sequence[str], marks: Sequence[Mark | None], rows: frozenset[int], start: int
) -> None:
    """Sources, editors and copyright notices at the end."""
    end = len(words)
    for i in range(max(start, end - 15), end):
        if COPYRIGHT.match(words[i]) and len(words[i]) < 12 and not any(marks[i + 1 :]):
            frame.matter.update((k, "notice") for k in range(i, end))
            end = i
            break
    while end - 1 >= start:
        word = words[end - 1]
        if end - 1 in rows or marks[end - 1] is not None:
            return
        if META.match(word):
            frame.matter[end - 1] = "source"
        elif LINKS.match(word) or COPYRIGHT.match(word) or PUBLIC.match(word) or _is_disclaimer(word):
            frame.matter[end - 1] = "notice"
        elif not PAGE.match(word) and not RULE.match(word):
            return
        end -= 1


def _is_disclaimer(word: str) -> bool:
    return len(word) < 80 and DISCLAIMER.search(word) is not None


def _mark_signatures(
    frame: Frame, words: Sequence[str], marks: Sequence[Mark | None], rows: frozenset[int], start: int
) -> None:
    """A date on a line of its own, the issuers above it and the line on publication below it."""
    for i in range(start, len(words)):
        if i in rows or marks[i] is not None or i in frame.matter:
            continue
        if SIGNED.match(words[i]):
            frame.matter[i] = "signature"
        elif DATE.match(words[i]):
            frame.matter[i] = "signature"
            above = i - 1
            while above >= start and i - above <= 8 and above not in rows and _signs(words[above], marks[above]):
                frame.matter[above] = "signature"
                above -= 1
        elif PUBLIC.match(words[i]) and len(words[i]) < 30:
            frame.matter[i] = "notice"


def _signs(word: str, mark: Mark | None) -> bool:
    return mark is None and 1 < len(word) <= 60 and word[-1] in _ORGANS and not re.search("[，。；：！？:;]", word)


def _mark_attachments(
    frame: Frame,
    words: Sequence[str],
    lines: Sequence[Line],
    marks: Sequence[Mark | None],
    rows: frozenset[int],
    start: int,
) -> None:
    """附件 on a line of its own opens an attachment; 附件：… before the signature only lists them."""
    heads = {i: m for i in range(start, len(words)) if i not in rows and (m := _attachment(words[i], marks[i]))}
    bare = [i for i, m in heads.items() if not m["title"]]
    signed = [i for i, kind in frame.matter.items() if kind == "signature"]
    for i, match in heads.items():
        listed = match["title"] and (any(b > i for b in bare) or any(i < s <= i + 12 for s in signed))
        if i in frame.matter or listed:
            end = min([*(s for s in signed if s > i), *(b for b in bare if b > i), i + 12, len(words)])
            frame.matter.setdefault(i, "contents")
            for k in range(i + 1, end):  # 2.… of the list; the body has ended
                if k in heads or k in frame.matter or _ends_sentence(words[k]) or len(words[k]) > 60 or k in rows:
                    break
                if marks[k] is None and k + 1 != end:
                    break
                frame.matter[k] = "contents"
            continue
        last, title = i, match["title"]
        if not title and i + 1 < len(words) and i + 1 not in rows and i + 1 not in frame.matter:
            if _is_title(words[i + 1], marks[i + 1]) and not find_list_sign(words[i + 1]):
                last = _title_end(words, lines, marks, i + 1)
                title = "".join(words[i + 1 : last + 1])
        number = parse_number(match["number"]) if match["number"] else None
        frame.attachments[i] = Opening(last, number, title)
    if frame.title is not None:
        _mark_rules(frame, words, marks, rows, lines)


def _attachment(word: str, mark: Mark | None) -> re.Match[str] | None:
    """The heading or list line of an attachment; 附件规定的 in a sentence is none."""
    match = ATTACHMENT.match(word) if mark is None and len(word) <= 80 else None
    if match is None or _ends_sentence(word):
        return None
    if match["title"] and not match["colon"] and not re.match(r".*附\s*[件录表]\s*\S{0,3}[\s\u3000]", word):
        return None
    return match


def _mark_rules(
    frame: Frame, words: Sequence[str], marks: Sequence[Mark | None], rows: frozenset[int], lines: Sequence[Line]
) -> None:
    """Rules that follow the notice which issues them: their title, announced above, stands on a line of its own."""
    assert frame.title is not None
    heading = "".join(words[frame.title[0] : frame.title[1] + 1])
    named = {_plain(heading)} | {_plain(m) for word in words[frame.title[1] : 30] for m in _BRACKETED.findall(word)}
    for i in range(frame.title[1] + 2, min(len(words), frame.title[1] + 30)):
        if marks[i] is not None and i not in frame.matter:
            return
        if i in frame.matter or i in rows or i in frame.attachments or not _is_title(words[i], None):
            continue
        last = _title_end(words, lines, marks, i)
        title = "".join(words[i : last + 1])
        plain = _plain(title)
        if len(plain) < 5 or not any(plain in name for name in named) or plain == _plain(heading):
            continue
        core = re.sub(r"[（(][^（）()]*[）)]$", "", title)
        articles = any(mark is not None and mark.style == "article" for mark in marks[last:])
        if articles or core.endswith(_RULES):
            frame.attachments[i] = Opening(last, None, title)
        else:
            frame.matter.update((k, "title") for k in range(i, last + 1))
        return


def _plain(title: str) -> str:
    """A title without blanks and particles, so that 若干措施 and 的若干措施 are one."""
    return re.sub(r"[\s的《》“”（）()]", "", title)


def _mark_front(frame: Frame, words: Sequence[str], start: int, body: int) -> None:
    """Numbers, addressees, summaries and lead-ins before the body."""
    spoken = ""  # the sentences so far: a lead-in that repeats them is no news
    for i in [*range(frame.title[0] if frame.title else 0), *range(start, body)]:
        word = words[i]
        plain = _plain(word)
        if i in frame.matter:
            continue
        if SUMMARY.match(word):
            frame.matter[i] = "summary"
        elif (NUMBER.fullmatch(word) or META.match(word)) and len(word) < 100:
            frame.matter[i] = "source"
        elif PASSED.match(word) and len(word) < 150:
            frame.matter[i] = "notice"
        elif not spoken and ADDRESSED.match(word) and not NOT_ADDRESSED.search(word):
            frame.matter[i] = "lead-in"
        elif FULL_TEXT.match(word) or REPORTED.match(word) or (len(plain) > 15 and plain in spoken):
            frame.matter[i] = "lead-in"
        spoken += plain if len(plain) > 15 else ""


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
    year = _year([date or ""], [number or ""], [title], [word[:12] for word in evidence]) or _common_year(text)
    return About(title, issuer, number, date, source or None, year)


def _unbroken(words: Sequence[str]) -> str:
    return "".join(" " + w if i and w[:1].isascii() and words[i - 1][-1:].isascii() else w for i, w in enumerate(words))


def _issuer(title: str) -> str | None:
    """国务院 of 国务院关于…; None where the title does not begin with a body."""
    match = re.match(r"(.{2,60}?)(?:关于|印发|发布|公布|转发|出台)", title)
    return match[1].strip() if match and match[1].strip()[-1:] in _ORGANS else None


def _year(*places: Sequence[str]) -> int | None:
    """The first year that the places name, the surest place first."""
    digits = str.maketrans("〇○零一二三四五六七八九０１２３４５６７８９", "000123456789" + "0123456789")
    found = (re.search(r"(?:19|20)\d\d", word.translate(digits)) for words in places for word in words)
    return next((int(match[0]) for match in found if match), None)


def _common_year(text: str) -> int | None:
    years = Counter(int(year) for year in _YEAR.findall(text))
    return max(years, key=lambda year: (years[year], year)) if years else None
