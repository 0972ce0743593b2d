// SPDX-License-Identifier: Apache-2.0
import {Plot, ink} from "./base.js";
import {fanChart} from "./fan.js";

const dashes = {counterfactual: "1,3", euler: "7,3", cost: "3,2", books: "9,3,2,3"};

/** Medians by month of the shares by other rules that were recorded. */
function otherMedians(view, rule) {
  const {fan} = view.unit;
  const others = Object.keys(dashes).filter((name) => name !== rule && fan[`share_${name}`]);
  const median = (name) => fan[`share_${name}`].by_month.map((values) => (values === null ? null : values[2]));
  return Object.fromEntries(others.map((name) => [name, median(name)]));
}

/** A dashed line for each, with its name at the end. */
function medianMarks(view, medians) {
  const {t, calendar} = view;
  const points = (name) =>
    medians[name].map((share, k) => ({x: calendar.x(k + 1), share, name})).filter((row) => row.share !== null);
  const look = {x: "x", y: "share", stroke: ink("ink"), strokeOpacity: 0.65, strokeWidth: 1.4};
  const ends = Object.keys(medians).flatMap((name) => points(name).slice(-1));
  const text = {textAnchor: "end", dx: -4, dy: -7, fontSize: 11, fill: ink("soft"), stroke: ink("panel"), strokeWidth: 4};
  return [
    ...Object.keys(medians).map((name) => Plot.line(points(name), {...look, strokeDasharray: dashes[name]})),
    Plot.text(ends, {x: "x", y: "share", text: (row) => t(`rule.${row.name}`), ...text})
  ];
}

/** The share that the definition asks about as a fan, the medians of the others as lines. */
export function shares(view) {
  const {t, f, unit, asked, definition} = view;
  const rule = String(asked.share).toLowerCase();
  const medians = otherMedians(view, rule);
  const names = Object.keys(medians);
  const threshold = f.percent(asked.threshold);
  return fanChart(view, "shares", unit.fan[`share_${rule}`], {
    share: true,
    colour: "purple",
    format: f.percent,
    title: t("shares.title", {rule: t(`rule.${rule}`)}),
    axis: t("axis.computeShare"),
    limit: {
      value: asked.threshold,
      text: t("limit.share", {threshold}),
      note: t("shares.limit", {definition: definition.name, threshold})
    },
    marks: medianMarks(view, medians),
    legend: [{label: t("shares.others"), colour: ink("soft"), shape: "dash"}],
    columns: names.map((name) => ({key: name, label: t("medianOf", {rule: t(`rule.${name}`)}), format: f.percent})),
    extend: (row) => ({...row, ...Object.fromEntries(names.map((name) => [name, medians[name][row.month - 1]]))})
  });
}
