"""Feedback: what people thought of answers, as candidate lines of a question set.

    opinions → one candidate for each answer → JSONL that `eval check` reads

Where all found an answer good, its citations are proposed as gold and its figures as musts. Where one did not, a person
has to say what would be right: gold and must stay empty, and what was answered stands in the note.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.answers import ABSTENTIONS
from assistant.records import Opinion
from eval.questions import Item, Type
from index.quantities import find_quantities

NOTE_CHARS = 200  # of the answer that was given


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer with all that was thought of it; visitors are not told apart, so one who changed their mind is two."""

    opinion: Opinion  # the first; question, turns and answer are those of all
    good: int
    bad: int
    comments: tuple[str, ...]

    @property
    def agreed(self) -> bool:
        """Whether nobody found fault with it."""
        return self.good > 0 and self.bad == 0


def gather_opinions(opinions: Iterable[Opinion]) -> tuple[Judged, ...]:
    """One for each answer, in the order of the first opinion. A comment comes after a thumb, and is no further vote."""
    by_answer: dict[str, list[Opinion]] = {}
    for opinion in opinions:
        by_answer.setdefault(opinion.answer_id, []).append(opinion)
    gathered = []
    for said in by_answer.values():
        votes = Counter(opinion.verdict for opinion in said if not opinion.comment)
        comments = tuple(dict.fromkeys(opinion.comment for opinion in said if opinion.comment))
        gathered.append(Judged(said[0], votes["good"], max(votes["bad"], bool(comments)), comments))
    return tuple(gathered)


def candidate(judged: Judged, default: str) -> Item:
    """A line of a question set; paths are of the document `default`, unless written slug#path."""
    answer = judged.opinion.answer
    abstained = answer["status"] in ABSTENTIONS
    verdict = answer.get("verdict")
    known = judged.agreed and not abstained
    return Item(
        id=f"feedback-{judged.opinion.answer_id}",
        type=_type(judged.opinion),
        persona="firm" if verdict else "analyst",
        turns=judged.opinion.turns,
        question=judged.opinion.question,
        answerable=not (judged.agreed and abstained),
        gold=_cited(answer, default) if known else (),
        must=_figures(answer) if known else (),
        verdict=verdict,
        note=_note(judged),
    )


def to_line(item: Item) -> str:
    """One line of JSONL, without the keys that may be left out."""
    return json.dumps(item.model_dump(exclude_defaults=True), ensure_ascii=False)


def _type(opinion: Opinion) -> Type:
    if opinion.answer.get("verdict"):
        return "eligibility"
    if opinion.answer["status"] in ABSTENTIONS:
        return "unanswerable"
    if opinion.answer.get("language") == "en":
        return "english"
    return "followup" if opinion.turns else "detail"


def _cited(answer: Mapping[str, Any], default: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c["paragraph"].removeprefix(f"{default}#") for c in answer["citations"]))


def _figures(answer: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    """The figures of the text that stand in a quote, each a must of one wording."""
    quotes = "\n".join(citation["quote"] for citation in answer["citations"])
    text = answer["text"]
    words = dict.fromkeys(text[q.start : q.end] for q in find_quantities(text))
    return tuple((figure,) for figure in words if figure in quotes)


def _note(judged: Judged) -> str:
    said = " ".join(judged.opinion.answer["text"].split())
    parts = [f"{judged.good} good, {judged.bad} bad", judged.opinion.version, *judged.comments]
    return " | ".join([*parts, f"answered: {said[:NOTE_CHARS]}"])
