// @ts-check
// All that a search has found as a file.

import { csvOf } from "../shared/csv.mjs";
import { save } from "../shared/save.mjs";

/** @import { Marked } from "./engine.mjs" */
/** @import { Kinds } from "./results.mjs" */
/** @import { FoundRecords } from "./searcher.mjs" */

// How many records are fetched at a time: a few files of the index.
const AT_A_TIME = 50;
const COLUMNS = ["kind", "title", "text", "page"];

/**
 * Save what a search has found, best first; `fetch(from, to)` fetches some of its `total` records.
 *
 * @param {{ total: number, fetch: FoundRecords["records"] }} found
 * @param {Kinds} kinds the names of the kinds
 * @param {string} name the file's
 */
export async function saveFound({ total, fetch }, kinds, name) {
  /** @type {string[][]} */
  const rows = [];
  for (let from = 0; from < total; from += AT_A_TIME) {
    const records = await fetch(from, from + AT_A_TIME);
    rows.push(...records.map(({ kind, title, text, url }) => [kinds[kind].one, said(title), said(text), url]));
  }
  save(csvOf(COLUMNS, rows), name, "text/csv");
}

/** @param {Marked[]} words */
function said(words) {
  return words.map(({ word }) => word).join(" ");
}
