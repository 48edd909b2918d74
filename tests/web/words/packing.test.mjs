import assert from "node:assert/strict";
import test from "node:test";
import { frontDecoded, numbers } from "../../../plugins/actionplan/web/words/packing.mjs";
import { fixture } from "../fixture.mjs";

test("what Python packed is unpacked", () => {
  assert.deepEqual(frontDecoded(fixture.front_coded), fixture.words);
  assert.deepEqual(numbers(fixture.characters), fixture.numbers);
  assert.deepEqual([frontDecoded(""), numbers("")], [[], []]);
});
