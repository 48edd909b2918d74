// @ts-check
// The search of the page's language: fetches what it needs when it is needed, and says where a hit stands.

import { loadStems } from "../words/stems.mjs";
import { searchEngine } from "./engine.mjs";
import { openIndex } from "./index.mjs";

/** @import { Found, Hit } from "./engine.mjs" */
/** @import { Chosen } from "./facets.mjs" */

/** @typedef {Hit & { url: string }} SearchRecord a hit with its address */
/** @typedef {Omit<Found, "records"> & { records: (from: number, to: number) => Promise<SearchRecord[]> }} FoundRecords */

const ROOT = new URL("../../../", import.meta.url);

/** @type {Promise<ReturnType<typeof searchEngine>> | null} */
let engine = null;

/** Fetch what searching needs, once; call it early, when somebody is about to search. */
export function prepare() {
  engine ??= load(document.documentElement.lang).catch((fault) => {
    engine = null;
    throw fault;
  });
  return engine;
}

/** @param {string} lang */
async function load(lang) {
  const [index, stem] = await Promise.all([openIndex(fetchJson, lang), loadStems(lang)]);
  return searchEngine(index, stem);
}

/** @param {string} path within the index */
async function fetchJson(path) {
  // Pieces are named by what they hold. The file that names them must be today's: an old one names what is gone.
  const cache = path.startsWith("pieces/") ? "default" : "no-cache";
  const answer = await fetch(new URL(`search-index/${path}`, ROOT), { cache });
  if (!answer.ok) throw new Error(`${answer.status}: ${answer.url}`);
  return answer.json();
}

/**
 * Search for a query among the chosen values of facets, without words that say nothing.
 *
 * @param {string} text
 * @param {Chosen} chosen
 * @param {Set<string>} stop
 * @returns {Promise<FoundRecords>}
 */
export async function search(text, chosen = {}, stop = new Set()) {
  const found = await (await prepare()).search(text, chosen, stop);
  const records = async (/** @type {number} */ from, /** @type {number} */ to) =>
    (await found.records(from, to)).map((hit) => ({ ...hit, url: new URL(hit.path, ROOT).href }));
  return { ...found, records };
}

/**
 * Queries in which the unknown words are exchanged for the closest known ones.
 *
 * @param {string} query
 * @param {string[]} unknown
 */
export async function corrections(query, unknown) {
  return (await prepare()).corrections(query, unknown);
}
