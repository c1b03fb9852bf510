"""Places that questions name, and what is said of their provinces; opposites of a name."""

from __future__ import annotations

import pytest

from assistant.focus import Focus, Term
from assistant.places import covers, province_of


@pytest.mark.parametrize(("city", "province"), [("武汉", "湖北"), ("青岛", "山东"), ("山东", ""), ("某地", "")])
def test_a_city_lies_in_its_province(city, province):
    assert province_of(city) == province


def test_what_speaks_of_a_province_speaks_for_its_cities():
    assert covers("驰援湖北的医务人员", "武汉")
    assert not covers("驰援湖北的医务人员", "南京")


def test_a_text_that_has_only_the_opposite_states_less_of_a_name():
    focus = Focus((Term(("独生子女",), 1.0, True),))
    assert focus.covered("纳税人为独生子女的，每月2000元") > focus.covered("纳税人为非独生子女的，分摊每月2000元") > 0
