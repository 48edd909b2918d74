// @ts-check
// The activities that an answer shows, each as a card.

import { find, findAll } from "../shared/dom.mjs";
import { loadPage } from "../shared/load-page.mjs";

/**
 * A card with its parts: the place for the reasons, and the box that takes the activity along.
 *
 * @typedef {{ item: HTMLElement, why: HTMLElement, box: HTMLInputElement, address: string }} Card
 */

/**
 * The activities of a template as cards, by id. An answer moves them to its lists and back out again: copying
 * them would be half of its work, and a card that stays keeps its tick.
 *
 * @param {HTMLTemplateElement} template
 * @returns {Map<string, Card>}
 */
export function cardsOf(template) {
  const cards = new Map();
  for (const more of findAll("[data-more-of]", template.content)) {
    const item = /** @type {HTMLElement} */ (more.previousElementSibling);
    item.append(more);
    const { moreOf, address = "" } = more.dataset;
    const box = find("input", more, HTMLInputElement);
    cards.set(moreOf, { item, why: find(".ap-activity__why", item), box, address });
  }
  return cards;
}

/**
 * Load the activities of a large plan, and add them to those that there are.
 *
 * @param {string[]} files the ways to them
 * @param {Map<string, Card>} cards
 * @throws {Error} one cannot be fetched
 */
export async function loadCards(files, cards) {
  const pages = await Promise.all(files.map(loadPage));
  for (const page of pages) {
    const template = find("template[data-cards]", page, HTMLTemplateElement);
    for (const [id, card] of cardsOf(template)) cards.set(id, card);
  }
}
