import assert from "node:assert/strict";
import test from "node:test";
import { LONGEST, fromFragment, readPart, toFragment } from "../../../plugins/actionplan/web/fit/link.mjs";
import { fixture } from "../fixture.mjs";

test("a fragment that Python writes is read as it is meant, and comes back from our own", () => {
  for (const [fragment, linked] of fixture.linked) {
    assert.deepEqual(fromFragment(fragment), linked);
    assert.deepEqual(fromFragment(toFragment(linked)), linked);
  }
});

test("what is not chosen does not stand in a link", () => {
  assert.equal(toFragment({ idea: "x", choices: { role: "", "focus-area": "boende" } }), "#idea=x&focus-area=boende");
});

test("a fragment without an idea is somewhere on the page", () => {
  for (const fragment of ["", "#", "#answer", "#idea=", "#role=person", "#%"]) assert.equal(fromFragment(fragment), null);
});

test("what is too long is cut, never within a character", () => {
  assert.equal(readPart("a".repeat(LONGEST)).length, LONGEST);
  assert.equal(readPart("a".repeat(LONGEST + 1)).length, LONGEST);
  assert.equal(readPart(`${"a".repeat(LONGEST - 1)}🏠`), "a".repeat(LONGEST - 1));
});
