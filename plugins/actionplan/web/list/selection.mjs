// @ts-check
// Links that fetch a list as a file: of a filtered list, the rows that are shown.
// Without this module, or when nothing is left out, a link fetches the whole file.

import { findAll } from "../shared/dom.mjs";
import { saveRows } from "./selected-rows.mjs";

for (const link of findAll("a[data-selection]", document, HTMLAnchorElement)) {
  link.addEventListener("click", (event) => {
    const attribute = `data-${link.dataset.selection}`;
    const items = findAll(`main [${attribute}]`);
    const shown = items.filter((item) => !item.closest("[hidden]"));
    if (shown.length === items.length && !("part" in link.dataset)) return;
    event.preventDefault();
    saveRows(link, new Set(shown.map((item) => item.getAttribute(attribute) ?? "")));
  });
}
