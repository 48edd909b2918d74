// @ts-check
// Which records pass the chosen values of facets, and what each value would show. Pure: no DOM, no network.

/** @import { Facet } from "./index.mjs" */

/** @typedef {Record<string, string[]>} Chosen values by facet; a facet without any lets everything pass */

/**
 * The numbers of those records that have one of the chosen values in each facet.
 *
 * @param {number[]} records
 * @param {Chosen} chosen
 * @param {Record<string, Facet>} facets
 */
export function passing(records, chosen, facets) {
  const used = Object.entries(chosen).filter(([, values]) => values.length);
  const tests = used.map(([name, values]) => has(facets[name], values));
  return records.filter((record) => tests.every((passes) => passes(record)));
}

/**
 * @param {Facet} facet
 * @param {string[]} values
 */
function has({ values: known, sets, records }, values) {
  const wanted = new Set(values.map((value) => known.indexOf(value)));
  const passes = sets.map((set) => set.some((number) => wanted.has(number)));
  return (/** @type {number} */ record) => passes[records[record]];
}

/**
 * How many of some records choosing each value would show beside the choices in the other facets.
 *
 * @param {number[]} records what a query finds, whatever is chosen
 * @param {Chosen} chosen
 * @param {Record<string, Facet>} facets
 * @returns {Record<string, Map<string, number>>}
 */
export function countsOf(records, chosen, facets) {
  return Object.fromEntries(Object.entries(facets).map(([name, facet]) => {
    const others = passing(records, { ...chosen, [name]: [] }, facets);
    return [name, countedIn(others, facet)];
  }));
}

/**
 * @param {number[]} found
 * @param {Facet} facet
 */
function countedIn(found, { values, sets, records }) {
  const counts = new Array(values.length).fill(0);
  for (const record of found) for (const number of sets[records[record]]) counts[number] += 1;
  return new Map(values.map((value, number) => [value, counts[number]]));
}
