import assert from "node:assert/strict";
import test from "node:test";
import { rowsOf } from "../../../plugins/actionplan/web/list/rows.mjs";
import { fixture } from "../fixture.mjs";

const ids = new Set(fixture.ids);

test("rows of CSV are those that the site would write", () => {
  const { text, type } = rowsOf("activities-excel.csv", fixture.csv, ids);
  assert.equal(text, fixture.csv_kept);
  assert.equal(type, "text/csv");
});

test("items of JSON are those that the site would write", () => {
  const { text, type } = rowsOf("activities.json", fixture.json, ids);
  assert.equal(text, fixture.json_kept);
  assert.equal(type, "application/json");
});

test("quoted rows are kept as they stand", () => {
  assert.equal(rowsOf("terms.csv", fixture.strange, new Set(["a", "c"])).text, fixture.strange_kept);
  const text = 'id;text\r\na;"en ""rad""\r\nb;till"\r\nb;två\r\nc;"tre"';
  const kept = 'id;text\r\na;"en ""rad""\r\nb;till"\r\nc;"tre"';
  assert.equal(rowsOf("terms.csv", text, new Set(["a", "c"])).text, kept);
});
