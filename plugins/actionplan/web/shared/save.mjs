// @ts-check
// Files that the page itself makes.

/**
 * Let the browser save a text as a file.
 *
 * @param {string} text
 * @param {string} name the file's
 * @param {string} type as in «text/csv»
 */
export function save(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // When the browser has surely read it.
}
