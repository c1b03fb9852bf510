"""Matter: the parts of a document that are no evidence, found by their form.

    document = title notice? contents? preamble body signature? back (attachment-heading attachment)*

Title lines, table of contents, source and editor lines, copyright notices, signatures; and the words of a document
about itself: issuer, number, date, source, year. Lines are counted as `index.lines` cuts them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from index import forms
from index.documents import MatterKind
from index.lines import Line
from index.numbering import Mark, parse_number


@dataclass(frozen=True, slots=True)
class Opening:
    """An attachment's heading: its lines up to `last`, the number printed if any, and its title."""

    last: int
    number: int | None
    title: str


@dataclass(slots=True)
class Frame:
    """What the lines are, other than body text. Keys are line numbers."""

    title: tuple[int, int] | None = None  # first and last line of the title
    matter: dict[int, MatterKind] = field(default_factory=dict)
    attachments: dict[int, Opening] = field(default_factory=dict)


def find_frame(text: str, lines: Sequence[Line], marks: Sequence[Mark | None], rows: frozenset[int]) -> Frame:
    """The document's frame: title, matter, attachments."""
    words = [text[line.start : line.end].strip("#*_ \u3000\u200b\ufeff") for line in lines]
    frame = Frame()
    if len(lines) > 1:
        frame.title = _find_title(words, lines, marks, rows)
    start = frame.title[1] + 1 if frame.title else 0
    _mark_contents(frame, words, lines, marks, start)
    _mark_back(frame, words, marks, rows, start)
    _mark_signatures(frame, words, marks, rows, start)
    _mark_attachments(frame, words, lines, marks, rows, start)
    body = next((i for i in range(start, len(lines)) if _opens_body(frame, marks, i)), len(lines))
    _mark_front(frame, words, start, body)
    for i, word in enumerate(words):
        if (
            i not in rows
            and (forms.PAGE.match(word) or forms.RULE.match(word))
            and not (frame.title and i <= frame.title[1])
        ):
            frame.matter[i] = "blank"
    return frame


def _find_title(
    words: Sequence[str], lines: Sequence[Line], marks: Sequence[Mark | None], rows: frozenset[int]
) -> tuple[int, int] | None:
    """The first lines that end as titles do, below a letterhead and number if any; else the first line, if short."""
    found: tuple[int, int] | None = None
    for i, word in enumerate(words[:15]):
        if forms.is_slip(word):
            continue
        if i in rows or not forms.is_title(word, marks[i]):
            break
        last = forms.title_end(words, lines, marks, i)
        if forms.TITLE_END.search(words[last]) or forms.YEARS_LINE.fullmatch(words[last]):
            return i, last
        found = found or (i, i)
    return found


def _opens_body(frame: Frame, marks: Sequence[Mark | None], i: int) -> bool:
    return i in frame.attachments or (marks[i] is not None and i not in frame.matter)


def _mark_contents(
    frame: Frame, words: Sequence[str], lines: Sequence[Line], marks: Sequence[Mark | None], start: int
) -> None:
    """A table of contents: headings without text that all come again."""
    keys = ["".join(forms.LEADER.sub("", word).split()) if len(word) <= 60 else "" for word in words]
    count = Counter(keys[start:])
    at = next((i for i in range(start, min(start + 12, len(words))) if forms.CONTENTS.match(words[i])), None)
    end = start if at is None else at + 1
    if at is None:  # no heading says so: three or more headings in a row that come again
        end = next((i for i in range(start, min(start + 12, len(words))) if marks[i] is not None), len(words))
    begin, seen = end, set[str]()
    while end < len(words) and keys[end] not in seen and len(words[end]) <= 60:
        again = count[keys[end]] > 1
        leads = at is not None and (re.search(r"[.．·…]{3,}|\s\d{1,3}$", words[end]) is not None)
        if not keys[end] or not (
            again or leads or (at is not None and marks[end] and not forms.ends_sentence(words[end]))
        ):
            break
        seen.add(keys[end])
        end += 1
    if end - begin >= (1 if at is not None else 3):
        frame.matter.update((i, "contents") for i in range(begin if at is None else at, end))
    elif at is not None:
        frame.matter[at] = "contents"


def _mark_back(
    frame: Frame, words: Sequence[str], marks: Sequence[Mark | None], rows: frozenset[int], start: int
) -> None:
    """Sources, editors and copyright notices at the end."""
    end = len(words)
    for i in range(max(start, end - 15), end):
        if forms.COPYRIGHT.match(words[i]) and len(words[i]) < 12 and not any(marks[i + 1 :]):
            frame.matter.update((k, "notice") for k in range(i, end))
            end = i
            break
    while end - 1 >= start:
        word = words[end - 1]
        if end - 1 in rows or marks[end - 1] is not None:
            return
        if forms.META.match(word):
            frame.matter[end - 1] = "source"
        elif (
            forms.LINKS.match(word)
            or forms.COPYRIGHT.match(word)
            or forms.PUBLIC.match(word)
            or forms.is_disclaimer(word)
        ):
            frame.matter[end - 1] = "notice"
        elif not forms.PAGE.match(word) and not forms.RULE.match(word):
            return
        end -= 1


