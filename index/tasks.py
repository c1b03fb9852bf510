"""Tasks: what a sentence has a named body do, with its role and its date.

    sentence = (date ，)? subject predicate (， predicate)* (， subject predicate …)*
    subject  = bodies (会同 bodies)? | 由 bodies … | (指导|支持|推动|督促 …) bodies

What counts, and how a sentence is cut:
- A task has a body as its subject and an act as its predicate: 各市要制定方案, 省财政厅负责预算编制, 由市局会同县局核查.
- A sentence is one task for as long as its subject stays the same. It is cut where a new subject comes (省财政厅下达资金，
  市县财政部门拨付), and where a clause of the same subject has its own date (5月15日前报省厅, after 10日内完成复核).
- 甲会同乙: the one before 会同 leads, the ones behind it assist (技术规范 of the legislature, 2011, on 会同); 会同有关部门
  names nobody who could be asked.
- 不得 forbids, 可以 permits, and 应当符合 sets a condition: none of them is a task. Nor is an attribute
  (由企业牵头的比例不低于60%).
- A following sentence that begins with 要 goes on with the subject before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from index.actors import Subject, find_holder, find_named, find_subject
from index.acts import DOES, MODAL, describes, is_act, lacks_object, only_describes, role_of, role_of_act
from index.bodies import is_generic
from index.brackets import Role
from index.clauses import find_clauses
from index.numerals import any_of, words
from index.periods import Period
from index.spans import Span

NUMBER = re.compile(
    r"\s*(?:\d+(?:\.\d+)*[.．、]\s*|[（(][一二三四五六七八九十百\d]{1,4}[）)]\s*|第[ 一二三四五六七八九十百零\d]+条[\s　]*|——|[一二三四五六七八九十]+是|[①-⑳])"
)
_OPENING = re.compile(r"(?:同时|并且|另外|此外|其中|并由|并|再|原则上|对[^，]{2,20}的)?(?=[^，])")
_BY = re.compile(r"(?:^|(?<=[^自理缘事来可])(?<!可以))由(?=[^此于来])|(?:均|都)需(?:由)?(?=[^要求])")
# 由 before a firm or a person means "by" only where an act follows, and no new level: 由甲类扩展至乙类.
_FROM = re.compile(
    r"(?:扩展|放宽|提高|扩大|增加|调整|延长|缩短|降低|下调|上调|变更|改)(?:至|到|为)|^(?![与按对向为在根依])[^，]{1,10}的"
)
_GOING_ON = re.compile(
    r"(?:要|还要|同时要|并要|(?:还|并|同时)?应当|(?:还|并|同时)?必须|应(?=[在将对向按于及]))(?!求|素|点|件|闻)(?=[^。；]{4,})"
)
_NO_TOPIC = re.compile(r"经|按|对|如|若|因|其|并|可|也|再|在|从|自|每|未|确需|需")
_AIMED = re.compile(r"(?P<opens>[；。])(?:对|就)[^，。；]{2,40}，$")
_SAME_TOPIC = re.compile(
    r"(?:^|[，。；　\s])(?P<topic>[^，。；由\s]{2,24})由[^，。；由]{2,30}；(?:[^，。；由]{2,40}的，)?由?$"
)
_MUSTS = frozenset(("应当", "应", "必须", "须", "要"))
_GOES_ON_TOO = re.compile(r"[，,]?(?:并|且)(?=[在应于向按将书及]|自行)")
_OBLIGED = re.compile(r"(?:应当|应(?=[在将对向按于及])|必须|须)")
_WHERE = re.compile(r"[从在因于以]")  # 机关从企业采购货物，应当在30日内支付
_ANSWERABLE = re.compile(r"[为是][^，。；]{0,10}责任(?:人|主体|单位)$")  # 主要负责人为第一责任人，要亲自部署
_SEATED = re.compile(r"设[在于][^，。；]+，(?=具体负责|负责|承担)")  # 办公室设在市甲局，负责日常工作
_ROLE_ALONE = re.compile(r"(?:负责)?(?:牵头|配合|协助|参与|协同)(?:负责|落实)?(?:，|$)")
_CASE = re.compile(r"(?:的，|[后後时]，(?=应|必须|须))(?P<must>应当|应(?=[在将对向按于及])|必须|须(?!知|经))?")
_JOINS_IN = re.compile(r"并?(?:会同|联合)[^，。；]*?(?=[于在]?(?:每|到?(?:19|20)\d\d年|\d{1,2}月|年[底内末]))[于在]?")
# A clause that begins so says something of another thing, and the task before it has ended.
_OTHER_THING = re.compile(
    r"逾期|延期|期限|有效期|自[^，]{2,16}起(?:施行|实施|执行)|相关(?:资料|材料|费用|经费)|所需|具体(?:办法|标准|由)|(?:到?(?:19|20)\d\d年[底末]?前?)?全[国省市县区州](?!面|局)|其中|施行期|期满|试行期|否则|但|如|且只能"
)
# What an office owes those who come to it, though they are named: 申请人材料不齐的，应当一次性告知.
_OFFICE_ACTS = re.compile(r"(?:应当?|必须|须)[^，。；]*(?:告知|通知|退回申|受理|予以|答复|说明理由|作出|不予)")
_LASTS = ("不", "取消", "停止", "禁止", "暂停")  # 3年内不再受理: for how long, and not by when
SHORT_ACT = 6  # characters: 组织实施，年底前实现全覆盖 is one task
_ENDS = words("完成 实现 落实 兑现 发放 拨付 办结 上线 投用 投产 建成 实施 启动 运行 公布")
_ENDS_ACT = re.compile(
    rf"(?:全部|全面|基本|正式|组织|予以)*(?:{any_of(_ENDS)})(?:到位|完毕|运行|实施|投产)?$|[^，。；]{{0,4}}$"
)
_DUE_NOW = re.compile(r"(?:应当?|须|必须)[于在自]?$")


@dataclass(frozen=True, slots=True)
class Task:
    """`action` is of the text as it stands; `start`, `end` are the words that say so, in the document."""

    actor: str
    role: Role
    action: str
    deadline: str | None
    start: int
    end: int


@dataclass(slots=True)
class _Open:
    """A task whose end is not reached: clauses join it until another subject or date comes."""

    subject: Subject
    start: int
    act: int
    end: int
    deadline: Period | None
    topic: str | None = None  # what stands before 由: 实施细则由省厅另行制定


def read_tasks(
    text: str, sentence: Span, periods: tuple[Period, ...], carried: Subject | None, alone: bool = True
) -> tuple[list[Task], Subject | None]:
    """The tasks of a sentence, and the subject that a next sentence with 要 goes on with.

    `alone` says that the paragraph so far names nobody beside `carried`: only then is a case (…的，应当告知) its task.
    """
    tasks: list[Task] = []
    current: _Open | None = None
    subject: Subject | None = None
    announced: Subject | None = None  # named without an act: 省财政厅：…, 项目单位是责任主体，…
    waiting: Period | None = None  # a date that stands before its subject: 6月底前，甲厅建立…
    for clause in find_clauses(text, sentence.start, sentence.end):
        start = _after_number(text, clause)
        inside = between(periods, clause.start, clause.end)
        if named := find_named(text, start, clause.end):  # 省财政厅：负责… and （一）省财政厅。负责…
            tasks += _close(text, current, periods)
            current, subject = None, Subject(named, (), start, clause.end, None, True)
            announced = subject
            continue
        case = _CASE.match(text, clause.end - 1)  # 单位需要变更的，应当提出申请; …首次获奖的，给予奖励
        owed = _OBLIGED.match(text, clause.end + 1, sentence.end) is not None
        found = _subject(text, start, clause.end, inside, owed)
        untold = not (found or current or announced or carried or tasks)
        obliges = case is not None and case["must"] is not None and not _OFFICE_ACTS.match(text, clause.end + 1)
        if untold and obliges and (holder := find_holder(text, start, clause.end)):
            announced = subject = holder  # 承租人与单位解除合同的，应当自解除之日起30日内腾退
            continue
        if found is None and current is None:
            if announced and is_act(text[start : clause.end]):
                found = (replace(announced, end=start), start)
            elif (
                carried
                and not tasks
                and _GOING_ON.match(text, start, clause.end)
                and (
                    text.startswith(("要", "还要", "同时要", "并要"), start) or _open_before(text, clause.start, alone)
                )
            ):
                found = (replace(carried, partners=(), end=start, modal=None), start)
        if found is not None:
            tasks += _close(text, current, periods)
            current, (subject, begins) = None, found
            announced = None
            if subject.modal in ("是", "作为") or _ANSWERABLE.match(text, subject.end, clause.end):
                announced = subject = replace(subject, modal=None)
                continue
            predicate = text[subject.end : clause.end]
            bare = MODAL.sub("", predicate)
            if case:
                announced = subject = replace(subject, partners=(), modal=None) if case["must"] else None
                continue
            if re.search(r"(?<![课学小工])时$", predicate) and not case:
                announced = subject = None  # 税务机关核查时，纳税人应当协助
                continue
            if _SEATED.match(text, subject.end):
                announced = subject
                continue
            if owed and not subject.modal and (not bare or not subject.public or _WHERE.match(predicate)):
                announced = subject = replace(subject, modal=None)  # …以上的单位，应当安装
                continue
            plain = predicate
            for period in inside:
                plain = plain.replace(text[period.start : period.end], "")
            objectless = lacks_object(plain.strip("于在"))
            topic = (_topic(text, start, begins) or _topic_before(text, begins)) if objectless else None
            if (bare and is_act(bare) and not only_describes(bare)) or subject.partners or topic:
                current = _Open(
                    subject,
                    start if topic and begins > start else begins,
                    subject.end,
                    clause.end,
                    _near(text, inside, subject.end) or waiting,
                    topic,
                )
            elif subject.modal in _MUSTS and _GOES_ON_TOO.match(text, clause.end, sentence.end):
                announced = subject = replace(subject, modal=None)  # 施工单位应当具有资质，并书面告知…
        elif current is not None and current.topic and not _GOES_ON_TOO.match(text, clause.start - 1, sentence.end):
            tasks += _close(
                text, current, periods
            )  # what stood before 由 is done; a date opens another act of the same body
            dated = inside and inside[0].start <= start + 1 and not _OTHER_THING.match(text, clause.start, clause.end)
            current = (
                _Open(replace(current.subject, partners=()), clause.start, clause.start, clause.end, inside[0])
                if dated
                else None
            )
        elif current is not None and (case or _OTHER_THING.match(text, clause.start, clause.end)):
            tasks += _close(text, current, periods)
            current = None
        elif current is not None:
            current = _join(text, current, clause, inside, tasks, periods)
        dated = current is None and bool(inside) and inside[-1].end >= clause.end - 1 and inside[0].start <= start + 2
        waiting = inside[-1] if dated else None
    tasks += _close(text, current, periods)
    tasks = _shared_act(tasks)
    return tasks, subject if subject is not None else (carried if text.startswith("要", sentence.start) else None)


def _topic(text: str, start: int, begins: int) -> str | None:
    """What stands between a clause's beginning and 由: 实施细则 of 实施细则由省厅另行制定."""
    said = text[start : begins - 1] if text[begins - 1 : begins] == "由" else text[start:begins]
    said = re.sub(r"(?:[，,]|原则上|统一|分别)*由?$", "", said.strip())
    return said if 1 < len(said) <= 24 and not _NO_TOPIC.match(said) else None


