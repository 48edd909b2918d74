// @ts-check
// What the page of results says beside the results: words that were left out, what may have been meant, and
// other searches where one finds nothing.

import { textNode } from "../shared/dom.mjs";
import { fill, quoted } from "../shared/wording.mjs";

/** @import { Template } from "../shared/wording.mjs" */
/** @import { Found } from "./engine.mjs" */
/** @import { Chosen } from "./facets.mjs" */

/** @typedef {{ q: string, page: number, chosen: Chosen, firmOnly: boolean }} State what is searched for */
/** @typedef {Record<string, any>} Words the page's words: see shared/wording.mjs */
/** @typedef {{ state: State, text: Template, n: number }} Way another search with its hits */

// How many words of a search are offered to be searched for alone.
const MOST_ALONE = 5;

/**
 * A link.
 *
 * @param {string} text
 * @param {string} address
 */
export function linkTo(text, address) {
  const element = document.createElement("a");
  element.textContent = text;
  element.href = address;
  return element;
}

/**
 * Links as a list.
 *
 * @param {HTMLElement[]} links
 */
export function listOf(links) {
  const list = textNode("ul", "ap-links", "");
  for (const link of links) {
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  return list;
}

/**
 * Which words were left out, and what may have been meant: the queries in `better`.
 *
 * @param {Pick<Found, "unknown" | "parted" | "total"> & { better: string[] }} found
 * @param {Words} words
 * @param {string} lang
 * @param {(query: string) => string} addressOf the address of the search for a query
 */
export function notesOf({ unknown, parted, total, better }, words, lang, addressOf) {
  /**
   * @param {string} text
   * @param {Record<string, string>} params
   */
  const note = (text, params) => textNode("p", "", fill(text, params, lang));
  const notes = parted.map(([word, [first, second]]) => note(words.parted, { word, first, second }));
  if (better.length) notes.push(didYouMean(better, words, addressOf));
  if (unknown.length && total) {
    notes.push(note(words.unknown, { words: unknown.map((word) => quoted(word, lang)).join(", ") }));
  }
  return notes;
}

/**
 * @param {string[]} queries
 * @param {Words} words
 * @param {(query: string) => string} addressOf
 */
function didYouMean(queries, words, addressOf) {
  const note = textNode("p", "", `${words.did_you_mean} `);
  queries.forEach((query, number) => {
    if (number) note.append(number === queries.length - 1 ? ` ${words.or} ` : ", ");
    note.append(linkTo(query, addressOf(query)));
  });
  note.append("?");
  return note;
}

/**
 * Searches beside one without results: without its choices, and for each of its words alone.
 *
 * @param {State} state
 * @param {string[]} telling those of its words that are known and say something
 * @param {State} free the same search without its choices
 * @param {boolean} isLimited whether anything is chosen
 * @param {Words} words
 */
export function waysBeside(state, telling, free, isLimited, words) {
  /** @type {{ state: State, text: Way["text"] }[]} */
  const ways = isLimited && state.q ? [{ state: free, text: words.loosen }] : [];
  const alone = telling.length > 1 ? telling.slice(0, MOST_ALONE) : [];
  return [...ways, ...alone.map((q) => ({ state: { ...free, q }, text: words.only }))];
}
