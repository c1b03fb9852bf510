"""Outline questions: how many measures a part has, which they are, what a numbered part says, where a thing stands."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.asked import COUNT, SUMMARY
from assistant.drafts import Draft, Quote
from assistant.evidence import Evidence
from assistant.focus import bare
from assistant.references import Reference, find_references, measures_of, name_of
from assistant.sentences import sentences_of, title_of
from assistant.understanding import Understood
from index.documents import Document, Paragraph
from index.words import tokenize
from prompts import render

LIST_LIMIT = 800
SUMMARY_LIMIT = 290
WHOLE = re.compile(r"全文|整个|总共|一共|拢共|全部|文件(共|一共|总共)?|本意见|in total|altogether|whole document|the (opinion|document)", re.IGNORECASE)
MORE = re.compile(r"多几|多(多少|出)|差几|相差|(哪|谁).{0,10}(多|少)|加一?[块起]|合计|总和|how many more|more measures|difference|in total|combined", re.IGNORECASE)
SUM = re.compile(r"加一?[块起]|加起来|合计|总和|拼(在)?一?[起块]|摞|凑|加总|之和|相加|共(计)?(是|有)?(多少|几)|combined|in total|altogether", re.IGNORECASE)
DIFFERENCE = re.compile(r"多几|多(多少|出)|差几|相差|少几|how many more|difference", re.IGNORECASE)
PARTS_ASKED = re.compile(r"(哪|几|多少)(些|几)?(个|条|项|大)?(条|项|方面|部分|块|样|件事)|(措施|行动|方面|任务|几条|几块)|包括|包含|下面|底下|what (measures|actions)|which (measures|actions)|list|名目|报一|列一|部署了|摆了|名字|叫啥|叫什么", re.IGNORECASE)
MOST = re.compile(r"最(多|大|长|胖|密|重)|\bmost\b|largest|longest", re.IGNORECASE)
LEAST = re.compile(r"最(少|小|短|瘦|轻|薄|精简)|最[“\"'](瘦|少|短|薄)|fewest|least|smallest|shortest", re.IGNORECASE)
CHAPTERS_AND_ARTICLES = re.compile(r"(?:几|多少)个?章.{0,4}(?:几|多少)条|how many chapters and")
EACH = re.compile(r"平均|摊到每|average", re.IGNORECASE)
NODES_ASKED = re.compile(r"(哪|每)一?个?(大)?(?P<zh>行动|部分|章|工程)|(which|per|each|every) (?P<en>action|section|chapter|part)|actions? (has|have)", re.IGNORECASE)
UNITS_ASKED = re.compile(r"条|措施|任务|条目|measures|articles|items", re.IGNORECASE)
NOUNS = (("行动", "heading"), ("章", "section"), ("部分", "section"), ("action", "heading"), ("section", "section"), ("chapter", "section"))
TOPIC_LEFT = 0.34  # of a question's bigrams: with more left beside the named part, it asks about something in the part


def answer_outline(understood: Understood, document: Document, evidence: Evidence) -> Draft | None:
    """An answer from the document's tree, or None where the question is not about its outline."""
    question = understood.plain
    references = find_references(question, document)
    if NODES_ASKED.search(question) and UNITS_ASKED.search(question) and (overall := _over_headings(understood, document)):
        return overall
    kinds = understood.asked.kinds
    if CHAPTERS_AND_ARTICLES.search(question) and (both := _count_both(understood, document)):
        return both
    if COUNT.search(question) or ("compare" in kinds and re.search(r"措施|条数|条目|几条|条多|measures", question) and len(references) > 1):
        counted = _count(understood, document, references)
        if counted:
            return counted
    if "part" in kinds and evidence.findings:
        return _where(understood, evidence)
    by_number = [r for r in references if r.by_number]
    if by_number and SUMMARY.search(question) and not {"amount", "date", "who", "rhythm"} & set(kinds):
        return _summary(understood, document, by_number[0].node)
    if by_number and "list" in kinds and _about_the_part(question, by_number[0].node, document):
        return _summary(understood, document, by_number[0].node)
    named = [r for r in references if not r.by_number and r.share >= 0.6]
    if named and PARTS_ASKED.search(question) and _about_the_part(question, named[0].node, document):
        return _summary(understood, document, named[0].node)
    plural = _all_of_a_kind(question, document)
    if plural and "list" in kinds and not references:
        return _listing(understood, document, plural, document.title)
    return None


