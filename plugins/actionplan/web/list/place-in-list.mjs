// @ts-check
// How much of a long list a reader has seen and where, for the way back: the browser keeps it with the step in its
// history, and nowhere else.

/** @typedef {{ shown?: number, y?: number }} Place how many rows were shown, and how far the page was scrolled */

/**
 * The place that the step in the history was left at; empty for a new one.
 *
 * @returns {Place}
 */
export function keptPlace() {
  return history.state ?? {};
}

/** @param {Place} place */
export function keepPlace(place) {
  history.replaceState({ ...keptPlace(), ...place }, "");
}

/** Keep how far the page is scrolled when it is left. */
export function keepScrolled() {
  addEventListener("pagehide", () => keepPlace({ y: scrollY }));
}
