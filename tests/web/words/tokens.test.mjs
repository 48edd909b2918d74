import assert from "node:assert/strict";
import test from "node:test";
import { latinWordsOf, wordsOf } from "../../../plugins/actionplan/web/words/tokens.mjs";
import { fixture } from "../fixture.mjs";

test("a text is parted into words as in Python", () => {
  for (const { text, words, latin } of fixture) {
    assert.deepEqual(wordsOf(text), words);
    assert.deepEqual(latinWordsOf(text), latin);
  }
});
