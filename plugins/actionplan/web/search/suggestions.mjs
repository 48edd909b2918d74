// @ts-check
// Suggestions below the search field of the header, while somebody types.

import { find } from "../shared/dom.mjs";
import { fill } from "../shared/wording.mjs";
import { Combobox } from "./combobox.mjs";
import { tidy } from "./query.mjs";
import { resultContent } from "./results.mjs";
import { prepare, search } from "./searcher.mjs";

const MOST = 6;
const SHORTEST = 2;
const PAUSE = 150;
const lang = document.documentElement.lang;

/**
 * Set up the list of suggestions for the form of the header.
 *
 * @param {HTMLFormElement} form
 */
export function suggestions(form) {
  const words = JSON.parse(find("[data-search-words]", form).textContent);
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const box = new Combobox(field, "search-suggestions", form.getAttribute("aria-label") ?? "", update);
  form.append(box.list, box.status);
  prepare().catch(() => {}); // Enter still leads to the page of results, which says what is wrong.
  let latest = 0;
  let pause = 0;

  async function update() {
    const asked = (latest += 1);
    const query = tidy(field.value);
    if (query.length < SHORTEST) return box.hide();
    const found = await firstOf(query);
    if (asked !== latest || document.activeElement !== field) return;
    const choices = found.records.map((record) => {
      return { address: record.url, content: resultContent(record, words.kinds) };
    });
    if (!choices.length) return box.show([], words.list.none);
    const all = { address: allResults(form, query), content: [fill(words.list.all, { n: found.total }, lang)] };
    box.show([...choices, all], fill(words.list.box, { n: choices.length }, lang));
  }

  function later() {
    clearTimeout(pause);
    pause = setTimeout(update, PAUSE);
  }

  field.addEventListener("input", later);
  field.addEventListener("blur", () => {
    latest += 1; // What is still being looked for is not shown any more.
    box.hide();
  });
  if (field.value) later();
}

/**
 * What a query finds first; nothing if something cannot be fetched.
 *
 * @param {string} query
 */
async function firstOf(query) {
  try {
    const found = await search(query);
    return { total: found.total, records: await found.records(0, MOST) };
  } catch {
    return { total: 0, records: [] };
  }
}

/**
 * The page of results for a query.
 *
 * @param {HTMLFormElement} form
 * @param {string} query
 */
function allResults(form, query) {
  const address = new URL(form.action);
  address.searchParams.set("q", query);
  return address.href;
}
