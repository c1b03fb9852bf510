"""Forms: what a title, a number line, a signature, an addressee and a heading of an attachment look like.

Tables of words and the patterns made from them; `index.matter` says where each of them counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.lines import Line
from index.numbering import Mark

_TYPES = (
    "意见|办法|通知|规定|决定|方案|措施|规划|计划|条例|细则|公告|通告|公报|纲要|指南|要点|批复|函|报告|规则|章程|制度"
    "|标准|政策|清单|目录|预案|准则|守则|倡议|决议|命令|指标|大纲|导则|规范"
)
RULES = re.compile("(?:办法|规定|条例|细则|规则|章程|准则|守则|制度)$")  # what a notice issues as its attachment
_META = (
    "索引号|主题分类|主题词|发文机关|发布机构|发布单位|发文字号|文号|成文日期|发文日期|发布日期|发布时间|生效日期|有效性|标题"
    "|公文种类|来源|稿源|信息来源|文章来源|作者|记者|编辑|责任编辑|责编|审核|校对|监制|初审|复审|终审|主编|供稿|撰稿"
    "|浏览次数|点击数|字体"
)
_LINKS = "抄送|打印本页|关闭窗口|分享到|扫一扫|上一篇|下一篇|相关链接|相关阅读|相关稿件|阅读原文|打印|关闭"
ORGANS = "府院厅局委会部办室署行社处中心党组总队公司大学"  # the last characters of a body's name
_SIGN_DATE = (
    r"(?:[0-9０-９]{4}|[二〇○零一三四五六七八九]{4})\s*年\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*月"
    r"\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)


def _spaced(words: str) -> str:
    """The alternatives, each with blanks allowed inside: 索 引 号."""
    return "|".join(r"\s*".join(word) for word in words.split("|"))


TITLE_END = re.compile(rf"(?:{_TYPES})(?:[（(][^（）()]{{1,12}}[）)])?[》”]?$")
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
    r"(?:[^。]{0,200}》)?\s*(?:的?主要内容|全文|原文|内容|具体内容)(?:公布|发布|刊登|刊发)?如下\s*[:：。]?$"
)
REPORTED = re.compile(r"(?:\d+月\d+日|近日|日前|最近|记者)[^。]{0,60}(?:印发|发布|下发|公布|出台)[^。]{0,60}《")
ADDRESSED = re.compile(r"[^。；！？\t]{2,300}[:：]$")
NOT_ADDRESSED = re.compile(r"(?:如下|以下|意见|措施|要求|方面|内容|通知|说明|注|附件|方案|规定|办法)\s*[:：]$")
CONTENTS = re.compile(r"[#*\s]*目\s*[录次]\s*[:：]?$")
LEADER = re.compile(r"[\s.．·…。—\-]*[（(]?\d*[）)]?\s*$")
PAGE = re.compile(r"[—–\-－\s·第]*\d{1,3}[—–\-－\s·页]*$")
RULE = re.compile(r"[\-=_*—－·\s|:]{3,}$")
ATTACHMENT = re.compile(
    r"[#*\s【]*(?:附\s*件|附\s*录|附\s*表)\s*(?P<number>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?\s*[】]?(?P<colon>[:：]?)\s*(?P<title>.*)$"
)
BRACKETED = re.compile(r"《([^《》]{4,80})》")


def is_slip(word: str) -> bool:
    """A line above or about the title: a number, a source, a date."""
    return bool(NUMBER.fullmatch(word) or META.match(word) or DATE.match(word) or LINKS.match(word) or RULE.match(word))


def is_title(word: str, mark: Mark | None) -> bool:
    if mark is not None or not word or len(word) > 90 or "\t" in word or word[-1] in "：:，,；;、！!?？.．":
        return False
    return "。" not in word and not ADDRESSED.match(word) and not CONTENTS.match(word) and not ATTACHMENT.match(word)


YEARS_LINE = re.compile(
    r"[（(]\s*20\d\d\s*年?\s*[—\-–~～至到]+\s*20\d\d\s*年?\s*[)）]"
)  # （2025—2027年） under a plan's title


def title_end(words: Sequence[str], lines: Sequence[Line], marks: Sequence[Mark | None], first: int) -> int:
    """The last line of a title that begins on line `first`: a title goes on until a document type ends it."""
    for last in range(first, min(first + 5, len(words))):
        word = words[last]
        if last > first and (not is_title(word, marks[last]) or is_slip(word) or is_listed(word) or len(word) > 60):
            break
        if last > first and (SUMMARY.match(word) or PUBLIC.match(word) or PASSED.match(word)):
            break
        ends = TITLE_END.search(word) is not None
        if last > first and lines[last].gap and not (ends and "关于" in "".join(words[first:last])):
            break
        if ends:
            return last + 1 if last + 1 < len(words) and YEARS_LINE.fullmatch(words[last + 1]) else last
    return first


def is_listed(word: str) -> bool:
    """Whether a line begins as a list or table row does."""
    return word[:1] in "—–-•●◆■|·"


def ends_sentence(word: str) -> bool:
    return word[-1:] in "。；！？"


def is_disclaimer(word: str) -> bool:
    return len(word) < 80 and DISCLAIMER.search(word) is not None


def is_signer(word: str, mark: Mark | None) -> bool:
    return mark is None and 1 < len(word) <= 60 and word[-1] in ORGANS and not re.search("[，。；：！？:;]", word)


def plain(title: str) -> str:
    """A title without blanks and particles, so that 若干措施 and 的若干措施 are one."""
    return re.sub(r"[\s的《》“”（）()]", "", title)


def match_attachment(word: str, mark: Mark | None) -> re.Match[str] | None:
    """The heading or list line of an attachment; 附件规定的 in a sentence is none."""
    match = ATTACHMENT.match(word) if mark is None and len(word) <= 80 else None
    if match is None or ends_sentence(word):
        return None
    if match["title"] and not match["colon"] and not re.match(r".*附\s*[件录表]\s*\S{0,3}[\s\u3000]", word):
        return None
    return match
