"""What a document counts or names in part, and what is due by when: asked of a made-up plan."""

from __future__ import annotations

import pytest

from assistant.answers import Answer
from assistant.pipeline import Assistant
from assistant.places import find_wider
from eval.validity import find_faults
from index.build import add
from index.settings import Settings

TEXT = """云江省人民政府关于加快工业提升的实施意见

云政发〔2024〕6号

2024年2月5日

一、总体目标

规模以上工业增加值增长6%以上，企业盈利能力持续改善。规模以上工业单位增加值能耗下降4%以上。

二、重点任务

（一）壮大集群。新培育省级先进制造业集群8个左右，积极争创国家级先进制造业集群。一季度完成集群名录修订，6月底前建成集群服务平台。（省工业和信息化厅牵头，省财政厅配合）

（二）帮扶行业。对纺织、皮革、造纸等7个下滑行业开展专项帮扶，推动12个试点县（市、区）先行先试。每季度召开一次调度会。（省财政厅牵头，省工业和信息化厅配合）

（三）建设工厂。支持5G工厂等建设，新增“晨曦工厂”300家以上。12月底前完成首批验收。（省工业和信息化厅负责）
"""


MEASURES = """云江市人民政府关于支持发展的若干措施

云政发〔2024〕8号

2024年2月5日

一、支持托育。新建托育机构的，每个托位补助1万元，单个机构最高80万元。

二、养护道路。县道每年每公里补助8000元，乡道每年每公里补助4000元。

三、更新汽车。个人报废旧乘用车并购买新车的，每辆补贴5000元。

四、引进人才。企业全职引进博士、硕士的，分别给予每人12万元、4万元生活补助，审核通过后15日内发放。
"""


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    data = tmp_path_factory.mktemp("measures")
    path = data / "plan.txt"
    path.write_text(MEASURES, encoding="utf-8")
    own = Settings(data_dir=data / "data")
    add(own, {"plan": path})
    return Assistant.open(own)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    data = tmp_path_factory.mktemp("plan")
    path = data / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    own = Settings(data_dir=data / "data")
    add(own, {"plan": path})
    return Assistant.open(own)


def ask(assistant: Assistant, question: str) -> Answer:
    answer = assistant.ask(question, (), ("plan",))
    assert find_faults(answer, assistant.library.documents) == ()
    return answer


@pytest.mark.parametrize(
    "question",
    [
        "国家级先进制造业集群要新培育几个?",  # provincial ones are counted
        "5G工厂新建数",  # factories of another kind are
        "那12个试点县名单列一下",  # their number is stated
        "7个下滑行业里,除了纺织、皮革、造纸,剩下几个叫什么?",  # three of them are named
        "规上工业利润总额要增长几个点?",  # value added is
        "单位增加值用水量降幅",  # energy is
        "上半年规上工业增加值要增长多少?",  # the whole year's is
        "各市分到几个集群指标?",
        "先进制造业集群数量要排到全国第几位?",
        "我们厂在四川,照四川的规矩集群能补多少?",
    ],
)
def test_what_is_counted_of_something_else_is_withheld(asked: Assistant, question: str) -> None:
    assert ask(asked, question).status == "not_in_document"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("省级先进制造业集群要新培育几个?", "8个左右"),
        ("晨曦工厂要新增多少家?", "300家以上"),
        ("规上工业增加值要增长几个点?", "6%以上"),
        ("单位增加值能耗降幅", "4%以上"),
        ("哪些行业下滑了要帮扶?", "纺织、皮革、造纸"),
    ],
)
def test_what_is_counted_of_the_very_thing_is_answered(asked: Assistant, question: str, expected: str) -> None:
    answer = ask(asked, question)
    assert answer.status == "answered" and expected in answer.text


