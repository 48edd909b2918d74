"""Makes the sites that are compared: a plan of any size, and as many plain Markdown pages."""

import random
import shutil
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]

_WORDS = [
    "bostad",
    "mottagning",
    "etablering",
    "samverkan",
    "kommun",
    "praktik",
    "språk",
    "hälsa",
    "utbildning",
    "nätverk",
    "arbete",
    "företag",
    "myndighet",
    "förening",
    "mötesplats",
    "kartläggning",
    "vägledning",
    "samhälle",
    "integration",
    "insats",
    "rehabilitering",
]
_VERBS = ["Utveckla", "Genomföra", "Skapa", "Kartlägga", "Samordna", "Arrangera", "Förstärka", "Identifiera"]

SETTINGS = """
site_name: {name}
site_url: https://plan.example/
docs_dir: content
theme: {{name: material, language: sv, font: false}}
not_in_nav: /**
"""


def _text(chance: random.Random, words: int) -> dict[str, str]:
    sentence = " ".join([chance.choice(_VERBS), *(chance.choice(_WORDS) for _ in range(words))])
    return {"sv": f"{sentence}.", "en": f"In English: {sentence}."}


def generated_plan(target: Path, activities: int, seed: int | None = None) -> Path:
    """A project with a plan of ``activities`` activities.

    As in the first plan there are about 25 activities to an organisation, and
    every second focus area is the responsibility of a group of seven.

    Args:
        target: the project's folder, which is made.
        activities: how many.
        seed: another one gives a plan of the same size other texts; without it the size is the seed.
    """
    chance = random.Random(activities if seed is None else seed)  # noqa: S311 - repeatable data, no secrets
    authorities = [f"organisation-{n}" for n in range(max(8, activities // 25))]
    areas = [f"omrade-{n}" for n in range(max(4, activities // 100))]
    groups = [f"grupp-{n}" for n in range(len(areas) // 2)]
    # The same number makes the same plan, for figures of different days are compared: each line draws from
    # chance, so their order is a part of the result.
    files = {
        "organisations": {"organisations": _organisations(chance, authorities, groups)},
        "plan": _plan(chance, authorities, areas, groups),
        "activities": {"activities": _activities(chance, activities, areas, authorities)},
        "glossary": {"terms": [{"id": "ord", "term": _text(chance, 1), "definition": _text(chance, 9)}]},
        "examples": {"examples": []},
        "sources": {"documents": [{"id": "plan", "title": _text(chance, 3), "about": _text(chance, 9)}]},
    }
    (target / "data").mkdir(parents=True)
    (target / "content").mkdir()
    for name, content in files.items():
        text = yaml.dump(content, allow_unicode=True, sort_keys=False, width=100)
        (target / "data" / f"{name}.yaml").write_text(text, "utf-8")
    (target / "mkdocs.yml").write_text(SETTINGS.format(name="Plan") + "plugins: [actionplan]\n", "utf-8")
    return target


def _organisations(chance: random.Random, authorities: list[str], groups: list[str]) -> list[dict[str, Any]]:
    single = [{"id": item, "kind": "authority", "name": _text(chance, 2)} for item in authorities]
    return single + [
        {"id": group, "kind": "group", "name": _text(chance, 2), "members": chance.sample(authorities, 7)}
        for group in groups
    ]


def _plan(
    chance: random.Random, authorities: list[str], areas: list[str], groups: list[str]
) -> dict[str, Any]:
    """The real plan's file, with other goals and focus areas."""
    goals = [
        {"id": f"mal-{n}", "title": _text(chance, 8), "short": _text(chance, 1), "text": _text(chance, 80)}
        | {"pictogram": "home"}
        for n in range(max(4, len(areas) // 3))
    ]
    carriers = [chance.choice(groups if n % 2 else authorities) for n in range(len(areas))]
    focus_areas = [
        {
            "id": area,
            "goal": goals[n % len(goals)]["id"],
            "title": _text(chance, 3),
            "responsible": [carriers[n]],
        }
        for n, area in enumerate(areas)
    ]
    plan: dict[str, Any] = yaml.safe_load((ROOT / "data/plan.yaml").read_text("utf-8"))
    plan |= {"publisher": authorities[0], "goals": goals, "focus_areas": focus_areas, "networks": []}
    del plan["follow_up"]
    return plan


def _activities(
    chance: random.Random, number: int, areas: list[str], authorities: list[str]
) -> list[dict[str, Any]]:
    return [
        {
            "id": f"{areas[n % len(areas)]}-{n}",
            "focus_area": areas[n % len(areas)],
            "text": _text(chance, 14),
            "responsible": chance.sample(authorities, n % 3),
        }
        for n in range(number)
    ]


def real_plan(target: Path) -> Path:
    """A copy of this repository's own plan."""
    for folder in ("content", "data"):
        shutil.copytree(ROOT / folder, target / folder)
    (target / "mkdocs.yml").write_text(SETTINGS.format(name="Plan") + "plugins: [actionplan]\n", "utf-8")
    return target


def _activity_as_markdown(chance: random.Random) -> str:
    """The parts of an activity's page, as one would write them in Markdown."""
    text, other = _text(chance, 14)["sv"], _text(chance, 14)["sv"]
    members = ", ".join(f"[{chance.choice(_WORDS)}](index.md)" for _ in range(7))
    rows = [("Ansvarar genom fokusområdet", "[Grupp](index.md)"), ("Genom Grupp", members)]
    facts = [("Mål", f"[{other}](index.md)"), ("Fokusområde", "[Område](index.md)"), ("I planen", other)]
    parts = [
        f"---\ndescription: {text}\n---",
        "[Aktiviteter](index.md) › [Område](index.md)",
        f"# {text}",
        "## Vem ansvarar?",
        _table(rows),
        _table(facts),
        "## Hänvisa till aktiviteten",
        "Använd den här texten i en ansökan eller rapport:",
        f"> Organisation: Plan (2015–2017), dnr 1-2-3, aktivitet 1: {text}",
        "Permanent länk: <https://plan.example/aktiviteter/omrade-1/>",
        "## Fler aktiviteter",
        f"- Före: [{text}](index.md)\n- Efter: [{other}](index.md)",
    ]
    return "\n\n".join(parts) + "\n"


def _table(rows: list[tuple[str, str]]) -> str:
    return "| | |\n| --- | --- |\n" + "\n".join(f"| {name} | {value} |" for name, value in rows)


def markdown_pages(target: Path, pages: int) -> Path:
    """A bare MkDocs Material project as it comes; each page says as much as an activity's.

    The pages stand outside the menu, which is how Material builds them fastest:
    in the menu its cost grows with the square of their number.
    """
    chance = random.Random(pages)  # noqa: S311
    (target / "content").mkdir(parents=True)
    for number in range(pages):
        name = f"sida-{number}.md" if number else "index.md"
        (target / "content" / name).write_text(_activity_as_markdown(chance), "utf-8")
    (target / "mkdocs.yml").write_text(SETTINGS.format(name="Bare"), "utf-8")
    return target
