// SPDX-License-Identifier: Apache-2.0
import {charts} from "./en_charts.js";
import {page} from "./en_page.js";

/** English. {names} are filled in; {count|one|many} is a word by a count; **stars** are strong. */
export const en = {...page, ...charts};
