// SPDX-License-Identifier: Apache-2.0
import {Plot, ink} from "./base.js";
import {fanChart} from "./fan.js";

const rules = ["counterfactual", "euler", "cost", "books"];

function headcount(view) {
  const {t, f, unit, definition} = view;
  const allowed = definition.people_allowed;
  return fanChart(view, "headcount", unit.fan.headcount, {
    colour: "green",
    format: f.size,
    title: t("headcount.title"),
    axis: t("axis.people"),
    noLimit: t("headcount.noLimit", {definition: definition.name}),
    limit:
      allowed === null
        ? null
        : {
            value: allowed,
            text: t("limit.people", {people: f.count(allowed)}),
            note: t("headcount.limit", {definition: definition.name, people: f.count(allowed)})
          }
  });
}

function gpus(view) {
  const {t, f, unit} = view;
  return fanChart(view, "gpus", unit.fan.gpus, {
    colour: "orange",
    format: f.size,
    title: t("gpus.title"),
    axis: t("axis.gpus"),
    noLimit: t("gpus.noLimit")
  });
}

function value(view) {
  const {t, f, unit, asked, definition} = view;
  const least = asked.growth * unit.start.monthly_value;
  return fanChart(view, "value", unit.fan.value, {
    colour: "blue",
    format: f.short,
    title: t("value.title"),
    axis: t("axis.value"),
    limit: {
      value: least,
      text: t("limit.value", {value: f.short(least)}),
      note: t("value.limit", {definition: definition.name, growth: f.number(asked.growth)})
    }
  });
}

/** The share that the definition asks about as a fan, the medians of the others as lines. */
function shares(view) {
  const {t, f, unit, asked, definition} = view;
  const rule = String(asked.share).toLowerCase();
  const others = rules.filter((name) => name !== rule && unit.fan[`share_${name}`]);
  const median = (name) => unit.fan[`share_${name}`].by_month.map((values) => (values === null ? null : values[2]));
  const lines = Object.fromEntries(others.map((name) => [name, median(name)]));
  const dashes = {counterfactual: "1,3", euler: "7,3", cost: "3,2", books: "9,3,2,3"};
  const marks = others.map((name) =>
    Plot.line(
      lines[name].map((share, k) => ({x: view.calendar.x(k + 1), share})).filter((row) => row.share !== null),
      {x: "x", y: "share", stroke: ink("ink"), strokeOpacity: 0.65, strokeWidth: 1.4, strokeDasharray: dashes[name]}
    )
  );
  const labels = others
    .map((name) => ({x: view.calendar.x(view.horizon), share: lines[name].findLast?.((v) => v !== null) ?? null, name}))
    .filter((row) => row.share !== null);
  marks.push(
    Plot.text(
      labels,
      Plot.dodgeY
        ? {
            x: "x",
            y: "share",
            text: (row) => t(`rule.${row.name}`),
            textAnchor: "end",
            dx: -4,
            dy: -7,
            fontSize: 11,
            fill: ink("soft"),
            stroke: ink("paper"),
            strokeWidth: 4
          }
        : {}
    )
  );
  return fanChart(view, "shares", unit.fan[`share_${rule}`], {
    share: true,
    colour: "purple",
    format: f.percent,
    title: t("shares.title", {rule: t(`rule.${rule}`)}),
    axis: t("axis.computeShare"),
    limit: {
      value: asked.threshold,
      text: t("limit.share", {threshold: f.percent(asked.threshold)}),
      note: t("shares.limit", {definition: definition.name, threshold: f.percent(asked.threshold)})
    },
    marks,
    legend: [{label: t("shares.others"), colour: ink("soft"), shape: "dash"}],
    columns: others.map((name) => ({key: name, label: t("medianOf", {rule: t(`rule.${name}`)}), format: f.percent})),
    extend: (row) => ({...row, ...Object.fromEntries(others.map((name) => [name, lines[name][row.month - 1]]))})
  });
}

/** Fans of what the scenario recorded. @returns {import("../types.js").Chart[]} */
export function fans(view) {
  const {unit, asked} = view;
  const charts = [];
  if (unit.fan.headcount) charts.push(headcount(view));
  if (unit.fan.gpus) charts.push(gpus(view));
  if (unit.fan.value) charts.push(value(view));
  if (unit.fan[`share_${String(asked.share).toLowerCase()}`]) charts.push(shares(view));
  return charts;
}
