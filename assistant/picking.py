"""Picking: the one of several things with figures of their own (国家级、省级分别 …) that a question is about."""

from __future__ import annotations

from assistant.sentences import Sentence, flat
from index.respective import Pair
from index.words import tokenize


def pick(question: str, sentence: Sentence) -> tuple[Pair, ...]:
    """The pairs of the sentence that the question names by what tells them from the others; empty where it names none.

    A figure list may be given twice (a rate and a cap): each pair of the named thing is returned.
    """
    pairs = sentence.pairs
    if not pairs:
        return ()
    said = set(tokenize(flat(question)))
    names = tuple(dict.fromkeys(p.name for p in pairs))
    words = {name: set(tokenize(flat(name))) for name in names}
    scores: dict[str, float] = {}
    for name in names:
        own = words[name] - set().union(*(words[other] for other in names if other != name))
        scores[name] = len(own & said) / (len(own) or 1) if own else 0.0
    best = max(scores.values())
    named = [name for name in names if scores[name] == best]
    if best == 0 or len(named) > 1 or any(scores[name] > 0 for name in names if name not in named):
        return ()
    return tuple(p for p in pairs if p.name == named[0])


def distinct(question: str, labels: list[str]) -> bool:
    """Whether the question names each of several labels by something that the others have not."""
    said = set(tokenize(flat(question)))
    words = [set(tokenize(flat(label))) for label in labels]
    return all((own - set().union(*(w for w in words if w is not own))) & said for own in words)
