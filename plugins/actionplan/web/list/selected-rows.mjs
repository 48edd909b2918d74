// @ts-check
// The rows of a file of the site that belong to a selection, saved as a file of their own.

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
