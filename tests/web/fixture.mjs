// What the Python code says, for one test: see fixtures.py. Run the tests with pytest tests/web.

import { readFileSync } from "node:fs";

/** @type {any} */
export const fixture = JSON.parse(readFileSync(process.env.FIXTURE, "utf-8"));
