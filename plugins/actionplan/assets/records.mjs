// Choosing rows of a CSV file without reading their values: a row is kept as it stands. Pure: no DOM.

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
