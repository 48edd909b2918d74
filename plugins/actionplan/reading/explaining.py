"""Turns pydantic's errors about a file's records into findings in the plan's own words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from actionplan.plan.fields import field_at, fields_of, record_at
from actionplan.plan.values import Record
from actionplan.reading.findings import closest
from actionplan.reading.located import Located, Path


def explain(
    errors: Iterable[ErrorDetails], located: Located, record: type[Record], ids: Mapping[str, set[str]]
) -> None:
    """Add to a file a finding for every error that does not merely follow from another fault.

    Args:
        errors: what pydantic says of the file's data.
        located: the file.
        record: what the file should hold.
        ids: the identifiers of each kind, for suggestions.
    """
    _Explainer(located, record, ids).explain(errors)


@dataclass(frozen=True)
class _Explainer:
    """Explains the errors about one file."""

    located: Located
    record: type[Record]
    ids: Mapping[str, set[str]]

    def explain(self, errors: Iterable[ErrorDetails]) -> None:
        """Add a finding for every error that does not merely follow from another fault."""
        news = [item for item in errors if not self.located.is_faulty(item["loc"])]
        # A misspelt field is one fault, although its right name is missing as well.
        meant = {
            (*item["loc"][:-1], self._meant_field(item["loc"]))
            for item in news
            if item["type"] == "extra_forbidden"
        }
        # Pydantic counts a list without its faulty items, and may find it too short.
        enclosing = {item["loc"][:length] for item in news for length in range(len(item["loc"]))}
        for item in news:
            path = item["loc"]
            if path not in enclosing and not (item["type"] == "missing" and path in meant):
                self._explain(item)
        self.located.faulty.update(item["loc"] for item in news)

    def _meant_field(self, path: Path) -> str:
        return closest(str(path[-1]), fields_at(self.record, path[:-1]))

    def _explain(self, details: ErrorDetails) -> None:
        path, kind = details["loc"], details["type"]
        params = {key: str(value) for key, value in details.get("ctx", {}).items()}
        suggestion = ""
        place = self.located.place(_narrowed(self.located, path, kind, params))
        if kind == "missing":
            code = "missing-swedish" if path[-1] == "sv" else "missing-field"
            params, place = {"name": str(path[-1])}, self.located.key_place(path)
        elif kind == "extra_forbidden":
            suggestion, place = self._meant_field(path), self.located.key_place(path)
            params = {"name": str(path[-1]), "allowed": ", ".join(fields_at(self.record, path[:-1]))}
            code = "unknown-field" if suggestion else "unknown-field-here"
        elif kind == "unknown-reference":
            if params["value"] in self.ids.get(f"retired_{params['kind']}", ()):
                code = "retired-reference"
            else:
                code = f"unknown-{params['kind'].replace('_', '-')}"
                suggestion = closest(params["value"], sorted(self.ids[params["kind"]]))
        elif kind == "literal_error" and isinstance(details["input"], str):
            allowed = field_at(self.record, path).choices
            code, params = "not-allowed", {"value": details["input"], "allowed": ", ".join(allowed)}
            suggestion = closest(params["value"], allowed)
        elif kind in ("model_type", "model_attributes_type"):
            code, params = "expected-mapping", {"name": fields_at(self.record, path)[0]}
        else:
            code = _PLAIN_CODES.get(kind, kind)
        self.located.fault(place, code, suggestion, **params)


def _narrowed(located: Located, path: Path, kind: str, params: Mapping[str, str]) -> Path:
    """The path to act at, where pydantic names the whole that the faulty part belongs to."""
    if kind in _OWN_FIELD:
        return (*path, _OWN_FIELD[kind])
    if kind == "tile-taken":
        ids = [record["id"] for record in located.value(path)["regions"]]
        return ("regions", ids.index(params["name"]), "tile")
    if kind == "repeated-reference":
        return (*path, _last_index(located.value(path), params["value"]))
    if kind == "no-such-sub-goal":
        for index, work in enumerate(located.value(path)["work"]):
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


def fields_at(record: type[BaseModel], path: Iterable[str | int]) -> list[str]:
    """The names of the fields that the record at ``path`` may have, as they stand in the files."""
    return [field.key for field in fields_of(record_at(record, path)).values()]
