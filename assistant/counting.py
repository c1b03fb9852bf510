"""Counting: how many measures a document or its parts have, which part has most or fewest, and how parts compare."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.asked import COUNT
from assistant.drafts import Draft, Quote
from assistant.references import Reference, find_references, measures_of, name_of
from assistant.sentences import sentences_of
from assistant.understanding import Understood, understand
from index.documents import Document, Paragraph
from index.numerals import parse_numeral
from prompts import render

WHOLE = re.compile(
    r"全文|整个|总共|一共|拢共|全部|文件(共|一共|总共)?|本意见|in total|altogether|whole document|the (opinion|document)",
    re.IGNORECASE,
)
MORE = re.compile(
    r"多几|多(多少|出)|差几|相差|(哪|谁).{0,10}(多|少)|加一?[块起]|合计|总和|how many more|more measures|difference|in total|combined",
    re.IGNORECASE,
)
SUM = re.compile(
    r"加一?[块起]|加起来|合计|总和|拼(在)?一?[起块]|摞|凑|加总|之和|相加|共(计)?(是|有)?(多少|几)|combined|in total|altogether",
    re.IGNORECASE,
)
DIFFERENCE = re.compile(r"多几|多(多少|出)|差几|相差|少几|how many more|difference", re.IGNORECASE)
MOST = re.compile(r"最(多|大|长|胖|密|重)|\bmost\b|largest|longest", re.IGNORECASE)
LEAST = re.compile(r"最(少|小|短|瘦|轻|薄|精简)|最[“\"'](瘦|少|短|薄)|fewest|least|smallest|shortest", re.IGNORECASE)
CHAPTERS_AND_ARTICLES = re.compile(r"(?:几|多少)个?章.{0,4}(?:几|多少)条|how many chapters and")
EACH = re.compile(r"平均|摊到每|average", re.IGNORECASE)
NODES_ASKED = re.compile(
    r"(哪|每|各|平均(?=一))(一|几|些|两|三)?个?(大)?(?P<zh>行动|部分|章|工程|板块)|[几\d二三四五六七八九十]+(个|大)?(?P<all>行动|部分|章|工程|板块)(?=.*最)|(which|per|each|every) (?P<en>action|section|chapter|part)|actions? (has|have)",
    re.IGNORECASE,
)
UNITS_ASKED = re.compile(r"条|措施|任务|条目|举措|measures|articles|items", re.IGNORECASE)
ONLY = re.compile(r"(?:只|仅|才|都)(?:有|是|含|列|写)?了?(?P<number>[\d一二两三四五六七八九十]+)[条项个]")
COMPARED = re.compile(r"措施|条数|条目|几条|条多|条少|哪[一个]?[章部]|measures")
# 甲和乙两部分, 甲这章: no part of a name.
CLASSED = re.compile(
    r"(?:这|那)(?:一|两)?个?(?:部分|章|块|节|边)|(?<![第一二三四五六七八九十])[两三四几]个?大?(?:部分|章|节|板块)"
)
POINTED = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,8}?)(?:这|那)(?:一|个)?(?:部分|章|节|块)")  # 文旅那部分
LISTED = re.compile(r"(?:措施|任务|条款|举措)[^,。?]{0,6}(?:多少|几)条")
SORTED = re.compile(r"分(?:成|为|了)?(?:几|多少)(?:大)?(?:类|项|种|块|方面|部分|条|招)")


def answer_count(understood: Understood, document: Document) -> Draft | None:
    """How many measures the parts have that the question names, or None where it wants none counted.

    Two questions of one message are answered in order, where both are about counts.
    """
    if len(understood.parts) > 1:
        drafts = [_answer(understand(part, part), document) for part in understood.parts]
        if all(drafts):
            return _joined([draft for draft in drafts if draft])
    return _answer(understood, document)


def _joined(drafts: list[Draft]) -> Draft:
    """Several drafts as one, their markers renumbered."""
    text, quotes, computed = "", list(drafts[0].quotes[:0]), list(drafts[0].computed[:0])
    for draft in drafts:
        words = re.split(r"\[(\d+)\]", draft.text)
        text += "".join(f"[{int(w) + len(quotes)}]" if i % 2 else w for i, w in enumerate(words))
        quotes += draft.quotes
        computed += draft.computed
    return replace(drafts[0], text=text, quotes=tuple(quotes), computed=tuple(computed))


def _answer(understood: Understood, document: Document) -> Draft | None:
    question = understood.plain
    if (
        NODES_ASKED.search(question)
        and UNITS_ASKED.search(question)
        and (overall := _over_headings(understood, document))
    ):
        return overall
    if CHAPTERS_AND_ARTICLES.search(question) and (both := _count_both(understood, document)):
        return both
    references = _pointed(question, document) or find_references(CLASSED.sub("", question), document)
    sorted_into = SORTED.search(question) and any(r.share >= SAID for r in references)
    compared = "compare" in understood.asked.kinds and COMPARED.search(question) and len(references) > 1
    if COUNT.search(question) or LISTED.search(question) or compared or sorted_into:
        return _count(understood, document, references)
    return None


def _pointed(question: str, document: Document) -> tuple[Reference, ...]:
    """The parts that the question points to by a word that only their names have."""
    found = []
    for match in POINTED.finditer(question):
        name = match["name"].lstrip("和与跟同比")
        nodes = [p for p in document.paragraphs if p.kind in ("section", "heading") and name in p.label]
        if len(nodes) == 1:
            found.append(Reference(nodes[0], False))
    return tuple(found)


SAID = 0.8  # of a part's name, where its members are counted by another word than measure


def _holders(document: Document, kind: str) -> list[tuple[Paragraph, int]]:
    """The parts of a kind that hold measures, with how many; of parts in parts, the inner ones."""
    counts = [(p, len(measures_of(document, p))) for p in document.paragraphs if p.kind == kind]
    paths = [p.path for p, count in counts if count]
    return [(p, n) for p, n in counts if n and not any(path.startswith(p.path + ".") for path in paths)]


def _count(understood: Understood, document: Document, references: tuple[Reference, ...]) -> Draft | None:
    question, language = understood.plain, understood.language
    nodes = [r.node for r in references if r.node.kind in ("section", "heading")]
    nodes = list(dict.fromkeys(nodes))
    if not nodes:
        wanted = _counted_headings(question, document)
        if wanted:
            noun, found = wanted
            quotes = tuple(Quote(document, p, p.start, p.end) for p in found[:3])
            text = render(
                "count", language, scope=whole_of(language), count=len(found), noun=noun_of(language, noun)
            ) + _marks(quotes, language)
            return Draft(text, "answered", quotes, computed=(str(len(found)),))
        if not re.search(r"措施|条款|条文|任务|全文|文件|意见|办法|measure|article", question, re.IGNORECASE):
            return None
        if MORE.search(question) and not WHOLE.search(question):
            return None  # two things are compared, and neither is a part of the document
        units = measures_of(document)
        if not units:
            return None
        ends = (units[0], units[-1])
        quotes = tuple(title_quote(document, p) for p in ends)
        text = render(
            "count", language, scope=whole_of(language), count=len(units), noun=noun_of(language, "measure")
        ) + _marks(quotes, language)
        return Draft(text, "answered", quotes, computed=(str(len(units)),))
    counts = [(node, len(measures_of(document, node)) or len(document.children(node.id))) for node in nodes]
    quotes = tuple(Quote(document, node, node.start, node.end) for node, _ in counts)
    said = [
        render("count", language, scope=name_of(node.label), count=count, noun=noun_of(language, "measure")) + f"[{i}]"
        for i, (node, count) in enumerate(counts, 1)
    ]
    computed = [str(count) for _, count in counts]
    joiner = "," if language == "zh" else "; "
    text = joiner.join(said)
    if len(counts) > 1:
        numbers = [count for _, count in counts]
        if SUM.search(question):
            total = sum(numbers)
            lead = f"{total}{noun_of(language, 'measure')}" if language == "zh" else f"{total} measures"
            text = (
                f"{lead}:{text},{'+'.join(map(str, numbers))}={total}"
                if language == "zh"
                else f"{lead}: {text}; {'+'.join(map(str, numbers))}={total}"
            )
            computed.append(str(total))
        elif len(counts) == 2:
            gap = abs(numbers[0] - numbers[1])
            more = name_of(counts[0 if numbers[0] >= numbers[1] else 1][0].label)
            if language == "zh":
                text += f"。{more}多{gap}条({max(numbers)}-{min(numbers)}={gap})" if gap else "。两者一样多"
            else:
                text += f". {more}: {gap} more ({max(numbers)}-{min(numbers)}={gap})" if gap else ". They are equal"
            computed.append(str(gap))
    return Draft(text + ("。" if language == "zh" else "."), "answered", quotes, computed=tuple(computed))


def _count_both(understood: Understood, document: Document) -> Draft | None:
    """How many chapters and how many articles a document has."""
    language = understood.language
    articles = measures_of(document)
    holders = list(dict.fromkeys(p.parent for p in articles if p.parent))
    chapters = [p for p in document.paragraphs if p.id in holders and p.kind in ("section", "heading")]
    if not articles or len(chapters) < 2:
        return None
    quotes = tuple(title_quote(document, p) for p in (chapters[0], chapters[-1], articles[-1]))
    if language == "en":
        text = f"{len(chapters)} chapters and {len(articles)} articles{_marks(quotes, language)}"
    else:
        text = f"共{len(chapters)}章{len(articles)}条{_marks(quotes)}"
    return Draft(text, "answered", quotes, computed=(str(len(chapters)), str(len(articles))))


def _over_headings(understood: Understood, document: Document) -> Draft | None:
    """Which heading has the most or fewest measures, or how many each has on average."""
    question, language = understood.plain, understood.language
    asked = NODES_ASKED.search(question)
    named = (asked["zh"] or asked["all"] or (asked["en"] or "").lower()) if asked else ""
    sections = named in ("部分", "章", "section", "chapter", "part")
    counts = _holders(document, "section" if sections else "heading")
    if len(counts) < 2:
        return None
    if only := ONLY.search(question):
        stated = parse_numeral(only["number"].replace("两", "二"))
        found = [Quote(document, node, node.start, node.end) for node, count in counts if count == stated]
        if not found:
            return None
        joined = ("、" if language == "zh" else ", ").join(
            f"{name_of(q.paragraph.label)}[{n}]" for n, q in enumerate(found, 1)
        )
        text = f"{joined}各有{stated}条。" if language == "zh" else f"{joined}: {stated} measures each."
        return Draft(text, "answered", tuple(found), computed=(str(stated),))
    noun = noun_of(language, "measure")
    if EACH.search(question):
        total = sum(count for _, count in counts)
        shown = format(round(Decimal(total) / len(counts), 2).normalize(), "f")
        expression = f"{total}÷{len(counts)}={shown}"
        quotes = tuple(Quote(document, node, node.start, node.end) for node, _ in counts)
        if language == "en":
            text = (
                f"{shown} measures on average ({expression}): {total} in {len(counts)} parts{_marks(quotes, language)}"
            )
        else:
            text = f"平均{shown}{noun}({expression}):{len(counts)}个{'部分' if sections else '行动'}共{total}{noun}{_marks(quotes)}"
        return Draft(text, "answered", quotes, computed=(shown, str(total), str(len(counts)), expression))
    most, least = MOST.search(question), LEAST.search(question)
    if not (most or least):
        return None
    wanted: list[int] = [
        pick(count for _, count in counts) for pick, asked_for in ((max, most), (min, least)) if asked_for
    ]
    said: list[str] = []
    found = []
    for number in wanted:
        nodes = [node for node, count in counts if count == number]
        names = []
        for node in nodes:
            found.append(Quote(document, node, node.start, node.end))
            names.append(f"{name_of(node.label)}[{len(found)}]")
        word = (
            ("最多" if number == max(c for _, c in counts) else "最少")
            if language == "zh"
            else ("the most" if number == max(c for _, c in counts) else "the fewest")
        )
        joined = "、".join(names) if language == "zh" else ", ".join(names)
        said.append(f"{joined}{word},{number}{noun}" if language == "zh" else f"{joined}: {word}, {number} measures")
    end = "。" if language == "zh" else "."
    return Draft(
        (";" if language == "zh" else "; ").join(said) + end, "answered", tuple(found), computed=tuple(map(str, wanted))
    )


def whole_of(language: str) -> str:
    return "全文" if language == "zh" else "The document"


def noun_of(language: str, noun: str) -> str:
    names = {"measure": ("条措施", "measures"), "heading": ("个行动", "actions"), "section": ("个部分", "sections")}
    return names[noun][0 if language == "zh" else 1]


def _counted_headings(question: str, document: Document) -> tuple[str, tuple[Paragraph, ...]] | None:
    if re.search(r"(多少|几)(个|大|项)?(行动)|how many actions", question):
        return "heading", tuple(p for p in document.paragraphs if p.kind == "heading")
    if re.search(r"(多少|几)(个|大)?(部分|章|节)|how many (sections|parts|chapters)", question):
        return "section", tuple(p for p in document.paragraphs if p.kind == "section")
    return None


def title_quote(document: Document, paragraph: Paragraph) -> Quote:
    first = sentences_of(document, paragraph)[0]
    return Quote(document, paragraph, first.start, first.end)


def _marks(quotes: tuple[Quote, ...], language: str = "zh") -> str:
    return "".join(f"[{i}]" for i in range(1, len(quotes) + 1)) + ("。" if language == "zh" else ".")
