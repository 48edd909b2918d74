// The text for the application on its page: what is ticked in the answer, a sentence, and ways to take it along.

import { basisText, dayOf, fileName } from "./basis.mjs";
import { save } from "../shared/save.mjs";

/** `root` is the element with the places, `cards` the activities' cards by id, `role()` says who applies. */
export function basisView(root, cards, words, role) {
  const place = (name) => root.querySelector(`[data-${name}]`);
  const sentence = root.querySelector("#sentence");
  const text = root.querySelector("#basis-text");
  let offered = [];

  /** Offer the activities of a new answer; one that was ticked before is so still. */
  function offer(ids) {
    offered = ids;
    show();
  }

  function show() {
    const chosen = offered.filter((id) => cards.get(id).box.checked);
    place("basis").hidden = offered.length === 0;
    place("basis-empty").hidden = chosen.length > 0;
    place("basis-full").hidden = chosen.length === 0;
    const activities = chosen.map((id) => inWords(id));
    text.textContent = basisText(words, { day: dayOf(new Date()), role: role(), sentence: sentence.value, activities });
  }

  function inWords(id) {
    const { item, address } = cards.get(id);
    const part = (name) => item.querySelector(`.ap-activity__${name}`).textContent.replace(/\s+/g, " ").trim();
    return { id, text: part("text"), who: part("who"), address };
  }

  place("answered").addEventListener("change", show);
  sentence.addEventListener("input", show);
  place("download").addEventListener("click", () => {
    save(`${text.textContent}\n`, fileName(words, dayOf(new Date())), "text/plain;charset=utf-8");
  });
  place("print").addEventListener("click", () => print());
  return { offer, show };
}
