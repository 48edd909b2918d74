// The glossary's filter field: shows the terms whose words hold all that is typed, and keeps it in the address.

import { offerToCopyLink } from "../shared/copy-link.mjs";
import { carryToOtherLanguage, remember, showChosen } from "../list/facets.mjs";
import { fold } from "../list/filter.mjs";
import { fill, wordsOf } from "../shared/wording.mjs";

const lang = document.documentElement.lang;
const words = wordsOf(document);
const form = document.querySelector("[data-term-filter]");
const field = form.querySelector("input");
const status = form.querySelector("[data-terms-shown]");
const entries = [...document.querySelectorAll("[data-term]")].map((element) => ({
  element,
  text: fold([...element.querySelectorAll("dt, [data-definition], [data-also]")].map((part) => part.textContent).join(" ")),
}));
const letters = [...document.querySelectorAll("[data-letter]")].map((section) => ({
  section,
  link: document.querySelector(`.ap-letters a[href="#${section.getAttribute("aria-labelledby")}"]`),
}));

let pause = null;

function show() {
  const wanted = fold(field.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const { element, text } of entries) {
    element.hidden = !wanted.every((word) => text.includes(word));
    if (!element.hidden) shown += 1;
  }
  for (const { section, link } of letters) {
    const isEmpty = !section.querySelector("[data-term]:not([hidden])");
    section.hidden = isEmpty;
    link.parentElement.hidden = isEmpty;
  }
  const text = shown === 0 ? words.none : shown === entries.length ? words.all : words.status;
  status.textContent = fill(text, { n: shown, total: entries.length }, lang);
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
  if (pause !== null) return; // Somebody is typing, and it is about to stand in the address.
  field.value = (new URLSearchParams(location.search).get("q") ?? "").slice(0, field.maxLength);
  show();
  reveal();
}

function keep() {
  pause = null;
  remember(query(), false);
}

/** A link to a term that the filter hides shows it again. */
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
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
  pause = setTimeout(keep, 150);
});
addEventListener("hashchange", reveal);
addEventListener("popstate", restore);
offerToCopyLink();
restore();
