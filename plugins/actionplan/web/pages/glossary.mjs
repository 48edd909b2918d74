// @ts-check
// The glossary's filter field: shows the terms whose words hold all that is typed, and keeps it in the address.

import { showChosen } from "../list/facets.mjs";
import { holdsWordsOf } from "../list/filter.mjs";
import { carryToOtherLanguage, remember } from "../shared/address.mjs";
import { offerToCopyLink } from "../shared/copy-link.mjs";
import { find, findAll } from "../shared/dom.mjs";
import { fill, shownInWords, wordsOf } from "../shared/wording.mjs";
import { fold } from "../words/fold.mjs";

// How long a reader pauses before what is typed stands in the address, in milliseconds.
const PAUSE = 150;

const lang = document.documentElement.lang;
const words = wordsOf(document);
const form = find("[data-term-filter]", document, HTMLFormElement);
const field = find("input", form, HTMLInputElement);
const status = find("[data-terms-shown]", form);
const entries = findAll("[data-term]").map((element) => ({ element, text: textOf(element) }));
const letters = findAll("[data-letter]").map((section) => ({ section, item: itemOf(section) }));

let pause = 0;

/**
 * The words of an entry that are searched: the term, its definition and its other names.
 *
 * @param {HTMLElement} entry
 * @returns {string}
 */
function textOf(entry) {
  return fold(findAll("dt, [data-definition], [data-also]", entry).map((part) => part.textContent).join(" "));
}

/**
 * What leads to the section of a letter, in the list of letters.
 *
 * @param {HTMLElement} section
 * @returns {HTMLElement}
 */
function itemOf(section) {
  const link = find(`.ap-letters a[href="#${section.getAttribute("aria-labelledby")}"]`);
  return /** @type {HTMLElement} */ (link.parentElement);
}

function show() {
  const isWanted = holdsWordsOf(field.value);
  const shown = entries.filter(({ text }) => isWanted(text));
  for (const { element, text } of entries) element.hidden = !isWanted(text);
  for (const { section, item } of letters) {
    section.hidden = !section.querySelector("[data-term]:not([hidden])");
    item.hidden = section.hidden;
  }
  const isAll = shown.length === entries.length;
  status.textContent = shownInWords(words, { n: shown.length, total: entries.length, isAll }, lang);
  showChosen(typed() ? [fill(words.text, { q: typed() }, lang), status.textContent] : []);
  carryToOtherLanguage(query());
}

function typed() {
  return field.value.trim();
}

/** What is typed as a query string. */
function query() {
  return typed() ? `?${new URLSearchParams({ q: typed() })}` : "";
}

function restore() {
  if (pause) return; // Somebody is typing, and it is about to stand in the address.
  field.value = (new URLSearchParams(location.search).get("q") ?? "").slice(0, field.maxLength);
  show();
  reveal();
}

function keep() {
  pause = 0;
  remember(query(), false);
}

/** The term that the address leads to; anybody can write an address, also one that cannot be decoded. */
function fragment() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

/** A link to a term that the filter hides shows it again. */
function reveal() {
  const target = document.getElementById(fragment());
  if (!target?.closest("[hidden]")) return;
  field.value = "";
  show();
  remember(location.hash, false);
  target.scrollIntoView();
}

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", () => {
  show();
  clearTimeout(pause);
  pause = setTimeout(keep, PAUSE);
});
addEventListener("hashchange", reveal);
addEventListener("popstate", restore);
offerToCopyLink();
restore();
