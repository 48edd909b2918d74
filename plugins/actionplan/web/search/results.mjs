// @ts-check
// Makes lists of results: the suggestions below the field in the header, and the page of results.

import { textNode } from "../shared/dom.mjs";

/** @import { Marked } from "./engine.mjs" */
/** @import { SearchRecord } from "./searcher.mjs" */

/** @typedef {Record<string, { one: string, many: string }>} Kinds the names of the kinds of records */

const EXCERPT = 26;
const BEFORE_THE_HIT = 8;

/**
 * A result's name, kind and, if asked for, an excerpt of its text, as nodes; hits are marked.
 *
 * @param {SearchRecord} record
 * @param {Kinds} kinds
 * @param {{ withLink?: boolean, withExcerpt?: boolean }} options
 */
export function resultContent(record, kinds, { withLink = false, withExcerpt = false } = {}) {
  const title = withLink ? linkTo(record.url) : document.createElement("span");
  title.className = "ap-hit__title";
  if (record.lang) title.lang = record.lang;
  title.append(...marked(record.title));
  /** @type {HTMLElement[]} */
  const nodes = [withLink ? wrapped("h2", title) : title, textNode("span", "ap-hit__kind", kinds[record.kind].one)];
  if (withExcerpt && record.text.length) nodes.push(excerptOf(record));
  return nodes;
}

/** @param {string} address */
function linkTo(address) {
  const link = document.createElement("a");
  link.href = address;
  return link;
}

/**
 * @param {string} name
 * @param {HTMLElement} child
 */
function wrapped(name, child) {
  const element = document.createElement(name);
  element.className = "ap-hit__name";
  element.append(child);
  return element;
}

/** @param {SearchRecord} record */
function excerptOf({ text, lang }) {
  const element = textNode("p", "ap-hit__text", "");
  if (lang) element.lang = lang;
  const from = start(text);
  const end = from + EXCERPT;
  element.append(from > 0 ? "… " : "", ...marked(text.slice(from, end)), end < text.length ? " …" : "");
  return element;
}

/**
 * Where the excerpt begins: a little before the densest group of hits.
 *
 * @param {Marked[]} words
 */
function start(words) {
  const hits = words.flatMap(({ isHit }, place) => (isHit ? [place] : []));
  if (!hits.length || words.length <= EXCERPT) return 0;
  /** @param {number} place */
  const around = (place) => hits.filter((other) => other >= place && other < place + EXCERPT - BEFORE_THE_HIT).length;
  const best = hits.reduce((chosen, place) => (around(place) > around(chosen) ? place : chosen));
  return Math.max(0, Math.min(best - BEFORE_THE_HIT, words.length - EXCERPT));
}

/**
 * Words as nodes, those that were found in <mark>. Text only: nothing is read as HTML.
 *
 * @param {Marked[]} words
 */
function marked(words) {
  return words.flatMap(({ word, isHit }, place) => [place ? " " : "", ...(isHit ? mark(word) : [word])]);
}

/**
 * A found word in <mark>, and what stands around it, a full stop or a bracket, outside.
 *
 * @param {string} word
 */
function mark(word) {
  const [, before, core, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(word) ?? ["", "", word, ""];
  return [before, textNode("mark", "ap-hit__mark", core), after];
}
