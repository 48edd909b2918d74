import assert from "node:assert/strict";
import test from "node:test";
import { fold } from "../../../plugins/actionplan/web/words/fold.mjs";
import { fixture } from "../fixture.mjs";

test("letters are folded as in Python", () => {
  assert.ok(fixture.length > 100);
  for (const [text, folded] of fixture) assert.equal(fold(text), folded);
});
