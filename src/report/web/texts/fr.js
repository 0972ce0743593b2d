// SPDX-License-Identifier: Apache-2.0
import {charts} from "./fr_charts.js";
import {page} from "./fr_page.js";

/** Français. Les {noms} sont remplacés ; {nombre|un|plusieurs} est un mot selon un nombre ; les **étoiles** mettent en valeur. */
export const fr = {...page, ...charts};
