// @ts-check
// Shows an answer: the verdict, what matched nothing, and the activities in three strengths.
// What the reader has typed is only ever put in as text.

import { find, findAll, textNode } from "../shared/dom.mjs";
import { fill, quoted } from "../shared/wording.mjs";

/** @import { Answer, Match } from "./engine.mjs" */
/** @import { Card } from "./cards.mjs" */
/** @import { Reason } from "./reasons.mjs" */
/** @import { Template } from "../shared/wording.mjs" */

/**
 * Words with a place for those of the reader, and for how many activities there are.
 *
 * @typedef {{ unknown: string, because: string, more: Template, all: Template }} AnswerWords
 */

/**
 * Where an answer is shown, and with what.
 *
 * @typedef {object} View
 * @property {HTMLElement} root the element with the answer's places
 * @property {ReadonlyMap<string, Card>} cards the activities by id
 * @property {AnswerWords} words
 * @property {string} lang
 * @property {Intl.ListFormat} series makes running text of several words
 */

const FULL_CARDS = 3;
const STRENGTHS = ["strong", "possible", "weak"];

/**
 * @param {HTMLElement} root
 * @param {ReadonlyMap<string, Card>} cards
 * @param {AnswerWords} words
 * @param {string} lang
 * @returns {View}
 */
export function viewOf(root, cards, words, lang) {
  const series = new Intl.ListFormat(lang === "en" ? "en-GB" : lang, { type: "conjunction" });
  return { root, cards, words, lang, series };
}

/**
 * Take an answer away.
 *
 * @param {View} view
 */
export function clearAnswer({ root }) {
  find("[data-answered]", root).hidden = true;
  for (const list of findAll("[data-first], [data-others]", root)) list.replaceChildren();
}

/**
 * Show an answer in the place of the one before.
 *
 * @param {View} view
 * @param {Answer} answer
 */
export function showAnswer(view, { verdict, matches, unknown }) {
  const { root, words } = view;
  find("[data-answered]", root).hidden = false;
  for (const part of findAll("[data-verdict]", root)) part.hidden = part.dataset.verdict !== verdict;
  const strange = find("[data-unknown]", root);
  strange.hidden = unknown.length === 0;
  strange.replaceChildren(...around(words.unknown, "words", listed(unknown, view, (text) => textNode("bdi", "", text))));
  find("[data-listed]", root).hidden = matches.length === 0;
  const first = new Set(matches.slice(0, FULL_CARDS));
  for (const strength of STRENGTHS) {
    const ofStrength = matches.filter((match) => match.strength === strength);
    const [shown, rest] = [ofStrength.filter((match) => first.has(match)), ofStrength.filter((match) => !first.has(match))];
    showStrength(view, strength, shown, rest);
  }
}

/**
 * Show the activities of one strength: the best of all at once, the rest on request.
 *
 * @param {View} view
 * @param {string} strength
 * @param {Match[]} shown
 * @param {Match[]} rest
 */
function showStrength(view, strength, shown, rest) {
  const { words, lang } = view;
  const section = find(`[data-strength="${strength}"]`, view.root);
  section.hidden = shown.length + rest.length === 0;
  find("[data-first]", section).replaceChildren(...shown.map((match) => filledCard(view, match)));
  find("[data-others]", section).replaceChildren(...rest.map((match) => filledCard(view, match)));
  find("[data-rest]", section).hidden = rest.length === 0;
  find("[data-more]", section).textContent = fill(shown.length ? words.more : words.all, { n: rest.length }, lang);
}

/**
 * The card of an activity, with why it fits.
 *
 * @param {View} view
 * @param {Match} match
 * @returns {HTMLElement}
 */
function filledCard(view, { activity, because }) {
  const { item, why } = /** @type {Card} */ (view.cards.get(activity));
  why.hidden = because.length === 0;
  why.replaceChildren(...around(view.words.because, "words", reasonsInWords(because, view)));
  return item;
}

/**
 * «”språkcafé” och ”biblioteket”: mötesplatser; ”tolk”: språk», as nodes.
 *
 * @param {Reason[]} because
 * @param {View} view
 * @returns {(string | Node)[]}
 */
function reasonsInWords(because, view) {
  return because.flatMap(({ words, label }, number) => [
    number ? "; " : "",
    ...listed(words, view, (text) => textNode("mark", "ap-hit__mark", text)),
    label ? `: ${label}` : "",
  ]);
}

/**
 * Words of the reader as running text, each in an element of its own.
 *
 * @param {string[]} texts
 * @param {View} view
 * @param {(text: string) => Node} inElement
 * @returns {(string | Node)[]}
 */
function listed(texts, { lang, series }, inElement) {
  const parts = series.formatToParts(texts.map((text) => quoted(text, lang)));
  return parts.map(({ type, value }) => (type === "element" ? inElement(value) : value));
}

/**
 * A text with nodes in the place of {name}.
 *
 * @param {string} text
 * @param {string} name
 * @param {(string | Node)[]} nodes
 * @returns {(string | Node)[]}
 */
function around(text, name, nodes) {
  const [before, after] = text.split(`{${name}}`);
  return [before, ...nodes, after];
}
