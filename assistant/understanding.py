"""Understanding: a question in, what it asks for, about what and in which frame, out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answers import Language
from assistant.asked import Asked, find_asked
from assistant.attributes import INSTRUCTION, OUTSIDE, Attribute, find_attributes
from assistant.english import in_chinese, is_english
from assistant.places import find_places
from assistant.synonyms import CONCEPTS, find_concepts
from assistant.wording import plain
from index.quantities import Quantity, find_quantities

YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?=年|年度|\b(?!\d)|/)")
RELATIVE: tuple[tuple[str, int], ...] = (
    (r"前年|the year before last", -2),
    (r"去年|上一?年(?!级)|同期上年|last year|previous year", -1),
    (r"今年|本年|当年|this year", 0),
    (r"明年|来年|下一?年|第二年|次年|翌年|next year|following year", 1),
    (r"后年", 2),
)
PLAN_PERIOD = re.compile(r"(?P<plan>十[一二三四五六七八九]五)|(?P<plan2>(?:12|13|14|15|16)th five-year)")
PARTS = re.compile(r"[?？;；]+|(?<=[^,，])[,，](?=(?:那|另外|还有|以及|同时|其中|占|又|在)[^,，]{2,}(?:多少|几|哪|谁|什么|啥))")


@dataclass(frozen=True, slots=True)
class Frame:
    """When and where the question is set: offsets in years from the document's own, explicit years, named plans, places."""

    years: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    plans: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    question: str  # as typed
    plain: str  # form differences removed
    language: Language
    asked: Asked
    attributes: tuple[Attribute, ...]
    frame: Frame
    quantities: tuple[Quantity, ...]  # figures that the question itself states
    parts: tuple[str, ...]  # the questions of one message, in order
    translated: str  # Chinese terms of an English question
    outside: bool
    instructs: bool

    @property
    def words(self) -> str:
        """What the word index is asked: the question and the official words for its notions."""
        added = [word for row, said in find_concepts(self.plain).items() for word in CONCEPTS[row][:2] if word != said]
        return " ".join((self.plain, self.translated, *added))


def find_frame(text: str) -> Frame:
    """The frame that plain text states."""
    years = tuple(dict.fromkeys(int(m["year"]) for m in YEAR.finditer(text)))
    shifts = tuple(shift for pattern, shift in RELATIVE if re.search(pattern, text, re.IGNORECASE))
    plans = tuple(dict.fromkeys((m["plan"] or m["plan2"]) for m in PLAN_PERIOD.finditer(text)))
    return Frame(years, shifts, plans, find_places(text))


def understand(question: str, wording: str | None = None) -> Understood:
    """Read a question. `wording` is its plain wording where a caller has completed it (pinyin, earlier turns)."""
    text = plain(question) if wording is None else wording
    english = is_english(text)
    parts = tuple(part.strip() for part in PARTS.split(text) if part and len(part.strip()) > 2)
    return Understood(
        question=question,
        plain=text,
        language="en" if english else "zh",
        asked=find_asked(text),
        attributes=find_attributes(text),
        frame=find_frame(text),
        quantities=find_quantities(text),
        parts=parts or (text,),
        translated=in_chinese(text) if english else "",
        outside=bool(OUTSIDE.search(text)),
        instructs=bool(INSTRUCTION.search(text)),
    )
