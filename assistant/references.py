"""References: the part of a document that a question names by number or by its heading.

第21条   第七个行动   第四部分   第2章第3条   …行动(by name)   measure 21   the third action
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import cn2an

from assistant.sentences import title_of
from index.documents import Document, Paragraph
from index.words import tokenize

ORDINALS = {
    name: i + 1 for i, name in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split())
}
NUMBER = r"(?P<number>\d+|[一二三四五六七八九十百零]+)"
BY_NUMBER = re.compile(rf"第{NUMBER}(?:个|项|大|号)?(?P<noun>条|款|行动|任务|工程|部分|章|节|方面|措施|段|小点|点)")
MEASURE_EN = re.compile(r"\b(?:measure|article|no\.?|number|item|point)\s*(?P<number>\d+)\b", re.IGNORECASE)
NODE_EN = re.compile(
    rf"\b(?P<ordinal>{'|'.join(ORDINALS)})\s+(?P<noun>action|section|part|chapter|measure|article)\b", re.IGNORECASE
)
NODE_NUMBER_EN = re.compile(r"\b(?P<noun>action|section|part|chapter) (?P<number>\d{1,2})\b", re.IGNORECASE)
NUMBERED = {"条", "款", "措施", "measure", "article", "小点", "点"}
SECTIONS = {"部分", "章", "section", "part", "chapter"}
# What follows a name in a question and is no part of it: 甲和乙这两块各几条, 丙行动底下有什么.
BEHIND_NAME = re.compile(
    r"(?:(?:这|那)?(?:[一二两三四几]|几)?(?:个|块|项|者|类|部分|章|节|头)|(?:这|那)(?:一|些|边)?)?(?:行动|底下|下面|里面|里头|各).*$|(?:这|那)?[两三四几](?:个|块|项|者|类|章|节|头).*$"
)
NAME_SHARE = 0.5  # of a heading's bigrams that a question must say to name it


@dataclass(frozen=True, slots=True)
class Reference:
    """A part of the document that the question names; `by_number` where it gives its number."""

    node: Paragraph
    by_number: bool
    share: float = 1.0  # how much of the heading's name was said


def names_part(question: str) -> bool:
    """Whether a question gives the number of a part, whatever document it is asked of."""
    return any(p.search(question) for p in (BY_NUMBER, MEASURE_EN, NODE_NUMBER_EN, NODE_EN))


def find_references(question: str, document: Document) -> tuple[Reference, ...]:
    """The parts that the question names, in its order; by number first."""
    found = [Reference(node, True) for node in _by_number(question, document)]
    if found:
        return tuple(found)
    return tuple(_by_name(question, document))


def _by_number(question: str, document: Document) -> list[Paragraph]:
    nodes = []
    for match in BY_NUMBER.finditer(question):
        nodes.append(_numbered(_value(match["number"]), match["noun"], document))
    for match in MEASURE_EN.finditer(question):
        nodes.append(_numbered(int(match["number"]), "measure", document))
    for match in NODE_NUMBER_EN.finditer(question):
        nodes.append(_numbered(int(match["number"]), match["noun"].lower(), document))
    for match in NODE_EN.finditer(question):
        nodes.append(_numbered(ORDINALS[match["ordinal"].lower()], match["noun"].lower(), document))
    return [node for node in nodes if node is not None]


def _value(number: str) -> int:
    return int(number) if number.isdigit() else int(cn2an.cn2an(number, "smart"))


def _numbered(number: int, noun: str, document: Document) -> Paragraph | None:
    if noun in SECTIONS:
        sections = [p for p in document.paragraphs if p.kind == "section"]
        return sections[number - 1] if 0 < number <= len(sections) else None
    if noun in NUMBERED:
        units = [p for p in document.paragraphs if p.kind in ("measure", "article")]
        running = [p for p in units if re.split(r"[.~]", p.path)[-1] == str(number)]
        depth = main_depth(document)
        return next((p for p in running if p.path.count(".") == depth), running[0] if running else None)
    headings = [p for p in document.paragraphs if p.kind == "heading"]
    same_noun = [p for p in headings if noun in p.label] or headings
    return same_noun[number - 1] if 0 < number <= len(same_noun) else None


@lru_cache(maxsize=64)
def _units(document: Document) -> tuple[Paragraph, ...]:
    return tuple(p for p in document.paragraphs if p.kind in ("measure", "article"))


def main_depth(document: Document) -> int:
    """How many points the path of the document's usual measure has: the commonest depth of measures and articles."""
    depths = [p.path.count(".") for p in _units(document)]
    return max(set(depths), key=depths.count) if depths else 0


def measures_of(document: Document, node: Paragraph | None = None) -> tuple[Paragraph, ...]:
    """The measures or articles below a node, or of the whole document at its usual depth."""
    if node is None:
        depth = main_depth(document)
        return tuple(p for p in _units(document) if p.path.count(".") == depth)
    return tuple(p for p in _units(document) if p.path.startswith(node.path + ".") and not _inside_unit(p, document))


def _inside_unit(paragraph: Paragraph, document: Document) -> bool:
    parent = document.paragraph(paragraph.parent) if paragraph.parent else None
    return parent is not None and parent.kind in ("measure", "article")


def name_of(label: str) -> str:
    """A heading's name without its number: （二）优化服务行动 → 优化服务行动."""
    return re.sub(r"^[（(]?[一二三四五六七八九十百\d.]+[）)]?[、.．]?\s*|^第\S+?[章节条]\s*", "", label).strip()


def called(document: Document, part: Paragraph, language: str) -> str:
    """What a question calls a part: 第3条 (measure 3) where one part is called so, else its title in quotes."""
    number = re.search(r"\d+", part.label)
    if part.label.startswith("第") and sum(p.label == part.label for p in document.paragraphs) == 1:
        return f"measure {number[0]}" if language == "en" and number else part.label
    return f"“{title_of(document, part)[:24]}”"


@lru_cache(maxsize=64)
def _names(document: Document) -> tuple[tuple[Paragraph, frozenset[str]], ...]:
    pairs = []
    for p in document.paragraphs:
        if p.kind in ("section", "heading"):
            name = re.sub(r"(行动|工程|计划)$", "", name_of(p.label))
            tokens = frozenset(tokenize(name))
            if tokens:
                pairs.append((p, tokens))
    return tuple(pairs)


def _abbreviates(said: str, name: str) -> bool:
    """Whether `said` (four characters or more) is the name with characters left out."""
    if len(said) < 4:
        return False
    rest = iter(name)
    return all(character in rest for character in said)


def _by_name(question: str, document: Document) -> list[Reference]:
    said = frozenset(tokenize(question))
    found = []
    segments = [BEHIND_NAME.sub("", part) for part in re.split(r"[、,和跟与及比?!。:： ]", question)]
    for node, tokens in _names(document):
        name = name_of(node.label)
        short = next((part for part in segments if _abbreviates(part, name) or (len(part) >= 5 and part in name)), None)
        if short:
            found.append((question.find(short), Reference(node, False, 0.9)))
            continue
        share = len(tokens & said) / len(tokens)
        if share >= NAME_SHARE and len(tokens & said) >= min(2, len(tokens)):
            first = min(question.find(token) for token in tokens & said if token in question) if said else 0
            found.append((first, Reference(node, False, share)))
    return [reference for _, reference in sorted(found, key=lambda pair: pair[0])]