def _topic_before(text: str, begins: int) -> str | None:
    """What the sentence before 由 is about, where ； parts the two: 计划由甲局核定；使用公共供水的，由乙局核定."""
    before = _SAME_TOPIC.search(text[max(0, begins - 120) : begins])
    return before["topic"] if before and not _NO_TOPIC.match(before["topic"]) else None


def _shared_act(tasks: list[Task]) -> list[Task]:
    """由甲局牵头，乙局配合，6月底前建成平台: what stands behind the last of such roles is what all of them have a part in."""
    if not tasks or not _ROLE_ALONE.match(tasks[0].action):
        return tasks
    last = next((n for n in range(len(tasks) - 1, -1, -1) if _ROLE_ALONE.match(tasks[n].action)), 0)
    act = _ROLE_ALONE.sub("", tasks[last].action)
    if len(act) < 4 or "会同" in act:
        return tasks
    due = tasks[last].deadline
    if due and act.startswith(due):
        act = act[len(due) :].lstrip("，")
    return [
        replace(task, action=act, deadline=task.deadline or due) if _ROLE_ALONE.match(task.action) else task
        for task in tasks
    ]


def _open_before(text: str, start: int, alone: bool) -> bool:
    """Whether what stands before a clause names nobody else: the sentence's beginning, or a case (实名举报的，)."""
    if text[start - 2 : start] == "后，":  # 接到报告后，应当在2小时内到达
        return True
    if text[start - 2 : start] == "的，":  # behind ； or 。, 实名举报的，应当告知 goes on with the body before
        opens = text[max(text.rfind(mark, 0, start - 1) for mark in "，；。")]
        return opens == "；" or (opens == "。" and alone)
    if aimed := _AIMED.search(text[max(0, start - 60) : start]):  # ；对责任清晰的赔案，应当在10日内赔付
        return aimed["opens"] == "；" or alone
    return text[:start].rstrip()[-1:] in "。；;！？）)"


