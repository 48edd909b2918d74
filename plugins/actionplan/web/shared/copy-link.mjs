// @ts-check
// The button that copies the address of what the page shows, as chosen and filtered.

import { copyText } from "./clipboard.mjs";
import { find } from "./dom.mjs";
import { wordsOf } from "./wording.mjs";

/** Show the page's button, and let it work. */
export function offerToCopyLink() {
  const words = wordsOf(document);
  const note = find("[data-copy-link] + [role=status]");
  find("[data-actions]").hidden = false;
  find("[data-copy-link]").addEventListener("click", async () => {
    const copied = await copyText(location.href);
    note.textContent = copied ? words.copied : words.not_copied;
  });
}
