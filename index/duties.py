"""Duties: who does what, in which role and by when.

What counts as a duty, and where each comes from:

    bracket   （甲部牵头，乙局、丙局按职责分工负责）（责任单位：甲厅）【…】: everybody whom it names, in the role that it states;
              the act is the title of the measure, or the words that the bracket closes where there are several or no title
    sentence  a body and its act: 各市要制定方案; 由省厅会同市局核查; several where several bodies or dates are named (tasks.py)
    list      第六条 省厅履行下列职责：（一）提出…: each item is a duty of the body that the stem names
    agent     指导各市建立培育库; 支持各县谋划项目: what a public body is got to do is its duty; a firm's is none
    parts     党委领导、政府负责、社会参与的格局: who has which part in an arrangement
    row       a table whose header has a column 责任单位 or 牵头单位: a duty for each body in it, with the row's task and date
    dated     2月底前完成评审; 每季度组织召开…: an act with a date or rhythm, where nobody is named; the actor is None, never guessed

No duty is what is only wished for, without body or date (优化营商环境); what is forbidden (不得), permitted (可以, 鼓励 a
firm) or a condition (企业应当符合); a level to be reached (覆盖率达到90%), which is a target; and what somebody is given
(每年奖励150万元), which is a support.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from index.actors import Subject, find_named, find_subject
from index.acts import role_of
from index.arrangements import find_agents, find_parties
from index.brackets import ALSO_BELOW, BRACKET, FIRST_LEADS, LINE_LABEL, ROLE_WORDS, Role, date_in, read_bracket
from index.clauses import find_clauses, find_sentences
from index.documents import Document, Paragraph
from index.due import date_to_act_by, find_due
from index.ledgers import Ledger, read_header, read_row
from index.periods import Period
from index.spans import Span
from index.targets import Target
from index.tasks import Task, between, read_tasks


@dataclass(frozen=True, slots=True)
class Duty:
    """`start`, `end` are the clause or bracket that says so; `deadline` may be a rhythm (每季度)."""

    paragraph: str
    actor: str | None
    role: Role
    action: str
    deadline: str | None
    start: int
    end: int


def find_duties(
    document: Document,
    paragraphs: tuple[Paragraph, ...],
    periods: dict[str, tuple[Period, ...]],
    targets: tuple[Target, ...],
) -> tuple[Duty, ...]:
    """Every duty of `paragraphs`, in order; `periods` are by paragraph id, with offsets in the document.

    A statement such as 列第一位者为牵头单位，下同 holds for its own bracket and all later ones.
    """
    found: list[Duty] = []
    counted = {target.start for target in targets}
    first_leads = False
    stems: dict[str, Subject] = {}
    ledger: Ledger | None = None
    for paragraph in paragraphs:
        own = periods.get(paragraph.id, ())
        if paragraph.kind == "row":
            header = read_header(document.text, paragraph)
            ledger = header or (ledger if ledger and ledger.holds(paragraph.id) else None)
            if ledger and not header:
                found.extend(Duty(paragraph.id, *row) for row in read_row(document.text, paragraph, ledger))
            continue
        words = document.text_of(paragraph)
        first_here = first_leads or FIRST_LEADS.search(words) is not None
        found.extend(_brackets(document, paragraph, first_here))
        first_leads = first_here and (first_leads or ALSO_BELOW.search(words) is not None)
        if listed := _stem(document.text, paragraph):
            stems[paragraph.id] = listed
            found.extend(_before_stem(document, paragraph, own))
        elif items := _item(document.text, paragraph, stems, own):
            found.extend(items)
        else:
            found.extend(_sentences(document, paragraph, own, counted))
    return tuple(found)


def _brackets(document: Document, paragraph: Paragraph, first_leads: bool) -> Iterator[Duty]:
    words = document.text_of(paragraph)
    matches = [(m, m.start("inside") - 1, m.end("inside") + 1) for m in BRACKET.finditer(words)]
    held = [(start, end) for _, start, end in matches]
    matches += [
        (m, m.start("inside"), m.end("inside"))
        for m in LINE_LABEL.finditer(words)
        if not any(start < m.start("inside") < end for start, end in held)
    ]
    assigning = [(m, s, e, read_bracket(m["inside"], first_leads)) for m, s, e in matches]
    assigning = [a for a in assigning if a[3]] or _bare(words, matches)
    title = _title(words)
    position = 0
    for _, start, end, bodies in assigning:
        action = title
        if len(assigning) > 1 or not title:  # each sentence has its own bracket
            action = words[position:start].strip(" 。；\n　")
        position = end
        due = date_in(words[start:end].strip("（）()【】[]［］"))
        for actor, role in bodies:
            yield Duty(paragraph.id, actor, role, action, due, paragraph.start + start, paragraph.start + end)


def _bare(
    words: str, matches: list[tuple[re.Match[str], int, int]]
) -> list[tuple[re.Match[str], int, int, tuple[tuple[str, Role], ...]]]:
    """A bracket that closes a measure and holds only bodies: 推广新技术。（市甲局、市乙局）"""
    last = matches[-1:] if matches and not words[matches[-1][2] :].strip(" 。\n　") else []
    return [
        (m, start, end, tuple((name, "responsible") for name in names))
        for m, start, end in last
        if words[:start].rstrip().endswith(("。", "；")) and (names := _named_groups(words, start + 1, end - 1))
    ]


def _named_groups(words: str, start: int, end: int) -> tuple[str, ...]:
    """The bodies that groups parted by commas consist of: 省甲厅、省乙厅，各市人民政府; () where one holds anything else."""
    groups = [find_named(words, g.start(), g.end()) for g in re.compile(r"[^，,；;]+").finditer(words, start, end)]
    return tuple(name for group in groups for name in group) if all(groups) else ()


_NUMBER = re.compile(
    r"^\s*(?:[0-9]+(?:\.[0-9]+)*[.．、]?\s*|[（(][一二三四五六七八九十百0-9]+[）)]|第[ 一二三四五六七八九十百零0-9]+条[\s　]*|[一二三四五六七八九十]+[、.]|——|[①-⑳]|[一二三四五六七八九十]+是)"
)


def _title(words: str) -> str:
    """The phrase that heads a measure, without its number: 扩大补贴范围; its whole first sentence where it has no title."""
    body = _NUMBER.sub("", words.strip(), count=1)
    head = re.split(r"[。\n；;]", body, maxsplit=1)[0]
    return re.sub(r"[（(][^（）()]*$", "", head).strip()


_STEM = re.compile(
    r"(?:下列|以下|如下)[\u4e00-\u9fff]{0,6}(?:职责|职能|任务|工作|事项|义务)[\u4e00-\u9fff]{0,4}[:：]?$|(?:负责|职责(?:是|为)?|主要职责(?:是|为)?)[:：]$"
)


def _stem(text: str, paragraph: Paragraph) -> Subject | None:
    """The body whose duties the items below list: 省财政厅履行下列职责："""
    sentences = find_sentences(text, paragraph.start, paragraph.end)
    start = sentences[-1].start if len(sentences) > 1 else paragraph.start + _number_length(text, paragraph)
    end = paragraph.start + len(text[paragraph.start : paragraph.end].rstrip())
    line = text.find("\n", start, end)
    end = end if line < 0 else line
    if not _STEM.search(text, max(start, end - 24), end):
        return None
    subject = find_subject(text, start, end)
    if subject is None and (owner := re.match(r"[^，。；：]{2,24}?(?=的?(?:主要)?职责)", text[start:end])):
        subject = find_subject(owner[0] + "负责", 0, len(owner[0]) + 2)
    return subject


def _before_stem(document: Document, paragraph: Paragraph, periods: tuple[Period, ...]) -> Iterator[Duty]:
    """What a stem says of its body before its list: 市局主管日常工作，履行下列职责："""
    clauses = find_clauses(document.text, paragraph.start + _number_length(document.text, paragraph), paragraph.end)
    if len(clauses) > 1:
        before = Span(clauses[0].start, clauses[-2].end)
        tasks, _ = read_tasks(document.text, before, between(periods, before.start, before.end), None)
        yield from (Duty(paragraph.id, t.actor, t.role, t.action, t.deadline, t.start, t.end) for t in tasks)


def _item(
    text: str, paragraph: Paragraph, stems: Mapping[str, Subject], periods: tuple[Period, ...]
) -> tuple[Duty, ...]:
    """What an item below such a stem has each of its bodies do."""
    parent = paragraph.id.rpartition(".")[0]
    if parent not in stems or paragraph.kind != "item":
        return ()
    start = paragraph.start + _number_length(text, paragraph)
    action = text[start : paragraph.end].strip().rstrip("；;。，")
    if len(action) < 4 or "\n" in action:
        return ()
    end = start + len(action)
    deadline = None
    if own := [p for p in periods if p.start == start and p.kind in ("deadline", "recurring")]:
        dated = [p for p in periods if p.start <= start + 12]  # 每年1月31日前 is one date
        deadline = date_to_act_by(text, tuple(dated), Span(start, end)) or text[start : own[0].end]
        action = text[start + len(deadline) : end].lstrip("，")
    role = role_of(action)
    return tuple(Duty(paragraph.id, name, role, action, deadline, start, end) for name in stems[parent].names)


def _number_length(text: str, paragraph: Paragraph) -> int:
    words = text[paragraph.start : min(paragraph.end, paragraph.start + 24)]
    number = _NUMBER.match(words)
    return number.end() if number else len(words) - len(words.lstrip())


def _sentences(
    document: Document, paragraph: Paragraph, periods: tuple[Period, ...], counted: set[int]
) -> Iterator[Duty]:
    text = document.text
    carried: Subject | None = None
    bodies: set[str] = set()
    labels = [m.span("inside") for m in LINE_LABEL.finditer(text, paragraph.start, paragraph.end)]
    for sentence in find_sentences(text, paragraph.start, paragraph.end):
        if any(start <= sentence.start < end for start, end in labels):
            continue  # 责任单位：市甲局: read with the brackets
        sentence = _behind_bracket(text, sentence)
        own = between(periods, sentence.start, sentence.end)
        tasks, carried = read_tasks(text, sentence, own, carried, len(bodies) == 1)
        bodies.update(task.actor for task in tasks)
        clauses = find_clauses(text, sentence.start, sentence.end)
        covered = _covered(clauses, tasks)
        for clause in clauses:
            if clause.start not in covered:
                agents = find_agents(text, clause, own)
                tasks += agents
                parties = find_parties(text, clause)
                tasks += parties
                if agents or parties:
                    covered.add(clause.start)
        yield from (Duty(paragraph.id, t.actor, t.role, t.action, t.deadline, t.start, t.end) for t in tasks)
        for action, deadline, start, end in find_due(text, clauses, covered, own, counted):
            yield Duty(paragraph.id, None, role_of(action), action, deadline, start, end)


def _behind_bracket(text: str, sentence: Span) -> Span:
    """The sentence without the bracket that opens it and assigns what stands before: （甲部牵头）乙局要…; a number stays."""
    bracket = BRACKET.match(text, sentence.start, sentence.end)
    if bracket and not _NUMBER.match(bracket[0]) and ROLE_WORDS.search(bracket["inside"]):
        return Span(min(bracket.end(), sentence.end), sentence.end)
    return sentence


def _covered(clauses: tuple[Span, ...], tasks: list[Task]) -> set[int]:
    """Where the clauses start that a task already speaks for."""
    spans = sorted((task.start, task.end) for task in tasks)
    covered: set[int] = set()
    at = 0
    for clause in clauses:
        while at < len(spans) and spans[at][1] <= clause.start:
            at += 1
        if at < len(spans) and spans[at][0] < clause.end:
            covered.add(clause.start)
    return covered