def between(periods: tuple[Period, ...], start: int, end: int) -> tuple[Period, ...]:
    """The periods that begin in `text[start:end]`."""
    first = bisect_left(periods, start, key=lambda p: p.start)
    return periods[first : bisect_left(periods, end, key=lambda p: p.start)]


def _after_number(text: str, clause: Span) -> int:
    number = NUMBER.match(text, clause.start, clause.end)
    return number.end() if number else clause.start


def _subject(text: str, start: int, end: int, inside: tuple[Period, ...], charged: bool) -> tuple[Subject, int] | None:
    """The clause's subject and where its task begins: at the clause, behind its dates, or at 由."""
    opening = _OPENING.match(text, start, end)
    places = [start, opening.end() if opening else start]
    for period in inside:
        if (period.start <= places[-1] + 1 and period.kind != "year") or period.start == start:
            places.append(period.end)
    for place in dict.fromkeys(places):
        found = find_subject(text, place, end, charged=charged)
        if found and (
            found.public or place == start or not text.startswith("对", start)
        ):  # 对…的机构应当检查: by whom?
            return found, place
    for by in _BY.finditer(text, start, end):
        if "是指" in text[start : by.start()]:
            break  # 是指由财政安排的资金: what a word means
        found = find_subject(text, by.end(), end, agent=True)
        if (
            found
            and not found.public
            and (end - found.end < 2 or _FROM.search(text[found.end : end]) or not DOES.match(text, found.end, end))
        ):
            continue
        if found and not describes(text[found.end : min(end, found.end + 60)]):
            return replace(found, modal=found.modal if found.modal not in ("是", "作为") else None), by.start()
    return None


