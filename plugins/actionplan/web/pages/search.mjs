// The page of search results: reads the address, searches, and shows what was found.

import { offerToCopyLink } from "../shared/copy-link.mjs";
import { carryToOtherLanguage, facetedForm, remember } from "../list/facets.mjs";
import { fold } from "../words/fold.mjs";
import { foldOnSmallScreens } from "../list/filtered-list.mjs";
import { resultContent, textNode } from "../search/results.mjs";
import { saveFound } from "../search/save-hits.mjs";
import { tidy } from "../search/words.mjs";
import { corrections, prepare, search } from "../search/searcher.mjs";
import { fill, quoted, wordsOf } from "../shared/wording.mjs";

const PER_PAGE = 10;
const lang = document.documentElement.lang;
const words = wordsOf(document.querySelector("main"));
const { kinds } = JSON.parse(document.querySelector("[data-search-words]").textContent);
const stop = new Set(fold(words.stop).split(" "));
const place = (name) => document.querySelector(`[data-${name}]`);
const form = facetedForm(place("filter"));
const [activities, glossary] = place("filter").dataset.listsAt.split(" ");
const plainTitle = document.title;
let latest = 0;
let shown = null;

function inAddress() {
  const asked = new URLSearchParams(location.search);
  const page = Number.parseInt(asked.get("page") ?? "1", 10);
  const state = form.inAddress();
  return { ...state, q: tidy(asked.get("q") ?? ""), page: page > 0 ? page : 1 };
}

function inForm() {
  const state = form.read();
  return { ...state, q: tidy(state.q), page: 1 };
}

/** The state as a query string: what is searched for first, the page last. */
function queryOf(state) {
  const params = new URLSearchParams(state.q ? [["q", state.q]] : []);
  for (const [name, value] of new URLSearchParams(form.query({ ...state, q: "" }))) params.append(name, value);
  if (state.page > 1) params.set("page", String(state.page));
  return params.size ? `?${params}` : "";
}

const isEmpty = (state) => !state.q && !isLimited(state);
const isLimited = (state) => Object.values(state.chosen).some((values) => values.length);

async function show(state) {
  const asked = (latest += 1);
  carryToOtherLanguage(queryOf({ ...state, page: 1 }));
  if (isEmpty(state)) return clear();
  place("bar").hidden = false;
  const found = await find(state).catch(() => null);
  if (asked !== latest) return;
  shown = found;
  if (!found) return say(words.failed);
  place("save").hidden = found.total === 0;
  place("lists").hidden = found.total > 0;
  place("facets").hidden = found.total === 0 && !isLimited(state);
  place("hits").start = (found.page - 1) * PER_PAGE + 1;
  place("hits").replaceChildren(...found.records.map((record) => hit(record)));
  form.showChosen(namesOf(state.chosen));
  sayHowMany(state, found);
  showNotes(found);
  showPaging(state, found);
  showWaysOut(found);
  const facets = await found.counts();
  if (asked !== latest) return;
  for (const [facet, counts] of Object.entries(facets)) form.showCounts(facet, counts);
}

/** All of the results that is to be shown, fetched before anything on the page changes. */
async function find(state) {
  const found = await search(state.q, state.chosen, stop);
  const pages = Math.max(1, Math.ceil(found.total / PER_PAGE));
  const page = Math.min(state.page, pages);
  const records = await found.records((page - 1) * PER_PAGE, page * PER_PAGE);
  const better = found.unknown.length ? await corrections(tidy(state.q), found.unknown) : [];
  const ways = found.total ? [] : await waysOut(state, found);
  return { ...found, fetch: found.records, pages, page, records, better, ways };
}

function clear() {
  for (const name of ["bar", "notes", "empty", "paging", "facets"]) place(name).hidden = true;
  place("lists").hidden = false;
  place("hits").replaceChildren();
  document.title = plainTitle;
}

function say(text) {
  place("bar").hidden = false;
  place("status").textContent = text;
}

function sayHowMany({ q }, { total, page, pages }) {
  const text = q ? (total ? words.status : words.none) : total ? words.chosen : words.none_chosen;
  const where = pages > 1 ? `, ${fill(words.page, { page, pages }, lang)}` : "";
  say(fill(text, { n: total, q }, lang) + where);
  document.title = q ? fill(words.page_title, { q, title: plainTitle }, lang) : plainTitle;
}

