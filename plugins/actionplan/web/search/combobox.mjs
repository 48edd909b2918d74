// @ts-check
// A field with a list of choices below it (WAI-ARIA Authoring Practices: editable combobox with list autocomplete).

/** @typedef {{ address: string, content: (Node | string)[] }} Choice */

/**
 * The list below a field: its choices are links, and one of them is active while the reader goes by keyboard.
 */
export class Combobox {
  /** @type {HTMLElement[]} */
  #options = [];
  #active = -1;

  /**
   * @param {HTMLInputElement} field
   * @param {string} id of the list
   * @param {string} label what a screen reader calls the list
   * @param {() => void} onOpen asks for choices while there are none
   */
  constructor(field, id, label, onOpen) {
    this.field = field;
    this.onOpen = onOpen;
    this.list = element("ul", "ap-suggestions", { id, role: "listbox", "aria-label": label });
    this.list.hidden = true;
    this.status = element("span", "ap-hidden", { role: "status" });
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": "false" };
    for (const [name, value] of Object.entries(roles)) field.setAttribute(name, value);
    field.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /**
   * Show choices, of which none is active, and say something about them.
   *
   * @param {Choice[]} choices
   * @param {string} message
   */
  show(choices, message) {
    this.#options = choices.map((choice, place) => this.#option(choice, place));
    this.list.replaceChildren(...this.#options);
    this.list.hidden = choices.length === 0;
    this.field.setAttribute("aria-expanded", String(!this.list.hidden));
    this.status.textContent = message;
    this.#activate(-1);
  }

  hide() {
    this.show([], "");
  }

  /**
   * @param {Choice} choice
   * @param {number} place
   */
  #option({ address, content }, place) {
    const id = `${this.list.id}-${place}`;
    const item = element("li", "ap-suggestion", { id, role: "option", "aria-selected": "false" });
    item.dataset.address = address;
    item.append(...content);
    item.addEventListener("mousedown", (event) => event.preventDefault()); // Keeps focus in the field.
    item.addEventListener("click", () => location.assign(address));
    return item;
  }

  /** @param {number} place of the option, or -1 for the field itself */
  #activate(place) {
    this.#options[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = place;
    const option = this.#options[place];
    if (!option) return this.field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", option.id);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = event.key === "Enter" && this.#options[this.#active];
    if (event.isComposing || !(step || chosen || (event.key === "Escape" && !this.list.hidden))) return;
    event.preventDefault();
    if (chosen) location.assign(chosen.dataset.address ?? "");
    else if (!step) this.hide();
    else if (this.list.hidden) this.onOpen();
    else {
      const places = this.#options.length + 1; // The field itself is one of the places.
      this.#activate(((this.#active + 1 + step + places) % places) - 1);
    }
  }
}

/**
 * @param {string} name
 * @param {string} className
 * @param {Record<string, string>} attributes
 */
function element(name, className, attributes) {
  const made = document.createElement(name);
  made.className = className;
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}
