"""Binding: whether the figures and names that the evidence states belong to the very thing that is asked about.

figure's clause   新培育省级先进制造业集群10个 | 争创国家级集群     how many national ones: the clause that has them has no figure
counted only      推动16个试点县                                   which counties: their number is stated, their names are not
named in part     对甲、乙、丙等8个行业                            which others: three of the eight are named
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.asked import THINGS, fits_units, group_of
from assistant.focus import Focus, bare
from assistant.metrics import CONCEPT, concept_of
from assistant.sentences import Sentence, flat
from assistant.siblings import find_asked_things, is_spoken_of
from assistant.understanding import Understood
from index.quantities import Quantity
from index.words import fold

CLAUSE = re.compile(r"[，,；;：:。]")
SEGMENT = re.compile(r"[，,；;：:。、]")
CLASSES = re.compile(r"[甲乙丙丁戊A-E一二三四五]类")
OF_ONE = {"amount", "date", "who", "rhythm", "reason"}  # what is asked of one thing
LEVEL = re.compile(r"国家级|世界级|省级|市级|县级|区级")
NATIONAL = re.compile(r"国家的(?=[\u4e00-\u9fff])")
# A kind of thing that offices count: the two characters before the noun that ends a run.
KIND_OF_THING = re.compile(
    r"(?P<kind>[a-z\d]{2}|[\u4e00-\u9fff]{2})(?P<thing>工厂|车间|园区|基地|平台|中心|集群|品牌|项目|产品|企业|学校|医院|机构|社区|小区|街区|商圈|景区|农场|合作社|实验室|研究院|人才|站点|门店)$"
)
HEAD = re.compile(r"(?P<head>[^\s,，。?!？]*?)(?:今年|年内|的|新建|新增|新|总)*(?:指标|目标|任务|数量?|个数|家数)?$")
OTHERS = re.compile(
    r"剩(?:下|余)?的?|其余|余下|另外(?=[\d一二两三四五六七八九十几那的])|别的|除了|还有(?:哪|什么|啥)|没(?:有)?(?:列|写|点|点名|列名|提)(?:出来|到)?的"
)
NAMES = re.compile(
    r"哪些|哪几|哪\d|哪[一二两三四五六七八九十]+[个家条项座县市区]|名单|名字|叫什么|叫啥|都?是谁|逐[条个项一]|一一|列[给出我全一个]|分别是(?!多少|几)|都有谁|which|names?\b",
    re.IGNORECASE,
)
NAMED_BEFORE = re.compile(r"(?P<items>[^，,；;：:。]*、[^，,；;：:。]*?)(?P<etc>等)?$")
NAMED_AFTER = re.compile(r"^[^，,；;。]{0,16}(?:[：:]|[（(][^）)]{6,}|，(?:即|包括|分别|其中|具体|主要)|、)")
PART_OF = re.compile(
    r"(?:当中|里面|里头|其中|之中|(?<![良优高初])中(?!等|小|型|学|心|级|央))[,，]?(?P<part>[^,，。?？]{1,8}?)(?:要|能|该|又)?(?:占|有|分)(?:了|到|得)?(?:几|多少)|(?<=、)(?P<part2>[^,，。?？、]{1,6}?)分(?:了|到)?(?:几|多少)"
)
ALIKE = (
    frozenset({"output", "production", "capacity"}),
    frozenset({"energy use", "energy total"}),
)  # told apart by other means
SEVERAL = re.compile(r"[,，][^,，]*又")  # a second question in the same breath
NAMED_BY = 2  # characters of what is counted, by which a question speaks of it
WANTED = re.compile(r"哪(?:些|几个?)(?P<noun>[\u4e00-\u9fff])")
LISTS = re.compile(r"、[^，。；]*等")
NOUN = re.compile(r"(?:左右|以上|多)?(?P<noun>[^，,；;：:。、（(\d和与及等的“]{2,12})")


def figures_of(understood: Understood, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Quantity]]:
    """The figures of the kind that is asked for."""
    for sentence in sentences:
        for quantity in sentence.quantities:
            if fits_units(quantity.unit, understood.asked.units):
                yield sentence, quantity


def clause_of(sentence: Sentence, quantity: Quantity, ends: re.Pattern[str] = CLAUSE) -> str:
    """The clause that a figure stands in, flat."""
    text = sentence.text
    start = max((m.end() for m in ends.finditer(text, 0, quantity.start)), default=0)
    stop = ends.search(text, quantity.end)
    return flat(text[start : stop.start() if stop else len(text)])


def find_other_level(understood: Understood, sentences: Sequence[Sentence]) -> str:
    """The level that the question names, where every figure is of another: national ones, and provincial ones are counted."""
    asked = LEVEL.search(NATIONAL.sub("国家级", understood.plain))
    if not asked or not understood.asked.units & {THINGS, "people", "money", "percent"}:
        return ""
    clauses = [clause_of(s, q) for s, q in figures_of(understood, sentences) if not s.pairs]
    levels = [LEVEL.findall(clause) for clause in clauses]
    named = [found for found in levels if found]
    return asked[0] if named and len(named) == len(levels) and not any(asked[0] in found for found in named) else ""


def find_other_kind(understood: Understood, sentences: Sequence[Sentence], focus: Focus) -> str:
    """A kind of thing that is counted elsewhere or nowhere, where the evidence counts another kind: green factories, smart factories."""
    if not understood.asked.units & {THINGS, "people"}:
        return ""
    counted = [clause_of(s, q, SEGMENT) for s, q in figures_of(understood, sentences)]
    beside = " ".join(s.flat for s in sentences)  # named without a figure of its own
    around = flat(" ".join(f"{s.document.text_of(s.paragraph)} {s.context}" for s in sentences))
    known = {word: term for term in focus.terms if term.known for word in term.words}
    for run in bare(understood.plain).split():
        head = HEAD.match(flat(run))
        match = KIND_OF_THING.search(head["head"]) if head else None
        term = known.get(match["kind"]) if match else None
        rivals = [clause for clause in counted if match and match["thing"] in clause]
        if not (match and term and rivals) or any(word in clause for word in term.words for clause in rivals):
            continue
        if match[0] in beside or not any(word in around for word in term.words):
            return match[0]
    return ""


def find_other_metric(understood: Understood, sentences: Sequence[Sentence], metrics: frozenset[str]) -> str:
    """A figure of revenue is no answer to a question about profit, nor one of energy to one about water."""
    asked = [m[0] for m in CONCEPT.finditer(understood.plain) if concept_of(m[0]) in metrics]
    stated = {
        concept_of(m[0]) for s, q in figures_of(understood, sentences) for m in CONCEPT.finditer(clause_of(s, q))
    } & metrics
    if len(understood.parts) > 1 or SEVERAL.search(understood.plain) or not asked or not stated:
        return ""
    same = next((group for group in ALIKE if concept_of(asked[-1]) in group), frozenset({concept_of(asked[-1])}))
    return "" if same & stated else asked[-1]


def find_other_thing(understood: Understood, sentences: Sequence[Sentence]) -> str:
    """A thing whose figure, date or body is asked for, where the evidence speaks of its siblings or of none of its kind: 省道, 县道."""
    kinds = set(understood.asked.kinds)
    if understood.language == "en" or not OF_ONE & kinds or {"yesno", "list", "count"} & kinds:
        return ""
    quoted = " ".join(s.text for s in sentences)
    around = quoted + " ".join(f"{s.document.text_of(s.paragraph)} {s.context}" for s in sentences)
    for thing in find_asked_things(understood.plain):
        if CLASSES.search(quoted) and thing.pattern.search(sentences[0].document.text):
            continue  # of which class it is, the text says elsewhere
        if not is_spoken_of(thing, quoted, around) and (match := thing.pattern.search(understood.plain)):
            return match[0]
    return ""


def find_part(understood: Understood, sentences: Sequence[Sentence], focus: Focus) -> str:
    """A part of what is counted that the question singles out, and that the sentences never name."""
    words = " ".join(s.flat for s in sentences)
    for match in PART_OF.finditer(understood.plain):
        part = (match["part"] or match["part2"]).strip()
        named = [term for term in focus.terms if any(token in fold(part) for token in term.words)]
        if part and fold(part) not in words and not any(word in words for term in named for word in term.words):
            return part
    return ""


def _is_wanted(counted: str, sentence: Sentence, question: str) -> bool:
    """Whether the question wants those named that are counted: 16个试点县…, of which it asks 试点选了哪些县."""
    if flat(counted) in question:
        return True
    wanted = WANTED.search(question)
    head = flat(counted)[: NAMED_BY + 1]
    if wanted is None or LISTS.search(sentence.text):
        return False
    return head[:NAMED_BY] in question and wanted["noun"] in head


def find_unnamed(understood: Understood, sentence: Sentence) -> str:
    """What the question wants named, where the text only says how many there are, or names some of them and others are wanted."""
    wants, others = NAMES.search(understood.plain), OTHERS.search(understood.plain)
    if not (wants or others) or understood.language == "en":
        return ""
    said = flat(understood.plain)
    counts = {q.low for q in understood.quantities if group_of(q.unit) in (THINGS, "people")}
    for quantity in sentence.quantities:
        if quantity.low is None or quantity.low < 3 or group_of(quantity.unit) not in (THINGS, "people"):
            continue
        after = re.sub(r"[（(][^（()）]{1,5}[)）]", "", sentence.text[quantity.end :])  # 县(市、区)
        noun = NOUN.match(after)
        before = NAMED_BEFORE.search(sentence.text[: quantity.start])
        listed = before["items"].count("、") + 1 if before else 0
        if not noun or not (
            {quantity.low, quantity.low - listed} & counts or (not counts and _is_wanted(noun["noun"], sentence, said))
        ):
            continue
        partly = before and before["etc"] and listed < quantity.low
        if (others and partly) or (wants and not before and not NAMED_AFTER.match(after)):
            return noun["noun"]
    return ""
