// @ts-check
// The search field in the header of every page. All that it needs to search is fetched when it is used.

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-search-box]"));
const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
/** @type {Promise<void> | null} */
let loading = null;

/** The field that the shortcut leads to: the page's own, or the one in the header. */
function fieldOfPage() {
  const own = document.querySelector("main form[role=search] input[type=search][data-site-search]");
  const fields = [own, field, document.querySelector(".ap-sitesearch__link a")];
  return /** @type {HTMLElement | undefined} */ (fields.find((item) => item?.checkVisibility()));
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
}

field.addEventListener("focus", () => {
  loading ??= import("./suggestions.mjs").then(({ suggestions }) => suggestions(form));
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const target = fieldOfPage();
  if (!target) return;
  event.preventDefault();
  target.focus();
});
