"""The browser answers every idea as Python does, word for word and to the last decimal."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from actionplan.fit.answer import Choices, answer, as_json
from actionplan.plan.values import LANGUAGES, Language
from tests.fit.plans import real_index, real_plan

pytestmark = pytest.mark.browser

# What nobody has judged, but somebody may type.
STRANGE = (
    "",
    "a",
    "och att i på the and of",
    "<script>alert(1)</script> språk",
    "🏠 مرحبا \u202e שלום",
    "spra\u030akcafe\u0301 på BIBLIOTEKET",
    "språkkafe på bibloteket för flytkingar",
    "x" * 3_000,
    "constructor __proto__ toString hasOwnProperty",
    "Ich möchte gern einen Deutschkurs besuchen",
)

_ASK = """async ([module, address, lang, ideas]) => {
  const { loadEngine } = await import(module);
  const engine = await loadEngine(address, lang);
  return ideas.map(({ text, choices }) => engine.answer(text, choices));
}"""


def _ideas(lang: Language) -> list[tuple[str, Choices]]:
    """All judged ideas, whole and cut, with and without a choice, and strange ones."""
    plan = real_plan()
    texts = [idea.text for idea in plan.applicants.gold if idea.lang == lang]
    texts += [text[: len(text) // 2] for text in texts] + list(STRANGE)
    plain = [(text, Choices()) for text in texts]
    chosen = Choices(plan.focus_areas[0].id, plan.about.target_groups[0].name.in_language(lang)[0])
    return plain + [(text, chosen) for text in texts[:20]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_sides_answer_alike(
    context: BrowserContext, address: str, site: Path, lang: Language, tmp_path: Path
) -> None:
    ideas = _ideas(lang)
    golden = tmp_path / "golden.json"
    golden.write_text(
        json.dumps([as_json(answer(text, real_index(lang), choices)) for text, choices in ideas]), "utf-8"
    )
    asked = [{"text": text, "choices": _as_in_the_browser(choices)} for text, choices in ideas]
    module = next(site.glob("assets/actionplan-*/fit/engine.mjs")).relative_to(site).as_posix()
    page = context.new_page()
    page.goto(address)
    answers = page.evaluate(_ASK, [address + module, f"{address}fit/{lang}.json", lang, asked])
    expected = json.loads(golden.read_text("utf-8"))
    assert len(expected) >= 150
    for (text, _), theirs, ours in zip(ideas, answers, expected, strict=True):
        assert theirs == ours, text


def _as_in_the_browser(choices: Choices) -> dict[str, Any]:
    chosen = asdict(choices)
    return {"focusArea": chosen["focus_area"], "targetGroup": chosen["target_group"]}
