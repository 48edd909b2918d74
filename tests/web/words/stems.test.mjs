import assert from "node:assert/strict";
import test from "node:test";
import { loadStems, remembered } from "../../../plugins/actionplan/web/words/stems.mjs";
import { fixture } from "../fixture.mjs";

for (const [lang, stems] of Object.entries(fixture)) {
  test(`words of ${lang} have the stems that Python finds`, async () => {
    const stem = await loadStems(lang);
    for (const [word, expected] of Object.entries(stems)) assert.equal(stem(word), expected);
  });
}

test("a stem is worked out once", () => {
  const asked = [];
  const stem = remembered({ stemWord: (word) => asked.push(word) && "" });
  assert.deepEqual([stem("språk"), stem("språk")], ["", ""]);
  assert.deepEqual(asked, ["språk"]);
});
