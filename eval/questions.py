"""Questions: one line of a question set, and the reader of such files.

    {"id", "type", "persona", "turns", "question", "answerable", "gold", "also_ok", "must", "must_not", "verdict"}

further keys (`sub`, `correction_gold`, `computed`, `structural`, `paraphrase_of`, `document`, `note`) may be left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from index.errors import QuestionSetError

Type = Literal[
    "target", "responsible", "eligibility", "detail", "list", "compare_count", "followup", "english", "noisy", "unanswerable"
]  # fmt: skip
TYPES: tuple[Type, ...] = get_args(Type)
Persona = Literal["firm", "official", "analyst"]
Text = Annotated[str, StringConstraints(min_length=1)]
Alternatives = Annotated[tuple[Text, ...], Field(min_length=1)]


class Item(BaseModel):
    """One question and how its answer is judged. Paths are of `document`, unless written `slug#path`."""

    model_config = ConfigDict(frozen=True, strict=False, extra="ignore")

    id: Text
    type: Type
    persona: Persona
    turns: tuple[str, ...]  # what the same person asked before
    question: Text
    answerable: bool
    gold: tuple[Text, ...]  # every one must be cited
    also_ok: tuple[Text, ...] = ()
    must: tuple[Alternatives, ...]  # one of each must stand in the answer
    must_not: tuple[Text, ...] = ()
    verdict: Literal["meets", "fails", "unknown"] | None = None
    note: str = ""
    sub: str | None = None  # the kind of unanswerable question
    correction_gold: tuple[Text, ...] = ()
    computed: bool = False  # its musts need not stand in a gold paragraph
    structural: bool = False  # asks about the numbering itself
    paraphrase_of: str | None = None
    document: str | None = None  # None is the document that comes with the program

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if not self.answerable and (self.gold or self.must):
            raise ValueError('an unanswerable item has neither gold nor must; write "gold": [], "must": []')
        return self

    def ids(self, paths: Iterable[str], default: str) -> frozenset[str]:
        """The paragraph ids that these paths mean; `default` is the slug where the item names no document."""
        return frozenset(path if "#" in path else f"{self.document or default}#{path}" for path in paths)


ADVICE = {
    "id": 'write "id": "q001"',
    "type": f"write one of {', '.join(TYPES)}",
    "persona": f"write one of {', '.join(get_args(Persona))}",
    "turns": 'earlier questions as a list, "turns": [] if there are none',
    "question": 'write "question": "…"',
    "answerable": "write true or false",
    "gold": 'for an unanswerable item write "gold": []',
    "also_ok": 'paths as a list, "also_ok": [] if there are none',
    "must": 'a list of lists of alternatives, "must": [["5.5%"], ["20家", "二十家"]]',
    "must_not": 'a list of strings, "must_not": [] if there are none',
    "verdict": "write meets, fails, unknown or null",
    "correction_gold": "paths as a list",
}


def read_questions(path: Path) -> tuple[Item, ...]:
    """The items of a set, in order. QuestionSetError names the file and line: `set.jsonl:12: …`."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # a question may hold other line separators
    except OSError as error:
        raise QuestionSetError(f"{path}: {error.strerror}; a question set is a .jsonl file") from None
    except UnicodeDecodeError as error:
        raise QuestionSetError(f"{path}: byte {error.start} is not UTF-8; save the set as UTF-8") from None
    seen: dict[str, int] = {}
    items = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        item = parse_item(line, f"{path.name}:{number}")
        if item.id in seen:
            raise QuestionSetError(f'{path.name}:{number}: id "{item.id}" stands in line {seen[item.id]} already')
        seen[item.id] = number
        items.append(item)
    if not items:
        raise QuestionSetError(f"{path.name}: no question in it; one JSON object a line is expected")
    return tuple(items)


def parse_item(line: str, where: str) -> Item:
    """The item that a line holds; QuestionSetError begins with `where`."""
    try:
        raw: Any = json.loads(line)
    except ValueError as error:
        raise QuestionSetError(f"{where}: not JSON ({error}); write one object a line") from None
    if not isinstance(raw, dict):
        raise QuestionSetError(f"{where}: a {type(raw).__name__} was found; write one object a line")
    try:
        return Item.model_validate(raw)
    except ValidationError as error:
        raise QuestionSetError(f"{where}: {_explain(error)}") from None


def _explain(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    if not first["loc"]:
        return first["msg"].removeprefix("Value error, ")
    field = str(first["loc"][0])
    advice = ADVICE.get(field, "see the schema of question sets")
    if first["type"] == "missing":
        return f'"{field}" is missing; {advice}'
    found = json.dumps(first["input"], ensure_ascii=False, default=str)
    return f'"{field}" is {found[:60]}; {advice}'
