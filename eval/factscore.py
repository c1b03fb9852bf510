"""Facts against annotation: precision, recall and F1 of targets, duties, supports and conditions, and agreement by field.

The annotation was made by reading, before the extractor was held against it. Of the default document the paragraphs
with an odd last number are the development half and the others are held out; of the further documents some are for
development and one is held out. A document counts for a kind where its annotation has facts of that kind; where only
some of its parts were read for a kind, a line {"document", "kind": "extent", "of": "duty", "within": ["1", "2"]} says so.

    target     the same one where indicators compete for one figure: paragraph, low, high and unit agree
    duty       paragraph, actor and role agree, and either action or quote is the same text, perhaps cut elsewhere
    support    the quote is the same text, perhaps cut elsewhere
    condition  a support's test: the same figure with the same unit, or the same category

Three rules keep the count fair to readings that nobody would call wrong:
- Where to cut is taste: 切实强化组织领导，加强协同配合，积极推动落实 may be one duty or three. A fact left over, on
  either side, whose words lie inside a fact that matched, is a piece of it, and neither a miss nor a false find.
- 按职责分工负责 says both: DESIGN.md has 按职责分工 as `assists` and 负责 as `responsible`. Under these words either role is right.
- An annotated fact marked "optional" may be read either way (可以委托第三方 grants a power; is it a duty?): whether it
  is found or not, it is not counted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from index.documents import Document
from index.errors import QuestionSetError
from index.facts import facts_json, find_facts

FOLDER = Path(__file__).parent / "facts"
KINDS = ("target", "duty", "support", "condition")
FIELDS = {
    "target": ("indicator", "scope", "comparator", "change", "period", "base", "strength"),
    "duty": ("action", "deadline"),
    "support": ("audience", "kind", "quantity", "cap", "how"),
    "condition": ("metric", "comparator", "category", "period"),
}
LOOSE = ("indicator", "action", "audience", "how", "metric", "category")  # worded freely: four fifths alike will do
CUT = ("deadline", "period")  # 2月底前 and 每年2月底前, 去年 and 去年一季度: one inside the other
ALIKE = 0.8
DIVIDED = frozenset(("assists", "responsible"))
DIVIDED_WORDS = re.compile(r"按(?:照)?(?:各自)?职责(?:分工)?(?:共同|分别)?负责")
SAME_TEXT = 0.5  # how alike two quotes are that speak of the same support or task
SHORTEST = 4  # fewer characters than this are no text of their own

Fact = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FactScore:
    """Counts for a kind: found and annotated facts, those that match, and agreement by field as (right, of)."""

    kind: str
    found: int
    annotated: int
    matched: int
    fields: Mapping[str, tuple[int, int]]

    @property
    def precision(self) -> float:
        return self.matched / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.matched / self.annotated if self.annotated else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def annotation_names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FOLDER.glob("*.jsonl")))


def read_facts(name: str) -> tuple[Fact, ...]:
    """The annotated facts of one set, such as `dev` or `heldout`."""
    path = FOLDER / f"{name}.jsonl"
    if not path.is_file():
        raise QuestionSetError(f"{name}: no such annotation; there are {', '.join(annotation_names())}")
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def score_facts(annotated: Sequence[Fact], documents: Mapping[str, Document], halved: str) -> tuple[FactScore, ...]:
    """The scores of every kind; of the document `halved` only the annotated half of its paragraphs counts."""
    extents = [fact for fact in annotated if fact["kind"] == "extent"]
    annotated = [fact for fact in annotated if fact["kind"] != "extent"]
    slugs = list(dict.fromkeys(fact["document"] for fact in annotated))
    paths = {fact["paragraph"] for fact in annotated if fact["document"] == halved}
    odd = sum(_last(path) % 2 for path in paths if not path.startswith("2.p")) * 2 > len(paths)
    rows = {slug: facts_json(find_facts(documents[slug]), documents[slug]) for slug in slugs}
    scores = []
    for kind in KINDS:
        theirs = list(_theirs(annotated, kind))
        of_kind = {fact["paragraph"].partition("#")[0] for fact in theirs}
        ours = [
            fact
            for slug in slugs
            if slug in of_kind
            for fact in _ours(rows[slug], kind)
            if slug != halved or _in_half(fact["paragraph"].partition("#")[2], odd)
            if _was_read(fact["paragraph"], kind, extents)
        ]
        scores.append(_score(kind, ours, theirs))
    return tuple(scores)


def _ours(rows: Mapping[str, Sequence[Fact]], kind: str) -> Iterator[Fact]:
    if kind != "condition":
        yield from rows[{"target": "targets", "duty": "duties", "support": "supports"}[kind]]
        return
    for support in rows["supports"]:
        yield from _conditions(support)


def _theirs(annotated: Sequence[Fact], kind: str) -> Iterator[Fact]:
    for fact in annotated:
        full = {**fact, "paragraph": f"{fact['document']}#{fact['paragraph']}"}
        if kind == fact["kind"]:
            yield full
        elif kind == "condition" and fact["kind"] == "support":
            yield from _conditions(full)


def _conditions(support: Fact) -> Iterator[Fact]:
    """A support's conditions as facts of their own; those of an optional support are optional."""
    for condition in support["conditions"]:
        yield {
            **condition,
            "paragraph": support["paragraph"],
            "quote": support["quote"],
            "optional": support.get("optional", False) or condition.get("optional", False),
        }


