// @ts-check
// The fit check: which activities an idea fits, why, and whether it lies within the plan. As fit/answer.py
// does it, where the reasons stand.

import { loadStems } from "../words/stems.mjs";
import { unpacked } from "./index.mjs";
import { reader } from "./words.mjs";

/** @typedef {import("./index.mjs").Index} Index */
/** @typedef {import("./index.mjs").Rule} Rule */
/** @typedef {import("./words.mjs").Feature} Feature */
/** @typedef {"answered" | "empty" | "too-little" | "other-language"} State */
/** @typedef {"strong" | "possible" | "weak"} Strength */
/** @typedef {"fits" | "possible" | "outside"} Verdict */
/** @typedef {{share: number, feature: Feature}} Share what a feature gives an activity */
/** @typedef {{words: string[], label: string}} Reason */
/** @typedef {{activity: string, score: number, strength: Strength, because: Reason[]}} Match */
/** @typedef {{state: State, verdict: Verdict, inside: number, matches: Match[], unknown: string[]}} FitAnswer */
/** @typedef {{focusArea?: string, targetGroup?: string}} Choices a focus area, by its id; a group, by its text */

const LARGEST = 10;

/**
 * The engine for a language; `address` is that of its index. Rejects if something cannot be fetched.
 * @param {string} address
 * @param {string} lang
 */
export async function loadEngine(address, lang) {
  const [stem, answered] = await Promise.all([loadStems(lang), fetch(address)]);
  if (!answered.ok) throw new Error(`${answered.status}: ${address}`);
  return engine(await answered.json(), stem);
}

/**
 * An engine with an index as it is sent, and the stems of its language.
 * @param {import("./index.mjs").Sent} sent
 * @param {import("../words/stems.mjs").Stem} stem
 */
export function engine(sent, stem) {
  const index = unpacked(sent);
  const words = reader(index, stem);
  return {
    /** @param {string} text @param {Choices} choices */
    answer: (text, choices = {}, top = LARGEST) => answer(text, choices, top, index, words),
  };
}

/**
 * @param {string} text
 * @param {Choices} choices
 * @param {number} top
 * @param {Index} index
 * @param {ReturnType<typeof reader>} words
 * @returns {FitAnswer}
 */
function answer(text, { focusArea = "", targetGroup = "" }, top, index, words) {
  const { rule } = index;
  const tokens = words.tokens(text);
  if (!tokens.length) return unanswered(/\p{L}/u.test(text) ? "other-language" : "empty");
  const strange = tokens.filter(({ stem }) => !index.stems.has(stem) && !words.meant(stem).length);
  const unknown = unknownOf(strange, rule);
  const known = tokens.length - strange.length;
  if (tokens.length >= rule.wordsOfALanguage && known < rule.knownOfALanguage * tokens.length) {
    return unanswered("other-language", unknown);
  }
  const features = words.features(`${text} ${targetGroup}`);
  const telling = features.filter(({ name }) => index.weights.has(name));
  const inside = insideOf(features, telling.length, index);
  const shares = sharesOf(telling, index);
  const ranked = rankedOf(shares, index, focusArea).slice(0, top);
  const best = ranked.length ? ranked[0].sum : 0;
  if (best < rule.leastSum && inside > rule.surelyOutside) return unanswered("too-little", unknown);
  const verdict = verdictOf(inside, rule);
  const matches = ranked.map(({ number, sum }) => ({
    activity: index.activities[number],
    score: scoreOf(sum / best, inside, rule),
    strength: strengthOf(sum, best, telling.length, verdict, rule),
    because: reasonsOf(shares.get(number) ?? [], index),
  }));
  return { state: "answered", verdict, inside: rounded(inside, rule), matches, unknown };
}

/**
 * @param {State} state
 * @param {string[]} unknown
 * @returns {FitAnswer}
 */
function unanswered(state, unknown = []) {
  return { state, verdict: "outside", inside: 0, matches: [], unknown };
}

/** @param {{typed: string}[]} strange @param {Rule} rule */
function unknownOf(strange, { shortestUnknown, mostUnknown }) {
  const long = strange.map(({ typed }) => typed).filter((word) => word.length >= shortestUnknown);
  return [...new Set(long)].slice(0, mostUnknown);
}

