// @ts-check
// What a page shows, as chosen, in its address: for a reload, a step back, a link, and the other language.

import { find } from "./dom.mjs";

/**
 * Keep a query in the address; a new step in the history only where a choice was made.
 *
 * @param {string} query with its question mark, or a fragment; empty for none
 * @param {boolean} isStep
 */
export function remember(query, isStep) {
  if (query === location.search) return;
  const address = location.pathname + query;
  if (isStep) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

/**
 * The same selection in the other language: identifiers are the same in both.
 *
 * @param {string} query
 */
export function carryToOtherLanguage(query) {
  find("a.ap-header__language", document, HTMLAnchorElement).search = query;
}
