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

function estimateTable(view, first) {
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

function monthLegend(view, months) {
  return months.map((month, k) => ({
    label: view.t("byDate", {date: view.calendar.name(month)}),
    colour: ink(k === months.length - 1 ? "blue" : "orange"),
    shape: "area"
  }));
}

function words(view, row) {
  const {t, f, calendar} = view;
  return [
    `${row.label}, ${t("byDate", {date: calendar.name(row.month)})}`,
    f.estimate(row.probability, row.low, row.high),
    `${t("never")} ${f.probability(row.never)}`
  ].join("\n");
}

/** Dots with intervals of one month, `dy` pixels off the middle of their rows. */
function dots(rows, colour, dy) {
  const bar = {x1: "low", x2: "high", y1: "label", y2: "label", stroke: colour, strokeWidth: 2.5, strokeOpacity: 0.55};
  return [
    Plot.link(rows, {...bar, dy, strokeLinecap: "round"}),
    Plot.dot(rows, {x: "probability", y: "label", fill: colour, r: 4.5, dy, stroke: ink("paper"), strokeWidth: 1})
  ];
}

function marks(view, rows, labels, months) {
  const place = (k) => (months.length < 2 ? 0 : k === months.length - 1 ? 6 : -6);
  const of = (month) => rows.filter((row) => row.month === month);
  return [
    Plot.ruleY(labels, {stroke: ink("grid")}),
    ...months.flatMap((month, k) => dots(of(month), ink(k === months.length - 1 ? "blue" : "orange"), place(k))),
    Plot.ruleX([0], {stroke: ink("rule")}),
    ...tooltip(rows, "probability", "label", (row) => words(view, row), "xy")
  ];
}

/** Dots with intervals, a row for each label. @returns {(width: number) => object} */
function estimatePlot(view, rows, months) {
  const labels = [...new Set(rows.map((row) => row.label))];
  const longest = Math.max(...labels.map((label) => label.length));
  const top = topOf(rows.map((row) => row.high));
  return (width) => {
    const marginLeft = Math.min(narrow(width) ? 118 : 220, 16 + 6.6 * longest);
    const tickFormat = (label) => shortened(label, Math.floor((marginLeft - 12) / 6.2));
    const axis = {domain: [0, top], tickFormat: percentTicks(view, top), labelAnchor: "right"};
    return frame(view, width, {
      height: Math.max(150, 38 * labels.length + 66),
      marginLeft,
      x: percentAxis(view, view.t("axis.probability"), axis),
      y: {domain: labels, label: null, tickSize: 0, tickFormat, type: "point", padding: 0.6},
      marks: marks(view, rows, labels, months)
    });
  };
}

/**
 * A chart of estimates; its summary says where they begin and end at the horizon.
 * @param {{id: string, first: string, note: string, title: object}} words  `first`: what a row is, `title`: what its title names
 * @param {object[]} rows  of estimateRow @returns {import("../types.js").Chart}
 */
export function estimateChart(view, {id, first, note, title}, rows) {
  const {t, f} = view;
  const months = twoMonths(view);
  const ends = rows.filter((row) => row.month === view.horizon).sort((a, b) => a.probability - b.probability);
  const [least, most] = [ends[0], ends[ends.length - 1]];
  return {
    id,
    title: t(`${id}.title`, title),
    summary: t(`${id}.summary`, {
      date: view.calendar.name(view.horizon),
      least: least.label,
      low: f.probability(least.probability),
      most: most.label,
      high: f.probability(most.probability)
    }),
    note,
    legend: monthLegend(view, months),
    columns: estimateTable(view, first),
    rows,
    plot: estimatePlot(view, rows, months)
  };
}
