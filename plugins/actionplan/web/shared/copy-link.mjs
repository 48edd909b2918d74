// The button that copies the address of what the page shows, as chosen and filtered.

import { copyText } from "./copy.mjs";
import { wordsOf } from "./wording.mjs";

/** Show the page's button, and let it work. */
export function offerToCopyLink() {
  const words = wordsOf(document);
  const button = document.querySelector("[data-copy-link]");
  document.querySelector("[data-actions]").hidden = false;
  button.addEventListener("click", async () => {
    const copied = await copyText(location.href);
    button.nextElementSibling.textContent = copied ? words.copied : words.not_copied;
  });
}
