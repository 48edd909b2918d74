// @ts-check
// A long list as an index of numbers, filtered without its rows: see pages/list_files.py. Pure: no DOM, no network.

import { fold } from "../words/fold.mjs";
import { numbers } from "../words/packing.mjs";

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
 * @property {Answering[]} answering the ways to be answered for that there are
 * @property {Uint32Array} answeringOf which of them each row has
 * @property {Map<string, number[]>} answeringWith which of them each organisation stands in
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
  const answering = areaCarriers.split(" ").map((text) => answeringBy(numbers(text), sharingOf, false));
  const areaOf = new Uint16Array(cells.length);
  let start = 0;
  for (const [area, rows] of areaRows.entries()) areaOf.fill(area, start, (start += rows));
  /** @type {Map<string, number>} */
  const known = new Map();
  const answeringOf = Uint32Array.from(cells, (cell, row) => {
    if (!cell) return areaOf[row];
    const place = known.get(cell) ?? answering.push(answeringBy(numbers(cell), sharingOf, true)) - 1;
    known.set(cell, place);
    return place;
  });
  const answeringWith = placesOf(answering, organisations);
  return { total: cells.length, organisations, areas, areaOf, answering, answeringOf, answeringWith, rowsOfFile };
}

/**
 * In which ways to be answered for each organisation stands.
 *
 * @param {Answering[]} answering
 * @param {string[]} ids
 * @returns {Map<string, number[]>}
 */
function placesOf(answering, ids) {
  /** @type {number[][]} */
  const places = ids.map(() => []);
  for (const [place, { organisations }] of answering.entries()) {
    for (const organisation of organisations) places[organisation].push(place);
  }
  return new Map(ids.map((id, organisation) => [id, places[organisation]]));
}

/**
 * Who answers because of the carriers: as derived/responsibility.py says it.
 *
 * @param {number[]} carriers
 * @param {number[][]} sharingOf
 * @param {boolean} isFirm
 * @returns {Answering}
 */
function answeringBy(carriers, sharingOf, isFirm) {
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
  const { organisations, via, carriers, isFirm } = index.answering[index.answeringOf[row]];
  const place = organisations.indexOf(index.organisations.indexOf(organisation));
  if (place < 0) return undefined;
  const firmly = place < carriers ? "named" : "through";
  return { degree: isFirm ? firmly : "area", via: index.organisations[via[place]] };
}

/**
 * All texts as one, and where each begins: to look through one long text is many times as quick.
 *
 * @typedef {{ whole: string, starts: Uint32Array }} Texts
 */

/**
 * @param {string[]} texts folded, each on one line
 * @returns {Texts}
 */
export function textsInOne(texts) {
  let start = 0;
  const starts = Uint32Array.from(texts, (text) => (start += text.length + 1) - text.length - 1);
  return { whole: texts.join("\n"), starts };
}

/**
 * The rows whose texts hold all the words that somebody has typed, or parts of words: as holdsWordsOf in filter.mjs.
 *
 * @param {Texts} texts
 * @param {string} typed
 * @returns {Mask}
 */
export function maskOf(texts, typed) {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const counts = new Uint8Array(texts.starts.length);
  for (const [number, word] of words.entries()) countRowsWith(texts, word, counts, number);
  return counts.map((count) => (count === words.length ? 1 : 0));
}

/**
 * Count one more for the rows that hold a word and have held all those before it.
 *
 * @param {Texts} texts
 * @param {string} word
 * @param {Uint8Array} counts
 * @param {number} before how many words there were
 */
function countRowsWith({ whole, starts }, word, counts, before) {
  let row = 0;
  let place = whole.indexOf(word);
  while (place >= 0) {
    while (row + 1 < starts.length && starts[row + 1] <= place) row += 1;
    if (counts[row] === before) counts[row] += 1;
    row += 1;
    if (row === starts.length) return;
    place = whole.indexOf(word, starts[row]);
  }
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
export function rowsOfState(index, state, mask, except = "") {
  const areas = except === "focus_area" ? [] : state.chosen.focus_area;
  const isOfArea = areas.length ? Uint8Array.from(index.areas, (area) => (areas.includes(area) ? 1 : 0)) : null;
  const passes = passing(index, state, except === "organisation" ? [] : state.chosen.organisation);
  const { total, areaOf, answeringOf } = index;
  const found = [];
  for (let row = 0; row < total; row += 1) {
    if (passes && !passes[answeringOf[row]]) continue;
    if ((!mask || mask[row]) && (!isOfArea || isOfArea[areaOf[row]])) found.push(row);
  }
  return found;
}

/**
 * Which ways to be answered for pass, looked at once for all rows that have the same; null where all do.
 *
 * @param {RowIndex} index
 * @param {State} state
 * @param {string[]} asked ids of organisations
 * @returns {Mask}
 */
function passing({ answering, answeringWith }, { firmOnly }, asked) {
  if (!asked.length && !firmOnly) return null;
  if (!asked.length) return Uint8Array.from(answering, ({ isFirm }) => (isFirm ? 1 : 0));
  const passes = new Uint8Array(answering.length);
  for (const id of asked) {
    for (const place of answeringWith.get(id) ?? []) passes[place] = answering[place].isFirm || !firmOnly ? 1 : 0;
  }
  return passes;
}

/**
 * For each value of a facet, how many of some rows have it.
 *
 * @param {RowIndex} index
 * @param {number[]} rows those that a state shows without the facet's own choices
 * @param {string} facet
 * @returns {Map<string, number>}
 */
export function countsOfRows(index, rows, facet) {
  const isOfArea = facet === "focus_area";
  const counts = isOfArea ? countedBy(rows, index.areaOf, index.areas.length) : countsOfOrganisations(index, rows);
  return new Map((isOfArea ? index.areas : index.organisations).map((value, place) => [value, counts[place]]));
}

/**
 * @param {RowIndex} index
 * @param {number[]} rows
 * @returns {Uint32Array}
 */
function countsOfOrganisations({ answering, answeringOf, organisations }, rows) {
  const counts = new Uint32Array(organisations.length);
  for (const [place, n] of countedBy(rows, answeringOf, answering.length).entries()) {
    if (n) for (const organisation of answering[place].organisations) counts[organisation] += n;
  }
  return counts;
}

/**
 * How many of some rows have each value.
 *
 * @param {number[]} rows
 * @param {Uint16Array | Uint32Array} valueOf
 * @param {number} values how many there are
 * @returns {Uint32Array}
 */
function countedBy(rows, valueOf, values) {
  const counts = new Uint32Array(values);
  for (const row of rows) counts[valueOf[row]] += 1;
  return counts;
}
