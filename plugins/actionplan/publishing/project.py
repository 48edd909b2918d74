"""What is published, and how: all that comes from outside, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from actionplan.derived.changes import History
from actionplan.derived.origins import Origins
from actionplan.derived.routes import FOLDERS, PageAddresses
from actionplan.derived.site import Chapter
from actionplan.documents.making import Wanted
from actionplan.plan.whole import Plan
from actionplan.security.security_txt import Contacts

# The HTML of the hand-written pages, by their paths from the site's root.
Prose = Mapping[str, str]


@dataclass(frozen=True)
class Project:
    """A project whose site is made.

    Attributes:
        plan: a checked plan.
        chapters: the hand-written pages.
        today: the day that the site says it was made on.
        base_url: the site's absolute address, ending with a slash; it may have a path. Empty if nobody has
            said: then only files that hold no addresses can be made.
        origins: where the plan's files can be changed; None where nobody has said.
        history: what has changed in the plan; None where nothing is known or it is not to be told.
        contacts: whom to tell of security holes; None where nobody has said.
        stylesheets: paths of more stylesheets for every page, from the site's root or, with a slash, the
            server's.
        prose_stylesheets: paths of those for hand-written pages alone.
        addresses: how pages are addressed.
    """

    plan: Plan
    chapters: tuple[Chapter, ...]
    today: date
    base_url: str
    origins: Origins | None = None
    history: History | None = None
    contacts: Contacts | None = None
    stylesheets: tuple[str, ...] = ()
    prose_stylesheets: tuple[str, ...] = ()
    addresses: PageAddresses = FOLDERS


@dataclass(frozen=True)
class Options:
    """What is wanted of a site beside its pages.

    Attributes:
        exports: whether the plan's data is published as files, with the addresses that belong to them.
        search: whether it has a search index.
        documents: the whole plan for paper and reading devices, in which languages and editions.
        is_served: whether it is shown to its editors while they write: the server that reloads its pages
            does so with a script in them, which the policy then allows.
    """

    exports: bool = True
    search: bool = True
    documents: tuple[Wanted, ...] = ()
    is_served: bool = False
