"""From the bytes of a plan's files to a checked plan, or to all its faults at once."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from actionplan.plan import examples, model, statement, teaching
from actionplan.plan.values import Record
from actionplan.plan.whole import Plan
from actionplan.reading.abbreviations import unexplained_abbreviations
from actionplan.reading.assembling import assemble, places
from actionplan.reading.cycles import cycles
from actionplan.reading.findings import Finding, Place, closest, has_errors, in_order
from actionplan.reading.folder import files_in, is_yaml, prefix_of
from actionplan.reading.groups import members_and_kinds
from actionplan.reading.identifiers import known_ids, repeated_ids, returned_ids
from actionplan.reading.located import read
from actionplan.reading.personal_data import personal_data_in_files
from actionplan.reading.records import items_of
from actionplan.reading.validating import validated
from actionplan.reading.yaml_file import YamlFile
from actionplan.system.gc_pause import without_collecting

FILES: dict[str, type[Record]] = {
    "plan.yaml": model.PlanFile,
    "activities.yaml": model.ActivitiesFile,
    "organisations.yaml": model.OrganisationsFile,
    "glossary.yaml": model.GlossaryFile,
    "examples.yaml": examples.ExamplesFile,
    "sources.yaml": model.SourcesFile,
    "phrases.yaml": teaching.PhrasesFile,
    "thesaurus.yaml": teaching.ThesaurusFile,
    "other-fields.yaml": teaching.OtherFieldsFile,
    "ideas.yaml": teaching.IdeasFile,
    "accessibility.yaml": statement.AccessibilityFile,
    "accessibility-tests.yaml": statement.AccessibilityTestsFile,
    "translations.yaml": model.TranslationsFile,
}

# What the fit check knows; applicants' words are not the plan's.
_OF_APPLICANTS = frozenset({"phrases.yaml", "thesaurus.yaml", "other-fields.yaml", "ideas.yaml"})

# A plan can do without these files.
OPTIONAL = _OF_APPLICANTS | {"accessibility.yaml", "accessibility-tests.yaml", "translations.yaml"}

# Which list of which file holds the records of a kind, in the words of the references.
KINDS: dict[str, tuple[str, str]] = {
    "goal": ("plan.yaml", "goals"),
    "focus_area": ("plan.yaml", "focus_areas"),
    "target_group": ("plan.yaml", "target_groups"),
    "network": ("plan.yaml", "networks"),
    "activity": ("activities.yaml", "activities"),
    "organisation": ("organisations.yaml", "organisations"),
    "term": ("glossary.yaml", "terms"),
    "example": ("examples.yaml", "examples"),
    "region": ("examples.yaml", "regions"),
    "document": ("sources.yaml", "documents"),
    "concept": ("thesaurus.yaml", "concepts"),
    "other_field": ("other-fields.yaml", "fields"),
    "retired_activity": ("activities.yaml", "retired"),
    "retired_organisation": ("organisations.yaml", "retired"),
    "retired_term": ("glossary.yaml", "retired"),
    "retired_example": ("examples.yaml", "retired"),
}

# The kinds whose records have addresses that others point to when the records are gone.
RETIRING = ("activity", "organisation", "term", "example")


@dataclass(frozen=True)
class Checked:
    """A plan, or None if it has errors, and the findings in the order of the files.

    ``places`` says where each record of a plan stands, by its kind (of ``KINDS``)
    and identifier; an empty identifier stands for the kind's whole list.
    ``("plan", "")`` and ``("accessibility", "")`` are the beginnings of those files.
    """

    plan: Plan | None
    findings: tuple[Finding, ...]
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict)


def check(folder: Path) -> Checked:
    """Read and check the plan in ``folder``. Nothing about its contents is ever raised.

    Addresses in the findings are the folder as given and the file's name.
    """
    if not (folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)):
        address = folder.as_posix()
        return Checked(None, (Finding(Place(address), "missing-folder", {"folder": address}),))
    return check_files(files_in(folder, FILES), prefix_of(folder))


# All that is read is kept.
@without_collecting()
def check_files(files: Mapping[str, bytes | None], prefix: str = "") -> Checked:
    """Check a plan's files, wherever they come from. Nothing about their contents is ever raised.

    Args:
        files: the bytes by the files' names, without folders; None for a file that is there but
            cannot be read. A YAML file that no plan has is said to be a stray one, and its bytes are
            not looked at; files of other kinds are passed over.
        prefix: what stands before each name in the addresses of the findings: ``data/``, ``main:data/``.
    """
    as_read = {name: _read(name, files, prefix) for name in FILES}
    ids = known_ids(as_read, KINDS, FILES)
    results = {name: validated(file, FILES[name], ids) for name, file in as_read.items()}
    records = {name: result.record for name, result in results.items()}
    strays = tuple(_stray_files(files, prefix))
    own = _findings_about({name: result.file for name, result in results.items()}, records)
    # That a file is missing goes without saying where it is there under a misspelt name.
    misspelt = {f"{prefix}{stray.suggestion}" for stray in strays}
    findings = in_order((*strays, *(item for item in own if item.place.file not in misspelt)))
    if has_errors(findings):
        return Checked(None, findings)
    plan = assemble(records, {kind: KINDS[kind][0] for kind in RETIRING})
    return Checked(plan, findings, dict(places(as_read, KINDS)))


def _read(name: str, files: Mapping[str, bytes | None], prefix: str) -> YamlFile:
    address = f"{prefix}{name}"
    raw = files.get(name)
    if raw is not None:
        return read(address, raw)
    if name not in files and name in OPTIONAL:
        # Without any field, or without a record where that cannot be.
        needs_fields = any(item.is_required() for item in FILES[name].model_fields.values())
        return YamlFile(address, data=None if needs_fields else {})
    code = "unreadable-file" if name in files else "missing-file"
    return YamlFile(address, findings=(Finding(Place(address), code),))


def _stray_files(files: Iterable[str], prefix: str) -> Iterator[Finding]:
    """YAML files that nothing reads: most often a misspelt name of one that is missing."""
    names = frozenset(files)
    missing = [name for name in FILES if name not in OPTIONAL and name not in names]
    for name in sorted(names - FILES.keys()):
        if is_yaml(name):
            # A name may be other bytes than UTF-8.
            address = os.fsencode(f"{prefix}{name}").decode("utf-8", errors="replace")
            yield Finding(Place(address), "stray-file", suggestion=closest(name, missing))


def _findings_about(files: Mapping[str, YamlFile], records: Mapping[str, Record | None]) -> Iterator[Finding]:
    """All findings: of each file by itself, of their lists, and of all their texts."""
    for file in files.values():
        yield from file.findings
    yield from _findings_in_lists(files)
    texts = [file for name, file in files.items() if name not in OPTIONAL]
    yield from unexplained_abbreviations(texts, records["glossary.yaml"], records["organisations.yaml"])
    yield from personal_data_in_files(files.values(), _public_contacts(files["plan.yaml"]))


def _findings_in_lists(files: Mapping[str, YamlFile]) -> Iterator[Finding]:
    for name, key in KINDS.values():
        yield from repeated_ids(files[name], key)
    for kind in RETIRING:
        name, key = KINDS[kind]
        yield from returned_ids(files[name], key)
        yield from cycles(files[name], "retired", "replaced_by")
    name, key = KINDS["organisation"]
    for relation in ("part_of", "members"):
        yield from cycles(files[name], key, relation)
    yield from members_and_kinds(files[name], key)


def _public_contacts(file: YamlFile) -> list[str] | None:
    """The addresses that may stand in the plan; None if the list cannot be read."""
    if not isinstance(file.data, dict):
        return None
    items = items_of(file, "public_contacts") or []
    return [item for item in items if isinstance(item, str)] if isinstance(items, list) else None
