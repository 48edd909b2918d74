// @ts-check
// Where a long list shows its rows, and what it says when it cannot.

import { find, findAll } from "../shared/dom.mjs";
import { fill } from "../shared/wording.mjs";
import { keptPlace } from "./place-in-list.mjs";
import { explain } from "./reasons.mjs";
import { answerFor } from "./row-index.mjs";

/** @import { FacetedForm } from "./facets.mjs" */
/** @import { Found } from "./found-rows.mjs" */

// From so many milliseconds on a reader is told that something is being fetched.
const PATIENCE = 400;

const lang = document.documentElement.lang;

/**
 * @param {HTMLElement} root the element with the places
 * @param {{ form: FacetedForm, words: any }} page
 */
export function viewOfRows(root, { form, words }) {
  const place = (/** @type {string} */ name) => find(`[data-${name}]`, root);
  const groups = groupsOf(find("template[data-groups]", document, HTMLTemplateElement));
  let isFirst = true;
  let waiting = 0;

  /** @param {boolean} isLoaded */
  function finish(isLoaded) {
    clearTimeout(waiting);
    place("waiting").textContent = "";
    place("ways").hidden = isLoaded;
    place("failed").hidden = isLoaded;
    place("failed").textContent = isLoaded ? "" : words.failed;
  }

  return {
    wait() {
      clearTimeout(waiting);
      waiting = setTimeout(() => (place("waiting").textContent = words.loading), PATIENCE);
    },
    /** @type {(found: Found, shown: number[], elements: HTMLElement[]) => void} */
    show({ state, index, rows }, shown, elements) {
      finish(true);
      for (const [at, element] of elements.entries()) {
        const answerOf = (/** @type {string} */ id) => answerFor(index, shown[at], id);
        const why = find(".ap-activity__why", element);
        explain(why, state.chosen.organisation, answerOf, { words, label: form.label });
      }
      place("rows").replaceChildren(...inGroups(groups, shown, elements, index.areaOf));
      place("rest-of-list").hidden = rows.length <= shown.length;
      place("shown").textContent = fill(words.shown, { n: shown.length, total: rows.length }, lang);
      // The browser itself could not go back to where there were no rows yet.
      if (isFirst && keptPlace().y) scrollTo(0, keptPlace().y ?? 0);
      isFirst = false;
    },
    fail() {
      finish(false);
      place("rows").replaceChildren();
      place("rest-of-list").hidden = true;
    },
    /** @type {(number: number) => void} */
    focusRow: (number) => findAll(".ap-activity__text a", place("rows"))[number]?.focus(),
  };
}

/**
 * The sections of the areas, in their order.
 *
 * @param {HTMLTemplateElement} template
 * @returns {HTMLElement[]}
 */
function groupsOf(template) {
  return findAll("[data-group]", document.importNode(template.content, true));
}

/**
 * Rows in the sections of their areas.
 *
 * @param {HTMLElement[]} groups
 * @param {number[]} rows
 * @param {HTMLElement[]} elements
 * @param {Uint16Array} areaOf
 * @returns {HTMLElement[]}
 */
function inGroups(groups, rows, elements, areaOf) {
  /** @type {Map<number, HTMLElement[]>} */
  const byArea = new Map();
  for (const [at, row] of rows.entries()) {
    const members = byArea.get(areaOf[row]);
    if (members) members.push(elements[at]);
    else byArea.set(areaOf[row], [elements[at]]);
  }
  return Array.from(byArea, ([area, members]) => {
    find("ol", groups[area]).replaceChildren(...members);
    return groups[area];
  });
}
