import assert from "node:assert/strict";
import test from "node:test";
import { searchEngine } from "../../../plugins/actionplan/web/search/engine.mjs";
import { openIndex } from "../../../plugins/actionplan/web/search/index.mjs";
import { loadStems } from "../../../plugins/actionplan/web/words/stems.mjs";
import { fixture } from "../fixture.mjs";

const stem = await loadStems("sv");

/** An engine with the small index, and the files that it fetches. */
async function small() {
  const fetched = [];
  const get = async (path) => {
    fetched.push(path.split("/").at(-1));
    return fixture[path];
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
    return fixture[path];
  };
  const { search } = searchEngine(await openIndex(get, "sv"), stem);
  await assert.rejects(search("bostad"), /offline/);
  isBroken = false;
  assert.equal((await search("bostad")).total, 4);
});
