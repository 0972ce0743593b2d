// SPDX-License-Identifier: Apache-2.0
import {Plot, frame, ink, narrow, tooltip} from "./base.js";
import {shortened} from "./estimates.js";
import {comparisonNote, differenceColumn, pairs} from "./plan_pairs.js";

function planRow({label, of}) {
  const last = of.ghost.difference.length - 1;
  const {base, plan} = of.ghost_probability;
  const time = of.mean_time_to_ghost;
  const interval = {low: of.ghost.low?.[last] ?? null, high: of.ghost.high?.[last] ?? null};
  return {
    plan: label,
    base: base.probability,
    probability: plan.probability,
    plan_low: plan.low,
    plan_high: plan.high,
    never: plan.never,
    never_low: plan.never_low,
    never_high: plan.never_high,
    difference: of.ghost.difference[last],
    ...interval,
    months: time.difference,
    months_low: time.low,
    months_high: time.high,
    moved: of.definition_shift.moved
  };
}

/** Both sides at the horizon. */
export const planRows = (view) => pairs(view).map(planRow);

function columns(view) {
  const {t, f} = view;
  const probability = (key, label) => ({key, label: t(label), format: f.probability});
  const points = (key, label) => differenceColumn(view, key, label, f.points);
  const months = (key, label) => differenceColumn(view, key, label, f.signed);
  return [
    {key: "plan", label: t("plan")},
    probability("probability", "pGhost"),
    probability("plan_low", "low"),
    probability("plan_high", "high"),
    probability("never", "never"),
    probability("never_low", "low"),
    probability("never_high", "high"),
    points("difference", "differencePoints"),
    points("low", "low"),
    points("high", "high"),
    months("months", "plans.months"),
    months("months_low", "low"),
    months("months_high", "high")
  ];
}

function words(view, row) {
  const {t, f} = view;
  const interval = row.low === null ? "" : ` [${f.points(row.low)}, ${f.points(row.high)}]`;
  return [
    row.plan,
    `${f.points(row.difference)} ${t("points")}${interval}`,
    `${t("pGhost")} ${f.probability(row.probability)}, ${t("never")} ${f.probability(row.never)}`
  ].join("\n");
}

function marks(view, rows) {
  const sure = rows.filter((row) => row.low !== null);
  const bar = {x1: "low", x2: "high", y1: "plan", y2: "plan", stroke: ink("blue"), strokeWidth: 2.5, strokeOpacity: 0.6};
  return [
    Plot.ruleX([0], {stroke: ink("ink"), strokeWidth: 1.25}),
    Plot.link(sure, bar),
    Plot.dot(rows, {x: "difference", y: "plan", fill: ink("blue"), r: 5, stroke: ink("paper")}),
    ...tooltip(rows, "difference", "plan", (row) => words(view, row), "xy")
  ];
}

function plot(view, rows, width) {
  const {t, f} = view;
  const names = rows.map((row) => row.plan);
  const marginLeft = Math.min(narrow(width) ? 120 : 240, 16 + 6.6 * Math.max(...names.map((name) => name.length)));
  const tickFormat = (name) => shortened(name, Math.floor((marginLeft - 12) / 6.2));
  const x = {grid: true, labelArrow: "none", labelAnchor: "right", nice: true, ticks: 6};
  return frame(view, width, {
    height: 40 * rows.length + 70,
    marginLeft,
    x: {...x, label: t("axis.difference"), tickFormat: (value) => f.points(value)},
    y: {domain: names, label: null, tickSize: 0, type: "point", padding: 0.6, tickFormat},
    marks: marks(view, rows)
  });
}

/** @returns {import("../types.js").Chart} */
export function plans(view) {
  const {t, f} = view;
  const rows = planRows(view);
  const moved = rows.filter((row) => row.moved).map((row) => row.plan);
  const order = [...rows].sort((a, b) => a.difference - b.difference);
  const [least, most] = [order[0], order[order.length - 1]];
  const ends = {least: least.plan, low: f.points(least.difference), most: most.plan, high: f.points(most.difference)};
  return {
    id: "plans",
    title: t("plans.title", {unit: view.unit.name, date: view.calendar.name(view.horizon)}),
    summary: t("plans.summary", {...ends, base: view.page.comparison.base.label}),
    note: `${moved.length ? t("plans.moved", {plans: moved.join(t("comma"))}) : ""}${comparisonNote(view)}`,
    columns: columns(view),
    rows,
    plot: (width) => plot(view, rows, width)
  };
}
