"""The whole plan as a document: HTML for ``pdf.py`` and ``epub.py``."""

from dataclasses import dataclass

from actionplan.derived.export import FOLDER
from actionplan.derived.site import Edition, Site
from actionplan.pages.contact import Contact, contact
from actionplan.pages.rendering import render, tools_at
from actionplan.pages.whole_plan import WholePlan, whole_plan
from actionplan.plan.values import Language

# Those for paper are PDF files.
PRINTED: tuple[Edition, ...] = ("normal", "large")
EDITIONS: tuple[Edition, ...] = (*PRINTED, "epub")

_FILE_ENDINGS: dict[Edition, str] = {"normal": ".pdf", "large": "-18pt.pdf", "epub": ".epub"}


@dataclass(frozen=True)
class DocumentContext:
    """For ``document.html``."""

    title: str
    publisher: str
    edition: Edition
    whole: WholePlan
    contact: Contact


def document(site: Site, lang: Language, edition: Edition) -> str:
    """The document's HTML. Links to pages are absolute, for it may be read anywhere.

    It says the same whenever it is made of the same plan and pages, except that the period has ended.
    """
    tools = tools_at(site, lang, site.base_url)
    about = site.plan.about
    context = DocumentContext(
        title=tools.plain(about.title),
        publisher=tools.plain(site.plan.organisation[about.publisher].name),
        edition=edition,
        whole=whole_plan(site, tools),
        contact=contact(site, tools),
    )
    return render("document.html", context, tools)


def document_path(lang: Language, edition: Edition) -> str:
    """Where the document is published, from the site's root."""
    return f"{FOLDER}plan-{lang}{_FILE_ENDINGS[edition]}"
