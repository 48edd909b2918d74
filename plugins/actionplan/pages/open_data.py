"""The page about the data as files: what there is, in which forms, on what terms, and how to use it."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.derived.export import FOLDER, Download
from actionplan.derived.routes import Route
from actionplan.derived.site import Site
from actionplan.pages.rendering import PageContent, Tools, tools_for
from actionplan.plan.model import Activity, OpenData
from actionplan.plan.values import Language, Text
from actionplan.words.wording import wording


@dataclass(frozen=True)
class DataFile:
    """A file to fetch: its name, its form and its size in words."""

    name: str
    path: str
    form: str
    size: str
    lang: Language | None


@dataclass(frozen=True)
class Dataset:
    """Files with the same content."""

    id: str
    title: str
    description: str
    files: tuple[DataFile, ...]


@dataclass(frozen=True)
class DataContact:
    """The function that answers questions about the data."""

    name: Text
    email: str


@dataclass(frozen=True)
class OpenDataContext:
    """For ``open_data.html``.

    ``forms`` are the forms of the files with what each is for; ``missing`` says of files that were not made
    why; ``sample`` is an activity to show an address with.
    """

    datasets: tuple[Dataset, ...]
    forms: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    contact: DataContact | None
    sample: Activity | None
    sample_iri: str
    address: str
    feed: str


def pages(site: Site, lang: Language) -> Iterator[PageContent]:
    """The page about open data."""
    route = Route("open_data")
    tools = tools_for(site, lang, route.path(lang))
    yield PageContent(
        route=route,
        lang=lang,
        title=tools.t("open_data.title"),
        description=tools.t("open_data.description"),
        template="open_data.html",
        context=lambda: _context(site, tools),
    )


def _context(site: Site, tools: Tools) -> OpenDataContext:
    sample = next(iter(site.plan.activities), None)
    return OpenDataContext(
        datasets=tuple(_datasets(site, tools)),
        forms=tuple(_forms(site, tools)),
        missing=tuple(_missing(site, tools)),
        contact=_contact(site.plan.about.open_data),
        sample=sample,
        sample_iri=site.published.iri("activity", sample.id) if sample else "",
        address=f"{site.base_url}{FOLDER}",
        feed=tools.feed(Route("open_data")),
    )


def _contact(about: OpenData | None) -> DataContact | None:
    if about is None or about.contact_name is None or not about.contact_email:
        return None
    return DataContact(about.contact_name, about.contact_email)


def _missing(site: Site, tools: Tools) -> Iterator[str]:
    """Which files were not made, and why, in words for readers."""
    codes = dict.fromkeys(item.lack.code for item in site.missing)
    for code in codes:
        files = [item.name for item in site.missing if item.lack.code == code]
        yield tools.t(f"open_data.missing.{code}", files=tools.t.listing(files))


def _forms(site: Site, tools: Tools) -> Iterator[tuple[str, str]]:
    """The forms that there are files in, and how each is used."""
    words = wording("exports", tools.lang)
    for form in dict.fromkeys(item.export.form for item in site.downloads):
        yield words(f"form.{form}.name"), words(f"form.{form}.use")


def _datasets(site: Site, tools: Tools) -> Iterator[Dataset]:
    """What there is files of, in the order of the registry; what describes them last."""
    words = wording("exports", tools.lang)
    title = tools.plain(site.plan.about.title)
    ordered = sorted(site.downloads, key=lambda item: not item.export.is_data)
    for name in dict.fromkeys(item.export.dataset for item in ordered):
        yield Dataset(
            id=name,
            title=words(f"dataset.{name}.title", title=title),
            description=words(f"dataset.{name}.description", title=title),
            files=tuple(_file(item, tools) for item in site.downloads if item.export.dataset == name),
        )


def _file(item: Download, tools: Tools) -> DataFile:
    words = wording("exports", tools.lang)
    return DataFile(
        name=item.export.file,
        path=item.export.path,
        form=words(f"form.{item.export.form}.name"),
        size=tools.t("open_data.size", n=max(1, round(item.size / 1000))),
        lang=item.export.lang,
    )
