"""How far the English follows the Swedish: numbers, and the texts where it does not."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.derived.routes import Route, page_of
from actionplan.derived.site import Site
from actionplan.derived.translation import CHAPTERS, STATES, Translation, TranslationState, counts
from actionplan.pages.rendering import PageContent, shortened, tools_for
from actionplan.plan.values import Language


@dataclass(frozen=True)
class TextToTranslate:
    """A text that needs a translator: the path of its page, its address in the files, its Swedish."""

    path: str
    address: str
    swedish: str


@dataclass(frozen=True)
class TranslationContext:
    """For ``translation.html``: how many texts are in each state, and those that are not current."""

    numbers: tuple[tuple[TranslationState, int], ...]
    lists: tuple[tuple[TranslationState, tuple[TextToTranslate, ...]], ...]


def pages(site: Site, lang: Language) -> Iterator[PageContent]:
    """The page about the translation."""
    route = Route("translation")
    tools = tools_for(site, lang, route.path(lang))
    yield PageContent(
        route=route,
        lang=lang,
        title=tools.t("translation.title"),
        description=tools.t("translation.description"),
        template="translation.html",
        context=lambda: _context(site, lang),
    )


def _context(site: Site, lang: Language) -> TranslationContext:
    numbers = counts(site.translations)
    waiting: dict[TranslationState, tuple[TextToTranslate, ...]] = {
        state: tuple(_entry(site, item, lang) for item in site.translations if item.state == state)
        for state in STATES
        if state != "current"
    }
    return TranslationContext(
        numbers=tuple(numbers.items()),
        lists=tuple((state, entries) for state, entries in waiting.items() if entries),
    )


def _entry(site: Site, item: Translation, lang: Language) -> TextToTranslate:
    return TextToTranslate(_path(site, item, lang), item.address, shortened(item.text.sv))


def _path(site: Site, item: Translation, lang: Language) -> str:
    chapter = site.chapter(item.id, lang) if item.collection == CHAPTERS else None
    return chapter.path if chapter else page_of(item.collection, item.id).path(lang)
