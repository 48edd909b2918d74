// @ts-check
// Searches an index: which records a query finds, best first, and what may have been meant by words that no
// text has. Pure but for the pieces that the index fetches; no DOM.

import { fold } from "../words/fold.mjs";
import { wordsOf } from "../words/tokens.mjs";
import { closest, corrected, partsTyped } from "./corrections.mjs";
import { countsOf, passing } from "./facets.mjs";
import { tidy, withoutStopWords } from "./query.mjs";
import { ranked, weightsOf } from "./ranking.mjs";

/** @import { Stem } from "../words/stems.mjs" */
/** @import { Chosen } from "./facets.mjs" */
/** @import { Index, RecordRow, WordRow } from "./index.mjs" */

/** @typedef {{ word: string, isHit: boolean }} Marked a word of a text, and whether the query found it */
/** @typedef {{ path: string, kind: string, lang: string, title: Marked[], text: Marked[] }} Hit */

/**
 * What a query finds: how many records; some of them, best first; what each value of each facet would show;
 * the words that no text has; and compounds that no text has, with the parts that were searched for instead.
 *
 * @typedef {{
 *   total: number, records: (from: number, to: number) => Promise<Hit[]>,
 *   counts: () => Promise<Record<string, Map<string, number>>>,
 *   unknown: string[], parted: [word: string, parts: string[]][],
 * }} Found
 */

/**
 * A word of a query between two blanks, with the known words that each word in it may stand for.
 *
 * @typedef {{ typed: string, meanings: { sought: string, rows: WordRow[] }[]}} Item
 */

/**
 * An engine with an index and the stems of its language.
 *
 * @param {Index} index
 * @param {Stem} plainStem
 */
export function searchEngine(index, plainStem) {
  /** @type {Stem} */
  const stem = (word) => fold(plainStem(word));
  const vocabulary = once(() => knownWords(index, stem));
  return {
    /**
     * @param {string} text
     * @param {Chosen} chosen
     * @param {Set<string>} stop
     * @returns {Promise<Found>}
     */
    search: (text, chosen = {}, stop = new Set()) => search(text, chosen, stop, { index, stem, vocabulary }),
    /**
     * Queries that may have been meant.
     *
     * @param {string} query
     * @param {string[]} unknown
     */
    corrections: async (query, unknown) => corrected(query, unknown, (await vocabulary()).words),
  };
}

/**
 * What a search goes by: `vocabulary` fetches the words that misspellings are corrected to, and the stems of
 * all that find something.
 *
 * @typedef {{
 *   index: Index, stem: Stem,
 *   vocabulary: () => Promise<{ words: string[], known: string[], stems: string[] }>,
 * }} Tools
 */

/**
 * @param {Index} index
 * @param {Stem} stem
 */
async function knownWords(index, stem) {
  const { words, hidden } = await index.vocabulary();
  const known = [...words, ...hidden].map((word) => word.toLowerCase());
  return { words, known, stems: known.map(stem) };
}

/**
 * @template T
 * @param {() => Promise<T>} make
 * @returns {() => Promise<T>}
 */
function once(make) {
  /** @type {Promise<T> | null} */
  let made = null;
  return () => {
    made ??= make().catch((fault) => {
      made = null;
      throw fault;
    });
    return made;
  };
}

/**
 * @param {string} text
 * @param {Chosen} chosen
 * @param {Set<string>} stop
 * @param {Tools} tools
 * @returns {Promise<Found>}
 */
async function search(text, chosen, stop, tools) {
  const typed = withoutStopWords(tidy(text), stop);
  if (!typed) return everything(chosen, tools);
  const items = await Promise.all(typed.split(" ").map((word) => itemOf(word, tools)));
  const missing = items.filter((item) => isUnknown(item)).map((item) => item.typed);
  const parts = missing.length ? await partsOfAll(missing, tools) : new Map();
  const instead = await Promise.all([...parts.values()].flat().map((word) => itemOf(word, tools)));
  const known = [...items.filter((item) => !isUnknown(item)), ...instead].flatMap((item) => item.meanings);
  const weights = known.map(({ sought, rows }) => weightsOf(sought, rows, tools.index.rule));
  const all = weights.length ? ranked(weights, tools.index.records) : [];
  const isHit = markerOf(known, tools);
  return {
    ...(await among(all, chosen, isHit, tools)),
    unknown: missing.filter((word) => !parts.has(word)),
    parted: [...parts],
  };
}

