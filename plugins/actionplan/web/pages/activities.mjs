// @ts-check
// The list of activities: what the filter knows of each, and why a chosen organisation answers for it.

import { filteredList } from "../list/filtered-list.mjs";
import { answersOf, organisationsOf, reasonKey } from "../list/responsible.mjs";
import { find } from "../shared/dom.mjs";
import { fill, wordsOf } from "../shared/wording.mjs";
import { fold } from "../words/fold.mjs";

/** @import { FacetedForm } from "../list/facets.mjs" */
/** @import { State } from "../list/filter.mjs" */
/** @import { Answer } from "../list/responsible.mjs" */

const lang = document.documentElement.lang;
const words = wordsOf(document);

/**
 * An activity of the page as an item of the filter, with its answers by organisation.
 *
 * @param {HTMLElement} element
 */
function readActivity(element) {
  const answers = answersOf(element.dataset);
  const { every, firm } = organisationsOf(answers);
  return {
    answers,
    why: find(".ap-activity__why", element),
    text: fold(`${element.dataset.activity} ${element.textContent}`),
    values: { organisation: every, focus_area: [element.dataset.focusArea ?? ""] },
    firm: { organisation: firm },
  };
}

/**
 * Say why each chosen organisation answers, in words.
 *
 * @param {ReturnType<typeof readActivity>} item
 * @param {State} state
 * @param {FacetedForm["label"]} label
 */
function explain({ answers, why }, state, label) {
  const reasons = [];
  for (const id of state.chosen.organisation) {
    const answer = answers.get(id);
    if (answer) reasons.push(reason(id, answer, label));
  }
  why.textContent = reasons.join(" · ");
  why.hidden = reasons.length === 0;
}

/**
 * @param {string} id of an organisation
 * @param {Answer} answer
 * @param {FacetedForm["label"]} label
 * @returns {string}
 */
function reason(id, answer, label) {
  const params = { name: label("organisation", id), via: label("organisation", answer.via) };
  return fill(words[reasonKey(id, answer)], params, lang);
}

filteredList({
  itemSelector: ".ap-results [data-activity]",
  readItem: readActivity,
  firmKey: "named",
  onShow: explain,
});
