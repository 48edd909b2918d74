import assert from "node:assert/strict";
import test from "node:test";
import { holdsWordsOf, readState } from "../../../plugins/actionplan/web/list/filter.mjs";
import { answerFor, countsOfRows, maskOf, rowIndex, rowsOfState, textsInOne } from "../../../plugins/actionplan/web/list/row-index.mjs";
import { fixture } from "../fixture.mjs";

const { ids, known, reasons, shown } = fixture;
const index = rowIndex(fixture.sent);
const NOTHING = readState("", known, "named");

const chosen = (choices, more = {}) => ({ ...NOTHING, chosen: { ...NOTHING.chosen, ...choices }, ...more });
const idsOf = (state, mask = null) => rowsOfState(index, state, mask).map((row) => ids[row]);

test("every organisation shows what the core says, in the list's order", () => {
  const inOrder = (some) => ids.filter((id) => some.includes(id));
  for (const organisation of known.organisation) {
    assert.deepEqual(idsOf(chosen({ organisation: [organisation] })), inOrder(shown[organisation]), organisation);
    const firm = idsOf(chosen({ organisation: [organisation] }, { firmOnly: true }));
    assert.deepEqual(firm, inOrder(shown[`${organisation} firm`]), organisation);
  }
  assert.deepEqual(idsOf(NOTHING), ids);
});

test("values of a facet add, facets and words narrow", () => {
  const of = (area) => ids.filter((id) => id.startsWith(`${area}-`));
  assert.deepEqual(idsOf(chosen({ focus_area: ["halsa", "boende"] })), [...of("boende"), ...of("halsa")]);
  const both = chosen({ focus_area: ["halsa"], organisation: ["lanets-kommuner"] });
  assert.deepEqual(idsOf(both), of("halsa").filter((id) => shown["lanets-kommuner"].includes(id)));
  const mask = maskOf(textsInOne(ids.map((id) => `${id} text`)), "TEXT 4");
  assert.deepEqual(idsOf(chosen({ focus_area: ["halsa"] }), mask), ["halsa-4"]);
  assert.deepEqual(idsOf(chosen({}, { firmOnly: true }), mask), ids.filter((id) => id.includes("4") && isFirm(id)));
});

/** Whether somebody answers for an activity firmly: its cell names them. */
const isFirm = (id) => Object.values(reasons[id]).some(([degree]) => degree !== "area");

test("a facet counts what choosing each value would show", () => {
  for (const [organisation, expected] of Object.entries(fixture.area_counts)) {
    const state = chosen({ organisation: [organisation], focus_area: [known.focus_area[0]] });
    const counts = countsOfRows(index, rowsOfState(index, state, null, "focus_area"), "focus_area");
    for (const area of known.focus_area) assert.equal(counts.get(area), expected[area], `${organisation} ${area}`);
  }
  const all = countsOfRows(index, rowsOfState(index, NOTHING, null, "organisation"), "organisation");
  for (const id of known.organisation) assert.equal(all.get(id), shown[id].length, id);
});

test("how each organisation answers is what the core says", () => {
  for (const [row, id] of ids.entries()) {
    for (const organisation of known.organisation) {
      const [degree, via] = reasons[id][organisation] ?? [];
      assert.deepEqual(answerFor(index, row, organisation), degree && { degree, via });
    }
  }
});

test("words are found as in a short list", () => {
  const texts = ["halso kommun", "", "kommunikation pa sprak", "sprak", "x halso sprak x"];
  for (const typed of ["hälso", "språk", "k", "SPRAK kom", "x", "halso x", "zz", "sprak sprak", "kommun sprak"]) {
    const expected = texts.map((text) => (holdsWordsOf(typed)(text) ? 1 : 0));
    assert.deepEqual([...maskOf(textsInOne(texts), typed)], expected, typed);
  }
});
