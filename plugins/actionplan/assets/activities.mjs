// The list of activities: reads it from the page, filters it, keeps the choices in the address.

import { copyText } from "./copy.mjs";
import { countsOf, fold, matcher, readState, withoutOne, writeState } from "./filter.mjs";
import { fill, wordsOf } from "./wording.mjs";

const FIRM = "named";
const DEGREES = ["named", "through", "area"];

const lang = document.documentElement.lang;
const words = wordsOf(document);
const form = document.querySelector("[data-filter]");
const firmBox = form.elements[FIRM];
const textField = form.elements.q;
const boxes = [...form.querySelectorAll("input[type=checkbox]")].filter((box) => box !== firmBox);
const labels = new Map(boxes.map((box) => [`${box.name}:${box.value}`, box.nextElementSibling.textContent]));
const known = {};
for (const box of boxes) (known[box.name] ??= []).push(box.value);

const rows = [...document.querySelectorAll(".ap-results [data-activity]")].map(readRow);
const languageLink = document.querySelector("a.ap-header__language");
const groups = [...document.querySelectorAll("[data-group]")];

/** An activity of the page as an item of the filter, with its answers by organisation. */
function readRow(element) {
  const answers = new Map();
  for (const degree of DEGREES) {
    for (const pair of element.dataset[degree].split(" ").filter(Boolean)) {
      const [organisation, via] = pair.split(":");
      answers.set(organisation, { degree, via });
    }
  }
  const organisations = [...answers.keys()];
  return {
    element,
    answers,
    why: element.querySelector(".ap-activity__why"),
    text: fold(`${element.dataset.activity} ${element.textContent}`),
    values: { organisation: organisations, focus_area: [element.dataset.focusArea] },
    firm: { organisation: organisations.filter((id) => answers.get(id).degree !== "area") },
  };
}

function stateOfForm() {
  const chosen = {};
  for (const facet of Object.keys(known)) {
    chosen[facet] = boxes.filter((box) => box.name === facet && box.checked).map((box) => box.value);
  }
  return { chosen, firmOnly: firmBox.checked, q: textField.value };
}

function fillForm(state) {
  for (const box of boxes) box.checked = state.chosen[box.name].includes(box.value);
  firmBox.checked = state.firmOnly;
  textField.value = state.q;
}

/** Show what a state leaves: the list, its count, and the counts of every choice. */
function show(state) {
  const passes = matcher(state);
  let shown = 0;
  for (const row of rows) {
    const visible = passes(row);
    row.element.hidden = !visible;
    shown += visible;
    explain(row, state.chosen.organisation);
  }
  for (const group of groups) group.hidden = !group.querySelector("[data-activity]:not([hidden])");
  showCounts(state);
  showStatus(state, shown);
  showWaysOut(state, shown);
  // The other language shows the same selection: identifiers are the same in both.
  languageLink.search = writeState(state, FIRM);
}

/** Say why a chosen organisation answers, in words. */
function explain(row, organisations) {
  const reasons = organisations.filter((id) => row.answers.has(id)).map((id) => reason(id, row.answers.get(id)));
  row.why.textContent = reasons.join(" · ");
  row.why.hidden = reasons.length === 0;
}

function reason(id, { degree, via }) {
  const key = degree === "area" && via !== id ? "area_via" : degree;
  const name = (organisation) => labels.get(`organisation:${organisation}`);
  return fill(words[key], { name: name(id), via: name(via) }, lang);
}

function showCounts(state) {
  for (const facet of Object.keys(known)) {
    const counts = countsOf(rows, state, facet);
    for (const value of known[facet]) {
      const count = counts.get(value) ?? 0;
      const place = form.querySelector(`[data-count="${facet}:${value}"]`);
      place.textContent = count.toLocaleString(lang);
      place.closest("li").classList.toggle("is-zero", count === 0);
    }
  }
}

function showStatus(state, shown) {
  const everything = writeState(state, FIRM) === "";
  const text = shown === 0 ? words.none : everything ? words.all : words.status;
  document.querySelector("[data-status]").textContent = fill(text, { n: shown, total: rows.length }, lang);
  document.querySelector("[data-reset]").hidden = everything;
}

/** Where nothing is left, name each choice that could be dropped, and what that would show. */
function showWaysOut(state, shown) {
  document.querySelector("[data-empty]").hidden = shown > 0;
  const ways = shown > 0 ? [] : withoutOne(state).map((way) => ({ ...way, n: rows.filter(matcher(way.state)).length }));
  const useful = ways.filter((way) => way.n > 0);
  const buttons = useful.map((way) => button(fill(words.drop, { choice: nameOf(way), n: way.n }, lang), way.state));
  if (shown === 0 && buttons.length === 0) buttons.push(button(words.reset, readState("", known, FIRM)));
  document.querySelector("[data-loosen]").replaceChildren(...buttons);
}

function nameOf({ facet, value }) {
  if (facet === "q") return fill(words.text, { q: value }, lang);
  return facet === "firm" ? words.only_named : labels.get(`${facet}:${value}`);
}

function button(text, state) {
  const item = document.createElement("li");
  const control = document.createElement("button");
  control.type = "button";
  control.className = "ap-button ap-button--quiet";
  control.textContent = text;
  control.addEventListener("click", () => {
    choose(state);
    textField.focus();
  });
  item.append(control);
  return item;
}

function choose(state) {
  fillForm(state);
  show(state);
  remember(state, true);
}

/** Keep the state in the address; a new step in the history only where a choice was made. */
function remember(state, isStep) {
  const address = location.pathname + writeState(state, FIRM);
  if (address === location.pathname + location.search) return;
  if (isStep) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

function restore() {
  const state = readState(location.search, known, FIRM);
  fillForm(state);
  show(state);
}

form.addEventListener("change", () => {
  const state = stateOfForm();
  show(state);
  remember(state, true);
});
let pause = 0;
textField.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    const state = stateOfForm();
    show(state);
    remember(state, false);
  }, 150);
});
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("popstate", restore);

document.querySelector("[data-actions]").hidden = false;
document.querySelector("[data-reset]").addEventListener("click", () => {
  choose(readState("", known, FIRM));
  textField.focus();
});
const copyButton = document.querySelector("[data-copy-link]");
copyButton.addEventListener("click", async () => {
  const copied = await copyText(location.href);
  copyButton.nextElementSibling.textContent = copied ? words.copied : words.not_copied;
});

const facets = form.querySelector(".ap-filter__facets");
if (matchMedia("(max-width: 59.99rem)").matches) facets.open = false;
restore();
