import assert from "node:assert/strict";
import test from "node:test";
import { fill, quoted, shownInWords } from "../../../plugins/actionplan/web/shared/wording.mjs";
import { fixture } from "../fixture.mjs";

test("templates are filled in as Python fills them in", () => {
  assert.ok(fixture.filled.length > 500);
  for (const [template, params, lang, expected] of fixture.filled) assert.equal(fill(template, params, lang), expected);
});

test("what is not given stays as it is", () => {
  assert.equal(fill("{a} {b}", { a: "{b}" }, "sv"), "{b} {b}");
});

test("the number that is shown chooses the words", () => {
  const words = { none: "inga", all: { one: "{n} ord", other: "alla {n}" }, status: "{n} av {total}" };
  assert.equal(shownInWords(words, { n: 0, total: 3, isAll: true }, "sv"), "inga");
  assert.equal(shownInWords(words, { n: 3, total: 3, isAll: true }, "sv"), "alla 3");
  assert.equal(shownInWords(words, { n: 1, total: 1, isAll: true }, "sv"), "1 ord");
  assert.equal(shownInWords(words, { n: 2, total: 3000, isAll: false }, "sv"), "2 av 3\u00a0000");
});

test("quotation marks are those of the language", () => {
  assert.equal(quoted("ord", "sv"), "”ord”");
  assert.equal(quoted("word", "en"), "“word”");
});
