// @ts-check
// The text for the application on its page: what is ticked in the answer, a sentence, and ways to take it along.

import { find } from "../shared/dom.mjs";
import { save } from "../shared/save.mjs";
import { basisText, dayOf, fileName } from "./basis.mjs";

/** @import { BasisActivity, BasisWords } from "./basis.mjs" */
/** @import { Card } from "./cards.mjs" */

/**
 * Set the text up. It is offered the activities of each new answer; one that was ticked before is so still.
 *
 * @param {HTMLElement} root the element with the places
 * @param {ReadonlyMap<string, Card>} cards the activities by id
 * @param {BasisWords} words
 * @param {() => string} role says who applies
 * @returns {{ offer: (ids: string[]) => void }}
 */
export function basisView(root, cards, words, role) {
  const sentence = find("#sentence", root, HTMLTextAreaElement);
  const text = find("#basis-text", root);
  /** @type {string[]} */
  let offered = [];

  function show() {
    const chosen = offered.filter((id) => cards.get(id)?.box.checked);
    find("[data-basis]", root).hidden = offered.length === 0;
    find("[data-basis-empty]", root).hidden = chosen.length > 0;
    find("[data-basis-full]", root).hidden = chosen.length === 0;
    const activities = chosen.map((id) => inWords(id, /** @type {Card} */ (cards.get(id))));
    text.textContent = basisText(words, { day: dayOf(new Date()), role: role(), sentence: sentence.value, activities });
  }

  find("[data-answered]", root).addEventListener("change", show);
  sentence.addEventListener("input", show);
  find("[data-download]", root).addEventListener("click", () => {
    save(`${text.textContent}\n`, fileName(words, dayOf(new Date())), "text/plain;charset=utf-8");
  });
  find("[data-print]", root).addEventListener("click", () => print());
  return {
    offer(ids) {
      offered = ids;
      show();
    },
  };
}

/**
 * An activity as its card says it.
 *
 * @param {string} id
 * @param {Card} card
 * @returns {BasisActivity}
 */
function inWords(id, { item, address }) {
  const part = (/** @type {string} */ name) =>
    find(`.ap-activity__${name}`, item).textContent.replace(/\s+/g, " ").trim();
  return { id, text: part("text"), who: part("who"), address };
}
