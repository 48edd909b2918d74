"""What a catalogue of open data must know, and only the publisher can say: ``open_data`` in ``plan.yaml``."""

from actionplan.derived.site_file import Lack
from actionplan.plan.model import OpenData
from actionplan.plan.whole import Plan

_NEEDED = ("publisher_iri", "publisher_kind", "contact_name", "contact_email")


def lack_of_publisher(plan: Plan) -> Lack | None:
    """The settings that a catalogue lacks, if any: those of the publisher, and the licence's address."""
    open_data = plan.about.open_data or OpenData()
    unset = [f"open_data.{name}" for name in _NEEDED if not getattr(open_data, name)]
    unset += [] if plan.about.licence.url else ["licence.url"]
    return Lack("unset", {"fields": ", ".join(unset)}) if unset else None
