"""Check: a profile against every support of the documents, grouped by met, open and excluded.

setting = metric = value        一季度新增产值=4.2亿元   增速=18%   规模=小微   优质=是
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from assistant.answers import Check, Language, Result
from assistant.assessing import judge_group
from assistant.bounds import Bound
from assistant.categories import STATUS
from assistant.derive import find_facts
from assistant.eligibility import UNDATED, checks_of
from assistant.groups import find_groups
from assistant.metrics import ASPECT_WORDS, CONCEPTS
from assistant.multiples import of_office
from assistant.profile import Profile, impossible, read_profile
from assistant.sizes import SAID_SIZES
from assistant.statements import Given
from assistant.verdicts import metric_words
from index.documents import Document
from index.errors import ProfileError
from prompts import render

if TYPE_CHECKING:
    from index.facts import Facts

KNOWN = tuple(dict.fromkeys([w for words in (*CONCEPTS.values(), *ASPECT_WORDS.values()) for w in words if len(w) > 1]))
CATEGORY_NAMES = ("规模", "类型", "身份", "行业", "资质", "category", "size", "trade")
YES, NO, UNSURE = (
    frozenset(["是", "有", "yes", "true", "1"]),
    frozenset(["否", "不是", "无", "没有", "no", "false", "0"]),
    frozenset(["不清楚", "不确定", "未知", "unknown", "?"]),
)
CLOSEST = 4  # names offered for an unknown metric


@dataclass(frozen=True, slots=True)
class Setting:
    """One `metric=value`, and the sentence that it says."""

    name: str
    value: str
    sentence: str


@dataclass(frozen=True, slots=True)
class SupportCheck:
    """One support judged; `missing` are the metrics to ask for, `pending` the rankings that stay open beside it."""

    paragraph: str
    label: str
    verdict: Result
    checks: tuple[Check, ...]
    missing: tuple[str, ...]
    pending: tuple[str, ...]
    quote: str
    start: int
    end: int
    notice: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A support that was not assessed, and why: silence is not a no."""

    paragraph: str
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    met: tuple[SupportCheck, ...]
    open: tuple[SupportCheck, ...]
    excluded: tuple[SupportCheck, ...]
    not_assessed: tuple[Skipped, ...]
    notices: tuple[str, ...]
    next_question: str | None

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def parse_setting(text: str) -> Setting:
    """One `--set` argument. ProfileError names what is wrong and the closest known metrics.

    >>> parse_setting("增速=18%").sentence
    '增速18%'
    """
    name, equals, value = (part.strip() for part in text.partition("="))
    if not (equals and name and value):
        raise ProfileError(f"--set {text!r}: write metric=value, such as 营业收入=1500万元")
    if name in CATEGORY_NAMES:
        return Setting(name, value, f"我们是{value}企业" if not value.endswith("企业") else f"我们是{value}")
    if name in STATUS or any(re.fullmatch(pattern, name) for pattern, _ in SAID_SIZES):
        return Setting(name, value, _category(name, value, text))
    sentence = f"{name}{value}"
    givens = read_profile((), sentence, None).givens
    if not givens:
        _refuse_name(name, text)
        raise ProfileError(
            f"--set {text!r}: {value!r} is no figure: write a number with its unit, such as 4.2亿元, 18% or 30人"
        )
    if givens[0].metric.concept is None and not any(word in name for words in ASPECT_WORDS.values() for word in words):
        _refuse_name(name, text)
    if impossible(givens[0]) or (re.match(r"^[-－−]\s*\d", value) and givens[0].figure.dimension == "count"):
        raise ProfileError(
            f"--set {text!r}: {value!r} cannot be: a count is never below zero and a share never above 100%"
        )
    return Setting(name, value, sentence)


def _category(name: str, value: str, text: str) -> str:
    said = value.lower()
    if said in YES:
        return f"我们是{name}"
    if said in NO:
        return f"我们不是{name}"
    if said in UNSURE:
        return f"是否{name}不清楚"
    raise ProfileError(
        f"--set {text!r}: {value!r} says neither yes nor no: write {name}=是, {name}=否 or {name}=不清楚"
    )


def _refuse_name(name: str, text: str) -> None:
    """ProfileError where no part of the name is a metric that we know."""
    if any(word.lower() in name.lower() for word in KNOWN):
        return
    shares = sorted(KNOWN, key=lambda word: -len(set(word) & set(name)) / len(set(word) | set(name)))
    close = difflib.get_close_matches(name, KNOWN, n=CLOSEST, cutoff=0.3) or shares[:CLOSEST]
    raise ProfileError(f"--set {text!r}: {name!r} is no metric that is known: the closest are {'、'.join(close)}")


