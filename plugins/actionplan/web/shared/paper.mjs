// A printed page says which page it is, as chosen and filtered, and the day it was printed. What stands after # in
// the address is left out: it says where on the page the reader was, or holds an idea that somebody typed.

const paper = document.querySelector("[data-paper]");

addEventListener("beforeprint", () => {
  const { origin, pathname, search } = location;
  const british = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  paper.querySelector("[data-address]").textContent = origin + pathname + search;
  paper.querySelector("[data-day]").textContent = `· ${new Date().toLocaleDateString(british, { dateStyle: "long" })}`;
});
