"""Completing: a follow-up that puts another value in place is read as the question before it, with that value."""

from __future__ import annotations

import pytest

from assistant.completing import complete

PUT = [
    ("闺女刚5岁,我脱产学40天,补助能申吗?", "脱产只有25天呢?", "闺女刚5岁,我脱产学25天,补助能申吗?"),
    ("年营收1500万的小厂,够不够入库?", "我老表那家才900万的呢?", "年营收900万的小厂,够不够入库?"),
    ("2025年要建成多少座?", "后一年呢?", "2026年要建成多少座?"),
    ("到2025年底要建成多少座?", "最后一年呢?", "到最后一年底要建成多少座?"),
    ("2025年8月改成电的,补多少?", "拖了,2025年12月才能完工的话还补吗?", "2025年12月改成电的,补多少?"),
    ("中小企业今年要新培育多少家?", "不是中小企业,我问的是“小巨人”。", "小巨人今年要新培育多少家?"),
    ("We added RMB 350 million. Is that enough?", "What if it had been 290 million?", "We added RMB 290 million. Is that enough?"),
    ("今年要推几家企业进500亿级?", "具体哪几家,点个名?", "今年要推哪几家企业进500亿级?"),
    ("省级绿色工厂奖励多少?", "那市级的呢?", "市级绿色工厂奖励多少?"),
    ("What does a provincial green factory get?", "And a national one?", "What does a national green factory get?"),
    ("What is the rate for grade 1 equipment?", "What about grade 2?", "What is the rate for grade 2 equipment?"),
    ("What rate does the plan set for 2025?", "And a year later?", "What rate does the plan set for 2026?"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "question", "completed"), PUT)
def test_another_value_stands_in_the_place_of_the_one_of_its_kind(before, question, completed):
    assert complete(question, (before,)) == (completed, ())


LEFT = [
    ("设备投6000万,补多少?", "那什么时候到账呢?"),  # asks something of its own
    ("产值3亿元,营收5亿元,够吗?", "要是6亿元呢?"),  # which of the two?
    ("今年要新培育多少家?", "要是900万呢?"),  # nothing of its kind
    ("2025年要建成多少座?", "最后由谁验收?"),
    ("省级绿色工厂奖励多少?", "市级的孵化器呢?"),  # another subject
    ("省级和市级绿色工厂奖励多少?", "国家级的呢?"),
]


@pytest.mark.parametrize(("before", "question"), LEFT)
def test_what_does_more_or_could_stand_in_several_places_is_left_as_it_was_asked(before, question):
    assert complete(question, (before,)) == (question, (before,))


def test_each_follow_up_completes_the_one_before_it():
    turns = ("谁牵头?", "2025年要建成多少座?", "后一年呢?")
    assert complete("再过一年呢?", turns) == ("2027年要建成多少座?", ("谁牵头?",))
