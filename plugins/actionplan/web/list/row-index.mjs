// @ts-check
// A long list as an index of numbers, filtered without its rows: see pages/list_files.py. Pure: no DOM, no network.

import { numbers } from "../words/packing.mjs";
import { holdsWordsOf } from "./filter.mjs";

/** @import { State } from "./filter.mjs" */
/** @import { Answer } from "./responsible.mjs" */

/**
 * The index as the site sends it; rows of numbers are characters.
 *
 * @typedef {object} Sent
 * @property {string[]} organisations ids
 * @property {string} sharing for each organisation those that answer because it does
 * @property {string[]} areas ids
 * @property {number[]} areaRows how many rows each has
 * @property {string} areaCarriers for each area who answers where a cell is empty
 * @property {string} carriers for each row the organisations in its cell
 * @property {number} rowsOfFile
 */

/**
 * Who answers, the same for all rows whose cells say the same.
 *
 * @typedef {{ organisations: number[], via: number[], carriers: number, isFirm: boolean }} Answering `carriers` of
 *   the organisations stand in the cell itself or, if it is not firm, in the heading of the area
 */

/**
 * @typedef {object} RowIndex
 * @property {number} total
 * @property {string[]} organisations ids
 * @property {string[]} areas ids
 * @property {Uint16Array} areaOf the area of each row
 * @property {Answering[]} answering who answers for each row
 * @property {number} rowsOfFile
 */

/** @typedef {Uint8Array | null} Mask 1 for each row that holds the words; null where none are asked for */

/**
 * The index taken apart.
 *
 * @param {Sent} sent
 * @returns {RowIndex}
 */
export function rowIndex({ organisations, sharing, areas, areaRows, areaCarriers, carriers, rowsOfFile }) {
  const cells = carriers.split(" ");
  const sharingOf = sharing.split(" ").map(numbers);
  const ofAreas = areaCarriers.split(" ").map((text) => answeringOf(numbers(text), sharingOf, false));
  const areaOf = new Uint16Array(cells.length);
  let start = 0;
  for (const [area, rows] of areaRows.entries()) areaOf.fill(area, start, (start += rows));
  /** @type {Map<string, Answering>} */
  const known = new Map();
  const answering = cells.map((cell, row) => {
    if (!cell) return ofAreas[areaOf[row]];
    let found = known.get(cell);
    if (!found) known.set(cell, (found = answeringOf(numbers(cell), sharingOf, true)));
    return found;
  });
  return { total: cells.length, organisations, areas, areaOf, answering, rowsOfFile };
}

/**
 * Who answers because of the carriers: as derived/responsibility.py says it.
 *
 * @param {number[]} carriers
 * @param {number[][]} sharingOf
 * @param {boolean} isFirm
 * @returns {Answering}
 */
function answeringOf(carriers, sharingOf, isFirm) {
  const via = new Map(carriers.map((carrier) => [carrier, carrier]));
  for (const carrier of carriers) {
    for (const organisation of sharingOf[carrier]) {
      if (!via.has(organisation)) via.set(organisation, carrier);
    }
  }
  return { organisations: [...via.keys()], via: [...via.values()], carriers: carriers.length, isFirm };
}

/**
 * How an organisation answers for a row; undefined if it does not.
 *
 * @param {RowIndex} index
 * @param {number} row
 * @param {string} organisation
 * @returns {Answer | undefined}
 */
export function answerFor(index, row, organisation) {
  const { organisations, via, carriers, isFirm } = index.answering[row];
  const place = organisations.indexOf(index.organisations.indexOf(organisation));
  if (place < 0) return undefined;
  const firmly = place < carriers ? "named" : "through";
  return { degree: isFirm ? firmly : "area", via: index.organisations[via[place]] };
}

/**
 * The rows whose texts hold what is typed.
 *
 * @param {string[]} texts folded
 * @param {string} typed
 * @returns {Mask}
 */
export function maskOf(texts, typed) {
  const holds = holdsWordsOf(typed);
  return Uint8Array.from(texts, (text) => (holds(text) ? 1 : 0));
}

/**
 * The rows that a state shows, in the list's order, one facet left out where `except` names it.
 *
 * @param {RowIndex} index
 * @param {State} state
 * @param {Mask} mask of what is typed
 * @param {string} [except]
 * @returns {number[]}
 */
export function rowsOfState(index, { chosen, firmOnly }, mask, except = "") {
  const areas = except === "focus_area" ? null : chosenOf(index.areas, chosen.focus_area);
  const asked = except === "organisation" ? null : chosenOf(index.organisations, chosen.organisation);
  const { total, areaOf, answering } = index;
  /** @type {(answering: Answering) => boolean} */
  const answers = ({ organisations, isFirm }) =>
    (isFirm || !firmOnly) && (!asked || organisations.some((organisation) => asked[organisation]));
  const found = [];
  for (let row = 0; row < total; row += 1) {
    if ((!mask || mask[row]) && (!areas || areas[areaOf[row]]) && answers(answering[row])) found.push(row);
  }
  return found;
}

/**
 * For each value of a facet, how many rows choosing it would show beside the other choices.
 *
 * @param {RowIndex} index
 * @param {State} state
 * @param {Mask} mask of what is typed
 * @param {string} facet
 * @returns {Map<string, number>}
 */
export function countsOfRows(index, state, mask, facet) {
  const values = facet === "focus_area" ? index.areas : index.organisations;
  const counts = new Uint32Array(values.length);
  for (const row of rowsOfState(index, state, mask, facet)) {
    if (facet === "focus_area") counts[index.areaOf[row]] += 1;
    else for (const organisation of index.answering[row].organisations) counts[organisation] += 1;
  }
  return new Map(values.map((value, place) => [value, counts[place]]));
}

/**
 * Which of the values are chosen, by their places; null where none is.
 *
 * @param {string[]} values
 * @param {string[]} chosen
 * @returns {Uint8Array | null}
 */
function chosenOf(values, chosen) {
  if (!chosen.length) return null;
  const asked = new Set(chosen);
  return Uint8Array.from(values, (value) => (asked.has(value) ? 1 : 0));
}
