"""Answers and measurements in words, for the command line."""

from collections.abc import Iterator
from textwrap import fill

from actionplan.fit.answer import FitAnswer, Match
from actionplan.fit.evaluation import Evaluation
from actionplan.plan.values import Language
from actionplan.plan.whole import Plan
from actionplan.words.wording import Wording, wording

_WIDTH = 100
_INDENT = "   "
_MEASURES = ("recall", "recall_of_long", "first_right", "reciprocal_rank", "auc")


def in_words(fit_answer: FitAnswer, plan: Plan, lang: Language) -> str:
    """An answer for a person at a terminal."""
    words = wording("fit", lang)
    if fit_answer.state != "answered":
        return words(f"state.{fit_answer.state}")
    lines = [words(f"verdict.{fit_answer.verdict}"), ""]
    for place, match in enumerate(fit_answer.matches, 1):
        lines += _match(place, match, plan, words)
    if fit_answer.unknown:
        lines.append(words("unknown", words=_listed(fit_answer.unknown, words)))
    return "\n".join([*lines, words("disclaimer")])


def _match(place: int, match: Match, plan: Plan, words: Wording) -> Iterator[str]:
    text, _ = plan.activity[match.activity].text.in_language(words.lang)
    yield words(
        "match",
        place=str(place),
        activity=match.activity,
        strength=words(f"strength.{match.strength}"),
        score=f"{match.score:.1f}",
    )
    yield fill(text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)
    for reason in match.because:
        shown = _listed(reason.words, words)
        key = "because_of" if reason.label else "because"
        yield f"{_INDENT}– {words(key, words=shown, label=reason.label)}"
    yield ""


def _listed(texts: tuple[str, ...], words: Wording) -> str:
    marks = "””" if words.lang == "sv" else "“”"
    return ", ".join(f"{marks[0]}{text}{marks[1]}" for text in texts)


def evaluation_in_words(evaluation: Evaluation, lang: Language) -> str:
    """What was measured, a line each."""
    words = wording("fit", lang)
    numbers = {"ideas": evaluation.ideas, "clear": evaluation.clear, "outside": evaluation.outside}
    lines = [words("evaluation.head", **numbers)]
    lines += [f"  {getattr(evaluation, name):.3f}  {words(f'evaluation.{name}')}" for name in _MEASURES]
    for key, is_inside in (("inside", True), ("outside", False)):
        shown = words("evaluation.verdicts", **evaluation.verdicts[is_inside])
        lines.append(f"{words(f'evaluation.{key}')}: {shown}")
    return "\n".join(lines)
