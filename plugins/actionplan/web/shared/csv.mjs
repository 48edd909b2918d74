// @ts-check
// CSV files: choosing rows without reading their values, so that each is kept as it stands; and new ones.

/**
 * The records of a CSV text (RFC 4180), each with its line break; a quoted value may hold line breaks.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function recordsOf(text) {
  const records = [];
  let start = 0;
  let isQuoted = false;
  for (let place = 0; place < text.length; place += 1) {
    if (text[place] === '"') isQuoted = !isQuoted;
    else if (text[place] === "\n" && !isQuoted) {
      records.push(text.slice(start, place + 1));
      start = place + 1;
    }
  }
  if (start < text.length) records.push(text.slice(start));
  return records;
}

/**
 * The heading of a CSV text and the records whose first value is one of `ids`, which need no quotes.
 *
 * @param {string} text
 * @param {ReadonlySet<string>} ids
 * @returns {string}
 */
export function withRecords(text, ids) {
  const [head, ...records] = recordsOf(text);
  return [head, ...records.filter((record) => ids.has(firstValue(record)))].join("");
}

/**
 * @param {string} record
 * @returns {string}
 */
function firstValue(record) {
  return record.split(/[,;\r\n]/, 1)[0];
}

// With their full-width forms, which Excel reads as the same signs in some languages.
const STARTS_A_FORMULA = /^[=+\-@\t\r\n＝＋－＠']/;

/**
 * Rows of texts below a heading, as CSV that Excel opens right: see exports/csv_files.py.
 *
 * @param {string[]} columns
 * @param {string[][]} rows
 * @returns {string}
 */
export function csvOf(columns, rows) {
  const records = [columns, ...rows.map((row) => row.map(guarded))];
  return `\ufeff${records.map((record) => `${record.map(quoted).join(";")}\r\n`).join("")}`;
}

/**
 * A text that no spreadsheet takes for a formula.
 *
 * @param {string} text
 * @returns {string}
 */
function guarded(text) {
  return STARTS_A_FORMULA.test(text) ? `'${text}` : text;
}

/**
 * @param {string} text
 * @returns {string}
 */
function quoted(text) {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
