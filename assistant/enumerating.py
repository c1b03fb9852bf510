"""Enumerations: an article's items, or the parts of one sentence, answered whole where a list is asked for.

items    第十条 … 应当同时符合下列条件：（一）… （二）…     paragraphs of their own under a lead
parts    … 符合下列情形之一的：甲；乙；丙。                 clauses of one paragraph behind a colon
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.asked import SUMMARY, group_of
from assistant.drafts import Draft, Quote
from assistant.evidence import Evidence
from assistant.naming_en import label_in
from assistant.sentences import BULLET, Sentence, flat, sentences_of
from assistant.understanding import Understood
from index.documents import Document, Paragraph
from index.quantities import find_quantities
from index.spans import Span
from prompts import render

LIMIT = 780
# Ways to want every one of several things beside 哪些: conditions, cases, papers, all of it.
WHOLE = re.compile(
    r"条件|情形|情况|要求|门槛|材料|手续|职责|坎|标准|档|类|种|逐[条项个]|全(?:部|都|列)|都列|列(?:全|出|一下|给)|一条条|一档档|一一|几(?:件|道|项|条|样)|什么样|啥样|which|what are|list|conditions|requirements",
    re.IGNORECASE,
)
SINGLE = frozenset({"amount", "who", "date", "where", "rhythm", "yesno", "reason", "compare", "count", "part"})
BRACKETED = re.compile(r"[（(【][^（）()]*[）)】]$")
SUCH = re.compile(r"(?:下列|以下|如下)(?:情形|情况|条件|行为|材料|职责|要求|标准)")
ANNOUNCES = re.compile(r"(?:下列|以下|如下)[^：:。]{0,20}|[：:]$")
# What a question wants of a list, and what the lead of such a list says.
SORTS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(
            r"一票否决?|否掉|否决|不予|不能(?:申|报|享|拿|用|算|花)|不许|不准|不让|不得|严禁|禁止|禁区|明令|碰不得|排除|刷掉|刷下|卡掉|出局|没资格|没份|没戏|别想|资格.{0,4}取消|不支持|不给|不收|拒|可以不|免于|豁免|不算|不计|不按|例外|扣出去|剔"
        ),
        re.compile(r"不予|不得|不能|不享受|不包括|不适用|不实行|不计|免于|免除|取消|禁止|严禁|除外|拒"),
    ),
    (
        re.compile(
            r"条件|坎|门槛|资格|要求|硬杠|杠杠|标准|满足|具备|够上|得够|达到|怎样才|怎么才|如何才|凭什么|够得上|达到什么|算得?上|才算|才能|才可以|requirements?|conditions?|criteria|qualif"
        ),
        re.compile(r"条件|要求|情形之一|标准之一"),
    ),
    (
        re.compile(
            r"材料|手续|资料|证件|(?:要|得|该|需)(?:准备|提交|递交|递|交|传|带)|交(?:哪些|什么|啥)|单子|documents|papers"
        ),
        re.compile(r"材料|资料|手续"),
    ),
    (
        re.compile(
            r"职责|管什么|干什么|分工|几件事|(?<!因为)(?<!因)哪些事|负责什么|负责哪|义务|要做的|该做|得做|做的事|要做什么|做到哪|duties|obligations"
        ),
        re.compile(r"职责|负责|任务|工作|义务|应当(?:做到|遵守|履行|采取)"),
    ),
    (re.compile(r"多[给补奖拿]|加码|上浮|额外|往上[加调]"), re.compile(r"提高|上浮|增加|再给|加成")),
    (re.compile(r"谈话|约谈|处分|追责|问责|通报|受罚|处罚"), re.compile(r"约谈|处分|责任|责令|通报|罚款")),
)
SORT = 0.45  # what a lead of the sort that is wanted is worth; a figure of the question's in it
LEAST = 0.22  # of the focus, by the lead, its title and its items
WELL = 0.4  # of the focus, by the best sentence: then a list that says nothing of it is not meant
LEAD_SHARE = 0.5  # of what the best sentence covers, that the group must cover
FOUND = 14  # findings whose groups are looked at


@dataclass(frozen=True, slots=True)
class Group:
    """A lead and what it leads up to, as spans of their paragraphs."""

    document: Document
    lead: tuple[Paragraph, Span]
    items: tuple[tuple[Paragraph, Span], ...]

    @property
    def paragraphs(self) -> frozenset[Paragraph]:
        return frozenset(p for p, _ in (self.lead, *self.items))

    @property
    def words(self) -> str:
        return flat(" ".join(span.of(self.document.text) for _, span in (self.lead, *self.items)))


def asks_enumeration(understood: Understood) -> bool:
    """Whether every one of several things is wanted."""
    kinds = set(understood.asked.kinds)
    if "list" in kinds:
        return not kinds & (SINGLE - {"who", "count", "amount"}) or bool(WHOLE.search(understood.plain))
    return bool(WHOLE.search(understood.plain)) and not kinds & SINGLE and not SUMMARY.search(understood.plain)


def answer_enumeration(understood: Understood, evidence: Evidence) -> Draft | None:
    """All items of the enumeration that the question asks for, or None where no enumeration is clearly meant."""
    if not evidence.findings or not asks_enumeration(understood):
        return None
    return enumerate_best(understood, evidence)


def enumerate_best(understood: Understood, evidence: Evidence) -> Draft | None:
    """All items, with how many there are, of the enumeration that says most of the question; None where none surely does."""
    best = evidence.findings[0]
    ranked = []
    for group, score in _groups(evidence):
        focus = evidence.focus[group.document.slug]
        lead = flat(group.lead[1].of(group.document.text))
        covered = focus.covered(f"{lead} {group.words}", sentences_of(group.document, group.lead[0])[0].context)
        sort = _sort(understood, lead)
        meant = covered >= LEAST / 2 or (
            sort > 0 and best.covered < WELL and ANNOUNCES.search(lead)
        )  # the document's one list of this sort
        if meant and covered + sort >= max(LEAST, LEAD_SHARE * best.covered):
            ranked.append((0.5 * covered + 0.5 * focus.covered(lead, group.words) + 0.4 * score + sort, group))
    if not ranked or (
        _shuts_out(understood.plain, best.sentence.document.text_of(best.sentence.paragraph))
        and not any(_sort(understood, flat(g.lead[1].of(g.document.text))) for _, g in ranked)
    ):
        return None
    _, group = max(ranked, key=lambda pair: pair[0])
    return _say(understood, group)


def _shuts_out(question: str, text: str) -> bool:
    """Whether the question asks what is left out, and the best paragraph itself says it."""
    wanted, stated = SORTS[0]
    return bool(wanted.search(question) and stated.search(text))


def _sort(understood: Understood, lead: str) -> float:
    """What speaks for a lead by the sort of list that is wanted, and by the figures that the question names."""
    worth = sort_of(understood.plain, lead)
    said = {(q.low, group_of(q.unit)) for q in understood.quantities if q.low is not None and q.unit}
    return worth + (SORT if said & {(q.low, group_of(q.unit)) for q in find_quantities(lead)} else 0.0)


def sort_of(question: str, lead: str) -> float:
    """What speaks for a lead by the sort of list that a question wants: SORT at most."""
    wanted = [stated for asked, stated in SORTS if asked.search(question)]
    wanted = wanted[:1] if wanted and wanted[0] is SORTS[0][1] else wanted  # what shuts out is no condition
    shuts = SORTS[0][1]
    return (
        SORT
        * sum(
            bool(stated.search(lead)) and (stated is shuts or stated is not SORTS[1][1] or not shuts.search(lead))
            for stated in wanted
        )
        / max(1, min(len(wanted), 2))
    )


def _groups(evidence: Evidence) -> list[tuple[Group, float]]:
    """The enumerations that the best findings stand in or announce, each with its best finding's score."""
    found: dict[tuple[str, int], tuple[Group, float]] = {}
    top = evidence.findings[0].score
    for group in groups_of(evidence.findings[0].sentence.document):
        best = next((f.score for f in evidence.findings if f.sentence.paragraph in group.paragraphs), 0.0)
        found[group.lead[0].id, group.lead[1].start] = (group, best)
    for finding in evidence.findings[:FOUND]:
        parts = _of_parts(finding.sentence)
        if parts is not None and finding.score >= 0.6 * top:
            found.setdefault((parts.lead[0].id, parts.lead[1].start), (parts, finding.score))
    return list(found.values())


