// @ts-check
// Elements of the page: found, with their types, and made.

/**
 * The first element that a selector finds. The page's template promises it, so that its absence is a fault of the
 * site: it is said where it happens and not where the element is first used.
 *
 * @template {Element} [E=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [root] where it stands
 * @param {new () => E} [type] what it is
 * @returns {E}
 * @throws {TypeError} there is none, or it is something else
 */
export function find(selector, root = document, type = /** @type {any} */ (HTMLElement)) {
  return checked(root.querySelector(selector), selector, type);
}

/**
 * All elements that a selector finds, in the page's order.
 *
 * @template {Element} [E=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [root] where they stand
 * @param {new () => E} [type] what they are
 * @returns {E[]}
 * @throws {TypeError} one is something else
 */
export function findAll(selector, root = document, type = /** @type {any} */ (HTMLElement)) {
  return Array.from(root.querySelectorAll(selector), (element) => checked(element, selector, type));
}

/**
 * @template {Element} E
 * @param {Element | null} element
 * @param {string} selector
 * @param {new () => E} type
 * @returns {E}
 */
function checked(element, selector, type) {
  if (element instanceof type) return element;
  throw new TypeError(`${selector} finds no ${type.name}`);
}

/**
 * A new element with a class and a text, which is never read as markup.
 *
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} name
 * @param {string} className
 * @param {string} text
 * @returns {HTMLElementTagNameMap[N]}
 */
export function textNode(name, className, text) {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}
