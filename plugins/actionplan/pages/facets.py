"""Facets of the lists that can be filtered."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """A value of a facet as the form shows it; ``count`` is how many items have it."""

    value: str
    label: str
    count: int
