// SPDX-License-Identifier: Apache-2.0
// A page small enough to reckon by hand: one unit, 24 months, 200 futures, 20 of them born ghosts.
const months = Array.from({length: 24}, (_, k) => k + 1);
const total = 200;
const never = {never: 0.4, never_low: 0.35, never_high: 0.45, horizon: 24};
const basis = {definition: "d", interval: "95 % Wilson", beliefs: 20, ...never};

const none = {by_month: months.map(() => 0)};
const outcomes = {
  ghost: {by_month: months.map((m) => Math.floor(m / 6) * 25)},
  dead_gpu: {by_month: months.map((m) => (m >= 12 ? 20 : 0))},
  dead_money: none,
  abandoned: none,
  acquired: none,
  maintenance: none
};
const bounds = ({by_month}) => ({
  low: by_month.map((n) => Math.max(0, n / total - 0.05)),
  high: by_month.map((n) => Math.min(1, n / total + 0.05))
});
const intervals = {...basis, outcomes: Object.fromEntries(Object.entries(outcomes).map(([name, each]) => [name, bounds(each)]))};

const estimate = (month, p) => ({...basis, month, date: null, probability: p, low: p - 0.05, high: p + 0.05});
const date = (level) => ({level, month: level < 0.6 ? 12 : null, earliest: 10, latest: 14, text: ""});
const definition = {
  name: "d",
  text: "",
  people_allowed: 6,
  ghost_probability: [estimate(12, 0.35), estimate(24, 0.6)],
  belief_spread: {month: [12, 24], q05: [0.1, 0.2], q50: [0.3, 0.6], q95: [0.7, 0.9]},
  by_rho_component: [],
  born_ghost: 20,
  human: 60,
  outcomes,
  intervals,
  ghost_dates: [0.05, 0.25, 0.5, 0.75, 0.95].map(date),
  last_criterion: {share: 75, headcount: 25, value: 0, supervisor: 0, tie: 0},
  relapsed: 30
};

/** Units end before month 21. */
const fan = {
  quantiles: [0.05, 0.25, 0.5, 0.75, 0.95],
  by_month: months.map((m) => (m > 20 ? null : [1, 2, 3, 4, 5])),
  running: months.map((m) => (m > 20 ? 0 : total))
};
const unit = {
  name: "u",
  start: {people: 40, gpus: 64, monthly_value: 1e6},
  fan: {headcount: fan, gpus: fan, value: fan, share_counterfactual: fan}
};

const parameters = {
  gpus: {value: 64, from: "lab.toml:3:1"},
  credit: {value: {dist: "normal", mean: 6, sd: 1}, from: "default"}
};
const asked = {share: "counterfactual", threshold: 0.9, headcount_share: 0.15, headcount_limit: 6, growth: 1, persistence: 3};
const resolved = {
  title: "Lab",
  file: "lab.toml",
  definitions: [{name: "d", needs_supervisor: true, ...asked}],
  market: {},
  organisations: [{name: "o", parameters: {}}],
  units: [{name: "u", group: "o", parameters}]
};

const result = {
  schema: "ghostcast.result/1",
  program: {version: "0", commit: "c"},
  scenario: {name: "lab", sha256: "00"},
  plan: "base",
  changes: [],
  seed: 1,
  beliefs: 20,
  trajectories: total,
  recorded_trajectories: total,
  planned: {trajectories: total, beliefs: 20, belief_block: 0},
  completion: "complete",
  non_finite: 0,
  engine: {name: "cpu", device: "x", threads: 1, isa: "scalar"},
  digest: "ab",
  horizon_months: 24,
  start: "2026-01",
  warnings: [],
  resolved_scenario: resolved,
  organisation: {market: {}}
};

/** @param {object} [changes] of the definition */
export function samplePage(changes = {}) {
  const page = {
    schema: "ghostcast.page/1",
    language: "en",
    command: "ghostcast run lab.toml",
    parameters: {market: {}, organisation: {}, unit: {gpus: {unit: "GPU", default: "8", source: "s", meaning: "m"}}},
    surfaces: [],
    comparison: null,
    sensitivity: null,
    stories: [],
    gaps: [],
    result: {...result, units: [{...unit, definitions: [{...definition, ...changes}]}]}
  };
  return structuredClone(page);
}
