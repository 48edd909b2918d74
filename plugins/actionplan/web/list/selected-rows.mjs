// @ts-check
// The rows of a file of the site that belong to a selection, saved as a file of their own.

import { findAll } from "../shared/dom.mjs";
import { save } from "../shared/save.mjs";
import { rowsOf } from "./rows.mjs";

/**
 * Fetch the file that a link leads to, and save some of its rows.
 *
 * @param {HTMLAnchorElement} link
 * @param {ReadonlySet<string>} ids
 */
export async function saveRows(link, ids) {
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

/**
 * Let the links that fetch a list as a file fetch the rows of a selection.
 *
 * @param {ParentNode} root where they stand
 * @param {() => Promise<ReadonlySet<string>> | null} selected gives their identifiers; null for the whole file
 */
export function offerFiles(root, selected) {
  for (const link of findAll("a[data-selection]", root, HTMLAnchorElement)) {
    link.addEventListener("click", async (event) => {
      const asked = selected();
      if (!asked) return;
      event.preventDefault();
      const ids = await asked.catch(() => null);
      if (ids) await saveRows(link, ids);
      else location.assign(link.href);
    });
  }
}