def _about_the_part(question: str, node: Paragraph, document: Document) -> bool:
    """Whether the question is about the part itself and not about something in it."""
    rest = re.sub(r"第[\d一二三四五六七八九十百]+(个|项|大)?(条|款|行动|任务|工程|部分|章|节|措施)", " ", bare(question))
    rest = re.sub(r"[\d一二三四五六七八九十]+(项|个|条|大)", " ", PARTS_ASKED.sub(" ", rest))
    own = set(tokenize(node.label)) | set(tokenize(title_of(document, node)))
    outline_words = set(tokenize("行动 措施 条措 部署 包括 几件 件事 讲什 内容 概括 方面 任务 名字 政策 条例 部分 主要 分成 讲的 保障 重点"))
    left = [t for t in tokenize(rest) if t not in own and t not in outline_words and len(t) > 1]
    total = [t for t in tokenize(rest) if len(t) > 1] or left
    return not left or len(left) / max(1, len(total)) <= TOPIC_LEFT or len(left) <= 2


def _all_of_a_kind(question: str, document: Document) -> tuple[Paragraph, ...]:
    """All headings of the kind that a question names in the plural: the ten actions, the chapters."""
    for noun, kind in NOUNS:
        if re.search(rf"(各|所有|全部|哪些|哪几个?|[\d一二三四五六七八九十]+)(个|大|项)?{noun}|{noun}s", question, re.IGNORECASE):
            nodes = tuple(p for p in document.paragraphs if p.kind == kind and (noun in p.label or noun.isascii() or kind == "section"))
            if len(nodes) > 1:
                return nodes
    return ()


def _count(understood: Understood, document: Document, references: tuple[Reference, ...]) -> Draft | None:
    question, language = understood.plain, understood.language
    nodes = [r.node for r in references if r.node.kind in ("section", "heading")]
    nodes = list(dict.fromkeys(nodes))
    if not nodes:
        wanted = _counted_headings(question, document)
        if wanted:
            noun, found = wanted
            quotes = tuple(Quote(document, p, p.start, p.end) for p in found[:3])
            text = render("count", language, scope=_scope(language), count=len(found), noun=_noun(language, noun)) + _marks(quotes)
            return Draft(text, "answered", quotes, computed=(str(len(found)),))
        if not re.search(r"措施|条款|条文|全文|文件|意见|办法|measure|article", question, re.IGNORECASE):
            return None
        if MORE.search(question) and not WHOLE.search(question):
            return None  # two things are compared, and neither is a part of the document
        units = measures_of(document)
        if not units:
            return None
        ends = (units[0], units[-1])
        quotes = tuple(_title_quote(document, p) for p in ends)
        text = render("count", language, scope=_scope(language), count=len(units), noun=_noun(language, "measure")) + _marks(quotes)
        return Draft(text, "answered", quotes, computed=(str(len(units)),))
    counts = [(node, len(measures_of(document, node)) or len(document.children(node.id))) for node in nodes]
    quotes = tuple(Quote(document, node, node.start, node.end) for node, _ in counts)
    said = [
        render("count", language, scope=name_of(node.label), count=count, noun=_noun(language, "measure")) + f"[{i}]"
        for i, (node, count) in enumerate(counts, 1)
    ]
    computed = [str(count) for _, count in counts]
    joiner = "," if language == "zh" else "; "
    text = joiner.join(said)
    if len(counts) > 1:
        numbers = [count for _, count in counts]
        if SUM.search(question):
            total = sum(numbers)
            lead = f"{total}{_noun(language, 'measure')}" if language == "zh" else f"{total} measures"
            text = f"{lead}:{text},{'+'.join(map(str, numbers))}={total}" if language == "zh" else f"{lead}: {text}; {'+'.join(map(str, numbers))}={total}"
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
    quotes = tuple(_title_quote(document, p) for p in (chapters[0], chapters[-1], articles[-1]))
    if language == "en":
        text = f"{len(chapters)} chapters and {len(articles)} articles{_marks(quotes)[:-1]}."
    else:
        text = f"共{len(chapters)}章{len(articles)}条{_marks(quotes)}"
    return Draft(text, "answered", quotes, computed=(str(len(chapters)), str(len(articles))))


