"""security.txt: the fields of RFC 9116, from configuration alone."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from actionplan.security.security_txt import ContactError, Contacts, security_txt
from tests.site.building import build, copy_project, run_mkdocs

TODAY = date(2026, 11, 22)
URL = "https://plan.example/integration/"


def test_the_file_has_the_fields_of_the_rfc() -> None:
    contacts = ("mailto:security@plan.example", "https://plan.example/report", "tel:+46-611-34-90-00")
    written = Contacts(contacts, "https://plan.example/policy")
    assert security_txt(written, ("sv", "en"), URL, TODAY) == (
        "Contact: mailto:security@plan.example\n"
        "Contact: https://plan.example/report\n"
        "Contact: tel:+46-611-34-90-00\n"
        "Expires: 2027-11-21T00:00:00Z\n"
        "Preferred-Languages: sv, en\n"
        "Canonical: https://plan.example/.well-known/security.txt\n"
        "Policy: https://plan.example/policy\n"
    )


@pytest.mark.parametrize(
    ("contact", "policy"),
    [
        ("security@plan.example", ""),
        ("http://plan.example/report", ""),
        ("javascript:alert(1)", ""),
        ("mailto:a@plan.example\nExpires: 2099-01-01T00:00:00Z", ""),
        ("", ""),
        ("mailto:a@plan.example", "mailto:a@plan.example"),
        ("mailto:a@plan.example", "http://plan.example/"),
    ],
)
def test_other_addresses_are_refused(contact: str, policy: str) -> None:
    with pytest.raises(ContactError):
        Contacts((contact,), policy)


def _with_contact(project: Path, contact: str) -> Path:
    settings = copy_project(project) / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert "security_contact: []" in text
    settings.write_text(text.replace("security_contact: []", f"security_contact: [{contact!r}]"), "utf-8")
    return project


def test_a_site_with_a_contact_has_the_file(tmp_path: Path) -> None:
    day = datetime(2026, 11, 22, 12, tzinfo=UTC)
    project = _with_contact(tmp_path, "mailto:security@plan.example")
    built = build(project, tmp_path / "out", SOURCE_DATE_EPOCH=str(int(day.timestamp())))
    text = (built / ".well-known/security.txt").read_text("utf-8")
    assert text.startswith("Contact: mailto:security@plan.example\n")
    assert f"Expires: {(day + timedelta(days=364)).date()}T00:00:00Z\n" in text


def test_a_contact_that_nobody_can_use_is_said_before_anything_is_built(tmp_path: Path) -> None:
    result = run_mkdocs(_with_contact(tmp_path, "security@plan.example"), "build")
    assert result.returncode == 1
    assert 'security_contact, security_policy: "security@plan.example"' in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "site").exists()
