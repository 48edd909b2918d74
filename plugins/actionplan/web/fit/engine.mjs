// @ts-check
// The fit check: which activities an idea fits, why, and whether it lies within the plan. As fit/answer.py does it.

import { unpacked } from "./index.mjs";
import { reasonsOf } from "./reasons.mjs";
import { insideOf, rounded, scoreOf, sharesOf, strengthOf, sumOf, verdictOf } from "./scoring.mjs";
import { reader } from "./words.mjs";

/** @import { Stem } from "../words/stems.mjs" */
/** @import { Index, Rule, Sent } from "./index.mjs" */
/** @import { Reason } from "./reasons.mjs" */
/** @import { Share, Strength, Verdict } from "./scoring.mjs" */
/** @import { Reader } from "./words.mjs" */

/**
 * An activity with its score (0 to 100), how well it fits, and why.
 *
 * @typedef {{ activity: string, score: number, strength: Strength, because: Reason[] }} Match
 */

/**
 * What can be said of an idea; without a verdict and matches unless it is "answered". `inside` is the logarithm of
 * the odds that it lies inside the plan, `unknown` are words of it that say nothing to the check.
 *
 * @typedef {object} Answer
 * @property {"answered" | "empty" | "too-little" | "other-language"} state
 * @property {Verdict} verdict
 * @property {number} inside
 * @property {Match[]} matches best first
 * @property {string[]} unknown
 */

/**
 * What may be chosen beside an idea: a focus area, by its id, and a target group, by its text.
 *
 * @typedef {{ focusArea?: string, targetGroup?: string }} Choices
 */

/** @typedef {{ answer: (text: string, choices?: Choices, top?: number) => Answer }} Engine */

const LARGEST = 10;

/**
 * An engine with an index as it is sent, and the stems of its language.
 *
 * @param {Sent} sent
 * @param {Stem} stem
 * @returns {Engine}
 */
export function engine(sent, stem) {
  const index = unpacked(sent);
  const words = reader(index, stem);
  return { answer: (text, choices = {}, top = LARGEST) => answer(text, index, words, choices, top) };
}

/**
 * Answer an idea with `top` activities at most.
 *
 * @param {string} text
 * @param {Index} index
 * @param {Reader} words
 * @param {Choices} choices
 * @param {number} top
 * @returns {Answer}
 */
function answer(text, index, words, { focusArea = "", targetGroup = "" }, top) {
  const { rule } = index;
  const tokens = words.tokens(text);
  if (!tokens.length) return unanswered(/\p{L}/u.test(text) ? "other-language" : "empty");
  const strange = tokens.filter(({ stem }) => !index.stems.has(stem) && !words.meant(stem).length);
  const unknown = unknownOf(strange.map(({ typed }) => typed), rule);
  const known = tokens.length - strange.length;
  if (tokens.length >= rule.wordsOfALanguage && known < rule.knownOfALanguage * tokens.length) {
    return unanswered("other-language", unknown);
  }
  const features = words.features(`${text} ${targetGroup}`);
  const telling = features.filter(({ name }) => index.weights.has(name));
  const inside = insideOf(features, telling.length, index);
  const best = bestOf(sharesOf(telling, index), index, focusArea).slice(0, top);
  const highest = best.length ? best[0].sum : 0;
  if (highest < rule.leastSum && inside > rule.surelyOutside) return unanswered("too-little", unknown);
  const verdict = verdictOf(inside, rule);
  const matches = best.map(({ number, sum, shares }) => ({
    activity: index.activities[number],
    score: scoreOf(sum / highest, inside, rule),
    strength: strengthOf({ sum, highest, features: telling.length, verdict }, rule),
    because: reasonsOf(shares, index),
  }));
  return { state: "answered", verdict, inside: rounded(inside, rule), matches, unknown };
}

/**
 * @param {Answer["state"]} state
 * @param {string[]} unknown
 * @returns {Answer}
 */
function unanswered(state, unknown = []) {
  return { state, verdict: "outside", inside: 0, matches: [], unknown };
}

/**
 * The unknown words that are named to the reader, each once; short ones are no loss.
 *
 * @param {string[]} strange
 * @param {Rule} rule
 * @returns {string[]}
 */
function unknownOf(strange, rule) {
  const long = strange.filter((word) => word.length >= rule.shortestUnknown);
  return [...new Set(long)].slice(0, rule.mostUnknown);
}

/**
 * The activities that any feature speaks for, by the sum of what they are given; in the plan's order where it is equal.
 *
 * @param {Map<number, Share[]>} given by the activities' numbers
 * @param {Index} index
 * @param {string} focusArea the chosen one
 * @returns {{ number: number, sum: number, shares: Share[] }[]}
 */
function bestOf(given, index, focusArea) {
  const sums = Array.from(given, ([number, shares]) => {
    return { number, sum: sumOf(shares, index.areas[number] === focusArea, index.rule), shares };
  });
  return sums.sort((a, b) => b.sum - a.sum || a.number - b.number);
}
