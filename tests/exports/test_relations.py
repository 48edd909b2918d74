"""The tables of what joins records hold what the pages show, whatever the texts hold."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.derived.responsibility import Responsibilities
from tests.exports.plans import hostile, real_plan, small_plan, with_texts
from tests.exports.test_tables import read


def test_who_does_what_is_what_the_pages_count() -> None:
    plan = real_plan()
    rows = read("answers.csv", plan)
    mine = {who: len(parts) for who, parts in Responsibilities(plan).by_organisation.items() if parts}
    assert Counter(row["organisation"] for row in rows) == mine
    named = {"activity": "boende-3", "organisation": "lansstyrelsen-vasternorrland", "degree": "named"}
    through = {"activity": "boende-1", "organisation": "timra-kommun", "degree": "area"}
    found = [row for row in rows if named.items() <= row.items() or through.items() <= row.items()]
    assert [(row["focus_area"], row["via"], row["organisation_name_en"]) for row in found] == [
        ("boende", "lanets-kommuner", "Timrå Municipality"),
        ("boende", "lansstyrelsen-vasternorrland", "County Administrative Board of Västernorrland"),
    ]


@settings(max_examples=25)
@given(st.data())
def test_the_networks_are_read_back(data: st.DataObject) -> None:
    plan = with_texts(small_plan(), lambda: data.draw(hostile))
    assert plan.networks
    for suffix in ("", "-excel"):
        rows = iter(read(f"memberships{suffix}.csv", plan))
        for network in plan.networks:
            for member in network.members:
                row = next(rows)
                assert (row["network"], row["network_name_sv"]) == (network.id, network.name.sv)
                assert (row["organisation"], row["people"]) == (member.organisation, str(member.people))
                assert row["note_sv"] == (member.note.sv if member.note else "")
        assert next(rows, None) is None