def _over_headings(understood: Understood, document: Document) -> Draft | None:
    """Which heading has the most or fewest measures, or how many each has on average."""
    question, language = understood.plain, understood.language
    asked = NODES_ASKED.search(question)
    sections = asked is not None and (asked["zh"] in ("部分", "章") or (asked["en"] or "").lower() in ("section", "chapter", "part"))
    kind = "section" if sections else "heading"
    counts = [(p, len(measures_of(document, p))) for p in document.paragraphs if p.kind == kind]
    counts = [(node, count) for node, count in counts if count]
    if len(counts) < 2:
        return None
    noun = _noun(language, "measure")
    if EACH.search(question):
        total = sum(count for _, count in counts)
        shown = format(round(Decimal(total) / len(counts), 2).normalize(), "f")
        expression = f"{total}÷{len(counts)}={shown}"
        quotes = tuple(Quote(document, node, node.start, node.end) for node, _ in counts)
        if language == "en":
            text = f"{shown} measures on average ({expression}): {total} in {len(counts)} parts{_marks(quotes)[:-1]}."
        else:
            text = f"平均{shown}{noun}({expression}):{len(counts)}个{'部分' if sections else '行动'}共{total}{noun}{_marks(quotes)}"
        return Draft(text, "answered", quotes, computed=(shown, str(total), str(len(counts)), expression))
    most, least = MOST.search(question), LEAST.search(question)
    if not (most or least):
        return None
    wanted: list[int] = [pick(count for _, count in counts) for pick, asked_for in ((max, most), (min, least)) if asked_for]
    said, found = [], []
    for number in wanted:
        nodes = [node for node, count in counts if count == number]
        names = []
        for node in nodes:
            found.append(Quote(document, node, node.start, node.end))
            names.append(f"{name_of(node.label)}[{len(found)}]")
        word = ("最多" if number == max(c for _, c in counts) else "最少") if language == "zh" else ("the most" if number == max(c for _, c in counts) else "the fewest")
        joined = "、".join(names) if language == "zh" else ", ".join(names)
        said.append(f"{joined}{word},{number}{noun}" if language == "zh" else f"{joined}: {word}, {number} measures")
    end = "。" if language == "zh" else "."
    return Draft((";" if language == "zh" else "; ").join(said) + end, "answered", tuple(found), computed=tuple(map(str, wanted)))


def _scope(language: str) -> str:
    return "全文" if language == "zh" else "The document"


def _noun(language: str, noun: str) -> str:
    names = {"measure": ("条措施", "measures"), "heading": ("个行动", "actions"), "section": ("个部分", "sections")}
    return names[noun][0 if language == "zh" else 1]


def _counted_headings(question: str, document: Document) -> tuple[str, tuple[Paragraph, ...]] | None:
    if re.search(r"(多少|几)(个|大|项)?(行动)|how many actions", question):
        return "heading", tuple(p for p in document.paragraphs if p.kind == "heading")
    if re.search(r"(多少|几)(个|大)?(部分|章|节)|how many (sections|parts|chapters)", question):
        return "section", tuple(p for p in document.paragraphs if p.kind == "section")
    return None


def _title_quote(document: Document, paragraph: Paragraph) -> Quote:
    first = sentences_of(document, paragraph)[0]
    return Quote(document, paragraph, first.start, first.end)


def _marks(quotes: tuple[Quote, ...]) -> str:
    return "".join(f"[{i}]" for i in range(1, len(quotes) + 1)) + "。"


def _where(understood: Understood, evidence: Evidence) -> Draft:
    """Which measure, action or section holds the thing asked about."""
    sentence = evidence.findings[0].sentence
    document, paragraph = sentence.document, sentence.paragraph
    quotes = [Quote(document, paragraph, sentence.start, sentence.end)]
    parents = []
    parent = document.paragraph(paragraph.parent) if paragraph.parent else None
    while parent is not None:
        parents.append(parent)
        parent = document.paragraph(parent.parent) if parent.parent else None
    trail = " / ".join(name_of(p.label) if p.kind == "heading" else p.label for p in reversed(parents))
    if parents and parents[0].kind == "heading":
        quotes.append(Quote(document, parents[0], parents[0].start, parents[0].end))
    text = render("part", understood.language, label=paragraph.label, trail=trail, title=title_of(document, paragraph), n=1)
    return Draft(text + ("。" if understood.language == "zh" else "."), "answered", tuple(quotes))


