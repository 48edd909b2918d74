// @ts-check
// The text that an applicant takes along to an application.

/**
 * The words of the text; `facts` are those of the plan, each with its name.
 *
 * @typedef {object} BasisWords
 * @property {string} heading
 * @property {[string, string][]} facts
 * @property {string} day
 * @property {string} role
 * @property {string} activities
 * @property {string} disclaimer
 * @property {string} file the beginning of the file's name
 */

/** @typedef {{ id: string, text: string, who: string, address: string }} BasisActivity */

/**
 * What the text is made of; `role` and `sentence` may be empty.
 *
 * @typedef {{ day: string, role: string, sentence: string, activities: BasisActivity[] }} Basis
 */

/**
 * A day as Swedes write it, which everybody can read: 2026-01-31.
 *
 * @param {Date} moment
 * @returns {string}
 */
export function dayOf(moment) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/**
 * The text: the plan's facts and the day, who applies, a sentence, the activities, and who decides.
 *
 * @param {BasisWords} words
 * @param {Basis} basis
 * @returns {string}
 */
export function basisText(words, { day, role, sentence, activities }) {
  const facts = [...words.facts, [words.day, day], [words.role, role]].filter(([, fact]) => fact);
  const parts = [
    [words.heading],
    facts.map(([name, fact]) => `${name}: ${fact}`),
    [sentence.trim()],
    [words.activities],
    ...activities.map(({ id, text, who, address }) => [`${id}: ${text}`, who, address]),
    [words.disclaimer],
  ];
  return parts.map((lines) => lines.filter(Boolean).join("\n")).filter(Boolean).join("\n\n");
}

/**
 * The name of the text as a file.
 *
 * @param {BasisWords} words
 * @param {string} day
 * @returns {string}
 */
export function fileName(words, day) {
  return `${words.file}-${day}.txt`;
}