@lru_cache(maxsize=64)
def groups_of(document: Document) -> tuple[Group, ...]:
    """Every paragraph of the document that leads up to items, with them.

    Numbered measures are items too where what stands over them is a lead, and no heading alone.
    """
    under: dict[str, list[Paragraph]] = {}
    for paragraph in document.paragraphs:
        if paragraph.kind in ("item", "measure") and paragraph.parent:
            under.setdefault(paragraph.parent, []).append(paragraph)
    found = []
    for above in document.paragraphs:
        items = under.get(above.id, [])
        lead = _lead_of(document, above, items) if len(items) > 1 else None
        if lead is not None:
            found.append(Group(document, (above, lead), tuple((p, p.span) for p in items)))
    inside = (_of_parts(s) for p in document.paragraphs if p.evidence for s in sentences_of(document, p)[:1])
    return (*found, *(parts for parts in inside if parts is not None))


def _lead_of(document: Document, above: Paragraph, items: list[Paragraph]) -> Span | None:
    """The sentence that leads up to the items: the one that announces them, or the last that is no title and no bracket."""
    sentences = [s for s in sentences_of(document, above) if not BRACKETED.match(s.text)]
    if not sentences:
        return None
    said = [s for s in sentences if not s.is_title]
    if not said and items[0].kind == "measure" and not ANNOUNCES.search(sentences[-1].text):
        return None  # a heading of its own
    lead = next((s for s in (*reversed(said), *sentences) if ANNOUNCES.search(s.text)), (said or sentences)[-1])
    named = next((s for s in sentences if SUCH.search(s.text)), lead)
    if (
        named.start < lead.start and "。" not in document.text[named.start : lead.end]
    ):  # 有下列情形之一的，予以甲；严重的，予以乙：
        return Span(named.start, lead.end)
    return Span(lead.start, lead.end)


