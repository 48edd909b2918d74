// @ts-check
// The index of the fit check, taken apart from what the site sends: see fit/transport.py.

import { frontDecoded, numbers } from "../words/packing.mjs";

/**
 * The numbers by which answers are given: see fit/rule.py.
 * @typedef {{
 *   fitsFrom: number, possibleFrom: number, strongFrom: number, weakBelow: number, strongBesideBest: number,
 *   possibleBesideBest: number, ofChosenArea: number, wordsOfALanguage: number, knownOfALanguage: number,
 *   leastSum: number, surelyOutside: number, mostReasons: number, mostUnknown: number, leastOfReason: number,
 *   shortestUnknown: number, weightUnit: number, insideUnit: number, countOfGuess: number,
 *   shortestMisspelt: number, longestWord: number, saturation: number, softened: number,
 *   highestScore: number, scoreParts: number,
 * }} Rule
 */

/**
 * An index as it is sent.
 * @typedef {{
 *   rule: Rule, compounds: import("../words/compounds.mjs").CompoundRule, letters: string,
 *   activities: string[], areas: string[], labels: string[], names: string, weights: string, inside: string,
 *   least: number, bias: number, concepts: string, phrases: string, phraseConcepts: string,
 * }} Sent
 */

/** @typedef {[words: string[], concepts: number[]]} Phrase words with the numbers of their concepts */

/**
 * Ids, names of concepts, the known stems, and by feature the concepts that begin with it, its pairs of
 * activity and weight, and what it says of inside (above 0) and outside (below).
 * @typedef {{
 *   rule: Rule, compounds: import("../words/compounds.mjs").CompoundRule, letters: string,
 *   activities: string[], areas: string[], labels: string[], bias: number,
 *   stems: Set<string>, phrases: Map<string, Phrase[]>, weights: Map<string, number[]>, inside: Map<string, number>,
 * }} Index
 */

/**
 * @param {Sent} sent
 * @returns {Index}
 */
export function unpacked(sent) {
  const { rule, compounds, letters, activities, areas, labels, bias } = sent;
  const names = frontDecoded(sent.names);
  const weights = sent.weights.split(" ");
  const inside = numbers(sent.inside);
  return {
    ...{ rule, compounds, letters, activities, areas, labels, bias },
    stems: new Set(names.filter((name) => !name.startsWith("@"))),
    phrases: phrasesOf(sent, names),
    weights: new Map(names.flatMap((name, place) => (weights[place] ? [[name, numbers(weights[place])]] : []))),
    inside: new Map(names.map((name, place) => [name, inside[place] + sent.least])),
  };
}

/**
 * The phrases of the concepts by their first words.
 * @param {Sent} sent
 * @param {string[]} names
 */
function phrasesOf(sent, names) {
  const concepts = sent.concepts.split(" ");
  /** @type {Phrase[]} */
  const single = names.flatMap((name, place) => (concepts[place] ? [[[name], numbers(concepts[place])]] : []));
  /** @type {Map<string, Phrase[]>} */
  const phrases = new Map();
  for (const phrase of [...single, ...severalWords(sent, names)]) {
    const first = phrase[0][0];
    if (!phrases.has(first)) phrases.set(first, []);
    phrases.get(first)?.push(phrase);
  }
  return phrases;
}

/**
 * The phrases of several words; the number of a first word is counted from that of the phrase before.
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
