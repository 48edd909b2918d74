import assert from "node:assert/strict";
import test from "node:test";
import { countsOf, holdsWordsOf, matcher, readState, waysOut, withoutOne, writeState } from "../../../plugins/actionplan/web/list/filter.mjs";
import { answersOf, organisationsOf, reasonKey } from "../../../plugins/actionplan/web/list/responsible.mjs";
import { fold } from "../../../plugins/actionplan/web/words/fold.mjs";
import { fixture } from "../fixture.mjs";

const { activities, known, shown } = fixture;
const NOTHING = readState("", known, "named");

const items = activities.map(({ id, area, text, pairs }) => {
  const { every, firm } = organisationsOf(answersOf(pairs));
  const values = { organisation: every, focus_area: [area] };
  return { id, text: fold(`${id} ${text}`), values, firm: { organisation: firm } };
});

/** The ids of the items that a state shows. */
const idsOf = (state) => items.filter(matcher(state)).map(({ id }) => id);
const numberOf = (state) => idsOf(state).length;
const chosen = (choices, more = {}) => ({ ...NOTHING, chosen: { ...NOTHING.chosen, ...choices }, ...more });

test("every organisation shows what the core says", () => {
  for (const organisation of known.organisation) {
    assert.deepEqual(idsOf(chosen({ organisation: [organisation] })), shown[organisation], organisation);
    const firm = idsOf(chosen({ organisation: [organisation] }, { firmOnly: true }));
    assert.deepEqual(firm, shown[`${organisation} firm`], organisation);
  }
  assert.equal(idsOf(NOTHING).length, activities.length);
});

test("a facet counts what choosing each value would show", () => {
  for (const [organisation, expected] of Object.entries(fixture.area_counts)) {
    const state = chosen({ organisation: [organisation], focus_area: [known.focus_area[0]] });
    const counts = countsOf(items, state, "focus_area");
    for (const area of known.focus_area) assert.equal(counts.get(area) ?? 0, expected[area], `${organisation} ${area}`);
  }
});

test("why an organisation answers is what the core says", () => {
  for (const { id, pairs } of activities) {
    const answers = answersOf(pairs);
    assert.equal(answers.size, Object.keys(fixture.reasons[id]).length);
    for (const [organisation, [degree, via, isOwn]] of Object.entries(fixture.reasons[id])) {
      assert.deepEqual(answers.get(organisation), { degree, via });
      assert.equal(reasonKey(organisation, { degree, via }), degree === "area" && !isOwn ? "area_via" : degree);
    }
  }
});

test("all words must stand in a text, in any order and without case and marks", () => {
  const text = fold("Hälsokommunikation på flera språk");
  for (const typed of ["", "  ", "HALSO", "språk hälso", "SPRAK   PA"]) assert.ok(holdsWordsOf(typed)(text), typed);
  for (const typed of ["x", "hälsa", "hälsospråk"]) assert.ok(!holdsWordsOf(typed)(text), typed);
});

test("a query that Python writes is read as it is meant", () => {
  for (const [query, pairs] of fixture.queries) {
    const of = (name) => pairs.filter(([key]) => key === name).map(([, value]) => value);
    const state = readState(query, known, "named");
    assert.deepEqual(state.chosen, { organisation: of("organisation"), focus_area: of("focus_area") });
    assert.equal(state.firmOnly, of("named").length > 0);
    assert.equal(state.q, of("q")[0] ?? "");
  }
});

test("a state comes back from the address", () => {
  assert.equal(writeState(NOTHING, "named"), "");
  const state = chosen({ focus_area: ["halsa", "boende"] }, { firmOnly: true, q: "å & ä+100 %" });
  assert.deepEqual(readState(writeState(state, "named"), known, "named"), state);
});

test("what the list does not know, and what is too long, is not read", () => {
  const state = readState(`?organisation=x&focus_area=halsa&focus_area=halsa&named=2&q=${"a".repeat(300)}`, known, "named");
  assert.deepEqual(state.chosen, { organisation: [], focus_area: ["halsa"] });
  assert.equal(state.firmOnly, false);
  assert.equal(state.q.length, 200);
});

test("every choice can be dropped, and only what helps is offered", () => {
  const state = chosen({ organisation: ["migrationsverket"], focus_area: ["halsa"] }, { firmOnly: true, q: " xyzzy " });
  const ways = withoutOne(state);
  assert.deepEqual(ways.map(({ facet, value }) => [facet, value]), [
    ["organisation", "migrationsverket"],
    ["focus_area", "halsa"],
    ["firm", ""],
    ["q", "xyzzy"],
  ]);
  assert.deepEqual(waysOut(state, numberOf), []);
  const useful = waysOut({ ...state, firmOnly: false, q: "" }, numberOf);
  assert.deepEqual(useful.map(({ facet, n }) => [facet, n]), [
    ["organisation", items.filter(({ values }) => values.focus_area.includes("halsa")).length],
    ["focus_area", shown.migrationsverket.length],
  ]);
});
