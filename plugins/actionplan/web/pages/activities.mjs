// @ts-check
// The list of activities: what the filter knows of each, and why a chosen organisation answers for it.

import { filteredList } from "../list/filtered-list.mjs";
import { explain } from "../list/reasons.mjs";
import { answersOf, organisationsOf } from "../list/responsible.mjs";
import { find } from "../shared/dom.mjs";
import { wordsOf } from "../shared/wording.mjs";
import { fold } from "../words/fold.mjs";

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

filteredList({
  itemSelector: ".ap-results [data-activity]",
  readItem: readActivity,
  firmKey: "named",
  onShow: ({ answers, why }, { chosen }, label) =>
    explain(why, chosen.organisation, (id) => answers.get(id), { words, label }),
});
