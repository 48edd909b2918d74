// The search field in the header of every page. All that it needs to search is fetched when it is used.

const form = document.querySelector("[data-search-box]");
const field = form.elements.q;
let loading = null;

/** The field that the shortcut leads to: the page's own, or the one in the header. */
function fieldOfPage() {
  const own = document.querySelector("main form[role=search] input[type=search][data-site-search]");
  return [own, field, document.querySelector(".ap-sitesearch__link a")].find((item) => item?.checkVisibility());
}

function isTyping(element) {
  return element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName);
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