def _mark_signatures(
    frame: Frame, words: Sequence[str], marks: Sequence[Mark | None], rows: frozenset[int], start: int
) -> None:
    """A date on a line of its own, the issuers above it and the line on publication below it."""
    for i in range(start, len(words)):
        if i in rows or marks[i] is not None or i in frame.matter:
            continue
        if forms.SIGNED.match(words[i]):
            frame.matter[i] = "signature"
        elif forms.DATE.match(words[i]):
            frame.matter[i] = "signature"
            above = i - 1
            while (
                above >= start and i - above <= 8 and above not in rows and forms.is_signer(words[above], marks[above])
            ):
                frame.matter[above] = "signature"
                above -= 1
        elif forms.PUBLIC.match(words[i]) and len(words[i]) < 30:
            frame.matter[i] = "notice"


def _mark_attachments(
    frame: Frame,
    words: Sequence[str],
    lines: Sequence[Line],
    marks: Sequence[Mark | None],
    rows: frozenset[int],
    start: int,
) -> None:
    """附件 on a line of its own opens an attachment; 附件：… before the signature only lists them."""
    heads = {
        i: m for i in range(start, len(words)) if i not in rows and (m := forms.match_attachment(words[i], marks[i]))
    }
    bare = [i for i, m in heads.items() if not m["title"]]
    final = max((i for i in range(len(words)) if i not in frame.matter), default=-1)
    for i, match in heads.items():
        signature = next((k for k in range(i + 1, i + 13) if frame.matter.get(k) == "signature"), None)
        ended = re.match("[1１一][.．、]", match["title"]) is not None or i == final
        listed = match["title"] and (ended or signature is not None or (bare and bare[-1] > i))
        if i in frame.matter or listed:
            end = min(signature or len(words), i + 12, len(words))
            frame.matter.setdefault(i, "contents")
            for k in range(i + 1, end):  # 2.… of the list; the body has ended
                if k in heads or k in frame.matter or forms.ends_sentence(words[k]) or len(words[k]) > 60 or k in rows:
                    break
                if marks[k] is None and k + 1 != end:
                    break
                frame.matter[k] = "contents"
            continue
        last, title = i, match["title"]
        below = i + 1
        heads_below = not title and below < len(words) and below not in rows and below not in frame.matter
        if heads_below and forms.is_title(words[below], marks[below]) and not forms.is_listed(words[below]):
            last = forms.title_end(words, lines, marks, below)
            title = "".join(words[below : last + 1])
        number = parse_number(match["number"]) if match["number"] else None
        frame.attachments[i] = Opening(last, number, title)
    if frame.title is not None:
        _mark_rules(frame, words, marks, rows, lines)


def _mark_rules(
    frame: Frame, words: Sequence[str], marks: Sequence[Mark | None], rows: frozenset[int], lines: Sequence[Line]
) -> None:
    """Rules that follow the notice which issues them: their title, announced above, stands on a line of its own."""
    assert frame.title is not None
    heading = "".join(words[frame.title[0] : frame.title[1] + 1])
    named = {forms.plain(heading)} | {
        forms.plain(m) for word in words[frame.title[1] : 30] for m in forms.BRACKETED.findall(word)
    }
    for i in range(frame.title[1] + 2, min(len(words), frame.title[1] + 30)):
        if marks[i] is not None and i not in frame.matter:
            return
        if i in frame.matter or i in rows or i in frame.attachments or not forms.is_title(words[i], None):
            continue
        last = forms.title_end(words, lines, marks, i)
        title = "".join(words[i : last + 1])
        key = forms.plain(title)
        if len(key) < 5 or key == forms.plain(heading) or not any(key in name for name in named):
            continue
        core = re.sub(r"[（(][^（）()]*[）)]$", "", title)
        articles = any(mark is not None and mark.style == "article" for mark in marks[last:])
        if articles or forms.RULES.search(core):
            frame.attachments[i] = Opening(last, None, title)
        else:
            frame.matter.update((k, "title") for k in range(i, last + 1))
        return


def _mark_front(frame: Frame, words: Sequence[str], start: int, body: int) -> None:
    """Numbers, addressees, summaries and lead-ins before the body. A text without a body is all evidence."""
    spoken = ""  # the sentences so far: a lead-in that repeats them is no news
    title = forms.plain("".join(words[frame.title[0] : start])) if frame.title else ""
    for i in [*range(frame.title[0] if frame.title else 0), *range(start, body)]:
        word = words[i]
        key = forms.plain(word)
        if i in frame.matter:
            continue
        if (forms.NUMBER.fullmatch(word) or forms.META.match(word)) and len(word) < 100:
            frame.matter[i] = "source"
        elif i < start:
            frame.matter[i] = "source"  # the letterhead above the title
        elif body == len(words):
            continue
        elif forms.SUMMARY.match(word):
            frame.matter[i] = "summary"
        elif key and key == title:
            frame.matter[i] = "title"
        elif len(word) < 150 and forms.PASSED.match(word):
            frame.matter[i] = "notice"
        elif (
            (not spoken and forms.ADDRESSED.match(word) and not forms.NOT_ADDRESSED.search(word))
            or forms.FULL_TEXT.match(word)
            or forms.REPORTED.match(word)
            or (len(key) > 15 and key in spoken)
        ):
            frame.matter[i] = "lead-in"
        spoken += key if len(key) > 15 and len(spoken) < 2000 else ""
