// SPDX-License-Identifier: Apache-2.0
/** Une unité : son départ, sa production, sa demande. */
export const work = {
  people: "personnes à t=0, par rôle",
  new_people: "personnes nouvelles à t=0, quand stationary_start vaut false",
  initial_offers: "offres acceptées à t=0, quand stationary_start vaut false",
  open_positions: "postes à pourvoir à t=0, en plus des personnes",
  gpus: "GPU à t=0, en équivalents H100",
  monthly_value: "valeur à t=0 : le chiffre d'affaires, ou ce que vaut le travail",
  initial_compute_share:
    "part de la valeur qui disparaît quand on éteint le calcul, à t=0 ; au plus 0,97 quand c'est un nombre",
  initial_automation: "part des tâches automatisées à t=0",
  initial_utilisation: "part du temps des GPU mise à profit à t=0 ; détermine infra_utilisation",
  initial_knowledge: "savoir de l'équipe à t=0",
  initially_up: "false : le calcul de l'unité est en panne à t=0",
  substitution_rho: "exposant de substitution entre calcul et travail ; les résultats sont aussi donnés par composante",
  automation_width: "croissance du calcul qui déplace la part automatisée d'un logit",
  automation_ceiling: "part des tâches qui pourra un jour être automatisée",
  adoption_rate: "part de l'automatisation possible qui est adoptée en un mois",
  compute_exponent: "rendement des GPU dans le travail du calcul",
  algorithm_exponent: "rendement de l'efficacité des algorithmes",
  role_weight: "ce que compte une personne de chaque rôle dans le travail humain",
  new_hire_productivity: "ce que compte une nouvelle personne par rapport à une personne installée",
  knowledge_exponent: "rendement du savoir ; 0 : sans effet",
  utilisation_floor: "part du temps des GPU mise à profit sans ingénieurs d'infrastructure",
  infra_utilisation: "GPU qu'un ingénieur d'infrastructure tient occupés",
  supervision_slack: "GPU que les superviseurs peuvent surveiller, rapportés à ceux qui sont là à t=0",
  supervision_span: "GPU qu'un superviseur peut surveiller, à la place de supervision_slack ; inf : sans limite",
  supervision_growth: "croissance du nombre de GPU que les superviseurs peuvent surveiller",
  supervision_growth_half:
    "temps au bout duquel la croissance de la supervision est divisée par deux ; inf la garde constante",
  researcher_supervision: "superviseurs qu'un chercheur remplace",
  outage_hazard:
    "probabilité mensuelle que le calcul de l'unité tombe en panne ; 0 par défaut au-delà de 2 000 personnes",
  outage_knowledge_effect: "de combien le savoir perdu augmente la probabilité d'une panne",
  recovery_probability: "probabilité mensuelle que le calcul en panne revienne",
  demand_growth: "croissance de la demande à t=0",
  demand_growth_half:
    "temps au bout duquel la croissance de la demande est divisée par deux ; inf la garde constante",
  demand_growth_long: "croissance de la demande à long terme",
  demand_noise: "bruit mensuel du logarithme de la demande",
  pass_through: "élasticité de la valeur à la production ; 1 : sans effet (eps = inf)",
  value_ceiling: "valeur que le marché ne peut dépasser ; inf : sans limite"
};
