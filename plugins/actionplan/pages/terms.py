"""The glossary in the pages: its words as links where they stand first, with what explains them.

Without JavaScript the links lead to the glossary; ``web/glossary/terms.mjs`` makes
them buttons that show the definition on the spot.
"""

from collections.abc import Callable
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import escape

from actionplan.pages.rendering import Tools
from actionplan.plan.model import Term
from actionplan.words.glossary_links import mark

SCRIPT = "glossary/terms.mjs"


def with_terms(html: str, tools: Tools) -> tuple[str, tuple[str, ...]]:
    """A page's contents with the first place of each term marked, and the modules it then needs.

    What the buttons show stands in one block of JSON after the contents.
    """
    marked = mark(html, tools.site.glossary[tools.lang], str(escape(tools.to("glossary"))))
    if not marked.terms:
        return html, ()
    terms = ",".join(f'"{term}":{_explained(term, tools)}' for term in marked.terms)
    words = _once("words", tools, lambda: tools.t.table("terms.browser"))
    block = f'<script type="application/json" data-terms>{{"words":{words},"terms":{{{terms}}}}}</script>'
    return f"{marked.html}\n{block}", (SCRIPT,)


def _explained(term: str, tools: Tools) -> str:
    """What the browser shows of a term, as JSON."""
    return _once(term, tools, lambda: _shown(tools.site.plan.term[term], tools))


def _shown(term: Term, tools: Tools) -> dict[str, str]:
    definition, shown_in = term.definition.in_language(tools.lang)
    return {"term": tools.plain(term.term), "text": definition, "lang": shown_in}


def _once(key: str, tools: Tools, make: Callable[[], Any]) -> str:
    """A piece of JSON that can stand inside a script element; made once a language."""
    return tools.site.once(
        ("terms", tools.lang, key),
        lambda: str(htmlsafe_json_dumps(make(), ensure_ascii=False, separators=(",", ":"))),
    )
