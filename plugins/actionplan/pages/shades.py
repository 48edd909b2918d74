"""The shades of numbers in pictures; each is a class in the stylesheet, ``ap-shade-<n>``."""

SHADES = 4


def shade(count: int, most: int) -> int:
    """The shade of a number, in equal steps up to the greatest number; 0 for none alone."""
    return -(-count * SHADES // most) if count else 0
