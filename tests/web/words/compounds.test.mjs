import assert from "node:assert/strict";
import test from "node:test";
import { partsOf } from "../../../plugins/actionplan/web/words/compounds.mjs";
import { loadStems } from "../../../plugins/actionplan/web/words/stems.mjs";
import { fixture } from "../fixture.mjs";

for (const [lang, { rule, known, parts }] of Object.entries(fixture)) {
  test(`compounds of ${lang} are cut as Python cuts them`, async () => {
    const stem = await loadStems(lang);
    for (const [word, expected] of Object.entries(parts)) {
      const found = partsOf(word, { rule, stem, isKnown: (part) => known.includes(part) });
      assert.deepEqual(found?.stems ?? [], expected, word);
    }
  });
}
