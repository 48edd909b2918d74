// @ts-check
// The search index, as the site sends it in pieces: see search/index.py and search/transport.py.
// Pure but for what fetches the pieces, which is handed in; no DOM.

import { frontDecoded, numbers } from "../words/packing.mjs";

/** @import { CompoundRule } from "../words/compounds.mjs" */

/** @typedef {{ longerWord: number }} SearchRule see search/rule.py */

/**
 * The file that says where all else is.
 *
 * @typedef {{
 *   folder: string, records: number, rule: SearchRule,
 *   compounds: CompoundRule, words: string, shown: string,
 * }} About
 */

/** @typedef {{ words: string, records: string }} WordPiece */
/** @typedef {[path: string, kind: string, title: string, text: string, lang?: string]} RecordRow */
/** @typedef {{ values: string[], sets: string, records: string }} PackedFacet */
/** @typedef {{ words: string[], hidden: string[] }} Vocabulary words of texts, and others that find them all the same */
/** @typedef {(path: string) => Promise<any>} Get fetches a JSON file of the index */

/**
 * A stem with its records, and what it weighs in each.
 *
 * @typedef {{ word: string, records: number[], weights: number[] }} WordRow
 */

/**
 * The values of a facet, sets of their numbers, and the number of each record's set.
 *
 * @typedef {{ values: string[], sets: number[][], records: number[] }} Facet
 */

/**
 * @typedef {{
 *   records: number, rule: SearchRule, compounds: CompoundRule,
 *   words: (beginning: string) => Promise<WordRow[]>, row: (number: number) => Promise<RecordRow>,
 *   facets: () => Promise<Record<string, Facet>>, vocabulary: () => Promise<Vocabulary>,
 * }} Index
 */

/**
 * The index of a language, of which pieces are fetched when they are needed, each once; one that did not come is
 * asked for again.
 *
 * @param {Get} get
 * @param {string} lang
 * @returns {Promise<Index>}
 */
export async function openIndex(get, lang) {
  /** @type {About} */
  const about = await get(`${lang}/index.json`);
  const kept = once((name) => get(`pieces/${about.folder}/${name}.json`));
  const firstWords = frontDecoded(about.words);
  const firstRecords = startsOf(numbers(about.shown));
  return {
    records: about.records,
    rule: about.rule,
    compounds: about.compounds,
    async words(beginning) {
      const pieces = await Promise.all(piecesWith(beginning, firstWords).map((number) => kept(`words-${number}`)));
      return pieces.flatMap((piece) => rowsIn(piece, beginning));
    },
    async row(number) {
      const piece = firstRecords.findLastIndex((first) => first <= number);
      return (await kept(`records-${piece}`))[number - firstRecords[piece]];
    },
    async facets() {
      /** @type {[string, PackedFacet][]} */
      const facets = Object.entries(await kept("facets"));
      return Object.fromEntries(facets.map(([name, facet]) => [name, unpacked(facet)]));
    },
    vocabulary: () => kept("vocabulary"),
  };
}

/**
 * @param {Get} get
 * @returns {Get}
 */
function once(get) {
  /** @type {Map<string, Promise<any>>} */
  const asked = new Map();
  return (name) => {
    const known = asked.get(name);
    if (known) return known;
    const answer = get(name).catch((fault) => {
      asked.delete(name);
      throw fault;
    });
    asked.set(name, answer);
    return answer;
  };
}

/**
 * Where each of several pieces begins, by the numbers of what they hold.
 *
 * @param {number[]} lengths
 */
function startsOf(lengths) {
  let next = 0;
  return lengths.map((length) => (next += length) - length);
}

/**
 * The numbers of the pieces that may hold words with a beginning.
 *
 * @param {string} beginning
 * @param {string[]} firsts the first word of each piece
 */
export function piecesWith(beginning, firsts) {
  const found = firsts.flatMap((first, number) => (first > beginning && first.startsWith(beginning) ? [number] : []));
  const before = firsts.findLastIndex((first) => first <= beginning);
  return before < 0 ? found : [before, ...found];
}

/**
 * @param {WordPiece} piece
 * @param {string} beginning
 * @returns {WordRow[]}
 */
function rowsIn(piece, beginning) {
  const rows = piece.records.split(" ");
  const words = frontDecoded(piece.words);
  return words.flatMap((word, place) => (word.startsWith(beginning) ? [rowOf(word, rows[place])] : []));
}

/**
 * @param {string} word
 * @param {string} packed pairs of the step from the record before, and the weight
 */
function rowOf(word, packed) {
  const pairs = numbers(packed);
  const [records, weights] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  let record = 0;
  for (let at = 0; at < pairs.length; at += 2) {
    record += pairs[at];
    records.push(record);
    weights.push(pairs[at + 1]);
  }
  return { word, records, weights };
}

/**
 * @param {PackedFacet} facet
 * @returns {Facet}
 */
function unpacked({ values, sets, records }) {
  return { values, sets: sets.split(" ").map(numbers), records: numbers(records) };
}
