"""The values that records are built of."""

from datetime import date

import pytest

from actionplan.plan.values import Period


@pytest.mark.parametrize(
    ("to", "last"),
    [
        ("2015", date(2015, 12, 31)),
        ("2015-02", date(2015, 2, 28)),
        ("2016-02", date(2016, 2, 29)),
        ("2016-11", date(2016, 11, 30)),
        ("2016-11-05", date(2016, 11, 5)),
        ("9999", date(9999, 12, 31)),
    ],
)
def test_a_period_lasts_to_the_end_of_its_year_month_or_day(to: str, last: date) -> None:
    period = Period.model_validate({"from": "2015", "to": to})
    assert period.last_day == last
    assert period.has_ended(last) is False
