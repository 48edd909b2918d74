// Links that fetch a list as a file: of a filtered list, the rows that are shown.
// Without this module, or when nothing is left out, a link fetches the whole file.

import { withRecords } from "../shared/csv.mjs";
import { save } from "../shared/save.mjs";

for (const link of document.querySelectorAll("a[data-selection]")) {
  link.addEventListener("click", (event) => {
    const items = [...document.querySelectorAll(`main [data-${link.dataset.selection}]`)];
    const shown = items.filter((item) => !item.closest("[hidden]"));
    if (shown.length === items.length && !("part" in link.dataset)) return;
    event.preventDefault();
    fetchRows(link, new Set(shown.map((item) => item.dataset[link.dataset.selection])));
  });
}

async function fetchRows(link, ids) {
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(answer.statusText);
    // The byte order mark is part of the file: Excel needs it.
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
    const name = new URL(link.href).pathname.split("/").pop();
    const isJson = name.endsWith(".json");
    const kept = isJson ? withItems(text, ids) : withRecords(text, ids);
    save(kept, name.replace(".", `-${link.dataset.suffix}.`), isJson ? "application/json" : "text/csv");
  } catch {
    location.assign(link.href); // The whole file is better than none.
  }
}

function withItems(text, ids) {
  return `${JSON.stringify(JSON.parse(text).filter(({ id }) => ids.has(id)), null, 1)}\n`;
}
