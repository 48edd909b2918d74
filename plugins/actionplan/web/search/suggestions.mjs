// Suggestions below the search field of the header: a combobox with a list (WAI-ARIA Authoring Practices).

import { resultContent, textNode } from "./results.mjs";
import { tidy } from "./words.mjs";
import { prepare, search } from "./searcher.mjs";
import { fill } from "../shared/wording.mjs";

const MOST = 6;
const PAUSE = 150;
const lang = document.documentElement.lang;

/** Set up the list of suggestions for the form of the header. */
export function suggestions(form) {
  const words = JSON.parse(form.querySelector("[data-search-words]").textContent);
  const field = form.elements.q;
  const list = textNode("ul", "ap-suggestions", "");
  const status = textNode("span", "ap-hidden", "");
  let options = [];
  let active = -1;
  let latest = 0;

  list.id = "search-suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.getAttribute("aria-label"));
  status.setAttribute("role", "status");
  form.append(list, status);
  for (const [name, value] of [
    ["role", "combobox"],
    ["aria-autocomplete", "list"],
    ["aria-controls", list.id],
    ["aria-expanded", "false"],
  ]) {
    field.setAttribute(name, value);
  }
  prepare().catch(() => {}); // Enter still leads to the page of results, which says what is wrong.

  function show(nodes, message) {
    options = nodes;
    list.replaceChildren(...nodes);
    list.hidden = nodes.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = message;
    activate(-1);
  }

  function hide() {
    latest += 1;
    show([], "");
  }

  function activate(place) {
    options[active]?.setAttribute("aria-selected", "false");
    active = place;
    if (active < 0) field.removeAttribute("aria-activedescendant");
    else {
      options[active].setAttribute("aria-selected", "true");
      options[active].scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", options[active].id);
    }
  }

  function option(address, content, place) {
    const item = textNode("li", "ap-suggestion", "");
    item.id = `search-suggestion-${place}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.address = address;
    item.append(...content);
    item.addEventListener("mousedown", (event) => event.preventDefault()); // Keeps focus in the field.
    item.addEventListener("click", () => location.assign(address));
    return item;
  }

  async function update() {
    const asked = (latest += 1);
    const query = tidy(field.value);
    if (query.length < 2) return show([], "");
    const found = await search(query).catch(() => null);
    const records = found ? await found.records(0, MOST) : [];
    if (asked !== latest || document.activeElement !== field) return;
    const nodes = records.map((record, place) => option(record.url, resultContent(record, words.kinds), place));
    if (nodes.length) nodes.push(option(allResults(query), [fill(words.list.all, { n: found.total }, lang)], nodes.length));
    show(nodes, nodes.length ? fill(words.list.box, { n: records.length }, lang) : words.list.none);
  }

  function allResults(query) {
    const address = new URL(form.action);
    address.searchParams.set("q", query);
    return address.href;
  }

  function onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing) return;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      hide();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      location.assign(options[active].dataset.address);
    } else if (step && list.hidden) {
      event.preventDefault();
      update();
    } else if (step) {
      event.preventDefault();
      const places = options.length + 1; // The field itself is one of the places.
      activate(((active + 1 + step + places) % places) - 1);
    }
  }

  let pause = 0;
  const later = () => {
    clearTimeout(pause);
    pause = setTimeout(update, PAUSE);
  };
  field.addEventListener("input", later);
  field.addEventListener("keydown", onKey);
  field.addEventListener("blur", hide);
  if (field.value) later();
}
