// @ts-check
// The index of the fit check, taken apart from what the site sends: see fit/transport.py.

import { frontDecoded, numbers } from "../words/packing.mjs";

/** @import { CompoundRule } from "../words/compounds.mjs" */

/**
 * The rule's constants, which fit/rule.py explains.
 *
 * @typedef {Record<
 *   | "weightUnit" | "insideUnit" | "fitsFrom" | "possibleFrom" | "surelyOutside" | "leastSum" | "ofChosenArea"
 *   | "strongFrom" | "strongBesideBest" | "weakBelow" | "possibleBesideBest" | "leastOfReason" | "mostReasons"
 *   | "shortestUnknown" | "mostUnknown" | "wordsOfALanguage" | "knownOfALanguage" | "countOfGuess"
 *   | "shortestMisspelt" | "longestWord" | "saturation" | "softened" | "highestScore" | "scoreParts", number>} Rule
 */

/**
 * The index as the site sends it.
 *
 * @typedef {object} Sent
 * @property {Rule} rule
 * @property {CompoundRule} compounds how compounds are parted
 * @property {string} letters those that a misspelt word may lack
 * @property {string[]} activities ids
 * @property {string[]} areas the focus area of each activity
 * @property {string[]} labels the names of the concepts
 * @property {string} names of the features, front-coded
 * @property {string} [steps] of a large plan: from each activity that has a weight to the next
 * @property {string} weights each after its activity or, where there are steps, alone
 * @property {string} inside
 * @property {number} least
 * @property {number} bias
 * @property {string} concepts
 * @property {string} phrases
 * @property {string} phraseConcepts
 */

/**
 * The words of a phrase, as stems, with the numbers of its concepts.
 *
 * @typedef {[words: string[], concepts: number[]]} Phrase
 */

/**
 * The index taken apart.
 *
 * @typedef {Pick<Sent, "rule" | "compounds" | "letters" | "activities" | "areas" | "labels" | "bias"> & {
 *   stems: ReadonlySet<string>,
 *   phrases: ReadonlyMap<string, Phrase[]>,
 *   weights: ReadonlyMap<string, number[]>,
 *   inside: ReadonlyMap<string, number>,
 * }} Index the known stems, the phrases of concepts by their first word, and by feature its pairs of activity and
 *   weight, and what it says of inside (above 0) and outside (below)
 */

/**
 * The index that a site sends, as the check uses it.
 *
 * @param {Sent} sent
 * @returns {Index}
 */
export function unpacked(sent) {
  const names = frontDecoded(sent.names);
  const weights = weightsOf(sent);
  const inside = numbers(sent.inside);
  return {
    ...sent,
    stems: new Set(names.filter((name) => !name.startsWith("@"))),
    phrases: phrasesOf(sent, names),
    weights: new Map(names.flatMap((name, place) => (weights[place].length ? [[name, weights[place]]] : []))),
    inside: new Map(names.map((name, place) => [name, inside[place] + sent.least])),
  };
}

/**
 * For each feature its pairs of activity and weight.
 *
 * @param {Sent} sent
 * @returns {number[][]}
 */
function weightsOf({ steps, weights }) {
  const given = weights.split(" ").map(numbers);
  if (steps === undefined) return given;
  return steps.split(" ").map((characters, place) => {
    let activity = 0;
    return numbers(characters).flatMap((step, at) => [(activity += step), given[place][at]]);
  });
}

/**
 * The phrases of concepts by their first word: those of a single word, then those of several.
 *
 * @param {Sent} sent
 * @param {string[]} names
 * @returns {Map<string, Phrase[]>}
 */
function phrasesOf(sent, names) {
  const concepts = sent.concepts.split(" ");
  /** @type {Phrase[]} */
  const single = names.flatMap((name, place) => (concepts[place] ? [[[name], numbers(concepts[place])]] : []));
  const phrases = new Map();
  for (const phrase of [...single, ...severalWords(sent, names)]) {
    const [[first]] = phrase;
    if (!phrases.has(first)) phrases.set(first, []);
    phrases.get(first).push(phrase);
  }
  return phrases;
}

/**
 * The phrases of several words. They are sent as numbers of names; the first is counted from the phrase before.
 *
 * @param {Sent} sent
 * @param {string[]} names
 * @returns {Phrase[]}
 */
function severalWords({ phrases, phraseConcepts }, names) {
  if (!phrases) return [];
  const concepts = phraseConcepts.split(" ").map(numbers);
  let first = 0;
  return phrases.split(" ").map((characters, place) => {
    const [step, ...rest] = numbers(characters);
    first += step;
    return [[first, ...rest].map((number) => names[number]), concepts[place]];
  });
}
