// @ts-check
// The rows of a file that belong to what a list shows; each stays as it stands in the file.

import { withRecords } from "../shared/csv.mjs";

/**
 * @param {string} name of the file: what it ends with says its form
 * @param {string} text all of the file, CSV or a list in JSON
 * @param {ReadonlySet<string>} ids
 * @returns {{ text: string, type: string }}
 */
export function rowsOf(name, text, ids) {
  if (name.endsWith(".json")) return { text: withItems(text, ids), type: "application/json" };
  return { text: withRecords(text, ids), type: "text/csv" };
}

/**
 * The items of a list in JSON that have one of `ids`, laid out as exports/plan_json.py does.
 *
 * @param {string} text
 * @param {ReadonlySet<string>} ids
 * @returns {string}
 */
function withItems(text, ids) {
  /** @type {{ id: string }[]} */
  const items = JSON.parse(text);
  return `${JSON.stringify(items.filter(({ id }) => ids.has(id)), null, 1)}\n`;
}
