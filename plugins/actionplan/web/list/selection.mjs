// @ts-check
// Links that fetch a list as a file: of a filtered list, the rows that are shown.
// Without this module, or when nothing is left out, a link fetches the whole file.

import { findAll } from "../shared/dom.mjs";
import { save } from "../shared/save.mjs";
import { rowsOf } from "./rows.mjs";

for (const link of findAll("a[data-selection]", document, HTMLAnchorElement)) {
  link.addEventListener("click", (event) => {
    const attribute = `data-${link.dataset.selection}`;
    const items = findAll(`main [${attribute}]`);
    const shown = items.filter((item) => !item.closest("[hidden]"));
    if (shown.length === items.length && !("part" in link.dataset)) return;
    event.preventDefault();
    fetchRows(link, new Set(shown.map((item) => item.getAttribute(attribute) ?? "")));
  });
}

/**
 * @param {HTMLAnchorElement} link
 * @param {ReadonlySet<string>} ids
 */
async function fetchRows(link, ids) {
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(answer.statusText);
    // The byte order mark is part of the file: Excel needs it.
    const whole = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
    const name = link.pathname.split("/").pop() ?? "";
    const { text, type } = rowsOf(name, whole, ids);
    save(text, name.replace(".", `-${link.dataset.suffix}.`), type);
  } catch {
    location.assign(link.href); // The whole file is better than none.
  }
}
