// @ts-check
// The page of search results: reads the address, searches, and shows what was found.

import { facetedForm } from "../list/facets.mjs";
import { foldOnSmallScreens } from "../list/small-screens.mjs";
import { linkTo, listOf, notesOf, waysBeside } from "../search/notes.mjs";
import { tidy } from "../search/query.mjs";
import { resultContent } from "../search/results.mjs";
import { saveFound } from "../search/save-hits.mjs";
import { corrections, prepare, search } from "../search/searcher.mjs";
import { carryToOtherLanguage, remember } from "../shared/address.mjs";
import { offerToCopyLink } from "../shared/copy-link.mjs";
import { find, textNode } from "../shared/dom.mjs";
import { fill, wordsOf } from "../shared/wording.mjs";
import { fold } from "../words/fold.mjs";

/** @import { State, Way } from "../search/notes.mjs" */
/** @import { FoundRecords, SearchRecord } from "../search/searcher.mjs" */

/**
 * What a search found, and what of it the page shows: `fetch` fetches more of it.
 *
 * @typedef {Omit<FoundRecords, "records"> & {
 *   fetch: FoundRecords["records"], records: SearchRecord[],
 *   page: number, pages: number, better: string[], ways: Way[],
 * }} Shown
 */

const PER_PAGE = 10;
const lang = document.documentElement.lang;
const words = wordsOf(find("main"));
const { kinds } = JSON.parse(find("[data-search-words]").textContent);
const stop = new Set(fold(words.stop).split(" "));
const place = (/** @type {string} */ name) => find(`[data-${name}]`);
const formElement = find("[data-filter]", document, HTMLFormElement);
const form = facetedForm(formElement);
const [activities, glossary] = (formElement.dataset.listsAt ?? "").split(" ");
const hitList = find("[data-hits]", document, HTMLOListElement);
const plainTitle = document.title;
let latest = 0;
/** @type {Shown | null} */
let shown = null;

/** @returns {State} */
function inAddress() {
  const asked = new URLSearchParams(location.search);
  const page = Number.parseInt(asked.get("page") ?? "1", 10);
  const state = /** @type {State} */ (form.inAddress());
  return { ...state, q: tidy(asked.get("q") ?? ""), page: page > 0 ? page : 1 };
}

/** @returns {State} */
function inForm() {
  const state = /** @type {State} */ (form.read());
  return { ...state, q: tidy(state.q), page: 1 };
}

/**
 * The state as a query string: what is searched for first, the page last.
 *
 * @param {State} state
 */
function queryOf(state) {
  const params = new URLSearchParams(state.q ? [["q", state.q]] : []);
  for (const [name, value] of new URLSearchParams(form.query({ ...state, q: "" }))) params.append(name, value);
  if (state.page > 1) params.set("page", String(state.page));
  return params.size ? `?${params}` : "";
}

/** @param {State} state */
function addressOf(state) {
  return location.pathname + queryOf(state);
}

/** @param {State} state */
function isLimited({ chosen }) {
  return Object.values(chosen).some((values) => values.length);
}

/** @param {State} state */
async function show(state) {
  const asked = (latest += 1);
  carryToOtherLanguage(queryOf({ ...state, page: 1 }));
  if (!state.q && !isLimited(state)) return clear();
  place("bar").hidden = false;
  const found = await fetched(state).catch(() => null);
  if (asked !== latest) return;
  shown = found;
  if (!found) return say(words.failed);
  showFound(state, found);
  const facets = await found.counts();
  if (asked !== latest) return;
  for (const [facet, counts] of Object.entries(facets)) form.showCounts(facet, counts);
}

/**
 * All of the results that is to be shown, fetched before anything on the page changes.
 *
 * @param {State} state
 * @returns {Promise<Shown>}
 */
async function fetched(state) {
  const { records: fetch, ...found } = await search(state.q, state.chosen, stop);
  const pages = Math.max(1, Math.ceil(found.total / PER_PAGE));
  const page = Math.min(state.page, pages);
  const records = await fetch((page - 1) * PER_PAGE, page * PER_PAGE);
  const better = found.unknown.length ? await corrections(tidy(state.q), found.unknown) : [];
  const ways = found.total ? [] : await waysOut(state, found.unknown);
  return { ...found, fetch, pages, page, records, better, ways };
}

/**
 * For a search without results: searches that have some, each with its number.
 *
 * @param {State} state
 * @param {string[]} unknown
 */
