"""Turns pydantic's errors about a file's records into findings in the plan's own words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic_core import ErrorDetails

from actionplan.plan.fields import field_at, keys_at
from actionplan.plan.values import Record
from actionplan.reading.findings import Finding, closest
from actionplan.reading.yaml_file import DataPath, YamlFile


def explain(
    errors: Iterable[ErrorDetails], file: YamlFile, record: type[Record], ids: Mapping[str, set[str]]
) -> Iterator[Finding]:
    """A finding for every error that does not merely follow from another of them.

    Args:
        errors: what pydantic says of the file's data.
        file: the file.
        record: what the file should hold.
        ids: the identifiers of each kind, for suggestions.
    """
    return _Explainer(file, record, ids).explain(list(errors))


@dataclass(frozen=True)
class _Explainer:
    """Explains the errors about one file."""

    file: YamlFile
    record: type[Record]
    ids: Mapping[str, set[str]]

    def explain(self, errors: list[ErrorDetails]) -> Iterator[Finding]:
        # A misspelt field is one fault, although its right name is missing as well.
        meant = {
            (*item["loc"][:-1], self._meant_field(item["loc"]))
            for item in errors
            if item["type"] == "extra_forbidden"
        }
        # Pydantic counts a list without its faulty items, and may find it too short.
        enclosing = {item["loc"][:length] for item in errors for length in range(len(item["loc"]))}
        for item in errors:
            path = item["loc"]
            if path not in enclosing and not (item["type"] == "missing" and path in meant):
                yield self._finding(item)

    def _finding(self, error: ErrorDetails) -> Finding:
        finders: dict[str, Callable[[ErrorDetails], Finding]] = {
            "missing": self._missing,
            "extra_forbidden": self._unknown_field,
            "unknown-reference": self._unknown_reference,
            "literal_error": self._not_allowed,
            "model_type": self._no_mapping,
            "model_attributes_type": self._no_mapping,
        }
        return finders.get(error["type"], self._plain)(error)

    def _missing(self, error: ErrorDetails) -> Finding:
        path = error["loc"]
        code = "missing-swedish" if path[-1] == "sv" else "missing-field"
        return self.file.finding(self.file.key_place(path), code, {"name": str(path[-1])})

    def _unknown_field(self, error: ErrorDetails) -> Finding:
        path = error["loc"]
        suggestion = self._meant_field(path)
        code = "unknown-field" if suggestion else "unknown-field-here"
        params = {"name": str(path[-1]), "allowed": ", ".join(keys_at(self.record, path[:-1]))}
        return self.file.finding(self.file.key_place(path), code, params, suggestion=suggestion)

    def _meant_field(self, path: DataPath) -> str:
        return closest(str(path[-1]), keys_at(self.record, path[:-1]))

    def _unknown_reference(self, error: ErrorDetails) -> Finding:
        params, place = _params(error), self.file.place(error["loc"])
        kind, value = params["kind"], params["value"]
        if value in self.ids.get(f"retired_{kind}", ()):
            return self.file.finding(place, "retired-reference", params)
        code, suggestion = f"unknown-{kind.replace('_', '-')}", closest(value, sorted(self.ids[kind]))
        return self.file.finding(place, code, params, suggestion=suggestion)

    def _not_allowed(self, error: ErrorDetails) -> Finding:
        value = error["input"]
        if not isinstance(value, str):
            return self._plain(error)
        allowed = field_at(self.record, error["loc"]).choices
        params = {"value": value, "allowed": ", ".join(allowed)}
        place = self.file.place(error["loc"])
        return self.file.finding(place, "not-allowed", params, suggestion=closest(value, allowed))

    def _no_mapping(self, error: ErrorDetails) -> Finding:
        path = error["loc"]
        params = {"name": keys_at(self.record, path)[0]}
        return self.file.finding(self.file.place(path), "expected-mapping", params)

    def _plain(self, error: ErrorDetails) -> Finding:
        params, kind = _params(error), error["type"]
        place = self.file.place(_narrowed(self.file, error["loc"], kind, params))
        return self.file.finding(place, _PLAIN_CODES.get(kind, kind), params)


def _params(error: ErrorDetails) -> dict[str, str]:
    return {key: str(value) for key, value in error.get("ctx", {}).items()}


def _narrowed(file: YamlFile, path: DataPath, kind: str, params: Mapping[str, str]) -> DataPath:
    """The path to act at, where pydantic names the whole that the faulty part belongs to."""
    if kind in _OWN_FIELD:
        return (*path, _OWN_FIELD[kind])
    if kind == "tile-taken":
        ids = [record["id"] for record in file.value(path)["regions"]]
        return ("regions", ids.index(params["name"]), "tile")
    if kind == "repeated-reference":
        return (*path, _last_index(file.value(path), params["value"]))
    if kind == "no-such-sub-goal":
        for index, work in enumerate(file.value(path)["work"]):
            if params["number"] in work["sub_goals"]:
                return (*path, "work", index, "sub_goals", work["sub_goals"].index(params["number"]))
    return path


# The field to change, of faults that more than one field has a part in.
_OWN_FIELD = {
    "period-reversed": "to",
    "status-says-too-much": "status",
    "status-without-reason": "status",
    "updated-too-early": "updated",
}


def _last_index(items: list[str], value: str) -> int:
    return len(items) - 1 - items[::-1].index(value)


_PLAIN_CODES = {
    "string_type": "expected-text",
    "literal_error": "expected-text",
    "string_too_short": "empty-text",
    "tuple_type": "expected-list",
    "too_short": "empty-list",
    "int_type": "bad-number",
    "int_parsing": "bad-number",
    "greater_than": "bad-number",
}
