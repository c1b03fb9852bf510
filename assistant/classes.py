"""Classes: names that a document gives to kinds of people or firms, and who they are: 二类对象：最低生活保障家庭成员.

class = item name ： member (， member)*      under a lead sentence that divides (分为下列四类)
Where a provision names the class, whoever is a member of it is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from assistant.bounds import Bound
from assistant.categories import Category, open_category
from assistant.joining import Test, Tests
from assistant.phrases import read_phrase
from index.documents import Document
from index.numerals import any_of
from index.segments import Phrase, begin_of

DIVIDES = re.compile(r"分为|划分|包括(?:下列|以下)|(?:下列|以下)[^，。；：]{0,6}(?:类|种|档|级)")
NAMED = re.compile(r"(?P<name>[^，。；：\d]{2,8})[：:](?P<members>[^。；]+)")
MEMBER = re.compile(r"[，,、]|和(?=[\u4e00-\u9fff]{3})|以及|或者?")
LINKS = re.compile(r"^[、和及与或的]+|[、和及与或的]+$")
TERMS = re.compile(r"不设|起付|限额|全额|^[^\u4e00-\u9fff]*$")  # what the class gets, no test of it


@lru_cache(maxsize=64)
def find_classes(document: Document) -> tuple[tuple[str, Tests], ...]:
    """(name, tests of its members) for each class; the short form of names that end alike counts, too."""
    text = document.text
    found: dict[str, Tests] = {}
    for paragraph in document.paragraphs:
        parent = document.paragraph(paragraph.parent) if paragraph.parent else None
        if parent is None or paragraph.kind != "item" or not DIVIDES.search(document.text_of(parent)):
            continue
        begin = begin_of(text, paragraph)
        named = NAMED.match(text, begin, paragraph.end)
        if named is None:
            continue
        start, parts = named.start("members"), []
        for mark in (*MEMBER.finditer(text, *named.span("members")), None):
            end = mark.start() if mark else named.end("members")
            made = read_phrase(document, Phrase(paragraph.id, start, end)) if end - start > 1 else Tests("all", ())
            if made.parts:
                parts.append(made.parts[0] if len(made.parts) == 1 else made)
            start = mark.end() if mark else end
        if parts:
            found[named["name"]] = Tests("any", tuple(parts))
    return tuple(found.items())


def _short(names: tuple[str, ...]) -> dict[str, str]:
    """The names, and what is left of them without the ending that all share, where that still names: 二类 of 二类对象."""
    shortest = min((len(n) for n in names), default=0)
    size = next((k for k in range(shortest - 2, 0, -1) if len(names) > 1 and len({n[-k:] for n in names}) == 1), 0)
    return {n: n for n in names} | ({n[:-size]: n for n in names} if size else {})


def by_class_name(document: Document, text: str) -> Callable[[Test], Test | Tests | None]:
    """The change that makes a test of its own of the classes that a test's words name; `text` is the document's,
    with the words of other cases blanked."""
    names = tuple(n for n, _ in find_classes(document))
    short = _short(names)
    ends = any_of({n.removeprefix(s) for s, n in short.items() if s != n} or {""})
    run = (
        re.compile(rf"(?:{any_of(short)})(?:[、和及与或](?:{any_of(short)}))*(?P<up>[及和]?以上(?:{ends})?)?")
        if names
        else None
    )

    def change(test: Test) -> Test | Tests | None:
        bound = isinstance(test, Bound)
        if run is None or not (bound or (isinstance(test, Category) and test.kind == "open")):
            return test
        start, end = (test.start, test.figure) if isinstance(test, Bound) else (test.start, test.end)
        found = next(
            (m for m in run.finditer(text, max(0, start - 24), end + 24) if m.start() < end and start < m.end()), None
        )
        if found is None:
            return test
        named = tuple(dict.fromkeys(short[n] for n in re.findall(any_of(short), found[0])))
        if found["up"]:  # the first that a document names are the highest
            named = names[: max(names.index(n) for n in named) + 1]
        who = Category("class", named[0], *found.span(), named[1:], levels=names)
        if isinstance(test, Bound):
            return Tests("all", (who, test))
        rest = LINKS.sub("", text[max(start, found.end()) : end]) or LINKS.sub("", text[start : found.start()])
        begin = text.find(rest, start, end) if len(rest) > 1 else -1
        left = open_category(text, begin, begin + len(rest)) if begin >= 0 and not TERMS.search(rest) else None
        return Tests("all", (who, left)) if left is not None else who

    return change


def held(document: Document, judge: Callable[[Tests], bool]) -> tuple[str, ...]:
    """The classes that somebody is a member of, by what they said."""
    return tuple(name for name, tests in find_classes(document) if judge(tests))
