import assert from "node:assert/strict";
import test from "node:test";
import { closest, corrected } from "../../../plugins/actionplan/web/search/corrections.mjs";

test("the nearest words come first, and those with the same beginning before others", () => {
  assert.deepEqual(closest("integrasion", ["integration", "information", "migration"]), ["integration"]);
  assert.deepEqual(closest("helth", ["wealth", "health", "held"]).slice(0, 1), ["health"]);
  assert.deepEqual(closest("qwertyuiop", ["hälsa"]), []);
  assert.deepEqual(corrected("xx helth qqqqqq", ["helth", "qqqqqq"], ["health", "xx"]), ["xx health"]);
});
