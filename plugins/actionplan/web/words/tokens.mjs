// @ts-check
// Where the words of a text begin and end, as words/tokens.py does it. Pure: no DOM, no network.

const SOFT_HYPHEN = "\u00ad";
const WORD = /[\p{L}\p{N}]+(?:-\p{Nd}+)*/gu;
const LATIN_WORD = /[0-9A-Za-zÀ-ÖØ-öø-ÿ]+/g;
const POSSESSIVE = /([\p{L}\p{N}])['’]s?(?![\p{L}\p{N}])/gu;

/**
 * The words of a text as they are written; signs of all kinds part them.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  return composed(text).replace(POSSESSIVE, "$1 ").match(WORD) ?? [];
}

/**
 * The words of a text in Latin letters, without any other sign in them.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function latinWordsOf(text) {
  return composed(text).match(LATIN_WORD) ?? [];
}

/** @param {string} text */
function composed(text) {
  return text.normalize("NFC").replaceAll(SOFT_HYPHEN, "");
}
