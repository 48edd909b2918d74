// @ts-check
// Fetches what the fit check needs, when it is needed: the index of a language and its stems.

import { loadStems } from "../words/stems.mjs";
import { engine } from "./engine.mjs";

/** @import { Engine } from "./engine.mjs" */

/**
 * The engine for a language.
 *
 * @param {string} address of its index
 * @param {string} lang
 * @returns {Promise<Engine>}
 * @throws {Error} something cannot be fetched
 */
export async function loadEngine(address, lang) {
  const [stem, answered] = await Promise.all([loadStems(lang), fetch(address)]);
  if (!answered.ok) throw new Error(`${answered.status}: ${address}`);
  return engine(await answered.json(), stem);
}
