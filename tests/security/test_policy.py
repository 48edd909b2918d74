"""What a page may load and do."""

import pytest

from actionplan.security.policy import headers, page_policy, served_policy


@pytest.mark.parametrize("policy", [page_policy(), headers()["Content-Security-Policy"]])
def test_nothing_unsafe_is_allowed(policy: str) -> None:
    """Neither inline scripts nor code made of texts, WebAssembly among it."""
    assert "unsafe" not in policy
    assert "script-src 'self';" in policy


def test_only_a_page_that_is_being_written_may_run_an_inline_script() -> None:
    assert "script-src 'self' 'unsafe-inline';" in served_policy()
