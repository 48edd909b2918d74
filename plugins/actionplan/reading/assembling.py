"""From the records of all files to a plan, and to where its records stand."""

from collections.abc import Iterator, Mapping
from typing import Any

from actionplan.plan.whole import ApplicantsWords, Plan
from actionplan.reading.findings import Place
from actionplan.reading.records import records
from actionplan.reading.yaml_file import YamlFile


def assemble(files: Mapping[str, Any], retiring: Mapping[str, str]) -> Plan:
    """The plan.

    Args:
        files: the record of each file, by its name.
        retiring: the kinds of records that retire, and the file of each.
    """
    return Plan(
        about=files["plan.yaml"],
        activities=files["activities.yaml"].activities,
        organisations=files["organisations.yaml"].organisations,
        terms=files["glossary.yaml"].terms,
        examples=files["examples.yaml"].examples,
        regions=files["examples.yaml"].regions,
        documents=files["sources.yaml"].documents,
        applicants=_applicants_words(files),
        known=files["glossary.yaml"].known,
        accessibility=files["accessibility.yaml"],
        accessibility_tests=files["accessibility-tests.yaml"],
        accepted=files["translations.yaml"].accepted or None,
        retired={kind: files[name].retired for kind, name in retiring.items()},
    )


def _applicants_words(files: Mapping[str, Any]) -> ApplicantsWords:
    return ApplicantsWords(
        phrases=files["phrases.yaml"].activities,
        samples=files["phrases.yaml"].samples,
        concepts=files["thesaurus.yaml"].concepts,
        other_fields=files["other-fields.yaml"].fields,
        gold=files["ideas.yaml"].ideas,
    )


def places(
    files: Mapping[str, YamlFile], lists: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[tuple[str, str], Place]]:
    """Where the lists and records of a plan without errors stand, by kind and identifier.

    An empty identifier stands for the kind's whole list; ``("plan", "")`` and ``("accessibility",
    "")`` are the beginnings of those files.

    Args:
        files: the plan's files by name.
        lists: for each kind, its file and the list in it.
    """
    for kind in ("plan", "accessibility"):
        if isinstance(files[f"{kind}.yaml"].data, dict):
            yield (kind, ""), Place(files[f"{kind}.yaml"].name)
    for kind, (name, key) in lists.items():
        file = files[name]
        if (key,) in file.keys:
            yield (kind, ""), file.key_place((key,))
        for path, record in records(file, key):
            yield (kind, record["id"]), file.place(path)
