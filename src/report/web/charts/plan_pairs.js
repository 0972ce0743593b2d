// SPDX-License-Identifier: Apache-2.0
// What the charts of plans share.

/** Of each plan the comparison of the unit and definition that are looked at. */
export function pairs(view) {
  const {unit, definition} = view.choice;
  return view.page.comparison.plans.map((plan) => ({label: plan.label, of: plan.units[unit].definitions[definition]}));
}

/** The base's own answer, the method and the sizes: the note of both charts. */
export function comparisonNote(view) {
  const {t, f, page} = view;
  const first = pairs(view)[0].of;
  const base = first.ghost_probability.base;
  return t("plans.note", {
    definition: first.name,
    words: view.words(),
    interval: f.interval(first.interval),
    beliefs: f.count(page.comparison.beliefs),
    trajectories: f.count(page.comparison.trajectories),
    base: page.comparison.base.label,
    estimate: f.estimate(base.probability, base.low, base.high),
    never: f.estimate(base.never, base.never_low, base.never_high),
    date: view.calendar.name(view.horizon)
  });
}

/** A column of differences, which one belief leaves without interval. */
export function differenceColumn(view, key, label, format) {
  return {key, label: view.t(label), format: (value) => (value === null ? view.t("none") : format(value))};
}
