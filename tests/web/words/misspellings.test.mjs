import assert from "node:assert/strict";
import test from "node:test";
import { distance, near } from "../../../plugins/actionplan/web/words/misspellings.mjs";
import { fixture } from "../fixture.mjs";

test("words one letter away are those that Python makes", () => {
  for (const [typed, expected] of Object.entries(fixture.near)) {
    const found = near(typed, fixture.known, 1, { isFirstRight: true, letters: fixture.letters });
    assert.deepEqual(found.filter(({ steps }) => steps).map(({ word }) => word).sort(), expected, typed);
  }
});

test("the distance counts letters missing, superfluous, other and exchanged", () => {
  const pairs = { "": 3, abc: 0, ab: 1, abcd: 1, abd: 1, acb: 1, cab: 2, xyz: 3 };
  for (const [word, steps] of Object.entries(pairs)) assert.equal(distance("abc", word), steps, word);
  assert.equal(distance("abcdefgh", "hgfedcba", 2), 3);
});