function namesOf(chosen) {
  return Object.entries(chosen).flatMap(([facet, values]) => values.map((value) => form.label(facet, value)));
}

function hit(record) {
  const item = textNode("li", "ap-hit", "");
  item.append(...resultContent(record, kinds, { withLink: true, withExcerpt: true }));
  return item;
}

/** Which words were left out, and what may have been meant. */
function showNotes({ unknown, parted, total, better }) {
  const notes = parted.map(([word, parts]) => textNode("p", "", fill(words.parted, { word, first: parts[0], second: parts[1] }, lang)));
  if (better.length) notes.push(didYouMean(better));
  if (unknown.length && total) {
    notes.push(textNode("p", "", fill(words.unknown, { words: unknown.map((word) => quoted(word, lang)).join(", ") }, lang)));
  }
  place("notes").hidden = notes.length === 0;
  place("notes").replaceChildren(...notes);
}

function didYouMean(queries) {
  const note = textNode("p", "", `${words.did_you_mean} `);
  queries.forEach((query, number) => {
    if (number) note.append(number === queries.length - 1 ? ` ${words.or} ` : ", ");
    note.append(link(query, addressOf({ ...inAddress(), q: query, page: 1 })));
  });
  note.append("?");
  return note;
}

/** For a search without results: searches that have some, each with its number. */
async function waysOut(state, { unknown }) {
  const ways = [];
  const count = async (way) => (await search(way.q, way.chosen, stop)).total;
  const free = { ...state, chosen: form.nothingChosen().chosen, page: 1 };
  if (isLimited(state)) ways.push({ state: free, text: words.loosen, n: state.q ? await count(free) : 0 });
  const parts = [...new Set(state.q.split(" "))].filter((word) => !unknown.includes(word) && !stop.has(fold(word)));
  for (const q of parts.length > 1 ? parts.slice(0, 5) : []) {
    ways.push({ state: { ...free, q }, text: words.only, n: await count({ ...free, q }) });
  }
  return ways.filter((way) => way.n > 0);
}

function showWaysOut({ total, ways }) {
  const { q } = inAddress();
  place("empty").hidden = total > 0;
  if (total) return;
  const list = textNode("ul", "ap-links", "");
  const links = ways.map(({ state, text, n }) => link(fill(text, { n, q: state.q }, lang), addressOf(state)));
  if (q) links.push(link(fill(words.filter, { q }, lang), `${activities}?${new URLSearchParams({ q })}`));
  links.push(link(words.glossary, glossary));
  for (const item of links) list.append(listed(item));
  place("empty").replaceChildren(textNode("p", "", words.no_hits), list);
}

function listed(node) {
  const item = document.createElement("li");
  item.append(node);
  return item;
}

function link(text, address) {
  const element = textNode("a", "", text);
  element.href = address;
  return element;
}

function addressOf(state) {
  return location.pathname + queryOf(state);
}

function showPaging(state, { page, pages }) {
  const steps = [];
  if (page > 1) steps.push(step(words.previous, "prev", { ...state, page: page - 1 }));
  if (page < pages) steps.push(step(words.next, "next", { ...state, page: page + 1 }));
  place("paging").hidden = steps.length === 0;
  place("paging").replaceChildren(...steps);
}

function step(text, rel, state) {
  const element = link(text, addressOf(state));
  element.rel = rel;
  return element;
}

/** Links to other searches on this page change the page without loading it anew. */
function followHere(event) {
  const target = event.target.closest("a");
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

form.onChoice((isStep) => {
  const state = inForm();
  remember(queryOf(state), isStep);
  show(state);
});
place("filter").addEventListener("submit", () => {
  const state = inForm();
  remember(queryOf(state), true);
  show(state);
});
form.textField.addEventListener("focus", () => prepare().catch(() => {}));
for (const name of ["notes", "empty", "paging"]) place(name).addEventListener("click", followHere);
addEventListener("popstate", restore);
place("save").addEventListener("click", () => {
  if (shown) saveFound(shown, kinds, words.file).catch(() => say(words.failed));
});
offerToCopyLink();
foldOnSmallScreens();
restore();
