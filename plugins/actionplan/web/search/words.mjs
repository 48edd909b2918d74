// Words of a query. Pure: no DOM, no network.

import { fold } from "../words/fold.mjs";
import { near } from "../words/misspellings.mjs";

/** The longest query that is searched for; more than that nobody types. */
export const LONGEST = 200;
// The parts of a compound have at least so many letters.
const SHORTEST_PART = 4;
// What inflections end with, in Swedish and English.
const ENDING = /^(?:[aeo]?r(?:na)?|[ae]?[nt]|[ae]|na|ad|ade|at|ats|as|es|de|dd|ed|ing|y|ies|um|s)?s?$/;

/** A query without stray spaces and control characters, cut between words to what can be shared in a link. */
export function tidy(query) {
  const clean = query.replace(/[\p{Cc}\p{Cs}\s]+/gu, " ").trim();
  if (clean.length <= LONGEST) return clean;
  const cut = [...clean].slice(0, LONGEST).join("").slice(0, LONGEST);
  return cut.replace(/\p{Cs}$/u, "").replace(/ \S*$/u, "").trim();
}

/** The words of a text, folded. */
export function wordsIn(text) {
  return fold(text).match(/[\p{L}\p{N}]+(?:-\p{N}+)?/gu) ?? [];
}

/** The query without words that say nothing of what is looked for, unless it has no others. */
export function withoutStopWords(query, stop) {
  const words = query.split(" ");
  const telling = words.filter((word) => !stop.has(fold(word).replace(/[^\p{L}\p{N}]/gu, "")));
  return telling.length ? telling.join(" ") : query;
}

/**
 * Whether a folded word of a text is what a folded word of a query looks for: the same, longer, or
 * inflected, or a compound that begins with it (lärlingar: lärlings|platser).
 */
export function isForm(found, sought) {
  if (found.startsWith(sought)) return true;
  const same = commonBeginning(found, sought);
  const [ofFound, ofSought] = [found.slice(same), sought.slice(same)];
  if (same < 3 || !ENDING.test(ofSought)) return false;
  return ENDING.test(ofFound) || (same > 3 && ofFound.length > SHORTEST_PART);
}

/** Two words that an unknown one is made of (heders|våld), or nothing; `known` words are folded. */
export function partsOf(word, known) {
  const letters = word.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const isKnown = (part) => known.some((other) => isForm(other, fold(part)));
  for (let cut = letters.length - SHORTEST_PART; cut >= SHORTEST_PART; cut -= 1) {
    const parts = [letters.slice(0, cut), letters.slice(cut)];
    if (parts.every(isKnown)) return parts;
  }
  return [];
}

function commonBeginning(a, b) {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/**
 * The words of a vocabulary that are nearest to a misspelt one, at most `most` of them, best first.
 * Nearest by the number of letters that are missing, superfluous, other or in another order.
 */
export function closest(word, vocabulary, most = 3) {
  const sought = fold(word);
  const limit = sought.length < 4 ? 1 : sought.length < 8 ? 2 : 3;
  const folded = new Map(vocabulary.map((known) => [fold(known), known]));
  const found = near(sought, folded.keys(), limit).map(({ word: other, steps }) => ({
    known: folded.get(other),
    steps: steps - (other[0] === sought[0] ? 0.5 : 0),
  }));
  found.sort((a, b) => a.steps - b.steps || a.known.length - b.known.length || a.known.localeCompare(b.known));
  return found.slice(0, most).map(({ known }) => known);
}
