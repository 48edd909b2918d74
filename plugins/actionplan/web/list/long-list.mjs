// @ts-check
// A list that is too long for its page: an index is filtered, and the rows that are shown are loaded.

import { find } from "../shared/dom.mjs";
import { filteredPage } from "./around.mjs";
import { foundBy, selectedIds } from "./found-rows.mjs";
import { keepPlace, keepScrolled, keptPlace } from "./place-in-list.mjs";
import { rowFiles } from "./row-files.mjs";
import { viewOfRows } from "./rows-view.mjs";
import { offerFiles } from "./selected-rows.mjs";

/** @import { Show } from "./around.mjs" */
/** @import { State } from "./filter.mjs" */
/** @import { Found } from "./found-rows.mjs" */

// How many rows are shown at first, and how many more each time.
const STEP = 100;

/**
 * Set up the page's list.
 *
 * @param {HTMLElement} root
 */
export function longList(root) {
  const page = filteredPage("named");
  const files = rowFiles(root.dataset.folder ?? "");
  const view = viewOfRows(root, page);
  let latest = /** @type {State | null} */ (null);
  let most = STEP;
  let found = /** @type {Found | null} */ (null);

  /** @type {Show} */
  async function show(state, choose, isKept) {
    latest = state;
    most = (isKept && keptPlace().shown) || STEP;
    view.wait();
    try {
      const next = await foundBy(files, state);
      if (latest !== state) return;
      found = next;
      page.showAround(found.counted, state, choose);
      showRows(found).catch(view.fail);
    } catch {
      if (latest === state) view.fail();
    }
  }

  /** @param {Found} asked */
  async function showRows(asked) {
    const rows = asked.rows.slice(0, most);
    const elements = await files.rowsAt(rows, asked.index);
    if (asked === found) view.show(asked, rows, elements);
  }

  async function showMore() {
    if (!found) return;
    const before = most;
    keepPlace({ shown: (most += STEP) });
    await showRows(found).then(() => view.focusRow(before), view.fail);
  }

  find("[data-more]", root).addEventListener("click", showMore);
  offerFiles(root, () => selectedIds(files, found));
  keepScrolled();
  page.start(show);
}
