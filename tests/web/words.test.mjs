// The words of the browser are those of Python: fixtures/words.json is made by tests/web/fixtures.py.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { partsOf } from "../../plugins/actionplan/web/words/compounds.mjs";
import { fold } from "../../plugins/actionplan/web/words/fold.mjs";
import { distance, near } from "../../plugins/actionplan/web/words/misspellings.mjs";
import { frontDecoded, numbers } from "../../plugins/actionplan/web/words/packing.mjs";
import { loadStems } from "../../plugins/actionplan/web/words/stems.mjs";
import { latinWordsOf, wordsOf } from "../../plugins/actionplan/web/words/tokens.mjs";

const known = JSON.parse(readFileSync(new URL("fixtures/words.json", import.meta.url), "utf-8"));

for (const { text, folded, words, latin } of known.texts) {
  test(`a text is folded and parted into words: ${JSON.stringify(text)}`, () => {
    assert.equal(fold(text), folded);
    assert.deepEqual(wordsOf(text), words);
    assert.deepEqual(latinWordsOf(text), latin);
  });
}

for (const [lang, stems] of Object.entries(known.stems)) {
  test(`stems of ${lang}`, async () => {
    const stem = await loadStems(lang);
    for (const [word, expected] of Object.entries(stems)) assert.equal(stem(word), expected);
  });
}

test("words one letter away are those that Python makes", () => {
  for (const [typed, expected] of Object.entries(known.near)) {
    const found = near(typed, known.known, 1, { isFirstRight: true, letters: known.letters });
    assert.deepEqual(found.filter(({ steps }) => steps).map(({ word }) => word).sort(), expected, typed);
  }
});

test("the distance counts letters missing, superfluous, other and exchanged", () => {
  const pairs = { "": 3, abc: 0, ab: 1, abcd: 1, abd: 1, acb: 1, cab: 2, xyz: 3 };
  for (const [word, steps] of Object.entries(pairs)) assert.equal(distance("abc", word), steps, word);
  assert.equal(distance("abcdefgh", "hgfedcba", 2), 3);
});

for (const [lang, { rule, parts }] of Object.entries(known.compounds)) {
  test(`compounds of ${lang} are cut as Python cuts them`, async () => {
    const stem = await loadStems(lang);
    for (const [word, expected] of Object.entries(parts)) {
      const found = partsOf(word, { rule, stem, isKnown: (part) => known.known.includes(part) });
      assert.deepEqual(found?.stems ?? [], expected, word);
    }
  });
}

test("what was packed is unpacked", () => {
  assert.deepEqual(frontDecoded(known.packed.coded), known.packed.words);
  assert.deepEqual(numbers(known.row.characters), known.row.numbers);
  assert.deepEqual([frontDecoded(""), numbers("")], [[], []]);
});
