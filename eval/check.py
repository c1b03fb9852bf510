"""Check: proof that a question set can be judged. It gives item ids and kinds of error, never words of a question.

Every path exists; every must has an alternative that stands in a gold paragraph, or the item is marked computed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.grading import normal
from eval.questions import Item
from index.documents import Document


@dataclass(frozen=True, slots=True)
class Flaw:
    item: str
    kind: str
    detail: str = ""  # a path or slug; never words of the question


def find_flaws(items: Sequence[Item], documents: Mapping[str, Document], default: str) -> tuple[Flaw, ...]:
    """What is wrong with the items, in their order."""
    ids = {item.id for item in items}
    return tuple(flaw for item in items for flaw in _flaws_of(item, ids, documents, default))


def find_leaks(developed: Sequence[Item], heldout: Sequence[Item]) -> tuple[Flaw, ...]:
    """Held-out items whose question, with its turns, stands in the development set too."""
    known = {_asked(item) for item in developed}
    return tuple(Flaw(item.id, "question of the development set") for item in heldout if _asked(item) in known)


def _asked(item: Item) -> tuple[str, ...]:
    return tuple(normal(text) for text in (item.document or "", *item.turns, item.question))


def _flaws_of(item: Item, ids: set[str], documents: Mapping[str, Document], default: str) -> list[Flaw]:
    flaws = []
    for field, paths in (("gold", item.gold), ("also_ok", item.also_ok), ("correction_gold", item.correction_gold)):
        for id in sorted(item.ids(paths, default)):
            document = documents.get(id.partition("#")[0])
            if document is None:
                flaws.append(Flaw(item.id, f"{field}: no such document", id))
            elif document.paragraph(id) is None:
                flaws.append(Flaw(item.id, f"{field}: no such paragraph", id))
    if item.answerable and not item.must:
        flaws.append(Flaw(item.id, "answerable, but nothing must stand"))
    if item.answerable and not item.gold and not (item.structural or item.computed):
        flaws.append(Flaw(item.id, "answerable, but no gold"))
    if item.correction_gold and item.answerable:
        flaws.append(Flaw(item.id, "correction_gold on an answerable item"))
    if item.paraphrase_of is not None and item.paraphrase_of not in ids:
        flaws.append(Flaw(item.id, "paraphrase_of an item that is not in the set"))
    if item.type == "unanswerable" and item.answerable:
        flaws.append(Flaw(item.id, "type unanswerable, but answerable"))
    if item.type == "eligibility" and item.verdict is None:
        flaws.append(Flaw(item.id, "a verdict goes with eligibility"))
    if item.verdict is not None and not item.answerable:
        flaws.append(Flaw(item.id, "a verdict, but not answerable"))
    if item.gold and not (item.computed or item.structural):
        text = normal("\n".join(_texts(item.ids(item.gold, default), documents)))
        lost = [i for i, must in enumerate(item.must, 1) if not any(normal(form) in text for form in must)]
        flaws += [Flaw(item.id, "a must stands in no gold paragraph", f"must {i}") for i in lost]
    return flaws


def _texts(ids: frozenset[str], documents: Mapping[str, Document]) -> list[str]:
    texts = []
    for id in sorted(ids):
        document = documents.get(id.partition("#")[0])
        paragraph = document.paragraph(id) if document else None
        if document and paragraph:
            texts.append(document.text_of(paragraph))
    return texts
