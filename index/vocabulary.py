"""The vocabulary of a document, learned when it is indexed: how rare its words are, and what sounds like them.

Nothing here is listed by hand: a name that a document coins is known from the document alone.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from index.clauses import find_sentences
from index.documents import Document
from index.glosses import learn_glosses
from index.words import TOKEN, fold, tokenize

QUOTED = re.compile(r"[“「『\"]([^”」』\"，。；：]{2,16})[”」』\"]")
INTRODUCED = re.compile(
    r"（以下(?:统称|简称)[“\"]?([^”\"）]{2,16})[”\"]?）|\(以下(?:统称|简称)[“\"]?([^”\")]{2,16})[”\"]?\)"
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a document's own words are worth.

    idf      token → inverse sentence frequency, natural logarithm; rarer is higher
    sounds   "xiao sheng" → the bigrams of the document that are so pronounced, tones dropped
    glosses  English phrase, in stems → the words of the document that it translates
    names    quoted names and introduced short names, in the order of their first mention
    """

    sentences: int
    idf: dict[str, float]
    sounds: dict[str, tuple[str, ...]]
    names: tuple[str, ...]
    glosses: dict[str, tuple[str, ...]]

    @property
    def rarest(self) -> float:
        """The idf of a word that the document does not have."""
        return math.log(1 + self.sentences / 0.5)


def learn_vocabulary(document: Document) -> Vocabulary:
    """Learn from every paragraph that is evidence, headings included."""
    from pypinyin import lazy_pinyin

    sentences = [
        span.of(document.text)
        for p in document.paragraphs
        if p.evidence
        for span in find_sentences(document.text, p.start, p.end)
    ]
    seen = Counter(token for sentence in sentences for token in set(tokenize(sentence)))
    idf = {token: math.log(1 + len(sentences) / (0.5 + count)) for token, count in seen.items()}
    sounds: dict[str, set[str]] = {}
    for sentence in sentences:
        for run in TOKEN.finditer(fold(sentence)):
            if run[0][0] < "\u3400":
                continue
            spoken = lazy_pinyin(run[0], errors="ignore")
            if len(spoken) != len(run[0]):
                continue
            for i in range(len(spoken) - 1):
                sounds.setdefault(" ".join(spoken[i : i + 2]), set()).add(run[0][i : i + 2])
    names: dict[str, None] = {}
    for p in document.paragraphs:
        if p.evidence:
            text = document.text_of(p)
            names.update(dict.fromkeys(m[1] for m in QUOTED.finditer(text)))
            names.update(dict.fromkeys(m[1] or m[2] for m in INTRODUCED.finditer(text)))
    return Vocabulary(
        len(sentences),
        idf,
        {key: tuple(sorted(value)) for key, value in sounds.items()},
        tuple(names),
        learn_glosses(sentences),
    )


def write_vocabulary(path: Path, vocabulary: Vocabulary) -> None:
    path.write_text(json.dumps(asdict(vocabulary), ensure_ascii=False), encoding="utf-8")


def read_vocabulary(path: Path) -> Vocabulary:
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Vocabulary(
        raw["sentences"],
        raw["idf"],
        {k: tuple(v) for k, v in raw["sounds"].items()},
        tuple(raw["names"]),
        {k: tuple(v) for k, v in raw["glosses"].items()},
    )
