// @ts-check
// What stands around a list that is filtered by a faceted form: counts, status, ways out, and the address.

import { carryToOtherLanguage, remember } from "../shared/address.mjs";
import { offerToCopyLink } from "../shared/copy-link.mjs";
import { find, textNode } from "../shared/dom.mjs";
import { fill, shownInWords, wordsOf } from "../shared/wording.mjs";
import { facetedForm } from "./facets.mjs";
import { waysOut, withoutOne } from "./filter.mjs";
import { foldOnSmallScreens } from "./small-screens.mjs";

/** @import { FacetedForm } from "./facets.mjs" */
/** @import { State, Way } from "./filter.mjs" */

/**
 * What is known of a list, however it is kept.
 *
 * @typedef {object} Counted
 * @property {number} total
 * @property {(state: State) => number} numberOf how many items a state shows
 * @property {(state: State, facet: string) => ReadonlyMap<string, number>} countsOf as in filter.mjs
 */

/**
 * What the functions below share: the form, the counts, and the page's words.
 *
 * @typedef {{ form: FacetedForm, counted: Counted, words: any }} List
 */

/** @typedef {(state: State) => void} Choose */

/**
 * Shows a state, new or kept in the browser's history; what it gives is waited for before the state is kept there.
 *
 * @typedef {(state: State, choose: Choose, isKept: boolean) => Promise<void> | void} Show
 */

const lang = document.documentElement.lang;

/**
 * The page's form and words, and the way to let the form act.
 *
 * @param {string} firmKey names the checkbox that asks for firm values only, if there is one
 */
export function filteredPage(firmKey) {
  const form = facetedForm(find("[data-filter]", document, HTMLFormElement), firmKey);
  const words = wordsOf(document);
  let latest = /** @type {State | null} */ (null);

  /**
   * Show what the address asks for, and then what is chosen.
   *
   * @param {Show} show
   */
  function start(show) {
    /** @type {(state: State, isStep: boolean) => Promise<void>} */
    const act = async (state, isStep) => {
      latest = state;
      // First what the reader waits for: to note a step takes the browser as long again.
      await show(state, choose, false);
      if (latest === state) remember(form.query(state), isStep);
    };
    /** @type {Choose} */
    const choose = (state) => {
      form.fillIn(state);
      act(state, true);
      form.textField.focus();
    };
    const restore = () => {
      latest = filledIn(form);
      show(latest, choose, true);
    };
    form.onChoice((isStep) => act(form.read(), isStep));
    addEventListener("popstate", restore);
    find("[data-reset]").addEventListener("click", () => choose(form.nothingChosen()));
    offerToCopyLink();
    foldOnSmallScreens();
    restore();
  }

  /** @type {(counted: Counted, state: State, choose: Choose) => void} */
  const showAround = (counted, state, choose) => around({ form, counted, words }, state, choose);

  return { form, words, start, showAround };
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
function around(list, state, choose) {
  const { form, counted, words } = list;
  const n = counted.numberOf(state);
  const isAll = form.query(state) === "";
  for (const facet of Object.keys(form.known)) form.showCounts(facet, counted.countsOf(state, facet));
  form.showChosen(withoutOne(state).map((way) => nameOf(way, list)));
  find("[data-status]").textContent = shownInWords(words, { n, total: counted.total, isAll }, lang);
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
  const { form, counted, words } = list;
  const ways = waysOut(state, counted.numberOf).map((way) => ({
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
