import assert from "node:assert/strict";
import test from "node:test";
import { basisText, dayOf, fileName } from "../../../plugins/actionplan/web/fit/basis.mjs";

const words = {
  heading: "Underlag",
  facts: [["Plan", "Att göra"], ["Diarienummer", ""]],
  day: "Dag",
  role: "Sökande",
  activities: "Aktiviteter",
  disclaimer: "Länsstyrelsen avgör.",
  file: "underlag",
};
const activity = { id: "boende-1", text: "Bygg", who: "Ansvarar: Alla", address: "https://plan.example/id/boende-1" };

test("the text holds all that is known, and nothing empty", () => {
  const basis = { day: "2026-01-31", role: "Förening", sentence: " Vi bygger. ", activities: [activity] };
  assert.equal(
    basisText(words, basis),
    "Underlag\n\nPlan: Att göra\nDag: 2026-01-31\nSökande: Förening\n\nVi bygger.\n\nAktiviteter\n\n" +
      "boende-1: Bygg\nAnsvarar: Alla\nhttps://plan.example/id/boende-1\n\nLänsstyrelsen avgör.",
  );
  const least = basisText(words, { day: "2026-01-31", role: "", sentence: "  ", activities: [] });
  assert.equal(least, "Underlag\n\nPlan: Att göra\nDag: 2026-01-31\n\nAktiviteter\n\nLänsstyrelsen avgör.");
});

test("a day is the reader's own, with two digits a part", () => {
  assert.equal(dayOf(new Date(2026, 0, 3, 0, 30)), "2026-01-03");
  assert.equal(dayOf(new Date(2026, 11, 31, 23, 59)), "2026-12-31");
  assert.equal(fileName(words, "2026-01-03"), "underlag-2026-01-03.txt");
});
