// SPDX-License-Identifier: Apache-2.0
/** Les avertissements, par code ; leurs valeurs sont celles de la phrase anglaise du programme. */
export const warnings = {
  exact_defaults:
    "{place} : tous les nombres de ce fichier sont exacts : seules {count} valeurs par défaut sont tirées au sort ; ce que vous ne connaissez pas exactement se donne par une loi, comme {example}",
  nothing_uncertain:
    "{place} : rien n'est incertain ici : toute la dispersion est due au hasard ; ce que vous ne connaissez pas exactement se donne par une loi, comme {example}",
  cut_tail: "{place} : {key} : {percent} % de ses valeurs sont hors de {range} ; cette queue est coupée",
  kept_floor:
    "{place} : la définition « {definition} » permet {people} dans « {unit} », moins que les {floor} que garde minimum_people : seuls des départs plus rapides que les remplacements font un fantôme",
  near_rounding:
    "{place} : la définition « {definition} » permet {people} dans {units} ; aux médianes, {places} postes restent à la fin : la réponse dépend d'un arrondi",
  rounded_fleet: "{place} : {key} est arrondi par défaut à {quanta} quanta de {quantum} GPU",
  below_minimum:
    "{place} : au rôle {role}, « {unit} » compte {people} alors que son minimum est de {minimum} ; elle embauchera",
  unused_at_start: "{place} : « {unit} » : {key} ne sert pas quand stationary_start = true",
  fast_rate: "{place} : {key} : {rate} par mois font {percent} % par an ; vouliez-vous dire « {suggestion} » ?",
  few_to_leave: "{place} : {key} : il y en a {people} au rôle {role} à t=0 ; il ne peut en partir davantage",
  few_to_go: "{place} : {key} : il y en a {people} au rôle {role} à t=0 ; on ne peut en supprimer davantage",
  floor_hires: "{place} : {key} : « {unit} » compte {people} au rôle {role} ; elle embauchera",
  pay_measured:
    "{place} : {key} : déplace la mesure, et non le seul travail : les salaires font partie des coûts que mesure {definitions}",
  gpus_measured:
    "{place} : {key} : déplace la mesure, et non le seul travail : les GPU comptent comme coûts, qu'ils travaillent ou non, dans ce que mesure {definitions}",
  peak_measured:
    "{place} : {key} : déplace la mesure, et non le seul travail : un maximum plus haut fait que {definitions} permet plus de personnes",
  repairs_foreseen: "{place} : {units} : {percent} % des croyances sont ramenées à la plus proche possible : {key}",
  repairs_foreseen_by_rho:
    "{place} : {units} : {percent} % des croyances sont ramenées à la plus proche possible : {key} avec substitution_rho = {components}",
  dropped_lever: "{place} : plan.{key} est abandonné : {cause}",
  power_at_median: "{place} : {key} : à sa médiane, la puissance porte {carried} GPU, moins que les {fleet} qui sont là à t=0",
  value_unreachable:
    "{place} : la définition « {definition} » est hors de portée de {units} : la valeur reste au-dessous de value_ceiling = {ceiling}",
  compute_unreachable:
    "{place} : la définition « {definition} » est hors de portée de {units} : sans calcul, la part {share} est nulle",
  share_unreachable:
    "{place} : la définition « {definition} » est hors de portée de {units} : la part {share} reste au-dessous de {bound}, avec substitution_rho au plus {rho} et une automatisation au plus {automation}",
  non_finite: "{count} futurs ont un nombre qui n'est pas fini : c'est un défaut du programme",
  clipped_gpus: "{percent} des futurs ont atteint la limite de {limit} GPU par unité ; un gpu_quantum plus grand la lève",
  lost_devices: "des processeurs ont été perdus, d'autres ont repris leur travail : {devices}",
  repaired_beliefs:
    "{unit} : des croyances tirées avec {component}, impossibles au début, ont été réparées : {repairs} des futurs"
};
