// SPDX-License-Identifier: Apache-2.0
import {Plot, frame, ink, percentAxis, timeAxis, tooltip} from "./base.js";
import {comparisonNote, differenceColumn, pairs} from "./plan_pairs.js";

const looks = [
  {colour: "blue", dash: ""},
  {colour: "vermilion", dash: "6,3"},
  {colour: "green", dash: "2,3"},
  {colour: "orange", dash: "9,3,2,3"},
  {colour: "purple", dash: "1,2"},
  {colour: "sky", dash: "12,4"}
];

/** P(ghost by month) less that of the base, with paired intervals, months 0..T. */
export function differenceRows(view) {
  const {calendar} = view;
  const row = (label, ghost, difference, month) => ({
    plan: label,
    month,
    date: calendar.code(month),
    x: calendar.x(month),
    base: ghost.base[month],
    probability: ghost.plan[month],
    difference,
    low: ghost.low?.[month] ?? null,
    high: ghost.high?.[month] ?? null
  });
  return pairs(view).flatMap(({label, of}) =>
    of.ghost.difference.map((difference, month) => row(label, of.ghost, difference, month))
  );
}

function columns(view) {
  const {t, f} = view;
  const points = (key, label) => differenceColumn(view, key, label, f.points);
  return [
    {key: "plan", label: t("plan")},
    {key: "date", label: t("month")},
    {key: "base", label: t("planCurves.base"), format: f.probability},
    {key: "probability", label: t("pGhost"), format: f.probability},
    points("difference", "differencePoints"),
    points("low", "low"),
    points("high", "high")
  ];
}

/** The band and the line of one plan. */
function curve(rows, {colour, dash}) {
  const sure = rows.filter((row) => row.low !== null);
  return [
    Plot.areaY(sure, {x: "x", y1: "low", y2: "high", fill: ink(colour), fillOpacity: 0.16}),
    Plot.line(rows, {x: "x", y: "difference", stroke: ink(colour), strokeWidth: 2, strokeDasharray: dash})
  ];
}

function marks(view, rows, names) {
  const {t, f, calendar} = view;
  const words = (row) => `${row.plan}, ${calendar.name(row.month)}\n${f.points(row.difference)} ${t("points")}`;
  return [
    ...names.flatMap((name, k) =>
      curve(
        rows.filter((row) => row.plan === name),
        looks[k % looks.length]
      )
    ),
    Plot.ruleY([0], {stroke: ink("ink")}),
    ...tooltip(rows, "x", "difference", words, "xy")
  ];
}

/** @returns {import("../types.js").Chart} */
export function planCurves(view) {
  const {t, f} = view;
  const rows = differenceRows(view);
  const names = pairs(view).map((pair) => pair.label);
  const entry = (label, {colour, dash}) => ({label, colour: ink(colour), shape: dash ? "dash" : "line"});
  return {
    id: "plan-curves",
    title: t("planCurves.title", {unit: view.unit.name}),
    summary: t("planCurves.summary", {plans: names.join(t("comma")), base: view.page.comparison.base.label}),
    note: comparisonNote(view),
    legend: names.map((name, k) => entry(name, looks[k % looks.length])),
    columns: columns(view),
    rows,
    plot: (width) =>
      frame(view, width, {
        x: timeAxis(view, width),
        y: percentAxis(view, t("axis.difference"), {tickFormat: f.points}),
        marks: marks(view, rows, names)
      })
  };
}
