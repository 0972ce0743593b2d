// SPDX-License-Identifier: Apache-2.0
import {french as fr} from "./typeset.js";

// Ce qui arrive à une unité.
const knowledge = (e, w) => fr` ; savoir ${w.fixed(e.before, 3)} → ${w.fixed(e.after, 3)}`;
const blocked = (e) => (e.purchase_blocked ? fr` ; le rachat est bloqué, une licence est payée à l'organisation` : "");
const anybody = (e) => Object.values(e.people ?? {}).some((count) => count > 0);
const takes = (e, w) => (anybody(e) ? fr`emporte ${w.people(e.people)}` : fr`n'emporte personne`);
const each = (e, w) => fr`, chaque personne avec une probabilité de ${w.percent(e.limit)}`;

const freezes = {
  index: (e, w) =>
    fr` : un USD de calcul rapporte ${w.fixed(Math.exp(e.after), 2)} fois ce qu'il rapporte en salaires, contre 1 au début (indice ${w.fixed(e.before, 3)} → ${w.fixed(e.after, 3)}, ${e.kind === "freeze_begins" ? "au-dessus" : "au-dessous"} de ${w.fixed(e.limit, 2)})`,
  plan: () => fr` par le plan`,
  plan_ends: () => fr` : le plan n'en dispose plus autrement`
};
const freezeCause = (e, w) => freezes[e.cause]?.(e, w) ?? "";

/** Les personnes. */
export const raids = {
  raid: (e, w) => fr`un débauchage collectif ${takes(e, w)}${each(e, w)}${knowledge(e, w)}${blocked(e)}`,
  scheduled_raid: (e, w) =>
    fr`le débauchage prévu par le plan ${takes(e, w)}${each(e, w)}${knowledge(e, w)}${blocked(e)}`,
  scheduled_team: (e, w) => fr`le débauchage prévu par le plan ${takes(e, w)}${knowledge(e, w)}`,
  team_poached: (e, w) => fr`une équipe est débauchée : ${w.people(e.people)}${knowledge(e, w)}`,
  layoff_wave: (e, w) =>
    fr`une vague de licenciements de ${w.percent(e.limit)} de l'effectif ${takes(e, w)}${knowledge(e, w)}`,
  scheduled_layoff: (e, w) =>
    fr`le licenciement prévu par le plan, ${w.percent(e.limit)} de l'effectif, ${takes(e, w)}${knowledge(e, w)}`,
  redundancies: (e, w) =>
    fr`postes supprimés : ${w.people(e.people)} ; il en faut ${w.count(e.limit)} en tout${knowledge(e, w)}`,
  freeze_begins: (e, w) => fr`les embauches sont gelées${freezeCause(e, w)}`,
  freeze_ends: (e, w) => fr`les embauches reprennent${freezeCause(e, w)}`
};

const fatal = (e, w) => (e.fatal_months ? fr` ; ${w.months(e.fatal_months)} de suite` : "");
const row = (e, w) => (e.months_in_a_row ? w.months(e.months_in_a_row) : fr`plusieurs mois`);

const ends = {
  acquired: (e, w) =>
    fr`rachetée pour ses talents : le débauchage a emporté ${w.people(e.people)}, au moins ${w.percent(e.limit)} de ${w.counted(e.before, "personne", "personnes")} d'un coup`,
  dead_gpu: (e, w) => fr`meurt faute de GPU : au-dessous de son minimum pendant ${row(e, w)} de suite`,
  dead_money: (e, w) => fr`meurt faute d'argent : à court pendant ${row(e, w)} de suite`,
  abandoned: (e, w) => fr`abandonnée : sans personne pendant ${row(e, w)} de suite`
};

/** Sa vie et sa fin. */
export const exits = {
  starvation_begins: (e, w) =>
    fr`privée de GPU : ${w.count(e.after)} GPU < ${w.size(e.limit)}${fatal(e, w)}${e.fatal_months ? fr` la tuent` : ""}`,
  starvation_ends: (e, w) => fr`plus privée de GPU après ${w.months(e.before)} : ${w.count(e.after)} GPU`,
  debt_begins: (e, w) =>
    fr`à court d'argent : trésorerie ${w.size(e.after)} USD < ${w.size(e.limit)} USD${fatal(e, w)}${e.fatal_months ? fr` la tuent` : ""}`,
  debt_ends: (e, w) => fr`plus à court d'argent après ${w.months(e.before)} : trésorerie ${w.size(e.after)} USD`,
  decline_begins: (e, w) =>
    fr`en déclin : valeur ${w.fixed(e.after, 3)} × celle d'aujourd'hui < ${w.plain(e.limit)}, peu de personnes et une part basse${fatal(e, w)}${e.fatal_months ? fr` mènent à la maintenance` : ""}`,
  decline_ends: (e, w) =>
    fr`plus en déclin après ${w.months(e.before)} : valeur ${w.fixed(e.after, 3)} × celle d'aujourd'hui`,
  exit: (e, w) => (ends[e.outcome] ?? (() => fr`fin de l'unité`))(e, w)
};

const checks = (e, w) => (e.checks ? w.checks(e) : "");
const behind = (text, mark) => (text === "" ? "" : fr`${mark} ${text}`);

/** Son jugement. */
export const judged = {
  criterion_holds: (e, w) => fr`${w.check(e, {...e, value: e.after, holds: true})} désormais [« ${e.definition} »]`,
  criterion_fails: (e, w) => fr`plus maintenant : ${w.check(e, {...e, value: e.after, holds: false})} [« ${e.definition} »]`,
  born_ghost: (e) => fr`fantôme dès le début selon « ${e.definition} »`,
  ghost_confirmed: (e, w) =>
    fr`FANTÔME selon « ${e.definition} », confirmé après ${w.months(e.after)} de suite ; ${e.criterion ? fr`dernier critère rempli : ${w.criterion(e.criterion)}` : fr`plusieurs critères remplis ensemble en dernier`}${behind(checks(e, w), fr` ;`)}`,
  maintenance: (e, w) => fr`passe en maintenance selon « ${e.definition} » : ${w.months(e.after)} de suite en déclin`,
  relapse: (e, w) => fr`n'est plus un fantôme selon « ${e.definition} »${behind(checks(e, w), fr` :`)}`
};
