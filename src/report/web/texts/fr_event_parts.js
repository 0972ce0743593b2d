// SPDX-License-Identifier: Apache-2.0
import {french as fr} from "./typeset.js";

const roles = {
  researcher: ["chercheur", "chercheurs"],
  engineer: ["ingénieur", "ingénieurs"],
  infrastructure: [fr`ingénieur d'infrastructure`, fr`ingénieurs d'infrastructure`],
  operations: [fr`agent d'exploitation`, fr`agents d'exploitation`],
  supervisor: ["superviseur", "superviseurs"],
  manager: ["cadre", "cadres"]
};

const separator = fr` ; `;

/** « 9 personnes (4 chercheurs, 5 ingénieurs) » ; « 1 chercheur » où il n'y a qu'un rôle. */
export function peopleText(people, w) {
  const some = Object.entries(people ?? {}).filter(([, count]) => count > 0);
  if (some.length === 0) return "personne";
  const list = some.map(([role, count]) => w.counted(count, ...(roles[role] ?? [role, role])));
  if (some.length === 1) return list[0];
  const all = some.reduce((sum, [, count]) => sum + count, 0);
  return `${w.counted(all, "personne", "personnes")} (${list.join(", ")})`;
}

/** « plan: pay of engineer = 1.2 » sans son début ; clés et valeurs restent celles du fichier. */
export const settingText = (text) => text.replace(/^plan: /, "").replace(/ of (\w+) = /, " ($1) = ");

const lacking = (check, w) => fr` (il manque ${w.size(check.limit - check.value)})`;
const short = {
  share: lacking,
  value: lacking,
  headcount: (check, w) => fr` (${w.size(check.value - Math.floor(check.limit))} de trop)`
};

/** Depuis quand un critère est rempli, ou ce qui lui manque. */
function detail(check, w) {
  if (!check.detail) return "";
  if (!check.holds) return short[check.criterion]?.(check, w) ?? "";
  const since = check.month - check.months_in_a_row + 1;
  return since <= 0 ? fr` depuis le début` : fr` depuis ${w.when(since)}`;
}

const said = {
  share: (check, w, definition) =>
    fr`part ${w.rule(definition)} ${w.beside(check.value, check.limit, 3)} ${check.holds ? "≥" : "<"} ${w.plain(check.limit)}`,
  headcount: (check, w) =>
    fr`${w.counted(check.value, "personne", "personnes")} ${check.holds ? "≤" : ">"} ${w.count(Math.floor(check.limit))} permises`,
  value: (check, w) =>
    fr`valeur ${w.beside(check.value, check.limit, 2)} × celle d'aujourd'hui ${check.holds ? "≥" : "<"} ${w.plain(check.limit)}`,
  supervisor: (check, w) => (check.value > 0 ? w.counted(check.value, "superviseur", "superviseurs") : fr`aucun superviseur`)
};

/** Un critère avec ses nombres : « part comptable 0,912 ≥ 0,9 ». */
export function checkText(definition, check, w) {
  if (w.anybody(definition, check.criterion)) return fr`n'importe quel effectif`;
  return `${said[check.criterion](check, w, definition)}${detail(check, w)}`;
}

/** Tous les critères d'un mois : d'abord ceux qui ont manqué. */
export function checksText(failed, held) {
  if (failed.length === 0) return fr`tous remplis : ${held.join(separator)}`;
  const rest = held.length === 0 ? "" : fr`. Remplis : ${held.join(separator)}`;
  return fr`manqués : ${failed.join(separator)}${rest}`;
}
