// Filtering a list by facets and free text. Pure: no DOM, so that every list can use it.
//
// An item is {id, text, values: {facet: [value, …]}, firm: {facet: [value, …]}}.
// "firm" holds the values that still count when only firm ones are asked for
// (for organisations: where it is named, itself or by way of a group or project).
// A state is {chosen: {facet: [value, …]}, firmOnly: boolean, q: string}.

import { fold } from "../words/fold.mjs";

export { fold };

/** The state in a query string. Values that the list does not know are left out. */
export function readState(query, known, firmKey) {
  const params = new URLSearchParams(query);
  const chosen = {};
  for (const [facet, values] of Object.entries(known)) {
    chosen[facet] = [...new Set(params.getAll(facet))].filter((value) => values.includes(value));
  }
  return { chosen, firmOnly: params.get(firmKey) === "1", q: (params.get("q") ?? "").slice(0, 200) };
}

/** The query string of a state, empty for the state that chooses nothing. */
export function writeState(state, firmKey) {
  const params = new URLSearchParams();
  for (const [facet, values] of Object.entries(state.chosen)) {
    for (const value of values) params.append(facet, value);
  }
  if (state.firmOnly) params.set(firmKey, "1");
  if (state.q.trim()) params.set("q", state.q.trim());
  const query = params.toString();
  return query ? `?${query}` : "";
}

/** A test for whether an item passes, one facet left out where `except` names it. */
export function matcher(state, except = "") {
  const words = fold(state.q).split(/\s+/).filter(Boolean);
  const facets = Object.entries(state.chosen).filter(([facet, values]) => values.length && facet !== except);
  return (item) =>
    words.every((word) => item.text.includes(word)) &&
    (!state.firmOnly || Object.values(item.firm).every((values) => values.length > 0)) &&
    facets.every(([facet, values]) => valuesOf(item, facet, state).some((value) => values.includes(value)));
}

/** For each value of a facet, how many items choosing it would show beside the other choices. */
export function countsOf(items, state, facet) {
  const passes = matcher(state, facet);
  const counts = new Map();
  for (const item of items) {
    if (!passes(item)) continue;
    for (const value of valuesOf(item, facet, state)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** Every single choice that could be dropped, with the state that remains. */
export function withoutOne(state) {
  const ways = [];
  for (const [facet, values] of Object.entries(state.chosen)) {
    for (const value of values) {
      const rest = values.filter((other) => other !== value);
      ways.push({ facet, value, state: { ...state, chosen: { ...state.chosen, [facet]: rest } } });
    }
  }
  if (state.firmOnly) ways.push({ facet: "firm", value: "", state: { ...state, firmOnly: false } });
  if (state.q.trim()) ways.push({ facet: "q", value: state.q.trim(), state: { ...state, q: "" } });
  return ways;
}

function valuesOf(item, facet, state) {
  return (state.firmOnly && item.firm[facet]) || item.values[facet];
}
