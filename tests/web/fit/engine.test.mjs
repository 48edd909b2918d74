// The browser answers every idea as Python does, word for word and to the last decimal.

import assert from "node:assert/strict";
import test from "node:test";
import { engine } from "../../../plugins/actionplan/web/fit/engine.mjs";
import { fixture } from "../fixture.mjs";

for (const [lang, { sent, asked }] of Object.entries(fixture)) {
  test(`${asked.length} ideas in ${lang}`, async () => {
    const { Stemmer } = await import(`../../../plugins/actionplan/web/vendor/snowball-${lang}.mjs`);
    const { answer } = engine(sent, new Stemmer());
    assert.ok(asked.length >= 150);
    for (const { text, choices, answer: expected } of asked) assert.deepEqual(answer(text, choices), expected, text);
  });
}
