// @ts-check
// The page «Prova din idé»: an idea in words, what it fits in the plan, and a text for the application.
// Nothing that is typed leaves the page, unless the reader asks for a link that holds it.

import { clearAnswer, showAnswer, viewOf } from "../fit/answer-view.mjs";
import { basisView } from "../fit/basis-view.mjs";
import { cardsOf, loadCards } from "../fit/cards.mjs";
import { LONGEST, fromFragment, readPart, toFragment } from "../fit/link.mjs";
import { loadEngine } from "../fit/load-engine.mjs";
import { foldOnSmallScreens } from "../list/small-screens.mjs";
import { copyText } from "../shared/clipboard.mjs";
import "../shared/copy.mjs"; // The button that copies the text for the application.
import { find, findAll } from "../shared/dom.mjs";
import { fill, wordsOf } from "../shared/wording.mjs";

/** @import { Answer, Engine } from "../fit/engine.mjs" */

// A pause in typing, in milliseconds: long enough not to answer, and be read aloud, between two words.
const PAUSE = 400;
// From this length on a link may be broken by an e-mail program.
const LONG_LINK = 2_000;

const lang = document.documentElement.lang;
const words = wordsOf(find("main"));
const root = find("[data-fit]");
const place = (/** @type {string} */ name) => find(`[data-${name}]`, root);
const form = place("idea-form");
const field = find("textarea", form, HTMLTextAreaElement);
const selects = findAll("select", form, HTMLSelectElement);
const template = find("template[data-cards]", document, HTMLTemplateElement);
const cards = cardsOf(template);
const view = viewOf(root, cards, words, lang);
const basis = basisView(root, cards, words, () => chosenText("role"));
/** @type {Engine | null} */
let engine = null;
let absent = words.loading; // What is said while there is no engine.
let pause = 0;

/** @returns {Record<string, string>} */
function choices() {
  return Object.fromEntries(selects.map(({ id, value }) => [id, value]));
}

/**
 * The words of a chosen option, empty where nothing is chosen.
 *
 * @param {string} id of the choice
 * @returns {string}
 */
function chosenText(id) {
  const select = selects.find((item) => item.id === id);
  return select?.value ? select.selectedOptions[0].text : "";
}

function answer() {
  clearTimeout(pause);
  showButtons();
  if (!engine) return say(field.value.trim() ? absent : words.empty);
  const idea = readPart(field.value);
  const found = engine.answer(idea, { focusArea: choices()["focus-area"], targetGroup: chosenText("target-group") });
  // Signs without letters are no idea, but something has been written.
  const state = found.state === "empty" && idea.trim() ? "too-little" : found.state;
  const isAnswered = state === "answered";
  if (isAnswered) showAnswer(view, found);
  else clearAnswer(view);
  place("other-language").hidden = state !== "other-language";
  place("idea").hidden = !isAnswered;
  place("idea-text").textContent = idea;
  basis.offer(isAnswered ? found.matches.map(({ activity }) => activity) : []);
  say(isAnswered ? summary(found) : words[state.replaceAll("-", "_")]);
}

/**
 * @param {Answer} found
 * @returns {string}
 */
function summary({ verdict, matches }) {
  const parts = [words.verdict[verdict]];
  if (matches.length) parts.push(fill(verdict === "outside" ? words.nearest : words.found, { n: matches.length }, lang));
  if (field.value.length > LONGEST) parts.push(fill(words.cut, { n: LONGEST }, lang));
  return parts.join(" ");
}

/**
 * Screen readers say the status when it changes, and only then.
 *
 * @param {string} text
 */
function say(text) {
  if (place("status").textContent !== text) place("status").textContent = text;
}

function showButtons() {
  const isEmpty = !field.value.trim();
  place("try").hidden = !isEmpty;
  place("clear").hidden = isEmpty;
  place("copy-idea").hidden = isEmpty;
}

/** The address and the note beside the button speak of what was typed before. */
function forgetLink() {
  place("copied-idea").textContent = "";
  if (fromFragment(location.hash)) history.replaceState(null, "", location.pathname + location.search);
}

/** @param {string} text */
function fillIn(text) {
  field.value = text;
  forgetLink();
  answer();
  field.focus();
}

async function copyIdea() {
  const fragment = toFragment({ idea: readPart(field.value), choices: choices() });
  history.replaceState(null, "", location.pathname + location.search + fragment);
  const copied = await copyText(location.href);
  const text = location.href.length > LONG_LINK ? words.copied_long : words.copied;
  place("copied-idea").textContent = copied ? text : words.not_copied;
}

/** Fill in what the address holds, which may be anything. */
function restore() {
  const known = fromFragment(location.hash);
  if (known) {
    field.value = known.idea;
    for (const select of selects) {
      const value = known.choices[select.id];
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
  }
  answer();
}

/** Paper has nothing to open: all of the answer is printed. */
function openForPrint() {
  for (const details of findAll("details:not([open])", place("answered"), HTMLDetailsElement)) {
    details.open = true;
    addEventListener("afterprint", () => (details.open = false), { once: true });
  }
}

/** In a large plan the activities are loaded when somebody begins to write: all of them, whatever is written. */
function whenBegun() {
  return new Promise((resolve) => {
    if (field.value) resolve(null);
    for (const type of ["focusin", "input"]) form.addEventListener(type, resolve, { once: true });
  });
}

async function load() {
  try {
    const loaded = loadEngine(root.dataset.index ?? "", lang);
    if (template.dataset.files) {
      await whenBegun();
      await loadCards(template.dataset.files.split(" "), cards);
    }
    engine = await loaded;
  } catch {
    absent = words.failed;
    return say(absent);
  }
  root.dataset.ready = "";
  answer();
}

form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", () => {
  forgetLink();
  showButtons();
  clearTimeout(pause);
  pause = setTimeout(answer, PAUSE);
});
for (const select of selects) {
  select.addEventListener("change", () => {
    forgetLink();
    answer();
  });
}
place("try").addEventListener("click", () => fillIn(place("try").dataset.text ?? ""));
place("clear").addEventListener("click", () => fillIn(""));
place("copy-idea").addEventListener("click", copyIdea);
addEventListener("beforeprint", openForPrint);
addEventListener("hashchange", restore);
foldOnSmallScreens();
restore();
load();
