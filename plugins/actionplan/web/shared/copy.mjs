// @ts-check
// «Copy» buttons: a button with data-copy copies the text of the element with that id.

import { copyText } from "./clipboard.mjs";
import { find, findAll } from "./dom.mjs";

for (const button of findAll("button[data-copy]")) {
  const source = find(`#${button.dataset.copy}`);
  button.hidden = false;
  button.addEventListener("click", () => copy(button, source));
}

/**
 * @param {HTMLElement} button has a place for a note after it
 * @param {HTMLElement} source
 */
async function copy(button, source) {
  const copied = await copyText(source.textContent.trim());
  if (copied) /** @type {Element} */ (button.nextElementSibling).textContent = button.dataset.copied ?? "";
  else getSelection()?.selectAllChildren(source); // The reader can copy it by hand.
}
