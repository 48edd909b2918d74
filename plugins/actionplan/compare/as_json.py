"""A difference as JSON, for programs. The shape is stable: fields may come, none goes or changes meaning."""

import json
from dataclasses import asdict
from typing import Any

from actionplan.compare.difference import Difference
from actionplan.compare.records import RecordChange
from actionplan.compare.shifts import Shift
from actionplan.plan.values import Text


def as_json(difference: Difference) -> str:
    """An object with these members:

    - ``state``: ``none``, ``formatting`` (the files differ, the plan does not) or ``changed``.
    - ``files``: the names of the files that differ.
    - ``changes``: ``code`` (see :data:`Code`), ``list``, ``id``, ``name``, ``field``, ``lang``, ``before``,
      ``after``, ``english_unchanged``; a name or value is a text or ``{"sv", "en"}``.
    - ``organisations``: ``code`` (``gains``, ``loses`` or ``changes``), ``id``, ``name``, and ``activities``
      with ``id``, ``degree``, ``was`` and ``via``.
    - ``pages``: ``code`` (``appears``, ``disappears``, ``moves`` or ``rewritten``), ``lang``, ``before``,
      ``after``, ``file``, ``old_text``, ``new_text``, ``english_unchanged``.
    - ``translations``: ``before`` and ``after``, each with the number of texts that are ``current``,
      ``outdated`` and ``missing``.
    """
    before, after = difference.states
    shape = {
        "state": "none" if difference.is_empty else "formatting" if difference.is_formatting else "changed",
        "files": difference.files,
        "changes": [_change(item) for item in difference.changes],
        "organisations": [_shift(item) for item in difference.shifts],
        "pages": [asdict(item) for item in difference.pages],
        "translations": {"before": before, "after": after},
    }
    return json.dumps(shape, ensure_ascii=False, indent=2)


def _change(item: RecordChange) -> dict[str, Any]:
    return {
        "code": item.code,
        "list": item.collection,
        "id": item.id,
        "name": _value(item.name),
        "field": item.field,
        "lang": item.lang,
        "before": _value(item.before),
        "after": _value(item.after),
        "english_unchanged": item.english_unchanged,
    }


def _shift(item: Shift) -> dict[str, Any]:
    parts = [
        {"id": part.activity, "degree": part.degree, "was": part.was, "via": part.via and _value(part.via)}
        for part in item.parts
    ]
    return {"code": item.code, "id": item.organisation, "name": _value(item.name), "activities": parts}


def _value(value: Text | str) -> str | dict[str, str | None]:
    return value if isinstance(value, str) else {"sv": value.sv, "en": value.en}