def make_profile(settings: Iterable[Setting], year: int | None = None) -> Profile:
    """All settings as one profile, as if they had been said one after another."""
    sentences = [setting.sentence for setting in settings]
    if not sentences:
        return read_profile((), "", year)
    return read_profile(tuple(sentences[:-1]), sentences[-1], year, connected=False)


def parse_profile(values: Mapping[str, object]) -> tuple[Setting, ...]:
    """A JSON profile: {"一季度新增产值": "4.2亿元", "优质": true}. ProfileError for what is no text or number."""
    settings = []
    for name, value in values.items():
        if isinstance(value, bool):
            value = "是" if value else "否"
        if not isinstance(value, str | int | float):
            raise ProfileError(f'profile: {name!r} has {value!r}: write its figure as text, such as "4.2亿元"')
        settings.append(parse_setting(f"{name}={value}"))
    return tuple(settings)


def check_profile(
    settings: Iterable[Setting], documents: Iterable[Document], facts: Mapping[str, Facts], language: Language = "zh"
) -> Report:
    """Every support of the documents judged against the settings; with no settings, all that can still apply."""
    stated = tuple(settings)
    checks: list[SupportCheck] = []
    skipped: list[Skipped] = []
    wanted: list[tuple[SupportCheck, tuple[Bound, ...], Document]] = []
    notices: list[str] = []
    for document in documents:
        notice = _notice(document, language)
        notices.append(notice)
        year = document.year or UNDATED
        profile = make_profile(stated, year)
        given = find_facts(profile, year)
        supported = {s.paragraph for s in facts[document.slug].supports} if document.slug in facts else set()
        aims = [t.quantity for t in facts[document.slug].targets] if document.slug in facts else []
        for paragraph in document.paragraphs:
            if not paragraph.evidence:
                continue
            groups = [
                g
                for g in find_groups(document, paragraph)
                if g.kind == "condition" and (g.bounds or g.ranks) and not of_office(g.bounds, aims)
            ]
            if not groups and paragraph.id in supported:
                skipped.append(Skipped(paragraph.id, paragraph.label, render("check-not-assessed", language)))
            for group in groups:
                judged = judge_group(group, given, profile, document)
                missing = tuple(j.bound for j in judged.bounds if j.result == "unknown")
                unsaid = [
                    document.text[c.category.start : c.category.end] for c in judged.categories if c.result == "unknown"
                ]
                check = SupportCheck(
                    paragraph.id,
                    paragraph.label,
                    judged.result if given or judged.categories else "unknown",
                    tuple(checks_of(judged, document)),
                    tuple(dict.fromkeys((*(metric_words(b, document) for b in missing), *unsaid))),
                    tuple(document.text[b.start : b.end] for b in judged.pending),
                    document.text[group.start : group.end],
                    group.start,
                    group.end,
                    notice,
                )
                checks.append(check)
                if check.verdict == "unknown":
                    wanted.append((check, missing, document))
    by = {verdict: tuple(c for c in checks if c.verdict == verdict) for verdict in ("meets", "unknown", "fails")}
    return Report(by["meets"], by["unknown"], by["fails"], tuple(skipped), tuple(notices), _next(wanted, language))


def open_supports(documents: Iterable[Document], facts: Mapping[str, Facts], language: Language = "zh") -> Report:
    """What could be had, where nothing was said yet."""
    return check_profile((), documents, facts, language)


def _next(wanted: list[tuple[SupportCheck, tuple[Bound, ...], Document]], language: Language) -> str | None:
    """The one fact that settles most: each support that it alone keeps open counts whole, others in part."""
    votes: dict[tuple[str | None, str, object], tuple[float, int, str]] = {}
    for check, bounds, document in wanted:
        for bound in bounds:
            key = (bound.metric.concept, bound.metric.aspect, bound.when)
            weight, count, words = votes.get(key, (0.0, 0, metric_words(bound, document)))
            votes[key] = weight + 1 / max(1, len(check.missing)), count + 1, words
    if not votes:
        return None
    _, count, words = max(votes.values(), key=lambda vote: vote[0])
    return render("check-next", language, metric=words, count=count)


def next_question(report: Report) -> str | None:
    return report.next_question


def _notice(document: Document, language: Language) -> str:
    return render(
        "check-notice",
        language,
        title=document.title,
        date=document.date or (str(document.year) if document.year else render("check-date-unknown", language)),
        issuer=document.issuer or render("check-issuer-unnamed", language),
    )


def given_of(setting: Setting, year: int | None = None) -> Given | None:
    """The figure that a setting states; None for a category."""
    return next(iter(read_profile((), setting.sentence, year).givens), None)
