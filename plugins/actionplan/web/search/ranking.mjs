// @ts-check
// Which records a query finds, in which order, and what they have in common. Pure: no DOM, no network.

/** @import { SearchRule, WordRow } from "./index.mjs" */

/** @typedef {Map<number, number>} Weights by the numbers of records */

/**
 * What a word of a query says of each record: the most that a word which it may stand for says. A longer one
 * says less the more letters it has: "arbete" means arbete more than arbetsmarknadspolitik.
 *
 * @param {string} sought the stem that is looked for
 * @param {WordRow[]} rows the words that begin with it
 * @param {SearchRule} rule
 * @returns {Weights}
 */
export function weightsOf(sought, rows, { longerWord }) {
  /** @type {Weights} */
  const found = new Map();
  for (const { word, records, weights } of rows) {
    const alike = 1 / (1 + longerWord * (word.length - sought.length));
    records.forEach((record, place) => {
      const weight = weights[place] * alike;
      if (weight > (found.get(record) ?? 0)) found.set(record, weight);
    });
  }
  return found;
}

/**
 * The numbers of the records that have all words of a query, best first; of equals the earlier one.
 * A rare word tells more than a common one (inverse document frequency, as in BM25).
 *
 * @param {Weights[]} words what each word says
 * @param {number} total how many records there are
 * @returns {number[]}
 */
export function ranked(words, total) {
  const [fewest, ...others] = [...words].sort((a, b) => a.size - b.size);
  const rarity = new Map(words.map((found) => [found, Math.log(1 + (total - found.size + 0.5) / (found.size + 0.5))]));
  const shared = [...fewest.keys()].filter((record) => others.every((found) => found.has(record)));
  const scores = new Map(shared.map((record) => {
    const score = words.reduce((sum, found) => sum + (found.get(record) ?? 0) * (rarity.get(found) ?? 0), 0);
    return [record, score];
  }));
  return shared.sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || a - b);
}
