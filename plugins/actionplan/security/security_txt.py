"""``security.txt``: whom to tell of a security hole in the site.

Rule: RFC 9116 (https://www.rfc-editor.org/rfc/rfc9116). The file says itself when
it is out of date; publishing the site anew renews it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Contacts:
    """Whom to tell of a security hole.

    Attributes:
        addresses: where holes are told, best first: ``mailto:``, ``https://`` or ``tel:`` addresses.
        policy: the https address of what the publisher asks of those who look for holes; may be empty.

    Raises:
        ContactError: an address is none that the RFC allows.
    """

    addresses: tuple[str, ...]
    policy: str = ""

    def __post_init__(self) -> None:
        for value in self.addresses:
            if not _ADDRESS.fullmatch(value):
                raise ContactError(value)
        if self.policy and not (_ADDRESS.fullmatch(self.policy) and self.policy.startswith("https://")):
            raise ContactError(self.policy)


def security_txt(contacts: Contacts, languages: Sequence[str], url: str, today: date) -> str:
    """The text of the file.

    Args:
        contacts: whom to tell.
        languages: those in which one may write.
        url: the site's address.
        today: the day of the build; a day less than a year later the file expires.
    """
    host = urlsplit(url)
    fields = [("Contact", value) for value in contacts.addresses]
    fields += [
        ("Expires", f"{today + _VALID_FOR}T00:00:00Z"),
        ("Preferred-Languages", ", ".join(languages)),
        ("Canonical", f"{host.scheme}://{host.netloc}/{PATH}"),
    ]
    if contacts.policy:
        fields.append(("Policy", contacts.policy))
    return "".join(f"{name}: {value}\n" for name, value in fields)
