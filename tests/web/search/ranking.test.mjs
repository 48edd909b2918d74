import assert from "node:assert/strict";
import test from "node:test";
import { ranked, weightsOf } from "../../../plugins/actionplan/web/search/ranking.mjs";

test("a longer word says less than the word itself, and a rare one more than a common one", () => {
  const row = (word, ...records) => ({ word, records, weights: records.map(() => 50) });
  const weights = weightsOf("arbet", [row("arbet", 1), row("arbetsmarkn", 0, 1)], { longerWord: 0.1 });
  assert.equal(weights.get(1), 50);
  assert.ok(weights.get(0) < 50);
  const [common, rare] = [new Map([[0, 60], [1, 50], [2, 50]]), new Map([[0, 10], [1, 30]])];
  assert.deepEqual(ranked([common, rare], 3), [1, 0]);
  assert.deepEqual(ranked([new Map([[2, 5], [1, 5]])], 3), [1, 2]);
});