/**
 * All records, in their own order: what choosing facets alone finds.
 *
 * @param {Chosen} chosen
 * @param {Tools} tools
 * @returns {Promise<Found>}
 */
async function everything(chosen, tools) {
  const all = [...Array(tools.index.records).keys()];
  return { ...(await among(all, chosen, () => false, tools)), unknown: [], parted: [] };
}

/**
 * @param {number[]} all
 * @param {Chosen} chosen
 * @param {(word: string) => boolean} isHit
 * @param {Tools} tools
 */
async function among(all, chosen, isHit, { index }) {
  const isLimited = Object.values(chosen).some((values) => values.length);
  const found = isLimited ? passing(all, chosen, await index.facets()) : all;
  return {
    total: found.length,
    /**
     * @param {number} from
     * @param {number} to
     */
    records: async (from, to) => {
      const rows = await Promise.all(found.slice(from, to).map((number) => index.row(number)));
      return rows.map((row) => hitOf(row, isHit));
    },
    counts: async () => countsOf(all, chosen, await index.facets()),
  };
}

/**
 * @param {string} typed
 * @param {Tools} tools
 * @returns {Promise<Item>}
 */
async function itemOf(typed, tools) {
  const words = wordsOf(typed).map((word) => word.toLowerCase());
  return { typed, meanings: await Promise.all(words.map((word) => meaningOf(word, tools))) };
}

/** @param {Item} item */
function isUnknown({ meanings }) {
  return meanings.some(({ rows }) => !rows.length);
}

/**
 * The known words that a word may stand for: those whose stem begins with its stem. If there are none it may
 * be half of a word, longer than that one's stem (municipalit|y, whose stem is municip).
 *
 * @param {string} word
 * @param {Tools} tools
 */
async function meaningOf(word, { index, stem, vocabulary }) {
  const sought = stem(word);
  const rows = await index.words(sought);
  if (rows.length) return { sought, rows };
  const { known } = await vocabulary();
  const beginning = fold(word);
  const stems = new Set(known.filter((other) => fold(other).startsWith(beginning)).map(stem));
  const longer = await Promise.all(Array.from(stems, (other) => index.words(other)));
  return { sought, rows: longer.flat().filter((row) => stems.has(row.word)) };
}

/**
 * The parts of those unknown words that are compounds rather than misspelt.
 *
 * @param {string[]} missing
 * @param {Tools} tools
 */
async function partsOfAll(missing, { index, stem, vocabulary }) {
  const { words, stems } = await vocabulary();
  const compounds = missing.filter((word) => !closest(word, words).length);
  /** @type {[string, string[]][]} */
  const parts = compounds.map((word) => [word, partsTyped(word, stems, index.compounds, stem)]);
  return new Map(parts.filter(([, found]) => found.length));
}

/**
 * A test for whether a word of a text is one that was looked for.
 *
 * @param {Item["meanings"]} meanings
 * @param {Tools} tools
 */
function markerOf(meanings, { stem }) {
  const stems = new Set(meanings.flatMap(({ rows }) => rows.map((row) => row.word)));
  return (/** @type {string} */ word) => wordsOf(word).some((part) => stems.has(stem(part.toLowerCase())));
}

/**
 * @param {RecordRow} row
 * @param {(word: string) => boolean} isHit
 * @returns {Hit}
 */
function hitOf([path, kind, title, text, lang = ""], isHit) {
  return { path, kind, lang, title: marked(title, isHit), text: marked(text, isHit) };
}

/**
 * @param {string} text
 * @param {(word: string) => boolean} isHit
 * @returns {Marked[]}
 */
function marked(text, isHit) {
  return text.split(/\s+/).filter(Boolean).map((word) => ({ word, isHit: isHit(word) }));
}
