// Words of the glossary: a click, Enter or Space shows the definition where the word stands.
// The page carries the definitions as JSON; without this module the words are links to the glossary.

const { words, terms } = JSON.parse(document.querySelector("script[data-terms]").textContent);
const EDGE = 16; // Pixels to the edge of the window, at least.
const idOf = (link) => link.hash.slice(1);

// What a screen reader says when a definition opens; it must be there before it is filled.
const spoken = element("span", "ap-hidden");
spoken.setAttribute("role", "status");
document.querySelector("main").append(spoken);

let open = null; // {link, tip}, one at a time

for (const link of document.querySelectorAll("a.ap-term")) {
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

/** Close unless what happened happened in the open definition or its word. */
function closeFrom(event) {
  if (open && !open.tip.contains(event.target) && !open.link.contains(event.target)) close();
}

function show(link) {
  const term = terms[idOf(link)];
  const tip = element("span", "ap-tip");
  tip.id = "ap-tip";
  tip.tabIndex = -1; // So that a click in it, to select a word, does not move the focus out of it.
  const text = element("span", "ap-tip__text", term.text);
  text.lang = term.lang;
  const more = element("a", "ap-tip__more", words.more);
  more.href = link.href;
  more.setAttribute("aria-label", `${words.more}: ${term.term}`);
  tip.append(element("strong", "ap-tip__term", term.term), " ", text, " ", more);
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
 * For browsers without anchors in CSS. There the definition stands below its word's line of itself,
 * but where the paragraph begins; bring it to the word, as far as there is room.
 */
function placeBelow(link, tip) {
  const ground = tip.offsetParent.getBoundingClientRect();
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

function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
