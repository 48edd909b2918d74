// The browser answers every idea as Python does, word for word and to the last decimal.

import assert from "node:assert/strict";
import test from "node:test";
import { engine } from "../../../plugins/actionplan/web/fit/engine.mjs";
import { loadStems } from "../../../plugins/actionplan/web/words/stems.mjs";
import { fixture } from "../fixture.mjs";

for (const { name, lang, sent, asked } of fixture) {
  test(`${asked.length} ideas of ${name}`, async () => {
    const { answer } = engine(sent, await loadStems(lang));
    assert.ok(asked.length >= 30);
    for (const { text, choices, answer: expected } of asked) assert.deepEqual(answer(text, choices), expected, text);
  });
}
