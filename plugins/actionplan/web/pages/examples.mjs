// @ts-check
// The catalogue of good practice: what the filter knows of each example.

import { filteredList } from "../list/filtered-list.mjs";
import { fold } from "../words/fold.mjs";

/** @param {HTMLElement} element */
function readExample(element) {
  const { example, focusAreas = "", regions = "", documented = "" } = element.dataset;
  const values = { focus_area: focusAreas.split(" "), region: regions.split(" "), documented: documented.split(" ") };
  return { text: fold(`${example} ${element.textContent}`), values, firm: {} };
}

filteredList({ itemSelector: ".ap-results [data-example]", readItem: readExample });
