// @ts-check
// The list of activities of a large plan.

import { longList } from "../list/long-list.mjs";
import { find } from "../shared/dom.mjs";

longList(find("[data-long-list]"));
