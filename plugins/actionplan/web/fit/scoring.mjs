// @ts-check
// How much an idea's features speak for each activity, and for the plan as a whole: fit/answer.py says the rule.

/** @import { Index, Rule } from "./index.mjs" */
/** @import { Feature } from "./words.mjs" */

/**
 * What a feature gives an activity.
 *
 * @typedef {{ share: number, feature: Feature }} Share
 */

/** @typedef {"fits" | "possible" | "outside"} Verdict */
/** @typedef {"strong" | "possible" | "weak"} Strength */

/**
 * The logarithm of the odds that an idea lies inside the plan; nearer to even ones the fewer of its features tell
 * anything. Every feature counts here, also one that speaks for no activity: it may tell that an idea is outside.
 *
 * @param {Feature[]} features
 * @param {number} telling how many of them speak for an activity
 * @param {Index} index
 * @returns {number}
 */
export function insideOf(features, telling, index) {
  const length = Math.sqrt(features.reduce((sum, { count }) => sum + count * count, 0));
  const total = features.reduce((sum, { name, count }) => sum + (index.inside.get(name) ?? 0) * (count / length), 0);
  return ((index.bias + total) * index.rule.insideUnit * telling) / (telling + 1);
}

/**
 * @param {number} inside
 * @param {Rule} rule
 * @returns {Verdict}
 */
export function verdictOf(inside, rule) {
  if (inside >= rule.fitsFrom) return "fits";
  return inside >= rule.possibleFrom ? "possible" : "outside";
}

/**
 * What each feature gives each activity, by the activities' numbers.
 *
 * @param {Feature[]} telling features that have weights
 * @param {Index} index
 * @returns {Map<number, Share[]>}
 */
export function sharesOf(telling, index) {
  const { saturation } = index.rule;
  const shares = new Map();
  for (const feature of telling) {
    const often = (feature.count * (saturation + 1)) / (feature.count + saturation);
    const pairs = index.weights.get(feature.name) ?? [];
    for (let at = 0; at < pairs.length; at += 2) {
      if (!shares.has(pairs[at])) shares.set(pairs[at], []);
      shares.get(pairs[at]).push({ share: pairs[at + 1] * often, feature });
    }
  }
  return shares;
}

/**
 * @param {Share[]} given to an activity
 * @param {boolean} isOfChosenArea
 * @param {Rule} rule
 * @returns {number}
 */
export function sumOf(given, isOfChosenArea, rule) {
  const total = given.reduce((sum, { share }) => sum + share, 0) * rule.weightUnit;
  return total * (isOfChosenArea ? rule.ofChosenArea : 1);
}

/**
 * From 0 to the highest: how likely the idea lies inside, times the activity's sum as a share of the best one's.
 *
 * @param {number} besideBest
 * @param {number} inside
 * @param {Rule} rule
 * @returns {number}
 */
export function scoreOf(besideBest, inside, rule) {
  return rounded((rule.highestScore / (1 + Math.exp(-inside / rule.softened))) * besideBest, rule);
}

/**
 * By what the idea's features give on average, and by how near the activity comes to the best.
 *
 * @param {{ sum: number, highest: number, features: number, verdict: Verdict }} activity
 * @param {Rule} rule
 * @returns {Strength}
 */
export function strengthOf({ sum, highest, features, verdict }, rule) {
  const onAverage = sum / Math.sqrt(features + 3);
  if (verdict === "outside") return "weak";
  if (onAverage >= rule.strongFrom && sum >= rule.strongBesideBest * highest) return "strong";
  return onAverage >= rule.weakBelow && sum >= rule.possibleBesideBest * highest ? "possible" : "weak";
}

/**
 * To parts of one, halves up, as `_rounded` of fit/answer.py does it (Python's own round takes the even one).
 *
 * @param {number} number
 * @param {Rule} rule
 * @returns {number}
 */
export function rounded(number, { scoreParts }) {
  return Math.round(number * scoreParts) / scoreParts;
}
