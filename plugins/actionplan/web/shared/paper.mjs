// @ts-check
// A printed page says which page it is, as chosen and filtered, and the day it was printed. What stands after # in
// the address is left out: it says where on the page the reader was, or holds an idea that somebody typed.

import { find } from "./dom.mjs";

const paper = find("[data-paper]");

addEventListener("beforeprint", () => {
  const { origin, pathname, search } = location;
  const british = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  find("[data-address]", paper).textContent = origin + pathname + search;
  find("[data-day]", paper).textContent = `· ${new Date().toLocaleDateString(british, { dateStyle: "long" })}`;
});