def _summary(understood: Understood, document: Document, node: Paragraph) -> Draft:
    children = measures_of(document, node) or tuple(c for c in document.children(node.id) if c.evidence)
    bullets = tuple(c for c in children if c.kind == "bullet")
    if node.kind in ("section", "heading") and children:
        headings = tuple(c for c in document.children(node.id) if c.kind == "heading")
        return _listing(understood, document, headings or bullets or children, name_of(node.label))
    return _extract(understood, document, node)


def _listing(understood: Understood, document: Document, nodes: tuple[Paragraph, ...], scope: str) -> Draft:
    language = understood.language
    quotes, items = [], []
    for n, node in enumerate(nodes, 1):
        first = sentences_of(document, node)[0]
        quotes.append(Quote(document, node, first.start, first.end))
        label = f"{node.label} " if node.kind in ("measure", "article") and node.label.startswith("第") else ""
        items.append(render("list_item", language, label=label, title=title_of(document, node), n=n))
    noun = "项" if language == "zh" else "parts"
    joiner = ";" if language == "zh" else "; "
    if len(scope) > 30:
        scope = _scope(language)
    text = render("list_head", language, scope=scope, count=len(nodes), noun=noun, items=joiner.join(items))
    if len(text) > LIST_LIMIT - 5:
        text = render("list_head", language, scope=scope, count=len(nodes), noun=noun, items=joiner.join(items[:20]))
    return Draft(text + ("。" if language == "zh" else "."), "answered", tuple(quotes), computed=(str(len(nodes)),))


def _extract(understood: Understood, document: Document, node: Paragraph) -> Draft:
    """A numbered paragraph in brief: its title, then its sentences as far as they fit, those with figures first."""
    sentences = sentences_of(document, node)
    title, rest = title_of(document, node), [s for s in sentences if not s.is_title]
    chosen, used = [], len(title) + 10
    limit = SUMMARY_LIMIT if understood.language == "zh" else 520
    for sentence in sorted(rest, key=lambda s: (not s.quantities, s.start)):
        size = sentence.end - sentence.start + 5
        if used + size <= limit:
            chosen.append(sentence)
            used += size
    chosen = sorted(chosen or rest[:1], key=lambda s: s.start)
    quotes = tuple(Quote(document, node, s.start, s.end) for s in chosen) or (_title_quote(document, node),)
    body = ";".join(f"{q.text}[{i}]" for i, q in enumerate(quotes, 1))
    text = f"{node.label} {title}:{body}" if title not in node.label else f"{node.label}:{body}"
    return Draft(text[: limit + 40] + "。", "answered", quotes)


SOURCE = re.compile(
    r"(文件|意见|办法|通知|文|政策|措施)(是|由)?(谁|哪个(部门|单位|机构)|哪里|什么时候|啥时候|何时|哪年|哪天|几号)(.{0,4})(发布?|印发|出台|制定|公布)|(发文|印发|发布|出台)(机关|单位|日期|时间|字号)|文号|"
    r"谁(发|印发|出台|制定)的|(who|when|which (body|office)).{0,12} (issued|published|released)|date of issue|issuing (body|authority)",
    re.IGNORECASE,
)


def _source(understood: Understood, document: Document) -> Draft | None:
    """Who issued the document, when, and under which number: None where something else is asked."""
    if not SOURCE.search(understood.plain):
        return None
    language = understood.language
    said = []
    if document.issuer:
        said.append(render("source_issuer", language, issuer=document.issuer))
    if document.number:
        said.append(render("source_number", language, number=document.number))
    said.append(render("source_dated", language, date=document.date) if document.date else render("source_undated", language))
    known = tuple(x for x in (document.issuer, document.number, document.date) if x)
    node = next((p for p in document.paragraphs if any(x in document.text_of(p) for x in known)), None)
    quotes = (Quote(document, node, node.start, node.end),) if node is not None else ()
    mark = "[1]" if quotes else ""
    text = (";" if language == "zh" else "; ").join(said)
    return Draft(f"{text}{mark}{'。' if language == 'zh' else '.'}", "answered" if document.date else "partial", quotes, computed=known)
