"""The words of a grant are read as a small calculation."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.grants import parse_grant, tops_up

READ = [
    ("给予一次性奖励20万元", "sum", 200_000, ""),
    ("每家奖励5万元", "sum", 50_000, ""),
    ("分别给予企业经营团队300万元的一次性奖励，其中用于奖励主要经营者的比例不高于50%", "sum", 3_000_000, ""),
    ("按设备实际投资额的8%给予补助，单个项目最高不超过300万元", "rate", 8, "设备实际投资额"),
    ("展位费全额补助，每个标准展位最高4万元", "rate", 100, "展位费"),
    ("每平方米每月5元", "each", 5, "平方米"),
    ("出口额每增加1万美元奖励300元人民币，单家企业最高30万元", "each", 300, "美元"),
    ("每净增1000万元产值给予2万元奖励，不足1000万元的部分不计", "each", 20_000, "元产值"),
    ("每亩再增加100元", "each", 100, "亩"),
    ("按新认定标准的50%给予奖励", "share", 50, ""),
    ("减半奖励", "share", 50, ""),
    ("按市级标准加倍奖励", "share", 200, ""),
    ("补助标准上浮20%", "share", 120, ""),
    ("在上述比例基础上提高2个百分点", "points", 2, ""),
    ("补助比例提高至12%，最高不超过800万元", "new rate", 12, ""),
    ("补足差额", "difference", 0, ""),
]


@pytest.mark.parametrize(("said", "kind", "figure", "of"), READ)
def test_a_grant_is_read(said: str, kind: str, figure: int, of: str) -> None:
    grant = parse_grant(said)
    assert grant is not None
    assert (grant.kind, grant.figure) == (kind, Decimal(figure))
    assert of in (grant.base, grant.unit, "")


def test_words_without_a_figure_grant_nothing_to_reckon() -> None:
    assert parse_grant("由市级财政承担80%") is None
    assert parse_grant("给予奖励") is None


CAPS = [
    ("单项最高不超过60万元，单户每年最高不超过150万元", [(600_000, "", False), (1_500_000, "", True)]),
    ("按展位费的70%给予补助，每个标准展位（9平方米）最高3万元", [(30_000, "标准展位", False)]),
]


@pytest.mark.parametrize(("said", "caps"), CAPS)
def test_a_cap_says_what_it_is_on(said: str, caps: list[tuple[int, str, bool]]) -> None:
    grant = parse_grant("按投资额的8%，" + said)
    assert grant is not None
    assert [(c.value, c.each, c.joint) for c in grant.caps] == [(Decimal(v), e, j) for v, e, j in caps]


def test_an_addition_is_told_from_what_it_is_added_to() -> None:
    first, more = parse_grant("按当年研发费用的2%给予补助"), parse_grant("其增量部分再按5%给予补助")
    assert first is not None and more is not None
    assert (first.adjusts, more.adjusts) == (False, True)
    assert more.increase


def test_the_difference_is_granted_to_who_had_less() -> None:
    assert tops_up("以前年度已获得奖励的，补足差额") and not tops_up("给予奖励")
