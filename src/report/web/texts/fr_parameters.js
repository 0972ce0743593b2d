// SPDX-License-Identifier: Apache-2.0
import {market} from "./fr_parameters_market.js";
import {money} from "./fr_parameters_money.js";
import {organisation} from "./fr_parameters_organisation.js";
import {people} from "./fr_parameters_people.js";
import {work} from "./fr_parameters_work.js";

/** Ce que veut dire chaque clé d'un scénario, par table. */
export const meanings = {market, organisation, unit: {...work, ...money, ...people}};
