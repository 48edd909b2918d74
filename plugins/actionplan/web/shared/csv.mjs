// CSV files: choosing rows without reading their values, so that each is kept as it stands; and new ones. Pure: no DOM.

/** The records of a CSV text (RFC 4180), each with its line break; a quoted value may hold line breaks. */
export function recordsOf(text) {
  const records = [];
  let start = 0;
  let quoted = false;
  for (let place = 0; place < text.length; place += 1) {
    if (text[place] === '"') quoted = !quoted;
    else if (text[place] === "\n" && !quoted) {
      records.push(text.slice(start, place + 1));
      start = place + 1;
    }
  }
  if (start < text.length) records.push(text.slice(start));
  return records;
}

/** The heading of a CSV text and the records whose first value is one of `ids`, which need no quotes. */
export function withRecords(text, ids) {
  const [head, ...records] = recordsOf(text);
  return [head, ...records.filter((record) => ids.has(/^[^,;\r\n]*/.exec(record)[0]))].join("");
}

// With their full-width forms, which Excel reads as the same signs in some languages.
const STARTS_A_FORMULA = /^[=+\-@\t\r\n＝＋－＠']/;

/** Rows of texts below a heading, as CSV that Excel opens right: see exports/csv_files.py. */
export function csvOf(columns, rows) {
  const records = [columns, ...rows.map((row) => row.map(guarded))];
  return `\ufeff${records.map((record) => `${record.map(quoted).join(";")}\r\n`).join("")}`;
}

/** A text that no spreadsheet takes for a formula. */
function guarded(text) {
  return STARTS_A_FORMULA.test(text) ? `'${text}` : text;
}

function quoted(text) {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
