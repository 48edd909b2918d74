// @ts-check
// A form of facets: checkboxes in groups, each with its count, beside a field for free text.
// Reads and fills the form and keeps its state in the address; what is filtered is the caller's.

import { remember } from "../shared/address.mjs";
import { find, findAll } from "../shared/dom.mjs";
import { readState, writeState } from "./filter.mjs";

/** @import { State } from "./filter.mjs" */

/** @typedef {ReturnType<typeof facetedForm>} FacetedForm */

// How long a reader pauses before what is typed counts, in milliseconds.
const PAUSE = 150;

/**
 * The form that a page marks with data-filter.
 *
 * @param {HTMLFormElement} form
 * @param {string} [firmKey] names the checkbox that asks for firm values only, if the form has one
 */
export function facetedForm(form, firmKey = "") {
  const textField = find("input[name=q]", form, HTMLInputElement);
  const firmBox = firmKey ? find(`input[name=${firmKey}]`, form, HTMLInputElement) : null;
  const boxes = findAll("input[type=checkbox]", form, HTMLInputElement).filter((box) => box !== firmBox);
  const labels = new Map(boxes.map((box) => [`${box.name}:${box.value}`, box.nextElementSibling?.textContent ?? ""]));
  const known = valuesByFacet(boxes);
  const places = placesOfCounts(form);
  /** @param {string} query @returns {State} */
  const stateOf = (query) => readState(query, known, firmKey);
  /** @param {State} state @returns {string} */
  const query = (state) => writeState(state, firmKey);

  /** @returns {State} */
  function read() {
    const chosen = valuesByFacet(boxes, (box) => box.checked);
    return { chosen, firmOnly: firmBox?.checked ?? false, q: textField.value };
  }

  /** @param {State} state */
  function fillIn(state) {
    for (const box of boxes) box.checked = state.chosen[box.name].includes(box.value);
    if (firmBox) firmBox.checked = state.firmOnly;
    if (textField.value.trim() !== state.q) textField.value = state.q;
  }

  keepEarlyWords(textField, (q) => query({ ...stateOf(location.search), q }));
  return {
    known,
    textField,
    read,
    fillIn,
    query,
    inAddress: () => stateOf(location.search),
    nothingChosen: () => stateOf(""),
    /** @type {(facet: string, value: string) => string} */
    label: (facet, value) => labels.get(`${facet}:${value}`) ?? value,
    showChosen,
    /** @type {(facet: string, counts: ReadonlyMap<string, number>) => void} */
    showCounts: (facet, counts) => showCounts(places, facet, known[facet], counts),
    /** @type {(act: (isStep: boolean) => void) => void} */
    onChoice: (act) => listen(form, textField, act),
  };
}

/**
 * The values of checkboxes by facet; facets stand in the form's order, also those without any.
 *
 * @param {HTMLInputElement[]} boxes
 * @param {(box: HTMLInputElement) => boolean} [isWanted]
 * @returns {Record<string, string[]>}
 */
function valuesByFacet(boxes, isWanted = () => true) {
  /** @type {Record<string, string[]>} */
  const values = {};
  for (const box of boxes) {
    values[box.name] ??= [];
    if (isWanted(box)) values[box.name].push(box.value);
  }
  return values;
}

/**
 * What a reader has typed while this module was loading counts as well.
 *
 * @param {HTMLInputElement} textField
 * @param {(q: string) => string} queryWith
 */
function keepEarlyWords(textField, queryWith) {
  const early = textField.value.trim();
  if (early && !new URLSearchParams(location.search).has("q")) remember(queryWith(early), false);
}

/**
 * Say on paper what is chosen: the form itself is not printed.
 *
 * @param {string[]} names
 */
export function showChosen(names) {
  const place = find("[data-chosen]");
  place.hidden = names.length === 0;
  find("span", place).textContent = names.join(" · ");
}

/**
 * Where a count stands, in which choice, and what stands there.
 *
 * @typedef {{ place: HTMLElement, choice: Element | null, count: number }} CountPlace
 */

/**
 * The places of the counts by facet and value: a large plan has a thousand, which are looked for once.
 *
 * @param {HTMLFormElement} form
 * @returns {ReadonlyMap<string, CountPlace>}
 */
function placesOfCounts(form) {
  const places = findAll("[data-count]", form);
  return new Map(places.map((place) => [place.dataset.count ?? "", { place, choice: place.closest("li"), count: NaN }]));
}

/**
 * Show beside each value of a facet how many items choosing it would show.
 *
 * @param {ReadonlyMap<string, CountPlace>} places
 * @param {string} facet
 * @param {string[]} values
 * @param {ReadonlyMap<string, number>} counts
 */
function showCounts(places, facet, values, counts) {
  const { format } = new Intl.NumberFormat(document.documentElement.lang);
  for (const value of values) {
    const count = counts.get(value) ?? 0;
    const shown = places.get(`${facet}:${value}`);
    if (!shown || shown.count === count) continue;
    shown.place.textContent = format(count);
    if ((shown.count === 0) !== (count === 0)) shown.choice?.classList.toggle("is-zero", count === 0);
    shown.count = count;
  }
}

/**
 * Call `act(isStep)` at every choice, and a moment after the last letter that is typed.
 *
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} textField
 * @param {(isStep: boolean) => void} act
 */
function listen(form, textField, act) {
  let pause = 0;
  const now = (/** @type {boolean} */ isStep) => {
    clearTimeout(pause);
    pause = 0;
    act(isStep);
  };
  form.addEventListener("change", ({ target }) => {
    // Leaving the field after a pause says nothing new, and acting would take away what is being clicked.
    if (target !== textField || pause) now(true);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  textField.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(now, PAUSE, false);
  });
}
