"""The source itself: what a document is called, who issued it, when and under which number."""

from __future__ import annotations

import re

from assistant.answers import Language, Status
from assistant.drafts import Draft, Quote
from assistant.focus import bare
from assistant.sentences import flat
from assistant.understanding import Understood
from index.documents import Document
from prompts import render

ISSUED = r"(?:发(?:布|(?![钱款放奖补给到工]))|印发?|下发|出台|制定|颁布?|公布|起草)"
DOCUMENT = (
    r"(?:文件|意见|办法|通知|方案|规定|措施|政策|文|材料|东西|document|opinion|policy|notice|measures|rules|plan|it)"
)
SOURCE = re.compile(
    rf"{ISSUED}(?:的)?(?:机关|单位|部门|主体|日期|时间|字号|年份)|发文|文号|文件号|落款|全称|"
    rf"(?:谁|哪个?(?:部门|单位|机构|机关|级|里)|什么(?:时候|时间|部门|单位)|啥时候|何时|哪一?[年天月]|几号|几月)[^,，。?]{{0,4}}?(?:{ISSUED}|出)(?:的|来)?|"
    rf"{DOCUMENT}(?:的)?(?:标题|名字|名称|题目|来源|出处|全名)|叫什么(?:名字|名称)?|"
    r"\b(?:who|when|which (?:body|office|department|agency))\b.{0,14} (?:issued|published|released|drafted|written)|date of issue|issuing (?:body|authority)|document number|full title|official title",
    re.IGNORECASE,
)
NUMBER = re.compile(r"文号|字号|文件号|number", re.IGNORECASE)
ISSUER = re.compile(r"机关|单位|部门|主体|落款|来源|出处|\bwho\b|issuing|body|authority", re.IGNORECASE)
DATED = re.compile(r"日期|时间|年份|哪年|落款|\bdate\b", re.IGNORECASE)
LACKING = {"issuer": "source_unissued", "number": "source_unnumbered", "date": "source_undated"}
NAMED = re.compile(r"全称|标题|名字|名称|题目|全名|叫什么|title", re.IGNORECASE)
LEFT = 1  # Chinese characters or Latin words that may be left of the question: more, and it asks about something in the document
ABOUT_IT = re.compile(
    rf"这|那|份|个|本|该|这里|{DOCUMENT}|{ISSUED}|单位|部门|机关|机构|日期|时间|年份|was|were|this|that|the|and|when|whom?|by|did|is|has|been",
    re.IGNORECASE,
)


def answer_source(understood: Understood, document: Document) -> Draft | None:
    """What the document says of itself, as far as it is asked for; None where something else is asked."""
    question = understood.plain
    if not SOURCE.search(question):
        return None
    rest = ABOUT_IT.sub(" ", bare(SOURCE.sub(" ", question)))
    if len(re.findall(r"[\u4e00-\u9fff]|[A-Za-z]+|\d+", rest)) > LEFT:
        return None
    language = understood.language
    title = f"《{document.title}》" if language == "zh" and "《" not in document.title else document.title
    facts = (
        ("title", bool(NAMED.search(question)), title),
        (
            "issuer",
            "who" in understood.asked.kinds or bool(ISSUER.search(question)),
            _said("source_issuer", language, issuer=document.issuer),
        ),
        ("number", bool(NUMBER.search(question)), _said("source_number", language, number=document.number)),
        (
            "date",
            "date" in understood.asked.kinds or bool(DATED.search(question)),
            _said("source_dated", language, date=document.date),
        ),
    )
    wanted = [(name, said) for name, asked, said in facts if asked] or [(name, said) for name, _, said in facts[1:]]
    stated = [said for _, said in wanted if said]
    lacking = [render(LACKING[name], language) for name, said in wanted if not said]
    known = tuple(x for x in (document.issuer, document.number, document.date) if x)
    node = next((p for p in document.paragraphs if any(flat(x) in flat(document.text_of(p)) for x in known)), None)
    node = node or (document.paragraphs[0] if document.paragraphs else None)
    quotes = (Quote(document, node, node.start, node.end),) if node is not None and stated else ()
    text = (";" if language == "zh" else "; ").join([*stated, *lacking])
    text = f"{text[:1].upper()}{text[1:]}{'[1]' if quotes else ''}{'。' if language == 'zh' else '.'}"
    status: Status = "not_in_document" if not stated else "partial" if lacking else "answered"
    return Draft(text, status, quotes, computed=(*known, document.title))


def _said(template: str, language: Language, **known: str | None) -> str:
    """The template filled in; "" where the document does not say."""
    return render(template, language, **known) if all(known.values()) else ""
