import assert from "node:assert/strict";
import test from "node:test";
import { openIndex, piecesWith } from "../../../plugins/actionplan/web/search/index.mjs";
import { fixture } from "../fixture.mjs";

/** An index whose files are fetched from the fixture; `fetched` holds their names. */
async function opened(isBroken = () => false) {
  const fetched = [];
  const get = async (path) => {
    if (isBroken(path)) throw new Error("offline");
    fetched.push(path.split("/").at(-1));
    return fixture[path];
  };
  return { index: await openIndex(get, "sv"), fetched };
}

test("words are found by what they begin with, each with its records", async () => {
  const { index } = await opened();
  const rows = await index.words("bost");
  assert.deepEqual(rows.map(({ word }) => word), ["bostad"]);
  assert.deepEqual(rows[0].records, [0, 1, 5, 6]);
  assert.ok(rows[0].weights[0] > rows[0].weights[1]);
  assert.deepEqual(await index.words("qqq"), []);
});

test("each piece is fetched when it is needed, and once", async () => {
  const { index, fetched } = await opened();
  assert.deepEqual(fetched, ["index.json"]);
  for (const number of [0, 6, 0]) assert.ok(await index.row(number));
  assert.deepEqual(fetched, ["index.json", "records-0.json"]);
});

test("a piece that did not come is asked for again", async () => {
  let isOffline = true;
  const { index } = await opened((path) => isOffline && path.includes("words-"));
  await assert.rejects(index.words("bost"), /offline/);
  isOffline = false;
  assert.equal((await index.words("bost")).length, 1);
});

test("facets hold the values of each record", async () => {
  const { index } = await opened();
  const { focus_area: area, organisation } = await index.facets();
  assert.deepEqual(area.values, ["boende", "halsa"]);
  assert.deepEqual(organisation.sets[organisation.records[0]].map((number) => organisation.values[number]), ["alnas", "bjorkas"]);
});

test("a beginning is looked for in the pieces that can hold it", () => {
  const firsts = ["a", "bo", "bosatt", "d"];
  assert.deepEqual(piecesWith("bo", firsts), [1, 2]);
  assert.deepEqual(piecesWith("bosa", firsts), [1, 2]);
  assert.deepEqual(piecesWith("bosattn", firsts), [2]);
  assert.deepEqual(piecesWith("c", firsts), [2]);
  assert.deepEqual(piecesWith("0", firsts), []);
  assert.deepEqual(piecesWith("z", firsts), [3]);
});
