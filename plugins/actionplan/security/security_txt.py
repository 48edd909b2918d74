"""``security.txt``: whom to tell of a security hole in the site.

Rule: RFC 9116 (https://www.rfc-editor.org/rfc/rfc9116). The file says itself when
it is out of date; publishing the site anew renews it.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from urllib.parse import urlsplit

PATH = ".well-known/security.txt"

# The RFC recommends less than a year (section 2.5.5).
_VALID_FOR = timedelta(days=364)

# RFC 9116, section 2.5.4: a web address must be https.
_ADDRESS = re.compile(r"(https://[^\s/]+\S*|mailto:[^\s@]+@[^\s@]+|tel:\+[0-9-]+)")


class ContactError(Exception):
    """``value`` is no address that a security.txt can hold."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


def security_txt(
    contacts: Sequence[str], policy: str, languages: Sequence[str], url: str, today: date
) -> str:
    """The text of the file.

    Args:
        contacts: where holes are told, best first: ``mailto:``, ``https://`` or ``tel:`` addresses.
        policy: the https address of what the publisher asks of those who look for holes; may be empty.
        languages: those in which one may write.
        url: the site's address.
        today: the day of the build; a day less than a year later the file expires.

    Raises:
        ContactError: an address is none that the RFC allows.
    """
    for value in contacts:
        if not _ADDRESS.fullmatch(value):
            raise ContactError(value)
    if policy and not (_ADDRESS.fullmatch(policy) and policy.startswith("https://")):
        raise ContactError(policy)
    host = urlsplit(url)
    fields = [("Contact", value) for value in contacts]
    fields += [
        ("Expires", f"{today + _VALID_FOR}T00:00:00Z"),
        ("Preferred-Languages", ", ".join(languages)),
        ("Canonical", f"{host.scheme}://{host.netloc}/{PATH}"),
    ]
    if policy:
        fields.append(("Policy", policy))
    return "".join(f"{name}: {value}\n" for name, value in fields)
