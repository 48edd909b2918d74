"""Whether files beside the plan would get an address that the plan has."""

import json
import os
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

from actionplan.commands.common import folder_of_pages, page_addresses
from actionplan.derived.clashes import claims_of, clashes
from actionplan.derived.routes import PageAddresses
from actionplan.reading.checks import check
from actionplan.reading.findings import Finding
from actionplan.reading.site_settings import left_out
from actionplan.system.cache import Cache, digest_of


def clashes_beside(data: Path, cache: Cache) -> tuple[Finding, ...]:
    """What two would be published at one address, of the folder of hand-written pages and the plan.

    Args:
        data: the folder of a plan without faults; with faults nothing is known of its addresses.
        cache: keeps the plan's own addresses.
    """
    folder = folder_of_pages(data, None)
    is_left_out = left_out(data.parent / "mkdocs.yml").match_file
    names = sorted(name for name in _names_in(folder) if not is_left_out(name))
    if not names:
        return ()
    addresses = page_addresses(data)
    files = {file.name: sha256(file.read_bytes()).hexdigest() for file in data.iterdir() if file.is_file()}
    kept = cache.kept("addresses", digest_of(files, addresses), partial(_own_paths, data, addresses))
    return tuple(clashes(json.loads(kept), claims_of(names, folder.as_posix(), addresses)))


def _names_in(folder: Path) -> Iterator[str]:
    """The names of all files below a folder; links to other folders are not followed."""
    for root, _, files in os.walk(folder):
        yield from (Path(root, file).relative_to(folder).as_posix() for file in files)


def _own_paths(data: Path, addresses: PageAddresses) -> bytes:
    # Who has checked the plan before need not wait for what makes sites.
    from actionplan.publishing.own_paths import paths_of_plan

    plan = check(data).plan
    return json.dumps(paths_of_plan(plan, addresses) if plan else ()).encode()
