"""What the plan as PDF costs: the seconds of each document, made alone."""

import time
from pathlib import Path

from actionplan.derived.site import Site
from actionplan.documents.document import PRINTED, document, document_path
from actionplan.documents.making import typeset
from actionplan.documents.pdf import lack_for_pdf
from actionplan.engine.prose import project_with_prose
from actionplan.plan.values import LANGUAGES
from actionplan.reading.checks import check


def site_of(project: Path) -> Site:
    """What a project's documents are made from, its hand-written pages read."""
    plan = check(project / "data").plan
    if plan is None:
        raise SystemExit(f"{project}: faulty")
    read, prose = project_with_prose(
        project / "mkdocs.yml", project / "content", plan, "https://plan.example/"
    )
    return Site(plan, read.chapters, read.today, read.base_url, prose=prose)


def report(name: str, project: Path) -> None:
    """Print the figures for a project's documents, or what is missing to make them."""
    if lack := lack_for_pdf():
        print(f"PDF, {name}: not measured; install it with {lack.params['command']}")
        return
    site = site_of(project)
    typeset("<title>warm</title>")  # loads the library and its fonts
    for lang in LANGUAGES:
        for edition in PRINTED:
            started, used = time.perf_counter(), time.process_time()
            pdf = typeset(document(site, lang, edition))
            wall, cpu = time.perf_counter() - started, time.process_time() - used
            size = f"{pdf.pages} pages, {len(pdf.content)} bytes"
            print(f"{document_path(lang, edition)}, {name}: {cpu:.1f} s CPU, {wall:.1f} s; {size}")
