// A list on the page that is filtered by a faceted form: activities, and good practice.

import { offerToCopyLink } from "../shared/copy-link.mjs";
import { carryToOtherLanguage, facetedForm, remember } from "./facets.mjs";
import { countsOf, matcher, withoutOne } from "./filter.mjs";
import { fill, wordsOf } from "../shared/wording.mjs";

const lang = document.documentElement.lang;

/**
 * Set up the page's list.
 * `readItem(element)` makes an item of the filter, with its `element`, of each element that
 * `itemSelector` finds; `onShow(item, state)` may say more about an item that is shown.
 */
export function filteredList({ itemSelector, readItem, firmKey = "", onShow = () => {} }) {
  const words = wordsOf(document);
  const form = facetedForm(document.querySelector("[data-filter]"), firmKey);
  const items = [...document.querySelectorAll(itemSelector)].map((element) => ({ element, ...readItem(element) }));
  const groups = [...document.querySelectorAll("[data-group]")];

  function show(state) {
    const passes = matcher(state);
    let shown = 0;
    for (const item of items) {
      const visible = passes(item);
      item.element.hidden = !visible;
      shown += visible;
      onShow(item, state, form.label);
    }
    for (const group of groups) group.hidden = !group.querySelector(`${itemSelector}:not([hidden])`);
    for (const facet of Object.keys(form.known)) form.showCounts(facet, countsOf(items, state, facet));
    form.showChosen(withoutOne(state).map(nameOf));
    showStatus(state, shown);
    showWaysOut(state, shown);
    carryToOtherLanguage(form.query(state));
  }

  function showStatus(state, shown) {
    const everything = form.query(state) === "";
    const text = shown === 0 ? words.none : everything ? words.all : words.status;
    document.querySelector("[data-status]").textContent = fill(text, { n: shown, total: items.length }, lang);
    document.querySelector("[data-reset]").hidden = everything;
  }

  /** Where nothing is left, name each choice that could be dropped, and what that would show. */
  function showWaysOut(state, shown) {
    document.querySelector("[data-empty]").hidden = shown > 0;
    const ways = shown > 0 ? [] : withoutOne(state).map((way) => ({ ...way, n: items.filter(matcher(way.state)).length }));
    const useful = ways.filter((way) => way.n > 0);
    const buttons = useful.map((way) => wayOut(fill(words.drop, { choice: nameOf(way), n: way.n }, lang), way.state));
    if (shown === 0 && buttons.length === 0) buttons.push(wayOut(words.reset, form.nothingChosen()));
    document.querySelector("[data-loosen]").replaceChildren(...buttons);
  }

  function nameOf({ facet, value }) {
    if (facet === "q") return fill(words.text, { q: value }, lang);
    return facet === "firm" ? words.only_named : form.label(facet, value);
  }

  function wayOut(text, state) {
    const item = document.createElement("li");
    const control = document.createElement("button");
    control.type = "button";
    control.className = "ap-button ap-button--quiet";
    control.textContent = text;
    control.addEventListener("click", () => choose(state));
    item.append(control);
    return item;
  }

  function choose(state) {
    form.fillIn(state);
    show(state);
    remember(form.query(state), true);
    form.textField.focus();
  }

  function restore() {
    const state = form.inAddress();
    form.fillIn(state);
    show(state);
  }

  form.onChoice((isStep) => {
    const state = form.read();
    show(state);
    remember(form.query(state), isStep);
  });
  addEventListener("popstate", restore);
  document.querySelector("[data-reset]").addEventListener("click", () => choose(form.nothingChosen()));
  offerToCopyLink();
  foldOnSmallScreens();
  restore();
}

/** On a phone the list comes first, and the facets open on request. */
export function foldOnSmallScreens() {
  if (matchMedia("(max-width: 59.99rem)").matches) document.querySelector(".ap-filter__facets").open = false;
}
