"""What new entries are called; where they go is in tests/editing/layout."""

from actionplan.editing.entries import id_for, next_in_area


def test_ids_are_never_given_twice() -> None:
    assert next_in_area("halsa", {"halsa-2", "halsa-10", "halsa-x", "ohalsa-99"}) == "halsa-11"
    assert next_in_area("halsa", set()) == "halsa-1"
    assert id_for("Åsele Ö & Ä-hus", set()) == "asele-o-a-hus"
    assert id_for("Hus", {"hus", "hus-2"}) == "hus-3"
    assert id_for("مرحبا", set()) == ""
