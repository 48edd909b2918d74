// @ts-check
// What somebody types, made ready to be searched for. Pure: no DOM, no network.

import { fold } from "../words/fold.mjs";

/** The longest query that is searched for; more than that nobody types. */
export const LONGEST = 200;

/**
 * A query without stray spaces and control characters, cut between words to what can be shared in a link.
 *
 * @param {string} query
 */
export function tidy(query) {
  const clean = query.replace(/[\p{Cc}\p{Cs}\s]+/gu, " ").trim();
  if (clean.length <= LONGEST) return clean;
  const cut = [...clean].slice(0, LONGEST).join("").slice(0, LONGEST);
  return cut.replace(/\p{Cs}$/u, "").replace(/ \S*$/u, "").trim();
}

/**
 * The query without words that say nothing of what is looked for, unless it has no others.
 *
 * @param {string} query
 * @param {Set<string>} stop such words, folded
 */
export function withoutStopWords(query, stop) {
  const words = query.split(" ");
  const telling = words.filter((word) => !stop.has(fold(word).replace(/[^\p{L}\p{N}]/gu, "")));
  return telling.length ? telling.join(" ") : query;
}
