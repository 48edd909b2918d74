"""From the bytes of a plan's files to a checked plan, or to all its faults at once."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from actionplan.plan.kinds import FILES, OPTIONAL, RETIRING, WITH_IDS
from actionplan.plan.values import Record
from actionplan.plan.whole import Plan, plan_of
from actionplan.reading.abbreviations import unexplained_abbreviations
from actionplan.reading.cycles import cycles
from actionplan.reading.findings import Finding, Place, Severity, closest, has_errors, in_order
from actionplan.reading.folder import files_in, is_yaml, prefix_of
from actionplan.reading.groups import members_and_kinds
from actionplan.reading.identifiers import known_ids, repeated_ids, returned_ids
from actionplan.reading.input_files import Unread
from actionplan.reading.located import read
from actionplan.reading.personal_data import personal_data_in_files
from actionplan.reading.places import places
from actionplan.reading.records import items_of
from actionplan.reading.validating import validated
from actionplan.reading.yaml_file import YamlFile
from actionplan.system.folder_lock import FolderInUseError
from actionplan.system.gc_pause import without_collecting
from actionplan.system.journal import FOLDER as JOURNAL
from actionplan.system.journal import NotRestoredError, StrangeJournalError

# Why a folder cannot be read as a whole, the special before the general.
_UNSETTLED = {
    FolderInUseError: "folder-in-use",
    StrangeJournalError: "strange-journal",
    NotRestoredError: "not-restored",
}

# A file's bytes, why it is not read, or None for one that nobody needs to read.
Content = bytes | Unread | None

# How many findings are told. Who has more has one fault in many places, or a file of another kind.
_MOST_FINDINGS = 2_000


@dataclass(frozen=True)
class Checked:
    """A plan, or None if it has errors, and the findings in the order of the files.

    ``places`` says where each record of a plan stands, by its kind (of ``WITH_IDS``)
    and identifier; an empty identifier stands for the kind's whole list.
    ``("plan", "")`` and ``("accessibility", "")`` are the beginnings of those files.
    """

    plan: Plan | None
    findings: tuple[Finding, ...]
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict)


# All that is read is kept.
@without_collecting()
def check_files(
    files: Mapping[str, Content], prefix: str = "", read_file: Callable[[str, bytes], YamlFile] = read
) -> Checked:
    """Check a plan's files, wherever they come from. Nothing about their contents is ever raised.

    Args:
        files: the bytes by the files' names, without folders, or why one is not read. A YAML file that
            no plan has is said to be a stray one, and its bytes are not looked at; files of other kinds
            are passed over.
        prefix: what stands before each name in the addresses of the findings: ``data/``, ``main:data/``.
        read_file: reads the file with an address and its bytes, as ``read`` does.
    """
    as_read = {name: _read(name, files, prefix, read_file) for name in FILES}
    ids = known_ids(as_read)
    results = {name: validated(file, FILES[name].record, ids) for name, file in as_read.items()}
    records = {name: result.record for name, result in results.items()}
    strays = tuple(_stray_files(files, prefix))
    own = _findings_about({name: result.file for name, result in results.items()}, records)
    # That a file is missing goes without saying where it is there under a misspelt name.
    misspelt = {f"{prefix}{stray.suggestion}" for stray in strays}
    findings = _told(in_order((*strays, *(item for item in own if item.place.file not in misspelt))))
    if has_errors(findings):
        return Checked(None, findings)
    return Checked(plan_of(records), findings, dict(places(as_read)))


def check(
    folder: Path, check_these: Callable[[Mapping[str, Content], str], Checked] = check_files
) -> Checked:
    """Read and check the plan in ``folder``. Nothing about its contents is ever raised.

    Args:
        folder: addresses in the findings are the folder as given and the file's name.
        check_these: checks the files that are there, as ``check_files`` does.
    """
    if not (folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)):
        address = folder.as_posix()
        return Checked(None, (Finding(Place(address), "missing-folder", {"folder": address}),))
    try:
        files = files_in(folder, FILES)
    except (FolderInUseError, NotRestoredError) as error:
        return Checked(None, (_unsettled(folder, error),))
    return check_these(files, prefix_of(folder))


def _unsettled(folder: Path, error: OSError) -> Finding:
    """That a folder holds some files as they were and some as a command that was broken off wanted them."""
    code = next(code for kind, code in _UNSETTLED.items() if isinstance(error, kind))
    params = {"file": str(error.filename), "reason": str(error.strerror)}
    return Finding(Place((folder / JOURNAL).as_posix()), code, params)


def _told(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The first findings, and how many more there are."""
    if len(findings) <= _MOST_FINDINGS:
        return findings
    told, left = findings[:_MOST_FINDINGS], findings[_MOST_FINDINGS:]
    severity: Severity = "error" if has_errors(left) else "warning"
    more = Finding(told[-1].place, "more-findings", {"count": str(len(left))}, severity=severity)
    return (*told, more)


def _read(
    name: str,
    files: Mapping[str, Content],
    prefix: str,
    read_file: Callable[[str, bytes], YamlFile],
) -> YamlFile:
    address = f"{prefix}{name}"
    raw = files.get(name)
    if isinstance(raw, Unread):
        return YamlFile(address, findings=(raw.finding(address),))
    if raw is not None:
        return read_file(address, raw)
    if name not in files and name in OPTIONAL:
        # Without any field, or without a record where that cannot be.
        needs_fields = any(item.is_required() for item in FILES[name].record.model_fields.values())
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
    for kind in WITH_IDS.values():
        yield from repeated_ids(files[kind.file], kind.list_name)
    for kind in RETIRING:
        yield from returned_ids(files[kind.file], kind.list_name)
        yield from cycles(files[kind.file], "retired", "replaced_by")
    organisations = files["organisations.yaml"]
    for relation in ("part_of", "members"):
        yield from cycles(organisations, "organisations", relation)
    yield from members_and_kinds(organisations, "organisations")


def _public_contacts(file: YamlFile) -> list[str] | None:
    """The addresses that may stand in the plan; None if the list cannot be read."""
    if not isinstance(file.data, dict):
        return None
    items = items_of(file, "public_contacts") or []
    return [item for item in items if isinstance(item, str)] if isinstance(items, list) else None
