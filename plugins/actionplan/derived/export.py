"""What the exports are made from, and what an export is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from actionplan.derived.once import Once
from actionplan.derived.responsibility import Responsibilities, Responsibility
from actionplan.derived.routes import FOLDERS, PageAddresses, Route, identifier
from actionplan.derived.site_file import Lack, LackError, Missing
from actionplan.plan.values import Language
from actionplan.plan.whole import Plan

# The folder of the files, below the site's root.
FOLDER = "data/"

# The dataset of the files that describe the others.
DESCRIPTION = "description"


class PublishedPlan:
    """A plan and where its site is published; what several exports need is made once.

    Args:
        plan: a checked plan.
        base_url: the site's absolute address, ending with a slash; empty if nobody has said.
        kept: gives what a file holds, by its name, the part of the plan that it is made from, and what makes
            it; an earlier run may have made it.
        addresses: how pages are addressed.
    """

    def __init__(
        self,
        plan: Plan,
        base_url: str = "",
        kept: Callable[[str, Plan, Callable[[], bytes]], bytes] = lambda file, part, make: make(),
        addresses: PageAddresses = FOLDERS,
    ) -> None:
        self.plan = plan
        self.addresses = addresses
        self._base_url = base_url
        self._kept = kept
        # What several exports share, by its name.
        self.once = Once()

    @property
    def base_url(self) -> str:
        """The site's address. Raises LackError if nobody has said."""
        if not self._base_url:
            raise LackError(Lack("no-address"))
        return self._base_url

    @property
    def has_address(self) -> bool:
        """Whether the site's address is known."""
        return bool(self._base_url)

    @cached_property
    def responsibilities(self) -> Responsibilities:
        return Responsibilities(self.plan)

    def answers(self, activity: str) -> tuple[Responsibility, ...]:
        """Who answers for an activity, and in which degree."""
        return self.responsibilities.by_activity[activity]

    def iri(self, kind: str, record_id: str) -> str:
        """The permanent address that stands for a record."""
        return self.base_url + identifier(kind, record_id)

    def page(self, route: Route, lang: Language) -> str:
        """The absolute address of a page."""
        return self.base_url + self.addresses.of(route.path(lang))

    def address_of(self, file: str) -> str:
        """The absolute address of an export's file."""
        return f"{self.base_url}{FOLDER}{file}"

    def content(self, export: "Export") -> bytes:
        """What an export's file holds, made once. Raises LackError if it cannot be made."""
        return self.once(f"content of {export.file}", lambda: self._made(export))

    def _made(self, export: "Export") -> bytes:
        part = export.part(self.plan)
        published = (
            self
            if part is self.plan
            else self.once(f"part for {export.dataset}", lambda: self._of_part(part))
        )
        return self._kept(export.file, part, lambda: export.make(published))

    def _of_part(self, part: Plan) -> "PublishedPlan":
        return PublishedPlan(part, self._base_url, addresses=self.addresses)


def dumped(record: BaseModel) -> dict[str, Any]:
    """A record as plain data by the names of the files (``from``, not ``start``), without what is absent."""
    return record.model_dump(mode="json", by_alias=True, exclude_none=True)


@dataclass(frozen=True)
class Export:
    """A file that is made of a plan.

    Attributes:
        file: its name.
        media_type: as IANA registers it (https://www.iana.org/assignments/media-types).
        dataset: what it holds a form of, by its name in the language files (``dataset``).
        form: the form, by its name in the language files (``form``).
        make: makes its content. Raises LackError.
        lang: its language, where there is one file for each.
        is_for: whether a plan has anything to fill it with.
        lacks: what keeps it from being made of a plan here, the site's address aside.
        part: the plan without what the file is not made from; the same for all files of a dataset.
    """

    file: str
    media_type: str
    dataset: str
    form: str
    make: Callable[[PublishedPlan], bytes]
    lang: Language | None = None
    is_for: Callable[[Plan], bool] = lambda plan: True
    lacks: Callable[[Plan], Lack | None] = lambda plan: None
    part: Callable[[Plan], Plan] = lambda plan: plan

    @property
    def path(self) -> str:
        """Where it is published, from the site's root."""
        return FOLDER + self.file

    @property
    def is_data(self) -> bool:
        """Whether it holds the plan's data; other files describe those that do."""
        return self.dataset != DESCRIPTION


@dataclass(frozen=True)
class Download:
    """An export that the site offers."""

    export: Export
    published: PublishedPlan

    @property
    def size(self) -> int:
        """Its size in bytes; the file is made to know it."""
        return len(self.published.content(self.export))


def makeable(exports: Iterable[Export], published: PublishedPlan) -> Iterator[Export | Missing]:
    """Every export that the plan has anything for, or what keeps it from being made."""
    for export in exports:
        if export.is_for(published.plan):
            lack = export.lacks(published.plan) or _no_address(export, published)
            yield Missing(export.path, lack) if lack else export


def _no_address(export: Export, published: PublishedPlan) -> Lack | None:
    """Whether an export needs the site's address though nobody has said it; only making it tells."""
    if published.has_address:
        return None
    try:
        published.content(export)
    except LackError as error:
        return error.lack
    return None
