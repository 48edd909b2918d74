// A form of facets: checkboxes in groups, each with its count, beside a field for free text.
// Reads and fills the form and keeps its state in the address; what is filtered is the caller's.

import { readState, writeState } from "./filter.mjs";

/**
 * The form that a page marks with data-filter.
 * `firmKey` names the checkbox that asks for firm values only, if the form has one.
 */
export function facetedForm(form, firmKey = "") {
  const firmBox = firmKey ? form.elements[firmKey] : null;
  const textField = form.elements.q;
  const boxes = [...form.querySelectorAll("input[type=checkbox]")].filter((box) => box !== firmBox);
  const labels = new Map(boxes.map((box) => [`${box.name}:${box.value}`, box.nextElementSibling.textContent]));
  const known = {};
  for (const box of boxes) (known[box.name] ??= []).push(box.value);
  keepEarlyWords();

  /** What a reader has typed while this module was loading counts as well. */
  function keepEarlyWords() {
    const early = textField.value.trim();
    if (!early || new URLSearchParams(location.search).has("q")) return;
    remember(writeState({ ...readState(location.search, known, firmKey), q: early }, firmKey), false);
  }

  function read() {
    const chosen = {};
    for (const facet of Object.keys(known)) {
      chosen[facet] = boxes.filter((box) => box.name === facet && box.checked).map((box) => box.value);
    }
    return { chosen, firmOnly: firmBox?.checked ?? false, q: textField.value };
  }

  function fillIn(state) {
    for (const box of boxes) box.checked = state.chosen[box.name].includes(box.value);
    if (firmBox) firmBox.checked = state.firmOnly;
    if (textField.value.trim() !== state.q) textField.value = state.q;
  }

  return {
    known,
    textField,
    label: (facet, value) => labels.get(`${facet}:${value}`) ?? value,
    read,
    fillIn,
    query: (state) => writeState(state, firmKey),
    inAddress: () => readState(location.search, known, firmKey),
    nothingChosen: () => readState("", known, firmKey),
    showChosen,
    showCounts: (facet, counts) => showCounts(form, facet, known[facet], counts),
    onChoice: (act) => listen(form, textField, act),
  };
}

/** Say on paper what is chosen: the form itself is not printed. */
export function showChosen(names) {
  const place = document.querySelector("[data-chosen]");
  place.hidden = names.length === 0;
  place.lastElementChild.textContent = names.join(" · ");
}

/** Show beside each value of a facet how many items choosing it would show. */
function showCounts(form, facet, values, counts) {
  for (const value of values) {
    const count = counts.get(value) ?? 0;
    const place = form.querySelector(`[data-count="${facet}:${value}"]`);
    place.textContent = count.toLocaleString(document.documentElement.lang);
    place.closest("li").classList.toggle("is-zero", count === 0);
  }
}

/** Call `act(isStep)` at every choice, and a moment after the last letter that is typed. */
function listen(form, textField, act) {
  let pause = null;
  const now = (isStep) => {
    clearTimeout(pause);
    pause = null;
    act(isStep);
  };
  form.addEventListener("change", ({ target }) => {
    // Leaving the field after a pause says nothing new, and acting would take away what is being clicked.
    if (target !== textField || pause !== null) now(true);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  textField.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(now, 150, false);
  });
}

/** Keep a query in the address; a new step in the history only where a choice was made. */
export function remember(query, isStep) {
  if (query === location.search) return;
  const address = location.pathname + query;
  if (isStep) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

/** The same selection in the other language: identifiers are the same in both. */
export function carryToOtherLanguage(query) {
  document.querySelector("a.ap-header__language").search = query;
}
