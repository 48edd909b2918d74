import assert from "node:assert/strict";
import test from "node:test";
import { csvOf, recordsOf } from "../../../plugins/actionplan/web/shared/csv.mjs";
import { fixture } from "../fixture.mjs";

test("rows are written as Python writes them, and none is a formula", () => {
  assert.equal(csvOf(fixture.columns, fixture.rows), fixture.written);
  for (const [first] of fixture.read.slice(1)) assert.doesNotMatch(first, /^[=+\-@\t\r\n＝＋－＠]/);
});

test("records are those that Python reads", () => {
  const records = recordsOf(fixture.written);
  assert.equal(records.length, fixture.read.length);
  assert.equal(records.join(""), fixture.written);
  assert.deepEqual(recordsOf(""), []);
  assert.deepEqual(recordsOf("a\nb"), ["a\n", "b"]);
});
