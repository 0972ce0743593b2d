// SPDX-License-Identifier: Apache-2.0
import {Plot, frame, ink, narrow, percentAxis, timeAxis, tooltip} from "./base.js";
import {shortened} from "./estimates.js";

const colours = ["blue", "vermilion", "green", "orange", "purple", "sky"];
const dashes = ["", "6,3", "2,3", "9,3,2,3", "1,2", "12,4"];

/** Of each plan the comparison of the unit and definition that are looked at. */
function pairs(view) {
  return view.page.comparison.plans.map((plan) => ({
    label: plan.label,
    of: plan.units[view.choice.unit].definitions[view.choice.definition]
  }));
}

/** P(ghost by month) less that of the base, with paired intervals, months 0..T. */
export function differenceRows(view) {
  return pairs(view).flatMap(({label, of}) =>
    of.ghost.difference.map((difference, month) => ({
      plan: label,
      month,
      date: view.calendar.code(month),
      x: view.calendar.x(month),
      base: of.ghost.base[month],
      probability: of.ghost.plan[month],
      difference,
      low: of.ghost.low?.[month] ?? null,
      high: of.ghost.high?.[month] ?? null
    }))
  );
}

/** Both sides at the horizon. */
export function planRows(view) {
  return pairs(view).map(({label, of}) => {
    const last = of.ghost.difference.length - 1;
    return {
      plan: label,
      base: of.ghost_probability.base.probability,
      probability: of.ghost_probability.plan.probability,
      plan_low: of.ghost_probability.plan.low,
      plan_high: of.ghost_probability.plan.high,
      never: of.ghost_probability.plan.never,
      difference: of.ghost.difference[last],
      low: of.ghost.low?.[last] ?? null,
      high: of.ghost.high?.[last] ?? null,
      months: of.mean_time_to_ghost.difference,
      months_low: of.mean_time_to_ghost.low,
      months_high: of.mean_time_to_ghost.high,
      moved: of.definition_shift.moved
    };
  });
}

function comparisonNote(view) {
  const {t, f, page} = view;
  const first = page.comparison.plans[0].units[view.choice.unit].definitions[view.choice.definition];
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

/** @returns {import("../types.js").Chart} */
export function plans(view) {
  const {t, f} = view;
  const rows = planRows(view);
  const moved = rows.filter((row) => row.moved).map((row) => row.plan);
  const ends = [...rows].sort((a, b) => a.difference - b.difference);
  const date = view.calendar.name(view.horizon);
  const words = (row) =>
    `${row.plan}\n${f.points(row.difference)} ${t("points")}${row.low === null ? "" : ` [${f.points(row.low)}, ${f.points(row.high)}]`}\n${t("pGhost")} ${f.probability(row.probability)}, ${t("never")} ${f.probability(row.never)}`;
  const format = f.points;
  return {
    id: "plans",
    title: t("plans.title", {unit: view.unit.name, date}),
    summary: t("plans.summary", {
      least: ends[0].plan,
      low: f.points(ends[0].difference),
      most: ends[ends.length - 1].plan,
      high: f.points(ends[ends.length - 1].difference),
      base: view.page.comparison.base.label
    }),
    note: `${moved.length ? t("plans.moved", {plans: moved.join(t("comma"))}) : ""}${comparisonNote(view)}`,
    columns: [
      {key: "plan", label: t("plan")},
      {key: "probability", label: t("pGhost"), format: f.probability},
      {key: "plan_low", label: t("low"), format: f.probability},
      {key: "plan_high", label: t("high"), format: f.probability},
      {key: "never", label: t("never"), format: f.probability},
      {key: "difference", label: t("differencePoints"), format},
      {key: "low", label: t("low"), format: (v) => (v === null ? t("none") : format(v))},
      {key: "high", label: t("high"), format: (v) => (v === null ? t("none") : format(v))},
      {key: "months", label: t("plans.months"), format: f.signed},
      {key: "months_low", label: t("low"), format: (v) => (v === null ? t("none") : f.signed(v))},
      {key: "months_high", label: t("high"), format: (v) => (v === null ? t("none") : f.signed(v))}
    ],
    rows,
    plot: (width) => {
      const margin = Math.min(narrow(width) ? 120 : 240, 16 + 6.6 * Math.max(...rows.map((row) => row.plan.length)));
      return frame(view, width, {
        height: 40 * rows.length + 70,
        marginLeft: margin,
        x: {
          label: t("axis.difference"),
          tickFormat: (value) => f.points(value),
          grid: true,
          labelArrow: "none",
          labelAnchor: "right",
          nice: true,
          ticks: 6
        },
        y: {
          domain: rows.map((row) => row.plan),
          label: null,
          tickSize: 0,
          type: "point",
          padding: 0.6,
          tickFormat: (name) => shortened(name, Math.floor((margin - 12) / 6.2))
        },
        marks: [
          Plot.ruleX([0], {stroke: ink("ink"), strokeWidth: 1.25}),
          Plot.link(
            rows.filter((row) => row.low !== null),
            {x1: "low", x2: "high", y1: "plan", y2: "plan", stroke: ink("blue"), strokeWidth: 2.5, strokeOpacity: 0.6}
          ),
          Plot.dot(rows, {x: "difference", y: "plan", fill: ink("blue"), r: 5, stroke: ink("paper")}),
          ...tooltip(rows, "difference", "plan", words, "xy")
        ]
      });
    }
  };
}

/** @returns {import("../types.js").Chart} */
export function planCurves(view) {
  const {t, f} = view;
  const rows = differenceRows(view);
  const names = pairs(view).map((pair) => pair.label);
  const look = (name) => names.indexOf(name) % colours.length;
  return {
    id: "plan-curves",
    title: t("planCurves.title", {unit: view.unit.name}),
    summary: t("planCurves.summary", {plans: names.join(t("comma")), base: view.page.comparison.base.label}),
    note: comparisonNote(view),
    legend: names.map((name) => ({label: name, colour: ink(colours[look(name)]), shape: dashes[look(name)] ? "dash" : "line"})),
    columns: [
      {key: "plan", label: t("plan")},
      {key: "date", label: t("month")},
      {key: "base", label: t("planCurves.base"), format: f.probability},
      {key: "probability", label: t("pGhost"), format: f.probability},
      {key: "difference", label: t("differencePoints"), format: f.points},
      {key: "low", label: t("low"), format: (v) => (v === null ? t("none") : f.points(v))},
      {key: "high", label: t("high"), format: (v) => (v === null ? t("none") : f.points(v))}
    ],
    rows,
    plot: (width) =>
      frame(view, width, {
        x: timeAxis(view, width),
        y: percentAxis(view, t("axis.difference"), {tickFormat: f.points}),
        marks: [
          ...names.map((name) =>
            Plot.areaY(
              rows.filter((row) => row.plan === name && row.low !== null),
              {x: "x", y1: "low", y2: "high", fill: ink(colours[look(name)]), fillOpacity: 0.16}
            )
          ),
          ...names.map((name) =>
            Plot.line(
              rows.filter((row) => row.plan === name),
              {x: "x", y: "difference", stroke: ink(colours[look(name)]), strokeWidth: 2, strokeDasharray: dashes[look(name)]}
            )
          ),
          Plot.ruleY([0], {stroke: ink("ink")}),
          ...tooltip(
            rows,
            "x",
            "difference",
            (row) => `${row.plan}, ${view.calendar.name(row.month)}\n${f.points(row.difference)} ${t("points")}`,
            "xy"
          )
        ]
      })
  };
}
