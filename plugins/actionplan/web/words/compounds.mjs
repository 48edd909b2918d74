// @ts-check
// Compounds of two known words, as `parts` of words/compounds.py finds them. Pure: no DOM, no network.

/**
 * What may stand between the parts of a compound, and how many letters it and its parts have at least.
 *
 * @typedef {{ links: string[], shortest: number, shortestFirst: number, shortestLast: number }} CompoundRule
 */

/**
 * The stems of the parts of a compound, and the place where it is cut; null if both parts are not known.
 * Of several cuts the one with the longest first part is believed: see words/compounds.py.
 *
 * @param {string} word the stem of a word
 * @param {{ rule: CompoundRule, stem: (word: string) => string, isKnown: (stem: string) => boolean }} language
 * @returns {{ stems: [string, string], cut: number } | null}
 */
export function partsOf(word, { rule, stem, isKnown }) {
  if (word.length < rule.shortest) return null;
  for (let cut = word.length - rule.shortestLast; cut >= rule.shortestFirst; cut -= 1) {
    const [first, last] = [word.slice(0, cut), word.slice(cut)];
    if (!isKnown(last)) continue;
    for (const link of rule.links.filter((end) => first.endsWith(end))) {
      const part = stem(first.slice(0, first.length - link.length));
      if (part.length >= rule.shortestFirst && isKnown(part)) return { stems: [part, last], cut };
    }
  }
  return null;
}
