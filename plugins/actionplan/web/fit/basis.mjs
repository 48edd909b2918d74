// The text that an applicant takes along to an application. Pure: no DOM, no network.

/** A day as Swedes write it, which everybody can read: 2026-01-31. */
export function dayOf(moment) {
  const two = (number) => String(number).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/**
 * The text: the plan's facts and the day, who applies, a sentence, the activities, and who decides.
 * `words` has `facts` as pairs; an activity is {id, text, who, address}; `role` and `sentence` may be empty.
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

/** The name of the text as a file. */
export function fileName(words, day) {
  return `${words.file}-${day}.txt`;
}
