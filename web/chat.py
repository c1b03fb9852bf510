"""The chat: a conversation as HTML. Pure; what the buttons do is in assets/page.js and `page.py`.

Gradio's own Chatbot renders Markdown, so text with marks in it would have to be disguised, and then be copied, read out
and edited in disguise. Here text stays text, and a citation is a button with its offsets.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answers import ABSTENTIONS, Answer, Check, Citation, Language
from prompts import template
from web.conversations import Conversation, Turn
from web.markup import element, escaped
from web.texts import text

MARKER = re.compile(r"\[(\d+)\]")
BETWEEN = re.compile(r"(?<=\])[;；]\s*")  # the items of a list, each with its marker
AFTER = re.compile(r"(?<=\])(?:。|\.\s)(?=.)")  # what is said after the list
FEWEST = 4  # items that are shown below one another


def render_conversation(
    conversation: Conversation,
    language: Language,
    welcome: str = "",
    pending: tuple[str, str] | None = None,
    notice: str = "",
    overview: Callable[[int], str] = lambda number: "",
    title_of: Callable[[str], str] = lambda slug: "",
) -> str:
    """The whole log. `welcome` (HTML) shows while nothing was said; `pending` is (question, key of its stage).

    `overview(number)` is what stands below that turn's answer: all supports, where they were asked for (HTML).
    `title_of(slug)` names the document of a citation; "" where there is only one.
    """
    last = -1 if pending else len(conversation.turns) - 1  # what goes away goes when the question comes, not later
    turns = [
        _turn(turn, i, language, overview(i), title_of, last=i == last) for i, turn in enumerate(conversation.turns)
    ]
    if pending:
        turns.append(_pending(*pending, language))
    told = element("p", escaped(notice), class_="notice", role="status") if notice else ""
    return element(
        "div",
        ("".join(turns) or welcome) + told,
        class_="log",
        role="log",
        aria_live="polite",
        aria_label=text("chat", language),
        tabindex=0,
        data_conversation=conversation.id,
        data_last=conversation.turns[-1].question if conversation.turns else "",
    )


def render_welcome(examples: dict[str, list[str]], language: Language) -> str:
    """What the assistant can do, and example questions: `examples` maps firm and official to questions."""
    blocks = []
    for persona in ("firm", "official"):
        buttons = "".join(_ask(question) for question in examples.get(persona, []))
        title = element("h3", escaped(text(f"examples_{persona}", language)))
        says = element("p", escaped(text(f"welcome_{persona}", language)))
        blocks.append(element("section", title + says + element("div", buttons, class_="asks"), class_="persona"))
    head = element("h2", escaped(text("welcome", language)))
    promise = element("p", escaped(text("welcome_promise", language)), class_="promise")
    kept = element("p", escaped(text("kept_here", language)), class_="kept")
    return element("div", head + promise + element("div", "".join(blocks), class_="personas") + kept, class_="welcome")


def render_text(words: str, citations: tuple[Citation, ...], language: Language) -> str:
    """The text of an answer, a long list of it (head: item[1];item[2];…) as one."""
    head, items, rest = items_of(words)
    if not items:
        return render_marked(words, citations, language)
    rows = (element("li", render_marked(item, citations, language)) for item in items)
    return escaped(head) + element("ul", "".join(rows)) + render_marked(rest, citations, language)


def items_of(words: str) -> tuple[str, tuple[str, ...], str]:
    """Head, items and what follows them of an answer that is a long list; all as the head where it is none."""
    *items, last = BETWEEN.split(words)
    head = re.match(r"[^:：\[]*[:：]\s*", items[0]) if items else None
    if len(items) + 1 < FEWEST or head is None:
        return words, (), ""
    *ended, rest = AFTER.split(last, maxsplit=1)
    listed = (items[0][head.end() :], *items[1:], *(ended or (rest,)))
    return head[0].strip(), tuple(item.strip() for item in listed), rest.strip() if ended else ""


def render_marked(words: str, citations: tuple[Citation, ...], language: Language) -> str:
    """`words` escaped, its [n] markers turned into buttons where a citation n exists."""
    by_number = {citation.n: citation for citation in citations}
    parts, end = [], 0
    for match in MARKER.finditer(words):
        citation = by_number.get(int(match[1]))
        if citation:
            parts.append(_held(words[end : match.start()], _marker(citation, language)))
            end = match.end()
    return "".join(parts) + escaped(words[end:])


def _turn(
    turn: Turn, number: int, language: Language, overview: str, title_of: Callable[[str], str], last: bool
) -> str:
    answer = turn.answer
    status = shown_status(answer)
    parts = [
        element("p", escaped(text(f"status_{status}", language)), class_="status"),
        element("div", render_text(answer.text, answer.citations, language), class_="answer-text"),
        _checks(answer.checks, answer.citations, language),
        overview,
        _citations(answer, title_of, language),
    ]
    if last and answer.suggestions:
        label = element("span", escaped(text("suggestions", language)), class_="label")
        parts.append(element("div", label + "".join(map(_ask, answer.suggestions)), class_="asks suggestions"))
    parts.append(_tools(turn, number, language))
    reply = element(
        "article",
        "".join(parts),
        class_=f"reply {status}" + (" abstains" if answer.status in ABSTENTIONS else ""),
        data_status=status,
        data_answer=turn.id,
    )
    return element("div", _asked(turn.question, language) + reply, class_="turn", data_turn=number)


def is_withheld(answer: Answer) -> bool:
    """Whether an answer was made and then not said, because it did not stand up to the checks."""
    return answer.status in ABSTENTIONS and answer.text == template("withheld", answer.language)


def shown_status(answer: Answer) -> str:
    """The status that people are told: of an answer that was withheld just that."""
    return "withheld" if is_withheld(answer) else answer.status


def _pending(question: str, stage: str, language: Language) -> str:
    dots = element("span", "", class_="dots", aria_hidden="true")
    reply = element(
        "article", element("p", escaped(text(stage, language)) + dots, class_="stage"), class_="reply pending"
    )
    return element("div", _asked(question, language) + reply, class_="turn")


def _asked(question: str, language: Language) -> str:
    who = element("span", escaped(text("you", language)), class_="sr-only")
    return element("div", who + element("p", escaped(question)), class_="asked")


def _ask(question: str) -> str:
    return element("button", escaped(question), type="button", class_="ask", data_ask=question)


def _marker(citation: Citation, language: Language) -> str:
    return element(
        "button",
        f"[{citation.n}]",
        type="button",
        class_="cite",
        aria_label=text("open_citation", language, n=citation.n, label=citation.label),
        title=citation.label,
        **_place(citation),
    )


def _held(words: str, marker: str) -> str:
    """The words and then the marker, which no line break parts from the last of them."""
    if not words.strip():
        return escaped(words) + marker
    return escaped(words[:-1]) + element("span", escaped(words[-1]) + marker, class_="held")


def _place(citation: Citation) -> dict[str, object]:
    return {"data_paragraph": citation.paragraph, "data_start": citation.start, "data_end": citation.end}


def _citations(answer: Answer, title_of: Callable[[str], str], language: Language) -> str:
    if not answer.citations:
        return ""
    rows = []
    for citation in answer.citations:
        label = element("span", escaped(f"[{citation.n}] {citation.label}"), class_="label")
        title = title_of(citation.paragraph.partition("#")[0])
        of = element("span", escaped(title), class_="of", lang="zh-CN") if title else ""
        quote = element("q", escaped(citation.quote), lang="zh-CN")
        button = element("button", label + of + quote, type="button", class_="source", **_place(citation))
        rows.append(element("li", button))
    key = "nearest" if answer.status in ABSTENTIONS else "citations"
    return element("p", escaped(text(key, language)), class_="sources-title") + element(
        "ol", "".join(rows), class_="sources"
    )


def _checks(checks: tuple[Check, ...], citations: tuple[Citation, ...], language: Language) -> str:
    if not checks:
        return ""
    heads = "".join(
        element("th", escaped(text(key, language)), scope="col") for key in ("condition", "given", "result")
    )
    rows = []
    for check in checks:
        cites = "".join(_marker(c, language) for c in citations if c.paragraph == check.paragraph)
        cells = element("td", _held(check.condition, cites)) + element("td", escaped(check.given) or "—")
        result = element("span", escaped(text(check.result, language)), class_=f"result {check.result}")
        rows.append(element("tr", cells + element("td", result)))
    table = element("table", element("thead", element("tr", heads)) + element("tbody", "".join(rows)))
    return element("div", table, class_="checks", tabindex=0, role="region", aria_label=text("condition", language))


def _tools(turn: Turn, number: int, language: Language) -> str:
    buttons = []
    for action in ("copy", "retry", "edit", "good", "bad"):
        pressed = {"aria_pressed": str(turn.opinion == action).lower()} if action in ("good", "bad") else {}
        words = escaped(text(action, language))
        buttons.append(
            element(
                "button", words, type="button", class_=f"tool {action}", data_action=action, data_turn=number, **pressed
            )
        )
    mark = element("span", escaped(f"{text('answer_id', language)} {turn.id} · {turn.version}"), class_="answer-id")
    return element("div", "".join(buttons) + mark, class_="tools") + _comment(turn, number, language)


def _comment(turn: Turn, number: int, language: Language) -> str:
    """A line to say what was wrong, under an answer that was found wrong; thanks once it was said."""
    if turn.opinion is None:
        return ""
    if turn.opinion == "good" or turn.commented:
        return element("p", escaped(text("thanks", language)), class_="thanks", role="status")
    words = text("comment", language)
    field = element("input", "", type="text", maxlength=1000, aria_label=words, placeholder=words)
    send = element(
        "button",
        escaped(text("send_comment", language)),
        type="button",
        class_="tool",
        data_action="comment",
        data_turn=number,
    )
    return element("div", field + send, class_="comment")
