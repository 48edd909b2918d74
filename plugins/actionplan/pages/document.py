"""The whole plan as a document on paper: HTML and a stylesheet for ``exports/pdf.py``."""

from dataclasses import dataclass

from actionplan.pages.contact import Contact, contact
from actionplan.pages.rendering import render, tools_at
from actionplan.pages.site import Edition, Site
from actionplan.pages.whole_plan import WholePlan, whole_plan
from actionplan.values import Language

EDITIONS: tuple[Edition, ...] = ("normal", "large")


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
    using = tools_at(site, lang, site.base_url)
    about = site.plan.about
    context = DocumentContext(
        title=using.plain(about.title),
        publisher=using.plain(site.plan.organisation[about.publisher].name),
        edition=edition,
        whole=whole_plan(site, using),
        contact=contact(site, using),
    )
    return render("document.html", context, using)


def document_path(lang: Language, edition: Edition) -> str:
    """Where the document is published, from the site's root."""
    return f"data/plan-{lang}{'-18pt' if edition == 'large' else ''}.pdf"
