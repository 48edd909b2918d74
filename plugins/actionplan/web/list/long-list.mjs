// @ts-check
// A list that is too long for its page: an index is filtered, and the rows that are shown are loaded.

import { find, findAll } from "../shared/dom.mjs";
import { fill } from "../shared/wording.mjs";
import { filteredPage } from "./around.mjs";
import { keepPlace, keepScrolled, keptPlace } from "./place-in-list.mjs";
import { explain } from "./reasons.mjs";
import { rowFiles } from "./row-files.mjs";
import { answerFor, countsOfRows, maskOf, rowsOfState } from "./row-index.mjs";
import { saveRows } from "./selected-rows.mjs";

/** @import { Choose } from "./around.mjs" */
/** @import { State } from "./filter.mjs" */
/** @import { RowFiles } from "./row-files.mjs" */
/** @import { Mask, RowIndex } from "./row-index.mjs" */

// How many rows are shown at first, and how many more each time.
const STEP = 100;

const lang = document.documentElement.lang;

/**
 * What a state shows, as numbers.
 *
 * @typedef {{ state: State, index: RowIndex, found: number[], counted: import("./around.mjs").Counted }} Found
 */

/**
 * Set up the page's list.
 *
 * @param {HTMLElement} root
 */
export function longList(root) {
  const page = filteredPage("named");
  const files = rowFiles(root.dataset.folder ?? "");
  const view = viewOf(root, page);
  /** @type {State | null} */
  let latest = null;
  /** @type {Found | null} */
  let found = null;

  /**
   * @param {State} state
   * @param {Choose} choose
   */
  async function show(state, choose) {
    latest = state;
    try {
      const next = await foundBy(files, state);
      if (latest !== state) return;
      found = next;
      page.showAround(found.counted, state, choose);
      await showRows(found);
    } catch {
      if (latest === state) view.fail();
    }
  }

  /** @param {Found} asked */
  async function showRows(asked) {
    const rows = asked.found.slice(0, keptPlace().shown ?? STEP);
    const elements = await files.rowsAt(rows, asked.index);
    if (asked === found) view.show(asked, rows, elements);
  }

  async function showMore() {
    if (!found) return;
    const before = keptPlace().shown ?? STEP;
    keepPlace({ shown: before + STEP });
    try {
      await showRows(found);
      view.focusRow(before);
    } catch {
      keepPlace({ shown: before });
      view.fail();
    }
  }

  find("[data-more]", root).addEventListener("click", showMore);
  offerFiles(root, files, () => found);
  keepScrolled();
  page.start(show);
}

/**
 * What a state shows; its words are loaded if it has any.
 *
 * @param {RowFiles} files
 * @param {State} state
 * @returns {Promise<Found>}
 */
async function foundBy(files, state) {
  const typed = state.q.trim();
  const [index, texts] = await Promise.all([files.index(), typed ? files.texts() : null]);
  const mask = texts && maskOf(texts.texts, typed);
  const found = rowsOfState(index, state, mask);
  /** @type {(other: State) => Mask} */
  const maskFor = (other) => (other.q.trim() === typed ? mask : null);
  const counted = {
    total: index.total,
    numberOf: (/** @type {State} */ other) =>
      other === state ? found.length : rowsOfState(index, other, maskFor(other)).length,
    countsOf: (/** @type {State} */ other, /** @type {string} */ facet) =>
      countsOfRows(index, other, maskFor(other), facet),
  };
  return { state, index, found, counted };
}

/**
 * The links that fetch the list as a file fetch the rows that are found.
 *
 * @param {HTMLElement} root
 * @param {RowFiles} files
 * @param {() => Found | null} current
 */
function offerFiles(root, files, current) {
  for (const link of findAll("a[data-selection]", root, HTMLAnchorElement)) {
    link.addEventListener("click", async (event) => {
      const asked = current();
      if (!asked || asked.found.length === asked.index.total) return;
      event.preventDefault();
      const texts = await files.texts().catch(() => null);
      if (texts) saveRows(link, new Set(asked.found.map((row) => texts.ids[row])));
      else location.assign(link.href); // The whole file is better than none.
    });
  }
}

/**
 * The places of the page that rows are shown in.
 *
 * @param {HTMLElement} root
 * @param {ReturnType<typeof filteredPage>} page
 */
function viewOf(root, { form, words }) {
  const place = (/** @type {string} */ name) => find(`[data-${name}]`, root);
  const groups = groupsOf(find("template[data-groups]", document, HTMLTemplateElement));
  let isNew = true;

  /** @param {boolean} isLoaded */
  function showWays(isLoaded) {
    place("ways").hidden = isLoaded;
    place("failed").hidden = isLoaded;
    place("failed").textContent = isLoaded ? "" : words.failed;
  }

  return {
    /** @type {(found: Found, rows: number[], elements: HTMLElement[]) => void} */
    show({ state, index, found }, rows, elements) {
      for (const [at, element] of elements.entries()) {
        const answerOf = (/** @type {string} */ id) => answerFor(index, rows[at], id);
        const why = find(".ap-activity__why", element);
        explain(why, state.chosen.organisation, answerOf, { words, label: form.label });
      }
      place("rows").replaceChildren(...inGroups(groups, rows, elements, index));
      place("rest-of-list").hidden = found.length <= rows.length;
      place("shown").textContent = fill(words.shown, { n: rows.length, total: found.length }, lang);
      showWays(true);
      // The browser itself could not go back to where there were no rows yet.
      if (isNew && keptPlace().y) scrollTo(0, keptPlace().y ?? 0);
      isNew = false;
    },
    fail() {
      place("rows").replaceChildren();
      place("rest-of-list").hidden = true;
      showWays(false);
    },
    /** @type {(number: number) => void} */
    focusRow: (number) => findAll(".ap-activity__text a", place("rows"))[number]?.focus(),
  };
}

/**
 * The sections of the areas, in their order.
 *
 * @param {HTMLTemplateElement} template
 * @returns {HTMLElement[]}
 */
function groupsOf(template) {
  return findAll("[data-group]", document.importNode(template.content, true));
}

/**
 * Rows in the sections of their areas.
 *
 * @param {HTMLElement[]} groups
 * @param {number[]} rows
 * @param {HTMLElement[]} elements
 * @param {RowIndex} index
 * @returns {HTMLElement[]}
 */
function inGroups(groups, rows, elements, { areaOf }) {
  /** @type {Map<number, HTMLElement[]>} */
  const byArea = new Map();
  for (const [at, row] of rows.entries()) {
    const members = byArea.get(areaOf[row]);
    if (members) members.push(elements[at]);
    else byArea.set(areaOf[row], [elements[at]]);
  }
  return Array.from(byArea, ([area, members]) => {
    find("ol", groups[area]).replaceChildren(...members);
    return groups[area];
  });
}