@pytest.mark.parametrize(
    ("question", "acts"),
    [
        ("哪些事要在一季度完成?", ["集群名录修订"]),
        ("6月底前要办完什么?", ["集群名录修订", "集群服务平台"]),
        ("12月之前就得完成的有哪些?", ["集群名录修订", "集群服务平台"]),
        ("每季度要做哪些事?", ["调度会"]),
        ("省工业和信息化厅年底前必须完成的有哪些?", ["集群服务平台", "首批验收"]),
    ],
)
def test_what_is_due_by_a_date_or_in_a_rhythm_is_listed_the_earliest_first(
    asked: Assistant, question: str, acts: list[str]
) -> None:
    answer = ask(asked, question)
    places = [answer.text.find(act) for act in acts]
    assert answer.status == "answered" and -1 not in places and places == sorted(places), answer.text
    others = {"集群名录修订", "集群服务平台", "首批验收", "调度会"} - set(acts)
    assert "工业和信息化厅" in question or not any(other in answer.text for other in others)


def test_a_helping_body_that_is_taken_for_the_leading_one_is_corrected(asked: Assistant) -> None:
    answer = ask(asked, "专项帮扶既然是省工业和信息化厅牵头,财政厅只是配合对吧?")
    assert answer.status == "corrected" and "省财政厅牵头" in answer.text


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("服务业增加值今年要涨多少？", "服务业增加值"),
        ("想评“晨星工厂”，要满足哪几条硬杠杠？", "条件"),
        ("“晨星工厂”一共分几个星级？", "星级"),
    ],
)
def test_what_is_said_of_another_sector_or_only_counted_is_withheld(
    asked: Assistant, question: str, missing: str
) -> None:
    answer = asked.ask(question, (), ("shandong-industry-2024",))
    assert answer.status == "not_in_document"
    assert missing in answer.text


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [("云山县人民政府", "全省"), ("海东市工业和信息化局", "全省"), ("某省人民政府办公厅", ""), ("", "")],
)
def test_a_wider_place_than_the_issuers_is_another_frame(issuer: str, expected: str) -> None:
    assert find_wider("全省零售总额今年的目标是多少", issuer, "零售总额达到96亿元") == expected


def test_how_often_in_a_year_is_answered_with_the_rhythm(asked: Assistant) -> None:
    answer = ask(asked, "调度会一年开几次？")
    assert answer.status == "answered" and "每季度" in answer.text


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("想办个养老院，一张床位补多少？", "养老院"),
        ("国道每公里补助多少？", "国道"),
        ("旧货车报废换新，一辆补多少？", "货车"),
        ("全职招来一个本科生，生活补助发多少？", "本科生"),
        ("屋顶装光伏，一度电补几毛？", "光伏"),
        ("考驾照的钱报销多少？", "驾照"),
    ],
)
def test_a_figure_of_a_thing_of_the_same_kind_is_withheld(measures: Assistant, question: str, missing: str) -> None:
    answer = ask(measures, question)
    assert answer.status == "not_in_document" and missing in answer.text


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("想办个托儿所，一个托位补多少？", "1万元"),
        ("乡道每公里补助多少？", "4000元"),
        ("旧轿车报废换新，一辆补多少？", "5000元"),
        ("全职招来一个博士，生活补助发多少？", "12万元"),
        ("我们是做光伏的，全职招来一个硕士，生活补助发多少？", "4万元"),
    ],
)
def test_a_figure_of_the_very_thing_is_given(measures: Assistant, question: str, expected: str) -> None:
    answer = ask(measures, question)
    assert answer.status in ("answered", "needs_information") and expected in answer.text


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("乡道每年每公里补助5000元吧？", "corrected"),
        ("乡道每年每公里补助4000元吧？", "answered"),
    ],
)
def test_a_figure_put_up_for_agreement_is_held_against_the_text(
    measures: Assistant, question: str, status: str
) -> None:
    assert ask(measures, question).status == status


@pytest.mark.parametrize("question", ["博士的生活补助几月份发?", "硕士的生活补助几号打到卡上?"])
def test_so_many_days_are_no_date(measures: Assistant, question: str) -> None:
    answer = ask(measures, question)
    assert answer.status == "not_in_document" and "日期" in answer.text


@pytest.mark.parametrize("question", ["博士的生活补助审核通过后多久发?", "博士的生活补助几时发?"])
def test_so_many_days_are_how_long_it_takes(measures: Assistant, question: str) -> None:
    assert "15日内" in ask(measures, question).text
