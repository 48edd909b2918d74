// The page's words for code: templates that the page carries as JSON, filled in here.

/** The words of the page: {key: text or {one, other}}. */
export function wordsOf(page) {
  return JSON.parse(page.querySelector("script[data-words]").textContent);
}

/** A text with {name} filled in; the number `n` chooses between plural forms. */
export function fill(text, params, lang) {
  const form = typeof text === "string" ? text : (text[new Intl.PluralRules(lang).select(params.n)] ?? text.other);
  return form.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = params[name];
    return typeof value === "number" ? value.toLocaleString(lang) : (value ?? whole);
  });
}

/** What a reader has typed, in the quotation marks of the page's language. */
export function quoted(word, lang) {
  return lang === "sv" ? `”${word}”` : `“${word}”`;
}
