// @ts-check
// An idea in the fragment of an address, which browsers keep to themselves.

/**
 * What stands in a link: an idea with what was chosen beside it, by the names of the choices.
 *
 * @typedef {{ idea: string, choices: Record<string, string> }} Linked
 */

/** The longest idea that is read: more than a pasted application, and still answered at once. */
export const LONGEST = 20_000;

/**
 * What is read of a text, never half a character.
 *
 * @param {string} text
 * @returns {string}
 */
export function readPart(text) {
  return text.length > LONGEST ? text.slice(0, LONGEST).replace(/\p{Cs}$/u, "") : text;
}

/**
 * The fragment of an idea with what was chosen.
 *
 * @param {Linked} linked
 * @returns {string}
 */
export function toFragment({ idea, choices }) {
  const chosen = Object.entries(choices).filter(([, value]) => value);
  return `#${new URLSearchParams([["idea", idea], ...chosen])}`;
}

/**
 * The idea and the choices in a fragment; null where it holds no idea.
 *
 * @param {string} fragment
 * @returns {Linked | null}
 */
export function fromFragment(fragment) {
  const { idea, ...choices } = Object.fromEntries(new URLSearchParams(fragment.replace(/^#/, "")));
  return idea ? { idea, choices } : null;
}
