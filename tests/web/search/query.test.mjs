import assert from "node:assert/strict";
import test from "node:test";
import { LONGEST, tidy, withoutStopWords } from "../../../plugins/actionplan/web/search/query.mjs";

test("a query is tidied and cut between words", () => {
  assert.equal(tidy("  a\u0000b \n c "), "a b c");
  assert.ok(tidy("hälsa ".repeat(100)).length <= LONGEST);
  assert.match(tidy("hälsa ".repeat(100)), /hälsa$/);
  assert.equal(tidy("😀".repeat(300)).length % 2, 0);
  assert.equal(withoutStopWords("Vad är hälsa?", new Set(["vad", "ar"])), "hälsa?");
  assert.equal(withoutStopWords("vad är", new Set(["vad", "ar"])), "vad är");
});
