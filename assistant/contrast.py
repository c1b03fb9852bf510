"""Contrasts: what a document says of each of two things, side by side, where the question asks how they differ.

Nothing is computed: each thing's own provision is quoted, as far as one can be told from the other.
"""

from __future__ import annotations

import re

from assistant.comparands import find_comparands, kind_wanted
from assistant.drafts import Draft, Quote
from assistant.evidence import Evidence
from assistant.focus import Focus
from assistant.operands import documents_of, figures_of, focus_of, is_kind
from assistant.sentences import Sentence, sentences_of
from assistant.understanding import Understood
from index.documents import Document
from index.library import Library

MORE = "多|高|重|狠|严|久|长|划算|合算|宽|强|大|快|早|贵|便宜|少|低|轻|短|松|晚|慢|小"
ASKS = re.compile(
    rf"差在哪|差别|区别|不同|不一样|各(?:自|是|为|有|给|罚|补|奖|按|能|要|差|多少|几)|分别|哪一?(?:个|种|头|边|样|类|家|项|笔|档)[^,。?]{{0,10}}(?:{MORE})|谁[^,。?]{{0,8}}(?:{MORE})|比一?比|对比|"
    r"\bdiffer|\bcompare|which (?:is|one|of)",
    re.IGNORECASE,
)
LEAST = 0.5  # of a thing's own words that its provision states
NO_FIGURE = re.compile(r"什么(?!标准|水平)|啥")  # asks what something is called or does: no figure answers it
OPEN = re.compile(r"哪几(?=[个档类种级道项])|哪些|什么样")  # asks which things there are: none is named
WANTED = re.compile(r"哪|谁|牵头|负责")  # 七个产业分别由哪个局牵头: what is wanted is no second thing
SHARED = 0.35  # what the words said of both weigh beside them
FIGURE = 0.12  # the provision has a figure of the kind that is wanted
ROOM = {"zh": 240, "en": 480}


def asks_contrast(question: str) -> bool:
    """Whether a question in plain wording sets things side by side."""
    return bool(ASKS.search(question))


def answer_contrast(understood: Understood, evidence: Evidence, library: Library) -> Draft | None:
    """Each thing's provision, or None where two different ones are not found."""
    question = understood.plain
    comparands = find_comparands(question)
    names = comparands.names
    if (
        not asks_contrast(question)
        or OPEN.search(question)
        or (NO_FIGURE.search(question) and not kind_wanted(question))
        or not 2 <= len(names) <= 3
        or any(WANTED.search(name) for name in names)
        or not evidence.findings
    ):
        return None
    for document in documents_of(evidence)[:1]:
        shared = focus_of(library, document, comparands.shared) if comparands.shared else None
        kind = kind_wanted(question)
        found = [_best(focus_of(library, document, name), shared, kind, document) for name in names]
        sentences = [s for s in found if s is not None]
        if len(sentences) == len(names) and len(set(sentences)) == len(names):
            return _say(understood, tuple(sentences))
    return None


def _best(focus: Focus, shared: Focus | None, kind: str, document: Document) -> Sentence | None:
    """The sentence with figures that says most of what names the thing."""
    best: tuple[float, Sentence | None] = (0.0, None)
    having = {f.sentence for f in figures_of(document) if is_kind(f, kind)}
    for paragraph in document.paragraphs:
        for sentence in sentences_of(document, paragraph) if paragraph.evidence else ():
            covered = focus.covered(sentence.flat, sentence.context)
            if not sentence.quantities or covered < LEAST:
                continue
            score = covered + 0.3 * focus.covered(sentence.flat)
            score += SHARED * shared.covered(sentence.flat, sentence.context) if shared else 0.0
            score += FIGURE if sentence in having else 0.0
            if score > best[0]:
                best = (score, sentence)
    return best[1]


def _say(understood: Understood, sentences: tuple[Sentence, ...]) -> Draft:
    quotes: list[Quote] = []
    said: list[str] = []
    room = ROOM[understood.language] // len(sentences)
    for sentence in sentences:
        quotes.append(Quote(sentence.document, sentence.paragraph, sentence.start, sentence.end))
        said.append(f"{_shortened(sentence, room)}[{len(quotes)}]")
    joiner, end = (";", "。") if understood.language == "zh" else ("; ", ".")
    labels = "、".join(dict.fromkeys(q.paragraph.label for q in quotes))
    return Draft(f"{joiner.join(said)}（{labels}）{end}", "answered", tuple(quotes))


def _shortened(sentence: Sentence, room: int) -> str:
    """The sentence, or as much of it as has its figures."""
    words = sentence.text
    if len(words) <= room:
        return words
    last = max(q.end for q in sentence.quantities)
    start = max(0, min(sentence.quantities[0].start - 12, last - room + 12))
    cut = max((m.end() for m in re.finditer(r"[，,；;：]", words[:start])), default=0) if start else 0
    return words[cut : cut + room]
