"""How an activity is cited in an application or a report: as a text, and as BibTeX."""

from actionplan.derived.export import PublishedPlan
from actionplan.derived.routes import Route
from actionplan.plan.model import Activity
from actionplan.plan.values import Language
from actionplan.words.wording import wording

# Characters that mean something to TeX, and how TeX writes them.
_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: rf"\{sign}" for sign in "{}$&#_%"},
}


def as_text(published: PublishedPlan, activity: Activity, lang: Language) -> str:
    """The activity with its publisher, plan, number and address, as running text."""
    about = published.plan.about
    words = wording("exports", lang)
    return words(
        "citation.text",
        publisher=published.plan.organisation[about.publisher].name.in_language(lang)[0],
        title=about.title.in_language(lang)[0],
        period=words.span(about.period.start, about.period.to),
        reference=about.reference,
        id=activity.id,
        text=activity.text.in_language(lang)[0].rstrip("."),
        address=published.page(Route("activity", activity.id), lang),
    )


def as_bibtex(published: PublishedPlan, activity: Activity, lang: Language) -> str:
    """The same as an entry of BibTeX, without a year: the plan states its period, not when it was issued."""
    about = published.plan.about
    words = wording("exports", lang)
    series = words(
        "citation.series",
        title=about.title.in_language(lang)[0],
        period=words.span(about.period.start, about.period.to),
        reference=about.reference,
        id=activity.id,
    )
    publisher = published.plan.organisation[about.publisher].name.in_language(lang)[0]
    text, shown_in = activity.text.in_language(lang)
    fields = {
        "author": f"{{{tex(publisher)}}}",
        "title": f"{{{tex(text.rstrip('.'))}}}",
        "note": tex(series),
        "url": published.page(Route("activity", activity.id), lang),
        "language": {"sv": "swedish", "en": "english"}[shown_in],
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items()]
    return f"@misc{{{activity.id},\n" + ",\n".join(lines) + "\n}"


def tex(text: str) -> str:
    """A text for TeX, which shows its characters as they are."""
    return "".join(_TEX.get(sign, sign) for sign in text)
