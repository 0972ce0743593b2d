// SPDX-License-Identifier: Apache-2.0
import {charts} from "./en_charts.js";
import {events} from "./en_events.js";
import {page} from "./en_page.js";

/** English. {names} are filled in; **stars** are strong. */
export const en = {...page, ...charts, ...events};
