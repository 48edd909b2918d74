// @ts-check
// Who answers for an activity, as the page's list says it: see derived/site.py, ActivityRow.pairs.

/**
 * How an organisation answers: in which degree, and by way of whom (itself, a group, a project's owner).
 *
 * @typedef {{ degree: "named" | "through" | "area", via: string }} Answer
 */

/**
 * The answers of an activity by organisation.
 *
 * @param {Readonly<Record<string, string | undefined>>} pairs by degree, «organisation:via organisation:via»
 * @returns {Map<string, Answer>}
 */
export function answersOf(pairs) {
  const answers = new Map();
  for (const degree of ["named", "through", "area"]) {
    for (const pair of (pairs[degree] ?? "").split(" ").filter(Boolean)) {
      const [organisation, via] = pair.split(":");
      answers.set(organisation, { degree, via });
    }
  }
  return answers;
}

/**
 * The values of an activity for the filter: all who answer, and who answers because it is named itself or by way
 * of another. An answer for the focus area is not firm.
 *
 * @param {ReadonlyMap<string, Answer>} answers
 * @returns {{ every: string[], firm: string[] }}
 */
export function organisationsOf(answers) {
  const every = [...answers.keys()];
  return { every, firm: every.filter((id) => answers.get(id)?.degree !== "area") };
}

/**
 * The key of the words that say why an organisation answers.
 *
 * @param {string} organisation
 * @param {Answer} answer
 * @returns {string}
 */
export function reasonKey(organisation, { degree, via }) {
  return degree === "area" && via !== organisation ? "area_via" : degree;
}
