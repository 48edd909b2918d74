// @ts-check
// The page's words for code: templates that the page carries as JSON, filled in here.

import { find } from "./dom.mjs";

/**
 * A text with {name} to be filled in, or one for each form of a number.
 *
 * @typedef {string | { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>} Template
 */

/**
 * The words of a page, by key. Their types are said where they are used: the page's own Python module chooses them.
 *
 * @param {ParentNode} page
 * @returns {any}
 */
export function wordsOf(page) {
  return JSON.parse(find("script[data-words]", page).textContent);
}

/**
 * A text with {name} filled in, as words/wording.py does it; the number `n` chooses between plural forms.
 *
 * @param {Template} text
 * @param {Record<string, string | number>} params
 * @param {string} lang
 * @returns {string}
 */
export function fill(text, params, lang) {
  const form = typeof text === "string" ? text : (text[new Intl.PluralRules(lang).select(Number(params.n))] ?? text.other);
  return form.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = params[name];
    return typeof value === "number" ? value.toLocaleString(lang) : (value ?? whole);
  });
}

/**
 * How many items are shown, in words: none, all, or some of all.
 *
 * @param {{ none: Template, all: Template, status: Template }} words
 * @param {{ n: number, total: number, isAll: boolean }} shown
 * @param {string} lang
 * @returns {string}
 */
export function shownInWords(words, { n, total, isAll }, lang) {
  const some = isAll ? words.all : words.status;
  return fill(n === 0 ? words.none : some, { n, total }, lang);
}

/**
 * What a reader has typed, in the quotation marks of the page's language.
 *
 * @param {string} word
 * @param {string} lang
 * @returns {string}
 */
export function quoted(word, lang) {
  return lang === "sv" ? `”${word}”` : `“${word}”`;
}
