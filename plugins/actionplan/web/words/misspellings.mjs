// @ts-check
// Words that a misspelt one was most likely meant to be. Pure: no DOM, no network.

/**
 * The known words that are a few letters away from a word, with the number of letters that are missing,
 * superfluous, other or exchanged; in no order.
 *
 * @param {string} word
 * @param {Iterable<string>} known
 * @param {number} limit how many letters away at most
 * @param {{ isFirstRight?: boolean, letters?: string }} rule whether only words with the same first letter are
 *   meant, and which letters a word may lack (all of them if none are named): see words/misspellings.py
 * @returns {{ word: string, steps: number }[]}
 */
export function near(word, known, limit, { isFirstRight = false, letters = "" } = {}) {
  const found = [];
  for (const other of known) {
    if (Math.abs(other.length - word.length) > limit || (isFirstRight && other[0] !== word[0])) continue;
    const steps = distance(word, other, limit, letters);
    if (steps <= limit) found.push({ word: other, steps });
  }
  return found;
}

/**
 * Edits from one word to another, neighbours exchanged being one (optimal string alignment); above `limit` any.
 *
 * @param {string} from
 * @param {string} to
 * @param {number} limit
 * @param {string} letters those that an edit can bring in; all if none are named
 */
export function distance(from, to, limit = Infinity, letters = "") {
  const added = Array.from(to, (letter) => (letters && !letters.includes(letter) ? Infinity : 1));
  /** @type {number[]} */
  let older = [];
  let before = [0];
  for (const step of added) before.push(before[before.length - 1] + step);
  for (let i = 1; i <= from.length; i += 1) {
    const now = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const change = before[j - 1] + (from[i - 1] === to[j - 1] ? 0 : added[j - 1]);
      now[j] = Math.min(before[j] + 1, now[j - 1] + added[j - 1], change);
      const crossed = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (crossed) now[j] = Math.min(now[j], older[j - 2] + 1);
    }
    if (Math.min(...now) > limit) return limit + 1;
    [older, before] = [before, now];
  }
  return before[to.length];
}