def _was_read(paragraph: str, kind: str, extents: Sequence[Fact]) -> bool:
    """Whether the annotation covers this paragraph: all of a document, unless an extent names the parts."""
    slug, _, path = paragraph.partition("#")
    for extent in extents:
        if extent["of"] == kind and extent["document"] == slug:
            return any(path == part or path.startswith(f"{part}.") for part in extent["within"])
    return True


def _last(path: str) -> int:
    return int(re.findall(r"\d+", path)[-1])


def _in_half(path: str, odd: bool) -> bool:
    """Bullets of the second section are split the other way round: p2, p4, p6 are the development half."""
    even = _last(path) % 2 == 0
    return even == odd if re.search(r"\.p\d+$", path) else even != odd


def _score(kind: str, ours: Sequence[Fact], theirs: Sequence[Fact]) -> FactScore:
    """Facts are paired one to one, the surest pairs first; then pieces and optional facts leave the count."""
    pairs = _pairs(kind, ours, theirs)
    mine, their = {i for i, _ in pairs}, {j for _, j in pairs}
    agreed = {name: [0, 0] for name in FIELDS[kind]}
    for i, j in pairs:
        if theirs[j].get("optional"):
            continue
        for name in FIELDS[kind]:
            agreed[name][0] += _agree(name, _field(theirs[j], name), _field(ours[i], name))
            agreed[name][1] += 1
    matched = [(i, j) for i, j in pairs if not theirs[j].get("optional")]
    extra = [
        fact
        for i, fact in enumerate(ours)
        if i not in mine and not any(_is_piece(kind, fact, theirs[j]) for j in range(len(theirs)) if j in their)
    ]
    missed = [
        fact
        for j, fact in enumerate(theirs)
        if j not in their
        and not fact.get("optional")
        and not any(_is_piece(kind, fact, ours[i]) for i in range(len(ours)) if i in mine)
    ]
    return FactScore(
        kind,
        len(matched) + len(extra),
        len(matched) + len(missed),
        len(matched),
        {k: (a, b) for k, (a, b) in agreed.items()},
    )


def _pairs(kind: str, ours: Sequence[Fact], theirs: Sequence[Fact]) -> list[tuple[int, int]]:
    at: dict[str, list[int]] = {}
    for i, fact in enumerate(ours):
        at.setdefault(fact["paragraph"], []).append(i)
    rated = [
        (rate, bool(not fact.get("optional")), -i, -j)
        for j, fact in enumerate(theirs)
        for i in at.get(fact["paragraph"], ())
        if (rate := _match(kind, fact, ours[i])) > 0
    ]
    pairs: list[tuple[int, int]] = []
    mine: set[int] = set()
    their: set[int] = set()
    for _, _, minus_i, minus_j in sorted(rated, reverse=True):
        i, j = -minus_i, -minus_j
        if i not in mine and j not in their:
            pairs.append((i, j))
            mine.add(i)
            their.add(j)
    return pairs


