import assert from "node:assert/strict";
import test from "node:test";
import { countsOf, passing } from "../../../plugins/actionplan/web/search/facets.mjs";

test("values of one facet widen, those of several narrow", () => {
  const facets = {
    kind: { values: ["a", "b"], sets: [[0], [1]], records: [0, 1, 0] },
    area: { values: ["x", "y"], sets: [[], [0], [0, 1]], records: [0, 1, 2] },
  };
  assert.deepEqual(passing([0, 1, 2], { kind: ["a", "b"], area: ["x"] }, facets), [1, 2]);
  assert.deepEqual(passing([0, 1, 2], { kind: ["a"], area: ["x", "nowhere"] }, facets), [2]);
  assert.deepEqual(Object.fromEntries(countsOf([0, 1, 2], { kind: ["a"] }, facets).kind), { a: 2, b: 1 });
});
