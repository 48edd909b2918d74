// @ts-check
// From a text to what the fit check counts: stems, parts of compounds, and concepts. As fit/words.py does it.

import { partsOf } from "../words/compounds.mjs";
import { near } from "../words/misspellings.mjs";
import { latinWordsOf } from "../words/tokens.mjs";

/** @import { Stem } from "../words/stems.mjs" */
/** @import { Index } from "./index.mjs" */

/** @typedef {{ typed: string, stem: string }} Token a word as it was typed, with its stem */

/**
 * Something a text has: a stem, or a concept as «@» and its number; how often, and the words that show it.
 *
 * @typedef {{ name: string, count: number, words: string[] }} Feature
 */

/** @typedef {ReturnType<typeof reader>} Reader */

/**
 * What a text is made of, with an index and the stems of its language; keeps what it has worked out.
 *
 * @param {Index} index
 * @param {Stem} stem
 */
export function reader(index, stem) {
  /** @type {Map<string, string[]>} */
  const meanings = new Map();

  /**
   * The words of a text in their order.
   *
   * @param {string} text
   * @returns {Token[]}
   */
  function tokens(text) {
    return latinWordsOf(text).map((word) => ({ typed: word, stem: stem(word.toLowerCase()) }));
  }

  /**
   * Known stems that a stem holds (språk|träning) or was most likely meant to be.
   *
   * @param {string} word
   */
  function meant(word) {
    let found = meanings.get(word);
    if (!found) meanings.set(word, (found = meantBy(word, index, stem)));
    return found;
  }

  /**
   * What a text shows.
   *
   * @param {string} text
   */
  function features(text) {
    return featuresOf(tokens(text), meant, index);
  }

  return { tokens, meant, features };
}

/**
 * @param {string} word
 * @param {Index} index
 * @param {Stem} stem
 * @returns {string[]}
 */
function meantBy(word, { rule, compounds, letters, stems }, stem) {
  if (word.length > rule.longestWord) return [];
  const parts = partsOf(word, { rule: compounds, stem, isKnown: (part) => stems.has(part) });
  if (parts) return parts.stems;
  if (stems.has(word) || word.length < rule.shortestMisspelt) return [];
  const found = near(word, stems, 1, { isFirstRight: true, letters });
  return found.map((item) => item.word).sort().slice(0, 1);
}

/**
 * What the words of a text show, in their order: stems first, then concepts.
 *
 * @param {Token[]} whole
 * @param {(stem: string) => string[]} meant
 * @param {Index} index
 * @returns {Feature[]}
 */
function featuresOf(whole, meant, { rule, phrases }) {
  /** @type {Map<string, { count: number, words: Set<string> }>} */
  const found = new Map();
  /**
   * @param {string} name
   * @param {number} count
   * @param {string[]} shown
   */
  const add = (name, count, shown) => {
    const feature = found.get(name) ?? { count: 0, words: new Set() };
    feature.count += count;
    for (const word of shown) feature.words.add(word);
    found.set(name, feature);
  };
  const guessed = whole.flatMap(({ typed, stem }) => meant(stem).map((part) => ({ typed, stem: part })));
  for (const { typed, stem } of whole) add(stem, 1, [typed]);
  for (const { typed, stem } of guessed) add(stem, rule.countOfGuess, [typed]);
  for (const [concept, shown] of conceptsIn(whole, phrases)) add(`@${concept}`, 1, shown);
  for (const part of guessed) {
    for (const [concept, shown] of conceptsIn([part], phrases)) add(`@${concept}`, rule.countOfGuess, shown);
  }
  return Array.from(found, ([name, { count, words }]) => ({ name, count, words: [...words] }));
}

/**
 * The concepts whose words stand in a sequence, with those words.
 *
 * @param {Token[]} sequence
 * @param {Index["phrases"]} phrases
 * @returns {Generator<[number, string[]]>}
 */
function* conceptsIn(sequence, phrases) {
  for (const [place, { stem: first }] of sequence.entries()) {
    for (const [words, concepts] of phrases.get(first) ?? []) {
      const found = sequence.slice(place, place + words.length);
      if (found.length !== words.length || found.some((item, at) => item.stem !== words[at])) continue;
      for (const concept of concepts) yield [concept, found.map(({ typed }) => typed)];
    }
  }
}
