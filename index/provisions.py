"""Provisions: what a document grants, denies or requires, and the words that say of whom, read once for all.

    sentence  = segment (， segment)*
    segment   = antecedent (， antecedent)* ， consequence     对…且…的企业，给予20万元奖励
    list      = lead items                                     应当同时符合下列条件：（一）…；（二）…
    lead      = 同时|均 符合 → all | …之一 → any | 下列标准 → each item a segment of its own
    effect    = 给予|发放|可申请 … → grants | 不予|不得享受|除外 … → denies | 应当|须 … → requires

A segment that names nobody goes on with those of the segment before (…给予20万元；不足5000万元的，给予10万元).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from index.documents import Document, Paragraph
from index.listing import framed, listed_provisions
from index.options import find_options
from index.providing import OF_OWN, provisions_of
from index.provision import Provision
from index.segments import Join, Phrase
from index.spans import Span

_BRACKETS = re.compile(r"[（(](?:责任|牵头|[^（）()]{0,40}(?:负责|配合))[^（）()]*[）)]")
_SENTENCE = re.compile(r"。[^。]{8,}。")
_NO_SUPPORT = re.compile(
    r"不再(?:重复)?(?:支持|奖励|补助)|不得(?:享受|申[请报])|不予(?:支持|奖励|补助|补贴|资助|受理)|取消|不享受|不再享受"
)
_BESIDES = re.compile(r"[（(](?P<who>[^（）()，。；]{2,40}?)的?(?P<said>除外)[)）]")  # 企业（汽车销售企业除外）


@lru_cache(maxsize=64)
def find_provisions(document: Document) -> tuple[Provision, ...]:
    """Every provision of the document, in order."""
    found: list[Provision] = []
    taken: set[str] = set()
    items: dict[str, list[Paragraph]] = {}
    for paragraph in document.paragraphs:
        if paragraph.parent and (paragraph.kind in ("item", "measure") or _led_up_to(document, paragraph)):
            items.setdefault(paragraph.parent, []).append(paragraph)
    for paragraph in document.paragraphs:
        if not paragraph.evidence or paragraph.id in taken or paragraph.kind == "row":
            continue
        found.extend(_excepted(document, paragraph))
        lead = _BRACKETS.sub("", document.text_of(paragraph)).strip()
        listed = tuple(items.get(paragraph.id, ()))
        if paragraph.kind in ("section", "heading"):
            frames = framed(document, paragraph, listed) if _SENTENCE.search(lead) else ()
            if frames:
                leading = {p.paragraph for f in frames for p in f.inherited}
                found.extend(
                    replace(p, leads=paragraph.id in leading and _leads(document, p))
                    for p in provisions_of(document, paragraph)
                )
        elif listed and (made := tuple(listed_provisions(document, paragraph, listed, lead))):
            taken.update(p.id for p in listed)
            found.extend(made)
            continue
        else:
            frames = framed(document, paragraph, listed)
            leading = {p.paragraph for f in frames for p in f.inherited}
            found.extend(
                replace(p, leads=paragraph.id in leading and _leads(document, p))
                for p in provisions_of(document, paragraph)
            )
        taken.update(p.paragraph for p in frames)
        found.extend(frames)
    return tuple(option for p in _generalised(document, found) for option in _options(document.text, p))


def _led_up_to(document: Document, paragraph: Paragraph) -> bool:
    """Whether it is a bullet of a list: 按照以下标准给予补贴：——联合收割机，每台补贴1.2万元."""
    lead = document.paragraph(paragraph.parent) if paragraph.parent and paragraph.kind == "bullet" else None
    return lead is not None and document.text_of(lead).rstrip().endswith(("：", ":"))


def _options(text: str, provision: Provision) -> tuple[Provision, ...]:
    """The provision, or each of the cases to which it gives figures respectively."""
    said = provision.said
    if said is None or provision.listed:
        return (provision,)
    options = find_options(text, provision.start, said.start, said.end)
    return tuple(replace(provision, others=o.others, amounts=o.amounts, amount=o.amount) for o in options) or (
        provision,
    )


def _leads(document: Document, provision: Provision) -> bool:
    """Whether the provision grants nothing that its items do not grant: 分行业给予补助, with no rate or sum but a cap."""
    said = provision.said.of(document.text) if provision.said else ""
    return not re.search(r"\d", re.split(r"最高|不超过|最多|上限", said)[0])


def _generalised(document: Document, found: list[Provision]) -> Iterator[Provision]:
    """A denial in a part of the document that grants nothing shuts out from all that the others grant."""
    granting = {
        _part(p.paragraph)
        for p in found
        if p.effect == "grants" and p.said and re.search(r"\d", p.said.of(document.text))
    }
    for provision in found:
        alone = provision.effect == "denies" and _part(provision.paragraph) not in granting
        said = provision.said.of(document.text) if provision.said else ""
        if alone and _NO_SUPPORT.search(said) and not OF_OWN.search(said):
            provision = replace(provision, general=True)
        yield provision


def _part(paragraph: str) -> str:
    return paragraph.partition("#")[2].split(".")[0]


def _excepted(document: Document, paragraph: Paragraph) -> Iterator[Provision]:
    """Whom brackets leave out of what the paragraph grants."""
    for match in _BESIDES.finditer(document.text, paragraph.start, paragraph.end):
        who = Phrase(paragraph.id, *match.span("who"))
        yield Provision(
            paragraph.id, "denies", Join("all", (who,)), (), Span(*match.span("said")), who.start, match.end("said")
        )


# Lists


# Sentences
