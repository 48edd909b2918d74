"""Finds what identifies or reaches a person: e-mail addresses, phone numbers, Swedish personal numbers.

Such data must not be published without a reason (GDPR, article 6), so that each is
a fault, wherever in a file it stands, comments included. An address or a number
that reaches an office is let through by the plan's list ``public_contacts``; a personal
number never is. What was found is not repeated in the finding: logs are public, and kept.

Rules:
- Addresses: the characters of the HTML standard's «valid e-mail address»
  (https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address), and letters such as å.
- Phone numbers: 8 to 10 digits with the leading 0 in Sweden (the Swedish numbering
  plan for telephony, kept by the Post and Telecom Authority, PTS), at most 15 abroad (ITU-T E.164).
- Personal and coordination numbers: the Tax Agency's SKV 704 and SKV 707; a coordination number
  has 60 added to its day, and the last digit of both is a check digit (Luhn, ISO/IEC 7812-1).

The patterns are our own because they are made for such texts: the library phonenumbers (48 MB) takes opening
hours for numbers, misses one that YAML has folded and needs six times the time, and personnummer only tells
whether a number that is already found is valid, and refuses some ways to write it.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from actionplan.reading.findings import Finding, places_in
from actionplan.reading.yaml_file import YamlFile

PersonalDataKind = Literal["personal-email", "personal-phone", "personal-number"]

_EMAIL = re.compile(r"(?<![\w.!#$%&'*+/=?^`{|}~-])[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[\w-]+\.)+\w{2,63}")

# What may stand between digits: a space, hard or not, a hyphen or a dash, or where a line is folded.
_GAP = r"(?:[ \t\u00a0\u2009\u202f]|\n[ ]+)?[-‐‑–−/]?(?:[ \t\u00a0\u2009\u202f]|\n[ ]+)?"
_PHONE = re.compile(
    rf"(?<![\w.,/+-])(?<!\d:)(?:(?:\+|00)[1-9]\d{{0,2}}{_GAP}(?:\(0\){_GAP})?|\(?0[1-9]\d{{0,2}}\)?{_GAP})"
    rf"[1-9](?:{_GAP}\d){{4,12}}(?![\w-]|[.,:]\d)"
)
_PERSONAL_NUMBER = re.compile(
    r"(?<![\w.,+-])(18|19|20)?(\d\d)(0[1-9]|1[0-2])([0-3]\d|[6-9]\d)"
    r"[ \u00a0]?[-+‐‑–−]?[ \u00a0]?(\d{4})(?![\w-]|[.,]\d)"
)
# With what these can begin: a character is found far quicker than a pattern.
_BEGIN_PHONE = "+(0"
_BEGIN_PERSONAL_NUMBER = "0123456789"
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_DAY = re.compile(r"\d\d[-/ ]\d\d[-/ ]\d{4}")

# The day of a coordination number has this added (SKV 707).
_COORDINATION = 60


def personal_data_in_files(files: Iterable[YamlFile], contacts: Iterable[str] | None) -> Iterator[Finding]:
    """A fault for everything personal in the files, except what is among the public contacts.

    ``contacts`` is None if the list cannot be read: then only personal numbers are refused.
    """
    for file in files:
        yield from findings_in(file.name, "\n".join(file.lines), contacts)


def findings_in(file: str, text: str, contacts: Iterable[str] | None) -> Iterator[Finding]:
    """What is personal in the text of a file, as faults with their places and without the data."""
    place = places_in(file, text)
    allowed = None if contacts is None else frozenset(map(normalised, contacts))
    for kind, start in personal_data_in(text, allowed):
        yield Finding(place(start), kind)


def personal_data_in(
    text: str, allowed: frozenset[str] | None = frozenset()
) -> Iterator[tuple[PersonalDataKind, int]]:
    """What kinds of personal data stand in a text, and where each begins; web addresses hold none."""
    rest = _WEB_ADDRESS.sub(lambda match: " " * len(match[0]), text)
    for match in _matches(_PERSONAL_NUMBER, _BEGIN_PERSONAL_NUMBER, rest):
        if _is_personal_number(*match.groups()):
            # Its digits are not to be told a second time, as a phone number.
            rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
            yield "personal-number", match.start()
    if allowed is None:
        return
    if "@" in text:
        for match in _EMAIL.finditer(text):
            if normalised(match[0]) not in allowed:
                yield "personal-email", match.start()
    for match in _matches(_PHONE, _BEGIN_PHONE, rest):
        if is_phone(match[0]) and normalised(match[0]) not in allowed:
            yield "personal-phone", match.start()


def _matches(pattern: re.Pattern[str], beginnings: str, text: str) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer`` finds, tried only at the characters of ``beginnings``."""
    end = 0
    for start in sorted(place for character in beginnings for place in _places_of(character, text)):
        if start >= end and (match := pattern.match(text, start)):
            end = match.end()
            yield match


def _places_of(character: str, text: str) -> Iterator[int]:
    place = text.find(character)
    while place >= 0:
        yield place
        place = text.find(character, place + 1)


def normalised(contact: str) -> str:
    """An address or a number in the form in which two ways to write it are the same."""
    contact = contact.strip().removeprefix("mailto:")
    if "@" in contact:
        return contact.casefold()
    digits = re.sub(r"\D", "", contact.replace("(0)", ""))
    return re.sub(r"^(?:0046|46(?=\d{7}))", "0", digits)


def is_phone(text: str) -> bool:
    """Whether a text that looks like a phone number has as many digits as one, and is no date."""
    digits = normalised(text)
    if _DAY.fullmatch(text):
        return False
    if digits.startswith("0") and not digits.startswith("00"):
        return len(digits) == 10 if digits.startswith("07") else 8 <= len(digits) <= 10
    return 8 <= len(digits.removeprefix("00")) <= 15


def _is_personal_number(century: str | None, year: str, month: str, day: str, last: str) -> bool:
    number = int(day) - _COORDINATION if int(day) > _COORDINATION else int(day)
    years = [int((century or start) + year) for start in ("19", "20")]
    return any(_is_day(item, int(month), number) for item in years) and _has_check_digit(
        year + month + day + last
    )


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _has_check_digit(digits: str) -> bool:
    """Luhn's formula over ten digits: every other is doubled, from the first."""
    doubled = (int(digit) * (2 - number % 2) for number, digit in enumerate(digits))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
