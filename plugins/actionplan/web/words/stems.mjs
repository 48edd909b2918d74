// @ts-check
// The stems of words: what the inflections of a word have in common. As words/stemming.py does it.

/** @typedef {(word: string) => string} Stem a word's stem; the word is in small letters */

/**
 * The stems of a language; fetches its stemmer.
 *
 * @param {string} lang
 * @returns {Promise<Stem>}
 */
export async function loadStems(lang) {
  const { Stemmer } = await import(`../vendor/snowball-${lang}.mjs`);
  return remembered(new Stemmer());
}

/**
 * The stems that a stemmer finds, each found once: texts repeat most of their words.
 *
 * @param {{ stemWord: Stem }} stemmer
 * @returns {Stem}
 */
export function remembered(stemmer) {
  /** @type {Map<string, string>} */
  const stems = new Map();
  return (word) => {
    let stem = stems.get(word);
    if (stem === undefined) stems.set(word, (stem = stemmer.stemWord(word)));
    return stem;
  };
}
