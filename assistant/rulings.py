"""Rulings: what a sentence without a condition that can be measured says to who asks for a yes or no of their own case.

允许…承接区外委托加工        whoever asks for just this may
已获省级补助的，不再享受      who tells of just this may not
对符合条件的优质项目…        cannot be told
"""

from __future__ import annotations

import re

from assistant.answers import Check, Result, Status
from assistant.asking import asks_eligibility
from assistant.drafts import Draft, Quote
from assistant.evidence import Evidence
from assistant.understanding import Understood
from assistant.verdicts import closing
from prompts import render

BARS = re.compile(r"不再享受|不享受|不得|不予|不能|取消|禁止|严禁|不准")
OPEN = re.compile(r"符合[^，。]{0,4}条件|经[^，。]{1,10}(?:认定|评审|审核|批准)|择优|优质|优先|原则上")
LETS = re.compile(r"允许|可以|可(?=[由按凭向在申享自选直])|给予|发放|享受|予以|补助|补贴|奖励")
CLAUSES = re.compile(r"[,，;；。?？!！]")
COVERED = 0.3  # of the focus, by the sentence that rules
LONGEST = 90  # characters of a sentence that is told whole


def answer_ruling(understood: Understood, turns: tuple[str, ...], evidence: Evidence) -> Draft | None:
    """A verdict by the best sentence, where it lets, bars or leaves open just what is asked; None where it does neither."""
    if (
        understood.language == "en"
        or "amount" in understood.asked.kinds
        or not evidence.findings
        or not asks_eligibility(understood.plain, turns)
    ):
        return None
    best = evidence.findings[0]
    sentence = best.sentence
    verdict = _verdict(sentence.text)
    if verdict is None or best.covered < COVERED or sentence.is_title or len(sentence.text) > LONGEST:
        return None
    told = "，".join(c for c in CLAUSES.split(understood.plain)[:-1] if c.strip()) or understood.plain
    kind = {"meets": "meets", "fails": "fails", "unknown": "open"}[verdict]
    check = Check(sentence.text, told, verdict, sentence.paragraph.id)
    line = render(f"eligibility-check-{kind}", "zh", condition=sentence.text, given=told)
    text = render(f"eligibility-{verdict}", "zh", checks=line, marks="[1]") + "".join(closing(sentence.document, "zh"))
    quote = Quote(sentence.document, sentence.paragraph, sentence.start, sentence.end)
    status: Status = "needs_information" if verdict == "unknown" else "answered"
    return Draft(text, status, (quote,), verdict, (check,), computed=(text,))


def _verdict(words: str) -> Result | None:
    if BARS.search(words):
        return "fails"
    if OPEN.search(words):
        return "unknown"
    return "meets" if LETS.search(words) else None
