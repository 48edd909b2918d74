// @ts-check
// The files of a long list, each loaded when it is first needed: see pages/list_files.py.

import { findAll } from "../shared/dom.mjs";
import { loadPage } from "../shared/load-page.mjs";
import { maskOf, rowIndex, textsInOne } from "./row-index.mjs";

/** @import { Mask, RowIndex } from "./row-index.mjs" */

/** @typedef {{ ids: string[], mask: (typed: string) => Mask }} Texts the identifiers of all rows, and what asks their words */

/** @typedef {ReturnType<typeof rowFiles>} RowFiles */

/**
 * @param {string} folder the way to the files, with its slash
 */
export function rowFiles(folder) {
  /** @type {Map<number, HTMLElement>} */
  const elements = new Map();

  /**
   * The elements of rows, for this page.
   *
   * @param {number[]} rows
   * @param {RowIndex} index
   * @returns {Promise<HTMLElement[]>}
   */
  async function rowsAt(rows, { rowsOfFile }) {
    const files = new Set(rows.filter((row) => !elements.has(row)).map((row) => Math.floor(row / rowsOfFile)));
    await Promise.all(Array.from(files, (file) => loadFile(file, rowsOfFile)));
    return rows.map((row) => /** @type {HTMLElement} */ (elements.get(row)));
  }

  /**
   * @param {number} file
   * @param {number} rowsOfFile
   */
  async function loadFile(file, rowsOfFile) {
    const page = await loadPage(`${folder}rows-${file}.html`);
    for (const [place, element] of findAll("[data-activity]", page).entries()) {
      const row = file * rowsOfFile + place;
      if (!elements.has(row)) elements.set(row, document.importNode(element, true));
    }
  }

  return {
    rowsAt,
    /** @type {() => Promise<RowIndex>} */
    index: kept(async () => rowIndex(await json(`${folder}index.json`))),
    /** @type {() => Promise<Texts>} */
    texts: kept(async () => searchable(await json(`${folder}texts.json`))),
  };
}

/**
 * What `load` gives, loaded once; a failure is tried again the next time.
 *
 * @template T
 * @param {() => Promise<T>} load
 * @returns {() => Promise<T>}
 */
function kept(load) {
  /** @type {Promise<T> | null} */
  let loading = null;
  return () => {
    loading ??= load().catch((fault) => {
      loading = null;
      throw fault;
    });
    return loading;
  };
}

/**
 * @param {string} address
 * @returns {Promise<any>}
 */
async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
  return answer.json();
}

/**
 * The texts as they are asked for words; the latest answer is kept, for words stay while facets are chosen.
 *
 * @param {{ ids: string[], texts: string[] }} sent
 * @returns {Texts}
 */
function searchable({ ids, texts }) {
  const inOne = textsInOne(texts);
  let known = "";
  /** @type {Mask} */
  let mask = null;
  return {
    ids,
    mask(typed) {
      if (typed !== known) [known, mask] = [typed, maskOf(inOne, typed)];
      return mask;
    },
  };
}
