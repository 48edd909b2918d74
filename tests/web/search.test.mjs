// Searching an index: fixtures/search.json is a small one, made by tests/web/fixtures.py.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { closest, corrected } from "../../plugins/actionplan/web/search/corrections.mjs";
import { searchEngine } from "../../plugins/actionplan/web/search/engine.mjs";
import { countsOf, passing } from "../../plugins/actionplan/web/search/facets.mjs";
import { openIndex, piecesWith } from "../../plugins/actionplan/web/search/index.mjs";
import { LONGEST, tidy, withoutStopWords } from "../../plugins/actionplan/web/search/query.mjs";
import { ranked, weightsOf } from "../../plugins/actionplan/web/search/ranking.mjs";
import { loadStems } from "../../plugins/actionplan/web/words/stems.mjs";

const files = JSON.parse(readFileSync(new URL("fixtures/search.json", import.meta.url), "utf-8"));
const stem = await loadStems("sv");

/** An engine with the small index, and the files that it fetches. */
async function small() {
  const fetched = [];
  const get = async (path) => {
    fetched.push(path.split("/").at(-1));
    return files[path];
  };
  return { ...searchEngine(await openIndex(get, "sv"), stem), fetched };
}

const pathsOf = async (found) => (await found.records(0, found.total)).map(({ path }) => path);
const shown = (words) => words.map(({ word, isHit }) => (isHit ? `[${word}]` : word)).join(" ");

test("inflections find each other, and a name comes before a text", async () => {
  const { search } = await small();
  const found = await search("BOSTADENS");
  assert.deepEqual((await pathsOf(found)).sort(), [
    "aktiviteter/boende-1/",
    "aktiviteter/halsa-1/",
    "exempel/model/",
    "mal/boende/",
  ]);
  assert.equal((await pathsOf(found))[0], "aktiviteter/boende-1/");
});

test("letters without diacritics, identifiers and beginnings of words find the same", async () => {
  const { search } = await small();
  assert.deepEqual(await pathsOf(await search("halsoundersokning")), ["aktiviteter/halsa-2/"]);
  assert.deepEqual(await pathsOf(await search("halsa-2")), ["aktiviteter/halsa-2/"]);
  assert.deepEqual(await pathsOf(await search("hälsounders")), ["aktiviteter/halsa-2/"]);
});

test("the last part of a compound finds it", async () => {
  const { search } = await small();
  assert.deepEqual(await pathsOf(await search("undersökning")), ["aktiviteter/halsa-2/"]);
});

test("all words must stand in a record, save those that say nothing", async () => {
  const { search } = await small();
  assert.deepEqual(await pathsOf(await search("kommuner bostad")), ["aktiviteter/boende-1/"]);
  const found = await search("om hälsoundersökningar", {}, new Set(["om"]));
  assert.deepEqual(await pathsOf(found), ["aktiviteter/halsa-2/"]);
});

test("found words are marked, and a title in another language says so", async () => {
  const { search } = await small();
  const [hit] = await (await search("bostad alnäs", { kind: ["example"] })).records(0, 1);
  assert.deepEqual([hit.path, hit.kind, hit.lang], ["exempel/model/", "example", "en"]);
  assert.equal(shown(hit.title), "The model");
  assert.equal(shown(hit.text), "[Bostäder] (och <b>hem</b>) i [Alnäs.]");
});

test("a compound that no text has is searched for in its parts", async () => {
  const { search } = await small();
  const found = await search("hedersvåld");
  assert.deepEqual(found.parted, [["hedersvåld", ["heders", "våld"]]]);
  assert.deepEqual(await pathsOf(found), ["aktiviteter/halsa-1/"]);
});

test("a misspelt word is left out, and the nearest one is offered", async () => {
  const { search, corrections } = await small();
  const found = await search("bygg bostödre");
  assert.deepEqual([found.unknown, found.total], [["bostödre"], 1]);
  assert.deepEqual(await corrections("bygg bostödre", found.unknown), ["bygg bostäder"]);
  const nothing = await search("xyzxyz");
  assert.deepEqual([nothing.total, nothing.unknown, nothing.parted], [0, ["xyzxyz"], []]);
});

