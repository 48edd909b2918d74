// @ts-check
// Texts without case and diacritics. Pure: no DOM, no network.

/**
 * A text in small letters without marks of any kind, so that "halsa" finds "hälsa": as words/folding.py does it.
 *
 * @param {string} text
 */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
