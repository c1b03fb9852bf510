"""English answers: figures, dates and names in English, what a person says in Chinese words, and what a text never names."""

from __future__ import annotations

import pytest

from assistant.comparing_en import find_pair
from assistant.english import find_notions, glossed
from assistant.figures_en import in_figures, write_figure, write_period
from assistant.naming_en import body_in, place_in
from assistant.rendition import render_chinese
from assistant.unsaid import telling
from index.glosses import stems_of
from index.periods import find_periods
from index.quantities import find_quantities

FIGURES = [
    ("单个项目最高不超过300万元", "up to RMB 3 million per project"),
    ("每人每月补贴150元", "RMB 150 per person a month"),
    ("产值增长6%以上", "a rise of at least 6%"),
    ("能耗下降4%左右", "a fall of about 4%"),
    ("收取的押金不得超过床位费的12倍", "up to 12 times"),
    ("自受理之日起10个工作日内", "up to 10 working days"),
    ("推进六大任务", ""),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_a_figure_is_written_with_its_end_and_for_whom_it_is(text, expected):
    assert write_figure(find_quantities(text)[0], text) == expected


DATES = [
    ("2024年3月底前建成", "by the end of March 2024"),
    ("2024年9月30日前清偿", "by 30 September 2024"),
    ("每季度调度", "every quarter"),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_a_date_is_written_out(text, expected):
    assert write_period(find_periods(text)[0], text) == expected


def test_bodies_and_places_are_named_in_english_beside_the_chinese():
    assert (
        body_in("省工业和信息化厅", "en")
        == "Provincial Department of Industry and Information Technology (省工业和信息化厅)"
    )
    assert body_in("市发展改革委", "en") == "Municipal Development and Reform Commission (市发展改革委)"
    assert body_in("某某领导小组", "en") == "某某领导小组"
    assert place_in("青岛", "en") == "Qingdao (青岛)" and place_in("青岛", "zh") == "青岛"


SAID = [
    ("We spent RMB 18 million on new machines", "我们投入1800万元设备"),
    ("our output value went up by 500 million yuan", "我们产值新增5亿元"),
    ("a 12% rise", "增长12%"),
    ("we were founded in 2016", "我们2016年成立"),
    ("80 people on two-year contracts", "80人2年劳动合同"),
    ("got going in November 2024", "开工2024年11月"),
]


@pytest.mark.parametrize(("english", "chinese"), SAID)
def test_what_a_person_says_is_read_in_chinese_words(english, chinese):
    assert render_chinese(english, "劳动合同").text == chinese


def test_what_was_said_is_repeated_as_it_was_said():
    told = render_chinese("Our mill spent RMB 4.2 million, up 9%. Is that enough?", "")
    assert told.said("投入420万元") == "Our mill spent RMB 4.2 million"
    assert in_figures("24亿元－20亿元=4亿元") == "RMB 2.4 billion - RMB 2 billion = RMB 400 million"


PAIRS = [
    ("By how many does the target for labs, workshops and halls exceed that for platforms?", "labs, workshops and halls", "platforms"),
    ("Manufacturing is meant to outpace large-scale industry by how many percentage points?", "Manufacturing", "large-scale industry"),
    ("Add the first-batch projects to the flagship ones. Total?", "first-batch projects", "flagship"),
    ("Which will there be more of, champions or 'little giants'?", "champions", "little giants"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "left", "right"), PAIRS)
def test_the_two_things_put_side_by_side_keep_the_lists_in_their_names(question, left, right):
    assert find_pair(question) == (left, right)


def test_a_question_for_one_figure_puts_nothing_side_by_side():
    assert find_pair("By how much will investment grow this year?") is None


def test_a_sum_is_written_with_english_figures_and_a_name_keeps_its_hyphen():
    assert in_figures("Difference: 150家 (300家-150家=150家)") == "Difference: 150 (300 - 150 = 150)"
    assert in_figures("the larger: single-product champions") == "the larger: single-product champions"


def test_a_phrase_that_the_dictionary_knows_comes_before_its_words():
    glosses = {" ".join(stems_of("travel agency")): ("旅行社",)}
    [agency] = glossed("What may the travel agency get?", glosses)
    assert (agency.said, agency.words) == ("travel agency", ("旅行社",))


def test_a_word_that_only_shares_its_stem_with_a_wording_tells_nothing():
    [tax] = find_notions("the corporate income tax")
    assert telling(tax)
    assert not any(telling(notion) for notion in find_notions("when they are paid"))
