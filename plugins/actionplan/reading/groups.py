"""Groups have members, and nothing else has."""

from collections.abc import Iterator

from actionplan.reading.findings import Finding
from actionplan.reading.records import records
from actionplan.reading.yaml_file import YamlFile


def members_and_kinds(file: YamlFile, key: str) -> Iterator[Finding]:
    """Refuse groups without members, and members of what is no group, in a list of organisations.

    Nothing is said of a record that has another fault: its kind or its members may be what is wrong.
    """
    faulty = {path[:2] for path in file.faulty}
    for path, record in records(file, key):
        if path in faulty:
            continue
        is_group, has_members = record.get("kind") == "group", bool(record.get("members"))
        if is_group and not has_members:
            yield file.finding(file.place((*path, "kind")), "group-without-members")
        if has_members and not is_group:
            yield file.finding(file.key_place((*path, "members")), "members-without-group")