def _join(
    text: str, current: _Open, clause: Span, inside: tuple[Period, ...], tasks: list[Task], periods: tuple[Period, ...]
) -> _Open | None:
    """The clause goes on with the task, or opens another one of the same subject where it has its own date."""
    own_words = text[clause.start : clause.end]
    joins = _JOINS_IN.match(text, clause.start, clause.end)  # 会同市乙局于年底前出台办法
    opens = joins.end() if joins else clause.start + 3
    own = next((p for p in inside if _sets_date(text, p) and p.start <= opens), None)
    told = next((p for p in inside if p.kind == "deadline" and _DUE_NOW.search(text, clause.start, p.start)), None)
    if own is None and told is not None:  # …，发现险情应在2小时内报告
        tasks += _close(text, current, periods)
        act = clause.start if _DUE_NOW.match(text, clause.start, told.start) is None else told.start
        return _Open(replace(current.subject, partners=()), clause.start, act, clause.end, told)
    again = own is not None and current.deadline is not None and own != current.deadline
    whole = current.end - current.act >= SHORT_ACT and joins is None
    apart = own is not None and current.deadline is None and whole and _acts_anew(text, own, clause)
    if own is not None and (again or apart):
        tasks += _close(text, current, periods)
        alone = replace(current.subject, partners=())
        opening = re.match(r"[并于在]*", own_words)
        return _Open(alone, clause.start, clause.start + (opening.end() if opening else 0), clause.end, own)
    current.end = clause.end
    if own is not None and current.deadline is None:
        current.deadline = own
    return current


