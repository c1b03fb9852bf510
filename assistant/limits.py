"""Limits: a sum that a person wants, or what they have had so far, held against the most that a provision grants them.

used  = 已扣满240个月, 还能再扣吗                   扣除期限最长不超过240个月
limit = 最高|不超过 amount           可申请额度最高30万元
      | 每人 不超过 amount × heads   按合伙人数、每人不超过30万元计算，总额最高150万元
"""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.amounts import find_amounts
from assistant.answers import Result
from assistant.bounds import Bound
from assistant.categories import Category
from assistant.derive import Fact, plain, show
from assistant.grants import parse_grant
from assistant.groups import Group
from assistant.judged import CategoryJudged, GroupJudged
from assistant.judging import Interval, judge
from assistant.matching import Judged
from assistant.metrics import Metric
from assistant.profile import Profile
from index.documents import Document
from index.quantities import Quantity, find_quantities

PER_HEAD = re.compile(r"每(?:人|名|户|个合伙人)[^，。；\d]{0,6}$")
SUM = re.compile(r"(?:总额|合计|累计|总计)[^，。；\d]{0,6}$")
MOST = re.compile(r"最高|不超过|最多|上限|封顶|以内")


def limit_of(main: GroupJudged, facts: tuple[Fact, ...], document: Document) -> GroupJudged | None:
    """The limit on what was asked for, judged; None where no sum was asked for or nothing limits it."""
    provision = main.group.provision
    wanted = next((f for f in facts if f.metric.concept == "loan" and f.values.point is not None), None)
    if provision is None or provision.said is None or wanted is None or provision.effect != "grants":
        return None
    granted = parse_grant(provision.benefit(document.text))
    if granted is not None and granted.kind == "rate":
        return None  # the cap is on what the rate comes to, not on what it is taken of
    text, start = document.text, provision.said.start
    said = provision.said.of(text)
    caps = [q for q in find_quantities(said) if q.unit == "元" and MOST.search(said[max(0, q.start - 8) : q.end])]
    if not caps:
        return None
    cap, value, how = _lowest(caps, said, facts)
    bound = Bound(
        Metric("loan", "level"), Interval(None, value), "amount", "元", None, "condition",
        said, said, start + cap.start, start + cap.end, start + cap.start,
    )  # fmt: skip
    if how:
        wanted = Fact(wanted.metric, wanted.values, "amount", "元", wanted.when, wanted.words, wanted.context, how)
    result = judge(wanted.values, bound.allowed)
    group = Group(main.group.paragraph, "condition", (bound,), (), (), provision.said.start, provision.said.end)
    return GroupJudged(group, result, (Judged(bound, result, wanted, 0.8),), (), (), ())


def _lowest(caps: list[Quantity], said: str, facts: tuple[Fact, ...]) -> tuple[Quantity, Decimal, str]:
    """The cap that binds, with its value and the arithmetic: a cap for each head counts as often as there are heads."""
    heads = next((f.values.point for f in facts if f.dimension == "count" and f.unit == "人" and f.values.point), None)
    found: list[tuple[Decimal, Quantity, str]] = []
    for cap in caps:
        value = cap.high or cap.low or Decimal(0)
        if PER_HEAD.search(said[: cap.start]) and heads is not None:
            whole = value * heads
            found.append((whole, cap, f"{plain(heads)}人×{show(value, '元')}={show(whole, '元')}"))
        elif not PER_HEAD.search(said[: cap.start]):
            found.append((value, cap, ""))
    value, cap, how = min(found or [(caps[0].high or Decimal(0), caps[0], "")], key=lambda f: f[0])
    return cap, value, how


HAD = re.compile(r"(?:扣除?|领取?|拿|享受|补贴?|贴|发放?|报销?|申请|用|享)[^，,。；;？?]{0,4}(?:满|了|过|够|到)")
AGAIN = re.compile(
    r"还能|还可以?|还(?:给|有|让)|再|继续|接着|往后|下去|后面|第\s*[\d一二三四五六七八九十]+\s*(?:年|个月|次|个|季)"
)
CAPPED = re.compile(r"最[长多高]|不[得能应可]?(?:再)?超过|至多|上限|以内|为限|只[能限]")


