"""Validity: what holds for every Answer, whatever was asked. No gold is needed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import get_args

from assistant.answers import ABSTENTIONS, Answer, Language, Result, Status
from index.documents import Document

MARKER = re.compile(r"\[(\d{1,2})\]")
VERDICTS: dict[str, frozenset[Status]] = {
    "meets": frozenset({"answered", "partial"}),
    "fails": frozenset({"answered", "partial"}),
    "unknown": frozenset({"needs_information"}),
}


def find_faults(answer: Answer, documents: Mapping[str, Document]) -> tuple[str, ...]:
    """What breaks the contract in an answer, in words; nothing where it is valid."""
    return (*_shape(answer), *_citations(answer, documents), *_markers(answer))


def _shape(answer: Answer) -> list[str]:
    faults = []
    if answer.status not in get_args(Status):
        faults.append(f"status {answer.status!r}")
    if answer.language not in get_args(Language):
        faults.append(f"language {answer.language!r}")
    if not answer.text.strip():
        faults.append("text is empty")
    if answer.verdict is not None and answer.status not in VERDICTS.get(answer.verdict, frozenset()):
        faults.append(f"verdict {answer.verdict!r} with status {answer.status!r}")
    faults += [f"check result {check.result!r}" for check in answer.checks if check.result not in get_args(Result)]
    try:
        json.dumps(answer.to_json(), ensure_ascii=False, allow_nan=False).encode("utf-8", "surrogatepass")
        answer.text.encode("utf-8")
    except (TypeError, ValueError) as error:
        faults.append(f"not JSON in UTF-8: {error}")
    if answer.status not in ABSTENTIONS and answer.status != "needs_information" and not answer.citations:
        faults.append(f"{answer.status} without a citation")
    return faults


def _citations(answer: Answer, documents: Mapping[str, Document]) -> list[str]:
    faults = []
    for citation in answer.citations:
        document = documents.get(citation.paragraph.partition("#")[0])
        if document is None or document.paragraph(citation.paragraph) is None:
            faults.append(f"citation {citation.n}: no paragraph {citation.paragraph}")
        elif not citation.quote or document.text[citation.start : citation.end] != citation.quote:
            faults.append(f"citation {citation.n}: the quote is not text[{citation.start}:{citation.end}]")
    for check in answer.checks:
        document = documents.get(check.paragraph.partition("#")[0])
        if document is None or document.paragraph(check.paragraph) is None:
            faults.append(f"check: no paragraph {check.paragraph}")
    numbers = [citation.n for citation in answer.citations]
    if len(set(numbers)) != len(numbers):
        faults.append(f"citation numbers {numbers} repeat")
    return faults


def _markers(answer: Answer) -> list[str]:
    """A marker in the text that leads to no citation; a marker that was in the question may be quoted back."""
    numbers = {citation.n for citation in answer.citations}
    asked = {int(mark) for mark in MARKER.findall(answer.question)}
    marks = {int(mark) for mark in MARKER.findall(answer.text)}
    return [f"marker [{mark}] without a citation" for mark in sorted(marks - numbers - asked)]
