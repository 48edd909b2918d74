// @ts-check
// Says of a row of activities why each chosen organisation answers for it.

import { fill } from "../shared/wording.mjs";
import { reasonKey } from "./responsible.mjs";

/** @import { FacetedForm } from "./facets.mjs" */
/** @import { Answer } from "./responsible.mjs" */

const lang = document.documentElement.lang;

/**
 * Put the reasons, in words, into their place in a row; the place is hidden where there are none.
 *
 * @param {HTMLElement} place
 * @param {string[]} organisations the chosen ones
 * @param {(organisation: string) => Answer | undefined} answerOf
 * @param {{ words: any, label: FacetedForm["label"] }} page
 */
export function explain(place, organisations, answerOf, { words, label }) {
  const reasons = [];
  for (const id of organisations) {
    const answer = answerOf(id);
    if (!answer) continue;
    const params = { name: label("organisation", id), via: label("organisation", answer.via) };
    reasons.push(fill(words[reasonKey(id, answer)], params, lang));
  }
  place.textContent = reasons.join(" · ");
  place.hidden = reasons.length === 0;
}