def _of_parts(sentence: Sentence) -> Group | None:
    """The parts behind the colon of the paragraph's sentence that this one belongs to."""
    document, paragraph = sentence.document, sentence.paragraph
    text = document.text
    start = max(text.rfind("。", paragraph.start, sentence.start), paragraph.start - 1) + 1
    end = text.find("。", sentence.end - 1, paragraph.end)
    end = end if end >= 0 else paragraph.end
    colon = re.search(r"[：:]", text[start:end])
    if colon is None:
        return None
    lead, behind = Span(start, start + colon.start()), start + colon.end()
    parts = [m.span() for m in re.finditer(r"[^；;]+", text[behind:end])]
    if len(parts) < 2 or not ANNOUNCES.search(lead.of(text) + "："):
        return None
    return Group(document, (paragraph, lead), tuple((paragraph, Span(behind + a, behind + b)) for a, b in parts))


def _say(understood: Understood, group: Group) -> Draft:
    language, text = understood.language, group.document.text
    quotes: list[Quote] = []
    said: list[str] = []
    paragraph, span = group.lead
    lead = _words(text, span).rstrip("：:")
    one = all(p == paragraph for p, _ in group.items)
    if one:
        quotes.append(Quote(group.document, paragraph, span.start, group.items[-1][1].end))
    else:
        quotes.append(Quote(group.document, paragraph, span.start, span.end))
    room = (LIMIT - len(lead) - 40) // len(group.items) - 8
    for number, (item, own) in enumerate(group.items, 1):
        words = _words(text, own).rstrip("；;。.")
        words = words if len(words) <= room else words[:room] + "……"
        if not one:
            quotes.append(Quote(group.document, item, own.start, own.end))
        said.append(render("enumerated_item", language, n=number, item=words, mark="" if one else f"[{len(quotes)}]"))
    joiner = ";" if language == "zh" else "; "
    head = render(
        "enumerated",
        language,
        lead=lead,
        count=len(group.items),
        items=joiner.join(said),
        label=label_in(paragraph, language),
    )
    return Draft(head, "answered", tuple(quotes), computed=tuple(str(n) for n in range(1, len(group.items) + 1)))


def _words(text: str, span: Span) -> str:
    """The words without the number or dash that opens them."""
    return BULLET.sub("", span.of(text)).strip()
