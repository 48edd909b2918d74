// @ts-check
// What a long list shows of a state, as numbers of rows.

import { countsOfRows, rowsOfState } from "./row-index.mjs";

/** @import { Counted } from "./around.mjs" */
/** @import { State } from "./filter.mjs" */
/** @import { RowFiles } from "./row-files.mjs" */
/** @import { RowIndex } from "./row-index.mjs" */

/** @typedef {{ state: State, index: RowIndex, rows: number[], counted: Counted }} Found */

/**
 * What a state shows; the texts are loaded if it asks for words.
 *
 * @param {RowFiles} files
 * @param {State} state
 * @returns {Promise<Found>}
 */
export async function foundBy(files, state) {
  const typed = state.q.trim();
  const [index, texts] = await Promise.all([files.index(), typed ? files.texts() : null]);
  const words = texts && texts.mask(typed);
  // The ways out of a state ask for the same words or, without them, for none.
  const maskFor = (/** @type {State} */ { q }) => (q.trim() ? words : null);
  const rows = rowsOfState(index, state, words);
  const rowsOf = (/** @type {State} */ other, except = "") => {
    const isSame = other === state && !(except && state.chosen[except].length);
    return isSame ? rows : rowsOfState(index, other, maskFor(other), except);
  };
  /** @type {Counted} */
  const counted = {
    total: index.total,
    numberOf: (other) => rowsOf(other).length,
    countsOf: (other, facet) => countsOfRows(index, rowsOf(other, facet), facet),
  };
  return { state, index, rows, counted };
}

/**
 * The identifiers of the rows that are found; null where they are all, or nothing has been looked for yet.
 *
 * @param {RowFiles} files
 * @param {Found | null} found
 * @returns {Promise<Set<string>> | null}
 */
export function selectedIds(files, found) {
  if (!found || found.rows.length === found.index.total) return null;
  return files.texts().then(({ ids }) => new Set(found.rows.map((row) => ids[row])));
}
