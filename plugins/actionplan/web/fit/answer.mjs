// Shows an answer: the verdict, what matched nothing, and the activities in three strengths.
// What the reader has typed is only ever put in as text.

import { textNode } from "../search/results.mjs";
import { fill, quoted } from "../shared/wording.mjs";

const FULL_CARDS = 3;
const STRENGTHS = ["strong", "possible", "weak"];

/**
 * The activities of a template as cards, by id: {item, why, box, address}. An answer moves them to its lists and
 * back out again: copying them would be half of its work, and a card that stays keeps its tick.
 */
export function cardsOf(template) {
  const cards = new Map();
  for (const more of template.content.querySelectorAll("[data-more-of]")) {
    const item = more.previousElementSibling;
    item.append(more);
    const { moreOf, address } = more.dataset;
    cards.set(moreOf, { item, why: item.querySelector(".ap-activity__why"), box: more.querySelector("input"), address });
  }
  return cards;
}

/** `root` is the element with the answer's places. */
export function answerView(root, cards, words, lang) {
  const place = (name) => root.querySelector(`[data-${name}]`);
  const series = new Intl.ListFormat(lang === "en" ? "en-GB" : lang, { type: "conjunction" });

  function clear() {
    place("answered").hidden = true;
    for (const list of root.querySelectorAll("[data-first], [data-others]")) list.replaceChildren();
  }

  function show({ verdict, matches, unknown }) {
    place("answered").hidden = false;
    for (const part of root.querySelectorAll("[data-verdict]")) part.hidden = part.dataset.verdict !== verdict;
    showUnknown(unknown);
    place("listed").hidden = matches.length === 0;
    const first = new Set(matches.slice(0, FULL_CARDS));
    for (const strength of STRENGTHS) {
      showStrength(strength, matches.filter((match) => match.strength === strength), first);
    }
  }

  function showUnknown(unknown) {
    place("unknown").hidden = unknown.length === 0;
    place("unknown").replaceChildren(...around(words.unknown, "words", listed(unknown, "bdi", "")));
  }

  function showStrength(strength, matches, first) {
    const section = root.querySelector(`[data-strength="${strength}"]`);
    const [shown, rest] = [matches.filter((match) => first.has(match)), matches.filter((match) => !first.has(match))];
    section.hidden = matches.length === 0;
    section.querySelector("[data-first]").replaceChildren(...shown.map((match) => card(match)));
    section.querySelector("[data-others]").replaceChildren(...rest.map((match) => card(match)));
    section.querySelector("[data-rest]").hidden = rest.length === 0;
    section.querySelector("[data-more]").textContent = fill(shown.length ? words.more : words.all, { n: rest.length }, lang);
  }

  function card({ activity, because }) {
    const { item, why } = cards.get(activity);
    why.hidden = because.length === 0;
    why.replaceChildren(...reason(because));
    return item;
  }

  /** «Du skriver ”språkcafé” och ”biblioteket”: mötesplatser; ”tolk”: språk.», as nodes. */
  function reason(because) {
    const groups = because.flatMap((group, number) => {
      const label = group.label ? `: ${group.label}` : "";
      return [...(number ? ["; "] : []), ...listed(group.words, "mark", "ap-hit__mark"), label];
    });
    return around(words.because, "words", groups);
  }

  /** Words of the reader as running text, each in an element of its own. */
  function listed(texts, element, className) {
    const parts = series.formatToParts(texts.map((text) => quoted(text, lang)));
    return parts.map(({ type, value }) => (type === "element" ? textNode(element, className, value) : value));
  }

  return { clear, show };
}

/** A text with nodes in the place of {name}. */
function around(text, name, nodes) {
  const [before, after] = text.split(`{${name}}`);
  return [before, ...nodes, after];
}
