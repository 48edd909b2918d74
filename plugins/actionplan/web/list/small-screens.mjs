// @ts-check
// What a phone shows of a form of facets.

import { findAll } from "../shared/dom.mjs";

/** On a phone the list comes first, and the facets open on request. */
export function foldOnSmallScreens() {
  if (!matchMedia("(max-width: 59.99rem)").matches) return;
  for (const facets of findAll(".ap-filter__facets", document, HTMLDetailsElement)) facets.open = false;
}