test("facets limit what is found and say what each of their values would show", async () => {
  const { search } = await small();
  const found = await search("bostad", { focus_area: ["boende"], kind: [] });
  assert.deepEqual((await pathsOf(found)).sort(), ["aktiviteter/boende-1/", "mal/boende/"]);
  const counts = await found.counts();
  assert.deepEqual(Object.fromEntries(counts.focus_area), { boende: 2, halsa: 1 });
  const kinds = { activity: 1, example: 0, organisation: 0, page: 1, term: 0 };
  assert.deepEqual(Object.fromEntries(counts.kind), kinds);
  assert.equal((await search("", { organisation: ["alnas"] })).total, 3);
});

test("signs without letters find nothing, and nothing at all finds everything", async () => {
  const { search } = await small();
  assert.equal((await search("– %&¶")).total, 0);
  assert.equal((await search("  ")).total, 7);
});

test("what a query does not need is not fetched, and nothing twice", async () => {
  const { search, fetched } = await small();
  await (await search("bostad")).records(0, 10);
  await (await search("bostad")).records(0, 10);
  assert.deepEqual(fetched, ["index.json", "words-0.json", "records-0.json"]);
});

test("a piece that did not come is asked for again", async () => {
  let isBroken = true;
  const get = async (path) => {
    if (isBroken && path.includes("words-")) throw new Error("offline");
    return files[path];
  };
  const { search } = searchEngine(await openIndex(get, "sv"), stem);
  await assert.rejects(search("bostad"), /offline/);
  isBroken = false;
  assert.equal((await search("bostad")).total, 4);
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

test("a longer word says less than the word itself, and a rare one more than a common one", () => {
  const row = (word, ...records) => ({ word, records, weights: records.map(() => 50) });
  const weights = weightsOf("arbet", [row("arbet", 1), row("arbetsmarkn", 0, 1)], { longerWord: 0.1 });
  assert.equal(weights.get(1), 50);
  assert.ok(weights.get(0) < 50);
  const [common, rare] = [new Map([[0, 60], [1, 50], [2, 50]]), new Map([[0, 10], [1, 30]])];
  assert.deepEqual(ranked([common, rare], 3), [1, 0]);
  assert.deepEqual(ranked([new Map([[2, 5], [1, 5]])], 3), [1, 2]);
});

test("values of one facet widen, those of several narrow", () => {
  const facets = {
    kind: { values: ["a", "b"], sets: [[0], [1]], records: [0, 1, 0] },
    area: { values: ["x", "y"], sets: [[], [0], [0, 1]], records: [0, 1, 2] },
  };
  assert.deepEqual(passing([0, 1, 2], { kind: ["a", "b"], area: ["x"] }, facets), [1, 2]);
  assert.deepEqual(passing([0, 1, 2], { kind: ["a"], area: ["x", "nowhere"] }, facets), [2]);
  assert.deepEqual(Object.fromEntries(countsOf([0, 1, 2], { kind: ["a"] }, facets).kind), { a: 2, b: 1 });
});

test("a query is tidied and cut between words", () => {
  assert.equal(tidy("  a\u0000b \n c "), "a b c");
  assert.ok(tidy("hälsa ".repeat(100)).length <= LONGEST);
  assert.match(tidy("hälsa ".repeat(100)), /hälsa$/);
  assert.equal(tidy("😀".repeat(300)).length % 2, 0);
  assert.equal(withoutStopWords("Vad är hälsa?", new Set(["vad", "ar"])), "hälsa?");
  assert.equal(withoutStopWords("vad är", new Set(["vad", "ar"])), "vad är");
});

test("the nearest words come first, and those with the same beginning before others", () => {
  assert.deepEqual(closest("integrasion", ["integration", "information", "migration"]), ["integration"]);
  assert.deepEqual(closest("helth", ["wealth", "health", "held"]).slice(0, 1), ["health"]);
  assert.deepEqual(closest("qwertyuiop", ["hälsa"]), []);
  assert.deepEqual(corrected("xx helth qqqqqq", ["helth", "qqqqqq"], ["health", "xx"]), ["xx health"]);
});
