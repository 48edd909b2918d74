// The fit check: which activities an idea fits, why, and whether it lies within the plan. As fit/answer.py does it.

import { unpacked } from "./index.mjs";
import { wordsOf } from "./words.mjs";

const SATURATION = 1.2;
const DECIMALS = 1000;
const HIGHEST = 100;
const SOFTENED = 2;
const LARGEST = 10;

/** The engine for a language; `address` is that of its index. Rejects if something cannot be fetched. */
export async function loadEngine(address, lang) {
  const [{ Stemmer }, answered] = await Promise.all([import(`../vendor/snowball-${lang}.mjs`), fetch(address)]);
  if (!answered.ok) throw new Error(`${answered.status}: ${address}`);
  return engine(await answered.json(), new Stemmer());
}

/** An engine with an index as it is sent, and a stemmer. */
export function engine(sent, stemmer) {
  const index = unpacked(sent);
  const words = wordsOf(index, stemmer);
  const { rule } = sent;
  const isKnown = (stem) => index.stems.has(stem) || words.meant(stem).length > 0;

  /**
   * Answer an idea: {state, verdict, inside, matches: [{activity, score, strength, because}], unknown}.
   * May be chosen: a focus area, by its id, and a target group, by its text.
   */
  function answer(text, { focusArea = "", targetGroup = "" } = {}, top = LARGEST) {
    const tokens = words.tokens(text);
    if (!tokens.length) return said(/\p{L}/u.test(text) ? "other-language" : "empty");
    const strange = tokens.filter(({ stem }) => !isKnown(stem)).map(({ typed }) => typed);
    const unknown = [...new Set(strange.filter((word) => word.length >= rule.shortestUnknown))];
    if (tokens.length >= rule.wordsOfALanguage && tokens.length - strange.length < rule.knownOfALanguage * tokens.length) {
      return said("other-language", unknown);
    }
    const found = words.features(`${text} ${targetGroup}`);
    const telling = found.filter(({ name }) => index.weights.has(name));
    const inside = (insideOf(found) * telling.length) / (telling.length + 1);
    const verdict = inside >= rule.fitsFrom ? "fits" : inside >= rule.possibleFrom ? "possible" : "outside";
    const shares = sharesOf(telling);
    const sums = new Map([...shares].map(([number, given]) => [number, sumOf(given, index.areas[number] === focusArea)]));
    const best = [...sums.keys()].sort((a, b) => sums.get(b) - sums.get(a) || a - b).slice(0, top);
    const highest = best.length ? sums.get(best[0]) : 0;
    if (highest < rule.leastSum && inside > rule.surelyOutside) return said("too-little", unknown);
    const matches = best.map((number) => ({
      activity: index.activities[number],
      score: scoreOf(sums.get(number) / highest, inside),
      strength: strengthOf(sums.get(number), highest, telling.length, verdict),
      because: reasonsOf(shares.get(number)),
    }));
    return { ...said("answered", unknown), verdict, inside: rounded(inside), matches };
  }

  function said(state, unknown = []) {
    return { state, verdict: "outside", inside: 0, matches: [], unknown: unknown.slice(0, rule.mostUnknown) };
  }

  function insideOf(found) {
    const length = Math.sqrt(found.reduce((sum, { count }) => sum + count * count, 0));
    const total = found.reduce((sum, { name, count }) => sum + (index.inside.get(name) ?? 0) * (count / length), 0);
    return (index.bias + total) * rule.insideUnit;
  }

  /** What each feature gives each activity. */
  function sharesOf(telling) {
    const shares = new Map();
    for (const feature of telling) {
      const often = (feature.count * (SATURATION + 1)) / (feature.count + SATURATION);
      const pairs = index.weights.get(feature.name);
      for (let at = 0; at < pairs.length; at += 2) {
        if (!shares.has(pairs[at])) shares.set(pairs[at], []);
        shares.get(pairs[at]).push({ share: pairs[at + 1] * often, feature });
      }
    }
    return shares;
  }

  function sumOf(given, isOfChosenArea) {
    const total = given.reduce((sum, { share }) => sum + share, 0) * rule.weightUnit;
    return total * (isOfChosenArea ? rule.ofChosenArea : 1);
  }

  function scoreOf(besideBest, inside) {
    return rounded((HIGHEST / (1 + Math.exp(-inside / SOFTENED))) * besideBest);
  }

  function strengthOf(sum, best, features, verdict) {
    const onAverage = sum / Math.sqrt(features + 3);
    if (verdict === "outside") return "weak";
    if (onAverage >= rule.strongFrom && sum >= rule.strongBesideBest * best) return "strong";
    return onAverage >= rule.weakBelow && sum >= rule.possibleBesideBest * best ? "possible" : "weak";
  }

  /** What gave the most; a concept tells all that its words would, so they are not named again. */
  function reasonsOf(given) {
    const least = rule.leastOfReason * Math.max(...given.map(({ share }) => share));
    const weighty = given.filter(({ share }) => share >= least);
    const ordered = weighty.sort((a, b) => b.share - a.share || (a.feature.name < b.feature.name ? -1 : 1));
    const isConcept = ({ feature }) => feature.name.startsWith("@");
    const reasons = new Map();
    const named = new Set();
    for (const { feature } of [...ordered.filter(isConcept), ...ordered.filter((item) => !isConcept(item))]) {
      if (reasons.size === rule.mostReasons) break;
      const fresh = feature.words.filter((word) => !named.has(word));
      if (!fresh.length) continue;
      for (const word of fresh) named.add(word);
      reasons.set(feature.name, { words: fresh, label: labelOf(feature) });
    }
    return ordered.filter(({ feature }) => reasons.has(feature.name)).map(({ feature }) => reasons.get(feature.name));
  }

  function labelOf({ name }) {
    return name.startsWith("@") ? index.labels[Number(name.slice(1))] : "";
  }

  return { answer };
}

/** To three decimals, halves to the even one, as Python rounds. */
function rounded(number) {
  return Math.round(number * DECIMALS) / DECIMALS;
}
