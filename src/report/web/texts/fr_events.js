// SPDX-License-Identifier: Apache-2.0
import {exits, judged, raids} from "./fr_events_units.js";
import {french as fr} from "./typeset.js";

/** Ce que dit chaque événement d'une histoire, avec les nombres qui l'ont fait; `w` est de event_words.js. */
const markets = {
  plan_step: (e, w) => fr`le plan : ${w.setting(e.text)}`,
  shortage_begins: (e, w) =>
    fr`une pénurie de GPU commence : un GPU coûte ${w.size(e.after)} USD, contre ${w.size(e.before)} avant`,
  shortage_ends: (e, w) =>
    fr`la pénurie de GPU prend fin après ${w.months(e.limit)} : un GPU coûte ${w.size(e.after)} USD, contre ${w.size(e.before)} avant`,
  heat_jump: (e, w) =>
    fr`le marché des talents bondit : tension ${w.fixed(e.before, 2)} → ${w.fixed(e.after, 2)} (1 est la moyenne)`,
  scarcity_begins: (e, w) =>
    fr`les GPU à louer sont rares pendant ${w.months(e.limit)} : une heure de GPU coûte ${w.fixed(e.after, 2)} USD, contre ${w.fixed(e.before, 2)} avant`,
  scarcity_ends: (e, w) =>
    fr`les GPU à louer ne sont plus rares : une heure de GPU coûte ${w.fixed(e.after, 2)} USD, contre ${w.fixed(e.before, 2)} avant`,
  crash_begins: (e, w) =>
    fr`la bulle éclate : la demande chute, les revenus n'achètent plus de GPU pendant ${w.months(e.limit)} ; tension du marché des talents ${w.fixed(e.before, 2)} → ${w.fixed(e.after, 2)}`,
  crash_ends: () => fr`le krach est passé : les revenus achètent de nouveau des GPU`,
  commodity_day: (e, w) =>
    fr`le calcul devient une commodité : banalisation ${w.fixed(e.before, 3)} → ${w.fixed(e.after, 3)}` +
    (e.losses ?? []).map((loss) => fr` ; ${loss.unit} perd ${w.percent(loss.share)} de sa valeur`).join("")
};

const organisations = {
  orders: (e, w) => fr`${w.count(e.after)} GPU commandés ; ${w.count(e.before)} sont maintenant en commande`,
  arrivals: (e, w) => fr`${w.count(e.after)} GPU arrivent ; le parc en comptait ${w.count(e.before)}`,
  retirements: (e, w) => fr`${w.count(e.after)} GPU tombent en panne pour de bon`,
  connection: (e, w) => fr`un nouveau raccordement : puissance ${w.size(e.before)} → ${w.size(e.after)} MW`,
  power_binds: (e, w) =>
    fr`la puissance est saturée : elle porte ${w.count(e.limit)} GPU, il y en a ${w.count(e.after)} ; des puces attendent le courant`
};

const fleet = (e, w) => fr`GPU : ${w.count(e.before)} → ${w.count(e.after)} (dont ${w.count(e.limit)} perdus par panne)`;

const gpus = {
  gpus_fall: fleet,
  gpus_rise: fleet,
  supervision_binds: (e, w) =>
    fr`la supervision ne suffit plus : l'équipe peut surveiller ${w.count(e.limit)} GPU sur ${w.count(e.after)}`,
  supervision_frees: () => fr`la supervision suffit de nouveau`,
  outage_begins: (e, w) =>
    fr`panne : le calcul est arrêté (savoir ${w.fixed(e.before, 2)}, ${w.counted(e.after, fr`ingénieur d'infrastructure`, fr`ingénieurs d'infrastructure`)} ; probabilité de ${w.percent(e.limit)} par mois)`,
  outage_ends: (e, w) => fr`fin de la panne après ${w.months(e.limit)} (savoir ${w.fixed(e.before, 2)})`
};

/** Par genre d'événement. */
export const events = {...markets, ...organisations, ...gpus, ...raids, ...exits, ...judged};
