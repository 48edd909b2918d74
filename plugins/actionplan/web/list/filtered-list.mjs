// @ts-check
// A list on the page that is filtered by a faceted form: activities, and good practice.

import { findAll } from "../shared/dom.mjs";
import { filteredPage } from "./around.mjs";
import { countsOf, matcher } from "./filter.mjs";

/** @import { FacetedForm } from "./facets.mjs" */
/** @import { Item, State } from "./filter.mjs" */

/**
 * @template {Item} I
 * @typedef {object} Options
 * @property {string} itemSelector finds the elements of the list
 * @property {(element: HTMLElement) => I} readItem what the filter knows of one
 * @property {string} [firmKey] names the checkbox that asks for firm values only
 * @property {(item: I, state: State, label: FacetedForm["label"]) => void} [onShow] may say more of an item
 */

/**
 * Set up the page's list.
 *
 * @template {Item} I
 * @param {Options<I>} options
 */
export function filteredList({ itemSelector, readItem, firmKey = "", onShow = () => {} }) {
  const { form, start, showAround } = filteredPage(firmKey);
  const rows = findAll(itemSelector).map((element) => ({ element, item: readItem(element) }));
  const groups = findAll("[data-group]");
  const items = rows.map(({ item }) => item);
  const counted = {
    total: items.length,
    numberOf: (/** @type {State} */ state) => items.filter(matcher(state)).length,
    countsOf: (/** @type {State} */ state, /** @type {string} */ facet) => countsOf(items, state, facet),
  };

  start((state, choose) => {
    const passes = matcher(state);
    for (const { element, item } of rows) {
      element.hidden = !passes(item);
      onShow(item, state, form.label);
    }
    for (const group of groups) group.hidden = !group.querySelector(`${itemSelector}:not([hidden])`);
    showAround(counted, state, choose);
  });
}
