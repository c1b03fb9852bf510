"""Quoting: figures of a question that are not the person's own, but what the document grants, asks for or lists."""

from __future__ import annotations

import re

from assistant.figures import Figure
from index.numerals import any_of

# The figure is granted: 5000元的补贴, 能拿20万.
GRANTS = ("补贴", "补助", "奖励", "津贴", "资助", "奖金", "贴息")
OF_GRANT = rf"(?:元|块钱?)?的[\u4e00-\u9fff]{{0,6}}(?:{any_of(GRANTS)})"
PAID_OUT = r"(?:元|块钱?)?的?(?:还|也)?(?:能|可以|可)?(?:拿|领|到手|奖|补贴|补助|给我|归|扣除额|额度)"
BENEFIT_AFTER = re.compile(rf"{OF_GRANT}|{PAID_OUT}")
RECEIVED = ("拿", "领", "奖励", "奖金", "奖", "补贴", "补助", "津贴", "贴息", "资助", "救助", "减免", "给", "发")
UP_TO = ("最高", "获得", "顶格", "封顶", "贷", "扣除", "扣")
BENEFIT_BEFORE = re.compile(rf"(?:{any_of((*RECEIVED, *UP_TO))})(?:个|到|了|着|得|能|是|我们?)*\s*$")
RATE_GRANTED = re.compile(r"的?(?:后|再|一次性|资金|费用)?(?:补助|补贴|奖励|资助|贴息|返还|扣除)")
BY_RATE = re.compile(r"按(?:照)?\s*$"), re.compile(r"[^，。；,;]{0,6}(?:补|奖|给|返|贴|报)")
RAISED = re.compile(r"(?:能|可以|是不是)(?:能|可以|再|还|一共|总共)*(?:高|提高|上浮|多|加)(?:出|了)?\s*$")
POLAR_END = re.compile(r"[吗么吧不？?]\s*$")

# A sum that somebody keeps back, or that is to be borrowed, is the person's own: 扣了80万质保金.
KEPT_BACK = re.compile(r"(?:元|块钱?)?的?[\u4e00-\u9fff]{0,4}(?:保证金|质保金|押金|定金|违约金|罚款|尾款|预付款)")
WANTED_BEFORE = re.compile(r"(?:想|要|打算|准备|申请)[^，,。]{0,6}(?:贷|借)(?:款|个|到)*\s*$")

# It points into the document's list, or is what the document asks for: 在1.2万个里面, 门槛是500万.
REFERENCE_AFTER = re.compile(r"[^，,。？?]{0,9}?(?:里面|里头|当中|之中|之列|名单|口径|那条线|投资线)")
REFERENCE_BEFORE = re.compile(r"(?:门槛|文件|规定|要求|政策|标准|条件)(?:是|说|写|要|的|要求|规定|上)*\s*$")
POINTED_BEFORE = re.compile(r"(?:[那这]|(?<![目之以当提])前)(?:些|个|批)?\s*$")
DENIED_BEFORE = re.compile(r"(?:不是|而非|并非)\s*$")
HELD_AGAINST, SHORT_OF = re.compile(r"(?:比|离|距离?|较)\s*$"), re.compile(r"[^，,。；;]{0,4}(?:还?差|短|欠)")
RANKED_BEFORE = re.compile(
    r"(?:排名?|名次|位次|位列|排行)(?:在|到|进|是|了|大概|大约|全省|全市|全国|第)*\s*(?P<first>前)?\s*$"
)

# A price for each month is no length of time: 一个月1500.
EACH = ("一个月", "一年", "每月")
PER_PERIOD = re.compile(r"\s*\d|多少|能|可|给|补|发|拿|领|[^，。；,;]{0,4}(?:块|元)")
BEFORE, AFTER = 14, 8  # characters beside a figure that tell whose it is


def is_quoted(figure: Figure, text: str) -> bool:
    """Whether the figure of a person's words is not what they state of themselves."""
    before, after = text[max(0, figure.start - BEFORE) : figure.start], text[figure.end : figure.end + AFTER]
    if POINTED_BEFORE.search(before) or DENIED_BEFORE.search(before):
        return not _kept(figure, before, after)
    if HELD_AGAINST.search(before) and SHORT_OF.match(after):
        return not _kept(figure, before, after)  # 比15%还差1个点: what one falls short of
    if figure.dimension == "count":
        bare = not figure.unit and not RANKED_BEFORE.search(before)  # a bare number measures nothing
        return bare or REFERENCE_AFTER.match(after) is not None
    if figure.dimension == "time" and figure.words(text) in EACH and PER_PERIOD.match(after):
        return True
    if figure.dimension == "percent" and _granted_rate(figure, text, before, after):
        return True
    if figure.dimension == "amount":
        if _kept(figure, before, after):
            return False
        if BENEFIT_AFTER.match(after) or BENEFIT_BEFORE.search(before):
            return True
    return REFERENCE_BEFORE.search(before) is not None


def _kept(figure: Figure, before: str, after: str) -> bool:
    return figure.dimension == "amount" and bool(WANTED_BEFORE.search(before) or KEPT_BACK.match(after))


def _granted_rate(figure: Figure, text: str, before: str, after: str) -> bool:
    """能不能按2%补, 增量10%的后补助, 比例是不是能再高5个点: what the document grants or adds."""
    if BY_RATE[0].search(before) and BY_RATE[1].match(after):
        return True
    if RATE_GRANTED.match(after) and not figure.about:
        return True
    last = figure.end > text.rstrip("？?吗呢吧 。").rfind("，")
    return bool(RAISED.search(before) and last and POLAR_END.search(text))
