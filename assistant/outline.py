"""Outline questions: how many measures a part has, which they are, what a numbered part says, where a thing stands."""

from __future__ import annotations

import re

from assistant.asked import SUMMARY
from assistant.counting import answer_count, title_quote, whole_of
from assistant.drafts import Draft, Quote
from assistant.evidence import Evidence
from assistant.focus import bare
from assistant.references import find_references, measures_of, name_of
from assistant.sentences import sentences_of, title_of
from assistant.understanding import Understood
from index.documents import Document, Paragraph
from index.numerals import any_of, words
from index.words import tokenize
from prompts import render

LIST_LIMIT = 800
SUMMARY_LIMIT = 290
PARTS_ASKED = re.compile(
    r"(哪|几|多少)(些|几)?(个|条|项|大)?(条|项|方面|部分|块|样|件事|事(?!故|项不)|工作|内容|举措)|逐[条项个]|一条条|(措施|行动|方面|任务|几条|几块)|包括|包含|下面|底下|what (measures|actions)|which (measures|actions)|list|名目|报一|列一|部署了|摆了|名字|叫啥|叫什么",
    re.IGNORECASE,
)
NOUNS = (
    ("行动", "heading"),
    ("章", "section"),
    ("部分", "section"),
    ("action", "heading"),
    ("section", "section"),
    ("chapter", "section"),
)
MANNERS = re.compile(
    r"逐[条项个]|一条条|一一|(?:里|下|底下?)[面头边]?的?|(?:这|那)(?:一)?(?:部分|块|节)|一共|总共|都?(?:说|讲|列|报|念|数)(?:一[下遍]|全|清楚|出来|了)?"
)
# What they are is wanted, and not only how many.
EACH_NAMED = re.compile(
    r"(?:各|分别|都|具体)(?:自)?(?:是|叫|有|讲|包括)?(?:些)?(?:什么|啥|哪)|逐[条项个]|一一|名字|what (?:are|they)|name them|list them"
)
# 一句话说说这个文件: the whole document is asked about, and nothing in it.
DOCUMENT = (
    r"(?:这|该|本|那)?一?[份个篇部项则]?(?:文件|意见|通知|办法|政策|方案|规定|条例|细则|规划|措施|文)(?:里面?|中)?"
)
SAYING = words(
    "一句话 几句话 简单 大概 大致 主要 整体 总体 全文 给我 帮我 麻烦 一下 讲讲 说说 概括 总结 归纳 介绍 内容 大意 什么 到底 方面"
) + words("讲 说 写 谈 先 请 都 是 的 了 些 啥 哪些 有 吗 呢 个 要点 重点 核心")
WHOLE = re.compile(
    rf"(?:{any_of(SAYING)}|[,。?!])*{DOCUMENT}(?:{any_of(SAYING)}|[,。?!])*"
    r"|(?:please )?(?:summari[sz]e|what is|what's|what does|tell me (?:about|what))?\s*(?:this|the) (?:document|policy|opinion|notice)"
    r"(?: (?:about|say|cover|in brief))*[?.]?",
    re.IGNORECASE,
)
TOPIC_LEFT = 0.34  # of a question's bigrams: with more left beside the named part, it asks about something in the part


def answer_outline(understood: Understood, document: Document, evidence: Evidence) -> Draft | None:
    """An answer from the document's tree, or None where the question is not about its outline."""
    question = understood.plain
    references = find_references(question, document)
    kinds = understood.asked.kinds
    counted = answer_count(understood, document)
    if (
        counted
        and references
        and EACH_NAMED.search(question)
        and references[0].node.kind in ("section", "heading")
        and len(references) == 1
    ):
        return _summary(understood, document, references[0].node)
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
    if not references and SUMMARY.search(question) and WHOLE.fullmatch(question.strip()):
        parts = _parts_of(document)
        return _listing(understood, document, parts, document.title) if len(parts) > 1 else None
    plural = _all_of_a_kind(question, document)
    if plural and "list" in kinds and not references:
        return _listing(understood, document, plural, document.title)
    return None


def _about_the_part(question: str, node: Paragraph, document: Document) -> bool:
    """Whether the question is about the part itself and not about something in it."""
    question = MANNERS.sub(" ", question)
    rest = re.sub(
        r"第[\d一二三四五六七八九十百]+(个|项|大)?(条|款|行动|任务|工程|部分|章|节|措施)", " ", bare(question)
    )
    rest = re.sub(r"[\d一二三四五六七八九十]+(项|个|条|大)", " ", PARTS_ASKED.sub(" ", rest))
    own = set(tokenize(node.label)) | set(tokenize(title_of(document, node)))
    outline_words = set(
        tokenize(
            "行动 措施 条措 部署 包括 几件 件事 讲什 内容 概括 方面 任务 名字 政策 条例 部分 主要 分成 讲的 保障 重点"
        )
    )
    left = [t for t in tokenize(rest) if t not in own and t not in outline_words and len(t) > 1]
    total = [t for t in tokenize(rest) if len(t) > 1] or left
    return not left or len(left) / max(1, len(total)) <= TOPIC_LEFT or len(left) <= 2


def _parts_of(document: Document) -> tuple[Paragraph, ...]:
    """What the document is made of: its headings where it has such, else its sections, its measures or its articles."""
    for kind in ("heading", "section", "measure", "article"):
        parts = tuple(p for p in document.paragraphs if p.kind == kind)
        parts = tuple(
            p for p in parts if not any(q.id.startswith(f"{p.id}.") for q in parts)
        )  # 附件 holds its chapters
        if len(parts) > 1:
            return parts
    return ()


def _all_of_a_kind(question: str, document: Document) -> tuple[Paragraph, ...]:
    """All headings of the kind that a question names in the plural: the ten actions, the chapters."""
    for noun, kind in NOUNS:
        if re.search(
            rf"(各|所有|全部|哪些|哪几个?|[\d一二三四五六七八九十]+)(个|大|项)?{noun}|{noun}s", question, re.IGNORECASE
        ):
            nodes = tuple(
                p
                for p in document.paragraphs
                if p.kind == kind and (noun in p.label or noun.isascii() or kind == "section")
            )
            if len(nodes) > 1:
                return nodes
    return ()


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
    text = render(
        "part", understood.language, label=paragraph.label, trail=trail, title=title_of(document, paragraph), n=1
    )
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
        scope = whole_of(language)
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
    quotes = tuple(Quote(document, node, s.start, s.end) for s in chosen) or (title_quote(document, node),)
    body = ";".join(f"{q.text}[{i}]" for i, q in enumerate(quotes, 1))
    titled = f"{node.label} {title}" if any(s.is_title for s in sentences) and title not in node.label else node.label
    text = body if body.startswith(node.label) else f"{titled}:{body}"
    return Draft(text[: limit + 40] + ("。" if understood.language == "zh" else "."), "answered", quotes)
