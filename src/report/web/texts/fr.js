// SPDX-License-Identifier: Apache-2.0
import {charts} from "./fr_charts.js";
import {events} from "./fr_events.js";
import {page} from "./fr_page.js";

/** Français. Les {noms} sont remplacés; les **étoiles** mettent en valeur. */
export const fr = {...page, ...charts, ...events};
