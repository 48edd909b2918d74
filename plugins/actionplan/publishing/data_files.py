"""The files for programs: the plan's data, what has changed in it, the fit check's index, and schemas."""

import json
from collections.abc import Iterator
from functools import partial

from actionplan.derived.export import Export, PublishedPlan, makeable
from actionplan.derived.site_file import Missing, SiteFile
from actionplan.exports import EXPORTS
from actionplan.exports.atom import feeds
from actionplan.exports.lists import change_lists
from actionplan.fit.index import build, learnt_from
from actionplan.fit.transport import as_json
from actionplan.plan.kinds import FILES
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan
from actionplan.publishing.project import Project
from actionplan.reading.schema import schema_name, schema_of
from actionplan.system.cache import Cache, digest_of


def exported(published: PublishedPlan) -> Iterator[SiteFile | Missing]:
    """The plan's data in each of its forms."""
    for item in makeable(EXPORTS, published):
        if isinstance(item, Export):
            yield SiteFile(item.path, partial(published.content, item), media_type=item.media_type)
        else:
            yield item


def change_files(project: Project) -> Iterator[SiteFile]:
    """The feeds and lists of what has changed, if that is known."""
    if project.history is not None:
        yield from feeds(project.history, project.plan, project.base_url, project.addresses)
        yield from change_lists(project.history, project.plan, project.base_url, project.addresses)


def fit_files(plan: Plan, cache: Cache) -> Iterator[SiteFile]:
    """The fit check's index in each language, which its page fetches. Learning takes a second or two."""
    for lang in LANGUAGES:
        yield SiteFile(f"fit/{lang}.json", partial(_index_file, plan, lang, cache))


def _index_file(plan: Plan, lang: Language, cache: Cache) -> bytes:
    return cache.kept(f"fit-{lang}", digest_of(*learnt_from(plan, lang)), lambda: _learnt(plan, lang))


def _learnt(plan: Plan, lang: Language) -> bytes:
    return json.dumps(as_json(build(plan, lang)), ensure_ascii=False, separators=(",", ":")).encode()


def schema_files(cache: Cache) -> Iterator[SiteFile]:
    """The schemas of the plan's files, for editors everywhere; they are the same for every plan."""
    for file in FILES:
        path = f"schemas/{schema_name(file)}"
        yield SiteFile(path, partial(cache.kept, f"schema-{file}", "", partial(_schema, file)))


def _schema(file: str) -> bytes:
    return schema_of(file).encode()
