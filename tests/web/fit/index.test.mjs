import assert from "node:assert/strict";
import test from "node:test";
import { unpacked } from "../../../plugins/actionplan/web/fit/index.mjs";
import { fixture } from "../fixture.mjs";

/** Phrases in an order of their own. */
const ordered = (phrases) => phrases.map((phrase) => JSON.stringify(phrase)).sort();

fixture.forEach(({ lang, sent, held }, number) => {
  test(`index ${number} (${lang}, ${held.stems.length} stems) is what Python sent`, () => {
    const index = unpacked(sent);
    for (const name of ["activities", "areas", "labels", "bias"]) assert.deepEqual(index[name], held[name]);
    assert.deepEqual([...index.stems].sort(), held.stems.sort());
    assert.deepEqual(Object.fromEntries(index.weights), held.weights);
    assert.deepEqual(Object.fromEntries(index.inside), held.inside);
    assert.deepEqual(ordered([...index.phrases.values()].flat()), ordered(held.phrases));
    for (const [first, phrases] of index.phrases) assert.ok(phrases.every(([words]) => words[0] === first));
  });
});
