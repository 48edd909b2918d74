// All that a search has found as a file.

import { csvOf } from "../shared/csv.mjs";
import { save } from "../shared/save.mjs";

// How many records are fetched at a time; each is a file of the index.
const AT_A_TIME = 50;
const COLUMNS = ["kind", "title", "text", "page"];

/**
 * Save what a search has found, best first: `total` records, which `fetch(from, to)` fetches.
 * `kinds` has the names of the kinds, `name` is the file's.
 */
export async function saveFound({ total, fetch }, kinds, name) {
  const rows = [];
  for (let from = 0; from < total; from += AT_A_TIME) {
    const records = await fetch(from, from + AT_A_TIME);
    rows.push(...records.map(({ kind, title, text, url }) => [kinds[kind].one, said(title), said(text), url]));
  }
  save(csvOf(COLUMNS, rows), name, "text/csv");
}

function said(words) {
  return words.map(({ word }) => word).join(" ");
}
