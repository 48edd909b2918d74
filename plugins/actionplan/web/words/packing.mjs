// @ts-check
// Sorted words and rows of whole numbers as short texts, unpacked: see words/packing.py. Pure: no DOM, no network.

const ZERO = 0x30;
const NOTHING_SHARED = 0x41;

/**
 * Words, each of which was written after a capital that says how many letters it shares with the one before.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function frontDecoded(text) {
  let before = "";
  return (text.match(/[A-Z][^A-Z]*/g) ?? []).map((piece) => {
    before = before.slice(0, piece.charCodeAt(0) - NOTHING_SHARED) + piece.slice(1);
    return before;
  });
}

/**
 * Numbers, each of which was written as a character.
 *
 * @param {string} characters
 * @returns {number[]}
 */
export function numbers(characters) {
  return Array.from(characters, (character) => character.charCodeAt(0) - ZERO);
}
