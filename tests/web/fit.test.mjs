// Ideas are answered as Python answers them: fixtures/fit.json is made by tests/web/fixtures.py.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { engine } from "../../plugins/actionplan/web/fit/engine.mjs";
import { loadStems } from "../../plugins/actionplan/web/words/stems.mjs";

const { index, ideas } = JSON.parse(readFileSync(new URL("fixtures/fit.json", import.meta.url), "utf-8"));
const stem = await loadStems("sv");

for (const { text, choices, answer } of ideas) {
  test(`${JSON.stringify(text)}${choices.focusArea ? ` in ${choices.focusArea}` : ""}`, () => {
    assert.deepEqual(engine(index, stem).answer(text, choices), answer);
  });
}
