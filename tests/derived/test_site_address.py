"""What can be the address of a site."""

import pytest

from actionplan.derived.site_address import SiteAddressError, site_address


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://plan.example", "https://plan.example/"),
        ("https://plan.example/under/", "https://plan.example/under/"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/"),
        ("https://länet.example/åtgärder", "https://länet.example/åtgärder/"),
        ("http://[::1]:80/", "http://[::1]:80/"),
    ],
)
def test_an_address(given: str, expected: str) -> None:
    assert site_address(given) == expected


@pytest.mark.parametrize(
    "given",
    [
        *("", "plan.example", "//plan.example/", "ftp://plan.example/", "https:///x", "https://"),
        *("https://plan.example/?x=1", "https://plan.example/?", "https://plan.example/#x"),
        *("https://plan.example/a b", "https://plan.example/a\u00a0b", " https://plan.example/"),
        *("https://plan.example/\n", "https://plan.example/<x>", 'https://plan.example/"', "https://a\\b/"),
        *(
            "https://plan.example:99999/",
            "https://plan.example:x/",
            "https://[::1/",
            "https://me@plan.example/",
        ),
    ],
)
def test_what_is_none(given: str) -> None:
    with pytest.raises(SiteAddressError):
        site_address(given)
