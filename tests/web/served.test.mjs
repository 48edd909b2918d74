// What a page gets of a module is the same program: only comments and blank lines are left out.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import { fixture } from "./fixture.mjs";

const WEB = new URL("../../plugins/actionplan/web/", import.meta.url);

// ESLint's parser, where it is installed.
const parser = (() => {
  try {
    const require = createRequire(new URL("../checkers/node_modules/eslint/package.json", import.meta.url));
    return require("espree");
  } catch {
    return null;
  }
})();

/** The program as a tree without places. */
function treeOf(text) {
  const tree = parser.parse(text, { ecmaVersion: "latest", sourceType: "module" });
  return JSON.stringify(tree, (key, value) => (["start", "end", "loc", "range"].includes(key) ? undefined : value));
}

for (const [name, served] of Object.entries(fixture)) {
  test(name, { skip: !parser && "ESLint is not installed" }, () => {
    const written = readFileSync(new URL(name, WEB), "utf-8");
    assert.equal(treeOf(served), treeOf(written));
    if (name.startsWith("vendor/")) assert.equal(served, written);
    else assert.deepEqual(served.trimEnd().split("\n").filter((line) => /^\s*(\/\/|\/\*\*$|\*|$)/.test(line)), []);
  });
}
