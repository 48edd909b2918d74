// The list of activities: what the filter knows of each, and why a chosen organisation answers for it.

import { fold } from "../list/filter.mjs";
import { filteredList } from "../list/filtered-list.mjs";
import { fill, wordsOf } from "../shared/wording.mjs";

const lang = document.documentElement.lang;
const words = wordsOf(document);

/** An activity of the page as an item of the filter, with its answers by organisation. */
function readActivity(element) {
  const answers = new Map();
  for (const degree of ["named", "through", "area"]) {
    for (const pair of element.dataset[degree].split(" ").filter(Boolean)) {
      const [organisation, via] = pair.split(":");
      answers.set(organisation, { degree, via });
    }
  }
  const organisations = [...answers.keys()];
  return {
    answers,
    why: element.querySelector(".ap-activity__why"),
    text: fold(`${element.dataset.activity} ${element.textContent}`),
    values: { organisation: organisations, focus_area: [element.dataset.focusArea] },
    firm: { organisation: organisations.filter((id) => answers.get(id).degree !== "area") },
  };
}

/** Say why each chosen organisation answers, in words. */
function explain({ answers, why }, state, label) {
  const chosen = state.chosen.organisation.filter((id) => answers.has(id));
  why.textContent = chosen.map((id) => reason(id, answers.get(id), label)).join(" · ");
  why.hidden = chosen.length === 0;
}

function reason(id, { degree, via }, label) {
  const key = degree === "area" && via !== id ? "area_via" : degree;
  return fill(words[key], { name: label("organisation", id), via: label("organisation", via) }, lang);
}

filteredList({
  itemSelector: ".ap-results [data-activity]",
  readItem: readActivity,
  firmKey: "named",
  onShow: explain,
});
