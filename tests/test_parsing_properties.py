"""What always holds of a parsed document: its own numbers are read back, and every character is covered once."""

from __future__ import annotations

import re
import time

from hypothesis import given
from hypothesis import strategies as st

from index.structure import parse_document

CHINESE = "零一二三四五六七八九十"


def chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("十" if tens == 1 else CHINESE[tens] + "十" if tens else "") + (CHINESE[ones] if ones or not tens else "")


@st.composite
def plans(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A printed plan and the paths that its numbering gives."""
    running, indent, gap = (
        draw(st.booleans()),
        draw(st.sampled_from(["", "　　"])),
        draw(st.sampled_from(["\n", "\n\n", "\r\n"])),
    )
    lines, expected, count = ["某市工作方案"], [], 0
    for section in range(1, draw(st.integers(1, 12)) + 1):
        lines.append(f"{chinese(section)}、工作部分")
        expected.append(f"{section}")
        for number in range(1, draw(st.integers(0, 2)) + 1):
            lines.append("有关工作按照规定办理，持续推进。")
            expected.append(f"{section}.p{number}")
        for heading in range(1, draw(st.integers(1, 3)) + 1):
            lines.append(f"（{chinese(heading)}）工作方面")
            expected.append(f"{section}.{heading}")
            count = count if running else 0
            for _ in range(draw(st.integers(1, 3))):
                count += 1
                lines.append(f"{count}.推进工作。按照规定办理，增长{count}.5%。")
                expected.append(f"{section}.{heading}.{count}")
                for item in range(1, draw(st.integers(0, 2)) + 1):
                    lines.append(f"（{item}）具体事项；")
                    expected.append(f"{section}.{heading}.{count}.{item}")
    return gap.join([lines[0], *(indent + line for line in lines[1:])]), expected


@given(plans())
def test_a_printed_plan_is_read_back_with_its_own_numbers(check_tree, plan: tuple[str, list[str]]) -> None:
    text, expected = plan
    document = parse_document(text, "plan")
    assert [p.path for p in document.paragraphs] == expected
    check_tree(document)
    assert parse_document(text, "plan") == document


PIECES = [
    "一、",
    "（一）",
    "(二)",
    "1.",
    "2．",
    "3.1 ",
    "第一章 ",
    "第二条 ",
    "（1）",
    "①",
    "——",
    "\n",
    "\n\n",
    "　　",
    " ",
    "\t",
]
PIECES += [
    "附件",
    "附件1：",
    "目录",
    "来源：",
    "2023年5月6日",
    "。",
    "；",
    "：",
    "|",
    "#",
    "- ",
    "某市意见",
    "按照规定办理",
    "abc",
    "%",
    "\r",
    "摘要",
]


@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=80).map("".join)))
def test_any_text_is_read_without_error_and_covered_once(check_tree, text: str) -> None:
    check_tree(parse_document(text, "any"))


@given(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_what_follows_does_not_change_the_ids_before_it(tail: str, body: str) -> None:
    """Another document's text is no part of this one: the same text gives the same paragraphs, whatever the slug."""
    text = body + tail
    one, two = parse_document(text, "a"), parse_document(text, "b")
    assert [(p.path, p.start, p.end, p.label) for p in one.paragraphs] == [
        (p.path, p.start, p.end, p.label) for p in two.paragraphs
    ]


def test_long_text_is_read_in_time_that_grows_with_its_length(opinion) -> None:
    text = opinion.text
    flat = re.sub(r"\n+", " 　　", text)
    for big in (text * 60, flat * 60, "一、" * 300_000, "附件：甲\n" * 30_000, "1.：\n（一）：\n" * 20_000):
        began = time.process_time()
        parse_document(big, "big")
        assert time.process_time() - began < 60  # quadratic time takes hours here