async function waysOut(state, unknown) {
  const free = { ...state, .../** @type {State} */ (form.nothingChosen()), q: state.q, page: 1 };
  const telling = [...new Set(state.q.split(" "))].filter((word) => !unknown.includes(word) && !stop.has(fold(word)));
  const ways = waysBeside(state, telling, free, isLimited(state), words);
  const counted = ways.map(async (way) => ({ ...way, n: (await search(way.state.q, way.state.chosen, stop)).total }));
  return (await Promise.all(counted)).filter(({ n }) => n > 0);
}

function clear() {
  for (const name of ["bar", "notes", "empty", "paging", "facets"]) place(name).hidden = true;
  place("lists").hidden = false;
  hitList.replaceChildren();
  document.title = plainTitle;
}

/** @param {string} text */
function say(text) {
  place("bar").hidden = false;
  place("status").textContent = text;
}

/**
 * @param {State} state
 * @param {Shown} found
 */
function showFound(state, found) {
  place("save").hidden = found.total === 0;
  place("lists").hidden = found.total > 0;
  place("facets").hidden = found.total === 0 && !isLimited(state);
  hitList.start = (found.page - 1) * PER_PAGE + 1;
  hitList.replaceChildren(...found.records.map((record) => hit(record)));
  form.showChosen(namesOf(state));
  sayHowMany(state, found);
  showNotes(state, found);
  showPaging(state, found);
  showWaysOut(state, found);
}

/**
 * @param {State} state
 * @param {Shown} found
 */
function sayHowMany({ q }, { total, page, pages }) {
  const text = q ? (total ? words.status : words.none) : total ? words.chosen : words.none_chosen;
  const where = pages > 1 ? `, ${fill(words.page, { page, pages }, lang)}` : "";
  say(fill(text, { n: total, q }, lang) + where);
  document.title = q ? fill(words.page_title, { q, title: plainTitle }, lang) : plainTitle;
}

/** @param {State} state */
function namesOf({ chosen }) {
  return Object.entries(chosen).flatMap(([facet, values]) => values.map((value) => form.label(facet, value)));
}

/** @param {SearchRecord} record */
function hit(record) {
  const item = textNode("li", "ap-hit", "");
  item.append(...resultContent(record, kinds, { withLink: true, withExcerpt: true }));
  return item;
}

/**
 * @param {State} state
 * @param {Shown} found
 */
function showNotes(state, found) {
  const notes = notesOf(found, words, lang, (q) => addressOf({ ...state, q, page: 1 }));
  place("notes").hidden = notes.length === 0;
  place("notes").replaceChildren(...notes);
}

/**
 * @param {State} state
 * @param {Shown} found
 */
function showWaysOut({ q }, { total, ways }) {
  place("empty").hidden = total > 0;
  if (total) return;
  const links = ways.map(({ state, text, n }) => linkTo(fill(text, { n, q: state.q }, lang), addressOf(state)));
  if (q) links.push(linkTo(fill(words.filter, { q }, lang), `${activities}?${new URLSearchParams({ q })}`));
  links.push(linkTo(words.glossary, glossary));
  place("empty").replaceChildren(textNode("p", "", words.no_hits), listOf(links));
}

/**
 * @param {State} state
 * @param {Shown} found
 */
function showPaging(state, { page, pages }) {
  const steps = [];
  if (page > 1) steps.push(step(words.previous, "prev", { ...state, page: page - 1 }));
  if (page < pages) steps.push(step(words.next, "next", { ...state, page: page + 1 }));
  place("paging").hidden = steps.length === 0;
  place("paging").replaceChildren(...steps);
}

/**
 * @param {string} text
 * @param {string} rel
 * @param {State} state
 */
function step(text, rel, state) {
  const element = linkTo(text, addressOf(state));
  element.rel = rel;
  return element;
}

/**
 * Links to other searches on this page change the page without loading it anew.
 *
 * @param {MouseEvent} event
 */
function followHere(event) {
  const target = event.target instanceof Element ? event.target.closest("a") : null;
  const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!target || !isPlain || target.origin + target.pathname !== location.origin + location.pathname) return;
  event.preventDefault();
  remember(target.search, true);
  restore();
  place("status").focus();
}

function restore() {
  const state = inAddress();
  form.fillIn(state);
  return show(state);
}

/** @param {boolean} isStep whether the address gets a new step in the browser's history */
function choose(isStep) {
  const state = inForm();
  remember(queryOf(state), isStep);
  show(state);
}

form.onChoice(choose);
formElement.addEventListener("submit", () => choose(true));
form.textField.addEventListener("focus", () => prepare().catch(() => {}));
for (const name of ["notes", "empty", "paging"]) place(name).addEventListener("click", followHere);
addEventListener("popstate", restore);
place("save").addEventListener("click", () => {
  if (shown) saveFound(shown, kinds, words.file).catch(() => say(words.failed));
});
offerToCopyLink();
foldOnSmallScreens();
restore();
