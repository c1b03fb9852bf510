"""Presumptions: what a question takes as settled while it asks for something else, held against the text.

    配额放到4000万吨，多出来的分给哪些厂？     presumes "配额放到4000万吨"; the text has 3200万吨
    这笔奖励停了，怎么跟人解释                presumes that it ended; the text says 延续

Only what is said of the document is presumed: a person's own affairs and suppositions are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.asked import group_of
from assistant.binding import clause_of
from assistant.evidence import Evidence
from assistant.focus import Focus
from assistant.premise import Contradiction, find_turned, is_cap
from assistant.sentences import Sentence, flat
from assistant.speaker import OWN
from assistant.understanding import Understood
from index.quantities import Quantity

CLAUSES = re.compile(r"[,，。;；:：?？!！]")
SUPPOSED = re.compile(
    r"如果|要是|假如|假设|的话|倘若|万一|听说|据说|想|打算|准备|计划|预计|估计|已经|目前|现在|去年|上年|[前今]年我|是不是|吗|\bif\b"
)
ASKS = re.compile(r"什么|啥|怎么|咋|如何|哪|谁|多少|几|为何|凭|多久|多长|多大|吗|呢|图个?什么|解释|说法|道理|考虑")
WHY = re.compile(
    r"为什么|为啥|为何|凭什么|凭啥|怎么(?:会|还|就|只|才|又|都|反倒)?|图个?什么|什么(?:考虑|道理|原因)|咋(?:还|就|只)?|为了什么"
)
# A claim that something is not, and what a text says that holds it to be so.
ENDED, GOES_ON = (
    re.compile(r"停(?:了|掉|止|发|办)|取消|叫停|中止|终止|不再|没有?了|废止|砍掉"),
    re.compile(r"延续|继续|沿用|持续实施|保留|延长"),
)
LEFT_OUT = re.compile(r"(?:不带|不包括?|不含|不算|没算|不管|排除|漏掉|撇开|落下|晾|甩开)(?P<what>[\u4e00-\u9fff]{2,8})")
COVERS_ALL = re.compile(r"全覆盖|全部|全体|所有|均[可应须纳享可]|都[可应须纳享可]|一律")
FORBIDS = re.compile(r"(?:不得|不可|不能|禁止|严禁|不予|不再|不准|不应)(?P<what>[\u4e00-\u9fff]{2,14})")
NEGATED = re.compile(r"不|没|无|禁|除外")
WHETHER = re.compile(
    r"吗|能不能|可不可以|可否|能否|是否|行不行|是不是|允不允许|有没有|会不会|算不算|还是|怎么办|咋办|后果|处罚|罚"
)
CAPPED = re.compile(r"封顶|上限|顶格|最[高多]")
# A question that leaves the figure standing: by when, where, who, why. One that judges or counts puts it up for a test.
ELSE = re.compile(
    r"什么时候|啥时候|何时|哪[天年月日家些个几里儿位]|几[月号时]|分几|谁|上哪|去哪|在哪|什么原因|什么考虑|怎么(?:考虑|想|解释|来|定|会|发|领|分)|什么道理|底气|图个?什么|为(?:什么|啥|何|了什么)|凭[什啥]"
)
JUDGES = re.compile(
    r"够[不得格条吗了么没数资上门]|[不能]够|够$|达标|达到|符合|满足|资格|条件|门槛|合格|过关|过线|算不算|超没超|差多少|完成|任务|吗|能[领拿补奖享报申得]|可以"
)
LEAST_COVERED = 0.35  # of the focus, by the clause that a claim is held against
LEAST_CAP = 0.3  # where it is a cap on a figure, and the text has a cap
CLEARLY = 0.10  # so much more of the focus than the clause that has the claimed figure
LEAST_SUM = 1000  # a number without a unit that is no smaller is a sum of money
NEAR = 3  # paragraphs
LEAST_BAN = 3  # characters of what is forbidden, where the clause does not say of what
ALIKE = 0.6  # of the characters of what is forbidden, that the question has
TENTH = 10  # 成, in percent


@dataclass(frozen=True, slots=True)
class Presumed:
    """Words of the question that take something as settled."""

    text: str
    start: int
    end: int


def find_presumed(question: str) -> tuple[Presumed, ...]:
    """The clauses of a question in plain wording that state, where another one asks; of one that asks why, all of it."""
    spans: list[Presumed] = []
    at = 0
    for match in [*CLAUSES.finditer(question), None]:
        end = match.start() if match else len(question)
        if question[at:end].strip():
            spans.append(Presumed(question[at:end], at, end))
        at = match.end() if match else end
    asking = [s for s in spans if ASKS.search(s.text)]
    if not asking:
        return ()
    stated = [s for s in spans if s not in asking] if len(spans) > 1 else []
    stated = stated or [s for s in asking if WHY.search(s.text)]
    return tuple(s for s in stated if not OWN.search(s.text) and not SUPPOSED.search(s.text))


def find_presumed_wrong(understood: Understood, evidence: Evidence) -> Contradiction | None:
    """The claimed words, and the sentence that says otherwise; None where nothing is presumed wrongly."""
    if not evidence.findings or understood.language == "en":
        return None
    near = {p.id for p in evidence.paragraphs[:NEAR]}
    sentences = [
        f.sentence
        for f in evidence.findings
        if f.sentence.paragraph.id in near and (f.sentence.quantities or not f.sentence.is_title)
    ]
    focus = evidence.focus[evidence.findings[0].sentence.document.slug]
    sentences = [s for s in sentences if s.document == evidence.findings[0].sentence.document]
    if not WHETHER.search(understood.plain) and (forbidden := _forbidden(understood.plain, sentences, focus)):
        return forbidden
    for presumed in find_presumed(understood.plain):
        found = _ended(presumed, sentences, focus) or _left_out(presumed, sentences)
        if not found:
            figures = tuple(q for q in understood.quantities if presumed.start <= q.start < presumed.end)
            found = find_turned(
                presumed.text, figures, [s for s in sentences if focus.covered(s.flat) >= LEAST_COVERED]
            )
        if (
            not found
            and ELSE.search(understood.plain)
            and not OWN.search(understood.plain)
            and not JUDGES.search(understood.plain)
        ):
            found = _figure(presumed, understood, sentences, focus)
        if found:
            return found
    return None


def _ended(presumed: Presumed, sentences: list[Sentence], focus: Focus) -> Contradiction | None:
    claimed = ENDED.search(presumed.text)
    if not claimed:
        return None
    for sentence in sentences:
        if (
            GOES_ON.search(sentence.text)
            and not ENDED.search(sentence.text)
            and focus.covered(sentence.flat) >= LEAST_COVERED
        ):
            return Contradiction(claimed[0], sentence)
    return None


def _left_out(presumed: Presumed, sentences: list[Sentence]) -> Contradiction | None:
    """不带规下小厂, where a text covers 规上和规下 all."""
    claimed = LEFT_OUT.search(presumed.text)
    if not claimed:
        return None
    name = claimed["what"][:2]
    for sentence in sentences:
        if any(name in clause and COVERS_ALL.search(clause) for clause in re.split(r"[;；。]", sentence.text)):
            return Contradiction(claimed[0], sentence)
    return None


def _forbidden(question: str, sentences: list[Sentence], focus: Focus) -> Contradiction | None:
    """What a question wants done, where, how or for how much, and the text forbids: 取成现金, 不得提取现金."""
    if not ASKS.search(question) or NEGATED.search(question):
        return None
    have = set(question)
    for sentence in sentences:
        for clause in re.split(r"[,，;；。]", sentence.text):
            ban = FORBIDS.search(clause)
            if not ban:
                continue
            subject = clause[: ban.start()]
            shared = len(set(ban["what"]) & have) / len(set(ban["what"]))
            about = subject if len(subject) > 1 else sentence.text
            if len(subject) < 2 and len(ban["what"]) < LEAST_BAN:
                continue  # 不予补贴: of whom stands elsewhere
            if shared >= ALIKE and focus.covered(flat(about)) >= LEAST_COVERED and _said_of(subject, question):
                return Contradiction(ban[0], sentence)
    return None


def _said_of(subject: str, question: str) -> bool:
    """Whether the question names the very thing that the ban is on, where the clause names one."""
    names = [n for n in re.split(r"[、和及与或以]|的", subject) if len(n) > 1]
    return not names or any(name in question for name in names)


def _figure(
    presumed: Presumed, understood: Understood, sentences: list[Sentence], focus: Focus
) -> Contradiction | None:
    """A figure that is claimed of what the text gives another one for."""
    for quantity in understood.quantities:
        if not presumed.start <= quantity.start < presumed.end or quantity.low is None or quantity.low < 2:
            continue
        group, low = _measured(quantity)
        if not group:
            continue
        capped = bool(CAPPED.search(presumed.text))
        rivals: list[tuple[float, Sentence, Quantity]] = []
        same: list[float] = []
        for sentence in sentences:
            for stated in sentence.quantities:
                if group_of(stated.unit) != group or (capped and not is_cap(sentence, stated)):
                    continue
                covered = focus.covered(clause_of(sentence, stated))
                if low in (stated.low, stated.high):
                    same.append(covered)
                elif stated.comparator not in (">", "<"):
                    rivals.append((covered, sentence, stated))
        best = max(rivals, key=lambda r: r[0], default=None)
        if (
            best is not None
            and best[0] >= (LEAST_CAP if capped else LEAST_COVERED)
            and best[0] >= max(same, default=-1.0) + CLEARLY
        ):
            return Contradiction(understood.plain[quantity.start : quantity.end], best[1])
    return None


def _measured(quantity: Quantity) -> tuple[str, object]:
    """The kind of what is measured, and the figure in its unit; no kind for a bare small number."""
    if quantity.unit == "成":
        return "percent", (quantity.low or 0) * TENTH
    if not quantity.unit:
        return ("money" if (quantity.low or 0) >= LEAST_SUM else ""), quantity.low
    return group_of(quantity.unit), quantity.low
