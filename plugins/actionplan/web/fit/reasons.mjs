// @ts-check
// Why an activity fits: the reader's words that gave it the most. As `_reasons` of fit/answer.py does it.

/** @import { Index } from "./index.mjs" */
/** @import { Share } from "./scoring.mjs" */
/** @import { Feature } from "./words.mjs" */

/**
 * Words of the idea, as typed, and the concept that they speak of; empty for the words themselves.
 *
 * @typedef {{ words: string[], label: string }} Reason
 */

/**
 * What gave the most; a concept tells all that its words would, so they are not named again.
 *
 * @param {Share[]} given to the activity
 * @param {Index} index
 * @returns {Reason[]}
 */
export function reasonsOf(given, index) {
  const ordered = weightyOf(given, index.rule.leastOfReason);
  const [concepts, words] = [ordered.filter(isConcept), ordered.filter((feature) => !isConcept(feature))];
  /** @type {Map<string, Reason>} */
  const reasons = new Map();
  const named = new Set();
  for (const feature of [...concepts, ...words]) {
    if (reasons.size === index.rule.mostReasons) break;
    const fresh = feature.words.filter((word) => !named.has(word));
    if (!fresh.length) continue;
    for (const word of fresh) named.add(word);
    reasons.set(feature.name, { words: fresh, label: labelOf(feature, index) });
  }
  return ordered.flatMap(({ name }) => reasons.get(name) ?? []);
}

/**
 * The features that gave at least a part of what the best one gave, the best first.
 *
 * @param {Share[]} given
 * @param {number} least the part
 * @returns {Feature[]}
 */
function weightyOf(given, least) {
  const highest = Math.max(...given.map(({ share }) => share));
  const weighty = given.filter(({ share }) => share >= least * highest);
  weighty.sort((a, b) => b.share - a.share || (a.feature.name < b.feature.name ? -1 : 1));
  return weighty.map(({ feature }) => feature);
}

/**
 * @param {Feature} feature
 * @returns {boolean}
 */
function isConcept({ name }) {
  return name.startsWith("@");
}

/**
 * @param {Feature} feature
 * @param {Index} index
 * @returns {string}
 */
function labelOf(feature, index) {
  return isConcept(feature) ? index.labels[Number(feature.name.slice(1))] : "";
}
