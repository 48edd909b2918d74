// @ts-check
// Filtering a list by facets and free text.

import { fold } from "../words/fold.mjs";

/**
 * What the filter knows of an item of the list.
 *
 * @typedef {object} Item
 * @property {string} text folded, see words/fold.mjs
 * @property {Record<string, string[]>} values by facet
 * @property {Record<string, string[]>} firm the values that still count when only firm ones are asked for
 *   (for organisations: where it is named, itself or by way of a group or project)
 */

/**
 * What a reader has chosen.
 *
 * @typedef {object} State
 * @property {Record<string, string[]>} chosen by facet
 * @property {boolean} firmOnly
 * @property {string} q what is typed
 */

/**
 * One of the choices of a state, with the state that remains without it; `facet` is "firm" or "q" for the others.
 *
 * @typedef {{ facet: string, value: string, state: State }} Way
 */

// The longest text that is read from an address.
const LONGEST = 200;

/**
 * The state in a query string. Values that the list does not know are left out.
 *
 * @param {string} query
 * @param {Record<string, string[]>} known the values of each facet
 * @param {string} firmKey what firm values are asked for with
 * @returns {State}
 */
export function readState(query, known, firmKey) {
  const params = new URLSearchParams(query);
  /** @type {Record<string, string[]>} */
  const chosen = {};
  for (const [facet, values] of Object.entries(known)) {
    chosen[facet] = [...new Set(params.getAll(facet))].filter((value) => values.includes(value));
  }
  return { chosen, firmOnly: params.get(firmKey) === "1", q: (params.get("q") ?? "").slice(0, LONGEST) };
}

/**
 * The query string of a state, empty for the state that chooses nothing.
 *
 * @param {State} state
 * @param {string} firmKey
 * @returns {string}
 */
export function writeState(state, firmKey) {
  const params = new URLSearchParams();
  for (const [facet, values] of Object.entries(state.chosen)) {
    for (const value of values) params.append(facet, value);
  }
  if (state.firmOnly) params.set(firmKey, "1");
  if (state.q.trim()) params.set("q", state.q.trim());
  const query = params.toString();
  return query ? `?${query}` : "";
}

/**
 * A test for whether a folded text holds all the words that somebody has typed, or parts that begin or end others.
 *
 * @param {string} typed
 * @returns {(text: string) => boolean}
 */
export function holdsWordsOf(typed) {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  return (text) => words.every((word) => text.includes(word));
}

/**
 * A test for whether an item passes, one facet left out where `except` names it.
 *
 * @param {State} state
 * @param {string} [except]
 * @returns {(item: Item) => boolean}
 */
export function matcher(state, except = "") {
  const holdsWords = holdsWordsOf(state.q);
  const facets = Object.entries(state.chosen).filter(([facet, values]) => values.length && facet !== except);
  return (item) =>
    holdsWords(item.text) &&
    (!state.firmOnly || Object.values(item.firm).every((values) => values.length > 0)) &&
    facets.every(([facet, values]) => valuesOf(item, facet, state).some((value) => values.includes(value)));
}

/**
 * For each value of a facet, how many items choosing it would show beside the other choices.
 *
 * @param {Item[]} items
 * @param {State} state
 * @param {string} facet
 * @returns {Map<string, number>}
 */
export function countsOf(items, state, facet) {
  const passes = matcher(state, facet);
  const counts = new Map();
  for (const item of items.filter(passes)) {
    for (const value of valuesOf(item, facet, state)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/**
 * Every single choice that could be dropped, with the state that remains.
 *
 * @param {State} state
 * @returns {Way[]}
 */
export function withoutOne(state) {
  const ways = [];
  for (const [facet, values] of Object.entries(state.chosen)) {
    for (const value of values) {
      const rest = values.filter((other) => other !== value);
      ways.push({ facet, value, state: { ...state, chosen: { ...state.chosen, [facet]: rest } } });
    }
  }
  if (state.firmOnly) ways.push({ facet: "firm", value: "", state: { ...state, firmOnly: false } });
  if (state.q.trim()) ways.push({ facet: "q", value: state.q.trim(), state: { ...state, q: "" } });
  return ways;
}

/**
 * The choices that could be dropped so that something is shown, each with how many items that would be.
 *
 * @param {State} state
 * @param {(state: State) => number} numberOf how many items a state shows
 * @returns {(Way & { n: number })[]}
 */
export function waysOut(state, numberOf) {
  const ways = withoutOne(state).map((way) => ({ ...way, n: numberOf(way.state) }));
  return ways.filter((way) => way.n > 0);
}

/**
 * @param {Item} item
 * @param {string} facet
 * @param {State} state
 * @returns {string[]}
 */
function valuesOf(item, facet, state) {
  return (state.firmOnly && item.firm[facet]) || item.values[facet];
}
