// Searches the site's index with Pagefind, which is fetched at the first query.

import { fold } from "../words/fold.mjs";
import { closest, isForm, partsOf, tidy, withoutStopWords, wordsIn } from "./words.mjs";

const ROOT = new URL("../../../", import.meta.url);
// Stands between the name, the text, and what is searched but not shown: see search/index.py.
const SEPARATOR = "¶";
const FACETS = ["kind", "focus_area", "organisation"];
// A word itself weighs more than longer ones that begin with it, and one in a name more than many in a text.
const RANKING = { termSimilarity: 3, termSaturation: 2, pageLength: 0.4 };

// Begins no word, so that no part of the index is fetched for it.
const NO_WORD = "\u{10fffd}";

let engine = null;
let vocabulary = null;

/** Fetch what searching needs, once; call it early, when somebody is about to search. */
export function prepare() {
  engine ??= load().catch((fault) => {
    engine = null;
    throw fault;
  });
  return engine;
}

async function load() {
  const pagefind = await import(new URL("pagefind/pagefind.js", ROOT));
  // In a worker of its own it would load its code twice.
  const instance = pagefind.createInstance({ noWorker: true, ranking: RANKING });
  await instance.init();
  // The browser compiles the engine at its first use: better now than at the reader's first word.
  await instance.search(NO_WORD);
  return instance;
}

/** {words, all}: what misspellings are corrected to, and all words that find something, folded. */
async function knownWords() {
  vocabulary ??= fetchWords();
  return vocabulary;
}

async function fetchWords() {
  const answer = await fetch(new URL(`pagefind/words.${document.documentElement.lang}.json`, ROOT));
  const { words, hidden } = await answer.json();
  return { words, all: [...words, ...hidden].map(fold) };
}

/**
 * Search for a query among the chosen values of facets.
 * Returns {query, total, records(from, to), counts(), unknown, parted}: how many records there are, a
 * function that fetches some of them, best first, one that counts what each value of each facet
 * would show, the words of the query that no text has and those that are misspelt, and
 * [word, parts] for compounds that no text has, whose parts were searched for instead.
 */
export async function search(text, chosen = {}, stop = new Set()) {
  const pagefind = await prepare();
  const typed = withoutStopWords(tidy(text), stop);
  const first = await run(pagefind, typed, chosen);
  const missing = await unknownWords(typed, await first.records(0, 5));
  if (!missing.length) return { ...first, unknown: [], parted: [] };
  const known = await knownWords();
  const isMisspelt = (word) => closest(word, known.words).length > 0;
  const parts = new Map(missing.map((word) => [word, isMisspelt(word) ? [] : partsOf(word, known.all)]));
  const parted = [...parts].filter(([, found]) => found.length);
  const rest = typed.split(" ").flatMap((word) => parts.get(word) ?? [word]).join(" ");
  const found = rest ? await run(pagefind, rest, chosen) : nothing(typed);
  return { ...found, unknown: missing.filter((word) => !parts.get(word).length), parted };
}

async function run(pagefind, query, chosen) {
  const find = (limits) => pagefind.search(query || null, { filters: asFilters(limits) });
  const { results } = await find(chosen);
  return {
    query,
    total: results.length,
    records: (from, to) => Promise.all(results.slice(from, to).map((result) => read(result))),
    counts: async () => {
      await pagefind.filters();
      return countsOf(find, chosen);
    },
  };
}

function nothing(query) {
  return { query, total: 0, records: async () => [], counts: async () => ({}) };
}

function asFilters(chosen) {
  const used = Object.entries(chosen).filter(([, values]) => values.length);
  return Object.fromEntries(used.map(([facet, values]) => [facet, { any: values }]));
}

/**
 * What choosing each value would show beside the choices in the other facets. Once the facets are
 * loaded each search counts them, which takes as long as finding: so results need not wait for it.
 */
async function countsOf(find, chosen) {
  const { filters: now } = await find(chosen);
  const counts = {};
  for (const facet of FACETS) {
    const filters = chosen[facet]?.length ? (await find({ ...chosen, [facet]: [] })).filters : now;
    counts[facet] = new Map(Object.entries(filters[facet] ?? {}));
  }
  return counts;
}

/** A result as a record: {url, kind, lang, title, text, hidden}, each text a list of {word, isHit}. */
async function read(result) {
  const { raw_url: url, raw_content: content, filters, meta } = await result.data();
  const hits = new Set(result.words);
  // The texts hold no markup; Pagefind has written the two signs of it as entities.
  const words = content.split(/\s+/).map((word, place) => ({ word: plain(word), isHit: hits.has(place) }));
  const [title, body, hidden] = parted(words);
  return { url: addressOf(url), kind: filters.kind[0], lang: meta.shown_in ?? "", title: withoutStop(title), text: body, hidden };
}

function plain(word) {
  return word.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
}

function parted(words) {
  const parts = [[]];
  for (const item of words) {
    if (item.word === SEPARATOR) parts.push([]);
    else parts.at(-1).push(item);
  }
  return [parts[0], parts[1] ?? [], parts.slice(2).flat()];
}

/** Pagefind ends a paragraph with a full stop; a name has none. */
function withoutStop(words) {
  const last = words.at(-1);
  return last ? [...words.slice(0, -1), { ...last, word: last.word.replace(/\.$/, "") }] : words;
}

/** «/sv/ordlista/#ekb/» in the index is «ordlista/#ekb» on the site. */
function addressOf(url) {
  const path = url.replace(/^\/[a-z]+\//, "").replace(/(#[^/]*)\/$/, "$1");
  return new URL(path, ROOT).href;
}

/**
 * The words of a query that no text has. Where Pagefind knows a word's beginning alone, it
 * answers with that («inte» for «integrasion»): the best records show whether it did.
 */
async function unknownWords(query, records) {
  const seen = records.flatMap(({ title, text, hidden }) => [...title, ...text, ...hidden]).filter(({ isHit }) => isHit);
  const found = new Set(seen.flatMap(({ word }) => wordsIn(word)));
  const missing = query.split(" ").filter((word) => wordsIn(word).length && !hasForm(found, word));
  if (!missing.length) return [];
  const { all: known } = await knownWords();
  return missing.filter((word) => !hasForm(known, word));
}

function hasForm(words, sought) {
  return wordsIn(sought).every((part) => [...words].some((word) => isForm(word, part)));
}

/** Queries in which the unknown words are exchanged for the closest known ones. */
export async function corrections(query, unknown) {
  const { words: known } = await knownWords();
  const options = unknown.map((word) => [word, wordsIn(word).flatMap((part) => closest(part, known))]);
  const [first, others] = [options.find(([, near]) => near.length), options];
  if (!first) return [];
  return first[1].map((word) => {
    const exchanged = new Map(others.map(([from, near]) => [from, near[0] ?? ""]).concat([[first[0], word]]));
    return query.split(" ").map((item) => exchanged.get(item) ?? item).filter(Boolean).join(" ");
  });
}