def _match(kind: str, fact: Fact, other: Fact) -> float:
    """How surely two facts of one paragraph are the same: 0 where they are not."""
    if kind == "target":
        return 0.01 + _alike(fact["indicator"], other["indicator"]) if _same_figure(fact, other) else 0.0
    if kind == "duty":
        if (fact["actor"] or "") != (other["actor"] or "") or not _same_role(fact, other):
            return 0.0
        same = max(_same_text(fact["action"], other["action"]), _same_text(fact["quote"], other["quote"]))
        dated = 0.05 * ((fact["deadline"] or "") == (other["deadline"] or ""))
        return same + dated if same >= SAME_TEXT else 0.0
    if kind == "condition":
        near = 0.1 * _same_text(fact["quote"], other["quote"])
        if fact["quantity"] or other["quantity"]:
            return 0.2 + _alike(fact["metric"], other["metric"]) + near if _same_figure(fact, other) else 0.0
        same = _same_text(fact["category"], other["category"])
        return same + near if same >= SAME_TEXT else 0.0
    same = _same_text(fact["quote"], other["quote"])
    return same if same >= SAME_TEXT else 0.0


def _same_role(fact: Fact, other: Fact) -> bool:
    either = {fact["role"], other["role"]} <= DIVIDED and DIVIDED_WORDS.search(fact["quote"]) is not None
    return bool(fact["role"] == other["role"]) or either


def _same_figure(fact: Fact, other: Fact) -> bool:
    ours, theirs = fact["quantity"], other["quantity"]
    return bool(ours and theirs) and all(ours[end] == theirs[end] for end in ("low", "high", "unit"))


def _is_piece(kind: str, part: Fact, whole: Fact) -> bool:
    """Whether the words of `part` lie inside those of `whole`, which somebody cut elsewhere."""
    if part["paragraph"] != whole["paragraph"] or kind == "target":
        return False
    if kind == "condition":
        return not part["quantity"] and _covered(part["category"], whole["category"]) >= ALIKE
    if kind == "duty" and (part["actor"] or "") != (whole["actor"] or ""):
        return False
    if kind == "duty" and _covered(part["action"], whole["action"]) >= ALIKE:
        return True
    return _covered(part["quote"], whole["quote"]) >= ALIKE and len(part["quote"]) < len(whole["quote"])


def _field(fact: Fact, name: str) -> Any:
    if name in ("comparator", "change"):
        return (fact["quantity"] or {}).get(name)
    if name in ("kind", "quantity", "cap") and "benefit" in fact:
        value = fact["benefit"][name]
        return (value["low"], value["high"], value["unit"]) if isinstance(value, Mapping) else value
    return fact.get(name)


def _agree(name: str, left: Any, right: Any) -> bool:
    if (left or "") == (right or ""):
        return True
    if name in CUT and left and right:
        return left in right or right in left
    return name in LOOSE and _alike(left, right) >= ALIKE


def _same_text(left: str | None, right: str | None) -> float:
    """1 for the same words; less where they differ, or where one is cut from the other."""
    plain = sorted((re.sub(r"\s", "", words or "") for words in (left, right)), key=len)
    inside = _covered(*plain) if len(plain[0]) >= SHORTEST else 0.0
    return max(_alike(*plain), inside * 0.9 if inside >= ALIKE else 0.0)


def _covered(part: str | None, whole: str | None) -> float:
    """The share of `part` that stands in `whole`, in order, in runs of two characters or more."""
    plain = [re.sub(r"\s", "", words or "") for words in (part, whole)]
    if not plain[0] or not plain[1]:
        return 0.0
    blocks = SequenceMatcher(None, plain[0], plain[1], autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 1) / len(plain[0])


def _alike(left: str | None, right: str | None) -> float:
    plain = [re.sub(r"\s", "", words or "") for words in (left, right)]
    return SequenceMatcher(None, plain[0], plain[1], autojunk=False).ratio()
