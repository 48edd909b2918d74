// What the browser's code and its tests are held to. Run from the top folder of the repository.

import js from "@eslint/js";
import globals from "globals";

const WEB = "plugins/actionplan/web";

// Modules without DOM and network, which Node's tests can import.
const PURE = [
  "list/{filter,responsible,rows}",
  "shared/{csv,wording}",
  "fit/{basis,engine,index,link,reasons,scoring,words}",
  "search/{corrections,engine,facets,index,query,ranking}",
  "words/*",
];

// What takes text for code or markup: what a reader types must never come there.
const TAKES_MARKUP = ["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "srcdoc"];

export default [
  { ignores: [`${WEB}/vendor/`] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "array-callback-return": "error",
      complexity: ["error", 12],
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "max-lines-per-function": ["error", { max: 45, skipBlankLines: false, skipComments: false }],
      "max-params": ["error", 5],
      "no-else-return": ["error", { allowElseIf: true }],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-param-reassign": "error",
      "no-shadow": ["error", { builtinGlobals: false }],
      "no-unused-vars": ["error", { args: "all" }],
      "no-useless-rename": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
      "no-restricted-properties": [
        "error",
        ...TAKES_MARKUP.map((property) => ({ property, message: "Nothing is read as markup: use textContent or append." })),
        { object: "document", property: "write" },
      ],
    },
  },
  { files: [`${WEB}/**/*.mjs`], languageOptions: { globals: globals.browser } },
  {
    files: PURE.map((name) => `${WEB}/${name}.mjs`),
    languageOptions: { globals: { ...off(globals.browser), URLSearchParams: "readonly" } },
  },
  { files: ["tests/web/**/*.mjs"], languageOptions: { globals: globals.node } },
];

/** The same globals, all of them unknown. */
function off(known) {
  return Object.fromEntries(Object.keys(known).map((name) => [name, "off"]));
}
