"""Colours that pictures set text in, which axe cannot judge inside drawings: 4.5 to 1 at least.

The rule is WCAG 2.1, success criterion 1.4.3; the sum is that of its «relative luminance».
"""

import re

import pytest

from actionplan.publishing.browser_files import stylesheet

_SHEET = stylesheet()

# Text and ground, by the names of the variables.
_PAIRS = [("ink", f"shade-{number}") for number in (1, 2, 3)]
_PAIRS += [("on-shade-4", "shade-4"), ("ink", "paper"), ("muted", "paper"), ("paper", "ink")]
_PAIRS += [
    pair
    for n in range(1, 9)
    for pair in ((f"tone-{n}", "card"), ("card", f"tone-{n}"), (f"tone-{n}", "paper"))
]


# The ring around what has the focus, and what it stands on (1.4.11 asks for 3 to 1).
_PAIRS += [("focus", ground) for ground in ("paper", "card", "accent-soft")] + [("on-pine", "pine")]


def _colours(beginning: str) -> dict[str, str]:
    """The variables of the first rule for the root after a text of the stylesheet."""
    rule = _SHEET[_SHEET.index(beginning) :].split("}")[0]
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6}|#[0-9a-f]{3});", rule))


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_texts_in_pictures_can_be_read(scheme: str) -> None:
    colours = _colours(":root {")
    if scheme == "dark":
        colours |= _colours("@media screen and (prefers-color-scheme: dark)")
    if scheme == "print":
        printed = _SHEET[_SHEET.index("@media print") :]
        for rule in re.findall(r":root \{([^}]*)\}", printed):
            colours |= dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6}|#[0-9a-f]{3});", rule))
    poor = {pair: _contrast(colours[pair[0]], colours[pair[1]]) for pair in _PAIRS}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < 4.5} == {}


def test_the_sum_is_right() -> None:
    assert _contrast("#fff", "#000000") == pytest.approx(21)
    assert _contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
