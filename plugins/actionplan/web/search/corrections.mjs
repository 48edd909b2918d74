// @ts-check
// What somebody may have meant by a word that no text has. Pure: no DOM, no network.

import { partsOf } from "../words/compounds.mjs";
import { fold } from "../words/fold.mjs";
import { near } from "../words/misspellings.mjs";
import { wordsOf } from "../words/tokens.mjs";

/** @import { CompoundRule } from "../words/compounds.mjs" */
/** @import { Stem } from "../words/stems.mjs" */

const MOST = 3;

/**
 * The words of a vocabulary that are nearest to a misspelt one, best first.
 * Nearest by the number of letters that are wrong; the longer a word, the more of them may be.
 *
 * @param {string} word
 * @param {string[]} vocabulary
 */
export function closest(word, vocabulary) {
  const sought = fold(word);
  const limit = sought.length < 4 ? 1 : sought.length < 8 ? 2 : 3;
  const written = new Map(vocabulary.map((known) => [fold(known), known]));
  const found = near(sought, written.keys(), limit).map(({ word: other, steps }) => ({
    known: written.get(other) ?? other,
    // A first letter is mostly right: see words/misspellings.py.
    steps: steps - (other[0] === sought[0] ? 0.5 : 0),
  }));
  found.sort((a, b) => a.steps - b.steps || a.known.length - b.known.length || a.known.localeCompare(b.known));
  return found.slice(0, MOST).map(({ known }) => known);
}

/**
 * Queries in which the unknown words are exchanged for the closest known ones.
 *
 * @param {string} query
 * @param {string[]} unknown
 * @param {string[]} vocabulary
 */
export function corrected(query, unknown, vocabulary) {
  /** @param {string} word */
  const nearest = (word) => wordsOf(word).flatMap((part) => closest(part, vocabulary));
  const options = unknown.map((word) => ({ word, nearest: nearest(word) }));
  const first = options.find((option) => option.nearest.length);
  if (!first) return [];
  return first.nearest.map((better) => {
    const exchanged = new Map(options.map((option) => [option.word, option.nearest[0] ?? ""]));
    exchanged.set(first.word, better);
    return query.split(" ").map((word) => exchanged.get(word) ?? word).filter(Boolean).join(" ");
  });
}

/**
 * Two words that an unknown one is made of (heders|våld), as they are typed; nothing if there are none.
 * Here a part is known that a known word begins with, since what is found by it is what the reader sees.
 *
 * @param {string} word
 * @param {string[]} stems the folded stems of all words that find something
 * @param {CompoundRule} rule
 * @param {Stem} stem gives folded stems
 * @returns {string[]}
 */
export function partsTyped(word, stems, rule, stem) {
  const letters = word.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  /** @param {string} part */
  const isKnown = (part) => stems.some((other) => other.startsWith(part));
  const found = partsOf(stem(letters), { rule, stem, isKnown });
  return found ? [letters.slice(0, found.cut), letters.slice(found.cut)] : [];
}
