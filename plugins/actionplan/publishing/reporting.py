"""Why a file is not made, in words."""

from actionplan.derived.site_file import Missing
from actionplan.plan.values import Language
from actionplan.words.wording import wording


def in_words(missing: Missing, lang: Language) -> str:
    """What is lacking and what to do, in a line. Files that lack the same library may share the line."""
    words = wording("exports", lang)
    return words(f"error.{missing.lack.code}", **{"file": missing.name, **missing.lack.params})
