"""Citations: what is copied into an application or into LaTeX."""

from actionplan.exports.citation import as_bibtex, as_text
from tests.exports.plans import published_plan_of, real_plan, small_plan, with_texts


def test_a_text_and_an_entry_in_each_language() -> None:
    plan = real_plan()
    activity = plan.activity["boende-2"]
    assert as_text(published_plan_of(plan), activity, "sv") == (
        "Länsstyrelsen Västernorrland: Att göra. Handlingsplan Integration och etablering (2015–2017),"
        " dnr 851-2329-15, aktivitet boende-2: ”Arbeta fram ett tydligare ägardirektiv i de kommunala"
        " bostadsbolagen”. https://plan.example/aktiviteter/boende-2/"
    )
    assert as_bibtex(published_plan_of(plan), activity, "en") == (
        "@misc{boende-2,\n"
        "  author = {{County Administrative Board of Västernorrland}},\n"
        "  title = {{Draw up clearer owner directives in the municipal housing companies}},\n"
        "  note = {To do. Action Plan for Integration and Establishment (2015–2017), ref. 851-2329-15,"
        " activity boende-2},\n"
        "  url = {https://plan.example/en/activities/boende-2/},\n"
        "  language = {english}\n"
        "}"
    )


def test_no_text_ends_its_field_or_commands_tex() -> None:
    plan = with_texts(small_plan(), lambda: r"100 % {av} \input{x} & $1_000 #2 ~^")
    entry = as_bibtex(published_plan_of(plan), plan.activities[0], "sv")
    title = next(line for line in entry.split("\n") if "title" in line)
    assert title == (
        r"  title = {{100 \% \{av\} \textbackslash{}input\{x\} \& \$1\_000 \#2"
        r" \textasciitilde{}\textasciicircum{}}},"
    )
    assert entry.replace(r"\{", "").replace(r"\}", "").count("{") == entry.replace(r"\{", "").replace(
        r"\}", ""
    ).count("}")
