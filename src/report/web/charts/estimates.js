// SPDX-License-Identifier: Apache-2.0
import {Plot, frame, ink, narrow, percentAxis, percentTicks, tooltip, topOf} from "./base.js";

/** Long labels are cut in the middle of a chart's margin; tables have them whole. */
export const shortened = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** Two months of the table: about ten years, and the horizon. */
export function twoMonths(view) {
  const all = view.definition.ghost_probability.map((each) => each.month);
  return all.length > 1 ? [all[all.length - 2], all[all.length - 1]] : all;
}

/** A row of a chart of estimates. */
export function estimateRow(label, estimate) {
  return {
    label,
    month: estimate.month,
    probability: estimate.probability,
    low: estimate.low,
    high: estimate.high,
    never: estimate.never,
    never_low: estimate.never_low,
    never_high: estimate.never_high,
    beliefs: estimate.beliefs
  };
}

export function estimateTable(view, first) {
  const {t, f, calendar} = view;
  const format = f.probability;
  return [
    {key: "label", label: first},
    {key: "month", label: t("by"), format: calendar.name},
    {key: "probability", label: t("pGhost"), format},
    {key: "low", label: t("low"), format},
    {key: "high", label: t("high"), format},
    {key: "never", label: t("never"), format},
    {key: "never_low", label: t("low"), format},
    {key: "never_high", label: t("high"), format},
    {key: "beliefs", label: t("beliefs"), format: f.count}
  ];
}

export function monthLegend(view, months) {
  return months.map((month, k) => ({
    label: view.t("byDate", {date: view.calendar.name(month)}),
    colour: ink(k === months.length - 1 ? "blue" : "orange"),
    shape: "area"
  }));
}

/** Dots with intervals, a row for each label, an offset for each month. */
export function estimatePlot(view, rows, months) {
  const {t, f} = view;
  const labels = [...new Set(rows.map((row) => row.label))];
  const spot = (row) => (months.length > 1 && row.month !== months[months.length - 1] ? -6 : months.length > 1 ? 6 : 0);
  const colour = (row) => ink(row.month === months[months.length - 1] ? "blue" : "orange");
  const words = (row) =>
    `${row.label}, ${t("byDate", {date: view.calendar.name(row.month)})}\n${f.estimate(row.probability, row.low, row.high)}\n${t("never")} ${f.probability(row.never)}`;
  const top = topOf(rows.map((row) => row.high));
  return (width) => {
    const longest = Math.max(...labels.map((label) => label.length));
    const margin = Math.min(narrow(width) ? 118 : 220, 16 + 6.6 * longest);
    const most = Math.floor((margin - 12) / 6.2);
    const marks = months.flatMap((month) => {
      const some = rows.filter((row) => row.month === month);
      const dy = some.length ? spot(some[0]) : 0;
      return [
        Plot.link(some, {
          x1: "low",
          x2: "high",
          y1: "label",
          y2: "label",
          stroke: colour,
          strokeWidth: 2.5,
          strokeOpacity: 0.55,
          dy,
          strokeLinecap: "round"
        }),
        Plot.dot(some, {x: "probability", y: "label", fill: colour, r: 4.5, dy, stroke: ink("paper"), strokeWidth: 1})
      ];
    });
    return frame(view, width, {
      height: Math.max(150, 38 * labels.length + 66),
      marginLeft: margin,
      x: percentAxis(view, t("axis.probability"), {domain: [0, top], tickFormat: percentTicks(view, top), labelAnchor: "right"}),
      y: {domain: labels, label: null, tickSize: 0, tickFormat: (label) => shortened(label, most), type: "point", padding: 0.6},
      marks: [
        Plot.ruleY(labels, {stroke: ink("grid")}),
        ...marks,
        Plot.ruleX([0], {stroke: ink("rule")}),
        ...tooltip(rows, "probability", "label", words, "xy")
      ]
    });
  };
}