/** @param {Feature[]} features @param {number} telling how many of them tell anything @param {Index} index */
function insideOf(features, telling, { bias, inside, rule }) {
  const length = Math.sqrt(features.reduce((sum, { count }) => sum + count * count, 0));
  const total = features.reduce((sum, { name, count }) => sum + (inside.get(name) ?? 0) * (count / length), 0);
  return ((bias + total) * rule.insideUnit * telling) / (telling + 1);
}

/** @param {number} inside @param {Rule} rule @returns {Verdict} */
function verdictOf(inside, { fitsFrom, possibleFrom }) {
  if (inside >= fitsFrom) return "fits";
  return inside >= possibleFrom ? "possible" : "outside";
}

/** What each feature gives each activity, by its number. @param {Feature[]} telling @param {Index} index */
function sharesOf(telling, { weights, rule: { saturation } }) {
  /** @type {Map<number, Share[]>} */
  const shares = new Map();
  for (const feature of telling) {
    const often = (feature.count * (saturation + 1)) / (feature.count + saturation);
    const pairs = weights.get(feature.name) ?? [];
    for (let at = 0; at < pairs.length; at += 2) {
      const given = shares.get(pairs[at]) ?? [];
      given.push({ share: pairs[at + 1] * often, feature });
      shares.set(pairs[at], given);
    }
  }
  return shares;
}

/**
 * The activities with their sums, best first.
 * @param {Map<number, Share[]>} shares
 * @param {Index} index
 * @param {string} focusArea
 */
function rankedOf(shares, { areas, rule }, focusArea) {
  const sums = Array.from(shares, ([number, given]) => {
    const total = given.reduce((sum, { share }) => sum + share, 0) * rule.weightUnit;
    return { number, sum: total * (areas[number] === focusArea ? rule.ofChosenArea : 1) };
  });
  return sums.sort((a, b) => b.sum - a.sum || a.number - b.number);
}

/** @param {number} besideBest @param {number} inside @param {Rule} rule */
function scoreOf(besideBest, inside, rule) {
  return rounded((rule.highestScore / (1 + Math.exp(-inside / rule.softened))) * besideBest, rule);
}

/**
 * @param {number} sum
 * @param {number} best
 * @param {number} features
 * @param {Verdict} verdict
 * @param {Rule} rule
 * @returns {Strength}
 */
function strengthOf(sum, best, features, verdict, rule) {
  const onAverage = sum / Math.sqrt(features + 3);
  if (verdict === "outside") return "weak";
  if (onAverage >= rule.strongFrom && sum >= rule.strongBesideBest * best) return "strong";
  return onAverage >= rule.weakBelow && sum >= rule.possibleBesideBest * best ? "possible" : "weak";
}

/**
 * What gave the most; a concept tells all that its words would, so they are not named again.
 * @param {Share[]} given
 * @param {Index} index
 */
function reasonsOf(given, { labels, rule }) {
  const least = rule.leastOfReason * Math.max(...given.map(({ share }) => share));
  const weighty = given.filter(({ share }) => share >= least);
  const ordered = weighty.sort((a, b) => b.share - a.share || (a.feature.name < b.feature.name ? -1 : 1));
  const concepts = ordered.filter(({ feature }) => isConcept(feature));
  /** @type {Map<string, Reason>} */
  const reasons = new Map();
  const named = new Set();
  for (const { feature } of [...concepts, ...ordered.filter(({ feature }) => !isConcept(feature))]) {
    if (reasons.size === rule.mostReasons) break;
    const fresh = feature.words.filter((word) => !named.has(word));
    if (!fresh.length) continue;
    for (const word of fresh) named.add(word);
    const label = isConcept(feature) ? labels[Number(feature.name.slice(1))] : "";
    reasons.set(feature.name, { words: fresh, label });
  }
  return ordered.flatMap(({ feature }) => reasons.get(feature.name) ?? []);
}

/** @param {Feature} feature */
function isConcept({ name }) {
  return name.startsWith("@");
}

/**
 * To a number of parts of one; halves go up, as in fit/answer.py.
 * @param {number} number
 * @param {Rule} rule
 */
function rounded(number, { scoreParts }) {
  return Math.round(number * scoreParts) / scoreParts;
}
