// @ts-check
// Words of the glossary: a click, Enter or Space shows the definition where the word stands.
// The page carries the definitions as JSON; without this module the words are links to the glossary.
//
// The definition is no popover of the browser's own: one stays open when the focus leaves it, opens anew at the second
// click on its word, and without anchors in CSS has no place near the word. Undoing that takes as much code.

import { find, findAll, textNode } from "../shared/dom.mjs";

/** @typedef {{ term: string, text: string, lang: string }} Term */

/** @type {{ words: { more: string }, terms: Record<string, Term> }} */
const { words, terms } = JSON.parse(find("script[data-terms]", document, HTMLScriptElement).text);
const EDGE = 16; // Pixels to the edge of the window, at least.

// What a screen reader says when a definition opens; it must be there before it is filled.
const spoken = textNode("span", "ap-hidden", "");
spoken.setAttribute("role", "status");
find("main").append(spoken);

/** @type {{ link: HTMLAnchorElement, tip: HTMLElement } | null} one at a time */
let open = null;

for (const link of findAll("a.ap-term", document, HTMLAnchorElement)) {
  link.setAttribute("role", "button");
  link.setAttribute("aria-expanded", "false");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // A reader who wants the glossary itself.
    event.preventDefault();
    const isOpen = open?.link === link;
    close();
    if (!isOpen) show(link);
  });
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    link.click();
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !open) return;
  const { link, tip } = open;
  if (tip.contains(document.activeElement)) link.focus();
  close();
});
document.addEventListener("pointerdown", closeFrom);
document.addEventListener("focusin", closeFrom);

/**
 * Close unless what happened happened in the open definition or its word.
 *
 * @param {Event} event
 */
function closeFrom({ target }) {
  if (!open || !(target instanceof Node)) return;
  if (!open.tip.contains(target) && !open.link.contains(target)) close();
}

/** @param {HTMLAnchorElement} link */
function show(link) {
  const term = terms[link.hash.slice(1)];
  const tip = tipOf(term, link.href);
  link.after(tip);
  link.setAttribute("aria-expanded", "true");
  link.setAttribute("aria-controls", tip.id);
  spoken.lang = term.lang;
  spoken.textContent = `${term.term}: ${term.text}`;
  open = { link, tip };
  if (!CSS.supports("left: anchor(left)")) placeBelow(link, tip);
  tip.scrollIntoView({ block: "nearest" });
}

/**
 * What is shown of a term.
 *
 * @param {Term} term
 * @param {string} address of the term in the glossary
 * @returns {HTMLElement}
 */
function tipOf(term, address) {
  const tip = textNode("span", "ap-tip", "");
  tip.id = "ap-tip";
  tip.tabIndex = -1; // So that a click in it, to select a word, does not move the focus out of it.
  const text = textNode("span", "ap-tip__text", term.text);
  text.lang = term.lang;
  const more = textNode("a", "ap-tip__more", words.more);
  more.href = address;
  more.setAttribute("aria-label", `${words.more}: ${term.term}`);
  tip.append(textNode("strong", "ap-tip__term", term.term), " ", text, " ", more);
  return tip;
}

/**
 * For browsers without anchors in CSS. There the definition stands below its word's line of itself,
 * but where the paragraph begins; bring it to the word, as far as there is room.
 *
 * @param {HTMLElement} link
 * @param {HTMLElement} tip
 */
function placeBelow(link, tip) {
  const ground = /** @type {Element} */ (tip.offsetParent).getBoundingClientRect();
  const room = ground.width - tip.offsetWidth - EDGE;
  const left = link.getBoundingClientRect().left - ground.left;
  tip.style.left = `${Math.max(EDGE, Math.min(left, room))}px`;
}

function close() {
  if (!open) return;
  open.tip.remove();
  open.link.setAttribute("aria-expanded", "false");
  open.link.removeAttribute("aria-controls");
  spoken.textContent = "";
  open = null;
}
