"""How an activity is cited in an application or a report: as a text, and as BibTeX."""

from actionplan.derived.export import PublishedPlan
from actionplan.derived.routes import Route
from actionplan.plan.model import Activity
from actionplan.plan.values import Language
from actionplan.words.wording import wording

# Characters that mean something to TeX, and how TeX writes them.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: rf"\{sign}" for sign in "{}$&#_%"},
    }
)


def as_text(published: PublishedPlan, activity: Activity, lang: Language) -> str:
    """The activity with its publisher, plan, number and address, as running text."""
    return wording("exports", lang)(
        "citation.text",
        **_of_plan(published, lang),
        id=activity.id,
        text=activity.text.in_language(lang)[0].rstrip("."),
        address=published.page(Route("activity", activity.id), lang),
    )


def as_bibtex(published: PublishedPlan, activity: Activity, lang: Language) -> str:
    """The same as an entry of BibTeX, without a year: the plan states its period, not when it was issued."""
    of_plan = _of_plan(published, lang)
    series = wording("exports", lang)("citation.series", **of_plan, id=activity.id)
    text, shown_in = activity.text.in_language(lang)
    fields = {
        "author": f"{{{tex(of_plan['publisher'])}}}",
        "title": f"{{{tex(text.rstrip('.'))}}}",
        "note": tex(series),
        "url": published.page(Route("activity", activity.id), lang),
        "language": {"sv": "swedish", "en": "english"}[shown_in],
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items()]
    return f"@misc{{{activity.id},\n" + ",\n".join(lines) + "\n}"


def _of_plan(published: PublishedPlan, lang: Language) -> dict[str, str]:
    """What the citations of all activities say of the plan, made once a language."""

    def make() -> dict[str, str]:
        about = published.plan.about
        return {
            "publisher": published.plan.organisation[about.publisher].name.in_language(lang)[0],
            "title": about.title.in_language(lang)[0],
            "period": wording("exports", lang).span(about.period.start, about.period.to),
            "reference": about.reference,
        }

    return published.once(("cited plan", lang), make)


def tex(text: str) -> str:
    """A text for TeX, which shows its characters as they are."""
    return text.translate(_TEX)
