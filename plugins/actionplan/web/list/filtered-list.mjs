// @ts-check
// A list on the page that is filtered by a faceted form: activities, and good practice.

import { carryToOtherLanguage, remember } from "../shared/address.mjs";
import { offerToCopyLink } from "../shared/copy-link.mjs";
import { find, findAll, textNode } from "../shared/dom.mjs";
import { fill, shownInWords, wordsOf } from "../shared/wording.mjs";
import { facetedForm } from "./facets.mjs";
import { countsOf, matcher, waysOut, withoutOne } from "./filter.mjs";
import { foldOnSmallScreens } from "./small-screens.mjs";

/** @import { FacetedForm } from "./facets.mjs" */
/** @import { Item, State, Way } from "./filter.mjs" */

/**
 * @template {Item} I
 * @typedef {object} Options
 * @property {string} itemSelector finds the elements of the list
 * @property {(element: HTMLElement) => I} readItem what the filter knows of one
 * @property {string} [firmKey] names the checkbox that asks for firm values only
 * @property {(item: I, state: State, label: FacetedForm["label"]) => void} [onShow] may say more of an item
 */

/**
 * What the functions below share: the form, the items with their elements, and the page's words.
 *
 * @typedef {object} List
 * @property {FacetedForm} form
 * @property {Item[]} items
 * @property {any} words
 */

const lang = document.documentElement.lang;

/**
 * Set up the page's list.
 *
 * @template {Item} I
 * @param {Options<I>} options
 */
export function filteredList({ itemSelector, readItem, firmKey = "", onShow = () => {} }) {
  const form = facetedForm(find("[data-filter]", document, HTMLFormElement), firmKey);
  const rows = findAll(itemSelector).map((element) => ({ element, item: readItem(element) }));
  const groups = findAll("[data-group]");
  const list = { form, items: rows.map(({ item }) => item), words: wordsOf(document) };

  /** @param {State} state */
  function show(state) {
    const passes = matcher(state);
    for (const { element, item } of rows) {
      element.hidden = !passes(item);
      onShow(item, state, form.label);
    }
    for (const group of groups) group.hidden = !group.querySelector(`${itemSelector}:not([hidden])`);
    showAround(list, state, choose);
  }

  /** @param {State} state */
  function choose(state) {
    form.fillIn(state);
    show(state);
    remember(form.query(state), true);
    form.textField.focus();
  }

  listen(form, show, choose);
  offerToCopyLink();
  foldOnSmallScreens();
  show(filledIn(form));
}

/**
 * @param {FacetedForm} form
 * @param {(state: State) => void} show
 * @param {(state: State) => void} choose
 */
function listen(form, show, choose) {
  form.onChoice((isStep) => {
    const state = form.read();
    show(state);
    remember(form.query(state), isStep);
  });
  addEventListener("popstate", () => show(filledIn(form)));
  find("[data-reset]").addEventListener("click", () => choose(form.nothingChosen()));
}

/**
 * The form filled in as the address has it.
 *
 * @param {FacetedForm} form
 * @returns {State}
 */
function filledIn(form) {
  const state = form.inAddress();
  form.fillIn(state);
  return state;
}

/**
 * Show all that stands around the items themselves.
 *
 * @param {List} list
 * @param {State} state
 * @param {(state: State) => void} choose
 */
function showAround(list, state, choose) {
  const { form, items, words } = list;
  const n = items.filter(matcher(state)).length;
  const isAll = form.query(state) === "";
  for (const facet of Object.keys(form.known)) form.showCounts(facet, countsOf(items, state, facet));
  form.showChosen(withoutOne(state).map((way) => nameOf(way, list)));
  find("[data-status]").textContent = shownInWords(words, { n, total: items.length, isAll }, lang);
  find("[data-reset]").hidden = isAll;
  find("[data-empty]").hidden = n > 0;
  find("[data-loosen]").replaceChildren(...(n > 0 ? [] : buttonsOut(list, state, choose)));
  carryToOtherLanguage(form.query(state));
}

/**
 * Where nothing is left, name each choice that could be dropped, and what that would show.
 *
 * @param {List} list
 * @param {State} state
 * @param {(state: State) => void} choose
 * @returns {HTMLElement[]}
 */
function buttonsOut(list, state, choose) {
  const { form, items, words } = list;
  const ways = waysOut(items, state).map((way) => ({
    text: fill(words.drop, { choice: nameOf(way, list), n: way.n }, lang),
    state: way.state,
  }));
  if (!ways.length) ways.push({ text: words.reset, state: form.nothingChosen() });
  return ways.map((way) => buttonOut(way.text, () => choose(way.state)));
}

/**
 * @param {string} text
 * @param {() => void} act
 * @returns {HTMLElement}
 */
function buttonOut(text, act) {
  const button = textNode("button", "ap-button ap-button--quiet", text);
  button.type = "button";
  button.addEventListener("click", act);
  const item = document.createElement("li");
  item.append(button);
  return item;
}

/**
 * A choice as a reader knows it.
 *
 * @param {Way} way
 * @param {List} list
 * @returns {string}
 */
function nameOf({ facet, value }, { form, words }) {
  if (facet === "q") return fill(words.text, { q: value }, lang);
  return facet === "firm" ? words.only_named : form.label(facet, value);
}