def _acts_anew(text: str, dated: Period, clause: Span) -> bool:
    """Whether what follows a date is an act of its own (6月底前制定办法), and not the end of the one before (6月底前完成)."""
    return _ENDS_ACT.match(text, dated.end, clause.end) is None and DOES.match(text, dated.end, clause.end) is not None


def _close(text: str, current: _Open | None, periods: tuple[Period, ...]) -> list[Task]:
    if current is None:
        return []
    subject = current.subject
    dated = _whole(text, current.deadline, periods)
    predicate = text[current.act : current.end]
    said = MODAL.match(predicate)
    act = current.act + (said.end() if said else 0)
    bare = text[act : current.end]
    if dated is not None and re.fullmatch(r"[于在自从应当]*", text[act : max(act, dated.start)]) and dated.start >= act - 1:  # fmt: skip
        bare = text[dated.end : current.end]
    bare = re.sub(r"^(?:之?前|内)?[，,]?", "", bare).strip(" ，,、")
    if current.topic:
        bare = f"{bare or '负责'}{current.topic}"
    if len(bare) < 2:
        return []
    charged = bool(said and said[0].endswith("负责"))
    role = role_of(bare.partition("，")[0]) if charged else role_of_act(bare)
    partners = [name for name in subject.partners if not is_generic(name)]
    if charged and role == "leads" and not re.search(r"牵头|会同|领导", bare):
        role = "responsible"  # 负责统筹协调、监督和验收: one of its charges
    if subject.partners and role in ("responsible", "organises"):
        role = "leads"
    deadline = text[dated.start : dated.end].strip() if dated else None
    made = [Task(name, role, bare, deadline, current.start, current.end) for name in subject.names]
    made += [Task(name, "assists", bare, deadline, current.start, current.end) for name in partners]
    return made + _joined(text, act, current, deadline)


def _joined(text: str, act: int, current: _Open, deadline: str | None) -> list[Task]:
    """Those that a later clause of the predicate joins: …，会同省工业和信息化厅制定管理制度."""
    found: list[Task] = []
    for join in re.finditer(r"(?<=[，并])会同|^会同", text[act : current.end]):
        at = act + join.end()
        if partners := find_subject(text, at, current.end):
            stop = text.find("，", partners.end, current.end)
            stop = current.end if stop < 0 else stop
            found += [
                Task(name, "assists", text[partners.end : stop], deadline, act + join.start(), stop)
                for name in partners.names
                if not is_generic(name) and stop > partners.end
            ]
    return found


def _near(text: str, inside: tuple[Period, ...], act: int) -> Period | None:
    """The date of a clause that is one to act by: a deadline, a rhythm, or the year that stands before the act."""
    due = [p for p in inside if _sets_date(text, p)] or [p for p in inside if p.kind == "year" and p.start == act]
    return due[0] if due else None


def _sets_date(text: str, period: Period) -> bool:
    """Whether something is to be done by the date; 3年内不再受理 says for how long it is not."""
    return period.kind in ("deadline", "recurring") and not text.startswith(_LASTS, period.end)


def _whole(text: str, first: Period | None, periods: tuple[Period, ...]) -> Span | None:
    """A date with what belongs to it: 每年2月底前 is one though it is two periods."""
    if first is None:
        return None
    start, end = first.start, first.end
    for period in between(periods, first.start - 12, first.end + 12):
        if period.start == end:
            end = period.end
        elif period.end == start:
            start = period.start
    if text.startswith(("底前", "末前"), end):
        end += 2
    return Span(start, end)