def used_up(main: GroupJudged, facts: tuple[Fact, ...], profile: Profile, document: Document) -> GroupJudged | None:
    """What was had so far against the most there is, where somebody asks for more of it; None where that is not asked."""
    paragraph = document.paragraph(main.group.paragraph)
    if paragraph is None or not AGAIN.search(profile.text):
        return None
    had = [f for f in facts if not f.how and HAD.search(f.context) and f.values.point is not None]
    spans = [(main.group.start, main.group.end), (paragraph.start, paragraph.end)]
    for fact in had:
        for start, end in spans:
            for cap in find_amounts(document.text, start, end):
                before = document.text[max(start, cap.start - 10) : cap.end + 2]
                if (
                    cap.dimension != fact.dimension
                    or cap.unit != fact.unit
                    or cap.high is None
                    or not CAPPED.search(before)
                ):
                    continue
                allowed = Interval(None, cap.high, high_open=True)
                left = max(start, *(document.text.rfind(mark, start, cap.start) + 1 for mark in "，。；"))
                said = document.text[left : cap.end]
                bound = Bound(
                    fact.metric,
                    allowed,
                    fact.dimension,
                    fact.unit,
                    None,
                    "condition",
                    said,
                    said,
                    left,
                    cap.end,
                    cap.start,
                )
                result = judge(fact.values, allowed)
                group = Group(
                    main.group.paragraph,
                    "condition",
                    (bound,),
                    (),
                    (),
                    start if start == main.group.start else left,
                    cap.end,
                )
                return GroupJudged(group, result, (Judged(bound, result, fact, 0.8),), (), (), ())
    return None


ONCE = re.compile(
    r"(?:(?P<years>[一二两三四五\d])年内)?(?:同一?[^，。；]{1,8}?)?(?:只能?|限|仅)(?:补助|补贴|享受|奖励|改造|申请|申领|资助|救助|支持|领取?)(?:一|1)次"
)
BEFORE = re.compile(
    r"(?:(?P<ago>[一二两三四五六\d])年前|(?P<named>去年|上年|前年|大前年)|(?P<open>以前|之前|早先|已经))[^，,。；;？?]{0,8}(?:补贴?|补助|领|享受|拿|申请|改造?|资助|救助)(?:到|上)?过?了?"
)
AGO = {"去年": 1, "上年": 1, "前年": 2, "大前年": 3} | {c: n for n, c in enumerate("零一二三四五六")} | {"两": 2}


def used_once(main: GroupJudged, profile: Profile, document: Document) -> GroupJudged | None:
    """三年内只补助一次 against who says that they had it before and asks again; None where that is not said."""
    end = (
        main.group.provision.said.end
        if main.group.provision is not None and main.group.provision.said is not None
        else main.group.end
    )
    rule = ONCE.search(document.text, main.group.start, end)
    had = BEFORE.search(profile.text)
    if rule is None or had is None or not AGAIN_ASKED.search(profile.text):
        return None
    result: Result = "fails"
    if rule["years"]:
        window = AGO.get(rule["years"]) or int(rule["years"])
        ago = AGO.get(had["ago"] or had["named"] or "", int(had["ago"]) if (had["ago"] or "").isdigit() else None)
        result = "unknown" if ago is None else "fails" if ago < window else "meets"
    category = Category("open", rule[0], rule.start(), rule.end())
    group = Group(main.group.paragraph, "condition", (), (category,), (), rule.start(), rule.end())
    return GroupJudged(group, result, (), (CategoryJudged(category, result, had[0]),), (), ())


AGAIN_ASKED = re.compile(r"还能|还可以?|再|又|今年|现在|继续|第二次")
